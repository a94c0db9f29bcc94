"""What words look like: which ones Dutch or the bot knows, how often they are used, and what a misspelt one may stand for.

Distances are optimal string alignment (a swap of neighbours counts as one); words that sound alike in Dutch count as the same. `mending` chooses.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import Iterable

import numpy as np
import simplemma
import wordfreq
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.slips import ALIKE, SOUNDS_SAME, slip_cost

EVERYDAY_WORDS = 30_000  # how many of the most used Dutch words a misspelt word may stand for
KNOWN_FROM = 2.35  # Zipf frequency (log10 of uses per 10^9 words) from which a word is taken to be spelt as meant
COMMON_SHORT, COMMON_LONG = 4.0, 3.2  # Zipf frequency that an everyday word needs to be what a short, or a longer, misspelt word stands for
LONGEST = 32  # characters; anything longer is not a misspelt word

_SOUNDS = [
    (r"chr", "kr"), (r"sche?(?=n?$)", "s"), (r"(.)\1+", r"\1"), (r"ph", "f"), (r"th", "t"), (r"ei|y", "ij"), (r"ou", "au"), (r"sch", "sg"),
    (r"ch", "g"), (r"ck|q", "k"), (r"c(?=[eij])", "s"), (r"c", "k"), (r"x", "ks"), (r"ae", "a"), (r"ie|ij$", "i"), (r"eau", "o"), (r"oe", "u"),
    (r"dt$|d$", "t"), (r"tie$|tsi", "si"), (r"z", "s"), (r"v", "f"), (r"h", ""),
]
_SOUNDS_COMPILED = [(re.compile(pattern), to) for pattern, to in _SOUNDS]


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """How a Dutch word sounds, roughly: words that differ only in spelling give the same key."""
    for pattern, to in _SOUNDS_COMPILED:
        word = pattern.sub(to, word)
    return word


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
    """The dictionary form of a plain Dutch word ("geslikt" gives "slikken")."""
    return str(simplemma.lemmatize(word, "nl")).casefold()


@lru_cache(maxsize=100_000)
def frequency(word: str) -> float:
    """Zipf frequency of a Dutch word: 0 unknown, 3 once in a million words, 6 once in a thousand."""
    return float(wordfreq.zipf_frequency(word, "nl"))


class _Alike:
    """Words that can be had by what they look like at a glance: most words that are further apart than that are never compared letter by letter."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list(words)
        self._letters = np.array([_letters(word) for word in self._words], dtype=np.uint32)
        places: dict[tuple[int, int], list[int]] = defaultdict(list)
        for place, word in enumerate(self._words):
            for most in (1, 2, 3):
                for length in range(len(word) - most, len(word) + most + 1):
                    places[length, most].append(place)
        self._near = {key: np.array(found, dtype=np.int32) for key, found in places.items()}

    def near(self, word: str, most: int) -> list[str]:
        """All words that may be up to `most` (1 to 3) slips away from this one, and others, in their order.

        Each slip makes the lengths differ by one at most, and the letters that only one of the two has are two more at most.
        """
        places = self._near.get((len(word), most))
        if places is None:
            return []
        differing = self._letters[places] ^ np.uint32(_letters(word))
        ones = _ONES[differing & 0xFFFF] + _ONES[differing >> 16]
        return [self._words[place] for place in places[ones <= 2 * most]]


_ONES = np.array([bin(number).count("1") for number in range(1 << 16)], dtype=np.uint8)


def _letters(word: str) -> int:
    """The letters of a word as bits; letters beyond a to z may share one."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


class Speller:
    """Knows the bot's own vocabulary and everyday Dutch. `favoured` are the words that visitors are likeliest to mean."""

    def __init__(self, vocabulary: Iterable[str], favoured: Iterable[str] = ()) -> None:
        words = {word for word in vocabulary if word.isalpha()}
        self._short = {word for word in words if len(word) <= 3}  # "tia", "ms": too short to mend towards, but not to be mended either
        self._own = sorted(words - self._short)
        own = set(self._own)
        self._near_own = _Alike(self._own)
        self._everyday = _Alike(word for word in wordfreq.top_n_list("nl", EVERYDAY_WORDS) if word.isalpha() and len(word) > 3 and word not in own)
        self._known = own
        self.favoured = frozenset(favoured)
        self._by_sound: dict[str, str] = {}
        for word in self._own:
            self._by_sound.setdefault(sound(word), word)
        self._sounds = _Alike(self._by_sound)
        self._parts = {word for word in own if len(word) >= 5}

    def has(self, word: str) -> bool:
        """Whether a word is in the bot's own vocabulary."""
        return word in self._known or word in self._short

    def everyday(self, from_frequency: float) -> set[str]:
        """The words of everyday Dutch from this Zipf frequency on."""
        return {word for word in wordfreq.top_n_list("nl", EVERYDAY_WORDS) if word.isalpha() and frequency(word) >= from_frequency}

    def knows(self, word: str) -> bool:
        """Whether a word needs no mending: the bot's own, a Dutch one, a number, a short one or a compound of known parts."""
        if word in self._known or len(word) <= 3 or not word.isalpha():
            return True
        return frequency(word) >= KNOWN_FROM or self.compound(word) is not None

    def compound(self, word: str) -> tuple[str, str] | None:
        """Split a word into two known parts of which one is the bot's own, or None."""
        for cut in range(len(word) - 3, 2, -1):
            head, tail = word[:cut], word[cut:]
            for first in (head, head[:-1] if head.endswith("s") else head):
                if (first in self._parts and self._part(tail)) or (tail in self._parts and len(tail) >= 5 and self._part(first)):
                    return first, tail
        return None

    def _part(self, word: str) -> bool:
        return len(word) >= 3 and (word in self._known or frequency(word) >= 3.2)

    def candidates(self, word: str) -> dict[str, float]:
        """Words that a misspelt word may stand for, with what speaks against each (see `slips`): at most a quarter of the letters differ."""
        allowed = 1 if len(word) <= 6 else 2 if len(word) <= 11 else 3
        found = {str(own) for own, _, _ in process.extract(word, self._near_own.near(word, allowed), scorer=OSA.distance, score_cutoff=allowed, limit=12)}
        common = COMMON_SHORT if len(word) <= 6 else COMMON_LONG
        most = min(allowed, 2)
        near = process.extract(word, self._everyday.near(word, most), scorer=OSA.distance, score_cutoff=most, limit=12)
        found |= {str(everyday) for everyday, _, _ in near if frequency(everyday) >= common}
        costs = {candidate: slip_cost(word, candidate) for candidate in found}
        alike = self._by_sound.get(sound(word))
        if alike and (alike in costs or len(word) > 5):
            costs[alike] = min(costs.get(alike, SOUNDS_SAME), SOUNDS_SAME)
        if len(word) >= 7:
            heard, most = sound(word), 1 if len(word) < 12 else 2
            for key, distance, _ in process.extract(heard, self._sounds.near(heard, most), scorer=OSA.distance, score_cutoff=most, limit=3):
                by_ear = SOUNDS_SAME + ALIKE * distance
                costs[self._by_sound[key]] = min(costs.get(self._by_sound[key], by_ear), by_ear)
        return costs
