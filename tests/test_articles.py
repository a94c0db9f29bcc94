"""Every way in which an article file can be broken is told to the editor: the file, the field, what was found, what was expected, the remedy."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.articles import ARTICLES, ContentError, Problem, load_catalogue, parse_article
from bot.settings import TOP

Change = Callable[[dict[str, Any]], object]

GOOD = """
titel: Zink en de huid
nagekeken_op: 2026-03-01
stof: {naam: zink, ook: [zn]}
bronnen:
  - nummer: 1
  - {nummer: 2, verwijzing: "Een blad 2001;1:1-2", adres: "https://voorbeeld.nl/2"}
onderwerpen:
  eczeem: {naam: eczeem, ook: [huiduitslag], omschrijvingen: [jeukende plekken]}
  wond: {naam: wonden}
passages:
  - id: eczeem-effect
    onderwerpen: [eczeem]
    aspect: effect
    antwoord: Volgens het artikel jeukt eczeem minder [2] en geneest het [1] [2].
    vragen: ['Helpt zink bij eczeem?']
  - id: wond-dosis
    onderwerpen: [wond]
    ook_bij: [eczeem]
    aspect: dose
    antwoord: Volgens het artikel is 10 mg genoeg [1].
    vragen: ['Hoeveel zink bij wonden?']
