"""Writes the report page, results/evaluation/index.html: one file with the pictures in it, and the pictures beside it."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from bot.settings import TOP
from evaluation.baseline import Comparison, counts
from evaluation.figures import Figures
from evaluation.judge import OUTCOMES, Verdict
from evaluation.pictures import confusion, danger_by_threshold, right_by_confidence
from evaluation.table import figures_table, misses, totals

REPORT = TOP / "results" / "evaluation"
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Klachtwijzer: evaluation</title><meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff }}
pre {{ overflow-x: auto; font-size: 13px; line-height: 1.35 }} img {{ max-width: 100%; height: auto }}
table {{ border-collapse: collapse; width: 100% }} td, th {{ border-bottom: 1px solid #ddd; padding: .3rem .5rem; text-align: left; vertical-align: top }}
.harm, .missed {{ background: #fde0dc }} .alarm {{ background: #fff3cd }} .bad {{ color: #a40000 }}
</style></head><body>
<h1>Klachtwijzer: evaluation</h1>
<p>{about}</p>
{body}
</body></html>
"""


def write_report(sets: Mapping[str, Sequence[Verdict]], below: Sequence[str], changes: Mapping[str, Comparison], about: str, folder: Path = REPORT) -> Path:
    """Write the page, its pictures and the misses as text, and return the page's path."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {f"kinds-{name}": confusion(verdicts) for name, verdicts in sets.items()}
    pictures["confidence"] = right_by_confidence(sets)
    pictures.update({f"danger-{name}": danger_by_threshold(verdicts) for name, verdicts in sets.items()})
    for name, data in pictures.items():
        (folder / f"{name}.png").write_bytes(data)
    for name, verdicts in sets.items():
        (folder / f"misses-{name}.txt").write_text(misses(verdicts) + "\n", encoding="utf-8")
    images = {name: _image(data, name) for name, data in pictures.items()}
    parts = ["<ul>", *(f"<li>{escape(totals(name, Figures.of(verdicts)))}</li>" for name, verdicts in sets.items()), "</ul>"]
    parts += [f'<p class="bad">Below the floor: {escape(line)}</p>' for line in below] or ["<p>Nothing is below its floor.</p>"]
    parts.append("<h2>Since the last release</h2>")
    parts += [_comparison(name, change) for name, change in changes.items()] or ["<p>There is no release to compare with.</p>"]
    for name in sets:
        parts += [f"<h2>Kinds taken for each other: {escape(name)}</h2>", images[f"kinds-{name}"]]
    parts += ["<h2>Right against confidence</h2>", "<p>The numbers are how many turns stand behind a point.</p>", images["confidence"]]
    for name in sets:
        parts += [f"<h2>Danger at each threshold: {escape(name)}</h2>", images[f"danger-{name}"]]
    parts += ["<h2>Figures</h2>", f"<pre>{escape(figures_table(sets, fewest=1))}</pre>"]
    for name, verdicts in sets.items():
        parts += [f"<h2>Misses: {escape(name)}</h2>", _misses(verdicts)]
    page = folder / "index.html"
    page.write_text(_PAGE.format(about=escape(about), body="\n".join(parts)), encoding="utf-8")
    return page


def _image(data: bytes, name: str) -> str:
    return f'<img alt="{escape(name)}" src="data:image/png;base64,{base64.b64encode(data).decode()}">'


def _comparison(name: str, change: Comparison) -> str:
    lines = [f"<h3>{escape(name)}</h3><p>{counts(change)}.</p>"]
    for label, found in (("Worse", change.worse), ("Better", change.better)):
        if found:
            lines.append(f"<h4>{label}</h4><ul>{''.join(f'<li>{escape(line)}</li>' for line in found)}</ul>")
    return "".join(lines)


def _misses(verdicts: Sequence[Verdict]) -> str:
    wrong = sorted((v for v in verdicts if not v.right), key=lambda v: -OUTCOMES.index(v.outcome))
    rows = (
        f'<tr class="{v.outcome}"><td>{escape(v.name)}</td><td>{v.outcome}</td><td>{escape(v.turn.text[-400:])}</td><td>{escape("; ".join(v.faults))}</td>'
        f"<td>{escape(v.kind)} {escape(', '.join(v.passages))}</td><td>{escape(v.opinion.intent)} {v.opinion.confidence:.2f}</td></tr>"
        for v in wrong
    )
    head = "<tr><th>turn</th><th>outcome</th><th>typed</th><th>what is wrong</th><th>given</th><th>intent</th></tr>"
    return f"<table>{head}{''.join(rows)}</table>"
