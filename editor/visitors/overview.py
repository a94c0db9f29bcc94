"""The whole of what the editor sees: groups of questions with their counts over time, and emergencies as numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.articles import Catalogue
from editor.visitors.decisions import Decision, Decisions, hides
from editor.visitors.grouping import Asked, bag, grouped
from editor.visitors.questions import WHYS, Question, Sifted
from editor.visitors.suggesting import Suggestion, suggested

BARS = 12  # of the chart
MOST_GROUPS = 100  # shown; the most asked
MOST_TEXTS = 8  # shown of a group


@dataclass(frozen=True)
class Period:
    """The last `days` days up to `today`, in equal parts for a chart."""

    today: date
    days: int

    @property
    def parts(self) -> int:
        """How many parts: days where there are few of them."""
        return min(BARS, self.days)

    def part(self, at: float) -> int:
        """The part in which a moment falls, the first for one that is before all."""
        back = (self.today - datetime.fromtimestamp(at).date()).days
        return min(self.parts - 1, max(0, (self.days - 1 - back) * self.parts // self.days))

    def starts(self) -> list[str]:
        """The first day of each part."""
        first = self.today - timedelta(days=self.days - 1)
        return [str(first + timedelta(days=-(-part * self.days // self.parts))) for part in range(self.parts)]


@dataclass(frozen=True)
class Group:
    """Questions that ask the same. `key` names the group in a request; `series` counts by part of the period; `before` is an earlier decision about it."""

    key: str
    marks: list[str]
    texts: list[tuple[str, int]]
    times: int
    whys: dict[str, int]
    series: list[int]
    first: str
    last: str
    suggestions: list[Suggestion]
    before: Decision | None


@dataclass(frozen=True)
class Overview:
    """What is shown. `hidden` counts the groups that decisions hide, `left_off` those that are asked least and not shown."""

    starts: list[str]
    turns: int
    groups: list[Group]
    hidden: int
    left_off: int
    emergencies: dict[str, int]
    emergency_series: list[int]

    def as_json(self) -> dict[str, Any]:
        """The same for JSON."""
        return asdict(self)

    def group(self, key: str) -> Group | None:
        """The group of this key that is shown, None where there is none (any more)."""
        return next((group for group in self.groups if group.key == key), None)


def overview(found: Sifted, period: Period, decisions: Decisions, catalogue: Catalogue) -> Overview:
    """Group what was sifted, leave out what the editor has dealt with, suggest passages for the rest."""
    by_text: dict[str, list[Question]] = {}
    for question in found.questions:
        by_text.setdefault(question.text, []).append(question)
    groups = grouped([Asked(text, len(asked)) for text, asked in by_text.items()])
    every = decisions.every()
    marked = dict(zip(by_text, decisions.marks(bag(text) for text in by_text), strict=True))
    shown: list[tuple[list[str], list[str], list[Question], Decision | None]] = []
    hidden = 0
    for texts in groups:
        marks = sorted({marked[text] for text in texts})
        questions = [question for text in texts for question in by_text[text]]
        decision = _about(marks, every)
        left = [question for question in questions if decision is None or question.at > decision.at]
        if decision and hides(decision, len(left)):
            hidden += 1
            continue
        kept = left if decision and decision.deed == "passage" else questions
        shown.append((marks, [text for text in texts if any(one.text == text for one in kept)], kept, decision))
    shown.sort(key=lambda one: (-len(one[2]), one[1][0]))
    suggestions = suggested([texts[0] for _, texts, _, _ in shown[:MOST_GROUPS]], catalogue)
    return Overview(
        period.starts(),
        found.turns,
        [_group(*one, period, best) for one, best in zip(shown, suggestions, strict=False)],
        hidden,
        max(0, len(shown) - MOST_GROUPS),
        {str(day): count for day, count in found.emergencies.items()},
        _emergencies(found.emergencies, period),
    )


def _about(marks: Sequence[str], decisions: Sequence[Decision]) -> Decision | None:
    """The last decision about this group: about at least half of its questions, or of which at least half of the questions are in it."""
    here = set(marks)
    for decision in reversed(decisions):
        both = len(here & set(decision.marks))
        if both and 2 * both >= min(len(here), len(set(decision.marks))):
            return decision
    return None


def _group(
    marks: list[str], texts: list[str], questions: list[Question], before: Decision | None, period: Period, suggestions: list[Suggestion]
) -> Group:
    times = Counter(question.text for question in questions)
    whys = Counter(question.why for question in questions)
    series = [0] * period.parts
    for question in questions:
        series[period.part(question.at)] += 1
    days = sorted(str(datetime.fromtimestamp(question.at).date()) for question in questions)
    said = [(text, times[text]) for text in sorted(texts, key=lambda text: (-times[text], len(text), text))]
    by_why: dict[str, int] = {why: whys[why] for why in WHYS if whys[why]}
    return Group(marks[0], marks, said[:MOST_TEXTS], len(questions), by_why, series, days[0], days[-1], suggestions, before)


def _emergencies(by_day: dict[date, int], period: Period) -> list[int]:
    series = [0] * period.parts
    for day, count in by_day.items():
        series[period.part(datetime.combine(day, datetime.min.time()).timestamp())] += count
    return series
