"""What needs the bot's own reader: does it hear the topics, and does it lead each example question to its own passage?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Iterator

from actions.choose import Chooser
from actions.decision import Decision, Memory
from bot.articles import Catalogue, Passage
from bot.content_yaml import Place
from bot.language.intent import settle
from bot.language.reading import Reader
from editor.checks.context import Context, shown
from editor.checks.parsing import parsed
from editor.findings import Finding, Level

_KINDS = {
    "not_covered": "zegt dat het artikel er niets over zegt",
    "refer": "verwijst naar de huisarts of apotheker",
    "emergency": "geeft de noodnummers",
    "clarify": "vraagt waar het over gaat",
}


@dataclass(frozen=True)
class Bot:
    """The bot's understanding of some articles, without the trained classifiers: `literal` knows the example questions by heart, `free` does not."""

    catalogue: Catalogue
    reader: Reader
    literal: Chooser
    free: Chooser

    def decide(self, chooser: Chooser, question: str, memory: Memory) -> Decision:
        """What the bot makes of a question."""
        reading = self.reader.read(question)
        return chooser.decide(settle(reading, {"ask": 1.0}, {}, self.reader.cues)[0], reading, memory)


def check(context: Context) -> Iterator[Finding]:
    """Asks the texts under check, not what the bot has now. Takes some seconds; does not need a trained model."""
    bot = _bot(tuple(sorted({**context.other_texts, context.file: context.text}.items())))
    yield from _unheard(context, bot.reader)
    for index, passage in enumerate(context.article.passages):
        for place, question in enumerate(passage.questions):
            yield from _asked(context, bot, passage, ("passages", index, "vragen", place), question)


def _asked(context: Context, bot: Bot, passage: Passage, place: Place, question: str) -> Iterator[Finding]:
    expected = f"het antwoord van {passage.id}"
    decision = bot.decide(bot.literal, question, Memory())
    if passage.id not in decision.passages[:1]:
        if decision.kind == "clarify" and _follows_up(bot, passage, question):
            return
        remedy = "Maak de vraag duidelijker, zet haar bij de passage waar ze heen gaat, of zet de woorden van de vraag bij Andere woorden van het onderwerp."
        yield context.finding("warning", place, f"{shown(question)}: de bot {_told(decision)}", expected, remedy, "question-astray")
        return
    decision = bot.decide(bot.free, question, Memory())
    if decision.kind != "answer" or passage.id in decision.passages or not decision.passages:
        return
    other = bot.catalogue.find(decision.passages[0])[1]
    level: Level = "hint" if set(other.topics) & set(passage.topics) else "warning"
    found = f"{shown(question)}: net iets anders gevraagd {_told(decision).replace('geeft', 'krijgt ze')}"
    remedy = f"Hoort de vraag bij {other.id}? Zet haar dan daar. Zo niet: zet haar woorden bij Andere woorden van een onderwerp, of bij Noemt van {passage.id}."
    yield context.finding(level, place, found, expected, remedy, "question-by-heart")


def _follows_up(bot: Bot, passage: Passage, question: str) -> bool:
    """Whether a question that is too short by itself is understood after the passage's first question."""
    memory = Memory().after(bot.decide(bot.literal, passage.questions[0], Memory()))
    return passage.id in bot.decide(bot.literal, question, memory).passages[:1]


def _unheard(context: Context, reader: Reader) -> Iterator[Finding]:
    for key, topic in context.article.topics.items():
        heard = [name for name in [topic.name, *topic.synonyms, *topic.descriptions] if key in _topics(reader, name)]
        if not heard:
            remedy = "Geef het onderwerp een naam die bezoekers gebruiken, bij Andere woorden of Omschrijvingen."
            found = f"de bot hoort {shown(topic.name)} niet"
            yield context.finding("warning", ("onderwerpen", key), found, "een naam waaraan de bot het onderwerp herkent", remedy, "topic-unheard")


def _topics(reader: Reader, name: str) -> set[str]:
    return {mention.value for mention in reader.read(name).mentions if mention.kind == "topic"}


def _told(decision: Decision) -> str:
    if decision.passages:
        return f"geeft {decision.passages[0]}"
    return _KINDS.get(decision.kind, f"antwoordt iets anders ({decision.kind})")


@lru_cache(maxsize=1)
def _bot(texts: tuple[tuple[str, str], ...]) -> Bot:
    """The bot on these articles, once for all of a folder."""
    catalogue = Catalogue({Path(file).stem: parsed(text, file)[0] for file, text in texts})
    reader = Reader(catalogue)
    return Bot(catalogue, reader, Chooser(catalogue, reader), Chooser(catalogue, reader, examples=False))
