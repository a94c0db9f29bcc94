"""Watches the content folder of a running bot: wording goes live at once, recognition by way of a candidate, what is invalid not at all."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from pathlib import Path

from bot import library
from bot.articles import ContentError, Problem, parse_catalogue
from bot.language.entries import parse_lists
from bot.publication.live import LiveBot, Version, open_version
from bot.publication.status import STATES, Live, Status, now, problems_of, write_status
from bot.publication.versions import fingerprint, keep, read_content, tidy
from bot.publication.wording import Content, recognition, reworded

logger = logging.getLogger(__name__)

LOOK_EVERY = 0.1  # seconds; a file counts as written once two looks find it the same


class Publisher(threading.Thread):
    """Keeps what is live and the status in step with the content folder, from a thread of its own."""

    def __init__(self, live: LiveBot, workspace: Path) -> None:
        super().__init__(name="publisher", daemon=True)
        self._live = live
        self._workspace = workspace
        self._ended = threading.Event()
        self._found = self._taken = ""
        self.status = Status("live", now(), STATES["live"])

    def run(self) -> None:
        """Look until told to stop."""
        tidy(self._live.version.name, self._live.published.model)
        while not self._ended.wait(LOOK_EVERY):
            try:
                self._look()
            except Exception:  # whatever it is, what is live goes on, and the next change is looked at
                logger.exception("publishing failed")
                self._report(Status("failed", now(), STATES["failed"]))

    def stop(self) -> None:
        """End the thread and what it has started."""
        self._ended.set()

    def _look(self) -> None:
        found = library.stamps(self._workspace)
        if found != self._found:
            self._found = found
            return
        if found == self._taken:
            return
        content = read_content(self._workspace)
        if library.stamps(self._workspace) != found:
            return
        self._taken = found
        self._take(content)

    def _take(self, content: Content) -> None:
        live = self._live.version
        library.tell(None)
        if fingerprint(content) == live.name:
            self._report(Status("live", now(), STATES["live"]))
            return
        try:
            check(content, live.content, self._workspace)
        except ContentError as error:
            logger.error("Content not published, the last good version stays:\n%s", error)
            library.tell(error)
            self._report(Status("invalid", now(), STATES["invalid"], problems=problems_of(error)))
            return
        if recognition(content) == live.recognition:
            self._reword(content)
            self._report(Status("live", now(), STATES["live"]))

    def _reword(self, content: Content) -> None:
        self._live.reword(open_version(keep(content), content, self._live.version.library), now())
        logger.info("wording published: %s", self._live.version.name)

    def _report(self, status: Status) -> None:
        live = self._live.published
        self.status = replace(status, live=Live(live.version, live.model, live.since))
        write_status(self.status)


def check(content: Content, known: Content, folder: Path) -> None:
    """Check content that was read from `folder`. `known` is content that is right: lists that are the same are not read again.

    Raises:
        ContentError: with all problems of all files.
    """
    problems: list[Problem] = []
    try:
        parse_catalogue({folder / name: text for name, text in content.items() if name.startswith("articles/")}, folder / "articles")
    except ContentError as error:
        problems += error.problems
    try:
        list(parse_lists({folder / name: text for name, text in content.items() if not name.startswith("articles/") and known.get(name) != text}))
    except ContentError as error:
        problems += error.problems
    if problems:
        raise ContentError(problems)


__all__ = ["Publisher", "Version", "check", "reworded"]
