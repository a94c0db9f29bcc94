from __future__ import annotations

from datetime import date, datetime

import pytest

from editor.visitors.counting import Series, count, sparkline


def at(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


@pytest.mark.parametrize(
    ("days", "times", "start", "step", "counts"),
    [
        (3, ["2025-11-24 10:00", "2025-11-24 23:59", "2025-11-22 00:00"], date(2025, 11, 22), 1, (1, 0, 2)),
        (3, ["2025-11-21 23:59"], date(2025, 11, 22), 1, (0, 0, 0)),
        (1, ["2025-11-24 00:00"], date(2025, 11, 24), 1, (1,)),
        (36, ["2025-11-24 12:00", "2025-10-20 12:00"], date(2025, 10, 20), 7, (1, 0, 0, 0, 0, 1)),
    ],
)
def test_count(days: int, times: list[str], start: date, step: int, counts: tuple[int, ...]) -> None:
    assert count(map(at, times), days, date(2025, 11, 24)) == Series(start, step, counts)


@pytest.mark.parametrize(("counts", "line"), [((0, 0), "··"), ((1, 0, 8), "▁·█"), ((3,), "█"), ((1, 2), "▄█")])
def test_sparkline(counts: tuple[int, ...], line: str) -> None:
    assert sparkline(Series(date(2025, 11, 24), 1, counts)) == line
