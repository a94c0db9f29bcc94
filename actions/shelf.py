"""The passages of a catalogue, prepared for choosing: what each accounts for and how well it fits a question."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Iterable, Mapping, Sequence

import numpy as np

from actions.standing import AFTER, asks_afterwards, asks_course
from bot.articles import Article, Catalogue, Passage
from bot.language.everyday import is_everyday
from bot.language.lexicon import Mention, keys
from bot.language.reading import Part, Reader
from bot.language.spelling import frequency, lemma
from bot.language.words import Word
from bot.nlu.encoder import Vectors, encode, encode_one

LIKENESS = (2.2, 4.0)  # what likeness to an example question weighs when a passage is picked: in words and in meaning
UNAIDED = (4.0, 6.0)  # the same where no topic tells which passage is meant
SPECIFIC = 1.0  # what it weighs against a passage that it is about one illness, where the question names none
AFTERWARDS = 3.2  # what it weighs that both question and passage are about the time after an illness
COMPOUND = 7  # letters of a term from which it is known at the beginning of a compound
Named = tuple[str, str]  # a mention's kind and value


@dataclass(frozen=True)
class Shelved:
    """A passage with its article, the things it speaks of (its own answer and example questions name them) and the words it is found by."""

    article: str
    passage: Passage
    named: frozenset[Named]
    terms: frozenset[str]
    questions: tuple[frozenset[str], ...]
    vocabulary: frozenset[str]
    afterwards: bool  # about what comes after a topic: "na een beroerte"
    enduring: bool  # tells how long to go on taking it: "hoe lang moet je blijven slikken"
    beginnings: tuple[str, ...]  # the terms from which a compound is known: "ruggenmergvocht"


class Shelf:
    """All passages; built once for a catalogue."""

    def __init__(self, catalogue: Catalogue, reader: Reader) -> None:
        self.catalogue = catalogue
        self.items = [self._shelve(slug, passage, reader) for slug, passage in catalogue.passages()]
        self._owners = [place for place, item in enumerate(self.items) for _ in item.passage.questions]
        self._meanings = _meanings(tuple(question for item in self.items for question in item.passage.questions))
        self._places = {item.passage.id: place for place, item in enumerate(self.items)}
        self._closenesses = lru_cache(maxsize=512)(self._measure)
        # Of each article by itself: another article must not change which of its passages fits best.
        self._weights = {slug: _weights([item for item in self.items if item.article == slug]) for slug in catalogue.articles}

    @staticmethod
    def _shelve(slug: str, passage: Passage, reader: Reader) -> Shelved:
        texts = [passage.answer, *passage.mentions, *passage.questions]
        words = {text: reader.words(text) for text in texts}
        named = {name for text in texts for name in reader.lexicon.names_in(*_print(words[text]))}
        terms = {key for term in passage.mentions for word in words[term] for key in keys(word.text)}
        questions = tuple(bag(words[question]) for question in passage.questions)
        vocabulary = {key for text in texts for word in words[text] if len(word.text) > 2 for key in keys(word.text)}
        maybe = [question for question in passage.questions if any(word.text in AFTER for word in words[question])]  # reading takes 40 times as long
        afterwards = any(asks_afterwards(part) for question in maybe for part in reader.read(question).parts)
        enduring = any(asks_course(words[question], reader.cues) for question in passage.questions)
        beginnings = tuple(term for term in terms if len(term) >= COMPOUND)
        return Shelved(slug, passage, frozenset(named), frozenset(terms), questions, frozenset(vocabulary), afterwards, enduring, beginnings)

    def article(self, slug: str) -> Article:
        """The article with this slug."""
        return self.catalogue.articles[slug]

    def general(self, topic: str) -> bool:
        """Whether a topic gives way to anything more precise that is named beside it."""
        return self._role(topic) == "algemeen"

    def all_general(self, topics: Iterable[str]) -> bool:
        """Whether all of these give way to anything more precise."""
        return all(self.general(topic) for topic in topics)

    def is_substance(self, topic: str) -> bool:
        """Whether a topic is itself a substance, such as glutamaat."""
        return self._role(topic) == "stof"

    def _role(self, topic: str) -> str:
        return self.catalogue.topic(topic).role

    def resemblance(self, item: Shelved, words: frozenset[str], strange: float = 1.0) -> float:
        """How much of the rarer words of a question stand in the passage's most alike example question: 0 to 1.

        A word that no example question holds weighs `strange`, unless it is an everyday one.
        """
        if not words:
            return 0.0
        weights = self._weights[item.article]
        total = math.fsum(weights.get(word, 1.0 if is_everyday(word) else strange) for word in words)
        return max(_shared(weights, words, question) / (total + 0.3 * _shared(weights, question, question - words)) for question in item.questions)

    def closeness(self, item: Shelved, words: Sequence[Word]) -> float:
        """How close in meaning words are to the passage's closest example question: the cosine of their sentence vectors, -1 to 1."""
        return float(self._closenesses(" ".join(word.text for word in words))[self._places[item.passage.id]])

    def _measure(self, text: str) -> Vectors:
        closest = np.full(len(self.items), -1.0, dtype=np.float32)
        np.maximum.at(closest, self._owners, self._meanings @ encode_one(text))
        return closest

    def speaks_of(self, item: Shelved, words: Iterable[str]) -> bool:
        """Whether a passage, its terms or its example questions hold any of these words, in whatever form."""
        return any(keys(word) & item.vocabulary for word in words)

    def with_topics(self, topics: Iterable[str], articles: Sequence[str]) -> list[Shelved]:
        """Passages of these articles that are filed under at least one of the topics."""
        wanted = set(topics)
        return [item for item in self.items if item.article in articles and wanted & set(item.passage.topics)]

    def stronger(self, topics: Sequence[str]) -> tuple[str, ...]:
        """Of topics of which one is the stronger case of another (a severe depression, pain of fibromyalgia), the stronger one alone; else none."""
        for strong in topics:
            filed = [set(item.passage.topics) for item in self.items if item.passage.topics[0] == strong]
            others = [topic for topic in topics if topic != strong]
            if filed and all(any(other in topics_of for topics_of in filed) for other in others):
                return (strong,)
        return ()

    def fit(self, item: Shelved, topics: Sequence[str], part: Part, words: frozenset[str]) -> float:
        """How well a passage fits: shared topics, the aspect asked, what it names, and likeness to its example questions."""
        specific = [topic for topic in topics if not self.general(topic)]
        score = 3.0 * len(set(specific) & set(item.passage.topics)) + 0.6 * len((set(topics) - set(specific)) & set(item.passage.topics))
        if item.passage.aspect in part.aspects:
            score += 2.4 - 0.2 * part.aspects.index(item.passage.aspect)
        elif item.passage.aspect == "effect":
            score += 1.0 if not part.aspects else 0.5
        if not specific and self._role(item.passage.topics[0]) == "klacht":
            score -= SPECIFIC
        if set(item.passage.about) & set(specific or topics):
            score += 1.3
        if item.afterwards and asks_afterwards(part):
            score += AFTERWARDS
        score += 1.9 * min(2, len(_term_hits(item, part.words)))
        score += 0.5 * min(2, sum(bool(keys(word.text) & item.vocabulary) for word in part.words if frequency(word.text) < 4.5 and len(word.text) > 3))
        score += 0.6 * min(2, sum((m.kind, m.value) in item.named for m in part.mentions if m.kind not in ("own", "topic")))
        in_words, in_meaning = LIKENESS if specific else UNAIDED
        return score + in_words * self.resemblance(item, words) + in_meaning * self.closeness(item, part.words)


