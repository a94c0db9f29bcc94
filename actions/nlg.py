"""Words the bot's decisions, in Rasa's own process: `nlg: type: actions.nlg.ArticleReplies` in endpoints.yml.

Every turn leaves as text and one `custom` object of the same shape (see `contract`).
"""

from __future__ import annotations

from typing import Any

from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from actions.conversation import decide_turn, is_first_turn
from actions.decision import Decision
from actions.reply import Texts, contract, word
from bot import library

CHOSEN = frozenset({"utter_answer", "utter_sources", "utter_not_covered", "utter_refer", "utter_clarify", "utter_capabilities", "utter_provenance"})


class ArticleReplies(TemplatedNaturalLanguageGenerator):
    """Answers from the article files as they stand on disk now; all other texts from domain.yml."""

    def __init__(self, endpoint_config: EndpointConfig | None = None, domain: Domain | None = None) -> None:
        super().__init__((domain or Domain.empty()).responses)

    async def generate(self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any) -> dict[str, Any] | None:
        """The reply to the latest message, or None for an action that has no text."""
        if utter_action not in self.responses:
            return None
        lib = library.current()
        texts = Texts(self.responses)
        kind = (self.responses[utter_action][0].get("custom") or {}).get("kind", "clarify")
        decision = decide_turn(tracker, lib) if utter_action in CHOSEN else Decision(utter_action, kind)
        if decision.action != utter_action:  # a rule or story decided otherwise
            decision = Decision(utter_action, kind)
        paragraphs = word(decision, lib, texts)
        if is_first_turn(tracker):
            welcome = texts.get("utter_welcome")
            paragraphs = [*paragraphs, welcome] if decision.kind == "emergency" else [welcome, *paragraphs]
        return {"text": "\n\n".join(paragraphs), "custom": contract(decision, lib, texts)}
