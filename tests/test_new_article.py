"""A second article extends the bot as it runs: no code, no training, no restart. What it covers flips from not covered to answered.

The article is made up for this test, says so in every text, and lives in a temporary folder only: it must never stand in content/.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from actions.decision import Decision, Memory
from bot import library
from bot.articles import load_catalogue
from bot.language.intent import settle
from bot.library import Library
from bot.settings import TOP
from evaluation.questions import read_questions
from tests.asking import InProcess, Reply

ZINC = """
titel: "TESTTEKST, geen echt artikel: zink bij verkoudheid"
nagekeken_op: 2026-01-02
stof:
  naam: zink
  ook: [zinc, zinktablet, zinksupplement]
bronnen:
  - nummer: 31
  - nummer: 32
    verwijzing: "Verzonnen verwijzing voor een test, bestaat niet."
    adres: https://example.org/verzonnen
onderwerpen:
  verkoudheid:
    naam: verkoudheid
    ook: [verkouden, snotneus, snipverkouden]
    omschrijvingen: [loopneus en niezen]
  keelpijn:
    naam: keelpijn
    ook: [zere keel]
passages:
  - id: verkoudheid-effect
    onderwerpen: [verkoudheid]
    aspect: effect
    antwoord: Dit is een verzonnen testtekst over zink en verkoudheid, geen echte bewering [31].
    vragen:
      - Helpt zink bij verkoudheid?
      - zink verkouden
      - Is zink goed tegen een snotneus?
  - id: verkoudheid-dosis
    onderwerpen: [verkoudheid]
    aspect: dose
    antwoord: Dit is een verzonnen testtekst over een hoeveelheid zink bij verkoudheid, zonder hoeveelheid [32].
    vragen:
      - Hoeveel zink bij verkoudheid?
      - Welke dosis zink tegen verkoudheid?
  - id: keelpijn-effect
    onderwerpen: [keelpijn]
    aspect: effect
    antwoord: Dit is een verzonnen testtekst over zink en keelpijn, geen echte bewering [31] [32].
    vragen:
      - Helpt zink bij keelpijn?
      - Werkt zink tegen een zere keel?
