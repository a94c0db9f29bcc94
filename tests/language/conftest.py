"""The reader over the content as it stands, made once: it takes a second."""

import pytest

from bot import library
from bot.language.reading import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return library.current().reader
