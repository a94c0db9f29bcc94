"""What a visitor types becomes plain words, in sentences and clauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.words import plain, readable, short_forms, split


def texts(message: str) -> str:
    return " ".join(word.text for word in split(readable(message)))


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        pytest.param("Werkt ZINK?", "werkt zink", id="capitals and signs"),
        pytest.param("<b>werkt</b> zink<br/>goed", "werkt zink goed", id="markup"),
        pytest.param("zink&nbsp;&amp; koper &lt;3", "zink koper 3", id="entities"),
        pytest.param("zi\u200bnk\u00ad", "zink", id="invisible characters"),
        pytest.param("z\u0000ink", "zink", id="control characters"),
        pytest.param("k o p e r", "koper", id="spaced letters"),
        pytest.param("K O P E R werkt", "koper werkt", id="spaced letters before a word"),
        pytest.param("werkt k o p e r", "werkt koper", id="spaced letters after a word"),
        pytest.param("a b c", "a b c", id="three loose letters stay loose"),
        pytest.param("hééél érg", "heel erg", id="accents"),
        pytest.param("Crème brûlée, coöperatie", "creme brulee cooperatie", id="accents and trema"),
        pytest.param("zooooo veeeeel", "zoo veel", id="drawn-out letters"),
        pytest.param("wa is da", "wat is dat", id="Flemish"),
        pytest.param("kheb 't koud", "ik heb het koud", id="run together"),
        pytest.param("m’n hoofd en z`n been", "mijn hoofd en zijn been", id="kinds of apostrophe"),
        pytest.param("d'r zus", "haar zus", id="short form with an apostrophe inside"),
        pytest.param("foto's en 'citaat'", "fotos en citaat", id="apostrophes that mean nothing"),
        pytest.param("B6, b12 en q10", "b6 b12 en q10", id="vitamins"),
        pytest.param("300mg of 1,5 g", "300 mg of 1,5 g", id="amounts"),
        pytest.param("één-twee", "een twee", id="hyphen"),
        pytest.param("", "", id="nothing"),
        pytest.param("?! 👍", "", id="no letters"),
    ],
)
def test_words(message: str, expected: str) -> None:
    assert texts(message) == expected


@pytest.mark.parametrize(
    ("message", "sentences", "clauses"),
    [
        ("werkt dit", [0, 0], [0, 0]),
        ("werkt dit? ja", [0, 0, 1], [0, 0, 1]),
        ("zink, koper / ijzer", [0, 0, 0], [0, 1, 2]),
        ("eerst\ndan", [0, 1], [0, 1]),
        ("kort; lang", [0, 1], [0, 1]),
        ("dit (of dat) dus", [0, 0, 0, 0], [0, 1, 1, 2]),
        ("een - twee", [0, 0], [0, 1]),
        ("vit. c helpt", [0, 0, 0], [0, 0, 0]),
    ],
)
def test_sentences_and_clauses(message: str, sentences: list[int], clauses: list[int]) -> None:
    words = split(message)
    assert [word.sentence for word in words] == sentences
    assert [word.clause for word in words] == clauses


def test_a_question_mark_marks_its_own_sentence() -> None:
    words = split("Het is koud. Werkt zink? Ik hoop het")
    assert [word.text for word in words if word.question] == ["werkt", "zink"]


def test_a_word_knows_where_it_stood() -> None:
    message = readable("Ach, <i>KOPER</i> dan")
    assert [message[word.start : word.end] for word in split(message)] == ["Ach", "KOPER", "dan"]


def test_a_short_form_of_two_words_stands_where_it_was_typed() -> None:
    words = split("kheb pijn")
    assert [(word.text, word.start, word.end) for word in words] == [("ik", 0, 4), ("heb", 0, 4), ("pijn", 5, 9)]


def test_short_forms_give_plain_words() -> None:
    for form, words in short_forms().items():
        assert words, form
        assert all(word == plain(word) for word in words), form


@given(st.text())
def test_any_text_can_be_split(message: str) -> None:
    text = readable(message)
    words = split(text)
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert [word.sentence for word in words] == sorted(word.sentence for word in words)
    assert [word.clause for word in words] == sorted(word.clause for word in words)


@given(st.text())
def test_plain_words_stay_plain(message: str) -> None:
    assert plain(plain(message)) == plain(message)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("helpt.magnesium.bij.pms", "helpt magnesium bij pms"),
        ("helpt_magnesium_bij_pms", "helpt magnesium bij pms"),
        ("zie www.site.nl of a.u.b. en p.m.s.", "zie www.site.nl of a.u.b. en p.m.s."),
        ("kijk op www.mijn.site.nl en zeg wat dat is", "kijk op www.mijn.site.nl en zeg wat dat is"),
        ("ik lees.dat het helpt", "ik lees.dat het helpt"),
    ],
)
def test_words_strung_together(typed: str, read: str) -> None:
    assert readable(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [("z3lfm00rd", "zelfmoord"), ("m4gn3sium", "magnesium"), *((word, word) for word in ("b12tekort", "q10capsule", "mp3speler", "500mg"))],
)
def test_figures_that_stand_for_letters(typed: str, read: str) -> None:
    assert readable(typed) == read
