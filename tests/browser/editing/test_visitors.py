"""Bezoekers: what visitors asked, in Chromium; the three deeds with the mouse and what is refused beside the form."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import expect

from editor.server.spawn import RunningEditor
from tests.browser.editing.conftest import Desk
from tests.editor.visitors.conftest import Site


def fill(editor: RunningEditor) -> None:
    """Let visitors say something."""
    site = Site(f"sqlite:///{editor.data / 'klachtwijzer.db'}", editor.data, now=time.time())
    site.asks("een", "helpt vlierbessenstroop van oma Jopie", "clarify")
    site.asks("twee", "wat voor weer wordt het morgen", "out_of_scope")
    site.asks("drie", "iets ergs", "emergency", intent="suicide")
    site.close()


def test_the_editor_deals_with_what_was_asked(browse: Callable[..., Desk], own_editor: RunningEditor) -> None:
    with ThreadPoolExecutor(1) as pool:  # Playwright's event loop runs in this thread
        pool.submit(fill, own_editor).result()
    desk = browse(own_editor.url)
    desk.go("bezoekers")
    syrup = desk.page.get_by_role("article", name="helpt vlierbessenstroop van oma [naam]")
    expect(syrup).to_be_visible(timeout=60_000)
    expect(desk.page.locator("main")).not_to_contain_text("ergs")
    expect(desk.page.get_by_text("1 noodgeval")).to_be_visible()
    syrup.get_by_role("button", name="Hoort bij passage …").click()
    desk.page.get_by_label("Passage", exact=True).select_option("migraine-effect")
    desk.button("Toevoegen").click()
    expect(desk.page.get_by_role("alert")).to_contain_text("Haal [naam] weg", timeout=30_000)
    desk.page.get_by_label("Voorbeeldvraag").fill("helpt vlierbessenstroop bij migraine")
    desk.button("Toevoegen").click()
    expect(desk.page.locator("redactie-bezoekers [role=status]")).to_contain_text("Toegevoegd als voorbeeldvraag bij passage migraine-effect.", timeout=60_000)
    assert "helpt vlierbessenstroop bij migraine" in (own_editor.content / "articles" / "magnesium-hersenen.yml").read_text()
    weather = desk.page.get_by_role("article", name="wat voor weer wordt het morgen")
    weather.get_by_role("button", name="Negeren").click()
    expect(weather).to_have_count(0, timeout=60_000)
    expect(desk.page.get_by_text("Er is niets om naar te kijken.")).to_be_visible()
