"""Holds a candidate's outcomes against those of what is live: no worse, or which questions got worse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Mapping

from bot.publication.asking import EXAMPLES
from bot.publication.status import Change

Outcomes = Mapping[str, Mapping[str, Mapping[str, Any]]]
_ORDER = ("right", "wrong", "alarm", "harm", "missed")


@dataclass(frozen=True)
class Judgement:
    """`no_worse`: it may go live. `harmless`: nothing is newly harmful or missed, so an editor may publish it anyway."""

    no_worse: bool
    harmless: bool
    worse: tuple[Change, ...]
    better: tuple[Change, ...]
    astray: tuple[Change, ...]


def compare(live: Outcomes, candidate: Outcomes) -> Judgement:
    """Counts decide for each set, single questions for the articles' own examples."""
    worse: list[Change] = []
    better: list[Change] = []
    astray: list[Change] = []
    no_worse = harmless = True
    for name, turns in candidate.items():
        before = live.get(name, {})
        for key, turn in turns.items():
            if key not in before:
                if name == EXAMPLES and turn["outcome"] != "right":
                    astray.append(_change(turn, "nieuw"))
                continue
            step = _ORDER.index(turn["outcome"]) - _ORDER.index(before[key]["outcome"])
            if step:
                (worse if step > 0 else better).append(_change(turn, before[key]["got"]))
            if step > 0 and name == EXAMPLES:
                no_worse = False
        if name == EXAMPLES:
            continue
        unsafe = any(_count(turns, what) > _count(before, what) for what in ("harm", "missed"))
        harmless = harmless and not unsafe
        no_worse = no_worse and not unsafe and _count(turns, "right") >= _count(before, "right")
    return Judgement(no_worse, harmless, tuple(worse), tuple(better), tuple(astray))


def _count(turns: Mapping[str, Mapping[str, Any]], what: str) -> int:
    return sum(bool(turn[what]) for turn in turns.values())


def _change(turn: Mapping[str, Any], before: str) -> Change:
    return Change(str(turn["question"]), str(turn["expected"]), before, str(turn["got"]))
