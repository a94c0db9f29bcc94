"""The data files that the checks go by, read once."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.language.cues import Cues
from bot.settings import TOP

_DATA = Path(__file__).parent.parent / "data"
TERMS = TOP / "content" / "woordenlijst.txt"


@cache
def table(name: str) -> dict[str, Any]:
    """A file of editor/data."""
    data: dict[str, Any] = yaml.safe_load((_DATA / f"{name}.yml").read_text(encoding="utf-8"))
    return data


def number(name: str) -> int:
    """A number of redactie.yml."""
    return int(table("redactie")[name])


@cache
def cues(name: str, keys: tuple[str, ...] = ()) -> Cues:
    """A file of turns of phrase, written as `bot/language/cues.py` reads them; only those under `keys` where the file holds other things too."""
    data = table(name)
    return Cues({key: data[key] for key in ("classes", *(keys or (key for key in data if key != "classes")))})


def terms() -> frozenset[str]:
    """Our own words that no dictionary has, in lower case. Read again when the list has changed: an editor adds to it while the page is open."""
    try:
        return _terms(TERMS.stat().st_mtime_ns)
    except FileNotFoundError:
        return frozenset()


@lru_cache(maxsize=2)
def _terms(changed: int) -> frozenset[str]:
    lines = TERMS.read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("#")[0].strip().casefold() for line in lines) - {""}
