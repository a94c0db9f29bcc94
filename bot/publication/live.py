"""What a running bot answers with: content and model that belong together, exchanged between two turns without a turn seeing half of each."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor

from bot import library
from bot.library import Library
from bot.memory import release_memory
from bot.publication.versions import Published, keep_model, write_published
from bot.publication.wording import Content, recognition


class PairedProcessor(MessageProcessor):
    """Rasa's processor with the content that goes with its model: a turn keeps to both from its beginning to its end."""

    library: Library

    async def handle_message(self, message: UserMessage) -> list[dict[str, Any]] | None:
        """Answer one message with this processor's own content."""
        with library.using(self.library):
            said: list[dict[str, Any]] | None = await super().handle_message(message)
            return said


def _paired(processor: MessageProcessor, content: Library) -> PairedProcessor:
    pair = PairedProcessor.__new__(PairedProcessor)
    pair.__dict__.update(vars(processor))
    pair.library = content
    return pair


@dataclass(frozen=True)
class Version:
    """Content that can go live: its files, their snapshot's folder, what is built on them, and the hash of what is recognition in it."""

    content: Content
    folder: Path
    library: Library
    recognition: str

    @property
    def name(self) -> str:
        """Its fingerprint."""
        return self.folder.name


def open_version(folder: Path, content: Content, base: Library | None = None) -> Version:
    """Build what is needed to answer from a snapshot. Raises ContentError."""
    return Version(content, folder, library.build(folder, base), recognition(content))


class LiveBot:
    """The agent of this process and the version that it answers from."""

    def __init__(self, agent: Agent, version: Version, published: Published) -> None:
        self._agent = agent
        self.version = version
        self.published = published
        assert agent.processor is not None
        self._use(_paired(agent.processor, version.library))

    def reword(self, version: Version, since: str) -> None:
        """Answer from `version` with the model that is live, from the next turn on."""
        assert self._agent.processor is not None
        self._use(_paired(self._agent.processor, version.library))
        self._remember(version, Published(version.name, self.published.model, since))

    def load(self, model: Path, content: Library) -> PairedProcessor:
        """A processor for another model beside the one that is live, with the same stores; warm, so that nobody waits for it. Takes seconds."""
        agent = self._agent
        with library.using(content):
            processor = MessageProcessor(
                model_path=model,
                tracker_store=agent.tracker_store,
                lock_store=agent.lock_store,
                action_endpoint=agent.action_endpoint,
                generator=agent.nlg,
                http_interpreter=agent.http_interpreter,
            )
            asyncio.run(processor.parse_message(UserMessage("helpt het ook tegen iets?")))
        return _paired(processor, content)

    def exchange(self, processor: PairedProcessor, version: Version, model: Path, since: str) -> None:
        """Answer from `version` with `processor`, from the next turn on; conversations go on where they are."""
        kept = keep_model(model)
        agent = self._agent
        agent.domain = processor.domain
        agent.tracker_store.domain = processor.domain
        if hasattr(agent.nlg, "responses"):
            agent.nlg.responses = processor.domain.responses
        self._use(processor)
        self._remember(version, Published(version.name, kept.name, since))
        release_memory()

    def _use(self, processor: PairedProcessor) -> None:
        self._agent.processor = processor  # one assignment: a turn has the old one or this one
        library.put(processor.library)

    def _remember(self, version: Version, published: Published) -> None:
        self.version, self.published = version, published
        write_published(published)
