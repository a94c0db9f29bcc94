"""What is wrong with a field or with a file's YAML, in plain Dutch: found, expected, how to mend it. The words are in `content_errors.yml`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, Mapping, NamedTuple, Sequence

import yaml

_LONGEST = 60  # characters of a value that are shown
_FALLBACK = "anders"


class Told(NamedTuple):
    """`code` is "empty" where there is nothing yet, so that a page need not shout about what nobody has come to; else "field" or "yaml"."""

    found: str
    expected: str
    remedy: str
    code: str


def of_field(data: Any, error: Mapping[str, Any]) -> Told:
    """One error of pydantic about `data`."""
    place, sort = error["loc"], error["type"]
    value = _value(data, place)
    if _is_empty(value, sort):
        words = _words()["leeg"]
        told = words.get(_name(place), words[_FALLBACK])
        return Told(words["gevonden"], told["verwacht"], told["doe"], "empty")
    if sort == "value_error.str.regex" and _name(place) in _words()["patronen"]:
        told = _words()["patronen"][_name(place)]
    elif sort == "value_error":  # said by a validator of our own
        told = {**_words()[_FALLBACK], "verwacht": error["msg"]}
    else:
        told = _words()["velden"].get(sort, _words()[_FALLBACK])
    choices = " of ".join(map(str, (error.get("ctx") or {}).get("permitted", ())))
    return Told(_shown(value), told["verwacht"].replace("{keuzen}", choices), told["doe"], "field")


def of_yaml(error: yaml.YAMLError) -> Told:
    """What YAML cannot read."""
    said = str(getattr(error, "problem", None) or error)
    other = _words()["yaml_anders"]
    told = next((entry for entry in _words()["yaml"] if re.search(entry["zegt"], said)), other)
    return Told(told["gevonden"], other["verwacht"], told["doe"], "yaml")


_MISSING = object()
_EMPTY = ("value_error.missing", "type_error.none.not_allowed", "value_error.list.min_items", "value_error.any_str.min_length")


def _is_empty(value: Any, sort: str) -> bool:
    return (sort in _EMPTY and (value is _MISSING or value is None or not (value.strip() if isinstance(value, str) else value))) or (
        value is None and sort == "value_error"
    )


def _name(place: Sequence[str | int]) -> str:
    """What a field is called in the words: its key, or for an item of a list the list's key with `.1`."""
    last = place[-1]
    return last if isinstance(last, str) else f"{place[-2]}.1" if len(place) > 1 else ""


def _value(data: Any, place: Sequence[str | int]) -> Any:
    for part in place:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return _MISSING
    return data


def _shown(value: Any) -> str:
    text = "niets" if value is _MISSING else repr(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "…"


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    return words
