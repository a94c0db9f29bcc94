"""Rasa's counts of words and letters, of the text of a message as a whole: nothing in this pipeline looks at those of each word or of the intents' names."""

from __future__ import annotations

from hashlib import md5

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer import CountVectorsFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import coo_matrix, csr_matrix


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceCountsFeaturizer(CountVectorsFeaturizer):
    """CountVectorsFeaturizer with one feature a message: shape (1, vocabulary), type sentence. It has the same settings."""

    @staticmethod
    def _attributes_for(analyzer: str) -> list[str]:
        return [TEXT]

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the counts to each message that has text, all at once: one by one the training examples take three times as long."""
        vectorizer = self.vectorizers.get(TEXT)
        if vectorizer is None:
            return messages
        tokens = [self._get_processed_message_tokens_by_attribute(message, TEXT) for message in messages]
        counts = vectorizer.transform([" ".join(words) for words in tokens])
        counts.sort_indices()
        for place, message in enumerate(messages):
            if tokens[place]:
                message.add_features(_Counts(_row(counts, place), FEATURE_TYPE_SENTENCE, TEXT, self._identifier))
        return messages


class _Counts(Features):
    """Features with a fingerprint made of their bytes: Rasa's own of a sparse one writes all of it out as text, a tenth of the training time."""

    _cached_fingerprint: str | None

    def fingerprint(self) -> str:
        if self._cached_fingerprint is None:
            where = f"{self.type}\n{self.origin}\n{self.attribute}\n{self.features.shape}\n".encode()
            self._cached_fingerprint = md5(where + self.features.col.tobytes() + self.features.data.tobytes(), usedforsecurity=False).hexdigest()
        return self._cached_fingerprint


def _row(counts: csr_matrix, place: int) -> coo_matrix:
    """One row. scipy's own way (`counts[place].tocoo()`) takes longer than counting."""
    part = slice(counts.indptr[place], counts.indptr[place + 1])
    columns = counts.indices[part]
    return coo_matrix((counts.data[part], (np.zeros_like(columns), columns)), shape=(1, counts.shape[1]))
