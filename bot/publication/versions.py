"""Snapshots of content: complete or not there, named by what is in them, in `publication/` of the data folder.

    versions/<fingerprint>/articles/… niet-behandeld/…    what was published, or is a candidate for it
    models/<name>.tar.gz                                  the models that belong to them
    published.json                                        which version is live
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.publication.wording import Content
from bot.settings import data_folder

KEPT = 5  # versions that are kept beside those in use, to look back at
_FOLDERS = ("articles", "niet-behandeld")


@dataclass(frozen=True)
class Published:
    """What is live: the version's fingerprint, its model's file name and since when (ISO time)."""

    version: str
    model: str
    since: str


def home() -> Path:
    """The folder of all that publishing keeps, made if it is not there."""
    folder = data_folder() / "publication"
    for part in (folder, folder / "versions", folder / "models"):
        part.mkdir(exist_ok=True)
    return folder


def read_content(folder: Path) -> Content:
    """The files of a content folder; what lies beside articles/ and niet-behandeld/ is not content."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for part in _FOLDERS for path in sorted((folder / part).glob("*.yml"))}


def fingerprint(content: Content) -> str:
    """The name of a version: a hash of its files, 16 hexadecimal digits."""
    digest = hashlib.sha256()
    for name, text in sorted(content.items()):
        digest.update(f"\0{name}\0{len(text)}\0".encode() + text)
    return digest.hexdigest()[:16]


def keep(content: Content) -> Path:
    """Write a snapshot and return its folder; it gets its name once all of it is on the disk."""
    folder = home() / "versions" / fingerprint(content)
    if folder.is_dir():
        os.utime(folder)
        return folder
    new = folder.with_name(f".new-{os.getpid()}-{folder.name}")
    shutil.rmtree(new, ignore_errors=True)
    for part in _FOLDERS:
        (new / part).mkdir(parents=True)
    for name, text in content.items():
        _write(new / name, text)
    new.rename(folder)
    return folder


def find(version: str) -> Path | None:
    """The folder of a version, or None where it is gone or no longer what its name says."""
    folder = home() / "versions" / version
    return folder if folder.is_dir() and fingerprint(read_content(folder)) == version else None


def read_published() -> Published | None:
    """What was live last, or None where nothing was or nobody can tell."""
    try:
        return Published(**json.loads((home() / "published.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_published(published: Published) -> None:
    """Remember what is live."""
    write_whole(home() / "published.json", json.dumps(asdict(published), indent=1))


def keep_model(model: Path) -> Path:
    """Give a model a place beside the versions, so that tidying models/ does not take it from under them."""
    kept = home() / "models" / model.name
    if kept.exists():
        os.utime(kept)
        return kept
    new = kept.with_name(f".new-{os.getpid()}-{kept.name}")
    new.unlink(missing_ok=True)
    try:
        os.link(model, new)
    except OSError:  # another file system
        shutil.copyfile(model, new)
    new.replace(kept)
    return kept


def write_whole(path: Path, text: str) -> None:
    """Write a small file so that a reader sees the old or the new one, never half of it."""
    new = path.with_name(f".new-{os.getpid()}-{path.name}")
    _write(new, text.encode())
    new.replace(path)


def tidy(*used: str) -> None:
    """Remove what interrupted processes left and the oldest versions and models; those named in `used` (a version, a model's file name) stay."""
    for left in [*home().glob(".new-*"), *home().glob("*/.new-*")]:
        _remove(left)
    for part in ("versions", "models", "outcomes"):
        found = sorted((path for path in home().glob(f"{part}/*") if path.name not in used), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in found[KEPT:]:
            _remove(old)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _write(path: Path, text: bytes) -> None:
    with path.open("wb") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
