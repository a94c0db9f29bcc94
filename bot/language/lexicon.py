"""Recognises what a message names: the articles' topics and substances, and what no article covers.

The lexicon is made of content alone (`content/articles`, `content/niet-behandeld`), so a new article or list extends it without code.
A *variant* is one way to name a thing. A name ("vitamine b12") stands in one piece; a description ("haar valt uit") may be spread over a
sentence, in any order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Iterable, Iterator, Sequence

from bot.articles import Catalogue
from bot.language.compounds import PRODUCTS, WORD_FROM, sounds_like_illness
from bot.language.entries import NOT_COVERED, Kind, article_entries, listed_entries
from bot.language.everyday import is_everyday
from bot.language.places import LOOSE, description_places, is_verb, name_places
from bot.language.spelling import frequency, lemma
from bot.language.words import Word, split


@dataclass(frozen=True)
class Mention:
    """Something named in a message: words `start` up to `end` name the thing `value` of this `kind`.

    `weak`: an everyday word that counts only where the substance or complaint of the question stands. `negated`: said not to be meant.
    """

    kind: Kind
    value: str
    start: int
    end: int
    weak: bool = False
    negated: bool = False
    description: bool = False

    def overlaps(self, other: Mention) -> bool:
        """Whether some word belongs to both."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class _Variant:
    kind: Kind
    value: str
    keys: tuple[frozenset[str], ...]
    weak: bool
    description: bool


# Steps of comparison: their lemma ("weinig" for "minder") says something else than they do.
_STEPS = frozenset("minder minst meer meest meeste beter best beste liever liefst vaker eerder langer later kleiner groter hoger lager".split())


