"""Patterns of words, as cues.yml and danger.yml write them."""

from typing import Any

import pytest

from bot.language.cues import CueError, Cues, Hit, load_cues
from bot.language.reading import Reader
from bot.language.words import split


def cues(*patterns: str) -> Cues:
    data: dict[str, Any] = {"classes": {"dier": ["hond", "kat"], "groep": ["DIER", "mens*"]}, "cue": list(patterns)}
    return Cues(data)


@pytest.mark.parametrize(
    ("pattern", "message", "found"),
    [
        pytest.param("heel snel", "het gaat heel snel nu", (2, 4), id="words in a row"),
        pytest.param("heel snel", "heel erg snel", None, id="a word in between"),
        pytest.param("snel", "snelheid", None, id="no part of a word"),
        pytest.param("snel", "te onsnel", None, id="no end of a word"),
        pytest.param("snel*", "de snelheid", (1, 2), id="any ending"),
        pytest.param("snel*", "snel", (0, 1), id="no ending"),
        pytest.param("snel|vlug", "hoe vlug", (1, 2), id="either"),
        pytest.param("hoe ... snel", "hoe snel", (0, 2), id="nothing in between"),
        pytest.param("hoe ... snel", "hoe gaat dat toch zo snel", (0, 6), id="four words in between"),
        pytest.param("hoe ... snel", "hoe gaat dat toch nu zo snel", None, id="five words in between"),
        pytest.param("hoe ... snel", "hoe? snel", None, id="not across sentences"),
        pytest.param("hoe ... snel", "hoe, vraag ik, snel", (0, 4), id="across clauses"),
        pytest.param("hoe ?zo snel", "hoe snel", (0, 2), id="may be missing"),
        pytest.param("hoe ?zo snel", "hoe zo snel", (0, 3), id="may be there"),
        pytest.param("NUM mg", "neem 300 mg", (1, 3), id="a number"),
        pytest.param("NUM mg", "1,5 mg", (0, 2), id="a number with a comma"),
        pytest.param("in YEAR", "in 1921", (0, 2), id="a year"),
        pytest.param("in YEAR", "in 300", None, id="no year"),
        pytest.param("mijn DIER", "mijn kat", (0, 2), id="a class"),
        pytest.param("mijn GROEP", "mijn hond", (0, 2), id="a class within a class"),
        pytest.param("mijn GROEP", "mijn mensen", (0, 2), id="an ending within a class"),
        pytest.param("één", "een", (0, 1), id="accents in a pattern"),
        pytest.param("a.c", "abc", None, id="no regular expression"),
    ],
)
def test_patterns(pattern: str, message: str, found: tuple[int, int] | None) -> None:
    words = split(message)
    assert cues(pattern).find("cue", words) == (Hit(*found) if found else None)
    assert cues(pattern).has("cue", words) == (found is not None)


def test_the_first_place_counts() -> None:
    assert cues("snel", "vlug").find("cue", split("vlug en snel")) == Hit(0, 1)


def test_a_cue_without_patterns_is_never_found() -> None:
    assert not cues().has("cue", split("iets"))
    assert not cues("iets").has("cue", [])


def test_an_unknown_class_is_told() -> None:
    with pytest.raises(CueError, match=r"^cue: 'mijn VOGEL': unknown class VOGEL; known: dier, groep$"):
        cues("mijn VOGEL")


def test_an_unknown_cue_is_an_error() -> None:
    with pytest.raises(KeyError):
        cues("iets").has("niets", split("iets"))


def test_the_vocabulary_holds_whole_words_only() -> None:
    assert cues("snelle trein*", "in DIER").vocabulary == {"snelle", "hond"}


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        pytest.param("hoeveel moet je nemen", {"dose"}, id="how much"),
        pytest.param("welke dosering", {"dose"}, id="dose"),
        pytest.param("hoe gauw merk je er iets van", {"onset"}, id="how soon"),
        pytest.param("binnen een uur", {"onset"}, id="within"),
        pytest.param("in welke vorm", {"form"}, id="form"),
        pytest.param("waardoor komt dat", {"mechanism"}, id="why"),
        pytest.param("is dat ooit onderzocht", {"evidence"}, id="evidence"),
        pytest.param("welk deel van de bevolking", {"prevalence"}, id="how many people"),
        pytest.param("hoeveel mensen", {"prevalence", "not_dose", "dose"}, id="how many is no dose"),
        pytest.param("waar staat dat, welke bron", {"sources"}, id="sources"),
        pytest.param("mag ik dit slikken", {"permission"}, id="permission"),
        pytest.param("ben zwanger", {"pregnancy"}, id="pregnancy"),
        pytest.param("voor een kleuter", {"child"}, id="child"),
        pytest.param("slechte nieren", {"condition"}, id="condition"),
        pytest.param("how much should you take", {"dose"}, id="English"),
    ],
)
def test_the_cues_as_they_stand(reader: Reader, message: str, expected: set[str]) -> None:
    words = reader.words(message)
    asked = {"dose", "not_dose", "onset", "form", "evidence", "prevalence", "sources", "permission", "pregnancy", "child", "condition", "mechanism"}
    assert {name for name in asked if load_cues().has(name, words)} == expected
