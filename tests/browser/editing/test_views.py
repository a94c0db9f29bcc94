"""Every view at every width, light and dark: nothing that axe knows of, nothing beside the screen, and a picture in results/screenshots/."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from editor.server.spawn import RunningEditor
from tests.browser.editing.conftest import SLUG, Desk

VIEWS = {
    "artikelen": "",
    "passage": f"artikel/{SLUG}//7",
    "onderwerpen": f"artikel/{SLUG}/onderwerpen",
    "bronnen": f"artikel/{SLUG}/bronnen",
    "gegevens": f"artikel/{SLUG}/gegevens",
    "geschiedenis": f"artikel/{SLUG}/geschiedenis",
    "publicatie": "publicatie",
}
SIZES = {"360": (360, 740), "768": (768, 1024), "1280": (1280, 900), "1600": (1600, 1000)}


@pytest.mark.parametrize("dark", [False, True], ids=["licht", "donker"])
@pytest.mark.parametrize("size", SIZES)
def test_views(browse: Callable[..., Desk], editor: RunningEditor, shots: Path, size: str, dark: bool) -> None:
    width, height = SIZES[size]
    desk = browse(editor.url, width, height, dark)
    name = f"redactie-{size}-{'donker' if dark else 'licht'}"
    found: list[str] = []

    def look(view: str) -> None:
        desk.page.wait_for_timeout(300)
        desk.page.screenshot(path=shots / f"{name}-{view}.png")
        beside = desk.page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        found.extend([f"{view}: {violation}" for violation in desk.violations()] + ([f"{view}: {beside} px beside the screen"] if beside > 0 else []))

    for view, address in VIEWS.items():
        desk.go(address)
        expect(desk.page.get_by_text("Even laden")).to_have_count(0)
        look(view)
    desk.article(7)
    desk.answer.fill("Verzonnen tekst met een bron die er niet is [99].")
    expect(desk.page.locator(".field [data-level=error]").first).to_be_visible()
    desk.button("Passage weghalen").click()
    file = editor.file(SLUG)
    file.write_text(file.read_text(encoding="utf-8").replace("een nuttige behandeling bij migraine", "verzonnen bij migraine", 1), encoding="utf-8")
    expect(desk.page.locator(".conflicts")).to_be_visible()
    look("fout-en-conflict")
    desk.go("")
    desk.button("Nieuw artikel").click()
    look("nieuw")
    assert not found, "\n".join(found)


def test_everything_with_the_keyboard(desk: Desk) -> None:
    desk.article()
    page = desk.page
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Naar de inhoud")).to_be_focused()
    reached = []
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                """() => {
                  let at = document.activeElement;
                  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
                  return at.getAttribute('aria-label') || at.id || at.textContent.trim().slice(0, 40);
                }"""
            )
        )
    for stop in ("Artikelen", "Bronnen", "hersenen-tekort", "antwoord", "Vraag 2", "Vraag 2 omlaag", "Vraag 2 weghalen", "aspect", "Passage omlaag"):
        assert stop in reached, f"{stop} is not among {reached}"


def test_the_field_that_she_types_in_keeps_the_cursor(desk: Desk) -> None:
    desk.go(f"artikel/{SLUG}/gegevens")
    field = desk.page.get_by_label("Andere namen van die stof")
    field.press("Control+Home")
    field.press_sequentially("verzonnen een, verzonnen twee, ", delay=20)
    desk.kept()
    assert field.evaluate("field => field.value.slice(0, field.selectionStart)") == "verzonnen een, verzonnen twee, "
    assert field.input_value().startswith("verzonnen een, verzonnen twee, mg,")
