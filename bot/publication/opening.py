"""What `make start` starts with: the last published version, or content/ where nothing was published yet."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.articles import ContentError, load_catalogue
from bot.language.entries import listed_entries
from bot.publication.alone import be_alone
from bot.publication.status import STATES, Live, Status, now, write_starting, write_status
from bot.publication.versions import Published, find, home, keep, keep_model, read_content, read_published, write_published
from bot.publication.wording import recognition
from bot.run.content import InvalidContent, check_content
from bot.run.failure import Failure, say
from bot.run.model import ensure_model, model_path
from bot.settings import TOP, content_folder

MODES = {"all": "everything", "wording": "wording only; recognition waits for the next start", "none": "nothing; all waits for the next start"}


@dataclass(frozen=True)
class Opening:
    """What a bot starts with: the folder of content that editors write in, the published version and the model's file."""

    workspace: Path
    published: Published
    model: Path
    mode: str
    invalid: ContentError | None = None


def chosen_mode() -> str:
    """How much goes live while the bot runs, from `KLACHTWIJZER_PUBLISH`. Raises Failure for a word that means nothing."""
    mode = os.environ.get("KLACHTWIJZER_PUBLISH") or "all"
    if mode not in MODES:
        known = ", ".join(f"{name} ({what})" for name, what in MODES.items())
        raise Failure(f"KLACHTWIJZER_PUBLISH={mode} is not known.", f"leave it out, or give one of: {known}.")
    return mode


def open_publication() -> Opening:
    """Choose the version to start with, train its model where it is not there, and let this process read that version.

    Raises:
        Failure: content/ is invalid and nothing was published before, training failed, or another bot has the data folder.
    """
    mode = chosen_mode()
    be_alone()
    write_starting(STATES["starting"], _live(read_published()))
    workspace = TOP / content_folder()
    try:
        check_content()
        invalid = None
    except InvalidContent as failure:
        invalid = failure
    published = read_published()
    folder = _usable(published)
    if folder is None or published is None or (mode != "all" and invalid is None):
        if invalid:
            raise invalid
        folder = keep(read_content(workspace))
    elif invalid:
        say(f"{invalid}\nThe bot starts with the last published version, of {published.since}.")
    os.environ["KLACHTWIJZER_CONTENT"] = str(folder)
    model = _model(folder)
    if published is None or published.version != folder.name or published.model != model.name:
        published = Published(folder.name, model.name, now())
        write_published(published)
    return Opening(workspace, published, model, mode, invalid.content if invalid else None)


def _model(folder: Path) -> Path:
    """The model for a version: the one that was published with it, or else the one that training makes."""
    kept = home() / "models" / model_path(folder).name
    if kept.exists():
        return kept
    if not model_path(folder).exists():
        before = read_published()
        write_starting(_LEARNS if before else _LEARNS_FIRST, _live(before))
    return keep_model(ensure_model())


_LEARNS_FIRST = "De bot leert voor de eerste keer. Dat duurt een paar minuten; daarna is de chat er."
_LEARNS = "De bot leert opnieuw voordat hij start. Dat duurt een paar minuten; daarna is de chat er."


def _live(published: Published | None) -> Live | None:
    return Live(published.version, published.model, published.since) if published else None


def _usable(published: Published | None) -> Path | None:
    """The published version's folder where it is whole and this code can read it."""
    folder = find(published.version) if published else None
    if folder is None:
        return None
    try:
        load_catalogue(folder / "articles")
        list(listed_entries(folder / "niet-behandeld"))
    except ContentError:
        return None
    return folder


def listeners(opening: Opening) -> list[tuple[Callable[..., Any], str]]:
    """What Sanic has to call for publishing to begin once the bot is loaded, and to end with it."""
    # Imported here: Rasa takes seconds, and choosing does without.
    from bot import library
    from bot.publication.live import LiveBot, Version
    from bot.publication.publisher import Publisher

    running: list[Publisher] = []

    async def begin(app: Any, _: Any) -> None:
        library.tell(opening.invalid)
        if not app.ctx.agent.is_ready():
            return
        if opening.mode == "none":
            write_status(Status("live", now(), "Wat u opslaat, gaat live bij de volgende start.", live=_live(opening.published)))
            return
        folder = home() / "versions" / opening.published.version
        content = read_content(folder)
        live = LiveBot(app.ctx.agent, Version(content, folder, library.current(), recognition(content)), opening.published)
        running.append(Publisher(live, opening.workspace, opening.mode))
        running[0].start()

    async def end(_: Any, __: Any) -> None:
        for publisher in running:
            publisher.stop()

    return [(begin, "after_server_start"), (end, "before_server_stop")]
