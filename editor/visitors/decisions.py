"""What editors decided about groups of questions, in var/redactie/bezoekers.json. It holds no text of a visitor.

A question is named by a hash with a secret of this checkout (`bezoekers-geheim`), so that it can be known again and not be read back.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from editor import files

Action = Literal["passage", "not_covered", "ignore"]
FILE, SECRET = "bezoekers.json", "bezoekers-geheim"
CLEARLY_MORE = 5  # a decided group is shown again when it was asked as often again as until then, and at least so many times


@dataclass(frozen=True)
class Decision:
    """`at`: seconds since 1970; `count`: how often it had been asked; `where`: the passage, or the list and the name; `questions`: hashes."""

    action: Action
    at: float
    count: int
    where: str
    questions: tuple[str, ...]

    def hides(self, asked_since: int) -> bool:
        """Whether a group that was asked so many times since is still settled."""
        return asked_since < max(CLEARLY_MORE, self.count)


class Decisions:
    """The decisions of one checkout; each call reads the file, so that two programs may use it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._secret_path = folder / SECRET
        self._secret: bytes | None = None

    def all(self) -> list[Decision]:
        """All decisions, oldest first."""
        try:
            stored = json.loads(files.read(self._path).text)
        except FileNotFoundError:
            return []
        return [Decision(**{**decision, "questions": tuple(decision["questions"])}) for decision in stored]

    def add(self, decision: Decision) -> None:
        """Write down a decision. Two programs at once both get theirs in."""
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        while True:
            try:
                version: str | None = files.read(self._path).version
            except FileNotFoundError:
                version = None
            decided = [*self.all(), decision]
            try:
                files.save(self._path, json.dumps([asdict(one) for one in decided], indent=1) + "\n", version)
                return
            except files.Conflict:
                continue

    def undo(self, questions: Iterable[str]) -> bool:
        """Take back the decisions about these questions (hashes); False where there were none."""
        gone = set(questions)
        while True:
            try:
                stored = files.read(self._path)
            except FileNotFoundError:
                return False
            decided = self.all()
            left = [one for one in decided if not gone & set(one.questions)]
            try:
                files.save(self._path, json.dumps([asdict(one) for one in left], indent=1) + "\n", stored.version)
                return len(left) < len(decided)
            except files.Conflict:
                continue

    def hashed(self, key: str) -> str:
        """The name of a question in the decisions."""
        if self._secret is None:
            self._secret = self._read_secret()
        return hmac.new(self._secret, key.encode(), hashlib.sha256).hexdigest()[:32]

    def _read_secret(self) -> bytes:
        self._secret_path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            handle = os.open(self._secret_path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return self._secret_path.read_bytes()
        with os.fdopen(handle, "wb") as file:
            made = secrets.token_bytes(32)
            file.write(made)
        return made
