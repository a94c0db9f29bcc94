"""The trained bot, loaded once, for the tests that try sentences on it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from bot.run.model import ensure_model

if TYPE_CHECKING:
    from editor.trying import LoadedBot


@pytest.fixture(scope="session")
def loaded() -> LoadedBot:
    """The model of the files as they are now, in this process."""
    # Imported here: Rasa takes seconds, and most tests do without.
    from rasa.utils.log_utils import configure_structlog

    from editor.trying import LoadedBot

    configure_structlog(logging.WARNING)  # it would print every step of every turn
    return LoadedBot(ensure_model())
