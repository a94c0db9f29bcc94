"""A desk with a copy of the real articles, and one that is made up."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.settings import TOP
from editor.server.desk import Desk
from editor.server.fields import Fields

SLUG = "magnesium-hersenen"


class Page:
    """What the page does: it remembers what the server said last, and sends that along."""

    def __init__(self, desk: Desk, slug: str = SLUG) -> None:
        self.desk = desk
        self.slug = slug
        self.state = desk.state(slug)
        self.data: Fields = _copy(self.state.data)

    def keep(self, **changed: Any) -> None:
        """Send what is typed, with the conflicts that are left."""
        sent = {"stamp": self.state.stamp, "base": self.state.data, "data": self.data, "conflicts": self.state.conflicts, **changed}
        self.state = self.desk.keep(self.slug, sent)
        self.data = _copy(self.state.data)

    def passage(self, name: str) -> dict[str, Any]:
        """The fields of a passage, to change."""
        return next(passage for passage in self.data["passages"] if passage["id"] == name)


def _copy(data: Fields | None) -> Fields:
    import copy

    return copy.deepcopy(data or {})


@pytest.fixture()
def content(tmp_path: Path) -> Path:
    """A copy of the articles: tests never write to those of the checkout."""
    folder = tmp_path / "content"
    shutil.copytree(TOP / "content", folder)
    return folder


@pytest.fixture()
def desk(content: Path, tmp_path: Path) -> Desk:
    return Desk(content, tmp_path / "work")
