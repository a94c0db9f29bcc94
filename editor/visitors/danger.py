"""What is never shown: messages in which there is danger, and what was said around them in the same conversation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from bot.language.intent import DANGERS
from editor.visitors.store import Turn

# Chance of danger, as it was stored with the message, from which its text is not shown. The bot itself needs more to call it an emergency:
# showing one too few here costs an editor a sentence, showing one too many may cost a visitor much more.
DOUBTFUL = 0.5
_INTENTS = frozenset(DANGERS.values())


def is_emergency(turn: Turn) -> bool:
    """Whether the bot took it for an emergency then."""
    return turn.kind == "emergency" or turn.intent in _INTENTS


def sees_danger(turn: Turn, in_words: Callable[[str], bool]) -> bool:
    """Whether the bot saw danger then, was in doubt, or would see it by what it knows now (`in_words`)."""
    return is_emergency(turn) or max(turn.danger.get(name, 0.0) for name in _INTENTS) >= DOUBTFUL or in_words(turn.text)


def showable(turns: Iterable[Turn], in_words: Callable[[str], bool]) -> tuple[list[Turn], list[Turn]]:
    """The turns that may be shown, and the emergencies, to be counted.

    Of a session (from the visitor's first message until hours of silence) with danger in it nothing is shown: what was said before and
    after tells of the same distress, or of the one who was in it. `turns` come conversation by conversation; `in_words` tells whether the
    bot's own patterns see danger in a text.
    """
    shown: list[Turn] = []
    emergencies: list[Turn] = []
    for _, group in groupby(turns, key=lambda turn: (turn.sender, turn.session)):
        session: Sequence[Turn] = list(group)
        emergencies += [turn for turn in session if is_emergency(turn)]
        if not any(sees_danger(turn, in_words) for turn in session):
            shown += session
    return shown, emergencies
