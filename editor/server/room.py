"""What the requests have in common: the desk with the articles, the bot to try questions on, and the way to run slow work beside the server."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from sanic.request import Request

from bot.articles import ContentError
from editor.server.checking import SlowChecks
from editor.server.desk import Desk, Refused
from editor.server.publication import publication
from editor.server.trial_room import TrialRoom
from editor.server.visitor_room import VisitorRoom
from editor.server.watching import Watch

Result = TypeVar("Result")


@dataclass
class Room:
    """The parts of one editing server. `bot_url` gives the address of the bot's chat page, "" while there is none."""

    content: Path
    work: Path
    bot_url: Callable[[], str]
    starting: Callable[[], bool] = lambda: False
    desk: Desk = field(init=False)
    trial: TrialRoom = field(init=False)
    watch: Watch = field(init=False)
    slow: SlowChecks = field(init=False)
    visitors: VisitorRoom = field(init=False)

    def __post_init__(self) -> None:
        self.desk = Desk(self.content, self.work)
        self.trial = TrialRoom(self.desk)
        self.watch = Watch(self.look)
        self.slow = SlowChecks()
        self.visitors = VisitorRoom(self.content, self.work)
        self._stamps: dict[str, tuple[Any, str]] = {}

    def look(self) -> dict[str, Any]:
        """What pages are told of as soon as it changes: the stamp of every article, what is live, whether questions can be tried."""
        return {
            "articles": {slug: self._stamp(slug) for slug in self.desk.slugs()},
            "publication": publication(self.starting()),
            "trial": self.trial.state(),
            "bot": self.bot_url(),
        }

    def warm(self) -> None:
        """Check an article once, so that all that checks need is loaded."""
        for slug in self.desk.slugs()[:1]:
            with contextlib.suppress(ContentError, Refused):  # told when the article is opened
                self.desk.findings(slug)

    def _stamp(self, slug: str) -> str:
        """The stamp of an article, made again only when one of its files changed."""
        about = []
        for path in (self.desk.path(slug), self.work / "concepten" / f"{slug}.json"):
            if path.exists():
                stat = path.stat()
                about.append((stat.st_mtime_ns, stat.st_size, stat.st_ino))
            else:
                about.append((0, 0, 0))
        known = self._stamps.get(slug)
        if known is None or known[0] != about:
            try:
                stamp = self.desk.state(slug).stamp
            except (ContentError, Refused):  # told when the article is opened
                stamp = f"unreadable:{about}"
            known = self._stamps[slug] = (about, stamp)
        return known[1]


def room(request: Request) -> Room:
    """The room of the server that got this request."""
    found: Room = request.app.ctx.room
    return found


async def beside(work: Callable[[], Result]) -> Result:
    """Run slow work in a thread, so that the server goes on meanwhile."""
    return await asyncio.get_running_loop().run_in_executor(None, work)
