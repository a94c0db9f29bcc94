"""Where words stand in a message: those of a name or a description of several words, and a noun that is a verb where it stands."""

from __future__ import annotations

import itertools
from typing import Mapping, Sequence

from bot.language.words import Word

# Words that carry no meaning inside a description: "ik kan mijn sleutels niet vinden" is found by "sleutels niet vinden".
LOOSE = frozenset(
    "ik je hij zij ze we wij het de een mijn me mij zich hem haar is ben bent was zijn er die dat dit te om en of heel erg zo wel dan "
    "al nog maar ook zelf".split()
)
_QUESTION_WORDS = frozenset("waar waarvoor waarmee waarin hoe hoeveel hoelang welk welke wanneer wie".split())
_GAP = 3  # words that may stand between those of a description
_MOST = 6  # places of one word that are tried


def name_places(positions: Mapping[int, Sequence[int]], words: Sequence[Word]) -> tuple[int, ...] | None:
    """The places of a name's words, or None: in order, in one sentence, at most one word in between and no comma around that.

    `positions` holds, for each word of the name from 0, the places in the message where it stands.
    """
    for start in positions[0]:
        places = [start]
        for position in range(1, len(positions)):
            following = [place for place in positions[position] if 0 < place - places[-1] <= (2 if words[place].clause == words[places[-1]].clause else 1)]
            if not following:
                break
            places.append(following[0])
        if len(places) == len(positions) and words[places[0]].sentence == words[places[-1]].sentence:
            return tuple(places)
    return None


def description_places(positions: Mapping[int, Sequence[int]], words: Sequence[Word]) -> tuple[int, ...] | None:
    """The places of a description's words, or None: in any order, in one sentence, close together."""
    if any(len(places) > _MOST for places in positions.values()):
        positions = {position: places[:_MOST] for position, places in positions.items()}
    # In a long message most of the words that were found stand in sentences of their own.
    shared = set.intersection(*({words[place].sentence for place in places} for places in positions.values()))
    if not shared:
        return None
    positions = {position: [place for place in places if words[place].sentence in shared] for position, places in positions.items()}
    first = list(positions).index(0)
    best: tuple[int, ...] | None = None
    for places in itertools.product(*positions.values()):
        if len(set(places)) < len(places):
            continue
        if words[places[first]].text in _QUESTION_WORDS and places[first] != min(places):
            continue  # "waar magnesium halen" is not asked by "wat ik kwam halen is dat iets waar magnesium voor dient"
        if words[min(places)].sentence != words[max(places)].sentence:
            continue
        span = sum(word.text not in LOOSE for word in words[min(places) : max(places) + 1])
        if span <= len(places) + _GAP and (best is None or span < max(best) - min(best) + 1):
            best = places
    return best


def is_verb(words: Sequence[Word], place: int) -> bool:
    """A word right before "ik", "je" or "men" is a verb ("wat merk je"), whatever noun it looks like."""
    return place + 1 < len(words) and words[place + 1].text in ("ik", "je", "men") and words[place + 1].clause == words[place].clause
