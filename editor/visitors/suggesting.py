"""Which passages a question most likely belongs to: those whose example questions are most like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.articles import Catalogue
from editor.visitors.grouping import encoded

MOST = 3
LEAST = 0.4  # likeness (cosine) under which nothing is suggested


@dataclass(frozen=True)
class Suggestion:
    """A passage with its most similar example question and how alike they are, 0 to 1."""

    passage: str
    question: str
    alike: float


def suggested(texts: Sequence[str], catalogue: Catalogue) -> list[list[Suggestion]]:
    """For each text the likeliest passages, best first."""
    examples = [(passage.id, question) for _, passage in catalogue.passages() for question in passage.questions]
    if not examples or not texts:
        return [[] for _ in texts]
    close = encoded(texts) @ encoded([question for _, question in examples]).T
    return [_best(row, examples) for row in close]


def _best(row: np.ndarray[tuple[int], np.dtype[np.float32]], examples: Sequence[tuple[str, str]]) -> list[Suggestion]:
    found: dict[str, Suggestion] = {}
    for place in np.argsort(-row, kind="stable"):
        passage, question = examples[int(place)]
        if row[place] < LEAST or len(found) == MOST:
            break
        found.setdefault(passage, Suggestion(passage, question, round(float(row[place]), 2)))
    return list(found.values())
