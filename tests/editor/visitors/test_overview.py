"""What is shown, what is only counted, and what disappears."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editor.visitors.conftest import DAY, NOW, Site


@pytest.mark.parametrize("kind", ["not_covered", "clarify", "out_of_scope"])
def test_what_got_no_answer_is_shown(site: Site, kind: str) -> None:
    site.says("helpt kurkuma bij artrose", kind)
    group = site.visitors.look(30).groups[0]
    assert (group.text, group.count, group.reasons) == ("helpt kurkuma bij artrose", 1, {kind: 1})


@pytest.mark.parametrize("kind", ["answer", "refer", "smalltalk", "meta"])
def test_what_got_its_answer_is_not(site: Site, kind: str) -> None:
    site.says("helpt magnesium bij migraine", kind)
    look = site.visitors.look(30)
    assert (look.groups, look.asked) == ((), 1)


def test_a_thumb_down_is_shown_and_a_thumb_up_is_not(site: Site) -> None:
    site.says("helpt magnesium bij migraine", "answer", channel="widget", thumb="down")
    site.says("helpt magnesium bij depressie", "answer", channel="widget", thumb="up")
    assert [(group.text, group.reasons) for group in site.visitors.look(30).groups] == [("helpt magnesium bij migraine", {"thumb_down": 1})]


def test_a_thumb_that_is_taken_back_is_gone(site: Site) -> None:
    sender = site.says("helpt magnesium bij migraine", "answer", thumb="down")
    assert site.texts()
    site.book.rate(sender, f"m-{NOW - 60}-helpt ma", None, None)
    assert not site.texts()


@pytest.mark.parametrize(("channel", "sender"), [("health", "health-12"), ("health", "x"), ("rest", "health-12"), ("cmdline", "x")])
def test_what_no_visitor_asks_is_not_counted(site: Site, channel: str, sender: str) -> None:
    site.says("helpt kurkuma bij artrose", channel=channel, sender=sender)
    assert site.visitors.look(30).asked == 0


@pytest.mark.parametrize(
    "danger",
    [
        {"kind": "emergency", "intent": "suicide", "text": "ik zie het niet meer zitten"},
        {"kind": "not_covered", "intent": "suicide", "text": "ik zie het niet meer zitten"},
        {"kind": "not_covered", "danger": 0.6, "text": "ik zie het niet meer zitten"},
        {"kind": "not_covered", "text": "ik wil dood"},  # the patterns of today see it
    ],
)
def test_danger_is_never_shown_nor_what_is_said_around_it(site: Site, danger: dict[str, object]) -> None:
    site.says("niemand luistert naar mij", "out_of_scope", sender="a", at=NOW - 300)
    site.says(**danger, sender="a", at=NOW - 200, new_session=False)  # type: ignore[arg-type]
    site.says("helpt kurkuma bij artrose", sender="a", at=NOW - 100, new_session=False)
    site.says("helpt zink bij artrose", sender="b")
    look = site.visitors.look(30)
    assert site.texts() == ["helpt zink bij artrose"]
    counted = danger["kind"] == "emergency" or "intent" in danger
    assert sum(look.emergencies.counts) == counted
    site.says("helpt saffraan bij artrose", sender="a", at=NOW - 50)  # another session
    assert sorted(site.texts()) == ["helpt saffraan bij artrose", "helpt zink bij artrose"]
    assert sum(site.visitors.look(30).emergencies.counts) == counted


def test_emergencies_are_counted_per_day(site: Site) -> None:
    site.says("ik wil dood", "emergency", intent="suicide", at=NOW - DAY)
    site.says("ik wil niet meer leven", "emergency", intent="suicide", at=NOW)
    assert site.visitors.look(3).emergencies.counts == (0, 1, 1)


def test_nothing_personal_is_shown_or_written(site: Site, tmp_path: Path) -> None:
    site.says("mijn dochter sanne uit tilburg heeft reuma, mail sanne@example.nl")
    site.visitors.look(30)
    shown = str([group.data() for group in site.visitors.look(30).groups])
    assert "reuma" in shown
    assert not [word for word in ("sanne", "tilburg", "example") if word in shown]
    written = [path for path in (tmp_path / "redactie").rglob("*") if path.is_file() and b"reuma" in path.read_bytes()]
    assert not written


def test_a_deleted_conversation_takes_all_of_it_along(site: Site) -> None:
    sender = site.says("helpt kurkuma bij artrose", sender="web-1", thumb="down")
    site.says("wat is het weer", "out_of_scope", sender="web-2")
    assert len(site.texts()) == 2
    site.forget(sender)
    assert site.texts() == ["wat is het weer"]
    assert "kurkuma" not in str(vars(site.visitors._scrubbed)) + str(site.visitors._vectors._before.keys())


def test_a_deletion_is_seen_when_as_much_was_added(site: Site) -> None:
    sender = site.says("helpt kurkuma bij artrose", sender="web-1")
    assert site.texts() == ["helpt kurkuma bij artrose"]
    site.forget(sender)
    site.says("helpt zink bij artrose", sender="web-2", at=NOW - 30)  # SQLite gives the same row numbers again
    assert site.texts() == ["helpt zink bij artrose"]


def test_only_so_many_days_back(site: Site) -> None:
    site.says("helpt kurkuma bij artrose", at=NOW - 10 * DAY)
    assert site.texts(5) == []
    assert site.texts(20) == ["helpt kurkuma bij artrose"]


def test_nobody_asked_anything_yet(site: Site) -> None:
    assert site.visitors.look(30).groups == ()
