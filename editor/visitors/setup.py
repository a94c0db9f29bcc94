"""Puts the parts together for a checkout."""

from __future__ import annotations

from pathlib import Path

from bot import library
from bot.articles import ContentError
from bot.library import Library
from bot.settings import TOP, content_folder, data_folder
from editor.visitors.decisions import Decisions
from editor.visitors.overview import Visitors
from editor.visitors.store import Store


def visitors_of(content: Path | None = None, work: Path | None = None, endpoints: Path = TOP / "endpoints.yml") -> Visitors:
    """The visitors of the bot that endpoints.yml describes, seen with the content as it stands on disk.

    Raises:
        NoStore: endpoints.yml names no database that can be read.
    """
    content = content or content_folder()
    return Visitors(Store.of_endpoints(endpoints), Decisions(work or data_folder() / "redactie"), _Content(content), content / "niet-behandeld")


class _Content:
    """The content of a folder, built anew when a file of it has changed; where it has become invalid, the last that could be used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen = ""
        self._library: Library | None = None

    def __call__(self) -> Library:
        seen = library.stamps(self._folder)
        if self._library is None or seen != self._seen:
            try:
                self._library = library.build(self._folder, self._library)
            except ContentError:
                if self._library is None:
                    raise
            self._seen = seen
        return self._library


