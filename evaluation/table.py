"""The figures as text: sets side by side, the gap between them, and the misses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evaluation.figures import Figures, by_group, milliseconds
from evaluation.judge import OUTCOMES, Verdict

# Groups of fewer turns tell nothing by their percentages; the report page has them all.
_FEWEST = 5
_EMPTY = Figures(0, 0, 0, 0, 0, 0)
_COLUMNS = f"{'turns':>8}{'right':>9}{'harm':>6}{'missed':>8}{'alarms':>8}"


def figures_table(sets: Mapping[str, Sequence[Verdict]], fewest: int = _FEWEST) -> str:
    """All turns, then by kind, topic, voice, tag and file; groups with fewer than `fewest` turns in every set are left out."""
    grouped = {name: by_group(verdicts) for name, verdicts in sets.items()}
    lines = [f"{'':28}" + "".join(f"{name:^{len(_COLUMNS)}}" for name in sets).rstrip(), f"{'':28}" + _COLUMNS * len(sets) + _heading(sets)]
    lines.append(_line("all turns", {name: Figures.of(verdicts) for name, verdicts in sets.items()}))
    for group in ("kind", "topic", "voice", "tag", "file"):
        values = sorted({value for found in grouped.values() for value in found[group]})
        rows = {value: {name: found[group].get(value, _EMPTY) for name, found in grouped.items()} for value in values}
        kept = {value: row for value, row in rows.items() if max(figures.turns for figures in row.values()) >= fewest}
        left = f" ({len(rows) - len(kept)} with fewer than {fewest} turns left out)" if len(kept) < len(rows) else ""
        lines += [f"by {group}{left}", *(_line(f"  {value}", row) for value, row in kept.items())]
    for name, verdicts in sets.items():
        median, worst = milliseconds(verdicts)
        lines.append(f"{name}: {median:.1f} ms a turn in this process (median), 99 % under {worst:.1f} ms")
    return "\n".join(lines)


def _heading(sets: Mapping[str, Sequence[Verdict]]) -> str:
    return f"{'gap':>8}" if {"train", "test"} <= set(sets) else ""


def _line(label: str, row: Mapping[str, Figures]) -> str:
    cells = "".join(_cells(figures) for figures in row.values())
    if "train" in row and "test" in row and row["train"].turns and row["test"].turns:
        cells += f"{row['train'].right_percent - row['test'].right_percent:>+8.1f}"
    return f"{label:28}{cells}".rstrip()


def _cells(figures: Figures) -> str:
    if not figures.turns:
        return " " * len(_COLUMNS)
    missed = f"{figures.missed}/{figures.emergencies}" if figures.emergencies else "-"
    return f"{figures.turns:>8}{figures.right_percent:>7.1f} %{figures.harmful:>6}{missed:>8}{figures.alarms:>8}"


def totals(name: str, figures: Figures) -> str:
    """One set's figures in a sentence."""
    return (
        f"{name}: {figures.right}/{figures.turns} right = {figures.right_percent:.1f} %, {figures.harmful} harmful = {figures.harm_percent:.2f} %, "
        f"missed emergencies {figures.missed}/{figures.emergencies}, {figures.alarms} false alarms = {figures.alarm_percent:.2f} %"
    )


def misses(verdicts: Sequence[Verdict]) -> str:
    """Every turn that is not right, the worst first."""
    wrong = sorted((v for v in verdicts if not v.right), key=lambda v: -OUTCOMES.index(v.outcome))
    return "\n".join(miss(verdict) for verdict in wrong)


def miss(verdict: Verdict) -> str:
    """One miss, for reading."""
    mark = "" if verdict.outcome == "wrong" else f"{verdict.outcome.upper()} "
    return (
        f"{mark}{verdict.name} {verdict.turn.text[-260:]!r}\n    {'; '.join(verdict.faults)}"
        f"\n    -> {verdict.opinion.intent} {verdict.opinion.confidence:.2f} {verdict.kind} {','.join(verdict.passages)} {verdict.text[:90]!r}"
    )
