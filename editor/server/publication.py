"""What is live in the running bot, as the page shows it."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from bot.publication.status import STATES, read_status
from editor.server.shown import way

_NOT_RUNNING = "De bot draait niet."
_REMEDY = "Bezoekers krijgen nu geen antwoord. Stop de redactie in de terminal met Ctrl en C, en start haar opnieuw met: make redactie."


def publication(starting: bool = False) -> dict[str, Any]:
    """The status of publishing, with what its state means in Dutch, and for each problem its article and the way to its field.

    `starting`: whether a bot has been started that tells nothing yet.
    """
    status = read_status()
    if not status.running and starting:
        status = dataclasses.replace(status, state="starting", sentence=STATES["starting"], running=True)
    problems = [{**problem, "article": Path(problem["file"]).stem, "path": way(problem["field"])} for problem in status.problems]
    found = {**dataclasses.asdict(status), "problems": problems, "meaning": STATES[status.state]}
    if status.running:
        return found
    return {**found, "meaning": _NOT_RUNNING, "sentence": _REMEDY if status.state != "failed" else f"{status.sentence} {_REMEDY}"}
