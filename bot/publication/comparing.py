"""Holds a candidate's outcomes against those of what is live: no worse, or which questions got worse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Mapping

from bot.publication.asking import EXAMPLES, GUARDED
from bot.publication.blaming import advice, causes
from bot.publication.novelty import NOTHING, Novelty
from bot.publication.status import Change

Turns = Mapping[str, Mapping[str, Any]]
Outcomes = Mapping[str, Turns]
_ORDER = ("right", "wrong", "alarm", "harm", "missed")
_GRAVE = ("harm", "missed")
_SILENT = {"not_covered", "clarify"}
_NOTHING_NEW = Novelty()


@dataclass(frozen=True)
class Judgement:
    """`no_worse`: it may go live. `harmless`: nothing is newly harmful or missed, so an editor may publish it anyway.

    `answered` are questions that were not covered and that the candidate answers from what is new in it; they are neither worse nor better.
    `causes` and `advice` tell in Dutch what the worse questions lead to, and what an editor can do about it.
    """

    no_worse: bool
    harmless: bool
    worse: tuple[Change, ...]
    better: tuple[Change, ...]
    astray: tuple[Change, ...]
    answered: tuple[Change, ...] = ()
    causes: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()


def compare(live: Outcomes, candidate: Outcomes, novelty: Novelty = _NOTHING_NEW) -> Judgement:
    """Counts decide for each set, single questions for the articles' own examples."""
    worse: list[tuple[Mapping[str, Any], Mapping[str, Any]]] = []
    better: list[Change] = []
    astray: list[Change] = []
    answered: list[Change] = []
    no_worse = harmless = True
    for name, turns in candidate.items():
        before = live.get(name, {})
        if name == EXAMPLES:
            held = list(_by_heart(before, turns))
            astray += held
            no_worse = no_worse and not held
        by_new: set[str] = set()
        for key, turn in turns.items():
            if key not in before:
                if name == EXAMPLES and turn["outcome"] != "right":
                    astray.append(_change(turn, "nieuw"))
                continue
            step = _ORDER.index(turn["outcome"]) - _ORDER.index(before[key]["outcome"])
            if step > 0 and name != EXAMPLES and _answers_from_new(before[key], turn, novelty):
                by_new.add(key)
                answered.append(_change(turn, before[key]["got"]))
            elif step > 0:
                worse.append((before[key], turn))
                no_worse = no_worse and name != EXAMPLES
            elif step < 0:
                better.append(_change(turn, before[key]["got"]))
        if name == EXAMPLES:
            continue
        unsafe = any(_count(turns, what, by_new) > _count(before, what, by_new) for what in _GRAVE)
        harmless = harmless and not unsafe
        no_worse = no_worse and not unsafe and _count(turns, "right", by_new) >= _count(before, "right", by_new)
    refused = not no_worse
    grave = [str(turn["question"]) for _, turn in worse if turn["outcome"] in _GRAVE]
    found = causes(worse, novelty) if refused else ()
    told = advice(harmless, grave, bool(worse), bool(found), bool(astray)) if refused else ()
    shown = tuple(_change(turn, earlier["got"]) for earlier, turn in worse)
    return Judgement(no_worse, harmless, shown, tuple(better), tuple(astray), tuple(answered), found, told)


def _answers_from_new(before: Mapping[str, Any], turn: Mapping[str, Any], novelty: Novelty) -> bool:
    """Whether a question that should not have been answered is answered now with text that was not there: what the new text is for.

    A question that was answered rightly is only taken over where it names something new itself.
    """
    expects = set(turn.get("expects", ()))
    names_new = bool(set(turn.get("named") or turn.get("earlier", ())) & novelty.names)  # what names nothing goes on with what was named before
    if expects & GUARDED or turn["outcome"] == "missed":
        return False
    if turn.get("forbidden") and expects - _SILENT:  # what silence forbade to say is for new text to say; what an answer forbade stays forbidden
        return False
    if turn.get("kind") == "clarify":
        return names_new and "not_covered" in expects
    if turn.get("kind") != "answer" or not _new_text(before, turn, novelty, names_new):
        return False
    return "not_covered" in expects or (names_new and bool(expects & {"answer", "clarify"}))


def _new_text(before: Mapping[str, Any], turn: Mapping[str, Any], novelty: Novelty, names_new: bool) -> bool:
    passages = turn.get("passages", ())
    if not passages:  # it tells an article's sources
        return turn.get("article") in novelty.articles
    named = {*turn.get("named", ()), *turn.get("earlier", ())}
    new = {passage for passage in passages if passage in novelty.passages or named & novelty.filed.get(passage, NOTHING)}
    # Beside the new, what was said before may stay, where both are asked for.
    return bool(new) and set(passages) - new <= (set(before.get("passages", ())) if names_new else set())


def _by_heart(before: Turns, turns: Turns) -> Iterator[Change]:
    """New and moved example questions that only lead to their passage word for word: asked a little otherwise they lead to another."""
    for key, turn in turns.items():
        own, free = turn.get("own"), turn.get("free", ())
        earlier = before[key].get("own") if key in before else None
        if turn["outcome"] == "right" and earlier != own and free and own not in free:
            was = f"voorbeeldvraag van {earlier}" if earlier else "nieuw"
            yield Change(str(turn["question"]), str(turn["expected"]), was, f"net iets anders gevraagd: answer {', '.join(free)}")


def _count(turns: Turns, what: str, without: set[str]) -> int:
    return sum(bool(turn[what]) for key, turn in turns.items() if key not in without)


def _change(turn: Mapping[str, Any], before: str) -> Change:
    return Change(str(turn["question"]), str(turn["expected"]), before, str(turn["got"]))
