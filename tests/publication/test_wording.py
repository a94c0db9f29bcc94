"""What is wording and what is recognition, and how new wording is put on what is live."""

import pytest

from bot.articles import load_yaml, parse_article
from bot.publication.wording import recognition, reworded

TEXT = """# Een verzonnen testartikel, geen echte bewering.
titel: TESTTEKST zink
nagekeken_op: 2026-03-01
nagekeken_door: null
stof: {naam: zink}
noemt_ook: [koper]
bronnen: [{nummer: 8}]
onderwerpen:
  eczeem: {naam: eczeem, rol: klacht, ook: [huiduitslag], omschrijvingen: [rode plekken]}
passages:
  - id: eczeem-snelheid
    onderwerpen: [eczeem]
    ook_bij: []
    aspect: onset
    antwoord: Dit is een verzonnen testtekst [8].
    noemt: []
    vragen: ['Hoe snel werkt zink bij eczeem?']
"""
NAME = "articles/zink.yml"


def content(text: str) -> dict[str, bytes]:
    return {NAME: text.encode()}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("verzonnen testtekst [8]", "andere verzonnen testtekst [8]"),
        ("TESTTEKST zink", "TESTTEKST over zink"),
        ("2026-03-01", "2026-04-01"),
        ("nagekeken_door: null", "nagekeken_door: Verzonnen Naam"),
        ("{nummer: 8}", "{nummer: 8, verwijzing: Verzonnen verwijzing, adres: 'https://example.org/verzonnen'}"),
        ("# Een verzonnen testartikel, geen echte bewering.", "# Een andere opmerking."),
        ("[huiduitslag]", "[  huiduitslag  ]"),
    ],
)
def test_wording(old: str, new: str) -> None:
    assert old in TEXT
    assert recognition(content(TEXT.replace(old, new, 1))) == recognition(content(TEXT))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hoe snel werkt zink bij eczeem?", "Hoe vlug werkt zink bij eczeem?"),
        ("[huiduitslag]", "[huiduitslag, kriebelvel]"),
        ("[rode plekken]", "[rode vlekken]"),
        ("aspect: onset", "aspect: effect"),
        ("ook_bij: []", "ook_bij: [eczeem]"),
        ("noemt: []", "noemt: [week]"),
        ("noemt_ook: [koper]", "noemt_ook: [ijzer]"),
        ("rol: klacht", "rol: algemeen"),
        ("id: eczeem-snelheid", "id: eczeem-tempo"),
        ("nagekeken_door: null", "nieuw_veld: iets"),
        ("titel: TESTTEKST zink", "titel: ["),
    ],
)
def test_recognition(old: str, new: str) -> None:
    assert old in TEXT
    assert recognition(content(TEXT.replace(old, new, 1))) != recognition(content(TEXT))


def test_another_file_is_recognition() -> None:
    assert recognition({**content(TEXT), "niet-behandeld/stoffen.yml": b"soort: stof"}) != recognition(content(TEXT))


def test_new_wording_is_put_on_what_is_live() -> None:
    new = TEXT.replace("verzonnen testtekst [8]", "nieuwe testtekst [9]").replace("{nummer: 8}", "{nummer: 9}").replace("[huiduitslag]", "[kriebelvel]")
    merged = reworded(content(TEXT), content(new))
    article = parse_article(merged[NAME].decode(), "zink.yml")
    assert article.passages[0].answer == "Dit is een nieuwe testtekst [9]."
    assert article.topics["eczeem"].synonyms == ["huiduitslag"]
    assert recognition(merged) == recognition(content(TEXT))


def test_without_new_wording_the_files_stay_as_they_are() -> None:
    assert reworded(content(TEXT), content(TEXT.replace("[huiduitslag]", "[kriebelvel]"))) == content(TEXT)


def test_what_only_one_of_them_has_is_left_alone() -> None:
    gone = TEXT.replace("id: eczeem-snelheid", "id: eczeem-tempo").replace("verzonnen testtekst", "nieuwe testtekst")
    merged = reworded({**content(TEXT), "articles/oud.yml": TEXT.encode()}, {**content(gone), "articles/nieuw.yml": TEXT.encode()})
    assert set(merged) == {NAME, "articles/oud.yml"}
    assert load_yaml(merged[NAME].decode())["passages"][0]["antwoord"] == "Dit is een verzonnen testtekst [8]."
