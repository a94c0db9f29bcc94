"""Counts over time: per day for a few weeks, per week for longer; as numbers, and as a line of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

MOST_DAYS = 35  # more are counted by the week
_BARS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True)
class Series:
    """How often in each day or week: `start` of the first, length of each in days, the counts."""

    start: date
    step: int
    counts: tuple[int, ...]

    def data(self) -> dict[str, object]:
        """For JSON."""
        return {"start": self.start.isoformat(), "step": self.step, "counts": list(self.counts)}


def count(times: Iterable[float], days: int, today: date) -> Series:
    """Count moments (seconds since 1970, local days) in the last `days` days, today included. Weeks begin on Monday."""
    first = today - timedelta(days=days - 1)
    step = 1
    if days > MOST_DAYS:
        step, first = 7, first - timedelta(days=first.weekday())
    slots = (today - first).days // step + 1
    found = Counter((datetime.fromtimestamp(at).date() - first).days // step for at in times)
    return Series(first, step, tuple(found.get(slot, 0) for slot in range(slots)))


def sparkline(series: Series) -> str:
    """A line of little bars, as high as the highest count; a dot where there is nothing."""
    most = max(series.counts, default=0)
    return "".join("·" if not number else _BARS[(number * len(_BARS) - 1) // most] for number in series.counts)
