"""What the bot made of one sentence, for an editor to look at. Every part can be written as JSON."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal

Use = Literal["named", "unknown", "other"]
Certainty = Literal["sure", "fair", "unsure"]


@dataclass(frozen=True)
class SeenWord:
    """A word as typed and as read, with its offsets in the sentence as read.

    `use`: "named" (it names something), "unknown" (no Dutch and nothing that the bot has), "other". `changed`: it was taken for a misspelt or
    shortened form of what it is read as. `name`: what it names, as an editor calls it.
    """

    typed: str
    read_as: str
    start: int
    end: int
    use: Use
    changed: bool
    name: str | None


@dataclass(frozen=True)
class Named:
    """Something that the sentence names: `kind` as in the lexicon ("topic", "medicine", …), with a Dutch word for it; `covered` by an article or not."""

    words: str
    kind: str
    kind_in_dutch: str
    value: str
    name: str
    covered: bool
    negated: bool


@dataclass(frozen=True)
class Candidate:
    """A passage that came into question: `fit` tells how well it fits (comparable within one sentence), `question` is its first example question."""

    passage: str
    article: str
    topics: tuple[str, ...]
    aspect: str
    question: str
    fit: float
    chosen: bool


@dataclass(frozen=True)
class Trial:
    """One sentence with everything that the bot made of it. `confidence` and the chances of danger are 0 to 1; `seconds` is what the turn took.

    `candidates` has the chosen passages first, then the next best. `certainty` and `certainty_in_dutch` say how sure the bot is, and why.
    """

    sentence: str
    after: tuple[str, ...]
    kind: str
    kind_in_dutch: str
    action: str
    intent: str
    confidence: float
    topics: tuple[str, ...]
    aspect: str | None
    passages: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    certainty: Certainty
    certainty_in_dutch: str
    words: tuple[SeenWord, ...]
    named: tuple[Named, ...]
    silent_on: tuple[str, ...]
    danger: str | None
    danger_chance: float
    text: str
    custom: dict[str, Any]
    seconds: float

    @property
    def mended(self) -> tuple[tuple[str, str], ...]:
        """The words that were read as another word: as typed, as read."""
        return tuple((word.typed, word.read_as) for word in self.words if word.changed)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The words that nothing knows."""
        return tuple(word.typed for word in self.words if word.use == "unknown")

    def as_json(self) -> dict[str, Any]:
        """All fields, and `mended` and `unknown`, as plain lists, texts and numbers."""
        return {**dataclasses.asdict(self), "mended": [list(pair) for pair in self.mended], "unknown": list(self.unknown)}
