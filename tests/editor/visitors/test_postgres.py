"""The same look at a real PostgreSQL, which the bot's tracker store writes to; read-only."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from editor.visitors.store import NoStore, Store
from tests.editor.visitors.conftest import NOW, Site

pgserver = pytest.importorskip("pgserver")


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """A database of its own, in a folder that a user without rights may enter: PostgreSQL refuses to run as root."""
    folder = Path(tempfile.mkdtemp(prefix="kw-pg-", dir="/tmp" if os.geteuid() == 0 else None))  # noqa: S108
    folder.chmod(0o755)
    server = pgserver.get_server(folder / "data", cleanup_mode="delete")
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg2://", 1)
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture()
def site(make_site: Callable[[str], Site], postgres: str) -> Iterator[Site]:
    site = make_site(postgres)
    yield site
    with site.tracker_store.engine.begin() as connection:
        connection.execute(sa.text("DELETE FROM events"))


def test_what_got_no_answer_is_shown_until_it_is_deleted(site: Site) -> None:
    sender = site.says("helpt kurkuma bij mijn zus Sanne met artrose", sender="web-1")
    site.says("wat is het weer", "out_of_scope", sender="web-2", at=NOW - 30)
    site.says("ik wil dood", "emergency", sender="web-3", intent="suicide")
    site.says("helpt magnesium bij migraine", "answer", channel="health", sender="health-1")
    assert sorted(site.texts()) == ["helpt kurkuma bij mijn zus [naam] met artrose", "wat is het weer"]
    assert sum(site.visitors.look(30).emergencies.counts) == 1
    site.forget(sender)
    assert site.texts() == ["wat is het weer"]


def test_thumbs_are_joined(site: Site) -> None:
    site.says("helpt magnesium bij migraine", "answer", channel="widget", thumb="down")
    assert [group.reasons for group in site.visitors.look(30).groups] == [{"thumb_down": 1}]


def test_nothing_can_be_written_through_it(site: Site, postgres: str, tmp_path: Path) -> None:
    site.says("helpt kurkuma bij artrose")
    store = Store(postgres, tmp_path / "widget.db")
    with store._engine.connect() as connection, pytest.raises(sa.exc.DBAPIError, match="read-only"):
        connection.execute(sa.text("DELETE FROM events"))
    store.close()


def test_a_database_that_cannot_be_reached_is_told(tmp_path: Path) -> None:
    store = Store("postgresql+psycopg2://niemand@127.0.0.1:1/niets", tmp_path / "widget.db")
    with pytest.raises(NoStore, match="kon niet worden gelezen"):
        list(store.turns())
