"""Names of persons and towns, also as people type them in a chat: without capitals, in Dutch and Flemish.

deduce looks for capitals. Here a word is a name by what stands before it ("mijn dochter sanne"), or because it is a first name and no word.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

import simplemma

from bot.language.spelling import frequency, lemma
from bot.language.words import plain
from editor.visitors.scrubbing.word_lists import first_names, places, surnames, words

_TOKEN = re.compile(r"\[[a-z-]+\]|[^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]+)*|['’][^\W\d_]+(?:-[^\W\d_]+)*|\d+")
# Zipf frequencies (log10 of uses per 10^9 words) from which a word without a capital is too common to be a name.
COMMON_AFTER_RELATIVE = 5.3
COMMON_ALONE = 4.4
_END = re.compile(r"[.?!:\n]")
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.\s?){1,4}(?=(?:(?:van|de|den|der|ten|ter|el)\s)*[A-Z][a-z]+)")


@dataclass(frozen=True)
class _Token:
    text: str
    form: str  # plain
    start: int
    end: int
    opens: bool  # the first of its sentence

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper() or (self.text[:1] in "'’" and self.text[1:2].isupper())


class Names:
    """Finds names. `health`: plain words that are about health."""

    def __init__(self, health: AbstractSet[str]) -> None:
        self._health = health

    def replaced(self, text: str) -> str:
        """The text with `[naam]` and `[plaats]`."""
        tokens = _tokens(text)
        spans: list[tuple[int, int, str]] = [(found.start(), found.end(), "naam") for found in _INITIALS.finditer(text)]
        place = 0
        while place < len(tokens):
            end, sort = self._at(tokens, place, text)
            if end > place:
                spans.append((tokens[place].start, tokens[end - 1].end, sort))
                place = end
            else:
                place += 1
        for start, stop, sort in sorted(spans, reverse=True):
            text = f"{text[:start]}[{sort}]{text[stop:]}" if not text[start:stop].endswith(" ") else f"{text[:start]}[{sort}] {text[stop:]}"
        return text

    def _at(self, tokens: list[_Token], place: int, text: str) -> tuple[int, str]:
        """Where a name that starts here ends (the place after it), and of what it is; `place` where none starts."""
        token = tokens[place]
        never = token.form in words()["nooit"] or token.text.startswith("[") or token.text.isdigit()
        if never and not (token.form in words()["tussen"] and place and self._strong(tokens, place, text)):  # "familie van den Berg"
            return place, ""
        if self._of_illness(tokens, place):
            return place, ""
        town = self._town(tokens, place)
        if town > place:
            return town, "plaats"
        if not self._starts(tokens, place, text):
            return place, ""
        return self._rest(tokens, place, text), "naam"

    def _starts(self, tokens: list[_Token], place: int, text: str) -> bool:
        token = tokens[place]
        form = token.form
        if form in words()["verwanten"] and not token.capital:
            return False
        if place and self._strong(tokens, place, text):
            if form in words()["tussen"]:
                return self._prefixed_surname(tokens, place)
            if form in self._health and form not in first_names():
                return False
            if token.capital:
                return True
            return (form in first_names() or form in surnames()) and frequency(form) < COMMON_AFTER_RELATIVE and not _inflected(form)
        if form not in first_names() and "-" not in form:
            # "oma Jopie": nothing else has a capital there
            unlisted = token.capital and not token.text.isupper() and form not in self._health and not _is_word(form)
            return self._lone_surname(tokens, place) or bool(unlisted and place and self._relative(tokens, place, text))
        if not all(part in first_names() for part in form.split("-")):
            return False
        if place and self._relative(tokens, place, text):
            if token.capital:
                return True
            return form not in self._health_only() and frequency(form) < COMMON_AFTER_RELATIVE and not _inflected(form)
        if form in self._health:
            return False
        if token.capital and not token.opens:
            return True
        if token.capital:
            return not _is_word(form) or (place + 1 < len(tokens) and tokens[place + 1].capital and tokens[place + 1].form in surnames())
        return len(form) >= 4 and not _is_word(form) and frequency(form) < COMMON_ALONE and _dutch_around(tokens)

    def _health_only(self) -> AbstractSet[str]:
        return words()["gezondheid"]

    def _lone_surname(self, tokens: list[_Token], place: int) -> bool:
        """A surname with a capital in the middle of a sentence, which is no word and nothing of health."""
        token = tokens[place]
        return token.capital and not token.opens and token.form in surnames() and token.form not in self._health and not _is_word(token.form)

    def _strong(self, tokens: list[_Token], place: int, text: str) -> bool:
        """Whether what stands before says that a name follows."""
        if _far(text, tokens[place - 1].end, tokens[place].start, sentence_end_counts=tokens[place - 1].form not in words()["aanspreking"]):
            return tokens[place - 1].form in ("groetjes", "groeten", "groet", "mvg", "gr", "liefs", "naam")
        one, two = _before(tokens, place)
        if one in words()["zeker"] or two in words()["zeker"]:
            return True
        # "dokter zegt": only with a capital or a listed name, which is asked afterwards
        return one in words()["aanspreking"] or two in words()["aanspreking"]

    def _relative(self, tokens: list[_Token], place: int, text: str) -> bool:
        if _far(text, tokens[place - 1].end, tokens[place].start, sentence_end_counts=True):
            return False
        one, two = _before(tokens, place)
        return one in words()["verwanten"] or one in words()["ik"] or two in words()["ik"] or one == "[naam]"

    def _prefixed_surname(self, tokens: list[_Token], place: int) -> bool:
        after = place
        while after < len(tokens) and tokens[after].form in words()["tussen"]:
            after += 1
        return after < len(tokens) and after - place <= 3 and (tokens[after].capital or tokens[after].form in surnames()) and (
            tokens[after].form not in words()["nooit"] or tokens[after].capital
        )

    def _rest(self, tokens: list[_Token], place: int, text: str) -> int:
        """The place after the last word of a name that starts at `place`."""
        end = place
        while end < len(tokens) and tokens[end].form in words()["tussen"]:
            end += 1
        end += 1
        while end < len(tokens) and not _far(text, tokens[end - 1].end, tokens[end].start, sentence_end_counts=True):
            token = tokens[end]
            if token.form in words()["tussen"]:
                after = end
                while after < len(tokens) and tokens[after].form in words()["tussen"]:
                    after += 1
                if after >= len(tokens) or after - end > 3:
                    break
                last = tokens[after]
                # "Sanne in Leuven" and "Jan van 12" are not surnames.
                town = tokens[end].form in words()["voor_plaats"] and last.form in places()
                if town or not (self._surname_after(last, after - end) or (last.capital and tokens[end].form in words()["tussen_zeker"])):
                    break
                if last.form in self._health and not last.capital:
                    break
                end = after + 1
                continue
            known = token.form in surnames() or token.form in first_names()
            if token.form in words()["nooit"] or token.form in self._health or token.form in words()["verwanten"]:
                break
            if token.capital or (known and not _is_word(token.form)):
                end += 1
                continue
            break
        return end

    def _surname_after(self, token: _Token, prefixes: int) -> bool:
        """Whether this is a surname, behind so many words like "van" and "de"."""
        if token.form not in surnames() or token.form in words()["nooit"]:
            return False
        return token.capital or prefixes > 1 or not _is_word(token.form) or token.form in words()["achternamen"]

    def _town(self, tokens: list[_Token], place: int) -> int:
        """The place after a town that starts here, `place` where there is none."""
        if not place:
            return place
        before = tokens[place - 1].form
        if before not in words()["voor_plaats"] and before != "[postcode]":
            return place
        for length in (3, 2, 1):
            part = tokens[place : place + length]
            name = " ".join(token.form for token in part)
            if len(part) < length or name not in places() or name in self._health:
                continue
            if part[-1].capital or name in words()["plaatsen"] or (not _is_word(name) and frequency(name) < COMMON_ALONE + 0.5) or before == "[postcode]":
                return place + length
        return place

    def _of_illness(self, tokens: list[_Token], place: int) -> bool:
        """ "De ziekte van Weil", "baker-cyste"."""
        before = [token.form for token in tokens[max(0, place - 3) : place]]
        if before and before[-1] in ("van", "de") and set(before) & words()["voor_ziekte"]:
            return True
        after = tokens[place + 1].form if place + 1 < len(tokens) else ""
        return bool(before and before[-1] in words()["voor_ziekte"]) or after in ("cyste", "ziekte", "syndroom", "contractuur", "dieet")


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    last = 0
    for match in _TOKEN.finditer(text):
        opens = not found or _END.search(text[last : match.start()]) is not None
        found.append(_Token(match.group(0), plain(match.group(0)).replace("’", "'"), match.start(), match.end(), opens))
        last = match.end()
    return found


def _before(tokens: list[_Token], place: int) -> tuple[str, str]:
    one = tokens[place - 1].form if place else ""
    return one, f"{tokens[place - 2].form} {one}" if place > 1 else ""


def _far(text: str, end: int, start: int, sentence_end_counts: bool) -> bool:
    between = text[end:start]
    return bool(re.search(r"[?!;\n]", between)) or (sentence_end_counts and "." in between) or bool(re.search(r"\d", between))


@lru_cache(maxsize=50_000)
def _is_word(form: str) -> bool:
    """Whether Dutch has it as a word of its own."""
    return bool(simplemma.is_known(form, "nl")) or frequency(form) >= COMMON_ALONE


@lru_cache(maxsize=50_000)
def _inflected(form: str) -> bool:
    """A verb or plural: "mijn moeder loopt"."""
    return lemma(form) != form


def _dutch_around(tokens: list[_Token]) -> bool:
    """Enough Dutch words for a name without a capital to be told from a word of another language."""
    known = sum(frequency(token.form) >= COMMON_ALONE for token in tokens)
    return known * 2 >= len(tokens)
