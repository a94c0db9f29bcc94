"""The text of a reply and the object beside it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, get_args

import pytest
import yaml

from actions.decision import Decision, Kind, Memory
from actions.reply import MOST_SUGGESTIONS, Texts, contract, word
from bot.library import Library
from bot.settings import TOP

KEYS = {"kind", "topics", "aspect", "passages", "article", "sources", "suggestions", "disclaimer"}
RESPONSES: dict[str, Any] = yaml.safe_load((TOP / "domain.yml").read_text(encoding="utf-8"))["responses"]
TEXTS = Texts(RESPONSES)
DISCLAIMER = TEXTS.get("utter_disclaimer")
ARTICLE = "magnesium-hersenen"


def sources(*numbers: int) -> Decision:
    return Decision("utter_sources", "answer", ARTICLE, ("bronnen",), numbers=numbers)


DECISIONS = {
    "answer": Decision("utter_answer", "answer", ARTICLE, ("migraine",), "effect", ("migraine-effect",)),
    "two answers": Decision("utter_answer", "answer", ARTICLE, ("migraine", "pms"), "effect", ("migraine-effect", "pms-effect")),
    "sources": sources(8, 17),
    "not covered": Decision("utter_not_covered", "not_covered", ARTICLE, ("migraine",), "dose"),
    "another substance": Decision("utter_not_covered", "not_covered", silent_on=("melatonine",)),
    "refer": Decision("utter_refer", "refer", ARTICLE, focus=("migraine",)),
    "clarify": Decision("utter_clarify", "clarify", ARTICLE, offers=("migraine", "fibromyalgie"), aspect="onset"),
    "clarify all": Decision("utter_clarify", "clarify"),
    "emergency": Decision("utter_suicide", "emergency"),
    "greet": Decision("utter_greet", "smalltalk"),
    "thank": Decision("utter_thank", "smalltalk"),
    "capabilities": Decision("utter_capabilities", "meta"),
    "provenance": Decision("utter_provenance", "meta"),
    "out of scope": Decision("utter_out_of_scope", "out_of_scope"),
}


@pytest.mark.parametrize("name", DECISIONS)
def test_the_shape_is_the_same_for_every_kind(content: Library, name: str) -> None:
    decision = DECISIONS[name]
    found = contract(decision, content, TEXTS)
    assert set(found) == KEYS
    assert found["kind"] == decision.kind
    assert isinstance(found["topics"], list)
    assert isinstance(found["passages"], list)
    assert all(set(source) == {"number", "reference", "url"} for source in found["sources"])
    assert all(set(button) == {"title", "payload"} and all(button.values()) for button in found["suggestions"])
    assert len(found["suggestions"]) <= MOST_SUGGESTIONS
    if decision.kind == "answer":
        assert found["article"] == {"id": ARTICLE, "title": "Magnesium, ook voor gezonde hersenen", "reviewed": "2026-11-23", "reviewed_by": None}
        assert found["disclaimer"] == DISCLAIMER
    else:
        assert (found["topics"], found["aspect"], found["passages"], found["sources"]) == ([], None, [], [])
        assert (found["article"], found["disclaimer"]) == (None, None)


def test_every_kind_is_looked_at() -> None:
    assert {decision.kind for decision in DECISIONS.values()} == set(get_args(Kind))


@pytest.mark.parametrize("name", DECISIONS)
def test_the_text_is_plain_and_filled_in(content: Library, name: str) -> None:
    paragraphs = word(DECISIONS[name], content, TEXTS)
    assert paragraphs
    for paragraph in paragraphs:
        assert paragraph.strip()
        assert not set("{}<>*_#") & set(paragraph)


@pytest.mark.parametrize("name", [name for name, decision in DECISIONS.items() if decision.kind != "answer"])
def test_only_answers_have_numbers_and_a_disclaimer(content: Library, name: str) -> None:
    text = "\n".join(word(DECISIONS[name], content, TEXTS))
    assert "[" not in text
    assert DISCLAIMER not in text


def test_an_answer_is_the_passage_and_then_the_disclaimer(content: Library) -> None:
    passage = content.catalogue.find("migraine-effect")[1]
    assert word(DECISIONS["answer"], content, TEXTS) == [passage.answer, DISCLAIMER]
    assert [source["number"] for source in contract(DECISIONS["answer"], content, TEXTS)["sources"]] == [8, 9]


def test_two_answers_have_the_sources_of_both(content: Library) -> None:
    paragraphs = word(DECISIONS["two answers"], content, TEXTS)
    assert len(paragraphs) == 3
    assert paragraphs[-1] == DISCLAIMER
    assert [source["number"] for source in contract(DECISIONS["two answers"], content, TEXTS)["sources"]] == [8, 9, 15, 16]


@pytest.mark.parametrize(
    ("silent_on", "sentence"),
    [
        (("reuma",), "Over reuma zegt het artikel niets."),
        (("reuma", "zink"), "Over reuma en zink zegt het artikel niets."),
        (("reuma", "zink", "acne"), "Over reuma, zink en acne zegt het artikel niets."),
        (("blabla",), "Over uw andere vraag zegt het artikel niets."),  # a visitor's own words are never said back
    ],
)
def test_what_is_not_covered_beside_an_answer_gets_one_sentence(content: Library, silent_on: tuple[str, ...], sentence: str) -> None:
    decision = Decision("utter_answer", "answer", ARTICLE, ("migraine",), "effect", ("migraine-effect",), silent_on)
    assert word(decision, content, TEXTS)[1:] == [sentence, DISCLAIMER]


@pytest.mark.parametrize(
    ("decision", "start"),
    [
        (Decision("utter_not_covered", "not_covered", silent_on=("melatonine",)), "Over melatonine zegt het artikel niets."),
        (Decision("utter_not_covered", "not_covered", silent_on=("<b>hack</b>",)), "Daar zegt het artikel niets over."),
        (Decision("utter_not_covered", "not_covered", ARTICLE, ("migraine",), "dose"), "Het artikel noemt bij migraine geen hoeveelheid."),
        (Decision("utter_not_covered", "not_covered", ARTICLE, ("pms",), "onset"), "Het artikel zegt niet hoe snel het werkt bij"),
        (Decision("utter_not_covered", "not_covered", ARTICLE, ("migraine",), "form"), "Het artikel zegt niet welke vorm het beste is bij migraine."),
        (Decision("utter_not_covered", "not_covered", ARTICLE, ("migraine",), "evidence"), "Daar zegt het artikel niets over."),
    ],
)
def test_not_covered_says_what_is_not(content: Library, decision: Decision, start: str) -> None:
    assert word(decision, content, TEXTS)[0].startswith(start)


@pytest.mark.parametrize(
    ("numbers", "lines"),
    [
        ((8,), ["Hierbij noemt het artikel bron [8].", "Van bron [8] geeft het artikel alleen het nummer."]),
        ((8, 9), ["Hierbij noemt het artikel de bronnen [8] en [9].", "Van de bronnen [8] en [9] geeft het artikel alleen het nummer."]),
        ((17,), ["Hierbij noemt het artikel bron [17].", "Bron [17] is: Medical Hypotheses 2010"]),
        ((40,), ["Bron 40 bestaat niet in dit artikel. De nummers lopen van 1 tot en met 22."]),
        ((0, 17), ["Bron 0 bestaat niet", "Hierbij noemt het artikel bron [17].", "Bron [17] is: "]),
        (tuple(range(1, 23)), ["Het artikel heeft de bronnummers 1 tot en met 22.", "Bron [17] is: ", "Van de andere bronnen geeft het artikel alleen"]),
        ((), ["Het artikel geeft hierbij geen bronnummer."]),
    ],
)
def test_sources_are_told_as_far_as_the_article_gives_them(content: Library, numbers: tuple[int, ...], lines: list[str]) -> None:
    *said, disclaimer = word(sources(*numbers), content, TEXTS)
    assert disclaimer == DISCLAIMER
    assert len(said) == len(lines)
    assert all(line.startswith(start) for line, start in zip(said, lines, strict=True))


def test_a_number_that_does_not_exist_is_no_source(content: Library) -> None:
    found = contract(sources(17, 40), content, TEXTS)
    assert [source["number"] for source in found["sources"]] == [17]
    assert found["sources"][0]["url"] == "https://doi.org/10.1016/j.mehy.2009.10.051"


def test_after_an_answer_other_passages_about_it_are_offered(content: Library) -> None:
    found = contract(DECISIONS["answer"], content, TEXTS)
    assert found["suggestions"]
    for button in found["suggestions"]:
        (passage,) = [passage for _, passage in content.catalogue.passages() if button["payload"] in passage.questions]
        assert "migraine" in passage.about
        assert passage.id != "migraine-effect"


def test_a_choice_has_a_button_for_each(content: Library) -> None:
    found = contract(DECISIONS["clarify"], content, TEXTS)
    assert [button["title"] for button in found["suggestions"]] == ["Migraine", "Fibromyalgie"]
    assert found["suggestions"][0]["payload"] == content.catalogue.find("migraine-snelheid")[1].questions[0]


@pytest.mark.parametrize("name", ["refer", "emergency", "thank"])
def test_nothing_is_offered_where_it_would_distract(content: Library, name: str) -> None:
    assert contract(DECISIONS[name], content, TEXTS)["suggestions"] == []


def buttons(content: Library) -> Iterator[dict[str, str]]:
    for decision in DECISIONS.values():
        yield from contract(decision, content, TEXTS)["suggestions"]
    for slug, passage in content.catalogue.passages():
        decision = Decision("utter_answer", "answer", slug, tuple(passage.topics), passage.aspect, (passage.id,))
        yield from contract(decision, content, TEXTS)["suggestions"]
    for topic in {topic for article in content.catalogue.articles.values() for topic in article.topics}:
        yield from contract(Decision("utter_clarify", "clarify", offers=(topic,)), content, TEXTS)["suggestions"]


def test_every_button_leads_to_an_answer(content: Library) -> None:
    for payload in sorted({button["payload"] for button in buttons(content)}):
        decision = content.chooser.decide("ask", content.reader.read(payload), Memory())
        (owner,) = [passage.id for _, passage in content.catalogue.passages() if payload in passage.questions]
        assert decision.kind == "answer", payload
        assert owner in decision.passages, payload


def test_an_unknown_response_is_an_error() -> None:
    with pytest.raises(KeyError):
        TEXTS.get("utter_nothing")


def test_provenance_tells_what_the_articles_files_say_and_nothing_else(content: Library) -> None:
    text = "\n".join(word(Decision("utter_provenance", "meta"), content, TEXTS))
    assert "'Magnesium, ook voor gezonde hersenen' (nagekeken op 23 november 2026)" in text
    article = content.catalogue.articles[ARTICLE]
    named = replace(content.catalogue, articles={ARTICLE: article.copy(update={"reviewed": None, "reviewed_by": None})})
    assert "nagekeken" not in "\n".join(word(Decision("utter_provenance", "meta"), replace(content, catalogue=named), TEXTS))
