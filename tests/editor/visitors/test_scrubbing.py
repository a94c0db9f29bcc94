"""What is taken out of messages and what is left, by a table of made-up persons."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.articles import load_catalogue
from bot.language.entries import NOT_COVERED
from editor.visitors.scrubbing import Scrubber
from editor.visitors.vocabulary import vocabulary

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("scrub_cases.yml").read_text(encoding="utf-8"))["cases"]


@pytest.fixture(scope="module")
def scrubber() -> Scrubber:
    return Scrubber(vocabulary(load_catalogue(), NOT_COVERED))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_takes_out_the_person_and_leaves_the_question(case: dict[str, Any], scrubber: Scrubber) -> None:
    left = scrubber.scrub(case["text"])
    assert [word for word in case.get("gone", []) if word in left] == []
    assert [word for word in case.get("kept", []) if word not in left] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_scrubbing_twice_is_scrubbing_once(case: dict[str, Any], scrubber: Scrubber) -> None:
    once = scrubber.scrub(case["text"])
    assert scrubber.scrub(once) == once


def test_health_words_of_the_content_survive_as_they_are(scrubber: Scrubber) -> None:
    for name in ("Parkinson", "Lyme", "Crohn", "Sint-Janskruid", "magnesiumbisglycinaat", "clusterhoofdpijn", "Prozac"):
        sentence = f"helpt het ook bij {name} of niet"
        assert scrubber.scrub(sentence) == sentence
