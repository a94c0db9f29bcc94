"""Sets, adds and takes away one part of a YAML text. What comes out is a proposal: `Document` looks whether it says what it should."""

from __future__ import annotations

from typing import Any, Sequence

import yaml

from editor.yaml_text import spans
from editor.yaml_text.writing import after_key, block, flow, folded, item_of, scalar

Path = Sequence["str | int"]


class NoWay(Exception):
    """This part cannot be changed by itself; a larger part around it can be written anew."""


def replaced(text: str, path: Path, value: Any) -> str:
    """The text with another value under a path that is there. An empty path writes the whole text anew."""
    if not path:
        return block(value, 0) + "\n"
    node, parent, in_flow = _walk(text, path)
    start, end = spans.span(node, text)
    if in_flow:
        new = scalar(value, True, node.style) if isinstance(node, yaml.ScalarNode) and not isinstance(value, (list, dict)) else flow(value)
        return text[:start] + new + text[end:]
    if isinstance(parent, yaml.SequenceNode):
        return text[:start] + _item(node, value, parent.start_mark.column) + text[end:]
    key = _key(parent, path[-1])
    indent = spans.column(text, key.start_mark.index)
    if _is_block(node) and isinstance(value, (list, dict)) and value:
        begin = spans.line_start(text, start)  # what stands between, a comment, stays
        return text[:begin] + block(value, spans.column(text, start)) + text[end:]
    if isinstance(node, yaml.ScalarNode) and not isinstance(value, (list, dict)):
        if isinstance(value, str) and node.style in ("|", ">"):
            lines = text[start:end].splitlines()[1:]
            depth = len(lines[0]) - len(lines[0].lstrip()) if lines else indent + 2
            return text[:start] + folded(value, depth, lines) + text[end:]
        if end > start:
            return text[:start] + scalar(value, False, node.style) + text[end:]
    colon = text.index(":", key.end_mark.index) + 1
    return text[:colon] + after_key(str(path[-1]), value, indent) + text[max(end, colon) :]


def item_added(text: str, path: Path, value: Any) -> str:
    """The text with an item more in a list that has items; it gets the place (from 0) that the path ends with."""
    node, _, _ = _walk(text, path[:-1])
    place = int(path[-1])
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise NoWay
    if spans.is_flow(node):
        if place < len(node.value):
            start = node.value[place].start_mark.index
            return f"{text[:start]}{flow(value)}, {text[start:]}"
        end = spans.span(node.value[-1], text)[1]
        return f"{text[:end]}, {flow(value)}{text[end:]}"
    indent = node.start_mark.column
    line = f"{' ' * indent}- {item_of(value, indent)}"
    if place == 0:
        start = spans.line_start(text, node.start_mark.index)
        if text[start : node.start_mark.index].strip():
            raise NoWay
        return f"{text[:start]}{line}\n{text[start:]}"
    # Just after the one before: a comment above the next one stays with that.
    end = spans.line_end(text, spans.span(node.value[place - 1], text)[1])
    return f"{text[:end]}\n{line}{text[end:]}"


def key_added(text: str, path: Path, value: Any, order: Sequence[str]) -> str:
    """The text with a field more, after those that come before it in `order`; at the end where the order does not name it."""
    node, _, _ = _walk(text, path[:-1])
    key = str(path[-1])
    if not isinstance(node, yaml.MappingNode) or not node.value:
        raise NoWay
    before = order[: order.index(key)] if key in order else None
    place = max((index for index, (name, _) in enumerate(node.value) if before is None or name.value in before), default=0)
    end = spans.span(node.value[place][1], text)[1]
    if spans.is_flow(node):
        return f"{text[:end]}, {scalar(key, True)}: {flow(value)}{text[end:]}"
    indent = node.start_mark.column
    end = spans.line_end(text, end)
    return f"{text[:end]}\n{' ' * indent}{scalar(key)}:{after_key(key, value, indent)}{text[end:]}"


def taken_away(text: str, path: Path) -> str:
    """The text without an item or field, of which there are others beside it."""
    node, parent, _ = _walk(text, path)
    start, end = spans.span(node, text)
    if isinstance(parent, yaml.SequenceNode):
        starts = [item.start_mark.index for item in parent.value]
        ends = [spans.span(item, text)[1] for item in parent.value]
        place = int(path[-1])
    else:
        assert isinstance(parent, yaml.MappingNode)
        starts = [name.start_mark.index for name, _ in parent.value]
        ends = [spans.span(item, text)[1] for _, item in parent.value]
        place = [name.value for name, _ in parent.value].index(path[-1])
        start = starts[place]
    if len(starts) == 1:
        raise NoWay
    if spans.is_flow(parent):
        return text[:start] + text[starts[place + 1] :] if place + 1 < len(starts) else text[: ends[place - 1]] + text[end:]
    begin = spans.line_start(text, start)
    if text[begin:start].strip() == ("-" if isinstance(parent, yaml.SequenceNode) else ""):
        return text[:begin] + text[spans.next_line(text, end) :]
    if isinstance(parent, yaml.MappingNode) and place == 0:  # it stands behind the dash of a list's item: the next takes its place
        return text[:start] + text[starts[1] :]
    raise NoWay


def key_renamed(text: str, path: Path, name: str) -> str:
    """The text with another name for a field."""
    _, parent, in_flow = _walk(text, path)
    key = _key(parent, path[-1])
    return text[: key.start_mark.index] + scalar(name, in_flow) + text[key.end_mark.index :]


def _walk(text: str, path: Path) -> tuple[yaml.Node, yaml.Node | None, bool]:
    """The value under a path, what it stands in, and whether that is all on one line, in brackets."""
    node, parent, in_flow = spans.compose(text), None, False
    for part in path:
        parent, node = node, spans.find(node, part)
        in_flow = in_flow or spans.is_flow(parent)
    if node is None:
        raise NoWay
    return node, parent, in_flow


def _key(parent: yaml.Node | None, name: str | int) -> yaml.Node:
    assert isinstance(parent, yaml.MappingNode)
    key: yaml.Node = next(key for key, _ in parent.value if key.value == name)
    return key


def _is_block(node: yaml.Node) -> bool:
    return not isinstance(node, yaml.ScalarNode) and not spans.is_flow(node)


def _item(node: yaml.Node, value: Any, dash: int) -> str:
    if isinstance(node, yaml.ScalarNode) and not isinstance(value, (list, dict)):
        return scalar(value, False, node.style)
    return item_of(value, dash)
