"""Puts questions that ask the same together, by the words they share and by what they mean.

Deterministic: the same questions give the same groups, in whatever order they come.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from bot.language.spelling import frequency, lemma
from bot.language.words import split
from bot.nlu.encoder import Vectors, encode
from editor.visitors.scrubbing.scrubber import PLACEHOLDER

# Zipf frequency from which a word says nothing about the subject ("kan", "dan").
EMPTY_FROM = 6.0
# How alike two questions are, 0 to 1, is a mix of both; from JOIN on they are one group. Fitted by hand on the questions that may be learned from.
MEANING, JOIN = 0.55, 0.58
# Of questions with different words only so many, the most asked, are compared by meaning: the encoder takes some milliseconds each.
MOST_ENCODED = 600

Encode = Callable[[Sequence[str]], Vectors]


@dataclass(frozen=True)
class Asked:
    """A question in scrubbed words with how often it was asked."""

    text: str
    times: int


def bag(text: str) -> tuple[str, ...]:
    """The words that carry a question, plain, by lemma, in order of the alphabet; all of its words where none does."""
    words = [word.text for word in split(PLACEHOLDER.sub(" ", text))]
    carrying = {_lemma(word) for word in words if not word.isdigit() and frequency(word) < EMPTY_FROM}
    return tuple(sorted(carrying or set(words)))


def grouped(asked: Sequence[Asked], encoder: Encode | None = None) -> list[list[str]]:
    """The texts in groups, each with its most asked text first; the most asked group first."""
    if not asked:
        return []
    bags = _by_bag(asked)
    leaders = [max(members, key=lambda one: (one.times, -len(one.text), one.text)) for members in bags]
    compared = len(leaders[:MOST_ENCODED])
    vectors = (encoder or encoded)([leader.text for leader in leaders[:compared]])
    shares = _shares([set(bag(members[0].text)) for members in bags])
    groups: list[list[int]] = []
    for place in range(len(bags)):
        home = _home(place, groups, vectors, shares) if place < compared else None
        groups[home].append(place) if home is not None else groups.append([place])
    found = [[one for place in group for one in bags[place]] for group in groups]
    found.sort(key=lambda group: (-sum(one.times for one in group), group[0].text))
    return [[one.text for one in sorted(group, key=lambda one: (-one.times, len(one.text), one.text))] for group in found]


def _by_bag(asked: Sequence[Asked]) -> list[list[Asked]]:
    """Questions with the same words together, the most asked first."""
    bags: dict[tuple[str, ...], list[Asked]] = {}
    for one in sorted(asked, key=lambda one: (-one.times, one.text)):
        bags.setdefault(bag(one.text), []).append(one)
    return sorted(bags.values(), key=lambda members: (-sum(one.times for one in members), members[0].text))


def _home(place: int, groups: list[list[int]], vectors: Vectors, shares: Callable[[int, int], float]) -> int | None:
    """The group whose first question is most like this one, None where none is alike enough. Only with the first: no chains from one subject to another."""
    if not groups:
        return None
    firsts = [group[0] for group in groups]
    close = np.clip(vectors[firsts] @ vectors[place], 0.0, 1.0)
    best, found = JOIN, None
    # Where no word is shared, meaning alone cannot reach JOIN unless it is very close.
    for number in np.flatnonzero(close * MEANING + (1 - MEANING) >= JOIN):
        alike = MEANING * float(close[number]) + (1 - MEANING) * shares(firsts[number], place)
        if alike > best:
            best, found = alike, int(number)
    return found


def _shares(bags: list[set[str]]) -> Callable[[int, int], float]:
    """How much two bags share, 0 to 1, where a word that many questions have counts little ("magnesium")."""
    seen = Counter(word for words in bags for word in words)
    weight = {word: math.log(1 + len(bags) / count) for word, count in seen.items()}

    def shared(one: int, other: int) -> float:
        both, either = bags[one] & bags[other], bags[one] | bags[other]
        return sum(weight[word] for word in both) / (sum(weight[word] for word in either) or 1.0)

    return shared


def encoded(texts: Sequence[str]) -> Vectors:
    """Vectors of texts, remembered until `forget_all_but`."""
    missing = [text for text in dict.fromkeys(texts) if text not in _known]
    if missing:
        _known.update(zip(missing, encode([PLACEHOLDER.sub(" ", text) for text in missing]), strict=True))
    return np.stack([_known[text] for text in texts]) if texts else np.zeros((0, 512), dtype=np.float32)


def forget_all_but(texts: Iterable[str]) -> None:
    """Forget the vectors of other texts: of a deleted conversation nothing stays, in memory either."""
    kept = set(texts)
    for text in [text for text in _known if text not in kept]:
        del _known[text]


_known: dict[str, Vectors] = {}


@lru_cache(maxsize=50_000)
def _lemma(word: str) -> str:
    return lemma(word)
