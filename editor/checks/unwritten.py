"""Answers that a new article begins with and that nobody has written yet."""

from __future__ import annotations

from typing import Iterator

from editor.checks.context import Context, shown
from editor.checks.data import table
from editor.findings import Finding


def check(context: Context) -> Iterator[Finding]:
    """The answers that still hold the text of a new article: an error, which in a draft counts as a warning like every other."""
    for place, passage, _ in context.answers():
        if table("redactie")["nog_te_schrijven"] in passage.answer:
            remedy = "Schrijf het antwoord, of haal de passage weg."
            yield context.finding("error", place, shown(passage.answer), "wat het artikel zegt", remedy, "unwritten")
