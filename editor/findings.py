"""What a check found, and how it is told: as a line of text, as an annotation for GitHub, or as plain data."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Iterable, Literal

from bot.articles import Problem

Level = Literal["error", "warning", "hint"]
LEVELS: tuple[Level, ...] = ("error", "warning", "hint")  # worst first
DUTCH: dict[Level, str] = {"error": "fout", "warning": "let op", "hint": "tip"}
_GITHUB: dict[Level, str] = {"error": "error", "warning": "warning", "hint": "notice"}


@dataclass(frozen=True)
class Finding:
    """One thing to mend or to look at. `line` counts from 1; `code` is a short stable name of what was found, such as `source-unknown`."""

    level: Level
    file: str
    line: int
    field: str
    found: str
    expected: str
    remedy: str
    code: str

    @classmethod
    def of(cls, problem: Problem) -> Finding:
        """What the bot itself refuses, as an error."""
        found, expected = problem.found, problem.expected
        return cls("error", problem.file, problem.line or 1, problem.field, found, expected, problem.remedy, problem.code)

    def data(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """By file and line, worst first on the same line; each once."""
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda finding: (finding.file, finding.line, LEVELS.index(finding.level), finding.field, finding.code))


def worst(findings: Iterable[Finding]) -> Level | None:
    """The worst level there is, None where there are no findings."""
    return min((finding.level for finding in findings), key=LEVELS.index, default=None)


def text(finding: Finding) -> str:
    """One line for a person."""
    where = f"{finding.file}:{finding.line}: {DUTCH[finding.level]}: {finding.field}"
    return f"{where}: gevonden: {finding.found}; verwacht: {finding.expected}. {finding.remedy} [{finding.code}]"


def github(finding: Finding) -> str:
    """One workflow command, which GitHub shows beside the line of the file."""
    title = _escaped(f"{finding.field} [{finding.code}]", ":,")
    message = _escaped(f"gevonden: {finding.found}; verwacht: {finding.expected}. {finding.remedy}")
    return f"::{_GITHUB[finding.level]} file={_escaped(finding.file, ':,')},line={finding.line},title={title}::{message}"


def _escaped(words: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        words = words.replace(character, f"%{ord(character):02X}")
    return words
