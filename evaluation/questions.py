"""Reads question files: one conversation a line, each turn with what a good bot does (see tests/questions/README.md)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable, Iterator

KINDS = ("answer", "not_covered", "refer", "emergency", "clarify", "smalltalk", "meta", "out_of_scope")


@dataclass(frozen=True)
class Expected:
    """What a good bot does: any of `kinds`; for an answer one of `topics` and of the source numbers `cite_any`; patterns said and not said."""

    kinds: tuple[str, ...]
    topics: tuple[str, ...] = ()
    cite_any: tuple[int, ...] = ()
    say: tuple[str, ...] = ()
    not_say: tuple[str, ...] = ()


@dataclass(frozen=True)
class Turn:
    """One message and what is expected."""

    text: str
    expected: Expected


@dataclass(frozen=True)
class Conversation:
    """One visitor's turns. `file` is where it stands."""

    id: str
    file: str
    tags: tuple[str, ...]
    turns: tuple[Turn, ...]


class QuestionError(ValueError):
    """A question file that cannot be used; the message says file, line, what was found and how to mend it."""


def read_questions(paths: Iterable[Path]) -> list[Conversation]:
    """All conversations of files and folders (`*.jsonl`). Raises QuestionError for the first line that cannot be used."""
    files = [file for path in paths for file in (sorted(path.rglob("*.jsonl")) if path.is_dir() else [path])]
    if not files:
        raise QuestionError(f"no .jsonl file found in {', '.join(map(str, paths)) or 'nothing'}: name a file or a folder with questions")
    return [conversation for file in files for conversation in _read(file)]


def _read(file: Path) -> Iterator[Conversation]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            turns = tuple(_turn(turn) for turn in data["turns"])
            yield Conversation(data["id"], str(file), tuple(data.get("tags", ())), turns)
        except (json.JSONDecodeError, KeyError, TypeError, re.error) as error:
            raise QuestionError(f"{file}:{number}: {type(error).__name__} {error}; expected a conversation as in tests/questions/README.md") from error


def _turn(data: dict[str, object]) -> Turn:
    expect = data["expect"]
    if not isinstance(expect, dict) or not set(expect["kind"]) <= set(KINDS) or not expect["kind"]:
        raise TypeError(f"expect.kind must be a list of {', '.join(KINDS)}")
    for pattern in [*expect.get("say", ()), *expect.get("not_say", ())]:
        re.compile(pattern)
    expected = Expected(*(tuple(expect.get(key) or ()) for key in ("kind", "topics", "cite_any", "say", "not_say")))
    return Turn(str(data["user"]), expected)
