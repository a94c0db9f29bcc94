"""Source numbers in whatever style a text prints them, written as [1] [2] before the full stop, where the bot reads them.

Styles, of which a text is taken to use the first that it has: `[1,2]`, raised `¹²`, `(1)`, and bare numbers after a sentence ("… geheugen. 1,2 Met …").
"""

from __future__ import annotations

import re
from typing import Callable, Iterable, Literal

from bot.language.spelling import frequency
from editor.importing.blocks import Doubt

Style = Literal["bracket", "raised", "round", "bare"]
MOST_AHEAD = 5  # a bare number may be so much higher than the highest before it; a higher one is more likely a number of something
_LONGEST_RANGE = 20
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⸴˒", "0123456789-,,")
_RAISED_DIGIT = "[⁰¹²³⁴⁵⁶⁷⁸⁹]"
_NUMBER = r"\d{1,3}"
_LIST = rf"{_NUMBER}(?:\s*[,;–-]\s*{_NUMBER})*"
_PATTERNS: dict[Style, re.Pattern[str]] = {
    "bracket": re.compile(rf"\s*\[\s*({_LIST})\s*\]"),
    "raised": re.compile(rf"\s?({_RAISED_DIGIT}+(?:\s?[,;⸴˒⁻–-]\s?{_RAISED_DIGIT}+)*)"),
    "round": re.compile(rf"\s*\(\s*({_LIST})\s*\)"),
    "bare": re.compile(rf"(?:(?<=[.!?…])[ ]+|(?<=[^\d\s][.!?…]))((?:{_LIST}\.?\s*)+)(?=[A-ZÀ-Ý“‘\"(]|$)"),
}
_NEEDED: dict[Style, int] = {"round": 2}  # "(1)" by itself may be anything
_UNITS = re.compile(r"(?:^|[\s\d/])(?:[kcdm]?m)$")
_GLUED = re.compile(r"(?<![\w-])([a-zà-ÿ]{6,})(\d{1,2})(?=[.,;]?(?:\s|$))")
_AFTER_STOP = re.compile(r"\s*([.!?…,;:]+)\s*((?:\[\d+\]\s*)+)\.?(?=\s+[A-ZÀ-Ý“‘\"(]|\s*$)")


def style_of(texts: Iterable[str]) -> Style | None:
    """The style that a text uses, or None where it prints no source numbers."""
    texts = list(texts)
    return next((style for style in _PATTERNS if sum(1 for text in texts for _ in _hits(style, text)) >= _NEEDED.get(style, 1)), None)


class Numbers:
    """Rewrites the numbers of one text from its beginning to its end; `known` are the numbers of its list of references, empty where it has none."""

    def __init__(self, style: Style | None, known: Iterable[int] = ()) -> None:
        self.doubts: list[Doubt] = []
        self.cited: list[int] = []
        self._style = style
        self._known = frozenset(known)

    def rewrite(self, text: str, place: str) -> str:
        """The text with its source numbers as [n]; what only looks like one is left and told."""
        if self._style is None:
            return text
        text = _replace(self._style, text, lambda found: self._numbers(found, place))
        if self._style == "bare":
            text = _GLUED.sub(lambda found: self._glued(found, place), text)
        text = _AFTER_STOP.sub(lambda found: f" {found[2].strip()}{found[1]}", text)
        self._tell_others(text, place)
        return re.sub(r"\](?=[\[\w])", "] ", text).strip()

    def _numbers(self, found: str, place: str) -> str | None:
        numbers = _expanded(found)
        if self._style == "raised" and len(numbers) == 1 and numbers[0] > max([*self._known, *self.cited, 0]) + MOST_AHEAD and len(found) == 2:
            parts = [int(digit) for digit in found]
            self.doubts.append(Doubt(place, f"de kleine cijfers {found} zijn gelezen als {numbers[0]}; misschien zijn het {parts[0]} en {parts[1]}"))
        if not self._likely(numbers):
            self.doubts.append(Doubt(place, f"'{found.strip()}' lijkt een bronnummer, maar past niet in de reeks; het is blijven staan"))
            return None
        self.cited += numbers
        return " " + " ".join(f"[{number}]" for number in numbers)

    def _likely(self, numbers: list[int]) -> bool:
        if not numbers or min(numbers) < 1:
            return False
        if self._style != "bare" and self._style != "round":
            return True
        if self._known:
            return set(numbers) <= self._known
        return max(numbers) <= max(self.cited, default=0) + MOST_AHEAD

    def _glued(self, found: re.Match[str], place: str) -> str:
        word, number = found[1], int(found[2])
        if frequency(word) < 3 or not self._likely([number]):
            return found[0]
        self.cited.append(number)
        self.doubts.append(Doubt(place, f"'{found[0]}' is gelezen als '{word}' met bronnummer {number}"))
        return f"{word} [{number}]"

    def _tell_others(self, text: str, place: str) -> None:
        if self._style == "round":
            return
        for found in _PATTERNS["round"].finditer(text):
            self.doubts.append(Doubt(place, f"'{found[0].strip()}' is niet als bronnummer gelezen: het artikel schrijft die anders"))


def _hits(style: Style, text: str) -> Iterable[re.Match[str]]:
    for found in _PATTERNS[style].finditer(text):
        if style != "raised" or not _is_unit(text, found):
            yield found


def _is_unit(text: str, found: re.Match[str]) -> bool:
    return found[1] in ("²", "³") and _UNITS.search(text[: found.start()]) is not None


def _replace(style: Style, text: str, numbers: Callable[[str], str | None]) -> str:
    out, end = [], 0
    for found in _hits(style, text):
        written = numbers(found[1].translate(_DIGITS))
        if written is None:
            continue
        out += [text[end : found.start()], written, " " if style == "bare" else ""]
        end = found.end()
    return "".join([*out, text[end:]])


def _expanded(found: str) -> list[int]:
    """The numbers of "3,4" or "3-6" or "10. 11.": a range in full."""
    numbers: list[int] = []
    for part in re.split(r"[,;.\s]+(?!\s*[–-])", re.sub(r"\s*[–-]\s*", "-", found)):
        ends = [int(end) for end in part.split("-") if end.strip()]
        if len(ends) == 2 and 0 < ends[1] - ends[0] <= _LONGEST_RANGE:
            numbers += range(ends[0], ends[1] + 1)
        else:
            numbers += ends
    return list(dict.fromkeys(numbers))
