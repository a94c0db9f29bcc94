"""The content as it stands with its reader and chooser, made once: it takes a second."""

import pytest

from bot import library
from bot.library import Library


@pytest.fixture(scope="session")
def content() -> Library:
    return library.current()
