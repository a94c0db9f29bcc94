"""The reply that a passage gives, word for word as the bot gives it, from work that need not be valid yet."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml
from pydantic import ValidationError

from actions.decision import Decision
from actions.reply import Texts, contract, word
from bot.articles import CITATION, Article, Catalogue, Passage, Source, Substance
from bot.language.reading import Reader
from bot.settings import TOP
from editor.server.fields import Fields


@dataclass(frozen=True)
class _Previewed:
    """What a reply is made from. An answer never asks the reader."""

    catalogue: Catalogue

    @property
    def reader(self) -> Reader:
        raise LookupError("an answer is worded without reading")


def preview(slug: str, fields: Fields, index: int) -> dict[str, Any] | None:
    """The messages that the widget gets when passage `index` answers; None while it has no text."""
    passages = [_passage(data) for data in fields.get("passages", [])]
    passage = passages[index]
    if passage is None:
        return None
    article = Article.construct(
        title=str(fields.get("titel") or "Artikel zonder titel"),
        reviewed=_date(fields.get("nagekeken_op")),
        reviewed_by=fields.get("nagekeken_door") or None,
        substance=Substance.construct(name="", synonyms=[]),
        also_named=[],
        sources=[source for data in fields.get("bronnen", []) if (source := _source(data))],
        topics={},
        passages=[one for one in passages if one],
    )
    numbers = tuple(dict.fromkeys(int(number) for number in CITATION.findall(passage.answer)))
    decision = Decision("utter_answer", "answer", slug, tuple(passage.topics), passage.aspect, (passage.id,), numbers=numbers)
    content = _Previewed(Catalogue({slug: article}))
    return {"messages": messages(word(decision, content, _texts()), contract(decision, content, _texts()))}


def messages(paragraphs: Sequence[str], custom: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A reply as a channel hands it over: Rasa makes a message of each paragraph."""
    return [*({"text": part} for paragraph in paragraphs for part in paragraph.split("\n\n") if part), {"custom": custom}]


def _passage(data: Mapping[str, Any]) -> Passage | None:
    answer = str(data.get("antwoord") or "").strip()
    if not answer:
        return None
    return Passage.construct(
        id=str(data.get("id") or ""),
        about=[str(topic) for topic in data.get("onderwerpen") or []],
        also_under=[str(topic) for topic in data.get("ook_bij") or []],
        aspect=data.get("aspect"),
        answer=answer,
        mentions=[],
        questions=[str(question) for question in data.get("vragen") or [] if question] or ["…"],
    )


def _source(data: Mapping[str, Any]) -> Source | None:
    try:
        return Source.parse_obj(data)
    except ValidationError:
        return None


def _date(value: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _texts() -> Texts:
    return Texts(yaml.safe_load((TOP / "domain.yml").read_text(encoding="utf-8"))["responses"])