@lru_cache(maxsize=100_000)
def keys(word: str) -> frozenset[str]:
    """The forms under which a word is looked up: as written, its lemma, and without a plural or diminutive ending."""
    forms = {word} if word in _STEPS else {word, lemma(word)}
    for ending in ("tjes", "tje", "jes", "je", "kes", "ke", "s"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= 4 and frequency(base) < 5.0:  # "gaatjes" is not "gaat"
            forms.add(base)
            break
    return frozenset(forms)


def _listed_keys(word: str) -> frozenset[str]:
    """The forms of a word as a list names it: a noun that looks like a verb's stem ("merk") must not stand for the verb ("merken")."""
    base = lemma(word)
    stem = base[-3:-2] == word[-1]  # "helpt" cannot be but a verb
    if base.endswith("en") and stem and base[:-2].rstrip(word[-1]) == word.rstrip(word[-1]) and not word.endswith("en"):
        return frozenset({word})
    return frozenset(form for form in keys(word) if form == word or frequency(form) < 5.0 or frequency(word) > 4.5)


def _wording(catalogue: Catalogue) -> set[str]:
    return {word.text for _, passage in catalogue.passages() for text in (passage.answer, *passage.mentions, *passage.questions) for word in split(text)}


class Lexicon:
    """All variants, indexed by word. `find` lists what a message names, longest names first where they overlap."""

    def __init__(self, catalogue: Catalogue, folder: Path = NOT_COVERED) -> None:
        self._variants: list[_Variant] = []
        self._anchored: dict[str, list[int]] = defaultdict(list)  # variants by the forms of their rarest word
        self._joined: dict[str, int] = {}
        self.vocabulary: set[str] = set()  # once made, a set of its own: `reworded` shares all else
        self.favoured: set[str] = set()  # what the articles name: a misspelt word is likelier to be one of these
        self.values: set[str] = set()
        self._taken: set[str] = set()
        for name, entry in article_entries(catalogue):
            self._add(name, *entry)
        covered = frozenset(self._taken)
        for name, entry in listed_entries(folder):
            if " ".join(word.text for word in split(name)) not in covered:
                self._add(name, *entry)
        uses = Counter(form for variant in self._variants for forms in variant.keys for form in forms)
        for number, variant in enumerate(self._variants):
            for key in min(variant.keys, key=lambda forms: sum(uses[form] for form in forms)):
                self._anchored[key].append(number)
        self._named = frozenset(self.vocabulary)
        # Of the catalogue's own texts, by their mended words: `reworded` shares it, so that a changed answer costs one look and not hundreds.
        self.names_in = lru_cache(maxsize=2_000)(self._names_in)
        self.vocabulary |= _wording(catalogue)

    def reworded(self, catalogue: Catalogue) -> Lexicon:
        """The lexicon of a catalogue that names the same and words it otherwise; it shares what names are found by."""
        other = copy(self)
        other.vocabulary = {*self._named, *_wording(catalogue)}
        return other

    def _add(self, name: str, kind: Kind, value: str, weak: bool, description: bool) -> None:
        words = [word.text for word in split(name)]
        self._taken.add(" ".join(words))
        if description:
            # "haar valt uit" would be found in all that falls out.
            words = [word for place, word in enumerate(words) if word not in LOOSE or (word == "haar" and place == 0)] or words
        if not words:
            return
        if kind not in ("own", "topic"):
            self.values.add(value)
        number = len(self._variants)
        self._variants.append(_Variant(kind, value, tuple(_listed_keys(word) for word in words), weak, description))
        for word in words:
            self.vocabulary.add(word)
            if kind in ("own", "topic"):
                self.favoured.add(word)
        if not description:
            for key in {"".join(words), "".join(words[:-1]) + lemma(words[-1])}:
                self._joined.setdefault(key, number)

    def find(self, words: Sequence[Word]) -> list[Mention]:
        """What these words name, in their order, without overlaps."""
        found = list(self._single_and_phrases(words))
        found += self._joined_words(words)
        taken: set[int] = set()
        chosen: list[tuple[Mention, frozenset[int]]] = []
        for mention, places in sorted(found, key=_weight):
            if not places & taken:
                chosen.append((mention, places))
                taken |= places
        for mention, places in list(chosen):
            if mention.kind != "own":
                chosen += [(own, frozenset([place])) for place in places for own in self._own(words[place].text, place)]
        for place, word in enumerate(words):
            if place not in taken:
                chosen += [(mention, frozenset([place])) for mention in self._parts(word.text, place)]
        return in_order(dict.fromkeys(mention for mention, _ in chosen))

    def _names_in(self, texts: tuple[str, ...], clauses: tuple[tuple[int, int], ...]) -> frozenset[tuple[Kind, str]]:
        words = [Word(text, 0, 0, *place) for text, place in zip(texts, clauses, strict=True)]
        return frozenset((mention.kind, mention.value) for mention in self.find(words))

    def _standing(self, words: Sequence[Word]) -> Iterator[tuple[_Variant, dict[int, list[int]]]]:
        """The variants whose words all stand in a message, with the places of each word, in the order in which the first of them stands there.

        Looked for by their rarest word: of the many descriptions that have an "ik" or a "niet" few have all the rest.
        """
        places: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(words):
            for key in keys(word.text):
                places[key].append(place)
        found: list[tuple[int, int, dict[int, list[int]]]] = []
        for number in {number for key in places for number in self._anchored.get(key, ())}:
            standing = [sorted({place for key in forms for place in places.get(key, ())}) for forms in self._variants[number].keys]
            if all(standing):
                # By place: of ways to lay a description that are as good as each other the first counts.
                order = sorted(range(len(standing)), key=lambda position: (standing[position][0], position))
                found.append((standing[order[0]][0], number, {position: standing[position] for position in order}))
        for _, number, positions in sorted(found, key=lambda item: item[:2]):
            yield self._variants[number], positions

    def _single_and_phrases(self, words: Sequence[Word]) -> Iterator[tuple[Mention, frozenset[int]]]:
        for variant, positions in self._standing(words):
            if len(variant.keys) == 1:
                for place in positions[0]:
                    if variant.kind in ("aspect", "complaint", "treatment") and is_verb(words, place):
                        continue
                    if variant.weak and frequency(words[place].text) > 5.9 and (place == 0 or words[place - 1].text not in ("mijn", "je")):
                        continue  # "haar" is a possessive unless it is "mijn haar"
                    yield Mention(variant.kind, variant.value, place, place + 1, variant.weak, description=variant.description), frozenset([place])
                continue
            places = description_places(positions, words) if variant.description else name_places(positions, words)
            if places:
                yield Mention(variant.kind, variant.value, min(places), max(places) + 1, variant.weak, description=variant.description), frozenset(places)

    def _joined_words(self, words: Sequence[Word]) -> Iterator[tuple[Mention, frozenset[int]]]:
        for place in range(len(words)):
            for length in (1, 2, 3):
                part = words[place : place + length]
                if len(part) < length or part[0].clause != part[-1].clause:
                    break
                number = self._joined.get("".join(word.text for word in part))
                if number is None or (length > 1 and len("".join(word.text for word in part)) < 6):
                    continue
                variant = self._variants[number]
                if length == 1 and len(variant.keys) == 1:
                    continue
                yield Mention(variant.kind, variant.value, place, place + length, variant.weak), frozenset(range(place, place + length))

    def _own(self, word: str, place: int) -> list[Mention]:
        """The article's substance inside something longer that is named: "magnesiumspiegel", "te weinig magnesium"."""
        for cut in range(len(word), 4, -1):
            number = self._joined.get(word[:cut])
            if number is not None and self._variants[number].kind == "own":
                return [_at(self._variants[number], place)]
        return []

    def _parts(self, word: str, place: int) -> list[Mention]:
        """What a compound names that is not in the lexicon as a whole ("migrainedagen", "schouderbladpijn")."""
        if is_everyday(word):
            return []  # "hoofdpersoon" is about no head
        for cut in range(len(word) - 3, 3, -1):
            tail = word[cut:]
            head = self._head(word[:cut], own_only=True)
            if not head and tail in PRODUCTS:
                listed = self._head(word[:cut])
                if listed and listed.kind in ("substance", "medicine", "treatment"):
                    return [_at(listed, place)]
            if head:
                rest = self._name(tail) if len(tail) >= 4 else None
                return [_at(head, place)] + ([_at(rest, place)] if rest else [])
        for cut in range(3, len(word) - 4):
            tail_name = self._name(word[cut:])
            if tail_name and not tail_name.weak and frequency(word[:cut]) >= WORD_FROM:
                other = self._name(word[:cut])  # "calciumthreonaat" is no form of magnesium
                both = [other, tail_name] if other and other.kind == "substance" else [tail_name]
                return [_at(variant, place) for variant in both]
        return [Mention("complaint", word, place, place + 1, weak=True)] if sounds_like_illness(word) else []

    def _head(self, word: str, own_only: bool = False) -> _Variant | None:
        """What the first half of a compound names, with or without the letter that joins it to the second."""
        return self._name(word, own_only) or (self._name(word[:-1], own_only) if word[-1] in "s-" else None)

    def _name(self, word: str, own_only: bool = False) -> _Variant | None:
        if len(word) < 4:
            return None
        number = self._joined.get(word)
        if number is None:
            return None
        variant = self._variants[number]
        if own_only and (variant.kind not in ("own", "topic") or len(word) < 5):
            return None
        return variant


def in_order(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions as they stand in a message; where two begin together the article's substance comes first."""
    return sorted(mentions, key=lambda mention: (mention.start, mention.kind != "own"))


def _at(variant: _Variant, place: int) -> Mention:
    return Mention(variant.kind, variant.value, place, place + 1, variant.weak)


def _weight(item: tuple[Mention, frozenset[int]]) -> tuple[int, int, int, int]:
    """Longer first; a name before a description of the same length; what the articles cover first; a strong word before a weak one."""
    mention, places = item
    covered = mention.kind in ("own", "topic")
    return (-len(places), mention.description, not covered, mention.weak)


def mark_negated(mentions: Iterable[Mention], words: Sequence[Word]) -> list[Mention]:
    """Mark what the visitor says is not meant ("niet voor migraine", "geen angst"), unless nothing else is left that could be meant."""
    mentions = list(mentions)
    marked = [replace(mention, negated=_negated(mention, words)) for mention in mentions]
    targets = [mention for mention in marked if mention.kind in ("topic", "complaint", "substance")]
    return marked if any(not mention.negated for mention in targets) else mentions


_LINKS = frozenset(
    "voor bij tegen om de het een mijn je last van echt alleen meer die dat deze over aan met iets meteen direct puur zo zoek ik heb ben enkel enkele".split()
)


def _negated(mention: Mention, words: Sequence[Word]) -> bool:
    if mention.kind == "own":  # "niet zonder magnesium", "geen magnesium meer" still ask about it
        before = words[mention.start - 1].text if mention.start else ""
        after_it = words[mention.end].text if mention.end < len(words) else ""
        one_word = mention.end - mention.start == 1
        if before == "geen" and one_word and mention.start >= 2 and words[mention.start - 2].clause != words[mention.start - 1].clause:
            return True  # "ja mangaan, geen magnesium"
        if before == "geen" and any(word.text.startswith("bedoel") for word in words[mention.end : mention.end + 4]):
            return True  # "geen magnesium, selenium bedoelde ik"
        return before == "niet" or (before == "geen" and after_it in ("graag", "maar", "dus", "alsjeblieft"))
    if mention.kind == "aspect" and mention.description and any(word.text == "geen" for word in words[mention.start : mention.end]):
        return True  # "troep waar geen magnesium meer in zit" asks for no food that has it
    if mention.kind == "topic" and _compared(words[max(0, mention.start - 6) : mention.start]):
        return True  # "clusterhoofdpijn is iets heel anders dan migraine"
    if mention.kind in ("topic", "complaint", "substance") and _dismissed(mention, words):
        return True
    place = mention.start - 1
    while place >= 0 and mention.start - place <= 4 and words[place].clause == words[mention.start].clause:
        if words[place].text in ("geen", "nooit", "niets", "niks", "zonder"):
            return True
        if words[place].text == "niet":
            return not any(word.text in ("of", "wel") for word in words[place + 1 : mention.start])
        adjective = place == mention.start - 1 and len(words[place].text) > 4 and words[place].text.endswith("e")  # "niet dat maandelijkse pms"
        if words[place].text not in _LINKS and not adjective:
            return False
        place -= 1
    after = words[mention.end : mention.end + 2]
    if [word.text for word in after] == ["is", "uitgesloten"] or _has_not(words[mention.end : mention.end + 4]):
        return True
    return bool(after) and after[0].text == "niet" and len(after) > 1 and after[1].text in ("maar", "wel")


def _has_not(after: Sequence[Word]) -> bool:
    """ "Pms heb ik niet": not followed by what would make it "not always", "not so much"."""
    said = [word.text for word in after if word.clause == after[0].clause]
    return said[:1] in (["heb"], ["heeft"]) and said[1:2] in (["ik"], ["ze"], ["hij"], ["zij"]) and said[2:] in (["niet"], ["niet", "meer"])


def _compared(before: Sequence[Word]) -> bool:
    """Whether these words end in what tells that something else is meant than what follows."""
    texts = [word.text for word in before]
    return texts[-1:] == ["dan"] and "anders" in texts


_NOT_ASKED = frozenset(("vraag niet", "niet vragen", "hoef niet", "niet weten"))


def _dismissed(mention: Mention, words: Sequence[Word]) -> bool:
    """Whether the clause says that nobody asks for it ("over hoofdpijn hoef ik niks te weten"), or that it is how the asker knows ("ik onthield dat …")."""
    clause = words[mention.start].clause
    after = [word.text for word in words[mention.end : mention.end + 8] if word.clause == clause]
    if {"hoef", "hoeft", "hoeven"} & set(after) and {"niks", "niets", "niet", "geen"} & set(after) and {"weten", "horen", "lezen"} & set(after):
        return True
    if _NOT_ASKED & {f"{one.text} {two.text}" for one, two in pairwise(words[max(0, mention.start - 7) : mention.start]) if one.clause == clause}:
        return True
    before = words[mention.start - 1].text if mention.start else ""
    return words[mention.start].text.startswith("onth") and before == "ik" and after[:1] in (["uit"], ["van"], ["dat"])
