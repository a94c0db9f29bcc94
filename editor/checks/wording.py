"""Wording that gives advice, makes a diagnosis or promises a cure: the bot only tells what an article says."""

from __future__ import annotations

from typing import Iterator

from editor.checks.context import Context, shown, words_of
from editor.checks.data import cues
from editor.findings import Finding

_EXPECTED = {
    "diagnose": ("niets over wat de bezoeker mankeert", "Schrijf wat het artikel over de klacht zegt, niet wat de bezoeker heeft."),
    "advies": ("geen raad aan de bezoeker", "Schrijf het als iets van het artikel: 'Volgens het artikel …'."),
    "belofte": ("een bewering van het artikel, niet sterker", "Schrijf 'Volgens het artikel …' en neem de woorden van het artikel over."),
}


def check(context: Context) -> Iterator[Finding]:
    """Sentences of answers, and the title, that say too much."""
    phrases = cues("advies")
    texts = [(place, sentence.bare) for place, _, sentences in context.answers() for sentence in sentences]
    for place, text in [(("titel",), context.article.title), *texts]:
        words = words_of(text)
        for sort, (expected, remedy) in _EXPECTED.items():
            hit = phrases.find(sort, words)
            if hit is None or (sort == "belofte" and (phrases.has("verslag", words) or phrases.has("ontkend", words))):
                continue
            found = text[words[hit.start].start : words[hit.end - 1].end]
            yield context.finding("warning", place, shown(found), expected, remedy, f"wording-{_CODES[sort]}", near=found)


_CODES = {"diagnose": "diagnosis", "advies": "advice", "belofte": "promise"}
