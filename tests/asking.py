"""Asking the bot in tests: over REST as any client does, or in this process where many questions have to be quick. Both give a `Reply`."""

from __future__ import annotations

import asyncio
import http.client
import json
import logging
import re
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.channels.clean import clean_message

KINDS = ("answer", "not_covered", "refer", "emergency", "clarify", "smalltalk", "meta", "out_of_scope")
_CITED = re.compile(r"\[(\d+)\]")


class BrokenContract(AssertionError):
    """A turn that does not hold what every turn must: Dutch text and exactly one `custom` object with a known kind."""


@dataclass(frozen=True)
class Reply:
    """One turn: its text items, and the object beside them."""

    texts: tuple[str, ...]
    custom: dict[str, Any]

    @property
    def text(self) -> str:
        """All that is said."""
        return "\n".join(self.texts)

    @property
    def kind(self) -> str:
        """One of the eight kinds."""
        return str(self.custom["kind"])

    @property
    def cited(self) -> set[int]:
        """The source numbers in the text."""
        return {int(number) for number in _CITED.findall(self.text)}


def read_reply(messages: list[dict[str, Any]]) -> Reply:
    """One turn's messages as they come from the bot. Raises BrokenContract."""
    texts = tuple(message["text"] for message in messages if message.get("text"))
    customs = [message["custom"] for message in messages if "custom" in message]
    if not texts or not all(text.strip() for text in texts):
        raise BrokenContract(f"no text: {messages}")
    if len(customs) != 1:
        raise BrokenContract(f"{len(customs)} custom objects: {messages}")
    if customs[0].get("kind") not in KINDS:
        raise BrokenContract(f"kind {customs[0].get('kind')!r}")
    return Reply(texts, customs[0])


@dataclass
class Visitor:
    """A conversation over REST."""

    url: str
    sender: str = field(default_factory=lambda: f"test-{uuid.uuid4().hex}")

    def ask(self, text: str) -> Reply:
        """Say something and wait for the reply."""
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=60)
        try:
            body = json.dumps({"sender": self.sender, "message": text})
            connection.request("POST", "/webhooks/rest/webhook", body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            said = answer.read()
        finally:
            connection.close()
        if answer.status != 200:
            raise BrokenContract(f"HTTP {answer.status}: {said[:300]!r}")
        return read_reply(json.loads(said))


class InProcess:
    """The trained model with its policies and replies in this process, without a network and with conversations in memory only."""

    def __init__(self, model: Path) -> None:
        # Imported here: Rasa takes seconds, and most tests do without.
        from rasa.utils.log_utils import configure_structlog

        from bot.run.in_process import load

        configure_structlog(logging.WARNING)  # it would print every step of every turn
        self._agent = load(model)

    def ask(self, text: str, sender: str | None = None) -> Reply:
        """The reply to one message, in a new conversation unless `sender` names one."""
        from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

        output = CollectingOutputChannel()
        asyncio.run(self._agent.handle_message(UserMessage(clean_message(text), output, sender or uuid.uuid4().hex)))
        return read_reply(output.messages)
