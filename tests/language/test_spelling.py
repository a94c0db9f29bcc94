"""Misspelt words are mended towards what the bot knows; what is spelt as meant is left alone."""

import pytest

from bot.language.reading import Reader
from bot.language.spelling import Speller, frequency, lemma, sound

SPELLER = Speller(["migraine", "fibromyalgie", "magnesium", "koper", "ijzer", "depressie", "vergeetachtigheid"], ["migraine", "magnesium"])


@pytest.mark.parametrize("word", ["migraine", "fiets", "ijz", "b12", "300", "migraineaanval", "kopertekort"])
def test_words_that_need_no_mending_are_known(word: str) -> None:
    assert SPELLER.knows(word)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("mirgaine", "migraine", id="by its letters"),
        pytest.param("fybromialgie", "fibromyalgie", id="two letters in a long word"),
        pytest.param("vergeedagtigheid", "vergeetachtigheid", id="a long word by its sound"),
        pytest.param("fietz", "fiets", id="everyday Dutch"),
    ],
)
def test_what_a_misspelt_word_may_stand_for(typed: str, meant: str) -> None:
    assert meant in SPELLER.candidates(typed)


def test_the_likelier_slip_costs_less() -> None:
    costs = SPELLER.candidates("mirgaine")
    assert costs["migraine"] == min(costs.values())


def test_nothing_is_near_a_word_that_is_like_no_other() -> None:
    assert SPELLER.candidates("qwrtpsdfghk") == {}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("migraineaanval", ("migraine", "aanval")),
        ("magnesiumgebrek", ("magnesium", "gebrek")),
        ("depressiestoornis", ("depressie", "stoornis")),
        ("fietstas", None),
        ("migraine", None),
    ],
)
def test_compounds_have_a_part_of_its_own(word: str, parts: tuple[str, str] | None) -> None:
    assert SPELLER.compound(word) == parts


@pytest.mark.parametrize(("one", "other"), [("therapie", "terapie"), ("citraat", "sitraat"), ("chronisch", "kronies"), ("geit", "gijt")])
def test_words_that_sound_alike_have_one_sound(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("pijn", "pen"), ("angst", "gang"), ("hoofd", "hand")])
def test_other_words_sound_different(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize(("word", "expected"), [("geslikt", "slikken"), ("aanvallen", "aanval"), ("hersenen", "hersenen")])
def test_lemma(word: str, expected: str) -> None:
    assert lemma(word) == expected


def test_frequency_tells_everyday_words_from_names() -> None:
    assert frequency("het") > 6 > frequency("migraine") > 2 > frequency("zxqvw") == 0


def test_everything_that_the_articles_name_is_known(reader: Reader) -> None:
    assert not [word for word in reader.lexicon.vocabulary if not reader.speller.knows(word)]
