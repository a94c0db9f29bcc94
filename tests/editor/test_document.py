"""An edit of one field says exactly what was asked and leaves every other line of the file as it was."""

import copy
import datetime
import difflib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.articles import ARTICLES, ContentError, parse_article
from bot.settings import TOP
from editor.document import Document

REAL = (TOP / ARTICLES / "magnesium-hersenen.yml").read_text(encoding="utf-8")
SMALL = """# Verzonnen, om mee te testen.
titel: Zink en de huid  # verzonnen
nagekeken_op: 2026-03-01
stof: {naam: zink, ook: [zn]}
bronnen:
  - nummer: 1
  - {nummer: 2, verwijzing: "Verzonnen blad: 1"}
onderwerpen:
  eczeem: {naam: eczeem, ook: [huiduitslag, 'droge huid']}
  wond:
    naam: wonden
    # een opmerking
    ook: []
passages:
  # ---- eczeem
  - id: eczeem-effect
    onderwerpen: [eczeem]
    aspect: effect
    antwoord: >-
      Volgens dit verzonnen artikel jeukt eczeem minder [2].
      Het staat er twee keer [1] [2].

    vragen: ['Helpt zink bij eczeem?']
  # ---- wond
  - id: wond-dosis
    onderwerpen: [wond]
    aspect: dose
    antwoord: Volgens dit verzonnen artikel is 10 mg genoeg [1].
    vragen: # wat mensen vragen
      - Hoeveel zink bij wonden?
      - "hoeveel: zink"
"""
Edit = Callable[[Document], object]


