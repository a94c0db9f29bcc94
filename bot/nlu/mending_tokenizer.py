"""Tokens of a message as it was probably meant: misspelt words do not hide what is asked from the featurizers."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.spacy_tokenizer import SpacyTokenizer
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot import library
from bot.language.words import readable


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class MendingTokenizer(SpacyTokenizer):
    """Rasa's SpacyTokenizer, with each token's text and lemma those of the word that was meant; offsets are those of the message as typed."""

    @staticmethod
    def fingerprint_addon(config: dict[str, Any]) -> str:
        """What is mended follows from the content."""
        return library.fingerprint()

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """The tokens of a message. One whose markup or invisible signs were taken off to read it is left as spaCy cut it."""
        tokens: list[Token] = super().tokenize(message, attribute)
        text = message.get(attribute)
        if attribute != TEXT or readable(text) != text:
            return tokens
        words = library.current().reader.words(text)
        meant = {start: " ".join(word.text for word in group) for start, group in groupby(words, key=lambda word: word.start)}
        return [_as_meant(token, meant.get(token.start)) for token in tokens]


def _as_meant(token: Token, meant: str | None) -> Token:
    if meant is None or meant == token.text.casefold():
        return token
    return Token(meant, token.start, token.end, token.data, lemma=meant)
