"""Text and Word files become drafts: sections, numbers and references as printed, doubts with their place, and bad files leave nothing behind.

All articles here are made up.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.articles import CITATION, is_draft, load_catalogue, parse_article
from editor.__main__ import main
from editor.importing.blocks import Unreadable
from editor.importing.draft import Draft, import_article
from editor.importing.nearness import measure
from editor.importing.yaml_file import as_yaml
from tests.editor.importing.word_files import paragraph, table, write_word

TEXT = """Maanzaad, goed voor draken

Verzonnen tekst voor een test. Maanzaad is een verzonnen middel voor draken. {one} Draken bestaan niet.

Helpt bij drakenhik

plaatje van een draak

Bij verzonnen drakenhik is maanzaad getest in een verzonnen onderzoek. {two} Een draak kreeg 12 mg maanzaad.

Vuur en vlam

Maanzaad doet ook iets met verzonnen vuur, doordat het de vlam blokkeert. {three}

Bronnen

1. Verzonnen A. Verzonnen tijdschrift 2001. https://example.org/een
2. Verzonnen B. Verzonnen tijdschrift 2002;3(4):5-6. doi:10.1234/verzonnen.2
3. Verzonnen C. Verzonnen boek.
"""


def written(tmp_path: Path, text: str, name: str = "draken.txt") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param(("1", "2,3", "1-3"), id="bare"),
        pytest.param(("[1]", "[2,3]", "[1-3]"), id="brackets"),
        pytest.param(("¹", "²˒³", "¹⁻³"), id="raised"),
        pytest.param(("(1)", "(2, 3)", "(1–3)"), id="round"),
    ],
)
def test_the_numbers_stand_where_they_were_printed(tmp_path: Path, numbers: tuple[str, str, str]) -> None:
    draft = import_article(written(tmp_path, TEXT.format(one=numbers[0], two=numbers[1], three=numbers[2])))
    assert [(passage.topics, passage.claim.numbers) for passage in draft.passages] == [
        (("draken",), (1,)),
        (("drakenhik",), (2, 3)),
        (("vuur", "vlam"), (1, 2, 3)),
    ]
    assert "voor draken [1]. Draken bestaan niet." in draft.passages[0].claim.text
    assert (draft.title, draft.substance) == ("Maanzaad, goed voor draken", "maanzaad")


def test_references_are_those_that_are_printed(tmp_path: Path) -> None:
    draft = import_article(written(tmp_path, TEXT.format(one="[1]", two="[2]", three="")))
    told = {number: (printed.text, printed.address) if printed else None for number, printed in draft.sources.items()}
    assert told == {
        1: ("Verzonnen A. Verzonnen tijdschrift 2001. https://example.org/een", "https://example.org/een"),
        2: ("Verzonnen B. Verzonnen tijdschrift 2002;3(4):5-6. doi:10.1234/verzonnen.2", "https://doi.org/10.1234/verzonnen.2"),
        3: ("Verzonnen C. Verzonnen boek.", None),
    }
    assert any("bron 3 wordt in de tekst nergens genoemd" in doubt.what for doubt in draft.doubts)


def test_no_reference_is_made_up_where_none_is_printed(tmp_path: Path) -> None:
    draft = import_article(written(tmp_path, TEXT.format(one="[1]", two="[2]", three="").partition("Bronnen")[0]))
    assert draft.sources == {1: None, 2: None}
    assert any("geen verwijzing bij 1, 2" in doubt.what for doubt in draft.doubts)


def test_what_was_left_out_is_told_with_its_line(tmp_path: Path) -> None:
    draft = import_article(written(tmp_path, TEXT.format(one="[1]", two="[2]", three="")))
    assert ("regel 7", "gelezen als bijschrift en weggelaten: 'plaatje van een draak'") in [(doubt.place, doubt.what) for doubt in draft.doubts]


def test_every_word_of_the_text_is_in_a_passage(tmp_path: Path) -> None:
    draft = import_article(written(tmp_path, TEXT.format(one="[1]", two="[2]", three="[3]")))
    told = " ".join(CITATION.sub("", passage.claim.text) for passage in draft.passages).replace(" .", ".").split()
    printed = " ".join(block for block in TEXT.format(one="", two="", three="").split("\n\n")[1:7] if block.strip().endswith(".") or "vlam " in block).split()
    assert told == printed


def test_questions_ask_what_the_text_speaks_of(tmp_path: Path) -> None:
    draft = import_article(written(tmp_path, TEXT.format(one="[1]", two="[2]", three="[3]")))
    assert [passage.questions for passage in draft.passages] == [
        ("Helpt maanzaad bij draken?",),
        ("Hoeveel maanzaad bij drakenhik?",),
        ("Hoe werkt maanzaad bij vuur?", "Hoe werkt maanzaad bij vlam?"),
    ]


def word_article(tmp_path: Path) -> Path:
    return write_word(
        tmp_path / "draken.docx",
        [
            paragraph("Maanzaad, goed voor draken", "Title"),
            paragraph("Verzonnen tekst voor een test. Maanzaad is een verzonnen middel.^1,2^ In een hol van 3 m^2^ ook."),
            paragraph("Helpt bij drakenhik", "Heading1"),
            paragraph("Tekening van een verzonnen draak", "Caption"),
            paragraph("Verzonnen draken hebben hik door:"),
            paragraph("verzonnen rook;", item=True),
            paragraph("verzonnen vuur.^3–5^", item=True),
            paragraph("Doses", "Heading2"),
            table(("draak", "maanzaad"), ("klein", "1 mg^6^")),
            paragraph("Referenties", "Heading1"),
            paragraph("1. Verzonnen A. Verzonnen tijdschrift 2001."),
            paragraph("[2] Verzonnen B. https://example.org/twee"),
        ],
    )


def test_a_word_file_becomes_a_draft(tmp_path: Path) -> None:
    draft = import_article(word_article(tmp_path))
    assert draft.title == "Maanzaad, goed voor draken"
    assert [(passage.topics, passage.claim.text) for passage in draft.passages] == [
        (("draken",), "Verzonnen tekst voor een test. Maanzaad is een verzonnen middel [1] [2]. In een hol van 3 m² ook."),
        (("drakenhik",), "Verzonnen draken hebben hik door: verzonnen rook; verzonnen vuur [3] [4] [5]."),
        (("doses",), "draak | maanzaad; klein | 1 mg [6]"),
    ]
    assert [(number, printed.text if printed else None) for number, printed in draft.sources.items()] == [
        (1, "Verzonnen A. Verzonnen tijdschrift 2001."), (2, "Verzonnen B. https://example.org/twee"), (3, None), (4, None), (5, None), (6, None),
    ]  # fmt: skip
    doubts = [doubt.what for doubt in draft.doubts]
    assert "gelezen als bijschrift en weggelaten: 'Tekening van een verzonnen draak'" in doubts
    assert "een rij van een tabel: maak er zinnen van" in doubts


def test_footnotes_are_sources(tmp_path: Path) -> None:
    body = [paragraph("Maanzaad en draken", "Title"), paragraph("Maanzaad is verzonnen.{{2}} Een draak ook.{{3}}")]
    draft = import_article(write_word(tmp_path / "a.docx", body, {2: "Verzonnen A, 2001.", 3: "Verzonnen B. https://example.org/b"}))
    assert [passage.claim.text for passage in draft.passages] == ["Maanzaad is verzonnen [1]. Een draak ook [2]."]
    told = [(number, printed.text) for number, printed in draft.sources.items() if printed]
    assert told == [(1, "Verzonnen A, 2001."), (2, "Verzonnen B. https://example.org/b")]


def test_footnotes_beside_numbers_are_told(tmp_path: Path) -> None:
    body = [paragraph("Maanzaad en draken", "Title"), paragraph("Maanzaad is verzonnen.{{2}} Een draak ook.^4^")]
    draft = import_article(write_word(tmp_path / "a.docx", body, {2: "Verzonnen A."}))
    assert any("voetnoten en ook bronnummers" in doubt.what for doubt in draft.doubts)


@pytest.mark.parametrize(
    "title",
    ["Maanzaad: 'goed' voor \"draken\" #1", "Ja", "null", "1,2 maanzaad", "- Maanzaad @ draken", "Maanzaad {met} [haken]", "Maanzaad – drakén & çedilles"],
)
def test_any_text_reads_back_as_it_was(tmp_path: Path, title: str) -> None:
    text = f"{title}\n\nVerzonnen: tekst met # hekje, 'quotes', \"dubbele\" en: dubbele punten [1].\n\n- Kop?!\n\nNog een verzonnen zin: {{zo}} [2].\n"
    draft = import_article(written(tmp_path, text))
    data = yaml.safe_load(as_yaml(draft))
    assert data["titel"] == draft.title
    assert [passage["antwoord"] for passage in data["passages"]] == [f"Volgens het artikel: {passage.claim.text}" for passage in draft.passages]


def test_a_draft_needs_no_more_than_a_look_a_date_and_its_mark_taken_off(tmp_path: Path) -> None:
    text = as_yaml(import_article(written(tmp_path, TEXT.format(one="[1]", two="[2]", three="[3]"))))
    finished = text.replace("concept: true\n", "").replace("nagekeken_op: null", "nagekeken_op: 2026-11-23")
    assert is_draft(text)
    assert not is_draft(finished)
    assert [passage.id for passage in parse_article(finished, "draken.yml").passages] == ["draken-effect", "drakenhik-dosis", "vuur-werking"]


def test_the_bot_does_not_use_a_draft(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    text = as_yaml(import_article(written(tmp_path, TEXT.format(one="[1]", two="[2]", three="[3]"))))
    (folder / "concept.yml").write_text(text, encoding="utf-8")
    finished = text.replace("concept: true\n", "").replace("nagekeken_op: null", "nagekeken_op: 2026-11-23")
    (folder / "af.yml").write_text(finished, encoding="utf-8")
    assert list(load_catalogue(folder).articles) == ["af"]


def zip_bomb(path: Path) -> None:
    write_word(path, ["<w:p>" + " " * 40_000_000 + "</w:p>"])


def with_doctype(path: Path) -> None:
    write_word(path, [])
    import zipfile

    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/extra.xml", '<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>')


def broken(path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")


@pytest.mark.parametrize(
    ("name", "make", "message"),
    [
        pytest.param("leeg.txt", lambda path: path.write_bytes(b""), "een leeg bestand", id="empty"),
        pytest.param("wit.txt", lambda path: path.write_bytes(b" \n\n\t\n"), "een leeg bestand", id="blank"),
        pytest.param("leeg.docx", lambda path: path.write_bytes(b""), "een leeg bestand", id="empty Word"),
        pytest.param("oud.txt", lambda path: path.write_bytes("geïnd".encode("cp1252")), "geen utf-8 is (regel 1)", id="another encoding"),
        pytest.param("data.txt", lambda path: path.write_bytes(b"abc\x00\x01\x02"), "andere gegevens dan tekst", id="binary"),
        pytest.param("groot.txt", lambda path: path.write_bytes(b"a" * 50_000_000), "50 MB", id="50 MB"),
        pytest.param("nep.docx", lambda path: path.write_text("dit is geen Word"), "geen Word-bestand", id="no Word"),
        pytest.param("oud.doc", lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99), "oud Word-bestand", id="old Word"),
        pytest.param("a.pdf", lambda path: path.write_bytes(b"%PDF-1.7 ..."), "een PDF", id="PDF"),
        pytest.param("zip.docx", lambda path: path.write_bytes(b"PK\x05\x06" + b"\0" * 18), "zonder Word-tekst", id="an empty zip"),
        pytest.param("kapot.docx", broken, "een beschadigd Word-bestand", id="damaged"),
        pytest.param("bom.docx", zip_bomb, "uitgepakt", id="zip bomb"),
        pytest.param("doctype.docx", with_doctype, "DOCTYPE", id="entities"),
        pytest.param("niets.docx", lambda path: write_word(path, [paragraph("")]), "zonder tekst", id="no text in it"),
        pytest.param("kop.txt", lambda path: path.write_text("Alleen een titel"), "geen lopende tekst", id="only a title"),
        pytest.param("bronnen.txt", lambda path: path.write_text("Bronnen\n\n1. Verzonnen A."), "geen lopende tekst", id="only references"),
    ],
)
def test_a_bad_file_gets_one_clear_message_and_leaves_nothing(
    tmp_path: Path, name: str, make: object, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    make(tmp_path / name)  # type: ignore[operator]
    out = tmp_path / "uit"
    out.mkdir()
    assert main(["import", str(tmp_path / name), "--out", str(out / "a.yml")]) == 1
    printed = capsys.readouterr().out
    assert message in printed
    assert "verwacht" in printed
    assert len(printed.strip().splitlines()) == 1
    assert not list(out.iterdir())


def test_another_encoding_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "oud.txt"
    path.write_bytes(TEXT.format(one="[1]", two="", three="").replace("Draken", "Dräken").encode("cp1252"))
    assert "Dräken" in import_article(path, encoding="cp1252").passages[0].claim.text
    with pytest.raises(Unreadable, match="een codering zoals utf-8"):
        import_article(path, encoding="klingon")


def test_an_article_that_is_there_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = written(tmp_path, TEXT.format(one="[1]", two="", three=""))
    out = tmp_path / "draken.yml"
    out.write_text("van een ander\n", encoding="utf-8")
    assert main(["import", str(source), "--out", str(out)]) == 1
    assert out.read_text(encoding="utf-8") == "van een ander\n"
    assert "is er al en blijft zoals het is" in capsys.readouterr().out
    assert main(["import", str(source), "--slug", "../Fout"]) == 2


def test_the_command_writes_the_draft_and_lists_what_to_look_at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = written(tmp_path, TEXT.format(one="[1]", two="[2]", three="[3]"))
    assert main(["import", str(source), "--out", str(tmp_path / "draken.yml")]) == 0
    printed = capsys.readouterr().out
    assert "3 passages, 4 onderwerpen, 3 keer een bronnummer, 3 bronnen (3 met een verwijzing)" in printed
    assert "regel 7: gelezen als bijschrift en weggelaten" in printed
    assert sorted(path.name for path in tmp_path.iterdir()) == ["draken.txt", "draken.yml"]


FINISHED = """
titel: Maanzaad, goed voor draken
nagekeken_op: 2026-11-23
stof: {naam: maanzaad}
bronnen:
  - nummer: 1
  - {nummer: 2, verwijzing: "Verzonnen B. Verzonnen tijdschrift 2002;3(4):5-6. doi:10.1234/verzonnen.2", adres: "https://doi.org/10.1234/verzonnen.2"}
  - nummer: 3
