"""The content in use: articles, the reader built on them and the chooser.

Plain commands (`rasa run`, `rasa train`, the evaluation) read the content folder itself and follow its changes. A bot that publishes
(`bot/publication`) says what is in use with `put`, and each turn keeps to what it began with.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import threading
import time
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, replace
from pathlib import Path

from actions.choose import Chooser
from bot.articles import Catalogue, ContentError, load_catalogue
from bot.language.entries import article_entries
from bot.language.lexicon import Lexicon
from bot.language.reading import Reader
from bot.settings import content_folder

logger = logging.getLogger(__name__)

LOOK_EVERY = 0.3  # seconds between looks at the files


@dataclass(frozen=True)
class Library:
    """Catalogue, reader and chooser that belong together. `lists` is a hash of the lists of what is not covered.

    `withdrawn` are passages that the chooser still knows and that are not given any more: nothing is learned anew for it.
    """

    catalogue: Catalogue
    reader: Reader
    chooser: Chooser
    lists: str = ""
    withdrawn: frozenset[str] = frozenset()

    def without(self, passages: frozenset[str]) -> Library:
        """The same with these passages withdrawn, and only these: they are neither given nor offered."""
        whole = self.chooser.shelf.catalogue
        return replace(self, catalogue=whole.without(passages) if passages else whole, withdrawn=passages)


def build(folder: Path, base: Library | None = None) -> Library:
    """Read a content folder. Where it names the same things as `base`, what they are found by is shared, which makes it some twenty times as fast.

    Raises:
        ContentError: with all problems of all files.
    """
    return assemble(load_catalogue(folder / "articles"), folder / "niet-behandeld", base)


def assemble(catalogue: Catalogue, folder: Path, base: Library | None = None) -> Library:
    """Reader and chooser for a catalogue and a folder with the lists of what is not covered; `base` as for `build`. Raises ContentError."""
    lists = _digest(folder)
    if base and base.lists == lists and list(article_entries(base.catalogue)) == list(article_entries(catalogue)):
        lexicon = base.reader.lexicon.reworded(catalogue)
    else:
        lexicon = Lexicon(catalogue, folder)
    reader = Reader(catalogue, lexicon)
    return Library(catalogue, reader, Chooser(catalogue, reader), lists)


class _Shelf:
    """What is in use in this process: built from the content folder at the first question, and in a thread of its own when a file has changed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._library: Library | None = None
        self._fixed = False
        self._seen = ""
        self._looked = 0.0
        self._busy: threading.Thread | None = None
        self.problem: ContentError | None = None

    def current(self) -> Library:
        with self._lock:
            if self._library is None:
                self._open(_stamps())
                self._looked = time.monotonic()
            elif not self._fixed and time.monotonic() - self._looked >= LOOK_EVERY and not (self._busy and self._busy.is_alive()):
                self._looked = time.monotonic()
                seen = _stamps()
                if seen != self._seen:
                    self._busy = threading.Thread(target=self._open, args=(seen,), name="content", daemon=True)
                    self._busy.start()
            assert self._library is not None
            return self._library

    def refresh(self) -> Library:
        busy = self._busy
        if busy:
            busy.join()
        with self._lock:
            seen = _stamps()
            if not self._fixed and (self._library is None or seen != self._seen):
                self._open(seen)
            assert self._library is not None
            return self._library

    def put(self, library: Library) -> None:
        self._library, self._fixed = library, True

    def _open(self, seen: str) -> None:
        try:
            found = build(content_folder(), self._library)
            if not self._fixed:  # something was put meanwhile
                self._library, self.problem = found, None
        except ContentError as error:
            if self._library is None:
                raise
            self.problem = error
            logger.error("Content not taken over, the last good version stays:\n%s", error)
        self._seen = seen


_shelf = _Shelf()
_turn: ContextVar[Library] = ContextVar("library of this turn")


def current() -> Library:
    """The content in use, never waiting for what has changed since. Raises ContentError where it is invalid and there is no earlier good version."""
    return _turn.get(None) or _shelf.current()


def refresh() -> Library:
    """The content as it stands on disk now, waited for; in a bot that publishes, what it has published."""
    return _shelf.refresh()


def put(library: Library) -> None:
    """Use this from now on, whatever the files say."""
    _shelf.put(library)


@contextlib.contextmanager
def using(library: Library) -> Iterator[None]:
    """Let this turn (this task, or this thread) use `library`, whatever is put meanwhile."""
    token = _turn.set(library)
    try:
        yield
    finally:
        _turn.reset(token)


def problem() -> ContentError | None:
    """Why the files on disk are not in use, or None where they are or will be."""
    return _shelf.problem


def tell(error: ContentError | None) -> None:
    """Keep what is wrong with the content that is not in use, for `problem`; None where nothing is."""
    _shelf.problem = error


def _stamps() -> str:
    return stamps(content_folder())


def stamps(folder: Path) -> str:
    """Names, sizes and times of all content files: cheap enough to ask every turn."""
    found = []
    for path in sorted(folder.rglob("*.yml")):
        with contextlib.suppress(FileNotFoundError):  # gone since it was listed: an editor's program that saves by renaming
            about = path.stat()
            found.append(f"{path}:{about.st_mtime_ns}:{about.st_size}")
    return ";".join(found)


def fingerprint() -> str:
    """A hash of all content, for Rasa's cache: a component that reads content must be trained anew when it changes."""
    return _digest(content_folder())


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
