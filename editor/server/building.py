"""Builds the editing page when its sources changed; it is built with the widget's tools and of its parts."""

from __future__ import annotations

import hashlib
import os
import shutil

from bot.run.failure import Failure, say
from bot.run.process import last_words, run_quietly
from bot.run.widget import ensure_widget, node_folder
from bot.settings import TOP, log_folder

_PAGE = TOP / "editor" / "page"
_WIDGET = TOP / "widget"
_STAMP = _PAGE / "dist" / ".sources"


def ensure_page() -> None:
    """Build the page, unless what that would make is there. Raises Failure."""
    ensure_widget()
    sources = _fingerprint()
    if _STAMP.exists() and _STAMP.read_text() == sources:
        return
    if not (_WIDGET / "node_modules").is_dir():
        ensure_widget(force=True)
    say("Building the editing page ...")
    log = log_folder() / "page.log"
    path = os.pathsep.join([str(node_folder()), os.environ.get("PATH", "")])
    if run_quietly([shutil.which("npm", path=path) or "npm", "run", "page"], log, _WIDGET, {"PATH": path}) != 0:
        raise Failure(f"`npm run page` failed in widget/.\n{last_words(log)}", f"mend what it says; everything it said is in {log}. Then: make redactie.")
    _STAMP.write_text(sources)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    files = [*_PAGE.rglob("*"), *(_WIDGET / "src").rglob("*"), *_WIDGET.glob("*.mjs"), _WIDGET / "package-lock.json"]
    for file in sorted(files):
        if file.is_file() and "dist" not in file.relative_to(TOP).parts:
            digest.update(f"\0{file.relative_to(TOP)}\0".encode() + file.read_bytes())
    return digest.hexdigest()
