"""What a check looks at: an article as it stands, with the lines of its fields, and the others beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Mapping, Sequence

from bot.articles import CITATION, Article, Passage, Placed
from bot.content_yaml import Lines
from bot.language.words import Word, split
from editor.findings import Finding, Level

_SENTENCE = re.compile(r"(?<=[.!?])(?<!\b[a-z]\.)(?<!bijv\.)(?<!o\.a\.)(?<!d\.w\.z\.)(?<!ca\.)\s+")


@dataclass(frozen=True)
class Sentence:
    """A sentence of an answer, with and without its source numbers."""

    text: str
    bare: str


@dataclass(frozen=True)
class Context:
    """An article to check. `others` are the articles beside it, by file; those that cannot be read are left out."""

    article: Article
    lines: Lines
    file: str
    text: str
    others: Mapping[str, Placed] = field(default_factory=dict)
    other_texts: Mapping[str, str] = field(default_factory=dict)

    def finding(self, level: Level, place: Sequence[str | int], found: str, expected: str, remedy: str, code: str, near: str = "") -> Finding:
        """Something found in the field at `place`; `near` is a piece of its text, to point at the very line."""
        return Finding(level, self.file, self.line(place, near), self.name(place), found, expected, remedy, code)

    def line(self, place: Sequence[str | int], near: str = "") -> int:
        """The line of a field, or of a piece of its text in the lines that follow."""
        first = self.lines.line(place)
        if not near:
            return first
        for number, line in enumerate(self._rows[first - 1 : first + 40], first):
            if near in line:
                return number
        return first

    @cached_property
    def _rows(self) -> list[str]:
        return self.text.splitlines()

    def name(self, place: Sequence[str | int]) -> str:
        """The field's name as an editor reads it: counted from 1, a passage with its id."""
        parts: list[str] = []
        for depth, part in enumerate(place):
            name = str(part + 1) if isinstance(part, int) else part
            if isinstance(part, int) and depth == 1 and place[0] == "passages":
                name += f" ({self.article.passages[part].id})"
            parts.append(name)
        return ".".join(parts)

    @property
    def slug(self) -> str:
        """The article's own id: its file's name."""
        return Path(self.file).stem

    def answers(self) -> list[tuple[Sequence[str | int], Passage, list[Sentence]]]:
        """Every answer with its place and its sentences."""
        return [(("passages", index, "antwoord"), passage, sentences(passage.answer)) for index, passage in enumerate(self.article.passages)]


def sentences(text: str) -> list[Sentence]:
    """The sentences of an answer."""
    cut = [piece for piece in _SENTENCE.split(text.replace("\n", " ")) if piece.strip()]
    return [Sentence(piece, re.sub(r"\s+(?=[.,;:!?])", "", CITATION.sub("", piece)).strip()) for piece in cut]


@lru_cache(maxsize=2048)
def words_of(text: str) -> tuple[Word, ...]:
    """The plain words of a text, as the bot sees them. Kept: most of an article is the same at the next look."""
    return tuple(split(text))


def names(article: Article) -> set[str]:
    """Every name that the article gives a thing, as written: those may be used in its texts without being explained."""
    found = {article.substance.name, *article.substance.synonyms, *article.also_named}
    for topic in article.topics.values():
        found |= {topic.name, *topic.synonyms}
    for passage in article.passages:
        found |= set(passage.mentions)
    return found


def shown(text: str, longest: int = 60) -> str:
    """A text in quotes, cut off where it is long."""
    return f"'{text}'" if len(text) <= longest else f"'{text[: longest - 1].rstrip()}…'"
