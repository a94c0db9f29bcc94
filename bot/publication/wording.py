"""Tells wording, which may go live at once, from recognition, which a candidate has to show it does no harm.

Wording is what a reply says: the fields named here. All else, also a field that does not exist yet, is recognition.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Mapping

import yaml

from bot.articles import is_draft, load_yaml

OF_ARTICLE = frozenset({"titel", "nagekeken_op", "nagekeken_door", "bronnen"})
OF_PASSAGE = frozenset({"antwoord"})

Content = Mapping[str, bytes]  # the files of a content folder by their path in it, such as "articles/x.yml"


def recognition(content: Content) -> str:
    """A hash of all that decides which passage a question leads to; comments, layout and drafts do not count."""
    digest = hashlib.sha256()
    for name, text in sorted(content.items()):
        if _draft(name, text):
            continue
        digest.update(f"\0{name}\0{_recognised(text)}".encode())
    return digest.hexdigest()


def without_wording(text: bytes) -> str:
    """What of one file is recognition, in a form to compare; a file that cannot be read counts as it is."""
    try:
        data = load_yaml(text.decode("utf-8"))
    except (UnicodeDecodeError, yaml.YAMLError):
        return repr(text)
    if not isinstance(data, dict):
        return repr(data)
    kept = {key: value for key, value in data.items() if key not in OF_ARTICLE}
    kept["passages"] = [_without(passage, OF_PASSAGE) for passage in _passages(data)]
    return repr(kept)


@lru_cache(maxsize=32)
def _recognised(text: bytes) -> str:
    return hashlib.sha256(without_wording(text).encode()).hexdigest()


def reworded(live: Content, new: Content) -> Content:
    """What is live in the wording of `new`, as far as both have an article and a passage; recognition stays as it is live."""
    return {name: _reworded(text, new[name]) if _rewords(name, text, new) else text for name, text in live.items()}


def _rewords(name: str, text: bytes, new: Content) -> bool:
    return name.startswith("articles/") and name in new and new[name] != text and not _draft(name, text) and not _draft(name, new[name])


def _draft(name: str, text: bytes) -> bool:
    return name.startswith("articles/") and is_draft(text.decode("utf-8", errors="replace"))


def withdrawn(live: Content, new: Content) -> frozenset[str]:
    """The ids of live passages that `new` no longer has, also where their article became a draft. One that is only renamed,
    or whose example questions another passage took over, is not withdrawn. `new` must be content that can be used.
    """
    there = list(_live_passages(new))
    ids = {passage.get("id") for passage in there}
    questions = {question for passage in there for question in passage.get("vragen", ())}
    return frozenset(
        str(passage["id"]) for passage in _live_passages(live) if passage["id"] not in ids and not questions & set(passage.get("vragen", ()))
    )


def _live_passages(content: Content) -> Iterator[Any]:
    for name, text in content.items():
        if name.startswith("articles/") and not _draft(name, text):
            yield from _passages(load_yaml(text.decode("utf-8")))


def _reworded(live: bytes, new: bytes) -> bytes:
    data, wanted = load_yaml(live.decode("utf-8")), load_yaml(new.decode("utf-8"))
    before = repr(data)
    for key in OF_ARTICLE:
        if key in wanted:
            data[key] = wanted[key]
        else:
            data.pop(key, None)
    wordings = {passage.get("id"): passage for passage in _passages(wanted)}
    for passage in _passages(data):
        same = wordings.get(passage.get("id"), {})
        passage.update({key: same[key] for key in OF_PASSAGE if key in same})
    if repr(data) == before:
        return live
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1_000).encode()


def _passages(data: Any) -> list[Any]:
    passages = data.get("passages")
    return passages if isinstance(passages, list) else []


def _without(passage: Any, keys: frozenset[str]) -> Any:
    return {key: value for key, value in passage.items() if key not in keys} if isinstance(passage, dict) else passage
