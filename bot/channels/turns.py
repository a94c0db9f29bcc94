"""The book of turns: what was asked and answered through the widget, and what the visitor thought of it.

It is what makes a message that is sent twice be answered once, also when the server was restarted in between,
and where an editor finds the thumbs: `python -m bot.channels.feedback`.
"""

import json
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Reply = list[dict[str, Any]]

_TABLES = """
CREATE TABLE IF NOT EXISTS turns (
    sender_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    question TEXT NOT NULL,
    reply TEXT,
    rating TEXT CHECK (rating IN ('up', 'down')),
    reason TEXT,
    rated_at INTEGER,
    PRIMARY KEY (sender_id, message_id)
);
CREATE INDEX IF NOT EXISTS turns_by_rating ON turns (rated_at) WHERE rating IS NOT NULL;
CREATE INDEX IF NOT EXISTS turns_by_time ON turns (asked_at);
CREATE TABLE IF NOT EXISTS ended (sender_id TEXT PRIMARY KEY, until INTEGER NOT NULL);
"""


@dataclass(frozen=True)
class RatedTurn:
    """A turn with a visitor's thumb: times are seconds since 1970, `reply` is as it was sent."""

    asked_at: int
    question: str
    reply: Reply
    rating: str
    reason: str | None


class TurnBook:
    """Keeps turns in a small SQLite file of its own.

    Args:
        path: the file; its folder exists.
        clock: seconds since 1970.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        # One process, one thread of requests: the connection is opened before Sanic starts its loop.
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        path.chmod(0o600)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA secure_delete=ON")
        self._db.executescript(_TABLES)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def reply(self, sender_id: str, message_id: str) -> Reply | None:
        """Return what this message was answered with, or None when it was not answered yet."""
        row = self._db.execute("SELECT reply FROM turns WHERE sender_id = ? AND message_id = ?", (sender_id, message_id)).fetchone()
        return None if row is None or row[0] is None else json.loads(row[0])

    def claim(self, sender_id: str, message_id: str, question: str) -> bool:
        """Write down that this message is about to be handled; False when that was done before."""
        done = self._db.execute(
            "INSERT OR IGNORE INTO turns (sender_id, message_id, asked_at, question) VALUES (?, ?, ?, ?)",
            (sender_id, message_id, int(self._clock()), question),
        )
        return done.rowcount == 1

    def answer(self, sender_id: str, message_id: str, reply: Reply) -> None:
        """Write down what the message was answered with."""
        self._db.execute(
            "UPDATE turns SET reply = ? WHERE sender_id = ? AND message_id = ?",
            (json.dumps(reply, ensure_ascii=False), sender_id, message_id),
        )

    def rate(self, sender_id: str, message_id: str, rating: str | None, reason: str | None) -> bool:
        """Keep the visitor's thumb ("up", "down", None takes it back) with the turn; False when there is no such turn."""
        done = self._db.execute(
            "UPDATE turns SET rating = ?, reason = ?, rated_at = ? WHERE sender_id = ? AND message_id = ?",
            (rating, reason if rating else None, int(self._clock()) if rating else None, sender_id, message_id),
        )
        return done.rowcount == 1

    def rated(self) -> list[RatedTurn]:
        """Return the turns with a thumb, newest first."""
        rows = self._db.execute("SELECT asked_at, question, reply, rating, reason FROM turns WHERE rating IS NOT NULL ORDER BY rated_at DESC")
        return [RatedTurn(at, question, json.loads(reply or "[]"), *rest) for at, question, reply, *rest in rows]

    def end(self, sender_id: str, until: int) -> None:
        """Forget a conversation and take no more of it until its token is over (`until`, seconds since 1970)."""
        self._db.execute("INSERT OR REPLACE INTO ended VALUES (?, ?)", (sender_id, until))
        self._db.execute("DELETE FROM turns WHERE sender_id = ?", (sender_id,))
        # Until then the write-ahead log still holds what was removed.
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def has_ended(self, sender_id: str) -> bool:
        """Tell whether the visitor deleted this conversation."""
        return self._db.execute("SELECT 1 FROM ended WHERE sender_id = ?", (sender_id,)).fetchone() is not None

    def older_than(self, seconds: int) -> list[str]:
        """Return the sender ids whose last question is longer ago than `seconds`."""
        rows = self._db.execute("SELECT sender_id FROM turns GROUP BY sender_id HAVING MAX(asked_at) < ?", (int(self._clock()) - seconds,))
        return [sender_id for (sender_id,) in rows]

    def sweep(self) -> None:
        """Drop the marks of ended conversations whose tokens are over anyway."""
        self._db.execute("DELETE FROM ended WHERE until < ?", (int(self._clock()),))
