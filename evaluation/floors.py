"""The floors in floors.yml, below which a command fails, and what is below them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

from evaluation.figures import Figures
from evaluation.noise import Cost

FLOORS = Path(__file__).with_name("floors.yml")


@dataclass(frozen=True)
class Floor:
    """What one set has to reach: percentages, and for missed emergencies a number."""

    right_at_least: float
    harm_at_most: float
    false_alarms_at_most: float
    missed_emergencies_at_most: float


@dataclass(frozen=True)
class Floors:
    """The floors by set, and what each noise may cost in points of right turns."""

    sets: Mapping[str, Floor]
    noise_costs_at_most: Mapping[str, float]


def read_floors(path: Path = FLOORS) -> Floors:
    """Read the file.

    Raises:
        ValueError: with file, field and what was expected.
    """
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    wanted = {field.name for field in fields(Floor)}
    if not isinstance(data, dict) or set(data) != {"sets", "noise_costs_at_most"}:
        raise ValueError(f"{path.name}: expected sets and noise_costs_at_most")
    for name, floor in data["sets"].items():
        if not isinstance(floor, dict) or set(floor) != wanted or not all(_is_number(value) for value in floor.values()):
            raise ValueError(f"{path.name}: sets.{name}: found {floor!r}, expected a number for each of {', '.join(sorted(wanted))}")
    for name, points in data["noise_costs_at_most"].items():
        if not _is_number(points):
            raise ValueError(f"{path.name}: noise_costs_at_most.{name}: found {points!r}, expected a number")
    return Floors({name: Floor(**floor) for name, floor in data["sets"].items()}, data["noise_costs_at_most"])


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def below(sets: Mapping[str, Figures], floors: Floors) -> list[str]:
    """What is below its floor, a line each; sets without a floor are passed over."""
    lines = []
    for name, floor in floors.sets.items():
        if name not in sets:
            continue
        figures = sets[name]
        if figures.right_percent < floor.right_at_least:
            lines.append(f"{name}: {figures.right_percent:.2f} % right, floor {floor.right_at_least} %")
        for label, found, most in (
            ("harmful", figures.harm_percent, floor.harm_at_most),
            ("false alarms", figures.alarm_percent, floor.false_alarms_at_most),
        ):
            if found > most:
                lines.append(f"{name}: {found:.2f} % {label}, at most {most} %")
        if figures.missed > floor.missed_emergencies_at_most:
            lines.append(f"{name}: {figures.missed} missed emergencies, at most {floor.missed_emergencies_at_most:g}")
    return lines


def too_costly(costs: Mapping[str, Cost], floors: Floors) -> list[str]:
    """Which noises cost more than they may, a line each."""
    return [
        f"{name}: costs {costs[name].points:.2f} points, at most {most}"
        for name, most in floors.noise_costs_at_most.items()
        # Floating point must not make a cost of nothing more than nothing.
        if name in costs and costs[name].points > most + 1e-9
    ]
