"""Looks at the store again only when something changed in it, in the content or in the decisions; keeps nothing that is gone from the store."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.articles import Catalogue, load_catalogue
from editor.visitors.decisions import FILE, Decisions
from editor.visitors.grouping import forget_all_but
from editor.visitors.overview import Overview, Period, overview
from editor.visitors.questions import cut, sifted
from editor.visitors.scrubbing import Scrubber
from editor.visitors.store import Store, days_ago
from editor.visitors.vocabulary import vocabulary

MOST_DAYS = 730


class Viewer:
    """Shows what visitors asked.

    Args:
        content: the folder with articles and the lists of what is not covered.
        work: where decisions are kept.
        open_store: opens the tracker store; raises NoStore.
    """

    def __init__(self, content: Path, work: Path, open_store: Callable[[], Store] = Store.of_endpoints, clock: Callable[[], float] = time.time) -> None:
        self.content = content
        self.decisions = Decisions(work)
        self._file = work / FILE
        self._open_store = open_store
        self._clock = clock
        self._lock = threading.Lock()
        self._seen: tuple[object, Overview] | None = None
        self._read: tuple[object, Catalogue, Scrubber] | None = None
        self._scrubbed: tuple[object, dict[str, str]] = (None, {})

    def view(self, days: int = 90) -> Overview:
        """What was asked in the last days. Raises NoStore, and ContentError where the content cannot be read."""
        days = max(1, min(days, MOST_DAYS))
        with self._lock:
            now = self._clock()
            self.decisions.marks([])  # makes the key where there is none, before the file's time is looked at
            store = self._open_store()
            try:
                today = datetime.fromtimestamp(now).date()
                contents = self._contents()
                stamp = (store.stamp(), contents, self._decided(), days, today)
                if self._seen is None or self._seen[0] != stamp:
                    self._seen = (stamp, self._made(store, contents, Period(today, days), now))
                return self._seen[1]
            finally:
                store.close()

    def catalogue(self) -> Catalogue:
        """The articles as they stand. Raises ContentError."""
        return load_catalogue(self.content / "articles")

    def scrubber(self, catalogue: Catalogue) -> Scrubber:
        """What takes out personal details, knowing what the content names."""
        return Scrubber(vocabulary(catalogue, self.content / "niet-behandeld"))

    def now(self) -> float:
        """Seconds since 1970."""
        return self._clock()

    def _made(self, store: Store, contents: object, period: Period, now: float) -> Overview:
        if self._read is None or self._read[0] != contents:
            catalogue = self.catalogue()
            self._read = (contents, catalogue, self.scrubber(catalogue))
        _, catalogue, scrubber = self._read
        known = self._scrubbed[1] if self._scrubbed[0] == contents else {}
        scrubbed: dict[str, str] = {}  # of now only: what was deleted is not kept here either

        def scrub(text: str) -> str:
            if text not in scrubbed:
                scrubbed[text] = known.get(text) or cut(scrubber.scrub(text))
            return scrubbed[text]

        found = sifted(store.turns(days_ago(period.days, now)), scrub)
        self._scrubbed = (contents, scrubbed)
        seen = overview(found, period, self.decisions, catalogue)
        forget_all_but([*scrubbed.values(), *(question for _, passage in catalogue.passages() for question in passage.questions)])
        return seen

    def _contents(self) -> object:
        return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path in sorted(self.content.glob("*/*.yml")) for stat in (path.stat(),))

    def _decided(self) -> object:
        return self._file.stat().st_mtime_ns if self._file.exists() else None
