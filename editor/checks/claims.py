"""Health claims that somebody who knows the rules should look at: EU 1924/2006 and the list of 432/2012."""

from __future__ import annotations

from functools import lru_cache
from typing import Iterator, Sequence

from bot.articles import Article
from bot.language.cues import Cues
from bot.language.words import plain
from editor.checks.context import Context, Sentence, shown, words_of
from editor.checks.data import cues, table
from editor.findings import Finding

_REMEDY = "Laat er iemand met kennis van EU 1924/2006 naar kijken en vul daarna de dag in bij Claims bekeken op."


def check(context: Context) -> Iterator[Finding]:
    """Claims that are no report of the article, each; those that are, all at once. Nothing where they have been looked at since the last review."""
    article = context.article
    if article.claims_reviewed and article.reviewed and article.claims_reviewed >= article.reviewed:
        return
    own = {plain(name) for name in [article.substance.name, *article.substance.synonyms]}
    reported: list[str] = []
    for place, passage, sentences in context.answers():
        claims = [sentence for sentence in sentences if _claims(sentence, own)]
        if claims and cues("advies").has("verslag", words_of(passage.answer)):
            reported.append(passage.id)
            continue
        for claim in claims:
            known = _authorised(claim, article)
            expected = f"alleen een toegestane claim: {known}" if known else _expected(article)
            code = "claim-authorised" if known else "claim"
            near = " ".join(claim.text.split()[:2])
            yield context.finding("warning", place, f"een bewering over gezondheid: {shown(claim.bare)}", expected, _REMEDY, code, near=near)
    if reported:
        some = ", ".join(reported[:3]) + (", …" if reported[3:] else "")
        many = f"{len(reported)} antwoorden vertellen" if len(reported) > 1 else "1 antwoord vertelt"
        found = f"{many} wat {article.substance.name} volgens het artikel doet ({some})"
        yield context.finding("warning", ("passages",), found, "beweringen over gezondheid die iemand heeft bekeken", _REMEDY, "claims-reported")


def _claims(sentence: Sentence, own: set[str]) -> bool:
    """Whether a sentence says that the article's substance does something."""
    words = words_of(sentence.bare)
    about = any(word.text in own or any(word.text.startswith(name) for name in own if len(name) > 4) for word in words)
    return about and cues("claims", ("bewering",)).has("bewering", words)


def _expected(article: Article) -> str:
    listed = table("claims")["toegestaan"].get(article.substance.name.casefold())
    if not listed:
        return "alleen een claim die EU 432/2012 toestaat"
    return f"een van de {len(listed['claims'])} claims die EU 432/2012 voor {article.substance.name} toestaat: " + ", ".join(_subjects(listed))


def _subjects(listed: dict[str, list[dict[str, str]]]) -> list[str]:
    return [claim["over"] for claim in listed["claims"]]


def _authorised(sentence: Sentence, article: Article) -> str | None:
    """The authorised claim that a sentence is about, with its condition."""
    listed = table("claims")["toegestaan"].get(article.substance.name.casefold())
    if not listed:
        return None
    words = words_of(sentence.bare)
    for place, claim in enumerate(listed["claims"]):
        if _subject(article.substance.name.casefold()).has(str(place), words):
            wording = claim.get("claim", f"over {claim['over']}")
            return f"{shown(wording, 100)} ({listed['verordening']}; {listed['voorwaarde']})"
    return None


@lru_cache(maxsize=8)
def _subject(substance: str) -> Cues:
    claims: Sequence[dict[str, list[str]]] = table("claims")["toegestaan"][substance]["claims"]
    return Cues({"classes": {}, **{str(place): claim["herkend_aan"] for place, claim in enumerate(claims)}})
