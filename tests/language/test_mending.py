"""Misspelt words are mended by their looks and by what stands around them; what is spelt as meant is left alone."""

import pytest

from bot.language.mending import Mender
from bot.language.reading import Reader
from bot.language.spelling import LONGEST, Speller
from bot.language.usage import Usage

SPELLER = Speller(["migraine", "fibromyalgie", "magnesium", "koper", "ijzer", "depressie", "vergeetachtigheid"], ["migraine", "magnesium"])
TEXTS = ["hoe komt dat dan", "werkt dat meteen", "helpt magnesium tegen migraine en depressie", "wat doet koper", "vergeetachtigheid en fibromyalgie"]
MENDER = Mender(SPELLER, Usage(TEXTS, SPELLER.knows))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("fiebromyalgie", "fibromyalgie", id="as it sounds"),
        pytest.param("mirgaine", "migraine", id="neighbours swapped"),
        pytest.param("migrine", "migraine", id="a letter missing"),
        pytest.param("migrainne", "migraine", id="a letter too many"),
        pytest.param("magnezuim", "magnesium", id="sound and swap"),
        pytest.param("depresie", "depressie", id="single for double"),
        pytest.param("vergeedagtigheid", "vergeetachtigheid", id="a long word as it sounds"),
        pytest.param("hoe kot dat dan", "hoe komt dat dan", id="a Dutch word that does not fit"),
        pytest.param("wekt dat meten", "werkt dat meteen", id="two Dutch words that do not fit"),
        pytest.param("tegn migrine", "tegen migraine", id="each by the other"),
    ],
)
def test_misspelt_words_are_mended(typed: str, meant: str) -> None:
    assert " ".join(MENDER.mend(typed.split())) == meant


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("migraine", id="its own word"),
        pytest.param("keper", id="a Dutch word near one of its own"),
        pytest.param("mijn kat en mijn fiets", id="everyday words"),
        pytest.param("melatonine", id="a substance that is not on the list"),
        pytest.param("qg", id="too short to tell"),
        pytest.param("b12 300", id="letters and digits"),
        pytest.param("qwrtpsdfghk", id="nothing near"),
        pytest.param("migraineaanval kopertekort", id="compounds"),
        pytest.param("x" + "magnesium" * 4, id="too long"),
        pytest.param("", id="nothing"),
    ],
)
def test_other_words_are_left_alone(message: str) -> None:
    assert " ".join(MENDER.mend(message.split())) == message


def test_what_is_too_long_is_no_misspelling() -> None:
    assert len("x" + "magnesium" * 4) > LONGEST


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


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        pytest.param("Helpt magnesuim, echt waar?", "Helpt magnesium, echt waar?", id="signs and capitals stay"),
        pytest.param("kheb migrene", "ik heb migraine", id="short forms are written out"),
        pytest.param("Helpt magnesium?", "Helpt magnesium?", id="nothing to mend"),
        pytest.param("<b>magnesuim</b>", " magnesium ", id="markup is taken off"),
        pytest.param("my pain is in the head, magnesuim?", "my pain is in the head, magnesuim?", id="another language"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_message_as_meant(reader: Reader, message: str, meant: str) -> None:
    assert reader.meant(message) == meant
