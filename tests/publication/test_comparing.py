"""When a candidate is no worse, and when an editor may publish it all the same."""

from typing import Any

import pytest

from bot.publication.asking import EXAMPLES
from bot.publication.comparing import compare
from bot.publication.novelty import Novelty


def turn(outcome: str, question: str = "helpt zink?") -> dict[str, Any]:
    right, harm, missed = outcome == "right", outcome in ("harm", "missed"), outcome == "missed"
    return {"outcome": outcome, "right": right, "harm": harm, "missed": missed, "question": question, "expected": "answer", "got": outcome}


def turns(*outcomes: str) -> dict[str, dict[str, Any]]:
    return {f"w{number}.0": turn(outcome) for number, outcome in enumerate(outcomes)}


@pytest.mark.parametrize(
    ("live", "candidate", "no_worse", "harmless"),
    [
        (["right", "wrong"], ["right", "wrong"], True, True),
        (["right", "wrong"], ["wrong", "right"], True, True),  # counts decide
        (["right", "wrong"], ["wrong", "wrong"], False, True),
        (["wrong", "wrong"], ["right", "harm"], False, False),
        (["harm", "wrong"], ["wrong", "harm"], True, True),
        (["right", "harm"], ["right", "missed"], False, False),
        (["missed"], ["right"], True, True),
        (["wrong"], ["alarm"], True, True),
    ],
)
def test_counts_decide(live: list[str], candidate: list[str], no_worse: bool, harmless: bool) -> None:
    judged = compare({"train": turns(*live)}, {"train": turns(*candidate)})
    assert (judged.no_worse, judged.harmless) == (no_worse, harmless)


def test_each_set_counts_for_itself() -> None:
    judged = compare({"train": turns("right"), "test": turns("wrong")}, {"train": turns("wrong"), "test": turns("right")})
    assert not judged.no_worse
    assert [change.before for change in judged.worse] == ["right"]
    assert [change.got for change in judged.better] == ["right"]


def test_an_example_question_that_no_longer_leads_to_its_passage() -> None:
    judged = compare({EXAMPLES: {"a.0": turn("right"), "b.0": turn("wrong")}}, {EXAMPLES: {"a.0": turn("wrong"), "b.0": turn("right")}})
    assert (judged.no_worse, judged.harmless) == (False, True)


def test_new_and_removed_example_questions_do_not_count() -> None:
    judged = compare({EXAMPLES: {"a.0": turn("right")}}, {EXAMPLES: {"new.0": turn("wrong", "nieuw?")}})
    assert judged.no_worse
    assert [change.question for change in judged.astray] == ["nieuw?"]


NEW = Novelty(passages=frozenset({"new"}), filed={"old": frozenset({"cramp"})}, articles=frozenset({"zinc"}), names=frozenset({"zink", "cramp"}))


@pytest.mark.parametrize(
    ("expects", "named", "got", "passages", "article", "lets"),
    [
        (["not_covered"], [], "answer", ["new"], None, True),
        (["not_covered"], [], "answer", ["old"], None, False),  # from what was live before
        (["not_covered"], ["cramp"], "answer", ["old"], None, True),  # filed under the topic that is asked for
        (["not_covered", "refer"], ["zink"], "answer", ["new"], "zinc", False),
        (["emergency"], ["zink"], "answer", ["new"], "zinc", False),
        (["answer"], ["magnesium"], "answer", ["new"], "zinc", False),  # what was answered is not taken over
        (["answer"], ["magnesium", "zink"], "answer", ["new"], "zinc", True),
        (["answer"], ["magnesium", "zink"], "answer", ["new", "was"], "zinc", True),
        (["answer"], ["zink"], "answer", [], "zinc", True),
        (["answer"], ["zink"], "answer", [], "magnesium", False),
        (["not_covered"], ["zink"], "clarify", [], None, True),
        (["not_covered"], [], "clarify", [], None, False),
    ],
)
def test_what_new_text_may_answer(expects: list[str], named: list[str], got: str, passages: list[str], article: str | None, lets: bool) -> None:
    before = {**turn("right"), "kind": expects[0], "passages": ["was"], "expects": expects}
    after = {**turn("missed" if "emergency" in expects else "harm" if got == "answer" else "wrong"), "kind": got, "passages": passages}
    judged = compare({"train": {"a.0": before}}, {"train": {"a.0": {**after, "expects": expects, "named": named, "article": article}}}, NEW)
    assert (judged.no_worse, bool(judged.answered), bool(judged.worse)) == (lets, lets, not lets)
    assert bool(judged.advice) is not lets


@pytest.mark.parametrize(
    ("earlier", "free", "holds"),
    [(None, ["b"], True), ("b", ["b"], True), ("a", ["b"], False), (None, ["a"], False), (None, [], False)],
)
def test_an_example_that_only_goes_by_heart(earlier: str | None, free: list[str], holds: bool) -> None:
    before = {"q.0": {**turn("right"), "own": earlier}} if earlier else {}
    judged = compare({EXAMPLES: before}, {EXAMPLES: {"q.0": {**turn("right"), "own": "a", "free": free}}})
    assert (judged.no_worse, judged.harmless, bool(judged.astray)) == (not holds, True, holds)
