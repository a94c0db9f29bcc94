"""Tokens of a message as it was probably meant: misspelt words do not hide what is asked from the featurizers."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.spacy_tokenizer import SpacyTokenizer
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.utils.io import get_text_hash

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
            return [_as_meant(token, None) for token in tokens]
        reader = library.current().reader
        words = reader.words(text)
        reader.meant(text)  # what the components behind this one ask for, made while its words are at hand: training has too many to keep
        meant = {start: " ".join(word.text for word in group) for start, group in groupby(words, key=lambda word: word.start)}
        return [_as_meant(token, meant.get(token.start)) for token in tokens]


class _MeantToken(Token):
    """A token whose fingerprint is made once: Rasa asks for it after each component, and its own takes six hashes, a fifth of the training time."""

    _print = ""

    def fingerprint(self) -> str:
        if not self._print:
            self._print = str(get_text_hash(f"{self.text}\n{self.start}\n{self.end}\n{self.lemma}\n{sorted(self.data.items())}"))
        return self._print


def _as_meant(token: Token, meant: str | None) -> Token:
    if meant is None or meant == token.text.casefold():
        return _MeantToken(token.text, token.start, token.end, token.data, token.lemma)
    return _MeantToken(meant, token.start, token.end, token.data, lemma=meant)
