"""What is live in the running bot, as the page shows it."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from bot.publication.status import STATES, read_status
from editor.server.shown import way


def publication() -> dict[str, Any]:
    """The status of publishing, with what its state means in Dutch, and for each problem its article and the way to its field."""
    status = read_status()
    problems = [{**problem, "article": Path(problem["file"]).stem, "path": way(problem["field"])} for problem in status.problems]
    return {**dataclasses.asdict(status), "problems": problems, "meaning": STATES[status.state]}
