"""Personal details are taken out, and what is about health is left."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import library
from bot.settings import TOP
from editor.visitors.scrubbing import Scrubber

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "scrub_cases.yml").read_text(encoding="utf-8"))["cases"]


@pytest.fixture(scope="module")
def scrubber() -> Scrubber:
    return Scrubber(library.current().reader.lexicon.vocabulary)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_case(scrubber: Scrubber, case: dict[str, Any]) -> None:
    scrubbed = scrubber.scrub(case["text"])
    assert not [word for word in case.get("gone", []) if word in scrubbed], scrubbed
    assert not [word for word in case.get("kept", []) if word not in scrubbed], scrubbed


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_scrubbing_twice_is_scrubbing_once(scrubber: Scrubber, case: dict[str, Any]) -> None:
    once = scrubber.scrub(case["text"])
    assert scrubber.scrub(once) == once


def test_questions_without_personal_details_are_left_alone(scrubber: Scrubber) -> None:
    """Of the article's own example questions, which hold nothing personal, not a letter is taken."""
    article = next(iter(library.current().catalogue.articles.values()))
    asked = [question for passage in article.passages for question in passage.questions]
    changed = [(question, scrubber.scrub(question)) for question in asked if scrubber.scrub(question) != " ".join(question.split())]
    assert not changed


def test_few_of_what_visitors_ask_loses_a_word(scrubber: Scrubber) -> None:
    """A good part of these messages does hold a name or a town; more than this would be questions that lose their meaning."""
    messages = [
        turn["user"]
        for path in sorted((TOP / "tests/questions").rglob("train/*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        for turn in json.loads(line)["turns"]
    ]
    changed = [message for message in messages if "[" in scrubber.scrub(message) and "[" not in message]
    assert len(changed) < len(messages) * 0.035
