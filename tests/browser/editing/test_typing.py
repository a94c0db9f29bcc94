"""Every key that an editor presses arrives, in the field where she is, however busy the machine is."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import APIResponse, Route, expect

from editor.server.spawn import RunningEditor
from tests.browser.editing.conftest import SLUG, Desk

# What has the focus just after the key or click itself, before the page has had a moment to draw.
AT_ONCE = """(element, how) => {
  if (how === 'Enter') element.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, composed: true, cancelable: true}));
  else element.click();
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.getAttribute('aria-label');
}"""


def test_a_new_question_has_the_cursor_before_the_next_key(desk: Desk) -> None:
    desk.article()
    first = desk.page.get_by_label("Vraag 1", exact=True)
    first.focus()
    assert first.evaluate(AT_ONCE, "Enter") == "Vraag 2"
    added = desk.page.get_by_role("group", name="Voorbeeldvragen").get_by_role("button", name="+ vraag toevoegen")
    count = desk.page.get_by_label(re.compile(r"^Vraag \d+$")).count()
    assert added.evaluate(AT_ONCE, "click") == f"Vraag {count + 1}"


@pytest.mark.parametrize("slower", [1, 8])
def test_questions_typed_on_end(desk: Desk, editor: RunningEditor, slower: int) -> None:
    desk.article()
    desk.page.context.new_cdp_session(desk.page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    desk.button("+ vraag toevoegen").focus()
    typed = [f"Is dit verzonnen vraag {name} over het brein?" for name in ("een", "twee", "drie")]
    desk.page.keyboard.press("Space")
    for question in typed:
        desk.page.keyboard.type(question)
        if question is not typed[-1]:
            desk.page.keyboard.press("Enter")
    desk.kept()
    desk.save()
    text = editor.file(SLUG).read_text(encoding="utf-8")
    for question in typed:
        assert f"      - {question}\n" in text


def test_what_is_typed_while_the_file_is_fetched_stays(desk: Desk, editor: RunningEditor) -> None:
    desk.article()
    held: list[tuple[Route, APIResponse]] = []

    def hold(route: Route) -> None:
        answer = route.fetch()
        if held:
            route.fulfill(response=answer)
        else:
            held.append((route, answer))

    desk.page.route(f"**/api/articles/{SLUG}", hold)
    file = editor.file(SLUG)
    file.write_text(file.read_text(encoding="utf-8").replace("titel: Magnesium, ook", "titel: Verzonnen titel, ook", 1), encoding="utf-8")
    while not held:  # the page fetches the file; its answer is kept back
        desk.page.wait_for_timeout(20)
    desk.answer.fill("Verzonnen tekst voor een test [1].")
    route, answer = held[0]
    route.fulfill(response=answer)
    expect(desk.page.get_by_role("heading", level=1)).to_contain_text("Verzonnen titel")
    expect(desk.answer).to_have_value("Verzonnen tekst voor een test [1].")
