"""The real bot, asked in its own process: the trained model, the policies and the replies as `rasa run` would load them, without a network."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from bot.channels.clean import clean_message
from bot.run import in_process
from evaluation.judge import Opinion, Verdict, judge
from evaluation.questions import Conversation

# Chances of the danger classifier that are of one danger each; it gives sums beside them.
_DANGERS = ("suicide", "stroke_now", "acute_danger")


class Bot:
    """Asks conversations of one model. Raises RuntimeError where there is no model that can be loaded."""

    def __init__(self, model: Path) -> None:
        self._agent = in_process.load(model)

    def ask(self, conversations: Iterable[Conversation]) -> Iterator[Verdict]:
        """Ask every turn of every conversation, each conversation as a visitor of its own."""
        for conversation in conversations:
            sender = uuid.uuid4().hex
            for number, turn in enumerate(conversation.turns):
                yield asyncio.run(self._turn(conversation, number, turn.text, sender))

    async def _turn(self, conversation: Conversation, number: int, text: str, sender: str) -> Verdict:
        output = CollectingOutputChannel()
        begun = time.perf_counter()
        await self._agent.handle_message(UserMessage(clean_message(text), output, sender))
        seconds = time.perf_counter() - begun
        assert self._agent.processor is not None
        tracker = await self._agent.processor.get_tracker(sender)
        message = tracker.latest_message
        said = "\n".join(part["text"] for part in output.messages if part.get("text"))
        custom: dict[str, Any] = next((part["custom"] for part in output.messages if part.get("custom")), {})
        intent = (message.intent if message else None) or {}
        chances = (message.parse_data.get("danger") if message else None) or {}
        danger = max((float(chances.get(name, 0)) for name in _DANGERS), default=0.0)
        return judge(conversation, number, said, custom, Opinion(str(intent.get("name")), float(intent.get("confidence") or 0), danger, seconds))
