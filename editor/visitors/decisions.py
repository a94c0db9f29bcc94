"""What the editor decided about groups of questions. Kept without a word that a visitor typed: a group is known again by keyed hashes of its words.

    var/redactie/bezoekers.json
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from editor import files

Deed = Literal["passage", "niet-behandeld", "negeren"]
DEEDS: tuple[Deed, ...] = ("passage", "niet-behandeld", "negeren")
FILE = "bezoekers.json"
# A group that is hidden comes back when it was asked, since then, so many times and so many times as often as before.
CLEARLY, AT_LEAST = 2, 5


@dataclass(frozen=True)
class Decision:
    """One decision. `marks` are hashes of the group's questions, `at` is seconds since 1970, `times` how often the group had been asked by then.

    `target` is the passage ("artikel/passage") or the list that was added to: the site's own words.
    """

    deed: Deed
    marks: list[str]
    at: float
    times: int
    target: str = ""


@dataclass
class _Kept:
    key: str
    decisions: list[Decision] = field(default_factory=list)


class Decisions:
    """The decisions in a folder; may be used from several threads and processes.

    Raises:
        ValueError: from every method, where the file is not what this module writes.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._lock = threading.Lock()

    def marks(self, bags: Iterable[Sequence[str]]) -> list[str]:
        """The hashes of several questions."""
        key = self._key()
        return [self._mark(key, words) for words in bags]

    def every(self) -> list[Decision]:
        """All decisions, oldest first."""
        return self._read()[0].decisions

    def add(self, decision: Decision) -> None:
        """Keep a decision, whole or not at all; a second writer at the same moment is waited for."""
        self._change(lambda decisions: [*decisions, decision])

    def take_back(self, marks: Iterable[str]) -> None:
        """Forget the decisions about any of these questions, so that their group is shown again."""
        gone = set(marks)
        self._change(lambda decisions: [one for one in decisions if not gone & set(one.marks)])

    def _change(self, how: Any) -> None:
        with self._lock:
            for _ in range(20):
                kept, version = self._read()
                try:
                    self._write(_Kept(kept.key, how(kept.decisions)), version)
                    return
                except files.Conflict:
                    continue
            raise ValueError(f"{self._path}: het bestand verandert steeds. Probeer het opnieuw.")

    def _key(self) -> str:
        """The key of the hashes; written at once where there is none, so that it stays the same."""
        with self._lock:
            kept, version = self._read()
            if version is None:
                try:
                    self._write(kept, None)
                except files.Conflict:
                    kept, _ = self._read()
            return kept.key

    def _write(self, kept: _Kept, version: str | None) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        files.save(self._path, json.dumps(asdict(kept), indent=1), version)

    def _read(self) -> tuple[_Kept, str | None]:
        try:
            stored = files.read(self._path)
        except FileNotFoundError:
            return _Kept(secrets.token_hex(16)), None
        try:
            data: Mapping[str, Any] = json.loads(stored.text)
            return _Kept(str(data["key"]), [Decision(**one) for one in data["decisions"]]), stored.version
        except (ValueError, TypeError, KeyError) as error:
            found = f"gevonden: iets anders dan beslissingen ({type(error).__name__})"
            raise ValueError(f"{self._path}: {found}; verwacht: wat deze pagina schreef. Zet het bestand opzij, dan begint u opnieuw.") from None

    @staticmethod
    def _mark(key: str, words: Sequence[str]) -> str:
        return hmac.new(bytes.fromhex(key), "\n".join(words).encode(), hashlib.sha256).hexdigest()[:20]


def hides(decision: Decision, since: int) -> bool:
    """Whether a group stays hidden after a decision, asked `since` times after it.

    After "hoort bij passage" the bot should answer; what still goes wrong is shown again.
    """
    if decision.deed == "passage":
        return since == 0
    return since < max(AT_LEAST, CLEARLY * decision.times)
