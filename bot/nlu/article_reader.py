"""Reads each message against the articles: entities for what it names, and the settled intent."""

from __future__ import annotations

import gc
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot import library
from bot.language.intent import settle
from bot.language.lexicon import Mention
from bot.language.reading import Reading
from bot.nlu.danger_classifier import OUTPUT

# Kinds of mention and the entity they become. What is named in passing is an entity too: the chooser judges it.
ENTITY = {
    "own": "substance", "substance": "substance", "form": "substance", "medicine": "medicine", "treatment": "treatment",
    "topic": "topic", "complaint": "complaint", "aspect": "other_aspect", "broad": "complaint",
}


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=False)
class ArticleReader(GraphComponent):
    """The bridge from `bot.language` to Rasa; stands last in the pipeline."""

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext) -> ArticleReader:
        """Reads the content, so that a broken file is told at the start. Raises ContentError."""
        library.current()
        return cls()

    @classmethod
    def load(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext, **kwargs: Any
    ) -> ArticleReader:
        """The same, for a model that is about to answer: what is in memory by now stays there, so Python need not look through it for garbage.

        It did so every few hundred messages, and some visitor waited a third of a second for it.
        """
        reader = cls.create(config, model_storage, resource, execution_context)
        gc.unfreeze()  # of a model before this one
        gc.collect()
        gc.freeze()
        return reader

    @staticmethod
    def fingerprint_addon(config: dict[str, Any]) -> str:
        """Content is part of what this component is."""
        return library.fingerprint()

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets entities and the final intent; the classifier's ranking stays as it was."""
        for message in messages:
            text = message.get(TEXT)
            if not text:
                continue
            lib = library.current()
            reading = lib.reader.read(text)
            chances = {rank["name"]: rank["confidence"] for rank in message.get(INTENT_RANKING_KEY) or []}
            intent, confidence = settle(reading, chances, message.get(OUTPUT) or {}, lib.reader.cues)
            message.set(INTENT, {"name": intent, "confidence": confidence}, add_to_output=True)
            message.set(ENTITIES, _entities(reading, text), add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing to add: no component behind it learns."""
        return training_data


def _within(mention: Mention, other: Mention) -> bool:
    """Whether a mention lies within a longer one."""
    return other.start <= mention.start and mention.end <= other.end and other.end - other.start > mention.end - mention.start


def _entities(reading: Reading, text: str) -> list[dict[str, Any]]:
    """One entity a mention, with character offsets in the message as typed where it was typed plainly."""
    found: list[dict[str, Any]] = []
    for mention in reading.mentions:
        if any(_within(mention, other) for other in reading.mentions):
            continue  # "magnesium" in "te weinig magnesium"
        start, end = reading.words[mention.start].start, reading.words[mention.end - 1].end
        if mention.negated or end > len(text):
            continue
        found.append({"entity": ENTITY[mention.kind], "value": mention.value, "start": start, "end": end, "extractor": "ArticleReader"})
    return found
