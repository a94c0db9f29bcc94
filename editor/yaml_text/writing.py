"""Writes values as YAML the way the articles have it: answers folded, names in `[a, b]`, questions one a line."""

from __future__ import annotations

import datetime
import json
from typing import Any, Mapping, Sequence

import yaml

# Lists that stand on one line; all others have an item a line.
FLOW = {"onderwerpen", "ook_bij", "noemt", "noemt_ook", "ook"}
FOLDED = {"antwoord"}
WIDTH = 158  # as wide as the first article's lines


def scalar(value: Any, flow: bool = False, style: str | None = None) -> str:
    """One value on one line. `style` is the quote that stood there, kept where it can be."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if not isinstance(value, str):
        raise ValueError(f"geen waarde voor YAML: {value!r}")
    text = value
    single = "'" + text.replace("'", "''") + "'"
    double = json.dumps(text, ensure_ascii=False)
    ways = {None: [text, double, single], "'": [single, double], '"': [double]}[style if style in ("'", '"') else None]
    return next((way for way in ways if _reads_as(way, text, flow)), double)


def _reads_as(way: str, text: str, flow: bool) -> bool:
    """Whether YAML makes the same text of it, also with something after it."""
    if "\n" in way or "\r" in way:
        return False
    try:
        read: Any = yaml.safe_load(f"[{way}, x]" if flow else f"a: {way}\nb: x")
    except yaml.YAMLError:
        return False
    return bool(read == ([text, "x"] if flow else {"a": text, "b": "x"}))


def folded(text: str, indent: int, old: Sequence[str] = ()) -> str:
    """A text over several lines, each `indent` deep: `>-`, or `|-` where it has line breaks. Lines of `old` that still fit stay as they were."""
    space = " " * indent
    if "\n" in text:
        return "\n".join(["|-", *(space + line if line else "" for line in text.split("\n"))])
    words = text.split(" ")
    first, last = _kept(words, [line.split() for line in old])
    kept_first = sum(len(line) for line in first)
    kept_last = sum(len(line) for line in last)
    middle = _wrapped(words[kept_first : len(words) - kept_last], WIDTH - indent)
    lines = [*(" ".join(line) for line in first), *middle, *(" ".join(line) for line in last)]
    return "\n".join([">-", *(space + line for line in lines)])


def _kept(words: list[str], old: list[list[str]]) -> tuple[list[list[str]], list[list[str]]]:
    """The whole lines at the beginning and at the end that are still there."""
    first: list[list[str]] = []
    rest = list(words)
    while len(first) < len(old) and rest[: len(old[len(first)])] == old[len(first)]:
        rest = rest[len(old[len(first)]) :]
        first.append(old[len(first)])
    last: list[list[str]] = []
    for line in reversed(old[len(first) :]):
        if not line or rest[-len(line) :] != line:
            break
        rest = rest[: -len(line)]
        last.insert(0, line)
    return first, last


def _wrapped(words: Sequence[str], width: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def flow(value: Any) -> str:
    """A value on one line, in brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key, flow=True)}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(value, flow=True)


def after_key(key: str, value: Any, indent: int) -> str:
    """What comes after `key:` when the key stands `indent` deep: a space and the value, or the lines below it."""
    if isinstance(value, Mapping) and value:
        return "\n" + block(value, indent + 2)
    if isinstance(value, (list, tuple)) and value and not (key in FLOW and all(isinstance(item, str) for item in value)):
        return "\n" + block(value, indent + 2)
    if isinstance(value, (Mapping, list, tuple)):
        return " " + flow(value)
    if isinstance(value, str) and key in FOLDED:
        return " " + folded(value, indent + 2)
    return " " + scalar(value)


def block(value: Any, indent: int) -> str:
    """A mapping or list with an item a line, each line `indent` deep, without the last line break."""
    space = " " * indent
    if isinstance(value, Mapping):
        return "\n".join(f"{space}{scalar(key)}:{after_key(str(key), item, indent)}" for key, item in value.items())
    return "\n".join(f"{space}- {item_of(item, indent)}" for item in value)


def item_of(value: Any, indent: int) -> str:
    """An item of a list whose dash stands `indent` deep: what comes after the dash and its space."""
    if isinstance(value, Mapping) and value:
        return block(value, indent + 2).lstrip(" ")
    if isinstance(value, (Mapping, list, tuple)):
        return flow(value)
    return scalar(value)
