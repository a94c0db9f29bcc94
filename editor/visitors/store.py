"""Reads visitors' turns from the tracker store that endpoints.yml names, and their thumbs from the widget's book of turns; never writes in either."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Iterator

import sqlalchemy as sa

from bot.channels.feedback import TURNS_FILE
from bot.settings import TOP, data_folder

# Channels over which no visitor speaks: the bot's question to itself at its start, and a terminal.
NOT_VISITORS = ("health", "cmdline")
_HEALTH = "health-%"
_ROWS = 5_000  # fetched at a time
_EVENTS = ("user", "bot", "session_started")


class NoStore(Exception):
    """There is no tracker store that can be read; the text is for the editor."""


@dataclass(frozen=True)
class Turn:
    """One message of a visitor and what it got.

    `at` is seconds since 1970, `danger` holds the chances that were stored with it, `session` counts per sender.
    """

    sender: str
    session: int
    at: float
    text: str
    intent: str
    danger: dict[str, float]
    kind: str
    thumb_down: bool


@dataclass(frozen=True)
class Stamp:
    """Changes whenever a conversation is added to, deleted or rated."""

    events: tuple[Any, ...]
    thumbs: tuple[Any, ...]


class Store:
    """The tracker store and the turn book beside it.

    Args:
        url: an SQLAlchemy address.
        turn_book: the widget's file; it need not exist.
    """

    def __init__(self, url: str, turn_book: Path) -> None:
        self._turn_book = turn_book
        self._file = Path(sa.engine.make_url(url).database or "") if url.startswith("sqlite") else None
        address = f"sqlite:///file:{self._file}?mode=ro&uri=true" if self._file else url
        self._engine: sa.engine.Engine = sa.create_engine(address)
        if self._file is None:
            self._engine = self._engine.execution_options(postgresql_readonly=True)

    @classmethod
    def of_endpoints(cls, endpoints: Path = TOP / "endpoints.yml") -> Store:
        """The store that a bot of this checkout writes to. Raises NoStore where endpoints.yml names none that is a database."""
        from rasa.core.tracker_store import SQLTrackerStore
        from rasa.utils.endpoints import read_endpoint_config

        named = read_endpoint_config(str(endpoints), "tracker_store")
        book = data_folder() / TURNS_FILE
        own = f"sqlite:///{data_folder() / 'klachtwijzer.db'}"
        kind = (named.type or "").lower() if named else ""
        if named is None or not (kind == "sql" or kind.endswith("boundedtrackerstore")):
            found = named.type if named else "niets"
            raise NoStore(f"endpoints.yml: tracker_store: gevonden: {found}; verwacht: bot.tracker_store.BoundedTrackerStore of SQL. Zet daar een database.")
        settings = {key: value for key, value in named.kwargs.items() if key in ("dialect", "port", "db", "username", "password", "query")}
        if kind != "sql" and not named.url:
            return cls(own, book)
        url = SQLTrackerStore.get_db_url(host=named.url, **settings)
        return cls(url if isinstance(url, str) else url.render_as_string(hide_password=False), book)

    def stamp(self) -> Stamp:
        """What the store holds now, as something to compare: cheap beside reading it all."""
        with self._connected() as connection:
            if connection is None:
                return Stamp((), self._thumbs_stamp())
            row = connection.execute(sa.text("SELECT COUNT(*), MAX(id), SUM(id), SUM(timestamp) FROM events")).first()
            return Stamp(tuple(row), self._thumbs_stamp())

    def turns(self, since: float = 0.0) -> Iterator[Turn]:
        """Visitors' turns from `since` (seconds since 1970) on, conversation by conversation. Raises NoStore where the database cannot be read."""
        down = self._thumbs_down()
        with self._connected() as connection:
            if connection is None:
                return
            query = sa.text(
                "SELECT sender_id, type_name, timestamp, data FROM events WHERE type_name IN :kinds AND timestamp >= :since "
                "AND sender_id NOT LIKE :health ORDER BY sender_id, id"
            ).bindparams(sa.bindparam("kinds", expanding=True))
            rows = connection.execution_options(stream_results=True).execute(query, {"kinds": list(_EVENTS), "since": since, "health": _HEALTH})
            yield from _turns(_fetched(rows), down)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _connected(self) -> _Connection:
        return _Connection(self._engine, self._file)

    def _thumbs_stamp(self) -> tuple[Any, ...]:
        rows = self._book("SELECT COUNT(*), MAX(rated_at), SUM(rated_at) FROM turns WHERE rating = 'down'")
        return tuple(rows[0]) if rows else ()

    def _thumbs_down(self) -> set[tuple[str, str]]:
        return {(sender, message) for sender, message in self._book("SELECT sender_id, message_id FROM turns WHERE rating = 'down'")}

    def _book(self, query: str) -> list[tuple[Any, ...]]:
        if not self._turn_book.exists():
            return []
        connection = sqlite3.connect(f"file:{self._turn_book}?mode=ro", uri=True, timeout=5)
        try:
            return connection.execute(query).fetchall()
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):
                return []
            raise NoStore(f"{self._turn_book.name}: {error}. De duimen konden niet worden gelezen.") from None
        finally:
            connection.close()


class _Connection:
    """A connection for a while, None where there is no database or no table yet: then nobody has asked anything."""

    def __init__(self, engine: sa.engine.Engine, file: Path | None) -> None:
        self._engine = engine
        self._file = file
        self._open: Any = None

    def __enter__(self) -> Any:
        if self._file is not None and not self._file.exists():
            return None
        try:
            self._open = self._engine.connect()
            there = sa.inspect(self._open).has_table("events")
        except sa.exc.SQLAlchemyError as error:
            if self._open is not None:
                self._open.close()
            reason = f"De database met gesprekken kon niet worden gelezen ({type(error).__name__})."
            raise NoStore(f"{reason} Loopt zij, en klopt tracker_store in endpoints.yml?") from None
        return self._open if there else None

    def __exit__(self, *_: object) -> None:
        if self._open is not None:
            self._open.close()


def _fetched(rows: Any) -> Iterator[Any]:
    while batch := rows.fetchmany(_ROWS):
        yield from batch


def _turns(rows: Iterator[Any], down: set[tuple[str, str]]) -> Iterator[Turn]:
    """Put each message together with the first reply after it that says what kind it is."""
    sender, session = "", 0
    asked: dict[str, Any] | None = None
    for row in rows:
        if row.sender_id != sender:
            sender, session, asked = row.sender_id, 0, None
        if row.type_name == "session_started":
            session += 1
        elif row.type_name == "user":
            said = json.loads(row.data)
            asked = said if said.get("text") and said.get("input_channel") not in NOT_VISITORS else None
        elif asked is not None:
            custom = (json.loads(row.data).get("data") or {}).get("custom")
            if isinstance(custom, dict) and custom.get("kind"):
                yield _turn(sender, session, asked, str(custom["kind"]), down)
                asked = None


def _turn(sender: str, session: int, said: dict[str, Any], kind: str, down: set[tuple[str, str]]) -> Turn:
    parsed = said.get("parse_data") or {}
    danger = {name: float(chance) for name, chance in (parsed.get("danger") or {}).items()}
    intent = str((parsed.get("intent") or {}).get("name") or "")
    thumb = (sender, str(said.get("message_id"))) in down
    return Turn(sender, session, float(said.get("timestamp") or 0.0), said["text"], intent, danger, kind, thumb)


def days_ago(days: int, now: float) -> float:
    """The start of the day (local time) that was `days` - 1 days before `now`, in seconds since 1970."""
    start = datetime.fromtimestamp(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return (start - timedelta(days=days - 1)).timestamp()
