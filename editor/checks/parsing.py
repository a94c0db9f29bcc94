"""Reads an article that may be broken, so that a fault in one field does not hide what is wrong in the others."""

from __future__ import annotations

import copy
import datetime
from functools import lru_cache
from typing import Any, Sequence

from pydantic import ValidationError

from bot.articles import Article, ContentError, Placed, Problem, parse_placed, read_fields
from bot.content_yaml import Place

_FILLED = "zz"  # what stands in for a text that is missing or wrong
_EMPTY: dict[str, Any] = {
    "titel": _FILLED, "naam": _FILLED, "antwoord": f"{_FILLED}.", "aspect": "effect", "vragen": [_FILLED], "onderwerpen": [_FILLED],
    "stof": {}, "bronnen": [],
}  # fmt: skip
_LEFT_OUT = {"rol", "ook", "omschrijvingen", "ook_bij", "noemt", "noemt_ook", "verwijzing", "adres", "nagekeken_door", "nakijken_voor", "claims_bekeken_op"}


@lru_cache(maxsize=128)
def parsed(text: str, file: str) -> Placed:
    """An article and its lines, once for each text: the page asks again at every key that is pressed. Raises ContentError."""
    return parse_placed(Article, text, file)


@lru_cache(maxsize=32)
def read_leniently(text: str, file: str) -> tuple[Placed | None, list[Problem], list[Place]]:
    """What can be read of an article, what is wrong with its fields, and the places that were filled in to be able to go on.

    None for the article where nothing can be made of it.
    """
    try:
        return parsed(text, file), [], []
    except ContentError as error:
        problems = error.problems
    try:
        data, lines, _ = read_fields(Article, text, file)
    except ContentError:
        return None, problems, []
    data = copy.deepcopy(data)
    filled: list[Place] = []
    for _ in range(5):  # what is filled in may lack fields of its own
        try:
            return (Article.parse_obj(data), lines), problems, filled
        except ValidationError as error:
            for item in error.errors():
                filled.append(item["loc"])
                if not _fill(data, item["loc"], item["type"]):
                    return None, problems, filled
    return None, problems, filled


def _fill(data: Any, place: Sequence[str | int], sort: str) -> bool:
    """Put something harmless in a place. False where that cannot be done."""
    where: Any = data
    for part in place[:-1]:
        try:
            where = where[part]
        except (KeyError, IndexError, TypeError):
            return False
    name: Any = place[-1]
    if not isinstance(where, (dict, list)) or isinstance(where, list) != isinstance(name, int) or name == "passages":
        return False
    if sort == "value_error.extra" or name in _LEFT_OUT:
        if name in where:
            del where[name]
    elif isinstance(where, list):
        where[name] = {} if len(place) == 2 else _FILLED
    elif name == "onderwerpen" and len(place) == 1:
        where[name] = {}
    elif name == "id":
        where[name] = f"{_FILLED}-{place[-2]}"
    elif name == "nummer":
        where[name] = 1_000_000 + int(place[-2])
    elif name == "nagekeken_op":
        where[name] = datetime.date.today()
    elif name in _EMPTY:
        where[name] = copy.deepcopy(_EMPTY[name])
    elif len(place) == 2 and place[0] == "onderwerpen":
        where[name] = {}
    else:
        return False
    return True
