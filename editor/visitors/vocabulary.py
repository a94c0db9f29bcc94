"""The words of health that the content names: no persons, whatever they look like."""

from __future__ import annotations

from pathlib import Path

from bot.articles import Catalogue
from bot.language.entries import article_entries, listed_entries
from bot.language.words import split


def vocabulary(catalogue: Catalogue, not_covered: Path) -> frozenset[str]:
    """All words of the names in the articles and in the lists of `not_covered`, plain. Raises ContentError where a list is wrong."""
    entries = [*article_entries(catalogue), *listed_entries(not_covered)]
    # Of a description ("haar valt uit") each word is a word of every day; it says nothing about names.
    return frozenset(word.text for name, (_, _, _, description) in entries if not description for word in split(name))
