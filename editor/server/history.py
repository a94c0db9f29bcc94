"""Who changed an article, what and when: git's history of its file, told in fields."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.articles import ContentError
from editor.document import Document
from editor.server.fields import plain
from editor.server.merging import differences

MOST = 50  # commits that are shown


class NoHistory(Exception):
    """There is no history to show; `str()` says why, in Dutch."""


@dataclass(frozen=True)
class Commit:
    """One change: its name in git, who made it, when (ISO time) and why."""

    id: str
    who: str
    when: str
    why: str


def history(path: Path, now: str | None) -> dict[str, Any]:
    """The commits of an article's file, newest first, and what of the text `now` is in none of them. Raises NoHistory."""
    commits = [
        Commit(*line.split("\x1f", 3))
        for line in _git(path.parent, "log", "--follow", f"-{MOST}", "--format=%H%x1f%an%x1f%aI%x1f%s", "--", path.name).splitlines()
    ]
    since = changes(_show(path, "HEAD") if commits else None, now)
    return {"commits": [asdict(commit) for commit in commits], "uncommitted": since}


def commit_changes(path: Path, commit: str) -> list[dict[str, Any]]:
    """What one commit changed in an article, field by field. Raises NoHistory."""
    return changes(_show(path, f"{commit}^"), _show(path, commit))


def changes(old: str | None, new: str | None) -> list[dict[str, Any]]:
    """The fields that are not the same in two texts: path, old, new. One entry for the whole file where a text has no fields."""
    if old == new:
        return []
    before, after = _fields(old), _fields(new)
    if before is None or after is None:
        return [{"path": [], "old": old if before is None else None, "new": new if after is None else None}]
    return [{"path": list(change.path), "old": change.theirs, "new": change.mine} for change in differences(before, after)]


def _fields(text: str | None) -> dict[str, Any] | None:
    if text is None:
        return {}
    try:
        return dict(plain(Document.parse(text, "").data))
    except ContentError:
        return None


def _show(path: Path, commit: str) -> str | None:
    try:
        return _git(path.parent, "show", f"{commit}:./{path.name}")
    except NoHistory:
        return None


def _git(folder: Path, *arguments: str) -> str:
    command: Sequence[str] = ["git", "--no-pager", "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        raise NoHistory("Op deze computer staat geen git, dus er is geen geschiedenis.") from None
    if done.returncode != 0:
        raise NoHistory("De artikelen staan hier niet in een git-archief, dus er is geen geschiedenis.")
    return done.stdout
