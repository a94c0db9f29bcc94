"""Names of persons and places as deduce lists them, words of the house, and what is sure to be about health."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import yaml

from bot.language.words import plain

_WORDS = Path(__file__).parents[1] / "data" / "names.yml"
_LATIN = ("medischeterm", "instellingen")  # how deduce wrote these


@lru_cache(maxsize=1)
def words() -> dict[str, frozenset[str]]:
    """The lists of names.yml: what goes before a name, what belongs to one, what never is one."""
    data = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return {key: frozenset(plain(str(word)) for word in listed) for key, listed in data.items()}


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """First names in the Netherlands and Flanders, plain."""
    return _listed("voornaam") | words()["voornamen"]


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Surnames without what goes before them (Vries for De Vries), plain."""
    with_prefix = {name.split()[-1] for name in _listed("achternaammetvv") if name.split()}
    return _listed("achternaam") | with_prefix | words()["achternamen"]


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """Towns and villages, plain; names of more words too."""
    return _listed("woonplaats") | words()["plaatsen"]


@lru_cache(maxsize=1)
def health_names() -> frozenset[str]:
    """Words that look like names and are illnesses, products or other things of health, plain."""
    return words()["gezondheid"] | _listed("medischeterm")


@lru_cache(maxsize=8)
def _listed(name: str) -> frozenset[str]:
    # The package is not imported for its lists: that takes more than a second.
    package = find_spec("deduce")
    assert package is not None
    assert package.origin is not None
    path = Path(package.origin).parent / "data" / f"{name}.lst"
    lines = path.read_text(encoding="latin-1" if name in _LATIN else "utf-8").splitlines()
    return frozenset(plain(line.strip()) for line in lines if len(line.strip()) > 1)
