"""A second look by deduce, which knows Dutch medical text: persons, places and institutions that are written with a capital."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import lru_cache

from bot.language.words import plain
from editor.visitors.scrubbing.word_lists import words

_SORTS = {"PERSOON": "naam", "PATIENT": "naam", "LOCATIE": "plaats", "INSTELLING": "instelling"}
_TAG = re.compile(r"<([A-Z]+) ([^<>]*)>")
_HELD = re.compile(r"\[[a-z-]+\]")
_CAPITAL = re.compile(r"(?<![\w-])[A-ZÀ-Þ][\w'’-]+|(?<!\w)[A-Z]\.")


def replaced(text: str, health: AbstractSet[str]) -> str:
    """The text with what deduce takes for a person, place or institution replaced, but for words of health."""
    if not any(_may_be_name(word.group(0), health) for word in _CAPITAL.finditer(text)) or "<" in text or ">" in text:
        return text
    annotate_text = _deduce()
    # Our placeholders are no words for it to look at.
    held = _HELD.findall(text)
    marked = annotate_text(_HELD.sub("§", text), dates=False, ages=False, patient_numbers=False, phone_numbers=False, urls=False)
    marked = _TAG.sub(lambda tag: _told(tag, health), marked)
    return re.sub("§", lambda _: held.pop(0), marked) if marked.count("§") == len(held) else text


@lru_cache(maxsize=1)
def _deduce() -> Callable[..., str]:
    # Imported when first needed, which takes more than a second; it leaves its files to be closed by others.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        from deduce import annotate_text
    look: Callable[..., str] = annotate_text
    return look


def _may_be_name(word: str, health: AbstractSet[str]) -> bool:
    form = plain(word)
    return not any(part in health for part in (form, *form.split("-"))) and form not in words()["nooit"] and not word.isupper()


def _told(tag: re.Match[str], health: AbstractSet[str]) -> str:
    sort, said = tag.groups()
    forms = re.findall(r"[^\W\d_][\w'’-]*", said)
    if sort not in _SORTS or not any(_may_be_name(form, health) and form[0].isupper() for form in forms):
        return said
    before = re.match(r"(?:(?:van|de|het|een|mijn|bij)\s)*", said)  # deduce takes a "van" along
    return (before.group(0) if before else "") + f"[{_SORTS[sort]}]"
