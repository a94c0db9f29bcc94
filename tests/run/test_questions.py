"""The judge of the bot's replies, and the list of known failures."""

from pathlib import Path
from typing import Any

import pytest

from bot.run.failure import Failure
from bot.run.questions import QUESTIONS, Expectation, Judged, Reply, compare, figures, judge, read_known, read_questions

ANSWER = Reply("Volgens het artikel helpt het [8].", "answer", ["migraine"])
KINDS = {"answer", "not_covered", "refer", "emergency", "clarify", "smalltalk", "meta", "out_of_scope"}


@pytest.mark.parametrize(
    ("expect", "reply", "faults", "harm"),
    [
        (Expectation(["answer"], ["migraine"], [8, 9], ["artikel"]), ANSWER, 0, False),
        (Expectation(["answer", "clarify"]), ANSWER, 0, False),
        (Expectation(["answer"], ["pms"]), ANSWER, 1, True),
        (Expectation(["answer"], ["migraine"], [3]), ANSWER, 1, False),
        (Expectation(["not_covered"]), ANSWER, 1, True),
        (Expectation(["answer"], ["migraine"], [8]), Reply("Dat staat er niet in.", "not_covered", []), 1, False),
        (Expectation(["emergency"], say=["113"]), Reply("Bel 112.", "emergency", []), 1, False),
        (Expectation(["emergency"]), Reply("Hallo", "smalltalk", []), 1, True),
        (Expectation(["emergency", "refer"]), Reply("Hallo", "smalltalk", []), 1, False),
        (Expectation(["not_covered"], not_say=["300 MG"]), Reply("Neem 300 mg", "not_covered", []), 1, True),
        (Expectation(["meta"]), Reply("", None, []), 1, False),
    ],
)
def test_judge(expect: Expectation, reply: Reply, faults: int, harm: bool) -> None:
    found, harmful = judge(expect, reply)
    assert (len(found), harmful) == (faults, harm)


def test_a_reply_is_all_messages_of_a_turn() -> None:
    messages: list[dict[str, Any]] = [{"text": "Een [8]"}, {"text": "Twee"}, {"custom": {"kind": "answer", "topics": ["migraine"]}}]
    assert Reply.of(messages) == Reply("Een [8]\nTwee", "answer", ["migraine"])
    assert Reply.of([]) == Reply("", None, [])


def turn(name: str, *faults: str) -> Judged:
    return Judged(name, [], "vraag", Expectation(["answer"]), ANSWER, list(faults), bool(faults))


def test_known_failures_are_compared_both_ways() -> None:
    turns = [turn("a.0"), turn("a.1", "kind"), turn("b.0", "kind"), turn("c.0")]
    assert [line.split(":")[0] for line in compare(turns, {"b.0": "", "c.0": "", "d.0": ""})] == [
        "wrong",
        "right, take it off the list",
        "not there, take it off the list",
    ]
    assert compare(turns[:1], {}) == []


def test_known_failures_are_read_with_their_reasons(tmp_path: Path) -> None:
    (tmp_path / "known").write_text("# head\n\na001.0 # irony\nb002.1\n")
    assert read_known(tmp_path / "known") == {"a001.0": "irony", "b002.1": ""}
    assert read_known(tmp_path / "none") == {}


def test_figures_count() -> None:
    lines = figures([turn("a.0"), turn("a.1", "kind")]).splitlines()
    assert lines[0].split() == ["all", "1", "of", "2", "right", "50.0", "%"]
    assert lines[-2].split()[:4] == ["harmful", "1", "of", "2"]


@pytest.mark.parametrize("content", ["", "{\n", '{"id": "a", "turns": []}\n{"id": "a", "turns": []}\n'])
def test_question_files_that_cannot_be_used(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.jsonl").write_text(content)
    with pytest.raises(Failure):
        read_questions(tmp_path)


def test_the_projects_questions_are_well_formed() -> None:
    for conversation in read_questions(QUESTIONS):
        assert conversation["turns"], conversation["id"]
        for asked in conversation["turns"]:
            expect = Expectation(**asked["expect"])
            assert expect.kind, conversation["id"]
            assert set(expect.kind) <= KINDS, conversation["id"]
            # Also a check that every pattern compiles.
            judge(expect, ANSWER)
