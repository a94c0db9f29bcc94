"""The decisions that a target can end in: answered, not covered, and several of these in one reply."""

from __future__ import annotations

from dataclasses import replace
from typing import Sequence

from actions.decision import Decision
from actions.shelf import Shelved, names
from actions.target import Target


def answer(chosen: Sequence[Shelved], target: Target, silent_on: tuple[str, ...]) -> Decision:
    """The answer that the chosen passages give to a target; `silent_on` is what they leave out."""
    first = chosen[0]
    topics = tuple(dict.fromkeys(topic for item in chosen for topic in item.passage.topics))
    asked = tuple(topic for topic in target.topics if topic in topics)
    topics = asked + tuple(topic for topic in topics if topic not in asked)
    passages = tuple(dict.fromkeys(item.passage.id for item in chosen))
    focus = asked or tuple(first.passage.about)
    return Decision("utter_answer", "answer", first.article, topics, first.passage.aspect, passages, silent_on, focus=focus)


def said(item: Shelved) -> Decision:
    """The answer that a passage gives by itself."""
    passage = item.passage
    return Decision("utter_answer", "answer", item.article, tuple(passage.topics), passage.aspect, (passage.id,), focus=tuple(passage.about))


def not_covered(target: Target, what: Sequence[str], keep_topic: bool = False) -> Decision:
    """That no passage answers a target, because of what it names; its topics are kept where a follow-up may still lean on them."""
    keep_topic = keep_topic or all(m.kind in ("substance", "form", "medicine", "treatment") for m in target.strangers)
    aspect = first_of(target.part.aspects)
    article = target.articles[0] if target.own and target.articles else None
    topics = target.topics if keep_topic else ()
    subject = names(target.strangers) or target.unknown
    return Decision("utter_not_covered", "not_covered", article, topics, aspect, silent_on=tuple(what), subject=subject)


def combine(decisions: Sequence[Decision]) -> Decision:
    """One reply for all questions of a message: what is covered is answered, what is not is named."""
    answers = [decision for decision in decisions if decision.kind == "answer"]
    if not answers:
        return next((decision for decision in decisions if decision.kind == "not_covered"), decisions[0])
    unanswered = [decision for decision in decisions if decision.kind == "not_covered"]
    silent = [name for decision in [*unanswered, *answers] for name in decision.silent_on]
    first = answers[0]
    return replace(
        first,
        topics=tuple(dict.fromkeys(topic for decision in answers for topic in decision.topics)),
        passages=tuple(dict.fromkeys(passage for decision in answers for passage in decision.passages))[:3],
        silent_on=tuple(dict.fromkeys(silent)) or (("uw andere vraag",) if unanswered else ()),
    )


def first_of(aspects: Sequence[str]) -> str | None:
    """The aspect that counts most of those asked, if any is."""
    return aspects[0] if aspects else None
