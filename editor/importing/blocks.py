"""A paper as it was read, whatever its format: headings, paragraphs, list items and table rows in their order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["title", "heading", "paragraph", "item", "row", "caption"]


@dataclass(frozen=True)
class Block:
    """A stretch of text without line breaks. `place` says where it stands in the file, in Dutch ("regel 12", "alinea 4")."""

    kind: Kind
    text: str
    place: str


@dataclass(frozen=True)
class Doubt:
    """Something that the import was not sure of, in Dutch, with its place in the file that was read."""

    place: str
    what: str


@dataclass
class Paper:
    """All that was read. `notes` are the texts of footnotes by their number, where the file has footnotes; cited as [n] in the blocks."""

    blocks: list[Block]
    notes: dict[int, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)


class Unreadable(Exception):
    """A file that cannot be read as an article: what was found, what was expected and how to mend it, in Dutch."""

    def __init__(self, file: object, found: str, expected: str, remedy: str) -> None:
        super().__init__(f"{file}: gevonden: {found}; verwacht: {expected}. {remedy}")
