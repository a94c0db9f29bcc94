"""Whether an article is due to be looked through again."""

from __future__ import annotations

import datetime
from typing import Iterator

from editor.checks.context import Context
from editor.checks.data import number
from editor.findings import Finding


def check(context: Context) -> Iterator[Finding]:
    """A review that lies too far back, or that has not been held yet."""
    article = context.article
    today = datetime.date.today()
    if article.reviewed is None:  # a draft: it cannot do without once it is none
        return
    if article.reviewed > today:
        remedy = "Zet hier de dag waarop het artikel is nagekeken."
        yield context.finding("warning", ("nagekeken_op",), article.reviewed.isoformat(), "een dag die al geweest is", remedy, "review-future")
    due = article.review_before or due_after(article.reviewed, number("nakijken_na_maanden"))
    if due <= today:
        place = "nakijken_voor" if article.review_before else "nagekeken_op"
        remedy = "Kijk het artikel na en vul de nieuwe dag in bij Nagekeken op" + (" en Nakijken voor." if article.review_before else ".")
        found, expected = f"nagekeken op {article.reviewed.isoformat()}", f"opnieuw nagekeken voor {due.isoformat()}"
        yield context.finding("warning", (place,), found, expected, remedy, "review-due")


def due_after(reviewed: datetime.date, months: int) -> datetime.date:
    """The day so many months later; the last of the month where that day does not exist."""
    years, month = divmod(reviewed.month - 1 + months, 12)
    for day in (reviewed.day, 30, 29, 28):
        try:
            return datetime.date(reviewed.year + years, month + 1, day)
        except ValueError:
            continue
    raise AssertionError("every month has a 28th")
