"""A light intent classifier: logistic regression over all sentence features that stand before it in the pipeline."""

from __future__ import annotations

import warnings
from typing import Any, Sequence

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

_FILE = "intents.joblib"
# How often training goes through the examples. With thousands of them it tells intents apart after twelve times as well as after twenty-five, in half
# the time (five-fold, 83.0 and 83.0 % of this bot's own); with hundreds more often helps, and takes no longer for it.
_PASSES, _STEPS = 12, 110_000


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LightIntentClassifier(IntentClassifier, GraphComponent):
    """scikit-learn's LogisticRegression; Rasa's own classifier of that name takes eight seconds to import at every start.

    Setting: `C`, how closely the training examples are followed (the inverse of the regularisation).
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """Needs features."""
        return [Featurizer]

    @staticmethod
    def required_packages() -> list[str]:
        """scikit-learn."""
        return ["sklearn"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """See the class."""
        return {"C": 12.0}

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, model: LogisticRegression | None = None) -> None:
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext) -> LightIntentClassifier:
        """Raises ValueError for a `C` that is not a positive number."""
        if not isinstance(config["C"], (int, float)) or config["C"] <= 0:
            raise ValueError(f"config.yml: LightIntentClassifier: C: found {config['C']!r}, expected a positive number such as 6")
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fits and stores the model. Raises ValueError where there are fewer than two intents to tell apart."""
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        intents = [example.get(INTENT) for example in examples]
        if len(set(intents)) < 2:
            raise ValueError(f"LightIntentClassifier: found {len(set(intents))} intent(s) in the training data, expected two or more")
        passes = max(_PASSES, _STEPS // len(examples))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # it is meant to stop there
            model = LogisticRegression(C=self._config["C"], solver="saga", tol=1e-3, max_iter=passes, random_state=42)
            self._model = model.fit(_matrix(examples), intents)
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / _FILE)
        return self._resource

    @classmethod
    def load(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext, **kwargs: Any
    ) -> LightIntentClassifier:
        """Loads what `train` stored."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, joblib.load(folder / _FILE))

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets `intent` and `intent_ranking` (all intents, likeliest first)."""
        if self._model is None:
            return messages
        for message in messages:
            if not message.features_present(TEXT, None):
                continue
            chances = self._model.predict_proba(_matrix([message]))[0]
            ranking = [{"name": str(self._model.classes_[place]), "confidence": float(chances[place])} for place in np.argsort(-chances)]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing behind it learns from its opinion, so the training data is left alone."""
        return training_data


def _matrix(messages: list[Message]) -> csr_matrix:
    """One row a message: its counts, damped and of unit length, and its dense sentence features beside them.

    Raw counts of a long message would drown the sentence vector, and the solver needs five times as long for them. The columns of one
    featurizer are put together for all messages first: putting together each message's row takes longer than the solver.
    """
    parts = [[part for part in message.features if part.attribute == TEXT and part.type == FEATURE_TYPE_SENTENCE] for message in messages]
    return hstack([_columns(column) for column in zip(*parts, strict=True)]).tocsr()


def _columns(parts: Sequence[Features]) -> csr_matrix:
    """What one featurizer made of all messages."""
    if parts[0].is_sparse():
        return _damped(vstack([part.features for part in parts]))
    return csr_matrix(np.vstack([part.features for part in parts]), dtype=np.float32)


def _damped(counts: Any) -> csr_matrix:
    """Counts of one featurizer on a logarithmic scale, as a vector of unit length: words and letters weigh the same."""
    damped = csr_matrix(counts, dtype=np.float32)
    damped.data = 1 + np.log(np.maximum(damped.data, 1))
    return normalize(damped)
