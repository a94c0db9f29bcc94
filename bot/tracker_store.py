"""Keeps conversations in SQLite, or in another SQL database, and reads back only what the next turn needs.

Named in endpoints.yml. Rasa's own SQL store reads a whole conversation at every turn, so that each turn costs more than
the one before; here all is kept, but only the last turns are read.
"""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

import sqlalchemy as sa
from rasa.core.agent import Agent
from rasa.core.tracker_store import SQLTrackerStore, create_engine_kwargs
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, AllSlotsReset, Event, Restarted, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.settings import data_folder

# User turns that are read back. Context reaches a few turns back; slots are read however old they are.
TURNS_READ = 10
# After one of these, what slots held before does not count any more.
_FORGETTING = (SessionStarted.type_name, AllSlotsReset.type_name, Restarted.type_name)

_Row = SQLTrackerStore.SQLEvent
# Finds the latest event of a kind without a look at all others of the conversation.
_INDEX = sa.Index("ix_events_latest", _Row.sender_id, _Row.type_name, _Row.action_name, _Row.id)


class BoundedTrackerStore(SQLTrackerStore):
    """Rasa's SQL tracker store with turns that cost the same however long the conversation is.

    Settings in endpoints.yml: `url`, an SQLAlchemy address such as `postgresql://user:password@host/db` (SQLite in the
    data folder without it), and `turns`, how many user turns are read back.
    """

    def __init__(self, domain: Domain | None = None, host: str | None = None, turns: int = TURNS_READ, **settings: Any) -> None:
        """Connect to the database, and make its table and index where they are not there."""
        url = host or f"sqlite:///{data_folder() / 'klachtwijzer.db'}"
        super().__init__(domain=domain, host=url, **settings)
        self.turns = turns
        self.engine: sa.engine.Engine
        if self.engine.dialect.name == "sqlite":
            self.engine = _sqlite_engine(url)
            self.sessionmaker = sa.orm.session.sessionmaker(bind=self.engine)
        _INDEX.create(self.engine, checkfirst=True)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the last turns of the conversation's latest session, or None where there is none."""
        with self.session_scope() as session:
            rows = self._last_rows(session, sender_id)
            if not rows:
                return None
            events = self._older_slots(session, sender_id, rows[0].id) + [json.loads(row.data) for row in rows]
            return DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)

    async def delete(self, sender_id: str) -> int:
        """Remove all that is stored of a conversation and return how many events that were."""
        with self.session_scope() as session:
            removed = session.query(_Row).filter(_Row.sender_id == sender_id).delete()
            session.commit()
        if removed and self.engine.dialect.name == "sqlite":
            with self.engine.connect() as connection:
                # Until then the write-ahead log still holds what was removed.
                connection.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))
        return int(removed)

    def _last_rows(self, session: sa.orm.Session, sender_id: str) -> list[Any]:
        mine = session.query(_Row).filter(_Row.sender_id == sender_id)
        # The last user event that is not read any more; reading goes on where the bot next waits for a message.
        before = mine.filter(_Row.type_name == UserUttered.type_name, _Row.action_name.is_(None)).order_by(_Row.id.desc()).offset(self.turns).first()
        rows: list[Any] = (mine.filter(_Row.id > before.id) if before else mine).order_by(_Row.id).all()
        if before:
            waits = (n for n, row in enumerate(rows) if row.type_name == ActionExecuted.type_name and row.action_name == ACTION_LISTEN_NAME)
            rows = rows[next(waits, 0) :]
        starts = [n for n, row in enumerate(rows) if row.type_name == SessionStarted.type_name]
        return rows[starts[-1] :] if starts else rows

    def _older_slots(self, session: sa.orm.Session, sender_id: str, before: int) -> list[dict[str, Any]]:
        """Return what each slot was last set to before event `before`, as events to begin with."""

        def latest(*conditions: Any) -> Any:
            return session.query(_Row).filter(_Row.sender_id == sender_id, *conditions).order_by(_Row.id.desc()).first()

        # `<=`: a conversation that is read from its session's start has nothing older.
        forgotten = max((row.id for kind in _FORGETTING if (row := latest(_Row.type_name == kind, _Row.id <= before))), default=0)
        if forgotten == before:
            return []
        rows = (
            latest(_Row.type_name == SlotSet.type_name, _Row.action_name == slot.name, _Row.id < before, _Row.id > forgotten) for slot in self.domain.slots
        )
        return [json.loads(row.data) for row in sorted((row for row in rows if row), key=lambda row: int(row.id))]

    def _additional_events(self, session: sa.orm.Session, tracker: DialogueStateTracker) -> Iterator[Event]:
        """Return the tracker's events that are not stored yet: those after the last stored one.

        Rasa counts what is stored and skips as many of the tracker's; a tracker with only the last turns has fewer.
        """
        last = session.query(_Row.timestamp, _Row.type_name).filter(_Row.sender_id == tracker.sender_id).order_by(_Row.id.desc()).first()
        events = list(tracker.events)
        if last is None:
            return iter(events)
        for position in range(len(events) - 1, -1, -1):
            if events[position].timestamp == last.timestamp and events[position].type_name == last.type_name:
                return islice(events, position + 1, None)
        # A tracker that was made anew while the database could not be read.
        return (event for event in events if (event.timestamp or 0) > last.timestamp)


async def delete_conversation(agent: Agent, sender_id: str) -> int:
    """Remove a conversation once the turn it may be busy with is done; return how many events were removed."""
    # Rasa wraps the store in one that carries on in memory while the database fails.
    store = getattr(agent.tracker_store, "_tracker_store", agent.tracker_store)
    if not isinstance(store, BoundedTrackerStore):
        raise TypeError(f"conversations are kept in {type(store).__name__}, which cannot delete: see tracker_store in endpoints.yml")
    async with agent.lock_store.lock(sender_id):
        return await store.delete(sender_id)


def _sqlite_engine(url: str) -> sa.engine.Engine:
    """Return an engine that keeps its connection and writes without waiting for the disk at every turn."""
    engine = sa.create_engine(url, poolclass=sa.pool.QueuePool, connect_args={"check_same_thread": False}, **create_engine_kwargs(url))

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        # Readers and the writer do not wait for each other; after a power cut the last turns may be gone, the file is whole.
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA busy_timeout=5000")
        # What is removed is overwritten.
        connection.execute("PRAGMA secure_delete=ON")

    return engine