"""


def changed(change: Change) -> str:
    data = yaml.safe_load(GOOD)
    change(data)
    return str(yaml.safe_dump(data, allow_unicode=True))


def problems_of(text: str) -> list[Problem]:
    with pytest.raises(ContentError) as caught:
        parse_article(text, "zink.yml")
    return caught.value.problems


def write(folder: Path, **texts: str) -> Path:
    for slug, text in texts.items():
        (folder / f"{slug}.yml").write_text(text, encoding="utf-8")
    return folder


def test_a_good_article_says_what_stands_in_it() -> None:
    article = parse_article(GOOD, "zink.yml")
    effect, dose = article.passages
    assert (article.title, str(article.reviewed), article.reviewed_by) == ("Zink en de huid", "2026-03-01", None)
    assert effect.numbers == [2, 1]
    assert dose.topics == ["wond", "eczeem"]
    assert article.topics["eczeem"].descriptions == ["jeukende plekken"]
    second = article.source(2)
    assert second is not None
    assert (second.reference, second.url) == ("Een blad 2001;1:1-2", "https://voorbeeld.nl/2")
    assert article.source(3) is None


@pytest.mark.parametrize(
    ("change", "field", "found"),
    [
        pytest.param(lambda a: a.update(tietel="x"), "tietel", "'x'", id="unknown key"),
        pytest.param(lambda a: a.update({7: "x"}), "7", "'x'", id="a number for a key"),
        pytest.param(lambda a: a["passages"][0].update(bron=3), "passages.1.bron", "3", id="unknown key of a passage"),
        pytest.param(lambda a: a["onderwerpen"]["wond"].update(synoniemen=[]), "onderwerpen.wond.synoniemen", "[]", id="unknown key of a topic"),
        pytest.param(lambda a: a["stof"].update(name="zink"), "stof.name", "'zink'", id="key in English"),
        pytest.param(lambda a: a.pop("titel"), "titel", "niets", id="no title"),
        pytest.param(lambda a: a.pop("nagekeken_op"), "nagekeken_op", "niets", id="no date"),
        pytest.param(lambda a: a["passages"][1].pop("antwoord"), "passages.2.antwoord", "niets", id="no answer"),
        pytest.param(lambda a: a["passages"][1].pop("vragen"), "passages.2.vragen", "niets", id="no questions"),
        pytest.param(lambda a: a["bronnen"][0].pop("nummer"), "bronnen.1.nummer", "niets", id="a source without number"),
        pytest.param(lambda a: a.update(titel=5), "titel", "5", id="a number for a title"),
        pytest.param(lambda a: a.update(titel=" "), "titel", "niets", id="an empty title"),
        pytest.param(lambda a: a.update(nagekeken_op=20260301), "nagekeken_op", "20260301", id="a number for a date"),
        pytest.param(lambda a: a.update(nagekeken_op="maart"), "nagekeken_op", "'maart'", id="words for a date"),
        pytest.param(lambda a: a.update(passages=[]), "passages", "niets", id="no passages"),
        pytest.param(lambda a: a["passages"][0].update(vragen=[]), "passages.1.vragen", "niets", id="an empty list of questions"),
        pytest.param(lambda a: a["passages"][0].update(onderwerpen=[]), "passages.1.onderwerpen", "niets", id="about nothing"),
        pytest.param(lambda a: a["passages"][0].update(onderwerpen="eczeem"), "passages.1.onderwerpen", "'eczeem'", id="a word for a list"),
        pytest.param(lambda a: a["passages"][0].update(aspect="gevaar"), "passages.1.aspect", "'gevaar'", id="unknown aspect"),
        pytest.param(lambda a: a["passages"][0].update(id="Eczeem Effect"), "passages.1.id", "'Eczeem Effect'", id="an id with capitals and spaces"),
        pytest.param(lambda a: a["passages"][0].update(noemt=[1921]), "passages.1.noemt.1", "1921", id="a year that YAML makes a number"),
        pytest.param(lambda a: a["onderwerpen"]["wond"].update(rol="ziekte"), "onderwerpen.wond.rol", "'ziekte'", id="unknown role"),
        pytest.param(lambda a: a["bronnen"][0].update(nummer="1"), "bronnen.1.nummer", "'1'", id="a number as text"),
        pytest.param(lambda a: a["bronnen"][0].update(nummer=0), "bronnen.1.nummer", "0", id="number 0"),
        pytest.param(lambda a: a["bronnen"][1].update(adres="http://voorbeeld.nl"), "bronnen.2.adres", "'http://voorbeeld.nl'", id="no https"),
        pytest.param(lambda a: a["bronnen"][1].update(adres="javascript:alert(1)"), "bronnen.2.adres", "'javascript:alert(1)'", id="no address"),
        pytest.param(
            lambda a: a["passages"][0].update(antwoord="Goed [2] [7]."), "passages.1 (eczeem-effect).antwoord", "[7]", id="a number without a source"
        ),
        pytest.param(
            lambda a: a["passages"][0].update(onderwerpen=["eczeem", "acne"]), "passages.1 (eczeem-effect).onderwerpen", "acne", id="unknown topic"
        ),
        pytest.param(lambda a: a["passages"][1].update(ook_bij=["acne"]), "passages.2 (wond-dosis).ook_bij", "acne", id="unknown topic in ook_bij"),
        pytest.param(lambda a: a["onderwerpen"].update(acne={"naam": "acne"}), "onderwerpen.acne", "geen passage", id="a topic without a passage"),
        pytest.param(lambda a: a["bronnen"].append({"nummer": 2}), "bronnen", "nummer 2 staat er twee keer", id="a source number twice"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(change: Change, field: str, found: str) -> None:
    (problem,) = problems_of(changed(change))
    assert (problem.file, problem.field, problem.found) == ("zink.yml", field, found)
    assert problem.expected
    assert problem.remedy.endswith(".")
    assert problem.line >= 1
    assert str(problem) == f"zink.yml:{problem.line}: {field}: gevonden: {found}; verwacht: {problem.expected}. {problem.remedy}"


def test_a_long_value_is_not_shown_whole() -> None:
    (problem,) = problems_of(changed(lambda a: a.update(titel=["woord"] * 50)))
    assert len(problem.found) <= 60
    assert problem.found.endswith("…")


def test_the_expected_numbers_are_those_of_the_article() -> None:
    (problem,) = problems_of(changed(lambda a: a["passages"][0].update(antwoord="Goed [9].")))
    assert problem.expected == "een nummer uit Bronnen (1 tot 2)"


@pytest.mark.parametrize(
    ("text", "where", "found"),
    [
        ("titel: Zink\n  stof: zink\n", "regel 2", "een dubbele punt die hier niet kan"),
        ("titel: 'Zink\n", "regel 2", "een aanhalingsteken zonder tweede"),
        ("titel: Zink\nbronnen: [1, 2\n", "regel 3", "een lijst zonder haak aan het eind"),
        ("titel: Zink\x07\n", "bestand", "een teken dat niet in een tekstbestand hoort"),
        ("titel: @zink\n", "regel 1", "een teken waar een tekst niet mee mag beginnen"),
        ("titel: Zink\nstof\nbronnen: []\n", "regel 3", "een veld zonder dubbele punt"),
        ("titel: Zink\n\tstof: x\n", "regel 2", "een tab"),
        ("vragen:\n  - een\n - twee\n", "regel 3", "een regel die anders is ingesprongen dan die erboven"),
        ("titel: *zink\n", "regel 1", "een * of & aan het begin van een tekst"),
        ("titel: %zink\n", "regel 1", "een teken waar een tekst niet mee mag beginnen"),
        ("titel: \"zin\\k\"\n", "regel 1", "een \\ die hier niet kan"),
    ],
)
def test_bad_yaml_is_told_in_dutch_with_its_line(text: str, where: str, found: str) -> None:
    (problem,) = problems_of(text)
    assert (problem.file, problem.field, problem.found, problem.code) == ("zink.yml", where, found, "yaml")
    assert problem.remedy.endswith(".")


@pytest.mark.parametrize(
    ("change", "field", "line", "first_line"),
    [
        pytest.param(("titel: Zink en de huid", "titel: Zink\ntitel: Zink en de huid"), "titel", 3, 2, id="at the top"),
        pytest.param(("    aspect: dose\n", "    aspect: dose\n    aspect: effect\n"), "passages.2.aspect", 21, 20, id="of a passage"),
        pytest.param(("  wond: {naam: wonden}", "  wond: {naam: wonden}\n  wond: {naam: wondjes}"), "onderwerpen.wond", 11, 10, id="a topic"),
        pytest.param(("{naam: wonden}", "{naam: wonden, naam: wondjes}"), "onderwerpen.wond.naam", 10, 10, id="on one line"),
    ],
)
def test_a_key_that_stands_twice_is_told(change: tuple[str, str], field: str, line: int, first_line: int) -> None:
    assert change[0] in GOOD
    (problem,) = problems_of(GOOD.replace(*change))
    assert (problem.field, problem.line, problem.code) == (field, line, "key-twice")
    assert problem.found == f"staat er twee keer, ook op regel {first_line}"


@pytest.mark.parametrize(
    ("change", "line"),
    [
        pytest.param(("titel: Zink", "tietel: Zink"), 2, id="unknown key"),
        pytest.param(("aspect: dose", "aspect: gevaar"), 20, id="a value of a passage"),
        pytest.param(("minder [2] en", "minder [9] en"), 15, id="a number without a source"),
        pytest.param(("    aspect: effect\n", ""), 12, id="a missing field stands where its passage begins"),
        pytest.param(("ook_bij: [eczeem]", "ook_bij: [acne]"), 19, id="an unknown topic"),
        pytest.param(("  wond: {naam: wonden}", "  wond: {naam: wonden}\n  acne: {naam: acne}"), 11, id="a topic without a passage"),
        pytest.param(("{nummer: 2,", "{nummer: 1,"), 7, id="a source number twice"),
    ],
)
def test_a_problem_has_its_line(change: tuple[str, str], line: int) -> None:
    assert change[0] in GOOD
    assert line in [problem.line for problem in problems_of(GOOD.replace(*change, 1))]


@pytest.mark.parametrize(("text", "found"), [("", "NoneType"), ("- titel: Zink\n", "list"), ("Zink\n", "str")])
def test_a_file_without_fields_is_refused(text: str, found: str) -> None:
    (problem,) = problems_of(text)
    assert (problem.field, problem.found) == ("bestand", found)


def test_all_problems_of_a_file_come_at_once() -> None:
    def spoil(article: dict[str, Any]) -> None:
        del article["titel"]
        article["stof"]["soort"] = "metaal"
        article["passages"][1]["aspect"] = "gevaar"

    assert {problem.field for problem in problems_of(changed(spoil))} == {"titel", "stof.soort", "passages.2.aspect"}


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    write(tmp_path, een=changed(lambda a: a.pop("titel")), twee="titel: [", drie=GOOD)
    (tmp_path / "vier.yml").write_bytes("titel: Café\n".encode("latin-1"))
    with pytest.raises(ContentError) as caught:
        load_catalogue(tmp_path)
    assert [Path(problem.file).name for problem in caught.value.problems] == ["een.yml", "twee.yml", "vier.yml"]
    assert str(caught.value).splitlines() == [str(problem) for problem in caught.value.problems]


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "zink.yml").write_bytes("titel: Café\n".encode("latin-1"))
    with pytest.raises(ContentError, match="gevonden: geen UTF-8; verwacht: tekst in UTF-8"):
        load_catalogue(tmp_path)


@pytest.mark.parametrize("exists", [True, False])
def test_a_folder_without_articles_is_told(tmp_path: Path, exists: bool) -> None:
    with pytest.raises(ContentError, match="geen artikelen"):
        load_catalogue(tmp_path if exists else tmp_path / "weg")


def test_a_passage_id_belongs_to_one_passage(tmp_path: Path) -> None:
    other = changed(lambda a: [passage.update(vragen=[f"Iets anders {place}?"]) for place, passage in enumerate(a["passages"])])
    write(tmp_path, een=GOOD, twee=other)
    with pytest.raises(ContentError) as caught:
        load_catalogue(tmp_path)
    found = [(Path(problem.file).name, problem.field, problem.found) for problem in caught.value.problems]
    assert found == [
        ("twee.yml", "passages.1 (eczeem-effect).id", "id 'eczeem-effect' staat ook bij een"),
        ("twee.yml", "passages.2 (wond-dosis).id", "id 'wond-dosis' staat ook bij een"),
    ]


def test_a_passage_id_stands_once_in_an_article(tmp_path: Path) -> None:
    write(tmp_path, zink=changed(lambda a: a["passages"][1].update(id="eczeem-effect")))
    with pytest.raises(ContentError, match="id 'eczeem-effect' staat ook bij zink"):
        load_catalogue(tmp_path)


def test_an_example_question_leads_to_one_passage(tmp_path: Path) -> None:
    write(tmp_path, zink=changed(lambda a: a["passages"][1].update(vragen=["helpt ZINK bij eczeem"])))
    with pytest.raises(ContentError) as caught:
        load_catalogue(tmp_path)
    (problem,) = caught.value.problems
    assert (problem.field, problem.found) == ("passages.2 (wond-dosis).vragen.1", "vraag 'helpt ZINK bij eczeem' staat ook bij eczeem-effect")


def test_two_articles_make_one_catalogue(tmp_path: Path) -> None:
    def other(article: dict[str, Any]) -> None:
        article["titel"] = "Koper"
        article["onderwerpen"]["eczeem"]["naam"] = "eczeem (koper)"
        for place, passage in enumerate(article["passages"]):
            passage.update(id=f"koper-{place}", vragen=[f"Vraag over koper {place}?"])

    catalogue = load_catalogue(write(tmp_path, zink=GOOD, koper=changed(other)))
    assert list(catalogue.articles) == ["koper", "zink"]
    assert [(slug, passage.id) for slug, passage in catalogue.passages()][1:3] == [("koper", "koper-1"), ("zink", "eczeem-effect")]
    assert catalogue.find("wond-dosis")[0] == "zink"
    assert catalogue.topic("eczeem").name == "eczeem (koper)"
    with pytest.raises(KeyError):
        catalogue.find("acne-effect")
    with pytest.raises(KeyError):
        catalogue.topic("acne")


def test_an_article_cannot_be_changed_once_it_is_read() -> None:
    article = parse_article(GOOD, "zink.yml")
    with pytest.raises(TypeError):
        article.title = "Iets anders"  # type: ignore[assignment]


def test_the_first_article_gives_every_number_of_its_own() -> None:
    (article,) = load_catalogue(TOP / ARTICLES).articles.values()
    assert [source.number for source in article.sources] == list(range(1, 23))
    assert {number for passage in article.passages for number in passage.numbers} == set(range(1, 23))
    assert [source.number for source in article.sources if source.reference] == [17]
