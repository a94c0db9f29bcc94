"""The three things that an editor can do with a group, on a copy of the content."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.articles import load_catalogue
from bot.library import build
from editor import files
from editor.visitors.deciding import Deciding, Refused
from editor.visitors.overview import Group
from tests.editor.visitors.conftest import NOW, Site


@pytest.fixture()
def deciding(site: Site) -> Deciding:
    return Deciding(site.visitors, site.content, lambda: site.clock)


def asked(site: Site, text: str = "helpt wolfskers bij hersenen", times: int = 1, after: float = -60) -> Group:
    for number in range(times):
        site.says(text, sender=f"s{number}-{after}", at=NOW + after + number)
    return next(group for group in site.visitors.look(30).groups if group.text == text)


def changed_lines(before: str, after: str) -> list[str]:
    return [line for line in after.splitlines() if line not in before.splitlines()]


def test_belongs_adds_one_line(site: Site, deciding: Deciding) -> None:
    path = site.content / "articles" / "magnesium-hersenen.yml"
    before = path.read_text()
    deciding.belongs(asked(site), "migraine-effect", "Krijg je van magnesium minder vaak bonzende aanvallen?")
    assert changed_lines(before, path.read_text()) == ["      - Krijg je van magnesium minder vaak bonzende aanvallen?"]
    assert "Krijg je van magnesium minder vaak bonzende aanvallen?" in load_catalogue(site.content / "articles").find("migraine-effect")[1].questions
    group = site.visitors.look(30).groups[0]
    assert group.hidden
    assert group.decision
    assert (group.decision.action, group.decision.where) == ("passage", "migraine-effect")


@pytest.mark.parametrize(
    ("passage", "sentence", "said"),
    [
        ("migraine-effect", "  ", "Typ eerst"),
        ("migraine-effect", "?!", "Typ eerst"),
        ("bestaat-niet", "Helpt dit?", "geen passage"),
        ("migraine-effect", "x" * 300, "ten hoogste 200"),
        ("migraine-effect", "Helpt het bij [naam]?", "[naam]"),
        ("migraine-effect", "Helpt het bij mijn dochter Sanne?", "persoonlijk"),
        ("migraine-effect", "Helpt magnesium voor het geheugen?", "staat ook bij"),  # another passage's question
    ],
)
def test_belongs_refuses(site: Site, deciding: Deciding, passage: str, sentence: str, said: str) -> None:
    group = asked(site)
    path = site.content / "articles" / "magnesium-hersenen.yml"
    before = path.read_bytes()
    with pytest.raises(Refused, match=said.replace("[", r"\[")):
        deciding.belongs(group, passage, sentence)
    assert path.read_bytes() == before
    assert not site.visitors.decisions.all()


def test_an_editor_may_say_that_it_is_nothing_personal(site: Site, deciding: Deciding) -> None:
    deciding.belongs(asked(site), "migraine-effect", "Helpt het bij mijn dochter Sanne?", not_personal=True)
    assert "Sanne" in (site.content / "articles" / "magnesium-hersenen.yml").read_text()


def test_not_covered_adds_a_name_that_the_bot_knows(site: Site, deciding: Deciding) -> None:
    path = site.content / "niet-behandeld" / "stoffen.yml"
    before = path.read_text()
    deciding.not_covered(asked(site), "stof", "wolfskers")
    assert len(changed_lines(before, path.read_text())) == 1
    mentions = build(site.content).reader.read("helpt wolfskers bij hersenen").mentions
    assert ("substance", "wolfskers") in [(mention.kind, mention.value) for mention in mentions]


@pytest.mark.parametrize("beside", ["acupunctuur", "ooracupunctuur"])  # with other names already, and without
def test_not_covered_adds_another_name_of_what_is_there(site: Site, deciding: Deciding, beside: str) -> None:
    path = site.content / "niet-behandeld" / "behandelingen.yml"
    before = path.read_text()
    deciding.not_covered(asked(site), "behandeling", "naaldenkuur", beside=beside)
    assert len(changed_lines(before, path.read_text())) == 1
    mentions = build(site.content).reader.read("helpt een naaldenkuur").mentions
    assert beside in [mention.value for mention in mentions]


@pytest.mark.parametrize(
    ("sort", "name", "beside", "said"),
    [
        ("stof", "Migraine", "", "staat in het artikel"),
        ("stof", "melatonine", "", "staat al in"),
        ("dier", "wolfskers", "", "geen lijst van de soort"),
        ("stof", "", "", "Typ eerst"),
        ("stof", "wolfskers", "bestaat-niet", "staat geen"),
        ("stof", "Sanne de Vries", "", "persoonlijk"),
    ],
)
def test_not_covered_refuses(site: Site, deciding: Deciding, sort: str, name: str, beside: str, said: str) -> None:
    group = asked(site)
    before = {path: path.read_bytes() for path in (site.content / "niet-behandeld").iterdir()}
    with pytest.raises(Refused, match=said):
        deciding.not_covered(group, sort, name, beside)
    assert {path: path.read_bytes() for path in (site.content / "niet-behandeld").iterdir()} == before


def test_a_change_by_somebody_else_is_not_overwritten(site: Site, deciding: Deciding, monkeypatch: pytest.MonkeyPatch) -> None:
    group = asked(site)
    path = site.content / "niet-behandeld" / "stoffen.yml"
    read = files.read

    def read_before_another_saves(asked_path: Path) -> files.Stored:
        stored = read(asked_path)
        if asked_path == path:
            path.write_text(stored.text + "# een ander\n")
        return stored

    monkeypatch.setattr("editor.visitors.deciding.files.read", read_before_another_saves)
    with pytest.raises(Refused, match="veranderde op dit moment"):
        deciding.not_covered(group, "stof", "wolfskers")
    assert "wolfskers" not in path.read_text()


def test_ignored_until_it_is_asked_clearly_more_often(site: Site, deciding: Deciding) -> None:
    deciding.ignore(asked(site, times=2))
    assert site.visitors.look(30).groups[0].hidden
    site.clock = NOW + 1000
    asked(site, times=4, after=100)
    assert site.visitors.look(30).groups[0].hidden
    asked(site, times=1, after=200)
    group = site.visitors.look(30).groups[0]
    assert (group.hidden, group.count, group.since) == (False, 7, 5)


def test_a_decision_can_be_taken_back(site: Site, deciding: Deciding) -> None:
    group = asked(site)
    deciding.ignore(group)
    assert deciding.undo(site.visitors.look(30).groups[0])
    assert not site.visitors.look(30).groups[0].hidden
    assert not deciding.undo(group)


def test_decisions_hold_no_text_and_survive_a_restart(site: Site, deciding: Deciding, tmp_path: Path) -> None:
    deciding.ignore(asked(site))
    stored = (tmp_path / "redactie" / "bezoekers.json").read_text()
    assert "wolfskers" not in stored
    assert json.loads(stored)[0]["action"] == "ignore"
    assert (tmp_path / "redactie" / "bezoekers-geheim").stat().st_mode & 0o777 == 0o600
    assert site.looking().look(30).groups[0].hidden


@pytest.mark.parametrize(
    ("text", "passage"),
    [("krijg je minder migraine van magnesium pillen", "migraine-effect"), ("welke soort magnesium moet je hebben voor je brein", "vorm-hersenen")],
)
def test_the_likeliest_passage_is_suggested(site: Site, text: str, passage: str) -> None:
    suggestion = asked(site, text).suggestion
    assert passage in [suggested for suggested, _ in suggestion.passages]


def test_what_is_not_listed_is_suggested_with_a_sort(site: Site) -> None:
    suggestion = asked(site, "helpt smeerwortelthee bij migraine").suggestion
    assert (suggestion.sort, suggestion.name, suggestion.known) == ("stof", "smeerwortelthee", False)
