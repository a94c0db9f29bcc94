"""The conversation so far, folded into what the next decision needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from actions.decision import Decision, Memory

if TYPE_CHECKING:
    from bot.library import Library

TURNS = 10  # how many earlier messages are read again; older ones no longer matter to a follow-up


def decide_turn(tracker: DialogueStateTracker, library: Library) -> Decision:
    """The decision for the latest message of the tracker. The same tracker and content always give the same decision."""
    return follow(tracker, library)[1]


def follow(tracker: DialogueStateTracker, library: Library) -> tuple[Memory, Decision]:
    """What was kept in mind when the latest message came, and the decision for it."""
    messages = [event for event in tracker.applied_events() if isinstance(event, UserUttered)][-TURNS:]
    memory, decision = Memory(), None
    for message in messages:
        memory = memory.after(decision) if decision else memory
        reading = library.reader.read(message.text or "")
        decision = library.chooser.decide(message.intent_name or "ask", reading, memory, _confidence(message))
    return memory, decision or Decision("utter_clarify", "clarify")


def _confidence(message: UserUttered) -> float:
    """How sure the intent was; a story's intent, which has no confidence, counts as certain."""
    return float((message.intent or {}).get("confidence") or 1.0)


def is_first_turn(tracker: DialogueStateTracker) -> bool:
    """Whether the bot has not said anything yet in this conversation."""
    return sum(isinstance(event, UserUttered) for event in tracker.applied_events()) <= 1
