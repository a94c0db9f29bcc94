"""The last release's figures, kept in the repository as data, and what got better or worse since, turn by turn."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.settings import TOP
from evaluation.figures import Figures, by_group, milliseconds
from evaluation.judge import OUTCOMES, Verdict
from evaluation.noise import Cost
from evaluation.questions import Turn

BASELINE = Path(__file__).with_name("baseline.json")


@dataclass(frozen=True)
class Comparison:
    """Turns whose outcome is another than at the release, as lines, and how many turns have no counterpart there (new, or changed since)."""

    better: tuple[str, ...]
    worse: tuple[str, ...]
    new: int
    gone: int


def read_baseline(path: Path = BASELINE) -> dict[str, Any]:
    """The figures of the last release, empty where there was none."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return data


def write_baseline(
    sets: Mapping[str, Sequence[Verdict]], own: Sequence[str], costs: Mapping[str, Cost], about: Mapping[str, str], path: Path = BASELINE
) -> None:
    """Write the figures of a release: of all sets, turn by turn only for the project's `own`, whose texts are in the repository."""
    data = {
        **about,
        "sets": {name: _set(verdicts) for name, verdicts in sets.items()},
        "noise": {name: {**cost.figures.as_data(), "points": round(cost.points, 2)} for name, cost in costs.items()},
        "turns": {name: {v.name: f"{v.outcome} {fingerprint(v.turn)}" for v in sets[name]} for name in own},
    }
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _set(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    kinds = {kind: figures.as_data() for kind, figures in by_group(verdicts)["kind"].items()}
    return {"all": Figures.of(verdicts).as_data(), "kinds": kinds, "milliseconds": round(milliseconds(verdicts)[0], 1)}


def fingerprint(turn: Turn) -> str:
    """Tells whether a turn is still the one that was measured: its text and what is expected."""
    return hashlib.sha256(repr(turn).encode()).hexdigest()[:8]


def compare(verdicts: Sequence[Verdict], turns: Mapping[str, str]) -> Comparison:
    """Hold a set's verdicts against the outcomes in the baseline."""
    better: list[str] = []
    worse: list[str] = []
    new = 0
    for verdict in verdicts:
        before, _, print_then = turns.get(verdict.name, "").partition(" ")
        if print_then != fingerprint(verdict.turn):
            new += 1
        elif before != verdict.outcome:
            line = f"{verdict.name} {before} -> {verdict.outcome}: {verdict.turn.text[-120:]!r}"
            (better if OUTCOMES.index(verdict.outcome) < OUTCOMES.index(before) else worse).append(line)
    return Comparison(tuple(better), tuple(worse), new, len(set(turns) - {verdict.name for verdict in verdicts}))


def counts(change: Comparison) -> str:
    """How many turns changed, in words."""
    return f"{len(change.better)} better, {len(change.worse)} worse, {change.new} new or changed, {change.gone} gone"


def commit() -> str:
    """The commit that is measured, with "+" where files differ from it; "unknown" outside git."""
    said = subprocess.run(["git", "describe", "--always", "--dirty=+"], cwd=TOP, capture_output=True, text=True, check=False)
    return said.stdout.strip() or "unknown"


def python_version() -> str:
    """Such as 3.10.14."""
    return sys.version.split()[0]
