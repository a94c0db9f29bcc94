"""Turns of phrase that tell what is asked or what is going on, as patterns over plain words.

`cues.yml` holds them. In a pattern a word stands for itself, `word*` for any ending, `a|b` for either, `...` for up to four words in between,
`?word` for a word that may be missing, `NUM` for a number, `MANY` for one from 8 to 999, `YEAR` for
a year and other capitals for a class of words from the file's own list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Iterator, Sequence

import yaml

from bot.language.words import Word, plain

_CUES = Path(__file__).with_name("cues.yml")
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True)
class Hit:
    """A cue found: words `start` up to `end`."""

    start: int
    end: int


class CueError(ValueError):
    """A pattern that cannot be read; the message names the cue, the pattern and what is wrong with it."""


class Cues:
    """All cues of the file; `find` looks one up in a message, within a sentence."""

    def __init__(self, data: dict[str, Any]) -> None:
        classes = {name: [str(word) for word in words] for name, words in data.pop("classes").items()}
        self._patterns = {name: _compile(name, patterns, classes) for name, patterns in data.items()}
        patterns = [str(pattern) for listed in [*data.values(), *classes.values()] for pattern in listed]
        self.vocabulary = {word for pattern in patterns for word in re.findall(r"[a-z]{4,}(?!\*)\b", pattern)}

    def find(self, name: str, words: Sequence[Word]) -> Hit | None:
        """The first place where one of the cue's patterns stands, or None. Raises KeyError for a cue that the file does not have."""
        return next(self.find_all(name, words), None)

    def find_all(self, name: str, words: Sequence[Word]) -> Iterator[Hit]:
        """All places, the first one first, without overlaps. Raises KeyError as `find` does."""
        text, starts = _text(tuple(words))
        for found in self._patterns[name].finditer(text):
            start = sum(1 for offset in starts if offset <= found.start()) - 1
            end = sum(1 for offset in starts if offset < found.end())
            yield Hit(start, end)

    def has(self, name: str, words: Sequence[Word]) -> bool:
        """Whether a cue stands anywhere in these words."""
        return self._patterns[name].search(_text(tuple(words))[0]) is not None


@lru_cache(maxsize=256)
def _text(words: tuple[Word, ...]) -> tuple[str, list[int]]:
    """The words with a space after each and a bar between sentences, which no pattern crosses; and where each word starts."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for before, word in zip((None, *words), words, strict=False):
        if before is not None and before.sentence != word.sentence:
            parts.append("| ")
            length += 2
        starts.append(length)
        parts.append(word.text + " ")
        length += len(word.text) + 1
    return "".join(parts), starts


def _compile(name: str, patterns: Sequence[str], classes: dict[str, list[str]]) -> re.Pattern[str]:
    if not patterns:
        return _NOTHING
    return re.compile(r"(?<!\S)(?:" + "|".join(_regex(name, str(pattern), classes) for pattern in patterns) + ")")


def _regex(name: str, pattern: str, classes: dict[str, list[str]]) -> str:
    out = []
    for part in pattern.split():
        if part == "...":
            out.append(r"(?:[^\s|]+ ){0,4}?")
            continue
        optional, part = part.startswith("?"), part.removeprefix("?")
        one = f"(?:{'|'.join(_one(name, pattern, choice, classes) for choice in part.split('|'))}) "
        out.append(f"(?:{one})?" if optional else one)
    return "".join(out)


def _one(name: str, pattern: str, part: str, classes: dict[str, list[str]]) -> str:
    if part == "NUM":
        return r"\d+(?:[.,]\d+)*"
    if part == "MANY":
        return r"(?:[89]|[1-9]\d{1,2})"
    if part == "YEAR":
        return r"(?:1[89]|20)\d\d"
    if part.isupper():
        if part.lower() not in classes:
            raise CueError(f"{name}: '{pattern}': unknown class {part}; known: {', '.join(classes)}")
        return "|".join(_one(name, pattern, word, classes) for word in classes[part.lower()])
    if part.endswith("*"):
        return re.escape(plain(part[:-1])) + r"[^\s|]*"
    return re.escape(plain(part))


@lru_cache(maxsize=1)
def load_cues() -> Cues:
    """The cues of `cues.yml`."""
    return Cues(yaml.safe_load(_CUES.read_text(encoding="utf-8")))
