"""Puts alike questions together: by meaning (sentence vectors) and by the rarer words that they share.

The oldest question of a group is its leader, and a question joins the group whose leader it is most like. So new questions never change
the groups there are, and the same questions always give the same groups.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from bot.articles import Catalogue
from bot.language.everyday import is_everyday
from bot.language.reading import Reading
from bot.language.spelling import frequency, lemma
from bot.language.words import readable, split
from bot.nlu.encoder import Vectors

# Fitted on the questions in tests/questions that may be learned from; the figures: python -m editor.visitors.bench --groups
ALIKE = 0.55
WEIGHT_OF_MEANING = 0.5
_COMMONEST = 8.0  # Zipf frequency (log10 of uses per 10^9 words) of the commonest word


@dataclass(frozen=True)
class Question:
    """A sentence and its key: what sentences that differ only in capitals, accents and signs have in common.

    `names`: what it names by the content (see `named`). Of two questions that each name something the other does not, neither is the other.
    """

    key: str
    text: str
    names: frozenset[str] = frozenset()


def substance_words(catalogue: Catalogue) -> frozenset[str]:
    """The words for what the articles are about."""
    names = (name for article in catalogue.articles.values() for name in (article.substance.name, *article.substance.synonyms))
    return frozenset(word for name in names for word in key_of(name).split())


def named(reading: Reading) -> frozenset[str]:
    """What a message names, covered or not, and words in the place of a name that nothing accounts for."""
    mentions = reading.names("topic", "substance", "form", "medicine", "treatment", "complaint")
    return frozenset([mention.value for mention in mentions if not mention.weak] + [word for part in reading.parts for word in part.unknown])


def key_of(text: str) -> str:
    """The plain words of a sentence."""
    return " ".join(word.text for word in split(readable(text)))


def groups(questions: Sequence[Question], vectors: Callable[[Sequence[str]], Vectors], common: AbstractSet[str] = frozenset()) -> list[list[int]]:
    """The groups, as places in `questions`, which come oldest first and have different keys. Each group begins with its leader.

    `vectors` gives unit vectors of texts, shape (len(texts), dimensions). `common`: plain words that nearly all questions have, such as the
    substance that the articles are about; sharing one says nothing.
    """
    if not questions:
        return []
    meaning = vectors([question.text for question in questions])
    words = [telling_words(question.key, common) for question in questions]
    found: list[list[int]] = []
    leaders = np.zeros((len(questions), meaning.shape[1]), dtype=np.float32)
    for place in range(len(questions)):
        likest, most = -1, ALIKE
        if found:
            near = leaders[: len(found)] @ meaning[place]
            # Shared words add at most the other half, so most leaders need no further look.
            for number in np.flatnonzero(WEIGHT_OF_MEANING * near + 1 - WEIGHT_OF_MEANING >= ALIKE):
                alike = WEIGHT_OF_MEANING * float(near[number]) + (1 - WEIGHT_OF_MEANING) * _shared(words[place], words[found[number][0]])
                leader = questions[found[number][0]]
                if alike > most and not (leader.names - questions[place].names and questions[place].names - leader.names):
                    likest, most = int(number), alike
        if likest >= 0:
            found[likest].append(place)
        else:
            leaders[len(found)] = meaning[place]
            found.append([place])
    return found


def telling_words(key: str, common: AbstractSet[str] = frozenset()) -> frozenset[str]:
    """The words of a key that say what it is about, as their dictionary forms; all of its words where none does."""
    words = key.split()
    telling = frozenset(lemma(word) for word in words if not is_everyday(word) and word not in common)
    return telling or frozenset(words)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of their words two questions share, 0 to 1. A word that is rarer in Dutch counts more: that stays the same whatever else is asked."""
    together = sum(map(_weight, one | other))
    return sum(map(_weight, one & other)) / together if together else 0.0


@lru_cache(maxsize=50_000)
def _weight(word: str) -> float:
    return max(1.0, _COMMONEST - frequency(word))
