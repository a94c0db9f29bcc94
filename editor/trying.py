"""Tries a sentence on the real bot, in this process, and tells what it made of it: `python -m editor ask`, and "Probeer een vraag" in the editing page.

The content may be what is on disk, another folder, or text that is not saved; the trained model stays as it is, which
knows new names all the same: what a sentence names comes from the content.
"""

from __future__ import annotations

import asyncio
import hashlib
import threading
import time
import uuid
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from actions.choose import Chooser
from actions.conversation import follow
from actions.ranking import rank
from bot import library
from bot.articles import Catalogue, parse_article
from bot.channels.clean import clean_message
from bot.language.entries import NOT_COVERED
from bot.language.intent import DANGERS
from bot.language.lexicon import Lexicon
from bot.language.reading import Reader, Reading
from bot.library import Library
from bot.run import in_process
from editor.certainty import by_name, of_kind, of_passage, wording
from editor.trial import Candidate, Certainty, Trial
from editor.words_seen import things_named, words_seen

MOST_CANDIDATES = 5
_LIBRARIES_KEPT = 4


class LoadedBot:
    """A trained model, loaded once (seconds). May be asked from several threads; they wait for each other.

    Raises:
        RuntimeError: the file is no model that can be loaded.
    """

    def __init__(self, model: Path) -> None:
        self._agent = in_process.load(model)
        self._lock = threading.Lock()
        self._libraries: OrderedDict[str, Library] = OrderedDict()

    def content_of(self, articles: Mapping[str, str], lists: Path = NOT_COVERED) -> Library:
        """The content that these article texts (by slug) make, with the lists of what is not covered in a folder; made once for the same texts.

        Raises:
            ContentError: with what is wrong in the first article that cannot be used.
        """
        stamps = [f"{path}:{path.stat().st_mtime_ns}:{path.stat().st_size}" for path in sorted(lists.glob("*.yml"))]
        key = hashlib.sha256("\0".join([*stamps, *(f"{slug}\0{text}" for slug, text in sorted(articles.items()))]).encode()).hexdigest()
        with self._lock:
            if key in self._libraries:
                self._libraries.move_to_end(key)
                return self._libraries[key]
        catalogue = Catalogue({slug: parse_article(text, f"{slug}.yml") for slug, text in sorted(articles.items())})
        made = build_library(catalogue, lists)
        with self._lock:
            self._libraries[key] = made
            while len(self._libraries) > _LIBRARIES_KEPT:
                self._libraries.popitem(last=False)
        return made

    def content_in(self, folder: Path) -> Library:
        """The content of a folder such as `content/`. Raises ContentError."""
        articles = {path.stem: path.read_text(encoding="utf-8") for path in sorted((folder / "articles").glob("*.yml"))}
        return self.content_of(articles, folder / NOT_COVERED.name)

    def say(self, sentences: Sequence[str], content: Library) -> tuple[list[dict[str, Any]], Any, float]:
        """Say these one after the other as a new visitor: the messages of the last turn, Rasa's tracker, and how many seconds the last turn took."""
        sender = uuid.uuid4().hex
        with self._lock, library.using(content):
            messages, tracker, seconds = asyncio.run(self._say(sentences, sender))
        return messages, tracker, seconds

    def conversations(self) -> list[str]:
        """The conversations that are kept in memory: none, once a sentence has been tried."""
        return list(self._agent.processor.tracker_store.store)

    async def _say(self, sentences: Sequence[str], sender: str) -> tuple[list[dict[str, Any]], Any, float]:
        processor = self._agent.processor
        assert processor is not None
        for sentence in sentences:
            output = CollectingOutputChannel()
            begun = time.perf_counter()
            await self._agent.handle_message(UserMessage(clean_message(sentence), output, sender))
            seconds = time.perf_counter() - begun
        tracker = await processor.get_tracker(sender)
        processor.tracker_store.store.pop(sender, None)  # one sentence, nobody comes back to it
        return output.messages, tracker, seconds


def build_library(catalogue: Catalogue, lists: Path = NOT_COVERED) -> Library:
    """Reader and chooser for a catalogue, with the lists of what is not covered in a folder."""
    reader = Reader(catalogue, Lexicon(catalogue, lists))
    return Library(catalogue, reader, Chooser(catalogue, reader))


def try_question(sentence: str, bot: LoadedBot, after: Sequence[str] = (), content: Library | None = None) -> Trial:
    """What the bot makes of a sentence, said after others of the same conversation. `content`: what is on disk, unless another is given.

    Raises:
        ContentError: there is no content that can be used.
    """
    lib = content or library.current()
    messages, tracker, seconds = bot.say([*after, sentence], lib)
    text = "\n\n".join(message["text"] for message in messages if message.get("text"))
    custom: dict[str, Any] = next((message["custom"] for message in messages if message.get("custom")), {})
    message = tracker.latest_message
    intent, confidence = str(message.intent.get("name")), float(message.intent.get("confidence") or 0)
    chances: Mapping[str, float] = message.parse_data.get("danger") or {}
    memory, decision = follow(tracker, lib)
    cleaned = message.text or ""
    reading = lib.reader.read(cleaned)
    passages = tuple(custom.get("passages") or ())
    candidates = _candidates(lib, reading, memory, passages)
    certainty, why = _certainty(custom.get("kind"), confidence, candidates, lib, reading)
    return Trial(
        sentence=sentence,
        after=tuple(after),
        kind=str(custom.get("kind")),
        kind_in_dutch=wording()["soort_antwoord"].get(str(custom.get("kind")), str(custom.get("kind"))),
        action=decision.action,
        intent=intent,
        confidence=confidence,
        topics=tuple(custom.get("topics") or ()),
        aspect=custom.get("aspect"),
        passages=passages,
        candidates=candidates,
        certainty=certainty,
        certainty_in_dutch=why,
        words=words_seen(cleaned, lib.reader, reading, lib.catalogue),
        named=things_named(cleaned, reading, lib.catalogue),
        silent_on=decision.silent_on,
        danger=intent if intent in DANGERS.values() else None,
        danger_chance=max((float(chances.get(name, 0)) for name in DANGERS.values()), default=0.0),
        text=text,
        custom=custom,
        seconds=seconds,
    )


def _candidates(lib: Library, reading: Reading, memory: Any, passages: Sequence[str]) -> tuple[Candidate, ...]:
    ranked = rank(lib.chooser, reading, memory, passages)[:MOST_CANDIDATES]
    return tuple(
        Candidate(
            passage=entry.item.passage.id,
            article=entry.item.article,
            topics=tuple(entry.item.passage.topics),
            aspect=entry.item.passage.aspect,
            question=entry.item.passage.questions[0],
            fit=round(entry.fit, 2),
            chosen=entry.item.passage.id in passages,
        )
        for entry in ranked
    )


def _certainty(
    kind: object, confidence: float, candidates: Sequence[Candidate], lib: Library, reading: Reading
) -> tuple[Certainty, str]:
    if kind == "answer" and candidates and candidates[0].chosen:
        words = " ".join(word.text for word in reading.words)
        questions = lib.catalogue.find(candidates[0].passage)[1].questions
        return of_passage(candidates, any(words == " ".join(word.text for word in lib.reader.words(question)) for question in questions))
    if kind == "not_covered" and any(mention.kind not in ("own", "topic") and not mention.weak for mention in reading.mentions):
        return by_name()
    return of_kind(confidence)
