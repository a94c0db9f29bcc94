"""Pictures for the report page, as PNG: the kinds that were taken for each other, and what confidence tells."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import matplotlib as mpl
from matplotlib.figure import Figure

from evaluation.judge import Verdict
from evaluation.questions import KINDS

mpl.use("Agg")
_BINS = 10
_STEPS = 101


def confusion(verdicts: Sequence[Verdict]) -> bytes:
    """Kinds expected against kinds given. Where several kinds will do, the one given counts as expected, else the first."""
    counts = [[0] * len(KINDS) for _ in KINDS]
    for verdict in verdicts:
        kinds = verdict.turn.expected.kinds
        if verdict.kind in KINDS:
            expected = verdict.kind if verdict.kind in kinds else kinds[0]
            counts[KINDS.index(expected)][KINDS.index(verdict.kind)] += 1
    figure = Figure(figsize=(7, 6), layout="constrained")
    axes = figure.subplots()
    shares = [[count / max(1, sum(row)) for count in row] for row in counts]
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(KINDS)), labels=KINDS, rotation=40, ha="right")
    axes.set_yticks(range(len(KINDS)), labels=KINDS)
    axes.set_xlabel("given")
    axes.set_ylabel("expected")
    for row, line in enumerate(counts):
        for column, count in enumerate(line):
            if count:
                axes.text(column, row, str(count), ha="center", va="center", color="white" if shares[row][column] > 0.5 else "black")
    return _png(figure)


def right_by_confidence(sets: Mapping[str, Sequence[Verdict]]) -> bytes:
    """How many turns are right among those with about the same confidence; the numbers are how many turns those are."""
    figure = Figure(figsize=(7, 4.5), layout="constrained")
    axes = figure.subplots()
    for place, (name, verdicts) in enumerate(sets.items()):
        points = []
        for step in range(_BINS):
            group = [v for v in verdicts if min(int(v.opinion.confidence * _BINS), _BINS - 1) == step]
            if group:
                points.append(((step + 0.5) / _BINS, sum(v.right for v in group) / len(group), len(group)))
        axes.plot([x for x, _, _ in points], [100 * y for _, y, _ in points], marker="o", label=name)
        for x, y, count in points:
            axes.annotate(str(count), (x, 100 * y), textcoords="offset points", xytext=(4, -12 if place % 2 else 6), fontsize=8)
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 108)
    axes.set_xlabel("confidence of the intent")
    axes.set_ylabel("right, % of turns")
    axes.legend()
    axes.grid(alpha=0.3)
    return _png(figure)


def danger_by_threshold(verdicts: Sequence[Verdict]) -> bytes:
    """What the danger classifier alone would do at each threshold, and, dotted, what the whole bot did."""
    thresholds = [step / (_STEPS - 1) for step in range(_STEPS)]
    dangerous = [v for v in verdicts if v.is_emergency]
    calm = [v for v in verdicts if "emergency" not in v.turn.expected.kinds]
    figure = Figure(figsize=(7, 4.5), layout="constrained")
    axes = figure.subplots()
    for group, label, colour, counts in (
        (dangerous, "emergencies recognised", "tab:green", lambda v: v.kind == "emergency"),
        (calm, "false alarms", "tab:red", lambda v: v.false_alarm),
    ):
        whole = max(1, len(group))
        axes.plot(thresholds, [100 * sum(v.opinion.danger >= t for v in group) / whole for t in thresholds], color=colour, label=f"{label}, classifier alone")
        axes.axhline(100 * sum(map(counts, group)) / whole, color=colour, linestyle=":", label=f"{label}, whole bot")
    axes.set_xlabel("threshold on the highest chance of a danger")
    axes.set_ylabel("% of turns of that sort")
    axes.legend()
    axes.grid(alpha=0.3)
    return _png(figure)


def _png(figure: Figure) -> bytes:
    data = io.BytesIO()
    figure.savefig(data, format="png", dpi=110)
    return data.getvalue()
