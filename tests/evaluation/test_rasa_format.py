"""The test questions in Rasa's format."""

from pathlib import Path

import pytest
from rasa.shared.nlu.training_data.loading import load_data

from evaluation.questions import Expected, Turn, read_sets
from evaluation.rasa_format import intent_of, marked, names, rasa_file
from tests.evaluation.verdicts import conversation


@pytest.mark.parametrize(
    ("expected", "tags", "intent"),
    [
        (Expected(("answer",), ("migraine",)), (), "ask"),
        (Expected(("answer", "not_covered"), ("bronnen",)), (), "ask_sources"),
        (Expected(("not_covered",)), (), "ask"),
        (Expected(("refer",)), (), "refer"),
        (Expected(("emergency",), say=(r"\b113\b",)), (), "suicide"),
        (Expected(("emergency",), say=("112",)), ("stroke",), "stroke_now"),
        (Expected(("emergency",), say=("112",)), ("acute", "stroke"), None),
        (Expected(("emergency", "refer")), (), None),
        (Expected(("smalltalk",)), (), None),
    ],
)
def test_intents(expected: Expected, tags: tuple[str, ...], intent: str | None) -> None:
    assert intent_of(conversation(Turn("hoi", expected), tags=tags)) == intent


def test_names_are_marked_as_words_and_the_longest_first() -> None:
    entities = {"magnesium": "substance", "chronische pijn": "topic", "pijn": "topic"}
    assert marked("Magnesium\nbij [chronische pijn]?", entities) == "[Magnesium](substance) bij [chronische pijn](topic) ?"
    assert marked("magnesiumzout tegen pijnlijke pijn", entities) == "magnesiumzout tegen pijnlijke [pijn](topic)"
    assert marked("magnesium", {}) == "magnesium"


def test_rasa_reads_what_is_written(tmp_path: Path) -> None:
    path = tmp_path / "nlu_test.yml"
    path.write_text(rasa_file(read_sets()["test"], names()), encoding="utf-8")
    data = load_data(str(path))
    assert len(data.intent_examples) > 200
    assert data.entities == {"substance", "topic"}
    assert {"ask", "refer", "suicide"} <= data.intents
