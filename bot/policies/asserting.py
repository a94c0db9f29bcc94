"""Lets a test story say which passages an answer was made of. Works in `rasa test` alone: no conversation ever has the slot that it looks at.

    - action: utter_answer
    - slot_was_set:
        - passages: [migraine-snelheid]

Rasa compares actions, not slots. So where the passages are others, this policy predicts `action_other_passage` instead of waiting for the
visitor, and Rasa reports the story as failed. What was given instead is a warning in the log.
"""

from __future__ import annotations

import json
import logging
from typing import Any

from rasa.core.constants import POLICY_PRIORITY
from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from actions.conversation import decide_turn
from bot import library
from bot.policies.passage_mark import MARK

SLOT = "passages"
OTHER = "action_other_passage"

logger = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class PassageAssertion(Policy):
    """Fails a test story whose answer is made of other passages than it says. Learns nothing; has nothing to say in a conversation."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Above rules (6): waiting after a reply is what they predict."""
        return {POLICY_PRIORITY: 7}

    def train(self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any) -> Resource:
        """Nothing is learned."""
        return self._resource

    def predict_action_probabilities(
        self, tracker: DialogueStateTracker, domain: Domain, rule_only_data: dict[str, Any] | None = None, **kwargs: Any
    ) -> PolicyPrediction:
        """Certainty of `action_other_passage` right after a story's `passages` that are not those given; otherwise no opinion."""
        probabilities = self._default_predictions(domain)
        event = tracker.events[-1] if tracker.events else None
        if isinstance(event, SlotSet) and event.key == SLOT:
            wanted = [event.value] if isinstance(event.value, str) else list(event.value or ())
            given = list(decide_turn(tracker, library.current()).passages)
            if wanted != given:
                logger.warning(MARK + json.dumps({"story": tracker.sender_id, "wanted": wanted, "given": given}, ensure_ascii=False))
                probabilities[domain.index_for_action(OTHER)] = 1.0
        return self._prediction(probabilities)
