"""An article's fields as JSON has them, and how its parts are named whatever their order: passages by id, sources by number."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from typing import Any

Fields = dict[str, Any]  # an article's fields, with the Dutch keys of its file
_NAMED_BY = {"passages": "id", "bronnen": "nummer"}
_LISTS_OF_TEXT = {"vragen", "ook", "omschrijvingen", "onderwerpen", "ook_bij", "noemt"}


def plain(value: Any) -> Any:
    """A value as JSON has it: dates become text."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(item) for item in value]
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return value


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same in the same order: the order of topics counts."""
    return json.dumps(one) == json.dumps(other)


def editable(data: Any) -> bool:
    """Whether the parts are of the kind that the page has fields for, right or wrong in what they say."""
    if not isinstance(data, Mapping):
        return False
    return (
        all(isinstance(data.get(name, []), list) and all(isinstance(item, Mapping) for item in data.get(name, [])) for name in _NAMED_BY)
        and isinstance(data.get("stof", {}), Mapping)
        and isinstance(data.get("onderwerpen", {}), Mapping)
        and all(isinstance(topic, Mapping) for topic in data.get("onderwerpen", {}).values())
        and all(_has_lists(part) for part in [*data.get("passages", []), *data.get("onderwerpen", {}).values(), data.get("stof", {})])
        and _is_list_of_text(data.get("noemt_ook", []))
    )


def _has_lists(part: Mapping[str, Any]) -> bool:
    return all(_is_list_of_text(part[name]) for name in _LISTS_OF_TEXT & set(part))


def _is_list_of_text(value: Any) -> bool:
    return isinstance(value, list) and not any(isinstance(item, (Mapping, list)) for item in value)


def names(items: Sequence[Any]) -> list[str] | None:
    """A name for each item of a list of parts, different from each other's; None for a list that holds no parts."""
    if not items or not all(isinstance(item, Mapping) and ("id" in item or "nummer" in item) for item in items):
        return None
    found: list[str] = []
    for item in items:
        name = str(item.get("id", item.get("nummer")))
        while name in found:
            name += "'"
        found.append(name)
    return found
