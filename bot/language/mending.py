"""Mends misspelt words by what they look like and by what stands around them: "hoe kot dat" means "komt", "mijn kat" a cat.

A noisy channel (Kernighan, Church and Gale 1990; Mays, Damerau and Mercer 1991): of all the ways to read a sentence the likeliest is taken, where
the chance of a slip (`slips`) and of the words after each other (`usage`) are weighed together. A word that Dutch knows may be a slip too ("wekt" for
"werkt"), but more has to speak for that.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from string import ascii_lowercase
from typing import Sequence

from bot.language.slips import slip_cost
from bot.language.spelling import KNOWN_FROM, LONGEST, Speller, frequency
from bot.language.usage import EDGE, Usage
from bot.language.words import short_forms

SHORTEST = 3  # letters; of shorter words too little is left to tell what was meant
SHORTEST_FORM = 5  # letters of a short form that may be misspelt itself
VOWELS = frozenset("aeiouy")
NO_VOWELS, EACH_VOWEL = 2.0, 1.0  # what speaks against a word written without its vowels ("srt" for "soort"), and more for each of them
LONGEST_BARE = 7  # letters of a word without vowels
SETTLED = 4.8  # Zipf frequency from which a word is never taken for a slip
USED = 3  # how often the examples must have a word for it never to be taken for a slip
# What has to speak for another word than the one that was typed, where that is a word: more the better known it is.
REAL_COMMON, REAL = 5.0, 2.5
COMMON_FROM = 3.5  # Zipf frequency of a well known word


@dataclass(frozen=True)
class _Way:
    """One way to read a word, and what speaks against it."""

    word: str
    cost: float


class Mender:
    """Mends the words of a message with a speller's vocabulary and the usage of the examples."""

    def __init__(self, speller: Speller, usage: Usage) -> None:
        self._speller = speller
        self._usage = usage
        self._used = usage.common(USED)
        self._likely = frozenset(speller.favoured | usage.common() | speller.everyday(from_frequency=4.2))
        self._bare: dict[str, list[str]] = {}
        for word in sorted(self._used):
            if word.isalpha() and VOWELS & set(word):
                self._bare.setdefault("".join(letter for letter in word if letter not in VOWELS), []).append(word)
        self._forms = {form: meant[0] for form, meant in short_forms().items() if len(meant) == 1 and form.isalpha() and len(form) >= SHORTEST_FORM}
        self._ways = lru_cache(maxsize=20_000)(self._find_ways)

    def mend(self, words: Sequence[str], starts: Sequence[bool] = ()) -> list[str]:
        """The words as they were probably meant. `starts` tells of each word whether it begins a sentence; the first always does."""
        # For each way to read the last word: what the best reading of everything up to it costs (Viterbi 1967).
        costs, before = [0.0], [EDGE]
        history: list[list[int]] = []
        columns: list[tuple[_Way, ...]] = []
        for place, typed in enumerate(words):
            if place and starts and starts[place]:
                before = [EDGE] * len(before)
            ways = self._ways(typed)
            totals = [[cost - self._usage.chance_after(word, way.word) for cost, word in zip(costs, before, strict=True)] for way in ways]
            came = [min(range(len(row)), key=row.__getitem__) for row in totals]
            costs = [row[at] + way.cost for row, at, way in zip(totals, came, ways, strict=True)]
            before = [way.word for way in ways]
            history.append(came)
            columns.append(ways)
        ends = [cost - self._usage.chance_after(word, EDGE) for cost, word in zip(costs, before, strict=True)]
        at = min(range(len(ends)), key=ends.__getitem__)
        found: list[str] = []
        for ways, came in zip(reversed(columns), reversed(history), strict=True):
            found.append(ways[at].word)
            at = came[at]
        return found[::-1]

    def _find_ways(self, typed: str) -> tuple[_Way, ...]:
        asis = _Way(typed, 0.0)
        bare = self._without_vowels(typed)
        if bare:
            return (asis, *bare)
        if not typed.isalpha() or not SHORTEST <= len(typed) <= LONGEST or typed in self._used or frequency(typed) >= SETTLED or self._speller.has(typed):
            return (asis,)
        known = self._speller.knows(typed) and (len(typed) > SHORTEST or frequency(typed) >= KNOWN_FROM)
        if known or len(typed) == SHORTEST:
            against = 0.0 if not known else REAL_COMMON if frequency(typed) >= COMMON_FROM else REAL
            return (asis, *(_Way(word, slip_cost(typed, word) + against) for word in sorted(_one_slip(typed) & self._likely)))
        costs = self._speller.candidates(typed)
        for form in sorted(_one_slip(typed) & self._forms.keys()):  # "firbo", a slip in what is short for fibromyalgie
            meant, cost = self._forms[form], slip_cost(typed, form)
            costs[meant] = min(cost, costs.get(meant, cost))
        return (asis, *(_Way(word, cost) for word, cost in sorted(costs.items())))

    def _without_vowels(self, typed: str) -> list[_Way]:
        """The words that chat language writes without vowels: "vr", "srt", "mgnsm"."""
        if not typed.isalpha() or not 2 <= len(typed) <= LONGEST_BARE or VOWELS & set(typed) or typed in self._used or self._speller.has(typed):
            return []
        if frequency(typed) >= SETTLED:
            return []
        return [_Way(word, NO_VOWELS + EACH_VOWEL * (len(word) - len(typed))) for word in self._bare.get(typed, ())]


def _one_slip(word: str) -> set[str]:
    """All strings that are one slip away."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    fewer = {head + tail[1:] for head, tail in cuts if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    other = {head + letter + tail[1:] for head, tail in cuts if tail for letter in ascii_lowercase}
    more = {head + letter + tail for head, tail in cuts for letter in ascii_lowercase}
    return (fewer | swapped | other | more) - {word}
