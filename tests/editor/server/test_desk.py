"""Unsaved work, saving, and changes to the file meanwhile: nothing is lost, and nothing invalid reaches the file."""

from __future__ import annotations

import copy
import difflib
from pathlib import Path

import pytest

from bot.articles import is_draft
from editor.importing.claims import Claim
from editor.importing.draft import Draft, DraftPassage
from editor.importing.yaml_file import as_yaml
from editor.server.desk import Desk, Refused
from tests.editor.server.conftest import SLUG, Page

PASSAGE = "migraine-effect"
NEW = "Verzonnen tekst voor een test, niet uit een artikel [8]."
OTHER = "Nog een verzonnen tekst voor een test [8]."


def file(desk: Desk) -> Path:
    return desk.path(SLUG)


def edit_file(desk: Desk, old: str, new: str) -> None:
    text = file(desk).read_text(encoding="utf-8")
    assert old in text
    file(desk).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_saving_changes_only_the_lines_of_that_answer(desk: Desk) -> None:
    before = file(desk).read_text(encoding="utf-8")
    page = Page(desk)
    page.passage(PASSAGE)["antwoord"] = NEW
    page.keep()
    assert page.state.unsaved
    assert file(desk).read_text(encoding="utf-8") == before
    state = desk.save(SLUG)
    assert not state.unsaved
    after = file(desk).read_text(encoding="utf-8")
    changed = [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]
    assert NEW in " ".join(line[2:].strip() for line in changed if line[0] == "+")
    assert len(changed) < 8
    assert Desk(desk.articles.parent, file(desk).parent).state(SLUG).data == page.state.data


def test_what_has_errors_is_kept_and_not_saved(desk: Desk) -> None:
    before = file(desk).read_bytes()
    page = Page(desk)
    page.passage(PASSAGE)["antwoord"] = "Verzonnen, met een bron die er niet is [99]."
    page.keep()
    assert [finding.field for finding in desk.findings(SLUG) if finding.level == "error"] == [f"passages.{_place(page)} ({PASSAGE}).antwoord"]
    with pytest.raises(Refused, match="fouten"):
        desk.save(SLUG)
    assert file(desk).read_bytes() == before
    # Another server, as after a kill: the work is there.
    again = Page(Desk(desk.articles.parent, desk.drafts._folder.parent))
    assert again.passage(PASSAGE)["antwoord"] == "Verzonnen, met een bron die er niet is [99]."


def test_a_change_to_the_file_meanwhile_is_taken_over(desk: Desk) -> None:
    page = Page(desk)
    page.passage(PASSAGE)["antwoord"] = NEW
    edit_file(desk, "titel: Magnesium, ook voor gezonde hersenen", "titel: Verzonnen titel")
    page.keep()
    assert page.data["titel"] == "Verzonnen titel"
    assert page.passage(PASSAGE)["antwoord"] == NEW
    desk.save(SLUG)
    assert (desk.state(SLUG).data or {})["titel"] == "Verzonnen titel"


@pytest.mark.parametrize("choice", ["mine", "theirs"])
def test_a_field_that_both_changed_is_asked(desk: Desk, choice: str) -> None:
    page = Page(desk)
    page.data["titel"] = "Verzonnen titel van de pagina"
    edit_file(desk, "titel: Magnesium, ook voor gezonde hersenen", "titel: Verzonnen titel van het bestand")
    page.keep()
    assert [(one["path"], one["mine"], one["theirs"]) for one in page.state.conflicts] == [
        (["titel"], "Verzonnen titel van de pagina", "Verzonnen titel van het bestand")
    ]
    with pytest.raises(Refused, match="Kies"):
        desk.save(SLUG)
    chosen = page.state.conflicts[0][choice]
    page.data["titel"] = chosen
    page.keep(conflicts=[])
    desk.save(SLUG)
    assert f"titel: {chosen}\n" in file(desk).read_text(encoding="utf-8")


def test_two_pages_on_one_article(desk: Desk) -> None:
    one, other = Page(desk), Page(desk)
    one.passage(PASSAGE)["antwoord"] = NEW
    other.data["titel"] = "Verzonnen titel"
    one.keep()
    other.keep()
    assert other.passage(PASSAGE)["antwoord"] == NEW
    assert other.data["titel"] == "Verzonnen titel"
    assert other.state.conflicts == []


def test_a_file_that_is_no_yaml_keeps_the_work_and_can_be_mended(desk: Desk) -> None:
    page = Page(desk)
    page.passage(PASSAGE)["antwoord"] = NEW
    page.keep()
    good = file(desk).read_text(encoding="utf-8")
    file(desk).write_text(good + "\n  dit: [is geen\n", encoding="utf-8")
    state = desk.state(SLUG)
    assert state.data is None
    assert "is geen" in (state.text or "")
    file(desk).write_text(good, encoding="utf-8")
    assert Page(desk).passage(PASSAGE)["antwoord"] == NEW


