"""How sure the bot is of a reply, in words that an editor understands."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Sequence

import yaml

from editor.trial import Candidate, Certainty

_WORDS = Path(__file__).parent / "data" / "trying.yml"
# By how much the chosen passage has to fit better than the next: half of what the right aspect counts, and of what a shared word counts (`Shelf.fit`).
CLEAR, SOME = 1.2, 0.5
SURE, FAIR = 0.8, 0.5  # the same for the chance of an intent


@lru_cache(maxsize=1)
def wording() -> dict[str, dict[str, str]]:
    """The texts of trying.yml."""
    data: dict[str, dict[str, str]] = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return data


def of_passage(candidates: Sequence[Candidate], is_example: bool) -> tuple[Certainty, str]:
    """How sure the choice of the first candidate is: by how much it fits better than the best that was not chosen."""
    texts, first = wording()["zekerheid"], candidates[0]
    if is_example:
        return "sure", texts["example"].format(eerste=first.passage)
    second = next((candidate for candidate in candidates if not candidate.chosen), None)
    if second is None:
        return "sure", texts["only"].format(eerste=first.passage)
    lead = first.fit - second.fit
    level: Certainty = "sure" if lead >= CLEAR else "fair" if lead >= SOME else "unsure"
    return level, texts[level].format(eerste=first.passage, tweede=second.passage)


def of_kind(confidence: float) -> tuple[Certainty, str]:
    """How sure it is what sort of message this is."""
    level: Certainty = "sure" if confidence >= SURE else "fair" if confidence >= FAIR else "unsure"
    return level, wording()["zekerheid"][f"kind_{level}"].format(zeker=round(100 * confidence))


def by_name() -> tuple[Certainty, str]:
    """That something which no article covers is named, whatever the chances."""
    return "sure", wording()["zekerheid"]["by_name"]
