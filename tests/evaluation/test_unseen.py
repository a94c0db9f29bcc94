"""Asking the train questions of models that have not seen them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import TOP
from evaluation.examples import TARGET
from evaluation.questions import Expected, Turn, read_sets
from evaluation.unseen import danger_rows, folds, training_data
from tests.evaluation.verdicts import conversation, verdict

QUESTIONS = [conversation(Turn(f"helpt magnesium bij klacht {number}?", Expected(("not_covered",))), name=f"x{number}") for number in range(60)]


def test_every_conversation_is_in_one_fold() -> None:
    dealt = folds(QUESTIONS, 5)
    assert sorted(c.id for fold in dealt for c in fold) == sorted(c.id for c in QUESTIONS)
    assert all(3 <= len(fold) <= 25 for fold in dealt)
    assert folds(QUESTIONS, 5) == dealt


def test_who_asks_the_same_is_in_the_same_fold() -> None:
    twins = [conversation(Turn(text, Expected(("answer",))), name=text) for text in ("Helpt  magnesium?", "helpt magnesium?")]
    dealt = folds([*QUESTIONS, *twins], 5)
    assert [len({c.id for c in twins} & {c.id for c in fold}) for fold in dealt].count(2) == 1


@pytest.mark.parametrize("number", [-1, 0, 1, 61])
def test_a_number_of_folds_that_cannot_be(number: int) -> None:
    with pytest.raises(ValueError, match=f"found {number}, expected 2 to 60"):
        folds(QUESTIONS, number)


def test_a_fold_is_left_out_of_the_training_data(tmp_path: Path) -> None:
    fold, *others = folds(read_sets()["train"], 40)
    data = training_data([c for other in others for c in other], tmp_path)
    learned = {line.strip().removeprefix("- ") for line in (data / TARGET.name).read_text(encoding="utf-8").splitlines()}
    theirs = {" ".join(turn.text.split()) for c in fold for turn in c.turns if turn.expected.kinds == ("not_covered",)}
    shared = {" ".join(turn.text.split()) for other in others for c in other for turn in c.turns}
    assert len(theirs) > 20
    assert not learned & (theirs - shared)
    assert len(learned) > 1_000
    # Everything else is what the bot itself is trained on.
    names = {path.name for path in (TOP / "bot" / "data").iterdir()}
    assert {path.name for path in data.iterdir()} == names
    assert all((data / name).read_bytes() == (TOP / "bot" / "data" / name).read_bytes() for name in names - {TARGET.name})


def test_what_the_danger_classifier_alone_would_do() -> None:
    verdicts = [
        verdict("emergency", "emergency", name="a", danger=0.92),
        verdict("answer", "emergency", name="b", danger=0.4),
        verdict("answer", "answer", name="c", danger=0.75),
        verdict("answer", "emergency", "refer", name="d", danger=0.2),
        verdict("answer", "answer", name="e", danger=0.01),
    ]
    rows = {threshold: cells for threshold, *cells in danger_rows(verdicts)}
    assert rows["0.3"] == ["0 of 2", "1 of 2 (50.00 %)"]
    assert rows["0.8"] == ["1 of 2", "0 of 2 (0.00 %)"]
    assert rows["0.95"] == ["2 of 2", "0 of 2 (0.00 %)"]


def test_the_command_says_what_is_wrong_with_its_arguments() -> None:
    done = subprocess.run([sys.executable, "-m", "evaluation.unseen", "--folds", "1"], cwd=TOP, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "--folds: found 1, expected 2 to" in done.stderr