onderwerpen: {draken: {naam: draken}, drakenhik: {naam: drakenhik}}
passages:
  - id: draken-effect
    onderwerpen: [draken]
    aspect: effect
    antwoord: Volgens het artikel is maanzaad een verzonnen middel voor draken [1]. Draken bestaan niet.
    vragen: [Helpt maanzaad bij draken?]
  - id: drakenhik-bewijs
    onderwerpen: [drakenhik]
    aspect: evidence
    antwoord: Volgens het artikel is maanzaad bij drakenhik getest in een onderzoek [3]. Kamelen zwemmen zelden door woestijnzand.
    vragen: [Is maanzaad getest bij drakenhik?]
"""


def test_how_near_a_draft_comes_is_measured(tmp_path: Path) -> None:
    draft: Draft = import_article(written(tmp_path, TEXT.format(one="[1]", two="[2]", three="")))
    near = measure(draft, parse_article(FINISHED, "draken.yml"))
    assert (near.passages, near.passages_found, near.claims, near.claims_found) == (2, 1, 4, 3)
    assert (near.numbers, near.numbers_right) == (2, 1)  # the draft has 2 where the article has 3
    assert (near.sources, near.sources_right) == (3, 1)
    assert near.invented == [
        "de verwijzing van bron 1: Verzonnen A. Verzonnen tijdschrift 2001. https://example.org/een",
        "de verwijzing van bron 3: Verzonnen C. Verzonnen boek.",
    ]
    assert any("drakenhik-bewijs: [3]" in line for line in near.wrong_numbers)


def test_a_heading_that_is_a_question_is_a_question_and_no_topic(tmp_path: Path) -> None:
    text = (
        "Maanzaad, goed voor draken\n\nVerzonnen tekst voor een test. Maanzaad is verzonnen [1].\n\n"
        "Hoeveel maanzaad heeft een draak nodig?\n\nEen verzonnen draak kreeg 12 mg maanzaad [1].\n\n"
        "Draken die in de winter altijd heel veel slapen\n\nDat is ook verzonnen maanzaad [1].\n"
    )
    draft = import_article(written(tmp_path, text))
    assert draft.topics == {"draken": "draken"}
    assert [passage.questions for passage in draft.passages] == [("Helpt maanzaad bij draken?",), ("Hoeveel maanzaad heeft een draak nodig?",), ()]
    assert any("noemt geen onderwerp en als voorbeeldvraag overgenomen" in doubt.what for doubt in draft.doubts)
