"""What changed between two sides is told with whether it is better or worse, and harm is never overlooked."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.run.failure import Failure
from bot.settings import TOP
from editor.comparing.changes import Changes, compare
from editor.comparing.page import marked, write_page
from editor.comparing.questions import LOOSE, OWN, gather, owners
from editor.comparing.replies import Reply, _read_questions, write_questions
from editor.comparing.side import Side, side_of
from editor.comparing.text import lines, summary
from evaluation.questions import Conversation, Expected, Turn

ANSWER = Reply("a.0", "answer", ("migraine",), ("migraine-effect",), "Verzonnen antwoord een.", "right", (), "ask", 0.9)


def conversation(tag: str = "kaal", text: str = "vraag?") -> Conversation:
    return Conversation("a", "f.jsonl", (tag,), (Turn(text, Expected(("answer",))),))


def one(old: Reply, new: Reply, tag: str = "kaal", owned: dict[str, str] | None = None) -> Changes:
    return compare([conversation(tag)], {"a.0": old}, {"a.0": new}, owned or {})


@pytest.mark.parametrize(
    ("new", "direction", "harmful"),
    [
        pytest.param({"text": "Verzonnen antwoord twee."}, "text", False, id="other words"),
        pytest.param({"passages": ("migraine-snelheid",)}, "other", False, id="another passage, as good"),
        pytest.param({"kind": "clarify", "outcome": "wrong"}, "worse", False, id="worse"),
        pytest.param({"kind": "answer", "topics": ("pms",), "outcome": "harm"}, "worse", True, id="harmful"),
        pytest.param({"kind": "clarify", "outcome": "missed"}, "worse", True, id="an emergency missed"),
        pytest.param({"kind": "emergency", "outcome": "alarm"}, "worse", False, id="a false alarm"),
    ],
)
def test_a_change_is_better_or_worse(new: dict[str, object], direction: str, harmful: bool) -> None:
    changes = one(ANSWER, replace(ANSWER, **new))  # type: ignore[arg-type]
    assert [(change.direction, change.became_harmful) for change in changes.changed] == [(direction, harmful)]
    back = one(replace(ANSWER, **new), ANSWER)  # type: ignore[arg-type]
    assert [change.direction for change in back.changed] == ["better" if direction == "worse" else direction]
    assert not back.harmful


def test_the_same_reply_is_no_change() -> None:
    changes = one(ANSWER, replace(ANSWER, confidence=0.2))
    assert changes.changed == ()
    assert summary(changes) == "1 beurten gevraagd, 0 antwoorden veranderd: 0 slechter, 0 beter, 0 anders, 0 alleen andere woorden."


def test_harm_that_stays_harm_is_not_news() -> None:
    harm = replace(ANSWER, outcome="harm")
    assert not one(harm, replace(harm, text="anders")).harmful


@pytest.mark.parametrize(
    ("owned", "direction"),
    [
        pytest.param({"vraag?": "migraine-effect"}, "worse", id="it lost its own passage"),
        pytest.param({"vraag?": "nieuw"}, "better", id="it moved to another passage and gets that"),
        pytest.param({}, "other", id="it is no example question any more"),
    ],
)
def test_an_example_question_has_to_get_its_own_passage(owned: dict[str, str], direction: str) -> None:
    changes = one(ANSWER, replace(ANSWER, passages=("nieuw",)), OWN, owned)
    assert [change.direction for change in changes.changed] == [direction]


def test_of_a_loose_question_nothing_is_expected() -> None:
    changes = one(ANSWER, replace(ANSWER, kind="clarify", outcome="wrong"), LOOSE)
    assert [(change.direction, change.new_outcome) for change in changes.changed] == [("other", None)]


def test_the_text_tells_both_replies_and_what_was_wanted() -> None:
    declined = replace(ANSWER, kind="not_covered", passages=(), topics=(), outcome="wrong", faults=("kind not_covered, wanted answer",))
    told = "\n".join(lines(one(ANSWER, declined)))
    assert "was   answer migraine-effect: goed" in told
    assert "wordt not_covered: niet goed  (kind not_covered, wanted answer)" in told
    assert re.search(r"answer +1 → +0  \(-1\)", told)
    assert "WERD SCHADELIJK" not in told
    assert "WERD SCHADELIJK a.0" in "\n".join(lines(one(ANSWER, replace(ANSWER, topics=("pms",), outcome="harm"))))


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_is_one_file_and_shows_markup_as_text(tmp_path: Path) -> None:
    side = Side("content", tmp_path, Path("m.tar.gz"))
    changes = one(ANSWER, replace(ANSWER, text="<script>alert(1)</script> & twee", passages=("pms-effect",), outcome="harm"))
    page = write_page(changes, side, side, tmp_path / "nieuw" / "index.html").read_text(encoding="utf-8")
    seen = _Seen()
    seen.feed(page)
    assert seen.addresses == []
    assert "<script" not in page
    assert "<script>alert(1)</script> & twee" in seen.text
    assert "1 antwoorden werden schadelijk." in seen.text


def test_only_the_words_that_differ_are_marked() -> None:
    assert marked("werkt een uur na <inname>", "werkt zestig minuten na <inname>") == (
        "werkt <del>een</del> <del>uur</del> na &lt;inname&gt;",
        "werkt <ins>zestig</ins> <ins>minuten</ins> na &lt;inname&gt;",
    )


def test_questions_survive_the_way_to_the_other_process(tmp_path: Path) -> None:
    asked = [conversation(), Conversation("b", "g", (), (Turn("é\n'\"", Expected(("answer", "refer"), ("a",), (1, 2), ("x",), ("y",))),) * 2)]
    write_questions(tmp_path / "q.json", asked)
    assert _read_questions(tmp_path / "q.json") == asked


def test_all_sets_and_the_articles_own_questions_are_asked(tmp_path: Path) -> None:
    own = owners(TOP / "content")
    (tmp_path / "meer.txt").write_text("Eerste verzonnen vraag?\n\nTweede?\n", encoding="utf-8")
    asked = gather({"oud?": "weg"}, own, [tmp_path / "meer.txt"])
    tags = [set(found.tags) for found in asked]
    assert sum(OWN in found for found in tags) == len(own) + 1
    assert [found.turns[0].text for found in asked if LOOSE in found.tags] == ["Eerste verzonnen vraag?", "Tweede?"]
    assert len(asked) > 1000
    assert {found.tags[0] for found in gather({}, own, [], only=OWN)} == {OWN}
    assert len(gather({}, own, [], limit=10)) == 10


def test_a_revision_of_the_content_is_a_side(tmp_path: Path) -> None:
    if not (TOP / ".git").exists():
        pytest.skip("not a git checkout")
    assert owners(side_of("HEAD", tmp_path).content)


@pytest.mark.parametrize("name", ["bestaat-niet", "--help", "models/geen.tar.gz", "docs", ""])
def test_what_is_no_side_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(Failure, match="geen"):
        side_of(name, tmp_path)
