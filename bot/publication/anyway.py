"""Publishes a refused candidate all the same, where nothing in it is newly harmful or missed:

    python -m bot.publication.anyway

The editing page calls `publish_anyway()`; the running bot looks for the request.
"""

from __future__ import annotations

import sys

from bot.publication.status import read_status
from bot.publication.versions import home, write_whole

_FILE = "publish-anyway"


def publish_anyway() -> str:
    """Ask the running bot to publish the refused candidate; returns its fingerprint. Raises ValueError, in Dutch, where that cannot be."""
    status = read_status()
    if not status.running:
        raise ValueError("De bot draait niet. Start hem eerst met: make start")
    if status.state != "refused" or status.candidate is None:
        raise ValueError("Er is geen geweigerde wijziging om te publiceren.")
    if not status.anyway:
        raise ValueError("Deze wijziging kan niet live: de bot geeft er een schadelijk antwoord mee of mist een noodgeval.")
    write_whole(home() / _FILE, status.candidate)
    return status.candidate


def take_request() -> str | None:
    """The fingerprint that an editor asked to publish, once; None where nobody asked."""
    file = home() / _FILE
    try:
        wanted = file.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    file.unlink(missing_ok=True)
    return wanted


def main() -> None:
    """Ask, and say so."""
    try:
        print(f"Aangevraagd: {publish_anyway()}")  # noqa: T201 - the command's result
    except ValueError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
