"""A tracker store as the bot itself writes it, in SQLite and in PostgreSQL, with the widget's book of turns beside it."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.channels.feedback import TURNS_FILE
from bot.channels.turns import TurnBook
from bot.settings import TOP
from bot.tracker_store import BoundedTrackerStore
from editor.visitors.store import Store
from editor.visitors.viewing import Viewer

DOMAIN = Domain.from_yaml('{version: "3.1", intents: [ask, out_of_scope, suicide, stroke_now, acute_danger]}')
DAY = 86_400
NOW = 1_790_000_000.0  # 21 september 2026


class Site:
    """A site with visitors. Times are in days before `now`."""

    def __init__(self, url: str, folder: Path, now: float = NOW) -> None:
        self.now = now
        self.url = url
        self.folder = folder
        self.store = BoundedTrackerStore(DOMAIN, host=url)
        with self.store.session_scope() as session:
            session.query(BoundedTrackerStore.SQLEvent).delete()
            session.commit()
        self.book = TurnBook(folder / TURNS_FILE, clock=lambda: now)
        self._ids = 0

    def asks(self, sender: str, text: str, kind: str, days: float = 1.0, intent: str = "ask", channel: str = "web", thumb: str | None = None) -> None:
        """One turn: what was typed, and what kind of reply it got."""
        at, message = self._moment(days), f"bericht-{self._ids}"
        said = UserUttered(text, {"name": intent, "confidence": 1.0}, timestamp=at, input_channel=channel, message_id=message)
        replies = [BotUttered("antwoord", {"custom": {"kind": kind}}, timestamp=at + 0.1), ActionExecuted("action_listen", timestamp=at + 0.2)]
        self.events(sender, [said, *replies])
        self.book.claim(sender, message, text)
        if thumb:
            self.book.rate(sender, message, thumb, None)

    def begins(self, sender: str, days: float = 1.0) -> None:
        """A new session."""
        at = self._moment(days)
        self.events(sender, [ActionExecuted("action_session_start", timestamp=at), SessionStarted(timestamp=at + 0.1)])

    def _moment(self, days: float) -> float:
        """Each a second after the one before: the store knows events by their time."""
        self._ids += 1
        return self.now - days * DAY + self._ids

    def events(self, sender: str, events: list[Event]) -> None:
        """Save events as Rasa does."""

        async def save() -> None:
            tracker: DialogueStateTracker = await self.store.get_or_create_tracker(sender, append_action_listen=False)
            for event in events:
                tracker.update(event)
            await self.store.save(tracker)

        asyncio.run(save())

    def deletes(self, sender: str) -> None:
        """What the widget does when a visitor deletes the conversation."""
        self.book.end(sender, int(NOW) + DAY)
        asyncio.run(self.store.delete(sender))

    def opened(self) -> Store:
        """The store as the editor reads it."""
        return Store(self.url, self.folder / TURNS_FILE)

    def close(self) -> None:
        self.store.engine.dispose()
        self.book.close()


_SERVER = """
import sys, pgserver
server = pgserver.get_server(sys.argv[1], cleanup_mode="stop")
print(server.get_uri(), flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL of the tests' own, in a process of its own. PostgreSQL refuses root; pgserver then runs it as a user that it makes."""
    folder = Path(f"/tmp/klachtwijzer-postgres-{os.getpid()}")  # noqa: S108  pgserver's own user must be able to reach it, and a socket's path is short
    errors = (tmp_path_factory.mktemp("postgres") / "log").open("w+")
    process = subprocess.Popen([sys.executable, "-c", _SERVER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        uri = process.stdout.readline().strip()
        if not uri:
            errors.seek(0)
            pytest.skip(f"PostgreSQL does not start here: {errors.read()[-300:]}")
        yield uri
    finally:
        process.stdin.close()
        process.wait(30)
        process.stdout.close()
        errors.close()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    """The same site in either database."""
    url = f"sqlite:///{tmp_path / 'klachtwijzer.db'}" if request.param == "sqlite" else request.getfixturevalue("postgres")
    made = Site(url, tmp_path)
    yield made
    made.close()


@pytest.fixture()
def small_site(tmp_path: Path) -> Iterator[Site]:
    """A site in SQLite, where the database does not matter."""
    made = Site(f"sqlite:///{tmp_path / 'klachtwijzer.db'}", tmp_path)
    yield made
    made.close()


@pytest.fixture()
def content(tmp_path: Path) -> Path:
    """A copy of the content: tests never write to that of the checkout."""
    folder = tmp_path / "content"
    shutil.copytree(TOP / "content", folder)
    return folder


@pytest.fixture()
def viewer(small_site: Site, content: Path, tmp_path: Path) -> Viewer:
    return Viewer(content, tmp_path / "work", small_site.opened, clock=lambda: NOW)
