"""Rasa's counts of words and letters for a message as a whole: nothing in this pipeline looks at those of each word, which take as long again."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.constants import DENSE_FEATURIZABLE_ATTRIBUTES
from rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer import CountVectorsFeaturizer
from scipy.sparse import spmatrix


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceCountsFeaturizer(CountVectorsFeaturizer):
    """CountVectorsFeaturizer without the features of type sequence; it has the same settings."""

    def _create_features(self, attribute: str, all_tokens: list[list[str]]) -> tuple[list[spmatrix | None], list[spmatrix | None]]:
        if attribute not in DENSE_FEATURIZABLE_ATTRIBUTES:
            both: tuple[list[spmatrix | None], list[spmatrix | None]] = super()._create_features(attribute, all_tokens)
            return both
        return [None] * len(all_tokens), [self._counts(attribute, tokens) for tokens in all_tokens]

    def _counts(self, attribute: str, tokens: list[str]) -> spmatrix | None:
        if not tokens or not self.vectorizers.get(attribute):
            return None
        counts = self.vectorizers[attribute].transform([" ".join(tokens)])
        counts.sort_indices()
        return counts.tocoo()
