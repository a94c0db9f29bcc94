"""Puts the fields that the page sends into an article's text, changing no line that says the same."""

from __future__ import annotations

import json
import re
from difflib import SequenceMatcher
from typing import Any

from editor.document import Document
from editor.importing.yaml_file import HEAD, UNREVIEWED
from editor.server.fields import Fields, plain, same

Place = tuple["str | int", ...]


def written(text: str, file: str, fields: Fields) -> str:
    """The text with these fields in it; comments and the lines of all other fields stay as they are.

    Raises:
        ContentError: the text is no YAML.
        ValueError: a field's value cannot be written.
    """
    document = Document.parse(text, file)
    was_draft = document.data.get("concept") is True
    _write(document, (), fields)
    return _without_draft_notes(document.text) if was_draft and not fields.get("concept") else document.text


def _without_draft_notes(text: str) -> str:
    """Without what the import wrote about the article being a draft: left there it would say what is no longer so."""
    notes = set(HEAD.splitlines())
    lines = [line for line in text.splitlines(keepends=True) if line.rstrip("\r\n") not in notes]
    return re.sub(rf"(?m)^(nagekeken_op: \S+){UNREVIEWED}(?=\r?$)", r"\1", "".join(lines))


def _write(document: Document, place: Place, new: Any) -> None:
    old = document.get(place)
    if same(plain(old), new):
        return
    if isinstance(old, dict) and isinstance(new, dict):
        _write_fields(document, place, old, new)
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        _write_list(document, place, old, new)
    else:
        document.set(place, new)


def _write_fields(document: Document, place: Place, old: dict[str, Any], new: dict[str, Any]) -> None:
    gone = [key for key in old if key not in new]
    if place == ("onderwerpen",):
        gone += _out_of_order([key for key in old if key in new], list(new))
    for key in gone:
        document.remove((*place, key))
    for key, value in new.items():
        if key in old and key not in gone:
            _write(document, (*place, key), value)
        else:
            document.set((*place, key), value)


def _out_of_order(old: list[str], new: list[str]) -> list[str]:
    """The keys that have to be written anew at the end for the order to be that of `new`."""
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    return old[same:]


def _write_list(document: Document, place: Place, old: list[Any], new: list[Any]) -> None:
    steps = SequenceMatcher(None, [_name(item) for item in old], [_name(item) for item in new], autojunk=False).get_opcodes()
    for step, start, end, new_start, new_end in reversed(steps):
        if step == "equal" or (step == "replace" and end - start == new_end - new_start):
            for index in range(end - start):
                _write(document, (*place, start + index), new[new_start + index])
            continue
        for index in reversed(range(start, end)):
            document.remove((*place, index))
        for item in reversed(new[new_start:new_end]):
            document.insert((*place, start), item)


def _name(item: Any) -> str:
    """What tells an item from the others of its list."""
    if isinstance(item, dict):
        return str(item.get("id", item.get("nummer")))
    return json.dumps(plain(item))
