"""An editor reads what in her change made questions worse, and what she can do."""

from __future__ import annotations

from typing import Any

import pytest

from bot.publication.blaming import advice, causes
from bot.publication.novelty import Novelty

CHANGED = Novelty(
    passages=frozenset({"nieuw"}),
    filed={"oud": frozenset({"kramp", "jicht"})},
    articles=frozenset({"zink"}),
    words={"kuitpijn": "kramp"},
    taught=frozenset({"geleerd"}),
    gone=frozenset({"weg"}),
)


def turn(question: str = "helpt het?", passages: tuple[str, ...] = (), article: str | None = None) -> dict[str, Any]:
    return {"question": question, "passages": list(passages), "article": article}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (turn(), turn(passages=("nieuw",)), "1 vraag: het antwoord komt nu uit de nieuwe passage 'nieuw'."),
        (turn(), turn(passages=("oud",)), "1 vraag: het antwoord komt nu uit passage 'oud', die er een onderwerp bij kreeg (jicht, kramp)."),
        (turn(), turn(article="zink"), "1 vraag: de vraag gaat nu naar het nieuwe artikel 'zink'."),
        (turn(), turn("wat doe ik aan kuitpijn?"), "1 vraag: in de vraag staat 'kuitpijn', een nieuw woord voor kramp."),
        (turn(passages=("weg",)), turn(), "1 vraag: het antwoord kwam uit passage 'weg', die er niet meer is."),
        (turn(), turn(passages=("geleerd",)), "1 vraag: passage 'geleerd' heeft andere voorbeeldvragen gekregen."),
        (turn(passages=("geleerd",)), turn(passages=("anders",)), "1 vraag: passage 'geleerd' heeft andere voorbeeldvragen gekregen."),
    ],
)
def test_what_a_worse_question_leads_to(before: dict[str, Any], after: dict[str, Any], told: str) -> None:
    assert causes([(before, after)], CHANGED) == (told,)


def test_no_cause_is_made_up() -> None:
    assert causes([(turn(), turn("wat doe ik aan kuitpijnen?", passages=("anders",)))], CHANGED) == ()


def test_the_cause_of_most_comes_first() -> None:
    new, word = (turn(), turn(passages=("nieuw",))), (turn(), turn("kuitpijn"))
    assert [cause.split(":")[0] for cause in causes([new, word, word], CHANGED)] == ["2 vragen", "1 vraag"]


@pytest.mark.parametrize(
    ("harmless", "grave", "worse", "known", "astray", "said", "unsaid"),
    [
        (True, [], True, True, False, ["als oorzaak"], ["Toch publiceren", "niet aan te wijzen"]),
        (True, [], True, False, False, ["niet aan te wijzen", "Geschiedenis"], ["als oorzaak"]),
        (True, [], False, False, True, ["voorbeeldvraag"], ["oorzaak"]),
        (False, ["ik wil dood"], True, True, False, ["kan hier niet", "'ik wil dood'.", "Nog niet klaar"], []),
    ],
)
def test_what_she_can_do(harmless: bool, grave: list[str], worse: bool, known: bool, astray: bool, said: list[str], unsaid: list[str]) -> None:
    told = " ".join(advice(harmless, grave, worse, known, astray))
    assert [words for words in said if words not in told] == []
    assert [words for words in unsaid if words in told] == []
