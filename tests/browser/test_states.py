"""Every state a visitor can see: no violation that axe knows of, and a screenshot to look at in results/screenshots/."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.browser.chat import MIGRAINE, SUICIDE, Chat

SIZES = {"390": (390, 664), "768": (768, 1024), "1280": (1280, 800)}
# 1280 x 1024 magnified: what is left in CSS pixels.
ZOOMED = {"zoom200": (640, 512), "zoom400": (320, 256)}


class Camera:
    """Takes a picture of each state and asks axe about it."""

    def __init__(self, chat: Chat, folder: Path, name: str) -> None:
        self._chat = chat
        self._folder = folder
        self._name = name
        self.violations: list[str] = []

    def state(self, name: str) -> None:
        # Whatever moves has come to rest.
        self._chat.page.wait_for_timeout(400)
        self._chat.page.screenshot(path=self._folder / f"{self._name}-{name}.png")
        self.violations += [f"{name}: {violation}" for violation in self._chat.violations()]


@pytest.fixture()
def camera(shots: Path, request: pytest.FixtureRequest) -> Callable[[Chat, str], Camera]:
    return lambda chat, name: Camera(chat, shots, name)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_on_a_site(visit: Callable[..., Chat], camera: Callable[..., Camera], bot_url: str, size: str, dark: bool) -> None:
    width, height = SIZES[size]
    chat = visit(f"{bot_url}/voorbeeld", width, height, dark=dark)
    shot = camera(chat, f"site-{size}-{'dark' if dark else 'light'}")
    shot.state("01-closed")
    chat.open()
    shot.state("02-open")
    walk(chat, shot)
    chat.page.get_by_role("button", name="Chat sluiten").click()
    shot.state("90-closed-again")
    assert not shot.violations, "\n".join(shot.violations)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [*SIZES, *ZOOMED])
def test_whole_page(visit: Callable[..., Chat], camera: Callable[..., Camera], bot_url: str, size: str, dark: bool) -> None:
    width, height = (SIZES | ZOOMED)[size]
    chat = visit(f"{bot_url}/", width, height, dark=dark, is_mobile=False)
    shot = camera(chat, f"page-{size}-{'dark' if dark else 'light'}")
    shot.state("02-open")
    walk(chat, shot)
    assert not shot.violations, "\n".join(shot.violations)


@pytest.mark.parametrize("size", ["390", "1280"])
def test_forced_colours(visit: Callable[..., Chat], camera: Callable[..., Camera], bot_url: str, size: str) -> None:
    width, height = SIZES[size]
    chat = visit(f"{bot_url}/voorbeeld", width, height, forced_colors="active", reduced_motion="reduce")
    shot = camera(chat, f"site-{size}-forced")
    shot.state("01-closed")
    chat.open()
    walk(chat, shot)
    assert not shot.violations, "\n".join(shot.violations)


@pytest.mark.parametrize("size", SIZES)
def test_documentation(visit: Callable[..., Chat], chromium: object, bot_url: str, axe: str, shots: Path, size: str) -> None:
    width, height = SIZES[size]
    chat = visit(f"{bot_url}/voorbeeld", width, height)
    page: Page = chat.page
    page.goto(f"{bot_url}/widget/")
    page.frame_locator("iframe").locator("klacht-wijzer .kw").wait_for(state="attached")
    page.wait_for_timeout(300)
    page.screenshot(path=shots / f"doc-{size}.png", full_page=True)
    assert not chat.violations()


def walk(chat: Chat, shot: Camera) -> None:
    """Go through the states of an open chat."""
    page = chat.page

    def wait(route: Route) -> None:
        page.wait_for_timeout(700)
        route.continue_()

    page.route("**/widget/api/messages", wait, times=1)
    chat.type(MIGRAINE)
    chat.log.get_by_text("Even zoeken").wait_for()
    shot.state("03-searching")
    reply = chat.replies("answer").first
    reply.wait_for()
    shot.state("04-answer")
    reply.get_by_role("button", name="Bron [8]").first.click()
    shot.state("05-source")
    reply.get_by_role("button", name="Nee").click()
    reply.get_by_role("textbox").scroll_into_view_if_needed()
    shot.state("06-thumb")
    page.get_by_role("button", name="Menu", exact=True).click()
    shot.state("07-menu")
    page.get_by_role("button", name="Nieuw gesprek").click()
    shot.state("08-clear")
    page.keyboard.press("Escape")
    chat.field.fill("x" * 5003)
    shot.state("09-too-long")
    chat.field.fill("")
    chat.ask(SUICIDE, "emergency")
    shot.state("10-emergency")
    page.context.set_offline(True)
    chat.type("En bij depressie?")
    chat.page.get_by_text("U bent offline").first.wait_for()
    shot.state("11-offline")
    page.context.set_offline(False)
    page.locator("klacht-wijzer .mine").nth(2).wait_for()
