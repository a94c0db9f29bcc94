"""Chooses what to say: the passage that answers, or that none does. Pure: a reading and a memory in, a decision out.

Everything that a question names must be accounted for by the chosen passage; what is not makes the question not covered. A follow-up leans
on the memory only where it names nothing of its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Sequence

from actions.decision import Decision, Memory
from actions.resolve import Resolver
from actions.shelf import Shelf, names, term_hits
from actions.sources import asks_provenance, asks_sources, choose_sources
from actions.standing import uncommon
from actions.target import UNCOVERED, Target, Targets, has_content, inheriting
from actions.verdict import combine, said
from bot.articles import Catalogue
from bot.language.everyday import is_foreign
from bot.language.intent import overrides
from bot.language.personal import is_personal
from bot.language.reading import Part, Reader, Reading
from bot.language.words import Word

FIXED = {
    "suicide": ("utter_suicide", "emergency"),
    "stroke_now": ("utter_stroke_now", "emergency"),
    "acute_danger": ("utter_acute_danger", "emergency"),
    "greet": ("utter_greet", "smalltalk"),
    "thank": ("utter_thank", "smalltalk"),
    "goodbye": ("utter_goodbye", "smalltalk"),
    "chitchat": ("utter_chitchat", "smalltalk"),
    "bot_identity": ("utter_bot_identity", "meta"),
    "privacy": ("utter_privacy", "meta"),
    "human": ("utter_human", "meta"),
    "capabilities": ("utter_capabilities", "meta"),
    "too_long": ("utter_too_long", "clarify"),
}
SHORT = 5  # words of a message that may be key words, and no sentence
QUESTION = 6  # words of a question that is a whole one; a shorter one may lack what it is about
SURE = 0.8  # how sure the intent has to be that a question about nothing known is one about health
_ACKNOWLEDGED = frozenset("ok oke okay okee prima goed top duidelijk begrepen fijn mooi helder snap akkoord perfect super".split())


def _typed(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


class Chooser:
    """Chooses passages of one catalogue. Without `examples` the editor's example questions are questions like any other."""

    def __init__(self, catalogue: Catalogue, reader: Reader, examples: bool = True) -> None:
        self.shelf = Shelf(catalogue, reader)
        self._cues = reader.cues
        self._targets = Targets(self.shelf, reader.cues)
        self._resolver = Resolver(self.shelf, reader.cues)
        self._all = tuple(catalogue.articles)
        # An editor's example question gets its own passage, whatever else could be read into it: buttons send these questions.
        own = ((question, item) for item in self.shelf.items for question in item.passage.questions if examples)
        self._examples = {_typed(reader.words(question)): item for question, item in own}

    def decide(self, intent: str, reading: Reading, memory: Memory, confidence: float = 1.0) -> Decision:
        """The reply to one message of this intent, after what is remembered."""
        if intent in FIXED:
            action, kind = FIXED[intent]
            return Decision(action, kind)  # type: ignore[arg-type]
        elsewhere = not reading.names("own") or overrides(reading, self._cues)
        if intent == "out_of_scope" and elsewhere and (confidence > 0.8 or not self._follows(reading, memory)):
            return Decision("utter_out_of_scope", "out_of_scope")
        example = self._examples.get(_typed(reading.words))
        if example and (reading.names("own", "topic") or set(example.passage.about) & set(memory.topics)):
            return said(example)
        beside = "own_use" in reading.cues and bool(reading.names("medicine"))  # "ik slik ook de pil, kan dat kwaad": beside what was spoken of
        own = bool(reading.names("own")) or (memory.article is not None and (beside or not reading.names(*UNCOVERED)))
        short = len(reading.words) <= QUESTION and not reading.names("topic")
        goes_on = short and memory.kind == "refer" and self._cues.has("permission", reading.words)  # "mag magnesium erbij" after a medicine
        if goes_on or intent == "refer" or is_personal(reading, self._cues, own or self._targets.implied(names(reading.names("topic")))):
            specific = tuple(topic for topic in names(reading.names("topic")) if not self.shelf.general(topic))
            return Decision("utter_refer", "refer", article=memory.article or (self._all[0] if own else None), focus=specific or memory.topics)
        if asks_provenance(reading, self._cues):
            return Decision("utter_provenance", "meta")
        if intent == "ask_sources" or asks_sources(reading, self._cues, memory):
            return choose_sources(reading, memory, self.shelf)
        if intent in ("deny", "affirm", "more"):
            return self._bare(intent, reading, memory)
        if any(mention.kind == "own" and mention.negated for mention in reading.mentions) and not reading.names("own"):
            return Decision("utter_not_covered", "not_covered", subject=("iets anders",))
        told = self._only_told(reading, memory)
        if told:
            return Decision("utter_clarify", "clarify", article=memory.article, offers=told, focus=told)
        parts = self._asking(reading)
        decisions = self._each(parts, reading, memory)
        if not decisions:
            return self._without_question(reading, memory, confidence)
        return combine(decisions)

    def targets(self, reading: Reading, memory: Memory) -> list[Target]:
        """What each part of a message that asks something asks about, by itself; for showing how passages fit, not for deciding."""
        return [self._targets.build(inheriting(part, memory), reading, memory) for part in self._asking(reading)]

    def _only_told(self, reading: Reading, memory: Memory) -> tuple[str, ...]:
        """The topics of a message that only tells something ("mijn oma is gestorven aan een beroerte") and asks nothing."""
        if memory.article is not None or reading.names("own", "aspect", *UNCOVERED):
            return ()
        if len(reading.words) <= SHORT and "own_use" not in reading.cues:
            return ()  # key words
        if any(part.asks or part.aspects or self._cues.has("premise", part.words) for part in reading.parts):
            return ()
        return tuple(topic for topic in names(reading.names("topic")) if not self.shelf.general(topic))

    def _asking(self, reading: Reading) -> list[Part]:
        """The parts that ask something; or else those that name something."""
        parts = [part for part in reading.parts if part.asks and (has_content(part) or part.aspects or self._cues.has("followup", part.words))]
        if any(has_content(part) for part in parts) or (parts and any(has_content(part) for part in reading.parts)):
            return parts
        whole = [part for part in reading.parts if has_content(part)]
        return parts or whole

    def _each(self, parts: Sequence[Part], reading: Reading, memory: Memory) -> list[Decision]:
        """A decision for each part that asks something; a later part leans on what the earlier ones were answered."""
        decisions: list[Decision] = []
        within = memory
        for part in parts:
            part = inheriting(part, within)
            target = self._targets.build(part, reading, within)
            decision = self._resolver.resolve(target, reading, within)
            if decision is None:
                continue
            if decision.kind == "not_covered" and not decision.topics and target.strangers and all(m.kind != "complaint" for m in target.strangers):
                decision = replace(decision, topics=within.topics)  # another substance for the same topic: "en magnesium dan?" must find it again
            decisions.append(decision)
            within = within.after(decision)
        return decisions

    def _bare(self, intent: str, reading: Reading, memory: Memory) -> Decision:
        """A lone "nee", "ja" or "meer"."""
        if intent == "deny":
            return Decision("utter_deny", "smalltalk")
        if intent == "affirm" and {word.text for word in reading.words} & _ACKNOWLEDGED and memory.kind != "clarify":
            return Decision("utter_acknowledge", "smalltalk")
        if memory.kind == "answer" and memory.topics:
            about = [item for item in self.shelf.with_topics(memory.topics, self._all) if item.passage.topics[0] == memory.topics[0]]
            unsaid = [item for item in about if item.passage.id not in memory.passages]
            if unsaid:
                return said(unsaid[0])
        return Decision("utter_clarify", "clarify", offers=memory.offers)

    def _without_question(self, reading: Reading, memory: Memory, confidence: float) -> Decision:
        """Where no part asks anything: a choice among what was offered, or something to ask back about."""
        if "first_of_list" in reading.cues and memory.offers:
            return self._topic_answer(memory.offers[0], memory)
        if "last_of_list" in reading.cues and (memory.offers or memory.topics):
            return self._topic_answer((memory.offers or memory.topics)[-1], memory)
        offered = self._offered(reading, memory)
        if offered:
            return self._topic_answer(offered, memory)
        if memory.kind == "answer" and memory.topics:
            about = self.shelf.with_topics(memory.topics, self._all)
            told = max(about, key=lambda item: term_hits(item, reading.words), default=None)
            if told and term_hits(told, reading.words):
                return said(told)  # "en om erna te herstellen"
        asking = [part for part in reading.parts if part.asks or part.words[0].text in ("en", "of", "ook", "maar")]
        asked = [part for part in reading.parts if part.asks and len(part.words) >= QUESTION] if confidence > SURE and not is_foreign(reading.words) else []
        if any(uncommon(part) for part in (asking if memory.kind in ("answer", "not_covered") else asked)):
            return Decision("utter_not_covered", "not_covered", memory.article, memory.topics)
        return Decision("utter_clarify", "clarify", offers=memory.offers)

    def _offered(self, reading: Reading, memory: Memory) -> str | None:
        """The topic among those just offered that a word of the message points at: "die chronische"."""
        words = {word.text for word in reading.words if len(word.text) > 3}
        return next((topic for topic in memory.offers if words & set(self.shelf.catalogue.topic(topic).name.casefold().split())), None)

    @staticmethod
    def _follows(reading: Reading, memory: Memory) -> bool:
        """Whether a message hangs on what was said: it begins with "en" or points back."""
        texts = [word.text for word in reading.words]
        if not texts or memory.kind not in ("answer", "not_covered", "clarify", "refer"):
            return False
        return texts[0] in ("en", "of", "maar") or any(text in ("er", "daar", "dat", "het", "die") for text in texts)

    def _topic_answer(self, topic: str, memory: Memory) -> Decision:
        items = [item for item in self.shelf.items if item.passage.topics[0] == topic]
        wanted = [item for item in items if item.passage.aspect == memory.waiting_for_topic] or items
        return said(wanted[0])
