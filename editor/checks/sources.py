"""Sources that no answer cites, and answers that cite none. (Numbers without a source are errors already when the article is read.)"""

from __future__ import annotations

from typing import Iterator

from editor.checks.context import Context
from editor.findings import Finding


def check(context: Context) -> Iterator[Finding]:
    """What does not add up between answers and sources."""
    cited = {number for passage in context.article.passages for number in passage.numbers}
    for index, source in enumerate(context.article.sources):
        if source.number not in cited:
            remedy = "Zet het nummer achter de bewering waar het bij hoort, of haal de bron weg."
            found = f"[{source.number}] in geen enkel antwoord"
            yield context.finding("warning", ("bronnen", index), found, "elke bron in een antwoord", remedy, "source-unused")
    for place, passage, _ in context.answers():
        if not passage.numbers and "bronnummer" not in passage.answer:
            remedy = "Zet het bronnummer achter de bewering. Geeft het artikel er geen? Schrijf dan: Het artikel geeft hierbij geen bronnummer."
            yield context.finding("warning", place, "geen bronnummer", "[n] achter elke bewering", remedy, "source-missing")
