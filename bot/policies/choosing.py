"""The policy that decides between answering, declining, referring and asking back, in the light of the conversation.

What earlier turns left is not kept in slots, which visitors might set: it is worked out anew from their messages, which the tracker keeps.
"""

from __future__ import annotations

from typing import Any

from rasa.core.constants import POLICY_PRIORITY
from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from actions.conversation import decide_turn
from bot import library


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class ChoosingPolicy(Policy):
    """Predicts the action that the chooser decides on, then waits for the visitor. Learns nothing from stories; rules go before it."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Below rules (6) and remembered stories (3): those are the exceptions that people wrote down."""
        return {POLICY_PRIORITY: 2}

    def train(self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any) -> Resource:
        """Nothing is learned."""
        return self._resource

    def predict_action_probabilities(
        self, tracker: DialogueStateTracker, domain: Domain, rule_only_data: dict[str, Any] | None = None, **kwargs: Any
    ) -> PolicyPrediction:
        """The decided action with certainty right after a message, and waiting after that."""
        action = ACTION_LISTEN_NAME
        if tracker.latest_action_name == ACTION_LISTEN_NAME:
            lib = library.current()
            action = decide_turn(tracker, lib).action
        probabilities = self._default_predictions(domain)
        if action in domain.action_names_or_texts:
            probabilities[domain.index_for_action(action)] = 1.0
        return self._prediction(probabilities)
