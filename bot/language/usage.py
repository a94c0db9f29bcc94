"""How visitors string words together: the chance of a word after another, from the training examples and the articles.

A bigram model: what stands next to each other in the examples counts most, then how often a word stands there at all, then how often
Dutch as a whole uses it (wordfreq). The shares are those of Witten and Bell (1991): the more different words have followed a word, the less the
examples are believed about the next.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Callable, Iterable, Sequence

from bot.language.everyday import is_foreign
from bot.language.spelling import frequency
from bot.language.words import readable, split

EXAMPLES = Path(__file__).parent.parent / "data"
EDGE = "|"  # stands before the first and after the last word of a sentence
_EXAMPLE = re.compile(r"^ {4}- (.+)$", re.MULTILINE)
_OURS = 0.7  # how much the examples count beside Dutch as a whole where a word is taken by itself
UNSEEN = 1e-9  # the chance of a word that neither the examples nor wordfreq have


class Usage:
    """The chances of words, alone and after each other. Words of the texts that `knows` does not know are slips, and not counted."""

    def __init__(self, texts: Iterable[str], knows: Callable[[str], bool]) -> None:
        singles: Counter[str] = Counter()
        pairs: dict[str, Counter[str]] = defaultdict(Counter)
        for sentence in (sentence for text in texts for sentence in _sentences(text)):
            singles.update(sentence)
            for before, word in zip([EDGE, *sentence], [*sentence, EDGE], strict=True):
                pairs[before][word] += 1
        self._singles = {word: count for word, count in singles.items() if knows(word)}
        self._total = sum(self._singles.values())
        spelt = {EDGE, *self._singles}
        known = {before: {word: count for word, count in followers.items() if word in spelt} for before, followers in pairs.items() if before in spelt}
        self._after = {before: (followers, sum(followers.values()), len(followers)) for before, followers in known.items() if followers}
        self.chance = lru_cache(maxsize=50_000)(self._chance)
        self.chance_after = lru_cache(maxsize=100_000)(self._chance_after)

    def common(self, least: int = 2) -> set[str]:
        """The words that the examples have at least so many times."""
        return {word for word, count in self._singles.items() if count >= least}

    def _chance(self, word: str) -> float:
        """The chance of a word, whatever stands before it."""
        if word == EDGE:
            return 0.1
        general = 10 ** (frequency(word) - 9) if frequency(word) else 0.0
        return max(_OURS * self._singles.get(word, 0) / self._total + (1 - _OURS) * general, UNSEEN)

    def _chance_after(self, before: str, word: str) -> float:
        """The natural logarithm of the chance of a word after another."""
        followers, total, kinds = self._after.get(before, ({}, 0, 1))
        believed = total / (total + kinds)
        return math.log(believed * followers.get(word, 0) / max(total, 1) + (1 - believed) * self._chance(word))


@lru_cache(maxsize=20_000)  # the examples are counted anew whenever an article changes
def _sentences(text: str) -> tuple[tuple[str, ...], ...]:
    """The plain words of each sentence of a text; nothing of one in another language."""
    words = split(readable(text))
    if is_foreign(words):
        return ()
    return tuple(tuple(word.text for word in group) for _, group in groupby(words, key=lambda word: word.sentence))


@lru_cache(maxsize=1)
def examples() -> Sequence[str]:
    """The texts of all training examples, as Rasa's NLU files have them; none where there are no such files."""
    return tuple(text for file in sorted(EXAMPLES.glob("nlu*.yml")) for text in _EXAMPLE.findall(file.read_text(encoding="utf-8")))
