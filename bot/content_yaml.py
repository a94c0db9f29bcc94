"""The YAML of a content file: its data, the line of every field, and keys that stand there twice (which YAML itself passes over in silence)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Sequence

import yaml

Place = tuple[str | int, ...]  # ("passages", 2, "antwoord"): keys, and places in a list counted from 0


@dataclass(frozen=True)
class Double:
    """A key that stands twice in one mapping."""

    place: Place
    line: int
    first_line: int


@dataclass
class Lines:
    """Where each field stands. Lines count from 1."""

    of: dict[Place, int] = field(default_factory=dict)
    doubles: list[Double] = field(default_factory=list)

    def line(self, place: Sequence[str | int]) -> int:
        """The line of a field's key or of a list's item; of what it would stand in where there is no such field; 1 where nothing is known."""
        known = tuple(place)
        while known:
            if known in self.of:
                return self.of[known]
            known = known[:-1]
        return 1


def load(text: str) -> tuple[Any, Lines]:
    """The data of a YAML text and where it stands.

    Raises:
        yaml.YAMLError: where it is no YAML, with the mark of the place.
    """
    try:
        return _load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        return _load(text, yaml.SafeLoader)  # ten times slower than libyaml, and far clearer about what is wrong


def _load(text: str, kind: Any) -> tuple[Any, Lines]:
    loader = kind(text)
    try:
        node = loader.get_single_node()
        lines = Lines()
        if node is None:
            return None, lines
        _walk(node, (), lines, set())
        return loader.construct_document(node), lines
    finally:
        loader.dispose()


def _walk(node: yaml.Node, place: Place, lines: Lines, seen: set[int]) -> None:
    if id(node) in seen:  # an alias: it stands where it was first written
        return
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            item_place: Place = (*place, index)
            lines.of[item_place] = item.start_mark.line + 1
            _walk(item, item_place, lines, seen)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here: Place = (*place, str(key.value))
            line = key.start_mark.line + 1
            if here not in lines.of:
                lines.of[here] = line
                _walk(value, here, lines, seen)
                continue
            lines.doubles.append(Double(here, line, lines.of[here]))
            below = Lines()
            _walk(value, here, below, seen)
            lines.doubles += below.doubles
