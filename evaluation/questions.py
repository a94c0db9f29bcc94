"""Reads question files: one conversation a line, each turn with what a good bot does (see docs/quality.md)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.settings import TOP

KINDS = ("answer", "not_covered", "refer", "emergency", "clarify", "smalltalk", "meta", "out_of_scope")
QUESTIONS = TOP / "tests" / "questions"
# The folders beside each article's name: what may be learned from, and what is only ever measured.
SETS = ("train", "test")

# What each part of an expectation holds.
_EXPECTED: dict[str, type] = {"kind": str, "topics": str, "cite_any": int, "say": str, "not_say": str}


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
    """A question file that cannot be used; the message says file, line, what was found and what was expected."""


def read_sets(root: Path = QUESTIONS) -> dict[str, list[Conversation]]:
    """The project's own questions, by set.

    Raises:
        QuestionError: for the first line that cannot be used, a set without files, or an id that stands there twice.
    """
    sets = {name: read_questions(sorted(root.glob(f"*/{name}")) or [root / name]) for name in SETS}
    places: dict[str, str] = {}
    for conversation in (conversation for found in sets.values() for conversation in found):
        if conversation.id in places:
            raise QuestionError(f"{conversation.file}: id {conversation.id!r} stands in {places[conversation.id]} too; expected an id of its own")
        places[conversation.id] = conversation.file
    return sets


def read_questions(paths: Iterable[Path]) -> list[Conversation]:
    """All conversations of files and folders (`*.jsonl`). Raises QuestionError for the first line that cannot be used."""
    paths = list(paths)
    files = [file for path in paths for file in (sorted(path.rglob("*.jsonl")) if path.is_dir() else [path])]
    if not files:
        raise QuestionError(f"no .jsonl file found in {', '.join(map(str, paths)) or 'nothing'}: name a file or a folder with questions")
    return [conversation for file in files for conversation in _read(file)]


def _read(file: Path) -> Iterator[Conversation]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"{file}: {error}; expected a readable UTF-8 file with a conversation a line") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _conversation(json.loads(line), str(file))
        except (ValueError, re.error) as error:
            raise QuestionError(f"{file}:{number}: {error} (what a line looks like: docs/quality.md)") from None


def _conversation(data: Any, file: str) -> Conversation:
    if not isinstance(data, dict):
        raise ValueError(f"found {type(data).__name__}, expected an object with id, tags and turns")
    turns, tags = data.get("turns"), data.get("tags", [])
    if not isinstance(data.get("id"), str) or not data["id"]:
        raise ValueError(f"id: found {data.get('id')!r}, expected a text")
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise ValueError(f"tags: found {tags!r}, expected a list of texts")
    if not isinstance(turns, list) or not turns:
        raise ValueError(f"turns: found {turns!r}, expected at least one")
    return Conversation(data["id"], file, tuple(tags), tuple(_turn(turn, f"turns[{number}]") for number, turn in enumerate(turns)))


def _turn(data: Any, place: str) -> Turn:
    if not isinstance(data, dict) or not isinstance(data.get("user"), str) or not isinstance(data.get("expect"), dict):
        raise ValueError(f"{place}: expected an object with user (a text) and expect (an object)")
    expect = data["expect"]
    unknown = set(expect) - set(_EXPECTED)
    if unknown:
        raise ValueError(f"{place}.expect: found {', '.join(sorted(unknown))}, expected only {', '.join(_EXPECTED)}")
    for key, kind in _EXPECTED.items():
        value = expect.get(key, [])
        if not isinstance(value, list) or not all(type(item) is kind for item in value):
            raise ValueError(f"{place}.expect.{key}: found {value!r}, expected a list of {'numbers' if kind is int else 'texts'}")
    if not expect.get("kind") or not set(expect["kind"]) <= set(KINDS):
        raise ValueError(f"{place}.expect.kind: found {expect.get('kind')!r}, expected one or more of {', '.join(KINDS)}")
    for pattern in [*expect.get("say", ()), *expect.get("not_say", ())]:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"{place}.expect: pattern {pattern!r}: {error}, expected a regular expression") from None
    return Turn(data["user"], Expected(*(tuple(expect.get(key, ())) for key in _EXPECTED)))
