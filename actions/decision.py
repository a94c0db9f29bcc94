"""What the bot decides to say in a turn, and what it keeps in mind for the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["answer", "not_covered", "refer", "emergency", "clarify", "smalltalk", "meta", "out_of_scope"]


@dataclass(frozen=True)
class Decision:
    """One turn's reply before it is worded. `action` is the Rasa response; `silent_on` names what else was asked and is not covered.

    `numbers` are the sources to speak of where the turn asks for sources; `offers` are topics to offer as buttons. `focus` are
    the topics that were asked for, on which a follow-up leans; `subject` is what the turn was about instead, where that is not covered.
    """

    action: str
    kind: Kind
    article: str | None = None
    topics: tuple[str, ...] = ()
    aspect: str | None = None
    passages: tuple[str, ...] = ()
    silent_on: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    offers: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()


@dataclass(frozen=True)
class Memory:
    """What earlier turns left. `topics` is empty after a turn about something that is not covered: a follow-up must not slip back."""

    kind: Kind | None = None
    article: str | None = None
    topics: tuple[str, ...] = ()
    aspect: str | None = None
    passages: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    waiting_for_topic: str | None = None
    uncovered: tuple[str, ...] = ()

    def after(self, decision: Decision) -> Memory:
        """What is kept in mind once this decision has been said."""
        if decision.kind == "answer" and decision.topics[:1] == ("bronnen",):
            topics, passages = self.topics or decision.topics[1:], decision.passages or self.passages
            return Memory("answer", decision.article or self.article, topics, self.aspect, passages, self.offers)
        if decision.kind == "answer":
            return Memory("answer", decision.article, decision.focus or decision.topics, decision.aspect, decision.passages, decision.offers)
        if decision.kind == "clarify":
            article, topics = decision.article or self.article, decision.focus or self.topics
            return Memory("clarify", article, topics, self.aspect, self.passages, decision.offers, decision.aspect)
        if decision.kind == "not_covered":
            topics = decision.topics  # kept where only the aspect is not covered: "hoe snel?" after "fibromyalgie"
            return Memory("not_covered", decision.article or self.article, topics, decision.aspect, (), decision.offers, None, decision.subject)
        if decision.kind == "refer":
            return Memory("refer", decision.article or self.article, decision.focus, None, self.passages, self.offers)
        return Memory(decision.kind, self.article, self.topics, self.aspect, self.passages, self.offers, None, self.uncovered)
