"""The editing page in Chromium, on copies of the content: nothing here writes to the checkout's own."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

from bot.settings import TOP
from editor.server.building import ensure_page
from editor.server.spawn import RunningEditor, running_editor
from tests.browser.chat import violations_of

SLUG = "magnesium-hersenen"

expect.set_options(timeout=10_000)  # where no time is promised, a busy machine may take its time


class Desk:
    """The editing page in a browser, in the editor's words."""

    def __init__(self, page: Page, url: str, axe: str) -> None:
        self.page = page
        self.url = url
        self._axe = axe
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("console", self._heard)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text and "net::ERR" not in message.text:
            self.faults.append(f"console: {message.text}")

    def go(self, address: str = "") -> None:
        """Open a view, such as "artikel/x/bronnen"."""
        self.page.goto(f"{self.url}/#/{address}")

    def article(self, passage: int = 0, slug: str = SLUG) -> None:
        """Open an article at a passage."""
        self.go(f"artikel/{slug}//{passage}")
        expect(self.page.get_by_role("status").filter(has_text="opgeslagen").or_(self.page.get_by_role("status").filter(has_text="Concept"))).to_be_visible()

    @property
    def answer(self) -> Locator:
        return self.page.get_by_label("Antwoord", exact=True)

    @property
    def standing(self) -> Locator:
        return self.page.locator("redactie-artikel .names [role=status]")

    @property
    def preview(self) -> Locator:
        return self.page.locator("aside redactie-voorbeeld")

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def save(self) -> None:
        """Save and see that it was."""
        self.button("Opslaan").click()
        expect(self.standing).to_contain_text("Opgeslagen.")

    def kept(self) -> None:
        """Wait until what was typed is kept on the server."""
        expect(self.standing).to_contain_text(re.compile("Concept bewaard|bewaard als concept"))

    def violations(self) -> list[str]:
        """What axe finds."""
        return violations_of(self.page, self._axe)


@pytest.fixture(scope="session")
def built_page() -> None:
    """The page's files, built when they changed."""
    ensure_page()


@pytest.fixture(scope="session")
def started(built_page: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningEditor]:
    """An editing server without a bot, for all tests that leave it as it is."""
    folder = tmp_path_factory.mktemp("redactie")
    shutil.copytree(TOP / "content", folder / "content")
    with running_editor(folder / "content", folder / "data") as running:
        yield running


@pytest.fixture()
def editor(started: RunningEditor) -> RunningEditor:
    """The editing server, with the content as it is in the checkout and no unsaved work."""
    shutil.rmtree(started.data / "redactie", ignore_errors=True)
    shutil.rmtree(started.content)
    shutil.copytree(TOP / "content", started.content)
    return started


@pytest.fixture()
def own_editor(built_page: None, tmp_path: Path) -> Iterator[RunningEditor]:
    """An editing server of this test's own, which it may kill."""
    shutil.copytree(TOP / "content", tmp_path / "content")
    with running_editor(tmp_path / "content", tmp_path / "data") as running:
        yield running


@pytest.fixture()
def browse(chromium: Browser, axe: str) -> Iterator[Callable[..., Desk]]:
    """Opens the editing page at an address in a fresh browser: `browse(url, width=390, dark=True)`."""
    contexts: list[BrowserContext] = []
    desks: list[Desk] = []

    def open_page(url: str, width: int = 1280, height: int = 900, dark: bool = False, **settings: Any) -> Desk:
        scheme: Any = "dark" if dark else "light"
        context = chromium.new_context(viewport={"width": width, "height": height}, locale="nl-NL", color_scheme=scheme, **settings)
        contexts.append(context)
        desks.append(Desk(context.new_page(), url, axe))
        return desks[-1]

    yield open_page
    for context in contexts:
        context.close()
    assert [fault for desk in desks for fault in desk.faults] == []


@pytest.fixture()
def desk(browse: Callable[..., Desk], editor: RunningEditor) -> Desk:
    """The page on a desktop."""
    return browse(editor.url)
