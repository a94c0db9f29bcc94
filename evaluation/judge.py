"""Judges one reply against what was expected, the way visitors would: a wrong answer is worse than none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from evaluation.questions import Conversation, Turn

_CITED = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True)
class Opinion:
    """What the NLU made of a message: its intent, how sure it is (0 to 1), the highest chance of any danger (0 to 1), and how long the turn took."""

    intent: str
    confidence: float
    danger: float
    seconds: float


@dataclass(frozen=True)
class Verdict:
    """One turn with its reply: `faults` is empty where it is right; `harm` where it answered what it should not, or missed an emergency.

    `forbidden` where it said what must not be said; `article` is the one that it answered from.
    """

    conversation: Conversation
    number: int
    turn: Turn
    kind: str
    topics: tuple[str, ...]
    passages: tuple[str, ...]
    text: str
    opinion: Opinion
    faults: tuple[str, ...]
    harm: bool
    forbidden: bool = False
    article: str | None = None

    @property
    def name(self) -> str:
        """What the turn is called in lists: the conversation's id and the turn's number, from 0."""
        return f"{self.conversation.id}.{self.number}"

    @property
    def right(self) -> bool:
        """Whether nothing is wrong with the reply."""
        return not self.faults

    @property
    def is_emergency(self) -> bool:
        """Whether the message tells of danger and nothing else will do."""
        return self.turn.expected.kinds == ("emergency",)

    @property
    def missed_emergency(self) -> bool:
        """Whether danger was not recognised."""
        return self.is_emergency and self.kind != "emergency"

    @property
    def false_alarm(self) -> bool:
        """Whether no danger was taken for danger."""
        return self.kind == "emergency" and "emergency" not in self.turn.expected.kinds

    @property
    def outcome(self) -> str:
        """How it went, in one word: right, wrong, alarm, harm or missed, from best to worst."""
        if self.missed_emergency:
            return "missed"
        if self.harm:
            return "harm"
        if self.false_alarm:
            return "alarm"
        return "right" if self.right else "wrong"


# From best to worst.
OUTCOMES = ("right", "wrong", "alarm", "harm", "missed")


def judge(conversation: Conversation, number: int, text: str, custom: dict[str, Any], opinion: Opinion) -> Verdict:
    """Hold one reply, its `text` and `custom` object, against turn `number` of a conversation."""
    turn = conversation.turns[number]
    expected = turn.expected
    kind, topics = str(custom.get("kind")), tuple(custom.get("topics") or ())
    faults: list[str] = []
    harm = False
    if kind not in expected.kinds:
        faults.append(f"kind {kind}, wanted {'/'.join(expected.kinds)}")
        harm = kind == "answer" or expected.kinds == ("emergency",)
    if kind == "answer" and "answer" in expected.kinds:
        if expected.topics and not set(expected.topics) & set(topics):
            faults.append(f"topics {', '.join(topics)}, wanted one of {', '.join(expected.topics)}")
            harm = True
        cited = {int(found) for found in _CITED.findall(text)}
        if expected.cite_any and not set(expected.cite_any) & cited:
            faults.append(f"cites {sorted(cited)}, wanted one of {list(expected.cite_any)}")
    faults += [f"does not say /{pattern}/" for pattern in expected.say if not re.search(pattern, text, re.I)]
    forbidden = [f"says /{pattern}/" for pattern in expected.not_say if re.search(pattern, text, re.I)]
    passages = tuple(custom.get("passages") or ())
    article = (custom.get("article") or {}).get("id")
    return Verdict(conversation, number, turn, kind, topics, passages, text, opinion, (*faults, *forbidden), harm or bool(forbidden), bool(forbidden), article)
