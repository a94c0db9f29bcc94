"""The content in use: articles, the reader built on them and the chooser; read anew when a content file has changed.

A file that has become invalid does not take the bot down: the last good content stays, and `problem` says what is wrong.
"""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from actions.choose import Chooser
from bot.articles import Catalogue, ContentError, load_catalogue
from bot.language.reading import Reader

logger = logging.getLogger(__name__)

CONTENT = Path("content")
LOOK_EVERY = 0.3  # seconds between looks at the files


@dataclass(frozen=True)
class Library:
    """Catalogue, reader and chooser that belong together."""

    catalogue: Catalogue
    reader: Reader
    chooser: Chooser


class _Shelf:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._library: Library | None = None
        self._seen = ""
        self._looked = 0.0
        self.problem: ContentError | None = None

    def current(self) -> Library:
        with self._lock:
            if self._library is not None and time.monotonic() - self._looked < LOOK_EVERY:
                return self._library
            seen = _stamps()
            if self._library is None or seen != self._seen:
                self._open(seen)
            self._looked = time.monotonic()
            assert self._library is not None
            return self._library

    def _open(self, seen: str) -> None:
        try:
            catalogue = load_catalogue()
            reader = Reader(catalogue)
            self._library = Library(catalogue, reader, Chooser(catalogue, reader))
            self.problem = None
        except ContentError as error:
            if self._library is None:
                raise
            self.problem = error
            logger.error("Content not taken over, the last good version stays:\n%s", error)
        self._seen = seen


_shelf = _Shelf()
_given: ContextVar[Library | None] = ContextVar("given", default=None)


def current() -> Library:
    """The content as it stands on disk now. Raises ContentError where it is invalid and there is no earlier good version."""
    return _given.get() or _shelf.current()


@contextmanager
def using(library: Library) -> Iterator[None]:
    """Within it `current` gives this library, to this thread or task alone: text that is not saved can be tried on the bot that is running."""
    token = _given.set(library)
    try:
        yield
    finally:
        _given.reset(token)


def problem() -> ContentError | None:
    """Why the files on disk are not in use, or None where they are."""
    return _shelf.problem


def _stamps() -> str:
    """Names, sizes and times of all content files: cheap enough to ask every turn."""
    return ";".join(f"{path}:{path.stat().st_mtime_ns}:{path.stat().st_size}" for path in sorted(CONTENT.rglob("*.yml")))


def fingerprint() -> str:
    """A hash of all content, for Rasa's cache: a component that reads content must be trained anew when it changes."""
    digest = hashlib.sha256()
    for path in sorted(CONTENT.rglob("*.yml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
