"""A tracker store that the bot's own code writes to, and a look at it. What visitors say here is made up."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SessionStarted, UserUttered

from bot import library
from bot.channels.turns import TurnBook
from bot.settings import TOP
from bot.tracker_store import BoundedTrackerStore
from editor.visitors.decisions import Decisions
from editor.visitors.overview import Visitors
from editor.visitors.store import Store

NOW = 1_764_000_000.0  # a Monday in November 2025
DAY = 24 * 3600


class Site:
    """Visitors who talk with the bot: what is said is put in the store as Rasa puts it, and thumbs in the widget's book."""

    def __init__(self, folder: Path, url: str, content: Path) -> None:
        self.folder = folder
        self.url = url
        self.content = content
        self.clock = NOW
        self.tracker_store = BoundedTrackerStore(Domain.empty(), host=url)
        self.book = TurnBook(folder / "widget.db", lambda: self.clock)
        self.visitors = self.looking()

    def looking(self) -> Visitors:
        """Somebody who looks anew, as after a restart."""
        store = Store(self.url, self.folder / "widget.db")
        return Visitors(store, Decisions(self.folder / "redactie"), _library, self.content / "niet-behandeld", lambda: self.clock)

    def says(
        self, text: str, kind: str = "not_covered", sender: str = "", at: float = NOW - 60, intent: str = "ask", danger: float = 0.0, channel: str = "rest",
        thumb: str | None = None, new_session: bool = True,
    ) -> str:
        """One turn; the sender's name is given back."""
        sender = sender or f"visitor-{hash((text, at)) & 0xFFFFFF:x}"
        message = f"m-{at}-{text[:8]}"
        parsed = {"intent": {"name": intent, "confidence": 0.9}, "entities": [], "danger": {"suicide": danger, "stroke_now": 0.0, "acute_danger": 0.0}}
        events: list[Event] = [ActionExecuted("action_session_start", timestamp=at), SessionStarted(timestamp=at)] if new_session else []
        events += [
            ActionExecuted("action_listen", timestamp=at),
            UserUttered(text, {"name": intent, "confidence": 0.9}, parse_data=parsed, timestamp=at, input_channel=channel, message_id=message),
            BotUttered("Tekst.", {"custom": {"kind": kind}}, timestamp=at),
        ]
        _in_thread(self._add(sender, events))
        if thumb:
            self.book.claim(sender, message, text)
            self.book.rate(sender, message, thumb, None)
        return sender

    async def _add(self, sender: str, events: list[Event]) -> None:
        tracker = await self.tracker_store.get_or_create_tracker(sender, append_action_listen=False)
        for event in events:
            tracker.update(event)
        await self.tracker_store.save(tracker)

    def forget(self, sender: str) -> None:
        """What the widget does when the visitor deletes the conversation."""
        self.book.end(sender, int(self.clock) + DAY)
        _in_thread(self.tracker_store.delete(sender))

    def texts(self, days: int = 30) -> list[str]:
        """All that can be read in the look."""
        return [sentence.text for group in self.visitors.look(days).groups for sentence in group.sentences]

    def close(self) -> None:
        self.tracker_store.engine.dispose()
        self.book.close()


def _in_thread(work: Coroutine[Any, Any, Any]) -> None:
    """Run in a thread: Playwright has an event loop in that of the tests."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()


def _library() -> library.Library:
    return library.current()


@pytest.fixture()
def content(tmp_path: Path) -> Path:
    """A copy of the content: tests never write to that of the checkout."""
    folder = tmp_path / "content"
    shutil.copytree(TOP / "content", folder)
    return folder


@pytest.fixture()
def make_site(tmp_path: Path, content: Path) -> Iterator[Callable[[str], Site]]:
    made: list[Site] = []

    def make(url: str) -> Site:
        made.append(Site(tmp_path, url, content))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture()
def site(make_site: Callable[[str], Site], tmp_path: Path) -> Site:
    return make_site(f"sqlite:///{tmp_path / 'conversations.db'}")