def _weights(items: Sequence[Shelved]) -> dict[str, float]:
    """How telling each word of these passages' example questions is: the fewer passages hold it, the more."""
    counts = Counter(word for item in items for word in frozenset().union(*item.questions))
    return {word: math.log((1 + len(items)) / count) for word, count in counts.items()}


def _shared(weights: Mapping[str, float], words: frozenset[str], others: frozenset[str]) -> float:
    return math.fsum(weights.get(word, 0.0) for word in words & others)  # exact, so the same in whatever order


def _print(words: Sequence[Word]) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """All of these words that tells what they name."""
    return tuple(word.text for word in words), tuple((word.sentence, word.clause) for word in words)


@lru_cache(maxsize=2)  # of what is live and of what may follow: a change of wording asks for the same ones again
def _meanings(questions: tuple[str, ...]) -> Vectors:
    return encode(questions)


def bag(words: Sequence[Word]) -> frozenset[str]:
    """The lemmas of the words that carry meaning."""
    telling = [word.text for word in words if len(word.text) > 2 and not {word.text, lemma(word.text)} & _EMPTY]
    return frozenset(min(keys(text), key=lambda key: (len(key), key)) for text in telling)


def _term_hits(item: Shelved, words: Sequence[Word]) -> set[str]:
    return {word.text for word in words if keys(word.text) & item.terms or word.text.startswith(item.beginnings)}


def term_hits(item: Shelved, words: Sequence[Word]) -> int:
    """How many different words stand among the terms that the passage's file says it names; a year or another number tells more and counts twice."""
    return sum(2 if text.isdigit() else 1 for text in _term_hits(item, words))


def tells_number(item: Shelved, words: Sequence[Word]) -> bool:
    """Whether the passage's file says that it names one of the numbers among these words."""
    return any(word.text.isdigit() and word.text in item.terms for word in words)


_EMPTY = frozenset(
    "de het een van met dat die dit deze voor bij tegen over ook nog wel dan als maar mijn zijn haar hun ons iets wat hoe is was ben bent zijn "
    "heb hebt heeft hebben magnesium artikel volgens doen helpen werken gaan kunnen zitten worden maken geven nemen slikken weten zeggen zou kan "
    "moet mag wordt doet helpt werkt".split()
)


def names(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The values of mentions, each once, in order."""
    return tuple(dict.fromkeys(mention.value for mention in mentions))
