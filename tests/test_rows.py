"""Walks every row of the article's table over REST: each topic and each fact, asked as a visitor would."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.articles import Passage, load_catalogue
from bot.settings import TOP
from tests.asking import Reply, Visitor

DISCLAIMER = "geen medisch advies"
ARTICLE = load_catalogue(TOP / "content" / "articles").articles["magnesium-hersenen"]


@dataclass(frozen=True)
class Row:
    """A question with what its answer must hold.

    `numbers` are the source numbers cited, no more and no fewer; `facts` are all said; `not_said` are facts of other topics.
    """

    question: str
    topic: str
    aspects: tuple[str, ...]
    numbers: tuple[int, ...]
    facts: tuple[str, ...] = ()
    not_said: tuple[str, ...] = ()


ROWS = (
    Row("Waarom is magnesium belangrijk voor mijn hersenen?", "hersenen", ("effect", "mechanism"), (1,), ("gezond",)),
    Row("Kan ik slechter denken door te weinig magnesium?", "hersenen", ("effect", "mechanism"), (1,), ("cognitieve",)),
    Row("Is magnesium ook voor jonge mensen goed voor de hersenen?", "hersenen", ("effect", "mechanism"), (1,), ("jong",)),
    Row("Onthoud je beter met magnesium?", "geheugen", ("effect",), (1,), ("leren en geheugen", "jong", "oud")),
    Row("Hoe zorgt magnesium voor een beter geheugen?", "geheugen", ("mechanism",), (), ("functionele verbindingen", "korte", "lange termijn", "cellen")),
    Row("Wat heeft magnesium met neuroplasticiteit te maken?", "neuroplasticiteit", ("effect",), (), ("verbindingen", "plasticiteit")),
    Row("Welk soort magnesium is het geschiktst voor mijn hersenen?", "vorm", ("form",), (), ("L-threonaat", "aanzienlijk")),
    Row("Moet ik ook op vitamine D letten als ik magnesium neem?", "vitamine_d", ("combination",), (), ("vitamine D", "zonder elkaar")),
    Row("Is magnesium iets tegen migraine?", "migraine", ("effect",), (8, 9), ("een uur", "hevigheid", "aantal"), ("300 mg", "100 mg")),
    Row("Hoe snel werkt magnesium tegen migraine?", "migraine", ("onset",), (8,), ("een uur na inname",)),
    Row("Hoe komt het dat magnesium bij migraine werkt?", "migraine", ("mechanism",), (2,), ("glutamaat", "overprikkelt", "NMDA")),
    Row("Kan ik migraine krijgen van eten?", "migraine", ("diet",), (), ("voeding", "glutamaat")),
    Row("Is het magnesium lager tijdens een migraineaanval?", "migraine", ("evidence",), (3, 4, 5, 6, 7), ("bloed", "speeksel", "ruggenmerg")),
    Row("Wat zie je op scans van mensen met migraine?", "migraine", ("evidence",), (3, 4, 5, 6, 7), ("scans",)),
    Row("Worden mijn migraineaanvallen minder erg van magnesium?", "migraine", ("effect",), (8, 9), ("nemen ermee af",)),
    Row("Doet magnesium iets tegen chronische pijn?", "chronische_pijn", ("effect", "mechanism"), (10, 11), ("NMDA",)),
    Row("Werkt magnesium bij fibromyalgie?", "fibromyalgie", ("effect",), (12,), ("lagere concentraties", "pijn")),
    Row("Hoeveel magnesium heb je nodig bij fibromyalgie?", "fibromyalgie", ("dose",), (12,), ("300 mg", "citraat"), ("100 mg",)),
    Row("Welke magnesium is het beste bij fibromyalgie?", "fibromyalgie", ("form",), (12,), ("magnesiumcitraat",), ("sulfaat", "threonaat")),
    Row("Is magnesium goed tegen angst?", "angst", ("effect",), (13, 14), ("glutamaat",)),
    Row("Wordt angst erger van een laag magnesium?", "angst", ("effect", "mechanism"), (13, 14), ("erger",)),
    Row("Heeft een depressie iets te maken met magnesium?", "depressie", ("effect", "mechanism"), (13, 14), ("glutamaat",)),
    Row("Hoe snel helpt magnesium bij een depressie?", "depressie", ("onset",), (13, 14), ("geen acuut effect", "lang"), ("een uur",)),
    Row("Hoe lang duurt het voor magnesium bij angst werkt?", "angst", ("onset",), (13, 14), ("geen acuut effect", "consequent"), ("een uur",)),
    Row("Helpt magnesium als ik somber ben door PMS?", "pms", ("effect", "combination"), (15, 16), ("vitamine B6",)),
    Row("Wat combineer ik met magnesium bij pms?", "pms", ("combination",), (15, 16), ("vitamine B6",)),
    Row("Helpt magnesium bij een therapieresistente depressie?", "therapieresistente_depressie", ("effect",), (17,), ("sterke antidepressiva",)),
    Row(
        "Geeft een magnesiumtekort schade aan zenuwcellen bij ernstige depressie?",
        "therapieresistente_depressie",
        ("mechanism",),
        (17,),
        ("schade", "zenuwcellen"),
    ),
    Row("Wat is er met het ruggenmerg bij een therapieresistente depressie?", "therapieresistente_depressie", ("evidence",), (17,), ("ruggenmerg", "laag")),
    Row("Wat gebeurde er in 1921 met magnesium?", "therapieresistente_depressie", ("evidence",), (17,), ("1921", "220 van de 250")),
    Row("Wat liet het onderzoek uit 2008 over magnesium zien?", "therapieresistente_depressie", ("evidence",), (17,), ("2008", "imipramine")),
    Row("Is magnesium even goed als imipramine?", "therapieresistente_depressie", ("evidence",), (17,), ("imipramine",)),
    Row("Waarom zit er nog maar weinig magnesium in onze voeding?", "therapieresistente_depressie", ("diet",), (17,), ("bewerkte voeding",)),
    Row(
        "Welke additieven verergeren een therapieresistente depressie?", "therapieresistente_depressie", ("diet",), (17,), ("calcium", "glutamaat", "aspartaat")
    ),
    Row("Wat gebeurt er met serotonine als je weinig magnesium hebt?", "serotonine", ("mechanism",), (17,), ("serotonineniveau",)),
    Row("Loop je meer risico op een beroerte met weinig magnesium?", "beroerte", ("effect", "mechanism"), (18,), ("kans op een beroerte",)),
    Row("Beschermt magnesium je tegen een herseninfarct?", "beroerte", ("effect", "evidence"), (18, 19, 20), ("beschermt",)),
    Row("Hoeveel magnesium per dag beschermt tegen een beroerte?", "beroerte", ("dose",), (19, 20), ("100 mg per dag",), ("300 mg",)),
    Row("Wat voor magnesium werkt het best om te herstellen van een beroerte?", "beroerte", ("form",), (21, 22), ("sulfaat",), ("citraat",)),
    Row("Hoeveel mensen hebben te weinig magnesium?", "tekort", ("prevalence",), (1,), ("helft", "westerse bevolking")),
    Row("Waarom is een magnesiumtekort niet goed?", "tekort", ("effect", "mechanism"), (1,), ("brein",)),
    Row("Wat voor stof is glutamaat?", "glutamaat", ("effect", "mechanism"), (2,), ("neurotransmitter",)),
    Row("Wat doet de NMDA-receptor?", "nmda", ("mechanism", "effect"), (2, 10, 11), ("overdracht van pijn",)),
)


def test_the_table_walks_every_topic_and_every_number() -> None:
    """A row for each topic of the article, and each number that it prints is cited somewhere in the rows."""
    assert {row.topic for row in ROWS} == set(ARTICLE.topics)
    assert {number for row in ROWS for number in row.numbers} == {source.number for source in ARTICLE.sources}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.question)
def test_row(bot_url: str, row: Row) -> None:
    reply = Visitor(bot_url).ask(row.question)
    assert reply.kind == "answer", reply.text
    assert row.topic in reply.custom["topics"]
    assert reply.custom["aspect"] in row.aspects
    passages = [passage for passage in ARTICLE.passages if passage.id in reply.custom["passages"]]
    assert [passage.id for passage in passages] == reply.custom["passages"]
    assert all(row.topic in passage.topics for passage in passages)
    # An answer may bring more of the same passage, never other numbers than its passages have.
    assert reply.cited == set(row.numbers), reply.text
    for fact in row.facts:
        assert fact.lower() in reply.text.lower()
    for fact in row.not_said:
        assert fact.lower() not in reply.text.lower()
    assert_answer(reply)


def assert_answer(reply: Reply) -> None:
    """What holds for every answer: the article as its own, the disclaimer last, and sources that agree with the text."""
    assert DISCLAIMER in reply.texts[-1]
    assert reply.custom["disclaimer"] == reply.texts[-1]
    article = reply.custom["article"]
    assert (article["id"], article["title"], article["reviewed"], article["reviewed_by"]) == (
        "magnesium-hersenen",
        ARTICLE.title,
        str(ARTICLE.reviewed),
        ARTICLE.reviewed_by,
    )
    assert {source["number"] for source in reply.custom["sources"]} == reply.cited
    for source in reply.custom["sources"]:
        has_reference = source["number"] == 17
        assert bool(source["reference"]) == bool(source["url"]) == has_reference


@pytest.mark.parametrize(
    ("question", "numbers"),
    [("Helpt magnesium bij migraine?", {8, 9}), ("Helpt magnesium bij fibromyalgie?", {12}), ("Welke magnesium is het beste na een beroerte?", {21, 22})],
)
def test_the_sources_of_the_last_answer(bot_url: str, question: str, numbers: set[int]) -> None:
    visitor = Visitor(bot_url)
    visitor.ask(question)
    reply = visitor.ask("Welke bron is dat?")
    assert reply.kind == "answer"
    assert reply.custom["topics"][0] == "bronnen"
    assert reply.cited == numbers
    assert "alleen het nummer" in reply.text
    assert_answer(reply)


def test_an_answer_without_numbers_has_no_sources(bot_url: str) -> None:
    visitor = Visitor(bot_url)
    visitor.ask("Welke vorm van magnesium is het beste voor de hersenen?")
    reply = visitor.ask("Welke bron is dat?")
    assert reply.kind == "answer"
    assert reply.custom["sources"] == []
    assert not reply.cited
    assert "geen bronnummer" in reply.text


@pytest.mark.parametrize("question", ["Wat is bron 17?", "wat is bron [17]", "welke studie is nummer 17?"])
def test_source_17_has_its_reference(bot_url: str, question: str) -> None:
    reply = Visitor(bot_url).ask(question)
    assert reply.kind == "answer"
    assert reply.custom["topics"][0] == "bronnen"
    for part in ("Medical Hypotheses", "2010 Apr;74(4):649-60", "10.1016/j.mehy.2009.10.051"):
        assert part in reply.text
    (source,) = reply.custom["sources"]
    assert source["number"] == 17
    assert source["url"] == "https://doi.org/10.1016/j.mehy.2009.10.051"
    assert "Medical Hypotheses" in source["reference"]
    assert_answer(reply)


@pytest.mark.parametrize("number", [source.number for source in ARTICLE.sources if source.reference is None])
def test_every_other_source_is_a_number_only(bot_url: str, number: int) -> None:
    reply = Visitor(bot_url).ask(f"Wat is bron {number}?")
    assert reply.kind == "answer"
    assert reply.custom["topics"][0] == "bronnen"
    assert reply.custom["sources"] == [{"number": number, "reference": None, "url": None}]
    assert f"[{number}]" in reply.text
    assert "alleen het nummer" in reply.text
    assert "doi" not in reply.text.lower()


@pytest.mark.parametrize("number", [0, 23, 99, 1000])
def test_a_source_that_does_not_exist(bot_url: str, number: int) -> None:
    reply = Visitor(bot_url).ask(f"Wat is bron {number}?")
    assert reply.kind == "answer"
    assert reply.custom["topics"][0] == "bronnen"
    assert reply.custom["sources"] == []
    assert f"Bron {number} bestaat niet" in reply.text
    assert not reply.cited


@pytest.mark.parametrize("question", ["Welke bronnen heeft het artikel?", "Geef me alle bronnen"])
def test_all_sources(bot_url: str, question: str) -> None:
    reply = Visitor(bot_url).ask(question)
    assert reply.kind == "answer"
    assert [source["number"] for source in reply.custom["sources"]] == list(range(1, 23))
    assert "10.1016/j.mehy.2009.10.051" in reply.text


@pytest.mark.parametrize(
    "message", ["hallo", "Helpt magnesium bij migraine?", "ik wil dood", "asdfgh", "…", "helpt paracetamol bij reuma?", "mag ik dit als ik zwanger ben?"]
)
def test_the_first_reply_says_that_it_is_a_chatbot(bot_url: str, message: str) -> None:
    visitor = Visitor(bot_url)
    first = visitor.ask(message)
    assert "Ik ben een chatbot" in first.text
    assert "artikel" in first.text
    if first.kind == "emergency":  # the numbers come before anything else
        assert "112" in first.texts[0] or "113" in first.texts[0]
    assert "Ik ben een chatbot, geen arts" not in visitor.ask("Helpt magnesium bij angst?").text


# Example questions that point back ("dat", "de aanvallen"): what they are asked after.
FOLLOW_UPS = {
    "Geldt dat ook voor jonge mensen?": "Wat doet een laag magnesium met je hersenen?",
    "Worden de aanvallen minder hevig?": "Helpt magnesium bij migraine?",
}


@pytest.mark.parametrize("passage", ARTICLE.passages, ids=lambda passage: passage.id)
def test_every_example_question_gets_its_own_passage(bot_url: str, passage: Passage) -> None:
    missed = []
    for question in passage.questions:
        visitor = Visitor(bot_url)
        if question in FOLLOW_UPS:
            visitor.ask(FOLLOW_UPS[question])
        reply = visitor.ask(question)
        if passage.id not in reply.custom["passages"]:
            missed.append(f"{question!r} -> {reply.kind} {reply.custom['passages']}")
    assert not missed, "\n".join(missed)


OPENERS = (
    "hallo",
    "wat kun je allemaal?",
    "ik heb een vraag",
    "…",
    "helpt magnesium?",
    "helpt paracetamol bij reuma?",
    "hoeveel magnesium?",
    "Hoeveel magnesium bij migraine?",
    "welke vorm?",
    "wat is de hoofdstad van Frankrijk?",
    "hoe snel werkt magnesium?",
    *(row.question for row in ROWS),
)


@pytest.mark.parametrize("opener", OPENERS)
def test_every_button_leads_where_it_says(bot_url: str, opener: str) -> None:
    visitor = Visitor(bot_url)
    for button in visitor.ask(opener).custom["suggestions"]:
        assert button["title"]
        # Clicked after the reply that offered it, as a visitor does, each in a conversation of its own.
        clicking = Visitor(bot_url)
        clicking.ask(opener)
        reply = clicking.ask(button["payload"])
        assert reply.kind == "answer", button
        owner = next(passage for passage in ARTICLE.passages if button["payload"] in passage.questions)
        assert owner.id in reply.custom["passages"], button
        named = [topic for topic, entry in ARTICLE.topics.items() if entry.name.lower() == button["title"].lower()]
        assert not named or named[0] in reply.custom["topics"], button


def test_what_gets_no_answer_offers_topics(bot_url: str) -> None:
    """Openers that cannot be answered as they stand come with buttons, so that the test above has something to click."""
    for opener in OPENERS[:6]:
        reply = Visitor(bot_url).ask(opener)
        assert reply.kind != "answer"
        assert reply.custom["suggestions"], opener
