"""Dutch spaCy for the pipeline: the trained model where it is installed, otherwise a blank one with looked-up lemmas."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.utils.spacy_utils import SpacyModel, SpacyNLP
from spacy.language import Language
from spacy.tokens import Doc

from bot.language.spelling import lemma

logger = logging.getLogger(__name__)

TRAINED = "nl_core_news_sm"
# Only lemmas are used; leaving the rest out halves memory and time.
_UNUSED = ["parser", "ner", "senter", "tagger"]


@Language.component("looked_up_lemmas")
def _looked_up_lemmas(doc: Doc) -> Doc:
    """Lemmas from the table that the reader has in memory anyway: spaCy's own lookup table would take another 70 MB."""
    for token in doc:
        token.lemma_ = lemma(token.text)
    return doc


@lru_cache(maxsize=4)
def load_dutch(name: str) -> Language:
    """The trained pipeline of this name, or blank Dutch with looked-up lemmas where it is not installed."""
    if spacy.util.is_package(name):
        return spacy.load(name, exclude=_UNUSED)
    logger.info("spaCy model %s is not installed: using blank Dutch with lookup lemmas", name)
    blank = spacy.blank("nl")
    blank.add_pipe("looked_up_lemmas")
    return blank


def pipeline_name(name: str = TRAINED) -> str:
    """What is in use, for /health: "nl_core_news_sm 3.4.0" or "blank nl + simplemma"."""
    if not spacy.util.is_package(name):
        return "blank nl + simplemma"
    return f"{name} {spacy.util.get_package_version(name)}"


@DefaultV1Recipe.register(
    [DefaultV1Recipe.ComponentType.MODEL_LOADER, DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER], is_trainable=False, model_from="DutchSpacyNLP"
)
class DutchSpacyNLP(SpacyNLP):
    """Rasa's SpacyNLP, which goes on without the trained model. Setting: `model`, the name of the trained pipeline."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's own settings and the trained pipeline's name."""
        return {**SpacyNLP.get_default_config(), "model": TRAINED}

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext) -> SpacyNLP:
        """Loads the pipeline. Raises ValueError for a setting that is not a name."""
        config = {**cls.get_default_config(), **config}
        if not isinstance(config["model"], str):
            raise ValueError(f"config.yml: DutchSpacyNLP: model: found {config['model']!r}, expected a name such as {TRAINED}")
        return cls(SpacyModel(model=load_dutch(config["model"]), model_name=config["model"]), config)
