"""Where the parts of a YAML text begin and end, so that one of them can be replaced and every other byte stays."""

from __future__ import annotations

from typing import Any

import yaml

Span = tuple[int, int]  # places in the text, the second just after the last character


def compose(text: str) -> yaml.Node | None:
    """The tree of a YAML text. Raises yaml.YAMLError."""
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


def span(node: yaml.Node, text: str) -> Span:
    """Where a value stands. YAML lets a block run on to the next thing that it reads, past blank lines and comments: those are no part of it here."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode):
        return start, (start + len(text[start:end].rstrip()) if node.style in ("|", ">") else end)
    if is_flow(node):
        return start, end
    last = node.value[-1]
    return start, span(last[1] if isinstance(node, yaml.MappingNode) else last, text)[1]


def is_flow(node: yaml.Node | None) -> bool:
    """Whether a list or mapping is written in brackets."""
    return bool(getattr(node, "flow_style", False))


def find(node: yaml.Node | None, key: str | int) -> yaml.Node | None:
    """The value under a key or at a place (from 0), None where there is none."""
    if isinstance(node, yaml.MappingNode):
        return next((value for name, value in node.value if name.value == key), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and 0 <= key < len(node.value):
        return node.value[key]  # type: ignore[no-any-return]
    return None


def line_start(text: str, place: int) -> int:
    """Where the line of a place begins."""
    return text.rfind("\n", 0, place) + 1


def line_end(text: str, place: int) -> int:
    """Where the line of a place ends, before its line break."""
    end = text.find("\n", place)
    return len(text) if end < 0 else end - (text[end - 1 : end] == "\r")


def next_line(text: str, place: int) -> int:
    """Where the line after that of a place begins."""
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


def column(text: str, place: int) -> int:
    """How far a place is from the beginning of its line."""
    return place - line_start(text, place)