"""

# What the article covers once it is there, in words that are not all its own.
FLIPPED = (
    ("helpt zink tegen verkoudheid?", "verkoudheid-effect", {31}),
    ("ik ben al dagen verkouden, doet zink daar iets tegen?", "verkoudheid-effect", {31}),
    ("is zink iets bij een loopneus en veel niezen", "verkoudheid-effect", {31}),
    ("hoeveel zink neem je bij verkoudheid?", "verkoudheid-dosis", {32}),
    ("werkt zinc bij keelpijn", "keelpijn-effect", {31, 32}),
    ("helpt zinkk tegen verkoutheid?", "verkoudheid-effect", {31}),
)
# What neither article covers: the other's complaint, a strict aspect that only the other topic has, a third substance.
NEVER = (
    "helpt zink bij migraine?",
    "helpt zink tegen een depressie?",
    "helpt magnesium bij verkoudheid?",
    "helpt magnesium tegen keelpijn?",
    "hoeveel zink bij keelpijn?",
    "hoe snel werkt zink bij verkoudheid?",
    "welke vorm van zink is het beste bij verkoudheid?",
    "helpt vitamine c bij verkoudheid?",
    "helpt zink bij reuma?",
)


MAGNESIUM = (
    "Helpt magnesium bij migraine?",
    "hoe snel werkt magnesium bij migraine",
    "hoeveel magnesium bij migraine?",
    "ik vergeet alles de laatste tijd, doet magnesium daar iets aan?",
    "welke vorm van magnesium is het beste voor mijn brein?",
    "hoeveel mg bij fibromyalgie",
    "magnesium en vitamine d",
    "helpt magnesium tegen angst en depressie?",
    "ongesteld en om alles huilen, helpt magnesium?",
    "wat was dat onderzoek uit 1921?",
    "hoeveel mensen hebben een magnesiumtekort?",
    "wat is glutamaat?",
    "wat doet de nmda-receptor",
    "verkleint magnesium de kans op een beroerte?",
    "welke magnesium na een beroerte?",
    "wat is bron 17?",
    "helpt melatonine bij migraine?",
    "helpt magnesium tegen reuma?",
    "magnesium",
    "mag ik magnesium nemen als ik zwanger ben?",
    "wie ben je?",
    "hallo",
    "ik wil dood",
    "migraine",
    "hoeveel dan?",
)


@dataclass(frozen=True)
class Bookcase:
    """The bot with a content folder of its own to put articles in."""

    bot: InProcess
    folder: Path

    def put(self, text: str | None) -> None:
        """Write the second article, or take it away, and wait until it is read."""
        file = self.folder / "articles" / "testtekst-zink.yml"
        if text is None:
            file.unlink(missing_ok=True)
        else:
            file.write_text(text, encoding="utf-8")
        library.refresh()


@pytest.fixture(scope="module")
def bookcase(in_process: InProcess, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bookcase]:
    """The bot, which reads a copy of content/ until the end of this file: it looks for content in the working folder."""
    folder = tmp_path_factory.mktemp("bookcase")
    shutil.copytree(TOP / "content", folder / "content")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        found = Bookcase(in_process, folder / "content")
        found.put(None)
        yield found
    library.refresh()


@pytest.fixture(scope="module")
def before(bookcase: Bookcase) -> dict[str, Reply]:
    """The replies to every question here with the magnesium article alone."""
    bookcase.put(None)
    return {question: bookcase.bot.ask(question) for question in (*(flip[0] for flip in FLIPPED), *NEVER, *MAGNESIUM)}


@pytest.fixture(scope="module")
def both(bookcase: Bookcase, before: dict[str, Reply]) -> Iterator[InProcess]:
    """The same bot, neither trained nor started anew, once the second article is there."""
    bookcase.put(ZINC)
    assert library.problem() is None
    yield bookcase.bot
    bookcase.put(None)


def _decide(lib: Library, text: str) -> Decision:
    reading = lib.reader.read(text)
    intent, confidence = settle(reading, {}, {}, lib.reader.cues)
    return lib.chooser.decide(intent, reading, Memory(), confidence)


def test_the_made_up_article_is_not_published() -> None:
    assert all("TESTTEKST" not in article.title for article in load_catalogue(TOP / "content" / "articles").articles.values())


@pytest.mark.parametrize(("question", "passage", "numbers"), FLIPPED)
def test_what_it_covers_flips(before: dict[str, Reply], both: InProcess, question: str, passage: str, numbers: set[int]) -> None:
    assert before[question].kind == "not_covered", before[question].text
    after = both.ask(question)
    assert after.kind == "answer", after.text
    assert after.custom["passages"] == [passage]
    assert after.custom["article"]["id"] == "testtekst-zink"
    assert after.cited == numbers
    assert "verzonnen testtekst" in after.text
    assert after.texts[-1] == after.custom["disclaimer"]


@pytest.mark.parametrize("question", NEVER)
def test_what_neither_covers_stays_not_covered(before: dict[str, Reply], both: InProcess, question: str) -> None:
    assert before[question].kind == "not_covered"
    after = both.ask(question)
    assert after.kind == "not_covered", after.text
    assert not after.cited


@pytest.mark.parametrize("question", ["helpt magnesium tegen reuma?", "helpt vitamine c bij verkoudheid?"])
def test_it_speaks_of_one_article_or_of_all(bookcase: Bookcase, question: str) -> None:
    bookcase.put(None)
    assert "zegt het artikel niets" in bookcase.bot.ask(question).text
    bookcase.put(ZINC)
    assert "in de artikelen op deze site" in bookcase.bot.ask(question).text


@pytest.mark.parametrize("question", MAGNESIUM)
def test_magnesium_stays_what_it_was(before: dict[str, Reply], both: InProcess, question: str) -> None:
    assert _said(both.ask(question)) == _said(before[question])


def _said(reply: Reply) -> tuple[object, ...]:
    """Text and object of a reply; aside from buttons, because a new article adds to what can be offered, and from which articles say nothing of it."""
    texts = [re.sub("zegt het artikel niets(?: over)?|staat niets (?:over )?in de artikelen op deze site", "…", text) for text in reply.texts]
    return texts, {key: value for key, value in reply.custom.items() if key != "suggestions"}


def test_a_conversation_about_both(both: InProcess) -> None:
    said = ("helpt zink tegen verkoudheid?", "welke bron is dat?", "en magnesium tegen migraine?", "hoe snel?", "welke bron is dat?")
    replies = [both.ask(text, "about both") for text in said]
    assert [reply.kind for reply in replies] == ["answer"] * 5
    assert [sorted(reply.cited) for reply in replies] == [[31], [31], [8, 9], [8], [8]]
    assert [reply.custom["article"]["id"] for reply in replies] == ["testtekst-zink"] * 2 + ["magnesium-hersenen"] * 3


@pytest.mark.parametrize(
    ("first", "second"), [("helpt zink tegen verkoudheid?", "en tegen migraine?"), ("helpt magnesium bij migraine?", "en bij verkoudheid?")]
)
def test_a_follow_up_does_not_slip_into_the_other_article(both: InProcess, first: str, second: str) -> None:
    """It still asks about the first substance, and that article says nothing of the other one's complaint."""
    sender = f"slip: {first}"
    assert both.ask(first, sender).kind == "answer"
    reply = both.ask(second, sender)
    assert reply.kind == "not_covered", reply.text


