"""Reading and saving content files so that nothing is lost: a file is whole or as it was, and nobody overwrites what another has just changed."""

from __future__ import annotations

import fcntl
import hashlib
import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

from bot.articles import ContentError, Problem


@dataclass(frozen=True)
class Stored:
    """A file's text as it stands on disk, and the version that names it: the sha256 of its bytes."""

    text: str
    version: str


class Conflict(Exception):
    """The file is not what it was thought to be; `current` is what stands there now, None where there is no such file."""

    def __init__(self, path: Path, current: Stored | None) -> None:
        self.path = path
        self.current = current
        now = "intussen door iets of iemand anders veranderd" if current else "intussen weggehaald"
        super().__init__(f"{path}: {now}. Bekijk eerst wat er nu staat en bewaar daarna opnieuw.")


def read(path: Path) -> Stored:
    """What stands in a file, line ends as they are.

    Raises:
        FileNotFoundError: where there is none.
        ContentError: where it is not UTF-8.
    """
    return _stored(path.read_bytes(), path)


def save(path: Path, text: str, expected_version: str | None) -> Stored:
    """Put a text in a file, whole or not at all; `expected_version` is the version that is to be replaced, None for a file that must be new.

    Raises:
        Conflict: where something else stands there; nothing is written then.
    """
    content = text.encode("utf-8")
    path = path.resolve()  # a link stays a link
    with _alone_in(path.parent):
        try:
            current: Stored | None = _stored(path.read_bytes(), path)
        except FileNotFoundError:
            current = None
        if (current.version if current else None) != expected_version:
            raise Conflict(path, current)
        # Not ending in .yml: what a killed process leaves behind is never read as an article, and the next save writes over it.
        temporary = path.with_name(f".{path.name}.tmp")
        _write(temporary, content, path)
        if expected_version is None:
            _claim(temporary, path)
        else:
            temporary.replace(path)
        _sync_folder(path.parent)
    return _stored(content, path)


def _stored(content: bytes, path: Path) -> Stored:
    try:
        return Stored(content.decode("utf-8"), hashlib.sha256(content).hexdigest())
    except UnicodeDecodeError as error:
        remedy = "Bewaar het bestand opnieuw als UTF-8."
        raise ContentError([Problem(str(path), "bestand", "geen UTF-8", "tekst in UTF-8", remedy, code="utf-8")]) from error


def _write(temporary: Path, content: bytes, like: Path) -> None:
    with suppress(FileNotFoundError):
        temporary.unlink()
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(handle, "wb") as file:
        with suppress(FileNotFoundError):
            os.fchmod(handle, like.stat().st_mode & 0o7777)
        file.write(content)
        file.flush()
        os.fsync(handle)


def _claim(temporary: Path, path: Path) -> None:
    """Give a new file its name, unless the name was taken meanwhile: a rename would write over it."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise Conflict(path, read(path)) from None
    finally:
        temporary.unlink()


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Keeps other saves out of the folder, also of other processes; the lock ends with the process that has it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
