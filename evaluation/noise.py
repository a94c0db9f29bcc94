"""Makes questions noisy the way phones and hurry do, to see what it costs: a typo in each content word; accents and capitals gone."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.lang.nl.stop_words import STOP_WORDS

from bot.language.slips import NEIGHBOURS
from evaluation.figures import Figures, percent
from evaluation.judge import Verdict
from evaluation.questions import Conversation

SEED = 20261123
# Content words: letters only, no stop word of spaCy's Dutch list, and long enough that a typo leaves something to recognise.
_SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+")

def is_content_word(word: str) -> bool:
    """Whether a typo in this word counts."""
    return len(word) >= _SHORTEST and word.isalpha() and word.lower() not in STOP_WORDS


def typo(word: str, chance: random.Random) -> str:
    """The word with one slip of the fingers: two letters swapped, one dropped, one doubled, or the key beside it."""
    swaps = [place for place in range(len(word) - 1) if word[place].lower() != word[place + 1].lower()]
    keys = [place for place, letter in enumerate(word) if letter.lower() in NEIGHBOURS]
    ways = ["drop", "double", *(["swap"] if swaps else []), *(["key"] if keys else [])]
    way = chance.choice(ways)
    if way == "swap":
        place = chance.choice(swaps)
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if way == "key":
        place = chance.choice(keys)
        key = chance.choice(NEIGHBOURS[word[place].lower()])
        return word[:place] + (key.upper() if word[place].isupper() else key) + word[place + 1 :]
    place = chance.randrange(len(word))
    return word[:place] + word[place] * (2 if way == "double" else 0) + word[place + 1 :]


def with_typos(text: str, chance: random.Random) -> str:
    """The text with one typo in each content word."""
    return _WORD.sub(lambda found: typo(found[0], chance) if is_content_word(found[0]) else found[0], text)


def without_accents_and_case(text: str) -> str:
    """The text in small letters without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(sign) != "Mn")


def noisy(conversations: Iterable[Conversation], change: Callable[[str, random.Random], str]) -> list[Conversation]:
    """The conversations with each turn's text changed. Chance is seeded turn by turn, so that a new question leaves the others' noise as it is."""
    return [
        replace(
            conversation,
            turns=tuple(
                replace(turn, text=change(turn.text, random.Random(f"{SEED} {conversation.id}.{number}")))  # noqa: S311 - nothing to guard here
                for number, turn in enumerate(conversation.turns)
            ),
        )
        for conversation in conversations
    ]


NOISES: dict[str, Callable[[str, random.Random], str]] = {
    "typos": with_typos,
    "no_accents_or_case": lambda text, _: without_accents_and_case(text),
}


@dataclass(frozen=True)
class Cost:
    """What a noise costs: the figures with it, how many points of right turns fewer (percent of all), and which turns went wrong by it."""

    figures: Figures
    points: float
    lost: tuple[Verdict, ...]


def cost(clean: Sequence[Verdict], changed: Sequence[Verdict]) -> Cost:
    """Hold the replies to noisy questions against those to the same questions as they were written."""
    was_right = {verdict.name for verdict in clean if verdict.right}
    figures = Figures.of(changed)
    return Cost(
        figures,
        percent(len(was_right), len(clean)) - figures.right_percent,
        tuple(verdict for verdict in changed if not verdict.right and verdict.name in was_right),
    )
