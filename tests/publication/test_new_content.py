"""The real bot gets content on what was not covered. All of it is made up for the test (see made_up.py), in a copy of the content folder."""

import time
from pathlib import Path

import pytest

from bot.publication.status import read_status
from bot.run.spawn import RunningBot, running_bot
from tests.asking import Visitor
from tests.publication.made_up import ZINC, with_cramp
from tests.publication.test_live import Desk, children, desk, watched  # noqa: F401 - fixtures

pytestmark = pytest.mark.bot
ZINC_QUESTION, CRAMP_QUESTION = "helpt zink tegen haaruitval?", "helpt magnesium tegen nachtelijke kuitkramp"


def until(seconds: float, found: object) -> None:
    end = time.monotonic() + seconds
    while not found():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.2)


def test_what_was_not_covered_is_answered_from_new_text(desk: Desk, watched: RunningBot) -> None:  # noqa: F811 - fixtures
    visitor = Visitor(watched.url)
    assert [visitor.ask(question).kind for question in (ZINC_QUESTION, CRAMP_QUESTION)] == ["not_covered", "not_covered"]
    desk.article.write_text(with_cramp(desk.article.read_text(encoding="utf-8")), encoding="utf-8")
    zinc = desk.article.with_name("zink.yml")
    zinc.write_text(ZINC, encoding="utf-8")
    until(60, lambda: read_status().state == "training" and read_status().progress > 0.02)
    training = {pid for pid in children(watched.pid) if "train" in Path(f"/proc/{pid}/cmdline").read_text()}
    zinc.write_text(ZINC.replace("bij haaruitval [2]", "bij haaruitval, anders gezegd [2]"), encoding="utf-8")
    time.sleep(3)
    assert training
    assert training <= set(children(watched.pid))  # another wording, the same training
    status = desk.wait("live", "refused", "failed")
    assert (status.state, status.worse) == ("live", []), status
    answered = {change.question: change for change in status.answered}
    assert CRAMP_QUESTION in answered
    assert answered[CRAMP_QUESTION].got == "answer kuitkramp-effect"
    visitor = Visitor(watched.url)
    assert "anders gezegd [2]" in visitor.ask(ZINC_QUESTION).text
    assert visitor.ask(CRAMP_QUESTION).custom["passages"] == ["kuitkramp-effect"]
    assert Visitor(watched.url).ask("Helpt magnesium bij migraine?").custom["passages"] == ["migraine-effect"]
    zinc.unlink()  # taken away: silent at once, long before anything is learned anew
    until(10, lambda: Visitor(watched.url).ask(ZINC_QUESTION).kind == "not_covered")
    assert read_status().state in ("training", "evaluating")
    said = Visitor(watched.url).ask("waar weet jij iets over?")
    assert "haaruitval" not in str(said.custom["suggestions"]).casefold()
    zinc.write_text(ZINC, encoding="utf-8")
    until(10, lambda: Visitor(watched.url).ask(ZINC_QUESTION).kind == "answer")


def test_an_example_question_that_only_goes_by_heart_waits_also_over_a_restart(desk: Desk) -> None:  # noqa: F811 - fixture
    question = "Hoe snel werkt magnesium bij migraine?"
    text = desk.article.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.strip() == f"- {question}")
    head, tail = text.replace(f"{line}\n", "", 1).split("  - id: vitamine-d\n", 1)
    tail = tail.replace("    vragen:\n", f"    vragen:\n{line}\n", 1)
    with running_bot(desk.data):
        desk.wait("live", seconds=30)
        desk.article.write_text(f"{head}  - id: vitamine-d\n{tail}", encoding="utf-8")
        desk.wait("training", seconds=60)
        status = desk.wait("refused", "live", "failed")
        assert status.state == "refused", status
        assert status.anyway
        assert question in [change.question for change in status.astray]
        assert status.advice
    with running_bot(desk.data) as again:
        begun = time.monotonic()
        status = desk.wait("refused", "failed", seconds=60)
        assert not any("train" in Path(f"/proc/{pid}/cmdline").read_text() for pid in children(again.pid))
        assert time.monotonic() - begun < 30  # nothing was trained or asked again
        assert question in [change.question for change in status.astray]
