"""Writes the figures of the last release into docs/quality.md, so that no figure there is typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.settings import TOP
from evaluation.figures import Figures, percent

QUALITY = TOP / "docs" / "quality.md"
BEGIN = "<!-- figures: written by `python -m evaluation --release`, do not edit -->"
END = "<!-- end of figures -->"
_HEAD = "| questions | turns | right | harmful | missed emergencies | false alarms |\n|---|--:|--:|--:|--:|--:|"


def write_docs(baseline: dict[str, Any], path: Path = QUALITY) -> Path:
    """Replace what stands between the marks by the figures in `baseline`, and return the path. Raises ValueError where the marks are gone."""
    before, begin, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{path.name}: the marks around the figures are gone; put back {BEGIN} and {END}")
    path.write_text(f"{before}{BEGIN}\n{figures_block(baseline)}\n{END}{after}", encoding="utf-8")
    return path


def figures_block(baseline: dict[str, Any]) -> str:
    """The figures as Markdown: the sets, what noise costs, and every kind of reply."""
    about = f"Measured on {baseline['date']}, commit {baseline['commit']}, spaCy: {baseline['spacy']}, Python {baseline['python']}."
    sets = {name: Figures(**found["all"]) for name, found in baseline["sets"].items()}
    lines = [about, "", _HEAD, *(_row(name, figures) for name, figures in sets.items())]
    for name, found in baseline["noise"].items():
        figures = Figures(**{key: value for key, value in found.items() if key != "points"})
        lines.append(_row(f"test, {name.replace('_', ' ')}", figures))
    train, test = sets["train"].right_percent, sets["test"].right_percent
    lines += ["", f"- Gap between train and test: {train - test:.1f} points of right turns."]
    lines += [f"- Gap between test and {name}: {test - figures.right_percent:.1f} points." for name, figures in sets.items() if name not in ("train", "test")]
    lines += [f"- Cost of noise, {name.replace('_', ' ')}: {found['points']:.1f} points." for name, found in baseline["noise"].items()]
    lines += ["", "By kind of reply expected, test questions:", "", _HEAD]
    lines += [_row(kind, Figures(**counts)) for kind, counts in baseline["sets"]["test"]["kinds"].items()]
    return "\n".join(lines)


def _row(label: str, figures: Figures) -> str:
    missed = f"{figures.missed} of {figures.emergencies} ({percent(figures.missed, figures.emergencies):.1f} %)" if figures.emergencies else "-"
    return (
        f"| {label} | {figures.turns} | {figures.right_percent:.1f} % | {figures.harmful} ({figures.harm_percent:.2f} %) | {missed} "
        f"| {figures.alarms} ({figures.alarm_percent:.2f} %) |"
    )
