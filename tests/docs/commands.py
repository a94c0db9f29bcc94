"""The commands that a document shows, and how each is tried without taking minutes.

A command is a line that begins with `$ ` in a code block. `light.yml` says how a command is run lightly where that is not the
command itself; `checked` says for which only the words are checked: that the make target, the options and the files exist.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_LIGHT = Path(__file__).with_name("light.yml")
_COMMAND = re.compile(r"^(?:    )?\$ (.+)$")
_FENCE = re.compile(r"^\s*```")


@dataclass(frozen=True)
class Shown:
    """A command in a document; `line` counts from 1."""

    document: str
    line: int
    command: str


def commands_of(document: Path) -> list[Shown]:
    """The commands of a document, in their order."""
    found = []
    fenced = False
    for number, line in enumerate(document.read_text(encoding="utf-8").splitlines(), 1):
        if _FENCE.match(line):
            fenced = not fenced
            continue
        match = _COMMAND.match(line)
        if match and (fenced or line.startswith("    ")):
            found.append(Shown(document.name, number, match[1].strip()))
    return found


def light_forms() -> dict[str, Any]:
    """`run`: what is run instead of a command, by command; `files`: what such a command needs, by name."""
    data: dict[str, Any] = yaml.safe_load(_LIGHT.read_text(encoding="utf-8"))
    return data


def words_of(command: str) -> list[str]:
    """The words of a command, what puts it in the project's environment and settings such as PORT=… left out."""
    words = shlex.split(command)
    while words and re.match(r"^[A-Z_]+=", words[0]):
        words = words[1:]
    if words and words[0] == "scripts/in-env":
        words = words[1:]
        while words and words[0].startswith("--"):
            words = words[1:]
    return words
