"""How findings are told."""

import dataclasses

import pytest

from bot.articles import Problem
from editor.findings import Finding, github, in_order, text, worst

FINDING = Finding("warning", "content/articles/x.yml", 12, "passages.3 (a-b).antwoord", "30 woorden", "20 woorden", "Maak er twee van.", "sentence-long")


def test_a_line_of_text() -> None:
    told = "content/articles/x.yml:12: let op: passages.3 (a-b).antwoord: gevonden: 30 woorden; verwacht: 20 woorden. Maak er twee van. [sentence-long]"
    assert text(FINDING) == told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, "::warning file=content/articles/x.yml,line=12,title=passages.3 (a-b).antwoord [sentence-long]::gevonden: 30 woorden; "
             "verwacht: 20 woorden. Maak er twee van."),
        ({"level": "hint", "found": "50%\nklaar", "field": "a:b,c"},
         "::notice file=content/articles/x.yml,line=12,title=a%3Ab%2Cc [sentence-long]::gevonden: 50%25%0Aklaar; verwacht: 20 woorden. Maak er twee van."),
    ],
)  # fmt: skip
def test_an_annotation(change: dict[str, str], told: str) -> None:
    assert github(dataclasses.replace(FINDING, **change)) == told  # type: ignore[arg-type]


def test_order_and_the_worst() -> None:
    hint = dataclasses.replace(FINDING, level="hint")
    error = dataclasses.replace(FINDING, level="error")
    early = dataclasses.replace(hint, line=2)
    assert in_order([hint, error, FINDING, early, hint]) == [early, error, FINDING, hint]
    assert [worst(found) for found in ([], [hint], [hint, FINDING], [hint, error])] == [None, "hint", "warning", "error"]


def test_what_the_bot_refuses_is_an_error_on_a_line() -> None:
    finding = Finding.of(Problem("x.yml", "bestand", "list", "velden", "Kijk.", code="field"))
    assert (finding.level, finding.line, finding.code) == ("error", 1, "field")
    assert finding.data()["expected"] == "velden"
