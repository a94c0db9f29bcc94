"""What the page gets of the server's objects, as JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from editor.findings import DUTCH, LEVELS, Finding, worst
from editor.server.desk import State

_TO_FILL_IN = "nog invullen"  # what nobody has come to yet is no mistake
# "passages.3 (migraine-effect).vragen.2": places count from 1, an id between brackets says the same again.
_PART = re.compile(r"^(\d+)(?: \(.*\))?$|^(\w[\w-]*) \(.*\)$")


def shown_state(state: State, findings: Sequence[Finding]) -> dict[str, Any]:
    """An article with its findings."""
    return {**asdict(state), "findings": [shown_finding(finding) for finding in findings]}


def shown_finding(finding: Finding) -> dict[str, Any]:
    """A finding with the way to its field: names, and places from 0."""
    return {**finding.data(), "path": way(finding.field), "dutch": _TO_FILL_IN if _is_empty(finding) else DUTCH[finding.level]}


def _is_empty(finding: Finding) -> bool:
    return finding.code == "empty"


def way(field: str) -> list[str | int]:
    """The names and places (from 0) that a finding's field goes by; [] for what is no field."""
    found: list[str | int] = []
    for part in field.split("."):
        match = _PART.match(part)
        if match and match[1]:
            found.append(int(match[1]) - 1)
        else:
            found.append(match[2] if match and match[2] else part)
    return found


def counted(findings: Sequence[Finding]) -> dict[str, Any]:
    """How many of each level, empty fields (`todo`) apart, and the worst."""
    filled = [finding for finding in findings if not _is_empty(finding)]
    levels: dict[str, int] = {level: sum(finding.level == level for finding in filled) for level in LEVELS}
    return {**levels, "todo": len(findings) - len(filled), "worst": worst(findings)}
