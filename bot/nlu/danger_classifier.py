"""Tells danger from everything else by meaning, sentence by sentence: what no list of phrases can hold, in any of the encoder's languages."""

from __future__ import annotations

from typing import Any

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

from bot import library
from bot.nlu.encoder import Vectors, encode, encode_one
from bot.nlu.pieces import pieces

DANGERS = ("suicide", "stroke_now", "acute_danger")
NONE = "none"
OUTPUT = "danger"  # key of the message under which the chances stand: {"suicide": 0.01, …}
_FILE = "danger.joblib"
_MOST_PIECES = 16  # of a message are encoded, the message itself among them: encoding is what takes the time


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class DangerClassifier(GraphComponent):
    """Logistic regression over the sentence vector and character n-grams of each piece of a message; the highest chance of each danger counts.

    Settings: `C`, the inverse of the regularisation; `scale`, the length of the sentence vector.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """See the class."""
        return {"C": 6.0, "scale": 3.0}

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self._model: LogisticRegression | None = None
        self._letters: TfidfVectorizer | None = None
        self._sieve: Pipeline | None = None

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext) -> DangerClassifier:
        """Raises ValueError for a setting that is not a positive number."""
        for key in ("C", "scale"):
            if not isinstance(config[key], (int, float)) or config[key] <= 0:
                raise ValueError(f"config.yml: DangerClassifier: {key}: found {config[key]!r}, expected a positive number")
        return cls(config, model_storage, resource)

    @staticmethod
    def fingerprint_addon(config: dict[str, Any]) -> str:
        """What is mended follows from the content."""
        return library.fingerprint()

    def train(self, training_data: TrainingData) -> Resource:
        """Fits on all examples; sentences of longer examples that are no danger are examples of no danger too."""
        texts: list[str] = []
        labels: list[str] = []
        known: dict[str, Vectors] = {}
        meant = library.current().reader.meant
        for example in training_data.intent_examples:
            label = example.get(INTENT) if example.get(INTENT) in DANGERS else NONE
            text = meant(example.get(TEXT))
            parts = pieces(text) if label == NONE else [text]
            texts += parts
            labels += [label] * len(parts)
            _, dense = example.get_dense_features(TEXT)
            if dense is not None:  # the featurizer before this component has made it already
                known[text] = dense.features[0] / max(float(np.linalg.norm(dense.features[0])), 1e-9)
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known.update(zip(new, encode(new), strict=True))
        self._letters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 4), min_df=3, sublinear_tf=True, strip_accents="unicode", dtype=np.float32
        )
        letters = self._letters.fit_transform(texts)
        model = LogisticRegression(C=self._config["C"], solver="saga", tol=1e-2, max_iter=60, random_state=42)
        self._model = model.fit(self._matrix(np.vstack([known[text] for text in texts]), letters), labels)
        # Words alone: as sure as letters to have a dangerous piece among the first sixteen, in a sixth of the time.
        words = TfidfVectorizer(min_df=2, sublinear_tf=True, strip_accents="unicode", dtype=np.float32)
        self._sieve = make_pipeline(words, LogisticRegression(C=10, solver="liblinear", random_state=42)).fit(texts, [label != NONE for label in labels])
        with self._storage.write_to(self._resource) as folder:
            joblib.dump((self._model, self._letters, self._sieve), folder / _FILE)
        return self._resource

    @classmethod
    def load(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext, **kwargs: Any
    ) -> DangerClassifier:
        """Loads what `train` stored."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._model, component._letters, component._sieve = joblib.load(folder / _FILE)
        return component

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets `danger`: the highest chance of each danger over the message's pieces."""
        for message in messages:
            if message.get(TEXT):
                message.set(OUTPUT, self.chances(library.current().reader.meant(message.get(TEXT))), add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing learns from the chances: they are made at prediction only."""
        return training_data

    def chances(self, text: str) -> dict[str, float]:
        """The highest chance, 0 to 1, of each danger over the pieces of a text; `whole` is the chance of any danger for the text as one."""
        if self._model is None or self._letters is None:
            return {}
        texts = self._most_alarming(pieces(text))
        vectors = np.vstack([encode_one(text).reshape(1, -1), encode(texts[1:])])
        chances = self._model.predict_proba(self._matrix(vectors, self._letters.transform(texts)))
        classes = [str(name) for name in self._model.classes_]
        found = {name: float(chances[:, classes.index(name)].max()) for name in DANGERS if name in classes}
        return {**found, "any": float(1 - chances[:, classes.index(NONE)].min()), "whole": float(1 - chances[0, classes.index(NONE)])}

    def _most_alarming(self, texts: list[str]) -> list[str]:
        """The whole message, and of many pieces those whose words speak most for a danger."""
        if len(texts) <= _MOST_PIECES:
            return texts
        assert self._sieve is not None
        alarm = self._sieve.decision_function(texts[1:])
        return [texts[0], *(texts[1 + place] for place in np.argsort(-alarm, kind="stable")[: _MOST_PIECES - 1])]

    def _matrix(self, vectors: Vectors, letters: csr_matrix) -> csr_matrix:
        return hstack([csr_matrix(self._config["scale"] * vectors), letters]).tocsr()
