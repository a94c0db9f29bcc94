"""How near a draft comes to an article file that an editor has finished: what was found, whether the numbers and sources are the same."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapidfuzz import fuzz

from bot.articles import CITATION, Article
from bot.language.words import split
from editor.importing.claims import split_sentences
from editor.importing.draft import Draft, DraftPassage
from editor.importing.wording import wording

FOUND = 0.6  # of the telling words of a claim that have to stand in the draft's passage
ALIKE = 90.0  # how alike (0 to 100) two references are to be the same but for spelling


@dataclass
class Nearness:
    """What a finished article has, and how much of it the draft has.

    A claim is a sentence of a finished answer; a passage is found where all its claims are. Numbers are counted by claim.
    """

    passages: int = 0
    passages_found: int = 0
    claims: int = 0
    claims_found: int = 0
    numbers: int = 0
    numbers_right: int = 0
    sources: int = 0
    sources_right: int = 0
    missing: list[str] = field(default_factory=list)
    wrong_numbers: list[str] = field(default_factory=list)
    wrong_sources: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)


def measure(draft: Draft, article: Article) -> Nearness:
    """Hold a draft against a finished article.

    A claim is found where one passage of the draft holds enough of its telling words; its numbers are right where that passage has them
    too. A number or reference that the article does not have is invented.
    """
    found = Nearness(passages=len(article.passages), sources=len(article.sources))
    for passage in article.passages:
        whole = True
        for claim in split_sentences(passage.answer):
            if not any(word in claim.casefold() for word in wording()["over_het_artikel_zelf"]):
                whole = _measure_claim(claim, passage.id, draft, found) and whole
        found.passages_found += whole
    _measure_sources(draft, article, found)
    return found


def _measure_claim(claim: str, name: str, draft: Draft, found: Nearness) -> bool:
    numbers = {int(number) for number in CITATION.findall(claim)}
    found.claims += 1
    found.numbers += len(numbers)
    best = max(draft.passages, key=lambda other: (_shared(claim, other, draft.substance), len(numbers & set(other.claim.numbers))))
    if _shared(claim, best, draft.substance) < FOUND:
        found.missing.append(f"{name}: '{claim}' (het meest lijkt {best.id}, {_shared(claim, best, draft.substance):.0%} van de woorden)")
        return False
    found.claims_found += 1
    right = numbers & set(best.claim.numbers)
    found.numbers_right += len(right)
    if right < numbers:
        found.wrong_numbers.append(f"{name}: {sorted(numbers - right)} staat niet bij {best.id}")
    return True


def _measure_sources(draft: Draft, article: Article, found: Nearness) -> None:
    known = {number for passage in article.passages for number in passage.numbers} | {source.number for source in article.sources}
    found.invented = [f"bron {number}" for number in draft.sources if number not in known]
    for source in article.sources:
        printed = draft.sources.get(source.number)
        if source.number not in draft.sources:
            found.wrong_sources.append(f"bron {source.number}: ontbreekt")
        elif source.reference is None and printed is not None:
            found.invented.append(f"de verwijzing van bron {source.number}: {printed.text}")
        elif source.reference is not None and (printed is None or fuzz.ratio(source.reference, printed.text) < ALIKE):
            found.wrong_sources.append(f"bron {source.number}: {printed.text if printed else 'geen verwijzing'}")
        elif source.url != (printed.address if printed else None):
            found.wrong_sources.append(f"bron {source.number}: adres {printed.address if printed else None}")
        else:
            found.sources_right += 1


def _shared(text: str, other: DraftPassage, substance: str) -> float:
    wanted = _words(text)
    there = _words(f"{other.claim.text} {' '.join(other.topics).replace('_', ' ')} {substance}")  # under a heading a text does not name them again
    return len(wanted & there) / len(wanted) if wanted else 0.0


def _words(text: str) -> set[str]:
    """The first letters of the longer words: "hevigheid" and "intensiteit" stay apart, "migraineaanval" and "migraine-aanvallen" do not."""
    return {word.text[:7] for word in split(text) if len(word.text) > 3 and word.text not in ("volgens", "artikel")}
