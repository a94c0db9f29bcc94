"""The one way in: a message without personal details."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bot.language.words import plain, readable
from editor.visitors.scrubbing import second_look, shapes
from editor.visitors.scrubbing.names import Names
from editor.visitors.scrubbing.word_lists import health_names

PLACEHOLDER = re.compile(r"\[(?:naam|e-mail|telefoon|adres|postcode|plaats|nummer|datum|rekening|link|leeftijd|instelling)\]")
_SPACE = re.compile(r"\s+")


class Scrubber:
    """Scrubs messages.

    Args:
        vocabulary: plain words that the content names: they are about health and no persons. What common names of persons are
            too counts as a name only where the sentence says so ("mijn dochter Roos").
    """

    def __init__(self, vocabulary: Iterable[str] = ()) -> None:
        self._health = frozenset(plain(word) for word in vocabulary) | health_names()
        self._names = Names(self._health)

    def scrub(self, text: str) -> str:
        """The message on one line, with `[naam]`, `[plaats]`, `[telefoon]` and the like for what was personal. Scrubbing twice is scrubbing once."""
        text = _SPACE.sub(" ", unicodedata.normalize("NFC", readable(text))).strip()
        text = shapes.replaced(text)
        text = self._names.replaced(text)
        return _joined(second_look.replaced(text, self._health))


def _joined(text: str) -> str:
    """One placeholder for several in a row of the same sort."""
    return re.sub(r"(\[[a-z-]+\])(?:[ ,]*\1)+", r"\1", text)
