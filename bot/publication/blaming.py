"""Tells editors what made questions worse, and what they can do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from bot.publication.novelty import Novelty

Pair = tuple[Mapping[str, Any], Mapping[str, Any]]  # how a question went while it was live, and how it goes with the candidate
_MOST = 5


def causes(worse: Sequence[Pair], novelty: Novelty) -> tuple[str, ...]:
    """What in the change the worse questions lead to, the likeliest first, one sentence each."""
    counted: Counter[str] = Counter(cause for before, after in worse if (cause := _cause(before, after, novelty)))
    return tuple(f"{_questions(number)}: {cause}." for cause, number in counted.most_common(_MOST))


def _cause(before: Mapping[str, Any], after: Mapping[str, Any], novelty: Novelty) -> str:
    for passage in after.get("passages", ()):
        if passage in novelty.passages:
            return f"het antwoord komt nu uit de nieuwe passage '{passage}'"
        if passage in novelty.filed:
            return f"het antwoord komt nu uit passage '{passage}', die er een onderwerp bij kreeg ({', '.join(sorted(novelty.filed[passage]))})"
    if after.get("article") in novelty.articles:
        return f"de vraag gaat nu naar het nieuwe artikel '{after['article']}'"
    if words := novelty.words_in(str(after["question"])):
        return f"in de vraag staat '{words[0]}', een nieuw woord voor {novelty.words[words[0]]}"
    if gone := [passage for passage in before.get("passages", ()) if passage in novelty.gone]:
        return f"het antwoord kwam uit passage '{gone[0]}', die er niet meer is"
    for passage in (*after.get("passages", ()), *before.get("passages", ())):
        if passage in novelty.taught:
            return f"passage '{passage}' heeft andere voorbeeldvragen gekregen"
    return ""


def advice(harmless: bool, grave: Sequence[str], worse: bool, known: bool, astray: bool) -> tuple[str, ...]:
    """Why a refused change waits and what an editor can do, some sentences."""
    told = []
    if not harmless:
        which = "".join(f" '{question}'." for question in grave[:3])
        told.append(f"Toch publiceren kan hier niet: de bot geeft een verkeerd antwoord waar hij niet mag antwoorden, of mist een noodgeval.{which}")
    if worse and known:
        told.append("Maak wat hierboven als oorzaak staat preciezer (de voorbeeldvragen, de woorden of het onderwerp), of haal het weer weg, en sla op.")
    elif worse:
        told.append("De oorzaak is niet aan te wijzen. Zet de laatste wijzigingen één voor één terug en sla op. Bij Geschiedenis staat wat er veranderde.")
    if astray:
        told.append("Zet een voorbeeldvraag bij de passage waar ze heen gaat, of geef een onderwerp van haar eigen passage de woorden van de vraag.")
    if not harmless:
        told.append("Moet iets anders nu live? Zet een artikel dat nog niet lukt op 'Nog niet klaar': dan gaat de rest door.")
    return tuple(told)


def _questions(number: int) -> str:
    return "1 vraag" if number == 1 else f"{number} vragen"
