"""Fixtures that more than one kind of test uses, and the order: what is quick first, what needs the real bot last."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.run.model import ensure_model
from bot.run.spawn import RunningBot, running_bot
from tests.asking import InProcess

_NEEDS_BOT = {"bot", "bot_url", "in_process"}
_BROWSER = Path(__file__).parent / "browser"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need the running bot or a browser before `-m` chooses, and put them after the others.

    Those with a browser come last of all: as long as it is open, Playwright's event loop runs in the tests' thread.
    """
    browser = [item for item in items if _BROWSER in item.path.parents]
    for item in items:
        if item in browser or _NEEDS_BOT & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.bot)
    items.sort(key=lambda item: (item.get_closest_marker("bot") is not None, item in browser))


@pytest.fixture(scope="session")
def bot() -> Iterator[RunningBot]:
    """The real bot as a process of its own, trained first if needed, with a fresh data folder."""
    with running_bot() as running:
        yield running


@pytest.fixture(scope="session")
def bot_url(bot: RunningBot) -> str:
    """The address of the running bot's chat page, without a slash at the end."""
    return bot.url


@pytest.fixture(scope="session")
def in_process() -> InProcess:
    """The trained bot in the tests' own process: for many questions quickly, and for content in another folder."""
    return InProcess(ensure_model())
