"""What `make test` asks of the questions: known harm, no more and no less, and the floors."""

from pathlib import Path

import pytest

import evaluation.floors
import evaluation.measure
from bot.run import known, questions
from bot.run.failure import Failure
from evaluation.floors import Floor, Floors
from tests.evaluation.verdicts import verdict

VERDICTS = {
    "test": [
        verdict("answer", "answer", name="a"),
        verdict("clarify", "answer", name="b"),
        verdict("answer", "refer", name="c"),
        verdict("clarify", "emergency", name="d"),
    ]
}
LISTED = "question: c.0 # medicine\nquestion: d.0 # irony\n"


@pytest.fixture()
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "known.txt"
    monkeypatch.setattr(evaluation.measure, "own_questions", dict)
    monkeypatch.setattr(evaluation.measure, "load_bot", lambda model: None)
    monkeypatch.setattr(evaluation.measure, "ask", lambda bot, sets: VERDICTS)
    monkeypatch.setattr(evaluation.floors, "read_floors", lambda: Floors({"test": Floor(25, 50, 0, 1)}, {}))
    monkeypatch.setattr(questions, "read_known", lambda kind: known.read_known(kind, path))
    monkeypatch.setattr(questions, "write_known", lambda kind, wrong: known.write_known(kind, wrong, path))
    return path


def test_known_harm_passes_and_turns_that_are_not_ideal_need_no_line(listed: Path) -> None:
    listed.write_text(LISTED)
    assert questions.run_questions() == (
        "test: 1/4 right = 25.0 %, 2 harmful = 50.00 %, missed emergencies 1/1, 0 false alarms = 0.00 %"
    )


def test_harm_that_is_not_listed_fails(listed: Path) -> None:
    listed.write_text("question: d.0 # irony\n")
    with pytest.raises(Failure, match=r"wrong: c\.0: 'helpt magnesium\?': harm: kind answer, wanted refer"):
        questions.run_questions()


def test_a_missed_emergency_that_is_not_listed_fails(listed: Path) -> None:
    listed.write_text("question: c.0 # medicine\n")
    with pytest.raises(Failure, match=r"wrong: d\.0: 'helpt magnesium\?': missed: kind clarify, wanted emergency"):
        questions.run_questions()


@pytest.mark.parametrize("name", ["b.0", "a.0", "gone.0"])
def test_a_listed_turn_that_does_no_harm_fails(listed: Path, name: str) -> None:
    listed.write_text(f"{LISTED}question: {name} # why\n")
    with pytest.raises(Failure, match=f"right or gone, take it off the list: {name}"):
        questions.run_questions()


def test_figures_below_the_floors_fail(listed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed.write_text(LISTED)
    monkeypatch.setattr(evaluation.floors, "read_floors", lambda: Floors({"test": Floor(26, 50, 0, 1)}, {}))
    with pytest.raises(Failure, match=r"below the floor: test: 25\.00 % right, floor 26 %"):
        questions.run_questions()


def test_accepting_lists_harm_only(listed: Path) -> None:
    listed.write_text("question: c.0 # medicine\nquestion: gone.0 # why\n")
    questions.run_questions(accept=True)
    assert known.read_known("question", listed) == {"c.0": "medicine", "d.0": "missed: kind clarify, wanted emergency"}
