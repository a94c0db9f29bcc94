"""The real bot, asked in its own process: the trained model, the policies and the replies as `rasa run` would load them, without a network."""

from __future__ import annotations

import asyncio
import time
import uuid
from pathlib import Path
from typing import Iterable, Iterator

from rasa.core.agent import Agent, load_agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.utils.endpoints import EndpointConfig
from rasa.shared.core.domain import Domain
from rasa.core.utils import AvailableEndpoints

from evaluation.judge import Verdict, judge
from evaluation.questions import Conversation


class Bot:
    """Asks conversations of one model."""

    def __init__(self, model: Path) -> None:
        nlg = EndpointConfig.from_dict({"type": "actions.nlg.ArticleReplies"})
        self._agent: Agent = asyncio.run(load_agent(str(model), endpoints=AvailableEndpoints(nlg=nlg)))
        if not self._agent.is_ready():
            raise RuntimeError(f"{model}: no model that can be loaded; train one with `make train`")
        assert self._agent.processor is not None
        self._agent.processor.tracker_store = InMemoryTrackerStore(self._agent.domain or Domain.empty())

    def ask(self, conversations: Iterable[Conversation]) -> Iterator[Verdict]:
        """Ask every turn of every conversation, each conversation as a visitor of its own."""
        for conversation in conversations:
            sender = uuid.uuid4().hex
            for number, turn in enumerate(conversation.turns):
                yield asyncio.run(self._turn(conversation, number, turn.text, sender))

    async def _turn(self, conversation: Conversation, number: int, text: str, sender: str) -> Verdict:
        from bot.channels.clean import clean_message

        output = CollectingOutputChannel()
        begun = time.perf_counter()
        await self._agent.handle_message(UserMessage(clean_message(text), output, sender))
        seconds = time.perf_counter() - begun
        assert self._agent.processor is not None
        tracker = await self._agent.processor.get_tracker(sender)
        message = tracker.latest_message
        said = "\n".join(part["text"] for part in output.messages if part.get("text"))
        custom = next((part["custom"] for part in output.messages if part.get("custom")), {})
        intent = message.intent if message else {}
        return judge(conversation, number, said, custom, str(intent.get("name")), float(intent.get("confidence") or 0), seconds)
