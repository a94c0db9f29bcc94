"""What is read of the tracker store, in both databases, and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.visitors.questions import sifted
from editor.visitors.store import NoStore, Store, Turn
from tests.editor.visitors.conftest import DAY, NOW, Site


def turns(site: Site, since: float = 0.0) -> list[Turn]:
    store = site.opened()
    try:
        return list(store.turns(since))
    finally:
        store.close()


def shown(site: Site) -> list[tuple[str, str]]:
    return [(question.text, question.why) for question in sifted(turns(site), str).questions]


def test_turns_have_what_was_typed_and_the_kind_of_reply(site: Site) -> None:
    site.asks("een", "helpt zink", "not_covered", days=2)
    site.asks("een", "en slaap", "answer", days=1)
    site.asks("twee", "huh", "clarify", channel="rest")
    assert [(turn.sender, turn.text, turn.kind, round((NOW - turn.at) / DAY)) for turn in turns(site)] == [
        ("een", "helpt zink", "not_covered", 2),
        ("een", "en slaap", "answer", 1),
        ("twee", "huh", "clarify", 1),
    ]


def test_only_since_a_moment(site: Site) -> None:
    site.asks("een", "oud", "clarify", days=40)
    site.asks("een", "nieuw", "clarify", days=4)
    assert [turn.text for turn in turns(site, NOW - 30 * DAY)] == ["nieuw"]


def test_the_bots_own_question_and_the_terminal_are_no_visitors(site: Site) -> None:
    site.asks("health-1", "helpt magnesium bij migraine?", "not_covered", channel="health")
    site.asks("default", "hallo", "clarify", channel="cmdline")
    assert turns(site) == []


@pytest.mark.parametrize("kind", ["not_covered", "clarify", "out_of_scope"])
def test_what_got_no_good_answer_is_shown(small_site: Site, kind: str) -> None:
    small_site.asks("een", "helpt zink", kind)
    assert shown(small_site) == [("helpt zink", kind)]


@pytest.mark.parametrize("kind", ["answer", "refer", "meta", "smalltalk"])
def test_what_got_an_answer_is_shown_with_a_thumb_down_only(site: Site, kind: str) -> None:
    site.asks("een", "mag", kind)
    site.asks("twee", "prima", kind, thumb="up")
    site.asks("drie", "slecht antwoord", kind, thumb="down")
    assert shown(site) == [("slecht antwoord", "thumb_down")]


@pytest.mark.parametrize(("kind", "intent"), [("emergency", "suicide"), ("clarify", "acute_danger"), ("emergency", "ask"), ("answer", "stroke_now")])
def test_of_danger_nothing_is_shown_but_that_it_was(site: Site, kind: str, intent: str) -> None:
    site.begins("een", days=5)
    site.asks("een", "van vorige week", "clarify", days=5)
    site.begins("een", days=1)
    site.asks("een", "zink dan", "not_covered", days=1)
    site.asks("een", "geheim", kind, days=1, intent=intent, thumb="down")
    site.asks("een", "ja nog steeds", "clarify", days=1)
    found = sifted(turns(site), str)
    assert [question.text for question in found.questions] == ["van vorige week"]
    assert list(found.emergencies.values()) == [1]


def test_a_deleted_conversation_leaves_nothing(site: Site) -> None:
    site.asks("een", "helpt zink", "not_covered", thumb="down")
    site.asks("twee", "helpt ijzer", "not_covered")
    before = site.opened().stamp()
    site.deletes("een")
    assert [turn.text for turn in turns(site)] == ["helpt ijzer"]
    assert site.opened().stamp() != before


def test_a_conversation_that_is_ended_counts_no_more_though_the_bot_has_yet_to_remove_it(site: Site) -> None:
    site.asks("een", "helpt zink", "not_covered")
    site.book.end("een", int(NOW) + DAY)
    assert turns(site) == []


def test_it_is_read_only(site: Site) -> None:
    site.asks("een", "helpt zink", "not_covered")
    store = site.opened()
    with store._connected() as connection, pytest.raises(Exception, match=r"read-?only"):
        connection.execute("DELETE FROM events")
    store.close()
    assert len(turns(site)) == 1


def test_without_a_database_nobody_asked_anything(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'none.db'}", tmp_path / "none-either.db")
    assert list(store.turns()) == []
    assert not (tmp_path / "none.db").exists()


def test_a_database_that_cannot_be_reached_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoStore, match="kon niet worden gelezen"):
        list(Store("postgresql://nobody@127.0.0.1:9/none", tmp_path / "none.db").turns())


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("tracker_store: {type: bot.tracker_store.BoundedTrackerStore, url: 'postgresql://u:p@h:5/d'}", "postgresql://u:p@h:5/d"),
        ("tracker_store: {type: SQL, dialect: postgresql, url: h, port: 5, username: u, password: p, db: d}", "postgresql://u:p@h:5/d"),
    ],
)
def test_the_store_that_endpoints_name(tmp_path: Path, written: str, url: str) -> None:
    (tmp_path / "endpoints.yml").write_text(written)
    store = Store.of_endpoints(tmp_path / "endpoints.yml")
    assert store._engine.url.render_as_string(hide_password=False) == url


def test_a_store_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "endpoints.yml").write_text("tracker_store: {type: redis, url: h}")
    with pytest.raises(NoStore, match="gevonden: redis"):
        Store.of_endpoints(tmp_path / "endpoints.yml")