def test_text_of_a_file_that_is_no_yaml_is_saved_once_it_is_right(desk: Desk) -> None:
    good = file(desk).read_text(encoding="utf-8")
    file(desk).write_text("titel: [", encoding="utf-8")
    state = desk.state(SLUG)
    state = desk.keep(SLUG, {"stamp": state.stamp, "base": state.text, "text": "titel: [ nog niet"})
    with pytest.raises(Refused):
        desk.save(SLUG)
    desk.keep(SLUG, {"stamp": state.stamp, "base": state.text, "text": good})
    assert desk.save(SLUG).data is not None
    assert file(desk).read_text(encoding="utf-8") == good


@pytest.mark.parametrize("parts", ["passages", "bronnen", "onderwerpen"])
def test_order_added_and_taken_away(desk: Desk, parts: str) -> None:
    page = Page(desk)
    if parts == "onderwerpen":
        topics = list(page.data[parts].items())
        page.data[parts] = dict([topics[1], topics[0], *topics[2:]])
    else:
        first, second, *rest = page.data[parts]
        page.data[parts] = [second, first, *rest]
    wanted = copy.deepcopy(page.data)
    page.keep()
    desk.save(SLUG)
    saved = desk.state(SLUG).data
    assert saved == wanted
    assert list((saved or {})[parts]) == list(wanted[parts])


def test_what_is_as_it_was_is_no_unsaved_work(desk: Desk) -> None:
    page = Page(desk)
    old = page.data["titel"]
    page.data["titel"] = "Anders"
    page.keep()
    page.data["titel"] = old
    page.keep()
    assert not page.state.unsaved
    assert desk.drafts.slugs() == []


def test_a_removed_article_is_kept_aside(desk: Desk) -> None:
    version = desk.state(SLUG).version
    with pytest.raises(Refused, match="enige"):
        desk.remove(SLUG, version)
    second = desk.articles / "verzonnen-tweede.yml"
    second.write_bytes(file(desk).read_bytes())
    with pytest.raises(Refused, match="veranderd"):
        desk.remove("verzonnen-tweede", "an older version")
    text = second.read_bytes()
    desk.remove("verzonnen-tweede", version)
    assert not second.exists()
    assert [path.read_bytes() for path in desk._removed.glob("verzonnen-tweede-*.yml")] == [text]


def test_a_file_that_is_taken_away_meanwhile_can_be_saved_again(desk: Desk) -> None:
    page = Page(desk)
    page.passage(PASSAGE)["antwoord"] = NEW
    page.keep()
    file(desk).unlink()
    assert desk.save(SLUG).version is not None
    assert NEW in " ".join(file(desk).read_text(encoding="utf-8").split())


@pytest.mark.parametrize("slug", ["../geheim", "a/b", "", "met punt.", ".verborgen"])
def test_a_name_that_is_no_article(desk: Desk, slug: str) -> None:
    with pytest.raises(Refused):
        desk.state(slug)


def test_a_damaged_draft_is_set_aside(desk: Desk) -> None:
    page = Page(desk)
    page.data["titel"] = "Anders"
    page.keep()
    draft = next(desk.drafts._folder.glob("*.json"))
    draft.write_text(draft.read_text()[:40])
    assert not desk.state(SLUG).unsaved
    assert len(list(desk.drafts._folder.glob("*.beschadigd"))) == 1


def _place(page: Page) -> int:
    return [passage["id"] for passage in page.data["passages"]].index(PASSAGE) + 1


def test_not_ready_can_be_taken_off_and_put_back(desk: Desk) -> None:
    passage = DraftPassage("draken-effect", ("draken",), Claim("Verzonnen tekst voor een test [1].", "effect", "regel 1"), ("Helpt maanzaad bij draken?",))
    text = as_yaml(Draft("Verzonnen maanzaad", "maanzaad", {"draken": "draken"}, [passage], {1: None}))
    path = desk.articles / "verzonnen-maanzaad.yml"
    path.write_text(text, encoding="utf-8")
    page = Page(desk, "verzonnen-maanzaad")
    del page.data["concept"]
    page.data["nagekeken_op"] = "2026-11-25"
    page.keep()
    desk.save("verzonnen-maanzaad")
    finished = path.read_text(encoding="utf-8")
    assert "concept" not in finished.casefold()
    assert "nagekeken_op: 2026-11-25\n" in finished
    page = Page(desk, "verzonnen-maanzaad")
    page.data["concept"] = True
    page.keep()
    desk.save("verzonnen-maanzaad")
    assert is_draft(path.read_text(encoding="utf-8"))
