"""What is wrong is told at the field that it is about, in Dutch, and leads there."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from editor.server.spawn import RunningEditor
from tests.browser.editing.conftest import SLUG, Desk


def all_problems(desk: Desk) -> Locator:
    desk.page.locator("button.count").click()
    return desk.page.get_by_role("region", name="Alle problemen")


def place_of(text: str, passage: str) -> int:
    return re.findall(r"^  - id: (\S+)", text, re.M).index(passage)


@pytest.mark.parametrize("height", [600, 900])
def test_a_problem_leads_to_its_field(desk: Desk, editor: RunningEditor, height: int) -> None:
    file = editor.file(SLUG)
    text = file.read_text(encoding="utf-8")
    passages = re.findall(r"^  - id: (\S+)", text, re.M)
    last = passages[-1]
    end = text.rindex("    vragen:\n") + len("    vragen:\n")
    file.write_text(f"{text[:end]}      - {re.search(r'vragen:.*?- ([^#]+?)$', text, re.S | re.M)[1].splitlines()[0]}\n{text[end:]}", encoding="utf-8")  # type: ignore[index]
    desk.page.set_viewport_size({"width": 1280, "height": height})
    desk.article()
    problems = all_problems(desk)
    problems.get_by_role("link", name=f"Passage {last}, voorbeeldvraag 1").first.click()
    expect(problems).to_have_count(0)
    field = desk.page.get_by_label("Vraag 1", exact=True)
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()
    expect(desk.page.locator(".list ol [aria-current=true]")).to_be_in_viewport()
    expect(desk.page.locator(".list ol [aria-current=true]")).to_have_text(re.compile(last))
    # The question that stands at two passages is marked itself.
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(desk.page.locator("li", has=field)).to_contain_text("staat ook bij")


def test_a_problem_of_another_part_leads_there(desk: Desk) -> None:
    desk.go(f"artikel/{SLUG}/onderwerpen")
    desk.button("slapen").first.or_(desk.page.locator(".topic button.toggle").first).first.click()
    name = desk.page.get_by_label("Naam", exact=True)
    name.fill("")
    desk.kept()
    desk.article()
    link = all_problems(desk).get_by_role("link", name=re.compile("^Onderwerp .*, naam$")).first
    link.click()
    expect(name).to_be_focused()
    expect(name).to_be_in_viewport()


def test_the_list_of_problems_can_be_closed(desk: Desk) -> None:
    desk.article()
    problems = all_problems(desk)
    expect(problems).to_be_visible()
    desk.button("Sluit de lijst").click()
    expect(problems).to_have_count(0)


def test_a_new_passage_is_still_empty_and_not_wrong(desk: Desk) -> None:
    desk.article()
    desk.button("+ passage toevoegen").click()
    expect(desk.answer).to_have_value("")
    beside = desk.page.locator(".field", has=desk.answer).locator("[data-level]")
    expect(beside).to_have_attribute("data-level", "todo")
    expect(beside).to_contain_text("nog invullen: Schrijf wat het artikel zegt.")
    expect(desk.page.locator("section.form [data-level=error]")).to_have_count(0)


def test_a_broken_file_is_told_in_dutch_with_its_line(desk: Desk, editor: RunningEditor) -> None:
    file = editor.file(SLUG)
    file.write_text(file.read_text(encoding="utf-8").replace("nagekeken_door:", "nagekeken: door: x\nnagekeken_door:", 1), encoding="utf-8")
    line = file.read_text(encoding="utf-8").splitlines().index("nagekeken: door: x") + 1
    desk.go(f"artikel/{SLUG}")
    told = desk.page.locator("#bestand-mis")
    expect(told).to_contain_text(f"Regel {line}")
    expect(told).to_contain_text("een dubbele punt die hier niet kan")
    told.get_by_role("button").click()
    field = desk.page.get_by_label(re.compile("Tekst van"))
    expect(field).to_be_focused()
    assert field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)") == "nagekeken: door: x"


def test_not_ready_is_set_and_unset(desk: Desk, editor: RunningEditor) -> None:
    tick = desk.page.get_by_label(re.compile("Nog niet klaar"))
    desk.go(f"artikel/{SLUG}/gegevens")
    before = editor.file(SLUG).read_text(encoding="utf-8")
    expect(tick).not_to_be_checked()
    tick.check()
    desk.kept()
    desk.save()
    assert "\nconcept: true\n" in editor.file(SLUG).read_text(encoding="utf-8")
    desk.go()
    expect(desk.page.locator(f"[data-slug={SLUG}]")).to_contain_text("Nog niet klaar")
    desk.go(f"artikel/{SLUG}/gegevens")
    tick.uncheck()
    desk.kept()
    expect(tick).to_be_visible()
    desk.save()
    assert editor.file(SLUG).read_text(encoding="utf-8") == before


def test_what_another_program_changed_is_told(desk: Desk, editor: RunningEditor) -> None:
    desk.article()
    file = editor.file(SLUG)
    file.write_text(file.read_text(encoding="utf-8").replace("titel: Magnesium, ook", "titel: Verzonnen titel, ook", 1), encoding="utf-8")
    expect(desk.page.get_by_text("Ook overgenomen uit het bestand: Titel.")).to_be_visible()
    desk.button("Sluit dit bericht").click()
    expect(desk.page.get_by_text("Ook overgenomen")).to_have_count(0)
