"""The trained bot in the process that asks it: model, policies and replies as `rasa run` loads them, without a network; conversations stay in memory."""

from __future__ import annotations

import asyncio
from pathlib import Path

from rasa.core.agent import Agent, load_agent
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import EndpointConfig


def load(model: Path) -> Agent:
    """The agent of a model file, or of the newest in a folder. Raises RuntimeError where there is none that can be loaded."""
    nlg = EndpointConfig.from_dict({"type": "actions.nlg.ArticleReplies"})
    agent: Agent = asyncio.run(load_agent(str(model), endpoints=AvailableEndpoints(nlg=nlg)))
    if not agent.is_ready():
        raise RuntimeError(f"{model}: no model that can be loaded; train one with `make train`")
    assert agent.processor is not None
    agent.processor.tracker_store = InMemoryTrackerStore(agent.domain or Domain.empty())
    return agent
