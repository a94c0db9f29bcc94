"""The three deeds end to end, on a copy of the content."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.articles import load_catalogue
from bot.language.entries import listed_entries
from editor.checks import check_folder
from editor.visitors.decisions import FILE
from editor.visitors.deeds import Refusal, leave, not_covered, to_passage
from editor.visitors.overview import Group, Overview
from editor.visitors.viewing import Viewer
from tests.editor.visitors.conftest import DAY, NOW, Site

PASSAGE = "migraine-effect"
SENTENCE = "ik ben Jan de Vries uit Tilburg, krijg ik minder vaak migraine door magnesium?"


def viewed(viewer: Viewer) -> Overview:
    return viewer.view(90)


def only(viewer: Viewer) -> Group:
    [group] = viewed(viewer).groups
    return group


def files_of(content: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(content.rglob("*.yml"))}


def changed_lines(before: bytes, after: bytes) -> list[str]:
    old = before.decode().splitlines()
    return [line for line in after.decode().splitlines() if line not in old]


@pytest.fixture()
def asked(small_site: Site) -> Site:
    small_site.asks("een", SENTENCE, "clarify", days=3)
    return small_site


def test_the_article_has_this_passage() -> None:
    assert load_catalogue().find(PASSAGE)


def test_a_question_goes_to_a_passage(asked: Site, viewer: Viewer) -> None:
    group = only(viewer)
    assert "Jan" not in group.texts[0][0]
    assert "Tilburg" not in group.texts[0][0]
    before = files_of(viewer.content)
    path = to_passage(viewer, group, PASSAGE, "Krijg ik minder vaak migraine  door magnesium?")
    after = files_of(viewer.content)
    assert [file for file in after if after[file] != before[file]] == [path]
    assert [line.strip() for line in changed_lines(before[path], after[path])] == ["- Krijg ik minder vaak migraine door magnesium?"]
    assert load_catalogue(viewer.content / "articles").find(PASSAGE)[1].questions[-1] == "Krijg ik minder vaak migraine door magnesium?"
    assert [finding for finding in check_folder(viewer.content / "articles") if finding.level == "error"] == []
    assert viewed(viewer).groups == []
    assert viewed(viewer).hidden == 1


def test_what_still_goes_wrong_after_it_was_added_is_shown_again(asked: Site, viewer: Viewer) -> None:
    to_passage(viewer, only(viewer), PASSAGE, "krijg ik minder vaak migraine door magnesium?")
    asked.asks("twee", SENTENCE, "clarify", days=-1)
    group = only(Viewer(viewer.content, viewer._file.parent, asked.opened, clock=lambda: NOW + 2 * DAY))
    assert group.times == 1
    assert group.before is not None
    assert group.before.target == PASSAGE


@pytest.mark.parametrize(
    ("passage", "sentence", "reason"),
    [
        ("geen-passage", "krijg ik minder vaak migraine?", "verwacht: een passage die er is"),
        (PASSAGE, "ik heet [naam] en heb migraine", r"Haal \[naam\] weg"),
        (PASSAGE, "mijn dochter Sanne heeft migraine", "iets persoonlijks"),
        (PASSAGE, "bel 06-12345678 over migraine", "iets persoonlijks"),
        (PASSAGE, "??", "2 tekens"),
        (PASSAGE, "migraine " * 30, "van 3 tot 200 tekens"),
        (PASSAGE, "helpt magnesium tegen een depressie?", "staat ook bij"),
    ],
)
def test_what_the_checks_refuse_is_not_written(asked: Site, viewer: Viewer, passage: str, sentence: str, reason: str) -> None:
    group, before = only(viewer), files_of(viewer.content)
    if "staat ook" in reason:
        sentence = next(one for _, other in load_catalogue().passages() if other.id != PASSAGE for one in other.questions)
    with pytest.raises(Refusal, match=reason):
        to_passage(viewer, group, passage, sentence)
    assert files_of(viewer.content) == before
    assert only(viewer) == group


def test_a_thing_goes_to_the_list_of_its_sort(small_site: Site, viewer: Viewer) -> None:
    small_site.asks("een", "helpt vlierbessenstroop ook", "clarify")
    before = files_of(viewer.content)
    path = not_covered(viewer, only(viewer), "stof", "vlierbessenstroop", ["vlierbes siroop", " ", "vlierbessenstroop"])
    after = files_of(viewer.content)
    assert [file for file in after if after[file] != before[file]] == [path]
    assert path.name == "stoffen.yml"
    assert after[path].startswith(before[path].rstrip())
    assert changed_lines(before[path], after[path]) == ["  - naam: vlierbessenstroop", "    ook: [vlierbes siroop]"]
    assert ("vlierbes siroop", ("substance", "vlierbessenstroop", False, False)) in list(listed_entries(viewer.content / "niet-behandeld"))
    assert viewed(viewer).groups == []


@pytest.mark.parametrize(
    ("sort", "name", "reason"),
    [
        ("stof", "zink", "staat al"),
        ("stof", "Magnesium", "staat al in een artikel"),
        ("klacht", "migraine", "staat al in een artikel"),
        ("dier", "hond", "verwacht: .*stof"),
        ("stof", "", "0 tekens"),
        ("stof", "pillen van dokter Bakker", "iets persoonlijks"),
    ],
)
def test_what_does_not_belong_on_a_list_is_not_written(asked: Site, viewer: Viewer, sort: str, name: str, reason: str) -> None:
    before = files_of(viewer.content)
    with pytest.raises(Refusal, match=reason):
        not_covered(viewer, only(viewer), sort, name)
    assert files_of(viewer.content) == before
    assert len(viewed(viewer).groups) == 1


@pytest.mark.parametrize(("again", "shown"), [(4, False), (5, True)])
def test_what_is_left_comes_back_when_it_is_asked_clearly_more_often(asked: Site, viewer: Viewer, again: int, shown: bool) -> None:
    leave(viewer, only(viewer))
    assert viewed(viewer).groups == []
    for number in range(again):
        asked.asks(f"later-{number}", SENTENCE, "clarify", days=-1)
    later = Viewer(viewer.content, viewer._file.parent, asked.opened, clock=lambda: NOW + 2 * DAY)
    assert bool(later.view(90).groups) is shown


def test_decisions_hold_nothing_that_was_typed(asked: Site, viewer: Viewer) -> None:
    leave(viewer, only(viewer))
    written = (viewer._file.parent / FILE).read_text()
    assert not any(word in written.casefold() for word in ("jan", "vries", "tilburg", "migraine", "magnesium", "vaak"))
    assert set(json.loads(written)["decisions"][0]) == {"deed", "marks", "at", "times", "target"}


def test_a_damaged_file_of_decisions_is_told_and_kept(asked: Site, viewer: Viewer) -> None:
    leave(viewer, only(viewer))
    (viewer._file.parent / FILE).write_text("{half")
    with pytest.raises(ValueError, match="Zet het bestand opzij"):
        viewed(viewer)
    assert (viewer._file.parent / FILE).read_text() == "{half"
