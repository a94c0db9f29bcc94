"""The conversation so far, folded into what the next decision needs."""

from __future__ import annotations

from dataclasses import replace
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
        decision = _given(library.chooser.decide(message.intent_name or "ask", reading, memory, _confidence(message)), library)
    return memory, decision or Decision("utter_clarify", "clarify")


def _given(decision: Decision, library: Library) -> Decision:
    """The decision without passages that were withdrawn; where nothing is left to answer with, it is not covered."""
    if decision.kind != "answer" or not library.withdrawn:
        return decision
    left = tuple(passage for passage in decision.passages if passage not in library.withdrawn)
    article = library.catalogue.articles.get(decision.article or "")
    if (left or not decision.passages) and (article is None or article.passages):
        return decision if left == decision.passages else replace(decision, passages=left)
    return Decision("utter_not_covered", "not_covered")


def _confidence(message: UserUttered) -> float:
    """How sure the intent was; a story's intent, which has no confidence, counts as certain."""
    return float((message.intent or {}).get("confidence") or 1.0)


def is_first_turn(tracker: DialogueStateTracker) -> bool:
    """Whether the bot has not said anything yet in this conversation."""
    return sum(isinstance(event, UserUttered) for event in tracker.applied_events()) <= 1
