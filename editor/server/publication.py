"""What is live in the running bot, as the page shows it."""

from __future__ import annotations

import dataclasses
from typing import Any

from bot.publication.status import STATES, read_status


def publication() -> dict[str, Any]:
    """The status of publishing, with what its state means in Dutch."""
    status = read_status()
    return {**dataclasses.asdict(status), "meaning": STATES[status.state]}
