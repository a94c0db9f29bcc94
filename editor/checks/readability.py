"""Long sentences, and answers that are hard to read."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Iterator

import textstat

from editor.checks.context import Context, names, shown
from editor.checks.data import number
from editor.findings import Finding

_PLAIN = "woorden"  # stands in for a name: two syllables, as most Dutch words


def check(context: Context) -> Iterator[Finding]:
    """What a visitor at level B1 stumbles over."""
    longest = number("langste_zin")
    own = frozenset(names(context.article))
    for place, _, sentences in context.answers():
        for sentence in sentences:
            words = len(sentence.bare.split())
            if words > longest:
                near = " ".join(sentence.text.split()[:2])
                remedy = "Maak er twee zinnen van."
                found = f"een zin van {words} woorden: {shown(sentence.bare)}"
                yield context.finding("hint", place, found, f"hooguit {longest} woorden", remedy, "sentence-long", near=near)
        text = _masked(" ".join(sentence.bare for sentence in sentences), own)
        if len(text.split()) >= number("minste_woorden") and (ease := reading_ease(text)) < number("minste_leesgemak"):
            expected = f"ten minste {number('minste_leesgemak')}: daaronder is een tekst moeilijk"
            remedy = "Gebruik kortere zinnen en gewonere woorden, zonder dat het iets anders gaat betekenen."
            yield context.finding("hint", place, f"leesgemak {ease:.0f} (Flesch-Douma)", expected, remedy, "hard-to-read")


@lru_cache(maxsize=4096)
def reading_ease(text: str) -> float:
    """How easily a Dutch text reads, by Flesch and Douma: 100 is very easy, 0 very hard."""
    textstat.set_lang("nl")
    return float(textstat.flesch_reading_ease(text))


@lru_cache(maxsize=2048)
def _masked(text: str, own: frozenset[str]) -> str:
    return _pattern(own).sub(_PLAIN, text)


@lru_cache(maxsize=64)
def _pattern(own: frozenset[str]) -> re.Pattern[str]:
    """The article's own names, also as the beginning or end of a longer word (magnesiumspiegel, migraineaanval)."""
    long = sorted((name for name in own if len(name) > 3), key=len, reverse=True)
    return re.compile(r"[\w-]*(?:" + "|".join(map(re.escape, long)) + r")[\w-]*", re.IGNORECASE) if long else re.compile(r"(?!)")
