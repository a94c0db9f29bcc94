"""A passage's preview is the reply that the bot gives, also from work that is not right yet."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from actions.decision import Decision
from actions.reply import Texts, contract, word
from bot import library
from bot.settings import TOP
from editor.server.desk import Desk
from editor.server.previewing import preview
from tests.editor.server.conftest import SLUG


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(yaml.safe_load((TOP / "domain.yml").read_text(encoding="utf-8"))["responses"])


def test_every_passage_is_worded_as_the_bot_words_it(desk: Desk, texts: Texts) -> None:
    data = desk.state(SLUG).data
    assert data is not None
    lib = library.current()
    for index, passage in enumerate(lib.catalogue.articles[SLUG].passages):
        decision = Decision("utter_answer", "answer", SLUG, tuple(passage.topics), passage.aspect, (passage.id,))
        shown = preview(SLUG, data, index)
        assert shown is not None
        *paragraphs, last = shown["messages"]
        assert [message["text"] for message in paragraphs] == [part for text in word(decision, lib, texts) for part in text.split("\n\n")]
        assert last["custom"] == contract(decision, lib, texts)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"antwoord": "Verzonnen [99]."}, "Verzonnen [99]."),
        ({"antwoord": "Verzonnen.", "vragen": []}, "Verzonnen."),
        ({"antwoord": "Verzonnen.", "onderwerpen": ["bestaat-niet"], "aspect": "onbekend", "id": ""}, "Verzonnen."),
        ({"antwoord": "  "}, None),
    ],
)
def test_what_is_not_right_yet(desk: Desk, changed: dict[str, Any], told: str | None) -> None:
    data = desk.state(SLUG).data
    assert data is not None
    data["passages"][0].update(changed)
    data["nagekeken_op"] = "morgen"
    shown = preview(SLUG, data, 0)
    assert (shown["messages"][0]["text"] if shown else None) == told
