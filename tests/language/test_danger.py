"""Danger now, and what only sounds like it. The phrases are one of two opinions; the danger classifier is the other."""

import pytest

from bot.language.danger import find_danger, is_calm, vocabulary
from bot.language.reading import Reader


@pytest.mark.parametrize(
    ("message", "danger"),
    [
        ("Ik wil niet meer leven", "suicide"),
        ("ik wil dood", "suicide"),
        ("ik denk aan zelfmoord", "suicide"),
        ("mijn zus zegt dat ze er een eind aan wil maken", "suicide"),
        ("kheb zin om onder de trein te springen", "suicide"),
        ("ik heb een hele strip pillen ingenomen", "suicide"),
        ("ik wil zterven", "suicide"),
        ("i want to kill myself", "suicide"),
        ("haha ik wil dood", "suicide"),  # people laugh it away
        ("ik slaap slecht. Ik wil er niet meer zijn. Helpt magnesium?", "suicide"),
        ("mijn vader praat ineens raar en zijn mond hangt scheef", "stroke"),
        ("opeens kan ik mijn rechterarm niet meer optillen", "stroke"),
        ("mn man zijn gezicht hangt scheef", "stroke"),
        ("ik krijg geen lucht", "acute"),
        ("mijn kind is bewusteloos", "acute"),
        ("pijn op mijn borst die uitstraalt naar mijn arm", "acute"),
        ("mijn keel zwelt op en ik krijg het benauwd", "acute"),
        ("ze reageert niet meer en ademt raar", "acute"),
    ],
)
def test_danger(reader: Reader, message: str, danger: str) -> None:
    assert find_danger(reader.words(message)) == danger


@pytest.mark.parametrize(
    "message",
    [
        "verkleint magnesium de kans op een beroerte",
        "wat is een beroerte eigenlijk",
        "hoe herken je een beroerte",
        "mijn oma is overleden aan een beroerte",
        "mijn moeder had in 2015 een herseninfarct",
        "vijf jaar geleden hing mijn mond scheef, kan magnesium helpen bij herstel",
        "hoeveel mensen sterven aan een beroerte",
        "helpt magnesium tegen een depressie",
        "ik lach me dood",
        "ik schrik me dood van de prijs",
        "ik ga dood van nieuwsgierigheid",
        "ik sterf van de honger",
        "mijn telefoon is dood",
        "mijn plant gaat dood",
        "ik word gek van de migraine",
        "is clusterhoofdpijn ook zelfmoordhoofdpijn",
        "in de film sprong hij van de brug",
        "",
    ],
)
def test_no_danger(reader: Reader, message: str) -> None:
    assert find_danger(reader.words(message)) is None


@pytest.mark.parametrize(
    ("message", "calm"),
    [
        ("mijn opa had jaren geleden een beroerte", True),
        ("mijn telefoon gaat dood", True),
        ("ik lach me dood", True),
        ("mijn mond hangt scheef", False),
        ("ik wil dood", False),
    ],
)
def test_calm(reader: Reader, message: str, calm: bool) -> None:
    assert is_calm(reader.words(message)) == calm


def test_each_hit_is_judged_by_itself(reader: Reader) -> None:
    story = "Ik las een roman over iemand die zelfmoord pleegt. Mooi boek. Het regent. Ik wil zelf ook dood."
    assert find_danger(reader.words(story.rsplit(".", 2)[0])) is None
    assert find_danger(reader.words(story)) == "suicide"


def test_only_what_stands_near_takes_danger_off(reader: Reader) -> None:
    story = "Jaren geleden had mijn opa een beroerte. Dat was erg. Ik las er veel over. Het regent vandaag. Mijn man zijn mond hangt nu scheef."
    assert find_danger(reader.words(story)) == "stroke"


def test_danger_beyond_what_is_read_is_found(reader: Reader) -> None:
    reading = reader.read("Het regent buiten. " * 400 + "Ik wil niet meer leven.")
    assert reading.too_long
    assert reading.danger == "suicide"


def test_misspelt_danger_is_mended_towards_the_patterns() -> None:
    assert "zelfmoord" in vocabulary()


@pytest.mark.parametrize(
    "message",
    [
        "mijn rechteroog is in één klap zwart geworden",
        "onze peuter heeft een pot vitamines opengekregen en tien stuks opgegeten",
        "hij praat met een dikke tong en loopt tegen de deur",
        "ik kan ineens geen letters meer lezen",
        "ze ronkt raar en ik krijg haar niet goed wakker",
        "de bron van die patiënten graag. ik krijg steeds minder lucht",
        "z3lfm00rd pleg3n vannacht",
        "zonet alle temazepam uit de kast ingenomen",
        "ik spaar ze op, nog vier strips en ik kan weg",
        "hij schreeuwt dat hij me afmaakt",
        "wat moet ik doen bij een beroerte",
    ],
)
def test_danger_in_other_words(reader: Reader, message: str) -> None:
    assert reader.read(message).danger


@pytest.mark.parametrize(
    "message",
    [
        "helpt magnesium bij een depressie die nergens op reageert",
        "deze blok is pure zelfmoord, onthoud je beter met magnesium",
        "mijn tante heeft een scheef gezicht van een beroerte, dat is nu negen jaar geleden",
        "mijn man slikt negen pillen uit een pillendoos, mag magnesium erbij",
    ],
)
def test_no_danger_in_such_words(reader: Reader, message: str) -> None:
    assert reader.read(message).danger is None
