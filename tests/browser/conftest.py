"""A real Chromium against the real bot. The browser and axe come from npm (package.json), Playwright from PyPI."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

from bot.run.spawn import RunningBot, free_port, running_bot
from bot.settings import TOP
from tests.browser import chromium as chromium_program
from tests.browser.chat import Chat
from tests.browser.chromium import FLAGS

HERE = Path(__file__).parent
SHOTS = TOP / "results" / "screenshots"

def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def program() -> chromium_program.Program:
    """The browser's program."""
    return chromium_program.program()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, which drives the browsers."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium(playwright: Playwright, program: chromium_program.Program) -> Iterator[Browser]:
    """A headless browser for all tests; each page gets a profile of its own."""
    browser = playwright.chromium.launch(executable_path=program.path, args=FLAGS, env=program.environment)
    yield browser
    browser.close()


@pytest.fixture()
def chromium_with_large_text(playwright: Playwright, program: chromium_program.Program, axe: str) -> Iterator[Callable[[str], Chat]]:
    """Opens an address in a browser whose owner set the text to twice the usual size."""
    flags = [*FLAGS, "--blink-settings=defaultFontSize=32"]
    browser = playwright.chromium.launch(executable_path=program.path, args=flags, env=program.environment)

    def open_page(url: str) -> Chat:
        chat = Chat(browser.new_page(viewport={"width": 1280, "height": 800}), axe)
        chat.page.goto(url)
        return chat

    yield open_page
    browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility checker's program."""
    return (chromium_program.npm_packages() / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture()
def visit(chromium: Browser, axe: str) -> Iterator[Callable[..., Chat]]:
    """Opens an address in a fresh browser: `visit(url, width=390, height=664, dark=True)`."""
    contexts: list[BrowserContext] = []

    def open_page(url: str, width: int = 1280, height: int = 800, **settings: object) -> Chat:
        context = chromium.new_context(viewport={"width": width, "height": height}, locale="nl-NL", **_context_settings(width, settings))
        contexts.append(context)
        chat = Chat(context.new_page(), axe)
        chat.page.goto(url)
        chat.page.locator("klacht-wijzer .kw").wait_for(state="attached")
        return chat

    yield open_page
    for context in contexts:
        # A page that was handed to its test with errors in it must not pass.
        faults = [fault for page in context.pages for fault in getattr(page, "faults", [])]
        context.close()
        assert not faults


@pytest.fixture()
def chat(visit: Callable[..., Chat], bot_url: str) -> Chat:
    """The chat page on a desktop."""
    return visit(f"{bot_url}/")


class OwnBot:
    """A bot for one test file, which can be stopped and started again with the same data at the same address."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._running: Iterator[RunningBot] | None = None

    def start(self) -> None:
        self._running = self._run()
        next(self._running)

    def stop(self) -> None:
        if self._running:
            next(self._running, None)
        self._running = None

    def _run(self) -> Iterator[RunningBot]:
        with running_bot(self.data, self.port) as running:
            yield running


@pytest.fixture(scope="module")
def own_bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnBot]:
    """A bot of this file's own that lets the pages of https://gast.example in."""
    bot = OwnBot(tmp_path_factory.mktemp("own-bot"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KLACHTWIJZER_SITES", "https://gast.example")
        bot.start()
        yield bot
        bot.stop()


@pytest.fixture(scope="session")
def shots() -> Path:
    """The folder for screenshots, which git ignores."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    return SHOTS


def _context_settings(width: int, settings: dict[str, object]) -> dict[str, object]:
    touch = width < 500
    dark = settings.pop("dark", False)
    return {"has_touch": touch, "is_mobile": touch, "color_scheme": "dark" if dark else "light", **settings}
