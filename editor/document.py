"""One article's text, which can be changed a field at a time: comments, order and every line that is not touched stay as they are."""

from __future__ import annotations

import copy
import datetime
from contextlib import suppress
from typing import Any, Iterator, Sequence

import yaml

from bot.articles import Article, ContentError, Passage, Source, Strict, Substance, Topic, read_fields
from bot.content_yaml import Lines, load
from editor.yaml_text import edits

Path = Sequence["str | int"]  # ("passages", 2, "antwoord"): Dutch keys, and places in a list from 0


class Document:
    """An article's text and what stands in it. `text` and `data` follow each edit; `data` is plain Python with the Dutch keys, to be read only.

    An edit either says exactly what was asked, and nothing else changes, or raises and changes nothing.
    """

    def __init__(self, text: str, file: str, data: dict[str, Any], lines: Lines) -> None:
        self.text = text
        self.file = file
        self.data = data
        self._lines = lines

    @classmethod
    def parse(cls, text: str, file: str) -> Document:
        """Read a text. It need not be a valid article, but it must be YAML. Raises ContentError, also where a key stands twice."""
        data, lines, problems = read_fields(Article, text, file)
        if problems:
            raise ContentError(problems)
        return cls(text, file, data, lines)

    def get(self, path: Path) -> Any:
        """The value under a path. Raises KeyError or IndexError where there is none."""
        value: Any = self.data
        key: Any
        for key in path:
            value = value[key]
        return value

    def line_of(self, path: Path) -> int:
        """The line (from 1) of a field, or of what it would stand in."""
        return self._lines.line(path)

    def set(self, path: Path, value: Any) -> None:
        """Give a field another value, or add the field. Raises KeyError or IndexError where what it stands in is not there."""
        where: Any = self.get(path[:-1])
        name: Any = path[-1]
        value = _as_field(name, value)
        if isinstance(where, dict) and name not in where:
            self._add_key(path, value)
            return
        where[name]  # an index that is not there
        self._edit(path, _with(self.data, path, value), [lambda text: edits.replaced(text, path, value)])

    def insert(self, path: Path, value: Any) -> None:
        """Add an item to a list, at the place the path ends with (from 0; the list's length adds it at the end), or a field that is not there yet.

        A list that is not there yet is made. Raises ValueError where the field is there already, IndexError where the place is past the end.
        """
        name = path[-1]
        if isinstance(name, str):
            if name in self.get(path[:-1]):
                raise ValueError(f"{name} staat er al")
            self._add_key(path, _as_field(name, value))
            return
        where: Any = self.get(path[:-2])
        key: Any = path[-2]
        items = where[key] if isinstance(where, list) or key in where else None
        if not items:
            self.set(path[:-1], [value])
            return
        if not 0 <= name <= len(items):
            raise IndexError(name)
        expected = _with(self.data, path[:-1], [*items[:name], value, *items[name:]])
        self._edit(path[:-1], expected, [lambda text: edits.item_added(text, path, value)])

    def remove(self, path: Path) -> None:
        """Take away an item of a list or a field. Comments beside it stay. Raises KeyError or IndexError where it is not there."""
        self.get(path)
        where = copy.copy(self.get(path[:-1]))
        del where[path[-1]]
        self._edit(path[:-1], _with(self.data, path[:-1], where), [lambda text: edits.taken_away(text, path)])

    def rename(self, path: Path, name: str) -> None:
        """Give a field another key, in the same place. Raises KeyError where it is not there, ValueError where the new key is."""
        where = self.get(path[:-1])
        self.get(path)
        if name in where:
            raise ValueError(f"{name} staat er al")
        renamed = {name if key == path[-1] else key: value for key, value in where.items()}
        self._edit(path[:-1], _with(self.data, path[:-1], renamed), [lambda text: edits.key_renamed(text, path, name)])

    def _add_key(self, path: Path, value: Any) -> None:
        where = {**self.get(path[:-1]), str(path[-1]): value}
        expected = _with(self.data, path[:-1], where)
        self._edit(path[:-1], expected, [lambda text: edits.key_added(text, path, value, _order(path[:-1]))])

    def _edit(self, path: Path, expected: Any, ways: list[Any]) -> None:
        """Take the first way that says what is expected; else write anew what stands around it, as little as can be."""
        newline = "\r\n" if 0 < self.text.count("\n") == self.text.count("\r\n") else "\n"
        text = self.text.replace(newline, "\n")
        for way in [*ways, *_wider(path, expected)]:
            with suppress(edits.NoWay, yaml.YAMLError, StopIteration, ValueError):
                candidate = way(text)
                data, lines = load(candidate)
                if data == expected and not lines.doubles:
                    self.text = candidate.replace("\n", newline)
                    self.data, self._lines = data, lines
                    return
        raise ValueError(f"{self.file}: dit kan niet als YAML geschreven worden")


def _wider(path: Path, expected: Any) -> Iterator[Any]:
    for length in range(len(path), -1, -1):
        part = path[:length]
        value = expected
        for key in part:
            value = value[key]
        yield lambda text, part=part, value=value: edits.replaced(text, part, value)


def _with(data: Any, path: Path, value: Any) -> Any:
    """A copy of the data with another value under a path."""
    if not path:
        return value
    changed = copy.copy(data)
    changed[path[0]] = _with(data[path[0]], path[1:], value)
    return changed


_DATES = {field.alias for field in Article.__fields__.values() if field.type_ is datetime.date}


def _as_field(name: str | int, value: Any) -> Any:
    """A date may come as text, as from a page."""
    if name in _DATES and isinstance(value, str):
        with suppress(ValueError):
            return datetime.date.fromisoformat(value)
    return value


def _order(path: Path) -> list[str]:
    """The order in which the fields of this part stand in an article; empty where the editor chooses the names."""
    models: dict[tuple[int, str], type[Strict]] = {
        (0, ""): Article, (1, "stof"): Substance, (2, "onderwerpen"): Topic, (2, "bronnen"): Source, (2, "passages"): Passage,
    }
    model = models.get((len(path), str(path[0]) if path else ""))
    return [field.alias for field in model.__fields__.values()] if model else []