def test_its_sources_are_its_own(both: InProcess) -> None:
    both.ask("helpt zink tegen verkoudheid?", "sources")
    assert "Verzonnen verwijzing voor een test" in both.ask("wat is bron 32?", "sources").text
    missing = both.ask("wat is bron 17?", "sources")
    assert "Bron 17 bestaat niet" in missing.text
    assert "Medical Hypotheses" not in missing.text


def test_decisions_on_all_questions_stay_what_they_were(bookcase: Bookcase) -> None:
    """Every first turn of the project's questions that names nothing of the new article, read and decided on without the classifiers."""
    new = re.compile(r"zink|zinc|verkou|snot|keel|nie[sz]", re.I)
    conversations = read_questions([TOP / "tests" / "questions" / "magnesium-hersenen"])
    texts = list(dict.fromkeys(conversation.turns[0].text for conversation in conversations if not new.search(conversation.turns[0].text)))
    bookcase.put(None)
    alone = library.current()
    decisions = [replace(_decide(alone, text), offers=()) for text in texts]
    bookcase.put(ZINC)
    together = library.current()
    assert together is not alone
    changed = []
    for text, decision in zip(texts, decisions, strict=True):
        now = replace(_decide(together, text), offers=())
        if now != decision:
            changed.append(f"{text[:80]!r}: {decision.kind} {decision.passages} -> {now.kind} {now.passages}")
    assert len(texts) > 400
    assert not changed, "\n".join(changed)


def test_a_broken_second_article_changes_nothing(bookcase: Bookcase) -> None:
    """The last good content stays, and the operator can see why."""
    bookcase.put(None)
    bookcase.put(ZINC.replace("[31]", "[99]"))
    problem = library.problem()
    assert problem is not None
    assert "[99]" in str(problem)
    assert bookcase.bot.ask("helpt zink tegen verkoudheid?").kind == "not_covered"
    assert bookcase.bot.ask("helpt magnesium bij migraine?").kind == "answer"
    bookcase.put(ZINC)
    assert library.problem() is None
    assert bookcase.bot.ask("helpt zink tegen verkoudheid?").kind == "answer"
