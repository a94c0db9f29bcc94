"""The tracker store keeps everything and reads back the last turns, in SQLite as in any other SQL database."""

import asyncio
import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, AllSlotsReset, BotUttered, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.tracker_store import BoundedTrackerStore

DOMAIN = Domain.from_yaml(
    """
    version: "3.1"
    intents: [vraag]
    slots:
      onderwerp: {type: text, influence_conversation: false, mappings: [{type: custom}]}
      taal: {type: text, influence_conversation: false, mappings: [{type: custom}]}
    """
)
TURNS = 5


# An address such as postgresql://user:password@host/db, of a database that the tests may empty.
OTHER_DATABASE = os.environ.get("KLACHTWIJZER_TEST_DATABASE")


@pytest.fixture(params=["sqlite", *(["other"] if OTHER_DATABASE else [])])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[BoundedTrackerStore]:
    url = OTHER_DATABASE if request.param == "other" else f"sqlite:///{tmp_path / 'test.db'}"
    made = BoundedTrackerStore(DOMAIN, host=url, turns=TURNS)
    with made.session_scope() as session:
        session.query(BoundedTrackerStore.SQLEvent).delete()
        session.commit()
    yield made
    made.engine.dispose()


def begin() -> list[Event]:
    return [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen")]


def turn(number: int, *between: Event) -> list[Event]:
    return [UserUttered(f"vraag {number}", {"name": "vraag"}), *between, BotUttered(f"antwoord {number}"), ActionExecuted("action_listen")]


def add(store: BoundedTrackerStore, sender: str, events: list[Event]) -> DialogueStateTracker:
    """Take a turn as Rasa does: read the conversation, add to it, save it."""

    async def take() -> DialogueStateTracker:
        tracker = await store.get_or_create_tracker(sender, append_action_listen=False)
        for event in events:
            tracker.update(event)
        await store.save(tracker)
        return tracker

    return asyncio.run(take())


def read(store: BoundedTrackerStore, sender: str) -> DialogueStateTracker:
    tracker = asyncio.run(store.retrieve(sender))
    assert tracker is not None
    return tracker


def stored(store: BoundedTrackerStore, sender: str) -> list[str]:
    tracker = asyncio.run(store.retrieve_full_tracker(sender))
    return [json.dumps(event.as_dict(), sort_keys=True) for event in tracker.events] if tracker else []


def texts(tracker: DialogueStateTracker) -> list[str]:
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


def test_an_unknown_conversation_is_none(store: BoundedTrackerStore) -> None:
    assert asyncio.run(store.retrieve("niemand")) is None


def test_all_is_kept_once_and_in_order(store: BoundedTrackerStore) -> None:
    said = begin()
    add(store, "jan", said)
    for number in range(30):
        events = turn(number)
        add(store, "jan", events)
        said += events
    assert stored(store, "jan") == [json.dumps(event.as_dict(), sort_keys=True) for event in said]


def test_the_last_turns_are_read_from_where_the_bot_waited(store: BoundedTrackerStore) -> None:
    add(store, "jan", begin())
    for number in range(30):
        add(store, "jan", turn(number))
    tracker = read(store, "jan")
    assert texts(tracker) == [f"vraag {number}" for number in range(30 - TURNS, 30)]
    first = tracker.events[0]
    assert isinstance(first, ActionExecuted)
    assert first.action_name == "action_listen"


def test_conversations_do_not_mix(store: BoundedTrackerStore) -> None:
    for number in range(10):
        add(store, "jan", turn(number))
        add(store, "piet", turn(100 + number))
    assert texts(read(store, "piet"))[-1] == "vraag 109"
    assert len(stored(store, "jan")) == 30


def test_slots_are_read_however_old(store: BoundedTrackerStore) -> None:
    add(store, "jan", [*begin(), *turn(0, SlotSet("taal", "nl"), SlotSet("onderwerp", "pms"), SlotSet("onderwerp", "migraine"))])
    for number in range(1, 30):
        add(store, "jan", turn(number))
    tracker = read(store, "jan")
    assert tracker.get_slot("onderwerp") == "migraine"
    assert tracker.get_slot("taal") == "nl"


def test_a_reset_slot_stays_empty(store: BoundedTrackerStore) -> None:
    add(store, "jan", [*begin(), *turn(0, SlotSet("taal", "nl"), SlotSet("onderwerp", "migraine")), *turn(1, AllSlotsReset(), SlotSet("taal", "fr"))])
    for number in range(2, 30):
        add(store, "jan", turn(number))
    tracker = read(store, "jan")
    assert tracker.get_slot("onderwerp") is None
    assert tracker.get_slot("taal") == "fr"


def test_a_new_session_starts_without_the_old_one(store: BoundedTrackerStore) -> None:
    add(store, "jan", [*begin(), *turn(0, SlotSet("onderwerp", "migraine"))])
    add(store, "jan", [*begin(), *turn(1)])
    tracker = read(store, "jan")
    assert texts(tracker) == ["vraag 1"]
    assert tracker.get_slot("onderwerp") is None
    for number in range(2, 30):
        add(store, "jan", turn(number))
    assert read(store, "jan").get_slot("onderwerp") is None


def test_deleting_leaves_nothing_in_the_file(store: BoundedTrackerStore, tmp_path: Path) -> None:
    add(store, "jan", [*begin(), UserUttered("een heel bijzonder geheim", {"name": "vraag"})])
    add(store, "piet", turn(1))
    assert asyncio.run(store.delete("jan")) == 4
    assert asyncio.run(store.delete("jan")) == 0
    assert asyncio.run(store.retrieve("jan")) is None
    assert texts(read(store, "piet")) == ["vraag 1"]
    assert not [path for path in tmp_path.iterdir() if b"bijzonder geheim" in path.read_bytes()]


def test_a_database_that_rasa_made_is_taken_over(tmp_path: Path) -> None:
    from rasa.core.tracker_store import SQLTrackerStore

    path = tmp_path / "rasa.db"
    before = SQLTrackerStore(DOMAIN, host=f"sqlite:///{path}")
    before.engine.dispose()
    store = BoundedTrackerStore(DOMAIN, host=f"sqlite:///{path}", turns=TURNS)
    add(store, "jan", turn(0))
    assert texts(read(store, "jan")) == ["vraag 0"]
    store.engine.dispose()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")]
    connection.close()
    assert "ix_events_latest" in names


_EVENTS = st.sampled_from(["user", "slot", "listen", "reset", "session"])


@settings(max_examples=40, deadline=None)
@given(turns=st.lists(st.lists(_EVENTS, min_size=1, max_size=6), min_size=1, max_size=14))
def test_slots_are_as_if_all_had_been_read(tmp_path_factory: pytest.TempPathFactory, turns: list[list[str]]) -> None:
    folder = tmp_path_factory.mktemp("db")
    bounded = BoundedTrackerStore(DOMAIN, host=f"sqlite:///{folder / 'a.db'}", turns=2)
    everything = BoundedTrackerStore(DOMAIN, host=f"sqlite:///{folder / 'b.db'}", turns=10_000)
    for number, kinds in enumerate(turns):
        for store in (bounded, everything):
            made: dict[str, Event] = {
                "user": UserUttered(f"vraag {number}", {"name": "vraag"}),
                "slot": SlotSet("onderwerp", f"{number}"),
                "listen": ActionExecuted("action_listen"),
                "reset": AllSlotsReset(),
                "session": SessionStarted(),
            }
            add(store, "jan", [made[kind] for kind in dict.fromkeys(kinds)])
    assert read(bounded, "jan").current_slot_values() == read(everything, "jan").current_slot_values()
    assert len(stored(bounded, "jan")) == len(stored(everything, "jan"))
    for store in (bounded, everything):
        store.engine.dispose()
