"""How well passages fit a message, best first: for showing an editor what came second, not for deciding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

from actions.choose import Chooser
from actions.decision import Memory
from actions.shelf import Shelved, bag
from bot.language.reading import Reading


@dataclass(frozen=True)
class Ranked:
    """A passage with its fit: about 3 for each topic shared, 2 for the aspect, up to 4 for likeness in meaning; comparable within one message only."""

    item: Shelved
    fit: float


def rank(chooser: Chooser, reading: Reading, memory: Memory, chosen: Sequence[str] = ()) -> list[Ranked]:
    """The passages by their best fit to any part of the message that asks something; `chosen` ones first, whatever they were chosen by."""
    best: dict[str, Ranked] = {}
    for target in chooser.targets(reading, memory):
        words = bag(target.part.words)
        for item in chooser.shelf.items:
            if item.article not in target.articles:
                continue
            fit = chooser.shelf.fit(item, target.topics, target.part, words)
            if item.passage.id not in best or fit > best[item.passage.id].fit:
                best[item.passage.id] = Ranked(item, fit)
    for item in chooser.shelf.items:
        if item.passage.id in chosen and item.passage.id not in best:
            best[item.passage.id] = Ranked(item, 0.0)
    return sorted(best.values(), key=lambda ranked: (ranked.item.passage.id not in chosen, -ranked.fit))