def changed_lines(before: str, edit: Edit) -> list[str]:
    document = Document.parse(before, "zink.yml")
    edit(document)
    assert Document.parse(document.text, "zink.yml").data == document.data
    return [line.rstrip("\n") for line in difflib.ndiff(before.splitlines(True), document.text.splitlines(True)) if line[0] in "+-"]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        pytest.param(
            lambda d: d.set(("titel",), "Zink: wat nu"), ["- titel: Zink en de huid  # verzonnen", '+ titel: "Zink: wat nu"  # verzonnen'], id="a text"
        ),
        pytest.param(
            lambda d: d.set(("nagekeken_op",), datetime.date(2026, 4, 2)), ["- nagekeken_op: 2026-03-01", "+ nagekeken_op: 2026-04-02"], id="a date"
        ),
        pytest.param(lambda d: d.set(("nagekeken_op",), "2026-04-02"), ["- nagekeken_op: 2026-03-01", "+ nagekeken_op: 2026-04-02"], id="a date as text"),
        pytest.param(lambda d: d.set(("nagekeken_door",), "A. Verzonnen"), ["+ nagekeken_door: A. Verzonnen"], id="a field that was not there"),
        pytest.param(
            lambda d: d.set(("passages", 0, "antwoord"), d.data["passages"][0]["antwoord"].replace("minder", "meer")),
            ["-       Volgens dit verzonnen artikel jeukt eczeem minder [2].", "+       Volgens dit verzonnen artikel jeukt eczeem meer [2]."],
            id="one line of an answer",
        ),
        pytest.param(
            lambda d: d.set(("passages", 1, "antwoord"), "Volgens dit: niets."),
            ["-     antwoord: Volgens dit verzonnen artikel is 10 mg genoeg [1].", '+     antwoord: "Volgens dit: niets."'],
            id="an answer on one line",
        ),
        pytest.param(
            lambda d: d.set(("passages", 1, "vragen", 1), 'zeg "zink"'),
            ['-       - "hoeveel: zink"', '+       - "zeg \\"zink\\""'],
            id="a question keeps its quotes",
        ),
        pytest.param(lambda d: d.insert(("passages", 1, "vragen", 1), "- zink?"), ['+       - "- zink?"'], id="a question between"),
        pytest.param(lambda d: d.insert(("passages", 1, "vragen", 0), "zink?"), ["+       - zink?"], id="a question first"),
        pytest.param(lambda d: d.insert(("passages", 1, "vragen", 2), "zink?"), ["+       - zink?"], id="a question last"),
        pytest.param(
            lambda d: d.insert(("passages", 0, "vragen", 1), "zink, dus"),
            ["-     vragen: ['Helpt zink bij eczeem?']", "+     vragen: ['Helpt zink bij eczeem?', \"zink, dus\"]"],
            id="a question in brackets",
        ),
        pytest.param(lambda d: d.remove(("passages", 1, "vragen", 0)), ["-       - Hoeveel zink bij wonden?"], id="a question less"),
        pytest.param(
            lambda d: d.remove(("passages", 0, "vragen", 0)),
            ["-     vragen: ['Helpt zink bij eczeem?']", "+     vragen: []"],
            id="the last question in brackets",
        ),
        pytest.param(
            lambda d: d.set(("onderwerpen", "wond", "ook"), ["wondje", "a, b"]),
            ["-     ook: []", '+     ook: [wondje, "a, b"]'],
            id="names where there were none",
        ),
        pytest.param(
            lambda d: d.set(("onderwerpen", "eczeem", "ook", 1), "x"),
            ["-   eczeem: {naam: eczeem, ook: [huiduitslag, 'droge huid']}", "+   eczeem: {naam: eczeem, ook: [huiduitslag, 'x']}"],
            id="a name on one line",
        ),
        pytest.param(lambda d: d.insert(("passages", 0, "ook_bij", 0), "wond"), ["+     ook_bij: [wond]"], id="a list that was not there"),
        pytest.param(lambda d: d.insert(("bronnen", 2), {"nummer": 3}), ["+   - nummer: 3"], id="a source"),
        pytest.param(lambda d: d.set(("bronnen", 0, "verwijzing"), "Verzonnen 2"), ["+     verwijzing: Verzonnen 2"], id="a reference"),
        pytest.param(
            lambda d: d.insert(("onderwerpen", "acne"), {"naam": "acne", "ook": ["puistjes"], "omschrijvingen": ["vol bultjes"]}),
            ["+   acne:", "+     naam: acne", "+     ook: [puistjes]", "+     omschrijvingen:", "+       - vol bultjes"],
            id="a topic",
        ),
        pytest.param(
            lambda d: d.remove(("passages", 1)),
            [f"- {line}" for line in SMALL.split("  # ---- wond\n")[1].splitlines()],
            id="a passage goes, the comment above it stays",
        ),
        pytest.param(
            lambda d: d.insert(("passages", 1), {"id": "x-y", "onderwerpen": ["wond"], "aspect": "form", "antwoord": "Verzonnen [1].", "vragen": ["Zo?"]}),
            [
                "+   - id: x-y", "+     onderwerpen: [wond]", "+     aspect: form", "+     antwoord: >-", "+       Verzonnen [1].",
                "+     vragen:", "+       - Zo?",
            ],
            id="a passage between",
        ),
        pytest.param(lambda d: d.rename(("onderwerpen", "wond"), "wonden"), ["-   wond:", "+   wonden:"], id="another name for a topic"),
    ],
)  # fmt: skip
def test_only_the_lines_of_the_edit_change(edit: Edit, expected: list[str]) -> None:
    assert changed_lines(SMALL, edit) == expected


@pytest.mark.parametrize("place", range(len(Document.parse(REAL, "x.yml").data["passages"])))
def test_an_edited_answer_changes_only_its_own_lines_of_the_real_article(place: int) -> None:
    document = Document.parse(REAL, "x.yml")
    first = document.line_of(("passages", place, "antwoord"))
    answer = document.data["passages"][place]["antwoord"]
    document.set(("passages", place, "antwoord"), f"Nieuw. {answer} Nog iets nieuws, met een dubbele punt: dit. {answer}")
    before, after = REAL.split("\n"), document.text.split("\n")
    assert after[:first] == before[:first]
    assert document.text.endswith("\n".join(before[document.line_of(("passages", place, "antwoord")) + before[first:].index(next_field(before, first)) :]))
    parse_article(document.text, "x.yml")


def next_field(lines: list[str], first: int) -> str:
    """The first line after an answer that is no part of it."""
    return next(line for line in lines[first:] if not line.startswith("      "))


