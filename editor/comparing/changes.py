"""Which replies changed between two sides, and whether for better or worse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from editor.comparing.questions import LOOSE, OWN
from editor.comparing.replies import Reply
from evaluation.judge import OUTCOMES
from evaluation.questions import Conversation

Direction = Literal["worse", "better", "other", "text"]
HARMFUL = ("harm", "missed")


@dataclass(frozen=True)
class Change:
    """One turn whose reply changed. `direction` "text": the same kind, topics and passages in other words; `outcome` None where nothing is expected."""

    name: str
    said: tuple[str, ...]
    tags: tuple[str, ...]
    old: Reply
    new: Reply
    old_outcome: str | None
    new_outcome: str | None
    direction: Direction
    faults: tuple[str, ...]

    @property
    def became_harmful(self) -> bool:
        """Whether the new reply does harm, or misses danger, where the old one did not."""
        return self.new_outcome in HARMFUL and self.old_outcome not in HARMFUL


@dataclass(frozen=True)
class Changes:
    """All changes, the worst first, and how many turns and replies of each kind there were."""

    turns: int
    changed: tuple[Change, ...]
    old_kinds: Counter[str]
    new_kinds: Counter[str]

    def of(self, direction: Direction) -> list[Change]:
        """The changes of one direction."""
        return [change for change in self.changed if change.direction == direction]

    @property
    def harmful(self) -> list[Change]:
        """What became harmful."""
        return [change for change in self.changed if change.became_harmful]


def compare(conversations: Sequence[Conversation], old: Mapping[str, Reply], new: Mapping[str, Reply], owners: Mapping[str, str]) -> Changes:
    """Hold the replies to the same conversations against each other. `owners`: the passage of each example question on the new side."""
    changed = []
    for conversation in conversations:
        for number, turn in enumerate(conversation.turns):
            name = f"{conversation.id}.{number}"
            before, after = old[name], new[name]
            if (before.kind, before.topics, before.passages, before.text) == (after.kind, after.topics, after.passages, after.text):
                continue
            was, becomes = _outcome(conversation, turn.text, before, owners), _outcome(conversation, turn.text, after, owners)
            faults = _faults(conversation, turn.text, after, owners)
            said = tuple(turn.text for turn in conversation.turns[: number + 1])
            changed.append(Change(name, said, conversation.tags, before, after, was, becomes, _direction(before, after, was, becomes), faults))
    order = ("worse", "better", "other", "text")
    changed.sort(key=lambda change: (not change.became_harmful, order.index(change.direction), -_badness(change.new_outcome)))
    return Changes(len(new), tuple(changed), Counter(reply.kind for reply in old.values()), Counter(reply.kind for reply in new.values()))


def _outcome(conversation: Conversation, question: str, reply: Reply, owners: Mapping[str, str]) -> str | None:
    """How a reply is judged; an example question is right with its own passage, and nothing is expected of one that the new content no longer has."""
    if LOOSE in conversation.tags:
        return None
    if OWN not in conversation.tags:
        return reply.outcome
    owner = owners.get(question)
    return None if owner is None else "right" if owner in reply.passages else "wrong"


def _faults(conversation: Conversation, question: str, reply: Reply, owners: Mapping[str, str]) -> tuple[str, ...]:
    if OWN in conversation.tags:
        owner = owners.get(question)
        return () if owner is None or owner in reply.passages else (f"voorbeeldvraag van {owner}",)
    return () if LOOSE in conversation.tags else reply.faults


def _direction(before: Reply, after: Reply, old: str | None, new: str | None) -> Direction:
    if old is not None and new is not None and old != new:
        return "worse" if OUTCOMES.index(new) > OUTCOMES.index(old) else "better"
    same = (before.kind, before.topics, before.passages) == (after.kind, after.topics, after.passages)
    return "text" if same else "other"


def _badness(outcome: str | None) -> int:
    return OUTCOMES.index(outcome) if outcome else -1
