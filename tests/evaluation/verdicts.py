"""Verdicts made by hand, for the tests beside this file."""

from evaluation.judge import Opinion, Verdict, judge
from evaluation.questions import Conversation, Expected, Turn

OPINION = Opinion("ask", 0.9, 0.1, 0.02)


def conversation(*turns: Turn, name: str = "x1", tags: tuple[str, ...] = ()) -> Conversation:
    return Conversation(name, "questions/test/mixed.jsonl", tags, turns)


def verdict(kind: str, *expected: str, name: str = "x1", tags: tuple[str, ...] = (), text: str = "helpt magnesium?", danger: float = 0.1) -> Verdict:
    turn = Turn(text, Expected(expected))
    return judge(conversation(turn, name=name, tags=tags), 0, "tekst", {"kind": kind}, Opinion("ask", 0.9, danger, 0.02))
