"""Misspelt words are mended towards what the bot knows; what is spelt as meant is left alone."""

import pytest

from bot.language.reading import Reader
from bot.language.spelling import LONGEST, Speller, frequency, lemma, sound

SPELLER = Speller(["migraine", "fibromyalgie", "magnesium", "koper", "ijzer", "depressie", "vergeetachtigheid"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("fiebromyalgie", "fibromyalgie", id="as it sounds"),
        pytest.param("mirgaine", "migraine", id="neighbours swapped"),
        pytest.param("migrine", "migraine", id="a letter missing"),
        pytest.param("migrainne", "migraine", id="a letter too many"),
        pytest.param("magnezuim", "magnesium", id="sound and swap"),
        pytest.param("fybromialgie", "fibromyalgie", id="two letters in a long word"),
        pytest.param("depresie", "depressie", id="single for double"),
        pytest.param("kopper", "koper", id="double for single"),
        pytest.param("vergeedagtigheid", "vergeetachtigheid", id="a long word as it sounds"),
    ],
)
def test_misspelt_words_are_mended(typed: str, meant: str) -> None:
    assert SPELLER.mend(typed) == meant


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("migraine", id="its own word"),
        pytest.param("keper", id="a Dutch word near one of its own"),
        pytest.param("fiets", id="an everyday word"),
        pytest.param("melatonine", id="a substance that is not on the list"),
        pytest.param("ijz", id="too short to tell"),
        pytest.param("b12", id="letters and digits"),
        pytest.param("300", id="a number"),
        pytest.param("qwrtpsdfghk", id="nothing near"),
        pytest.param("migraineaanval", id="a compound"),
        pytest.param("kopertekort", id="a compound that no list has"),
        pytest.param("migraine" * 5, id="too long"),
    ],
)
def test_other_words_are_left_alone(word: str) -> None:
    assert SPELLER.mend(word) == word


def test_what_is_too_long_is_no_misspelling() -> None:
    assert len("x" + "magnesium" * 4) > LONGEST
    assert SPELLER.mend("x" + "magnesium" * 4) == "x" + "magnesium" * 4


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


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("magnesuim bij mirgaine", "magnesium bij migraine"),
        ("me geheugn is slecht", "me geheugen is slecht"),
        ("hilft magnesium gegen angst", "hilft magnesium gegen angst"),  # another language is not mended into Dutch
    ],
)
def test_the_reader_mends(reader: Reader, message: str, expected: str) -> None:
    assert " ".join(word.text for word in reader.words(message)) == expected


def test_everything_that_the_articles_name_is_known(reader: Reader) -> None:
    assert not [word for word in reader.lexicon.vocabulary if not reader.speller.knows(word)]
