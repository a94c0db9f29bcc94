"""The bot of "Probeer een vraag": loaded in the background when it is first asked for, so that the page never waits for it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.articles import ContentError
from editor.server.desk import Desk, Refused

if TYPE_CHECKING:
    from editor.trying import LoadedBot

logger = logging.getLogger(__name__)


class TrialRoom:
    """Tries questions on the articles of a desk, unsaved work included."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._bot: LoadedBot | None = None
        self._problem = ""
        self._loading: threading.Thread | None = None
        self._lock = threading.Lock()

    def prepare(self) -> None:
        """Begin to load the bot, unless that was done."""
        with self._lock:
            if self._bot is None and not (self._loading and self._loading.is_alive()):
                self._problem = ""
                self._loading = threading.Thread(target=self._load, name="trial-room", daemon=True)
                self._loading.start()

    def state(self) -> dict[str, Any]:
        """Whether questions can be tried: "ready", "loading", "failed" with a `problem`, or "idle"."""
        if self._bot:
            return {"state": "ready"}
        if self._loading and self._loading.is_alive():
            return {"state": "loading"}
        return {"state": "failed", "problem": self._problem} if self._problem else {"state": "idle"}

    def ask(self, sentence: str, after: Sequence[str]) -> dict[str, Any]:
        """What the bot makes of a sentence said after others. Raises Refused while there is no bot, or no content that it can use."""
        from editor.trying import try_question

        if self._bot is None:
            raise Refused("De bot wordt nog geladen.", 503)
        articles = {path.stem: text for path, text in self._texts()}
        try:
            content = self._bot.content_of(articles, self._desk.articles.parent / "niet-behandeld")
            return try_question(sentence, self._bot, after, content).as_json()
        except ContentError as error:
            first = error.problems[0]
            raise Refused(f"Verbeter eerst de fouten. De eerste: {first.file}: {first.field}: {first.found}; verwacht: {first.expected}.") from None

    def _texts(self) -> list[tuple[Any, str]]:
        return [(self._desk.path(slug), self._desk.text(slug)) for slug in self._desk.slugs()]

    def _load(self) -> None:
        try:
            from editor.model import quiet

            quiet("probeer.log")  # Rasa's lines belong there, not in the terminal with the page's address
            from editor.trying import LoadedBot

            self._bot = LoadedBot(_model())
        except Exception as error:  # whatever it is, the page tells it and the rest goes on
            logger.exception("the bot could not be loaded")
            self._problem = str(error)


def _model() -> Path:
    """The model that is live; where nothing was published yet, one that is trained for it."""
    from bot.publication.versions import home, read_published
    from bot.run.model import ensure_model

    published = read_published()
    kept = home() / "models" / published.model if published else None
    return kept if kept and kept.is_file() else ensure_model()
