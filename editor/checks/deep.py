"""What needs the bot's own reader: does it hear the topics, and does it lead each example question to its own passage?"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Iterator

from actions.choose import Chooser
from actions.decision import Decision, Memory
from bot.articles import Catalogue, Passage
from bot.language.reading import Reader
from editor.checks.context import Context, shown
from editor.checks.parsing import parsed
from editor.findings import Finding

_KINDS = {
    "not_covered": "zegt dat het artikel er niets over zegt",
    "refer": "verwijst naar de huisarts of apotheker",
    "emergency": "geeft de noodnummers",
    "clarify": "vraagt waar het over gaat",
}


def check(context: Context) -> Iterator[Finding]:
    """Asks the texts under check, not what the bot has now. Takes some seconds; does not need a trained model."""
    reader, chooser = _bot(tuple(sorted({**context.other_texts, context.file: context.text}.items())))
    yield from _unheard(context, reader)
    for index, passage in enumerate(context.article.passages):
        for place, question in enumerate(passage.questions):
            decision = chooser.decide("ask", reader.read(question), Memory())
            if passage.id in decision.passages[:1] or (decision.kind == "clarify" and _follows_up(reader, chooser, passage, question)):
                continue
            remedy = "Maak de vraag duidelijker, zet haar bij de passage waar ze heen gaat, of geef het onderwerp de woorden van de vraag."
            where = ("passages", index, "vragen", place)
            yield context.finding("warning", where, f"{shown(question)}: de bot {_told(decision)}", f"het antwoord van {passage.id}", remedy, "question-astray")


def _follows_up(reader: Reader, chooser: Chooser, passage: Passage, question: str) -> bool:
    """Whether a question that is too short by itself is understood after the passage's first question."""
    memory = Memory().after(chooser.decide("ask", reader.read(passage.questions[0]), Memory()))
    return passage.id in chooser.decide("ask", reader.read(question), memory).passages[:1]


def _unheard(context: Context, reader: Reader) -> Iterator[Finding]:
    for key, topic in context.article.topics.items():
        heard = [name for name in [topic.name, *topic.synonyms, *topic.descriptions] if key in _topics(reader, name)]
        if not heard:
            remedy = "Geef het onderwerp een naam die bezoekers gebruiken, onder ook of omschrijvingen."
            found = f"de bot hoort {shown(topic.name)} niet"
            yield context.finding("warning", ("onderwerpen", key), found, "een naam waaraan de bot het onderwerp herkent", remedy, "topic-unheard")


def _topics(reader: Reader, name: str) -> set[str]:
    return {mention.value for mention in reader.read(name).mentions if mention.kind == "topic"}


def _told(decision: Decision) -> str:
    if decision.passages:
        return f"geeft {decision.passages[0]}"
    return _KINDS.get(decision.kind, f"antwoordt iets anders ({decision.kind})")


@lru_cache(maxsize=1)
def _bot(texts: tuple[tuple[str, str], ...]) -> tuple[Reader, Chooser]:
    """The bot's reader and chooser on these articles, once for all of a folder."""
    catalogue = Catalogue({Path(file).stem: parsed(text, file)[0] for file, text in texts})
    reader = Reader(catalogue)
    return reader, Chooser(catalogue, reader)
