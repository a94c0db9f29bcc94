"""Tells danger from everything else by meaning, sentence by sentence: what no list of phrases can hold, in any of the encoder's languages."""

from __future__ import annotations

import re
from typing import Any, Sequence

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

from bot import library
from bot.nlu.encoder import Vectors, encode, encode_one

DANGERS = ("suicide", "stroke_now", "acute_danger")
NONE = "none"
OUTPUT = "danger"  # key of the message under which the chances stand: {"suicide": 0.01, …}
_FILE = "danger.joblib"
_SENTENCE_END = re.compile(r"(?<=[.?!…])\s+|\n+")
_SHORTEST_PIECE = 12  # characters
_WINDOW, _STEP = 24, 12  # words: how a long stretch without full stops is cut
_MOST_PIECES = 60


def pieces(text: str) -> list[str]:
    """The whole message, its sentences, and windows over long stretches without a full stop: danger said in passing must not be averaged away."""
    found = [text]
    sentences = [part.strip() for part in _SENTENCE_END.split(text) if len(part.strip()) >= _SHORTEST_PIECE]
    if len(sentences) > 1:
        found += sentences
    for sentence in sentences:
        words = sentence.split()
        if len(words) > _WINDOW + _STEP // 2:
            found += [" ".join(words[start : start + _WINDOW]) for start in range(0, len(words) - _STEP, _STEP)]
    found = list(dict.fromkeys(found))
    if len(found) <= _MOST_PIECES:
        return found
    words = text.split()  # a very long message: windows over all of it, so that its end counts as much as its beginning
    stride = max(_WINDOW * 3 // 4, -(-len(words) // (_MOST_PIECES - 1)))
    return [text, *(" ".join(words[start : start + max(_WINDOW, stride)]) for start in range(0, len(words), stride))]


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
        self._letters.fit(texts)
        model = LogisticRegression(C=self._config["C"], solver="saga", tol=1e-2, max_iter=60, random_state=42)
        self._model = model.fit(self._matrix(texts, np.vstack([known[text] for text in texts])), labels)
        with self._storage.write_to(self._resource) as folder:
            joblib.dump((self._model, self._letters), folder / _FILE)
        return self._resource

    @classmethod
    def load(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext, **kwargs: Any
    ) -> DangerClassifier:
        """Loads what `train` stored."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._model, component._letters = joblib.load(folder / _FILE)
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
        if self._model is None:
            return {}
        texts = pieces(text)
        vectors = np.vstack([encode_one(text).reshape(1, -1), *([encode(texts[1:])] if len(texts) > 1 else [])])
        chances = self._model.predict_proba(self._matrix(texts, vectors))
        classes = [str(name) for name in self._model.classes_]
        found = {name: float(chances[:, classes.index(name)].max()) for name in DANGERS if name in classes}
        return {**found, "any": float(1 - chances[:, classes.index(NONE)].min()), "whole": float(1 - chances[0, classes.index(NONE)])}

    def _matrix(self, texts: Sequence[str], vectors: Vectors) -> csr_matrix:
        if self._letters is None:
            raise RuntimeError("DangerClassifier: used before it was trained")
        return hstack([csr_matrix(self._config["scale"] * vectors), self._letters.transform(texts)]).tocsr()
