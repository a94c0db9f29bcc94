"""Which of visitors' turns an editor learns from, in scrubbed words; and emergencies, which are counted and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.language.intent import DANGERS
from editor.visitors.store import Turn

Why = Literal["not_covered", "clarify", "out_of_scope", "thumb_down"]
# In this order where a turn has more than one.
WHYS: tuple[Why, ...] = ("thumb_down", "not_covered", "clarify", "out_of_scope")
_EMERGENCY = "emergency"
_DANGEROUS = frozenset(DANGERS.values())
MOST_SHOWN = 300  # characters of a message; of a story the beginning


@dataclass(frozen=True)
class Question:
    """What somebody asked, scrubbed; `at` is seconds since 1970."""

    text: str
    at: float
    why: Why


@dataclass(frozen=True)
class Sifted:
    """Questions to learn from, emergencies by day, and how many turns there were in all."""

    questions: list[Question]
    emergencies: dict[date, int]
    turns: int


def sifted(turns: Iterable[Turn], scrub: Callable[[str], str]) -> Sifted:
    """Sort the turns out; `scrub` makes of a message what may be shown.

    Of a session in which danger was recognised nothing is taken: what else was said there may be about it too.
    """
    every = list(turns)
    dangerous = {(turn.sender, turn.session) for turn in every if _is_danger(turn)}
    emergencies = Counter(datetime.fromtimestamp(turn.at).date() for turn in every if _is_danger(turn))
    questions = []
    for turn in every:
        why = _why(turn)
        if why is None or (turn.sender, turn.session) in dangerous:
            continue
        text = scrub(turn.text)
        if any(char.isalpha() for char in text):
            questions.append(Question(text, turn.at, why))
    return Sifted(questions, dict(sorted(emergencies.items())), len(every))


def _is_danger(turn: Turn) -> bool:
    return turn.kind == _EMERGENCY or turn.intent in _DANGEROUS


def _why(turn: Turn) -> Why | None:
    if turn.thumb_down:
        return "thumb_down"
    return next((why for why in WHYS if why == turn.kind), None)


def cut(text: str) -> str:
    """The beginning of a long message."""
    if len(text) <= MOST_SHOWN:
        return text
    return text[:MOST_SHOWN].rsplit(" ", 1)[0] + " …"