def test_every_question_of_the_real_article_can_be_taken_out_and_put_back() -> None:
    document = Document.parse(REAL, "x.yml")
    for place, passage in enumerate(document.data["passages"]):
        question = passage["vragen"][-1]
        last = len(passage["vragen"]) - 1
        document.remove(("passages", place, "vragen", last))
        document.insert(("passages", place, "vragen", last), question)
    assert document.text == REAL


def test_line_ends_of_windows_stay() -> None:
    text = SMALL.replace("\n", "\r\n")
    document = Document.parse(text, "x.yml")
    document.insert(("passages", 0, "noemt", 0), "huid")
    document.set(("passages", 0, "antwoord"), "Iets anders dat verzonnen is [1].")
    assert document.text.count("\n") == document.text.count("\r\n")
    assert document.data["passages"][0]["noemt"] == ["huid"]


@pytest.mark.parametrize(
    ("edit", "error"),
    [
        (lambda d: d.set(("passages", 9, "antwoord"), "x"), IndexError),
        (lambda d: d.set(("passages", 0, "vragen", 5), "x"), IndexError),
        (lambda d: d.set(("iets", "anders"), "x"), KeyError),
        (lambda d: d.insert(("titel",), "x"), ValueError),
        (lambda d: d.insert(("bronnen", 7), {"nummer": 9}), IndexError),
        (lambda d: d.remove(("nagekeken_door",)), KeyError),
        (lambda d: d.rename(("onderwerpen", "wond"), "eczeem"), ValueError),
        (lambda d: d.set(("titel",), object()), ValueError),
    ],
)
def test_what_cannot_be_done_changes_nothing(edit: Edit, error: type[Exception]) -> None:
    document = Document.parse(SMALL, "x.yml")
    with pytest.raises(error):
        edit(document)
    assert (document.text, document.data) == (SMALL, Document.parse(SMALL, "x.yml").data)


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [("titel: a\ntitel: b\n", 2, "key-twice"), ("titel: a\n  stof: b\n", 2, "yaml"), ("- a\n", 0, "field"), ("", 0, "field")],
)
def test_what_is_no_article_at_all_is_refused_with_its_line(text: str, line: int, code: str) -> None:
    with pytest.raises(ContentError) as caught:
        Document.parse(text, "x.yml")
    (problem,) = caught.value.problems
    assert (problem.line, problem.code) == (line, code)


TEXTS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]) | st.sampled_from(list(" :#-'\"[]{},&*!|>%@`\n?ë")), max_size=30)


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of everything in the data."""
    below = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(deeper for key, value in below for deeper in places(value, (*path, key)))]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_course_of_edits_says_what_was_asked(data: st.DataObject) -> None:
    document = Document.parse(SMALL, "x.yml")
    for _ in range(4):
        path = data.draw(st.sampled_from(places(document.data)[1:]))
        expected = copy.deepcopy(document.data)
        where: Any = expected
        for part in path[:-1]:
            where = where[part]
        value: Any = data.draw(TEXTS | st.lists(TEXTS, max_size=3) | st.dictionaries(st.sampled_from(["naam", "ook", "a b"]), TEXTS, max_size=2) | st.none())
        what = data.draw(st.sampled_from(["set", "insert", "remove"]))
        if what == "remove" and len(path) == 1 and len(expected) == 1:
            continue
        comments = [line.strip() for line in document.text.split("\n") if line.strip().startswith("# ")]
        if what == "set":
            where[path[-1]] = value
            document.set(path, value)
        elif what == "insert" and isinstance(where, list):
            where.insert(path[-1], value)
            document.insert(path, value)
        elif what == "remove":
            del where[path[-1]]
            document.remove(path)
        if path[0] == "titel" or what == "insert":
            assert [line.strip() for line in document.text.split("\n") if line.strip().startswith("# ")][: len(comments)] == comments
        assert {key: value for key, value in expected.items() if key != "nagekeken_op"} == {
            key: value for key, value in document.data.items() if key != "nagekeken_op"
        }
