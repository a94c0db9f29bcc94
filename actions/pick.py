"""Picks the passages for a target, and tells what these speak of and what they leave out."""

from __future__ import annotations

from dataclasses import replace
from typing import Sequence

from actions.shelf import Shelf, Shelved, bag, tells_number, term_hits
from actions.standing import asks_afterwards, points_back, stands_for_own, uncommon
from actions.target import Target
from bot.language.everyday import is_foreign
from bot.language.lexicon import Mention
from bot.language.reading import Part, Reading

STRICT = ("onset", "dose", "form")  # never borrowed from another topic
ALIKE = 0.42  # how alike a question that names no topic must be to an example question to get its passage
CLOSE = 0.6  # how close in meaning it must be besides, where it holds a telling word that the passage does not know
EXACT = 0.7  # how alike a question must be to an example question to be that question
UNHEARD = 3.0  # what a word that no example question holds weighs against that: as much as a rare one


def strict_of(part: Part) -> str | None:
    """The first aspect that a part asks and that is never borrowed, if it asks one."""
    return next((aspect for aspect in part.aspects if aspect in STRICT), None)


class Picker:
    """Picks from one shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def pick(self, target: Target) -> list[Shelved]:
        """The passages for the target's topics: one that covers all of them, or else one for each of at most two; none where a strict aspect is missing."""
        specific = [topic for topic in target.topics if not self._shelf.general(topic)] or list(target.topics)
        candidates = self._shelf.with_topics(specific, target.articles)
        words = bag(target.part.words)
        all_of_them = [item for item in candidates if set(specific) <= set(item.passage.topics) | {value for kind, value in item.named if kind == "topic"}]
        if not all_of_them and len(specific) > 1:
            related = self._shelf.stronger(specific)
            if related:
                return self.pick(replace(target, topics=related))
            substances = [topic for topic in specific if self._shelf.is_substance(topic)]
            if substances and not target.part.of("own") and len(substances) < len(specific):
                return []
            picks = [self.pick(replace(target, topics=(topic,)))[:1] for topic in specific[:2]]
            return [item for pick in picks for item in pick]
        strict = strict_of(target.part)
        candidates = [item for item in all_of_them if strict is None or item.passage.aspect == strict]
        if strict in ("dose", "onset") and asks_afterwards(target.part):
            candidates = [item for item in candidates if item.afterwards]
        if not candidates:
            return []
        strangers = {(m.kind, m.value) for m in target.strangers}
        return [max(candidates, key=lambda item: (len(strangers & item.named), self._shelf.fit(item, target.topics, target.part, words)))]

    def alike(self, target: Target, reading: Reading) -> Shelved | None:
        """The passage for a question that names no topic: the one with the most alike example question, if it knows all telling words."""
        words = bag(target.part.words)
        items = [item for item in self._shelf.items if item.article in target.articles]
        best = max(items, key=lambda item: self._likeness(item, target.part, words))
        asked = best.passage.aspect in target.part.aspects
        if asked and self._shelf.resemblance(best, words) > ALIKE and self._shelf.closeness(best, target.part.words) > CLOSE:
            return best  # close in words and in meaning: then a word that it does not know tells nothing else
        if set(target.part.aspects) - {"mechanism"} and not asked and not self.exact(target, [best]):
            return None  # "wat eet je best voor magnesium" is like "welke magnesium is best", and asks something else; "waarom" may ask for anything
        around = reading.parts if points_back(target.part) else [target.part]
        if any(not self._shelf.speaks_of(best, [word]) for other in around for word in uncommon(other)):
            return None
        return best if self._shelf.resemblance(best, words) > ALIKE else None

    def _likeness(self, item: Shelved, part: Part, words: frozenset[str]) -> float:
        return self._shelf.resemblance(item, words) + 0.5 * self._shelf.closeness(item, part.words) + 0.05 * (item.passage.aspect in part.aspects)

    def exact(self, target: Target, chosen: Sequence[Shelved]) -> bool:
        """Whether the target is one of the example questions of these passages."""
        words = bag(target.part.words)
        return any(self._shelf.resemblance(item, words, UNHEARD) > EXACT for item in chosen)

    def self_evident(self, target: Target, chosen: Sequence[Shelved]) -> bool:
        """Whether a question that does not name the article's substance is still about what the article says."""
        part = target.part
        words = bag(part.words)
        if "diet" in part.aspects and any(item.passage.aspect == "diet" for item in chosen):
            return True
        if any(tells_number(item, part.words) for item in chosen):
            return True  # "dat rapport uit 1921 over depressie"
        if any(item.passage.aspect in STRICT and item.passage.aspect in part.aspects for item in chosen):
            return True
        if is_foreign(part.words):
            return True
        strange = [word for word in uncommon(part) if not any(self._shelf.speaks_of(item, [word]) for item in chosen)]
        if len(strange) >= 2 or (strange and len(part.words) <= 8):
            return False
        if "diet" in part.aspects and not any(item.passage.aspect == "diet" for item in chosen):
            return False
        if len(part.words) <= (5 if part.words[0].text in ("tegen", "bij", "voor") else 3) and not part.aspects and not part.asks:
            return True
        if stands_for_own(part) or ("form" in part.aspects and any(item.passage.aspect == "form" for item in chosen)):
            return True
        if target.leaning:
            return True
        substances = [m for m in target.strangers if m.kind == "substance"]
        if substances and any(accounts([item], substances) and item.passage.aspect != "combination" for item in chosen):
            return True  # "aspartaat als toevoeging, wat betekent dat voor een depressie": the passage itself names it
        if any(term_hits(item, part.words) and (item.passage.aspect in part.aspects) for item in chosen):
            return True
        covered = {topic for item in chosen for topic in item.passage.topics}
        if len(set(target.topics) & covered) >= 2 and any(self._shelf.is_substance(topic) for topic in target.topics):
            return True
        return any(self._shelf.resemblance(item, words) > ALIKE for item in chosen)

    def speaks_of_else(self, part: Part, chosen: Sequence[Shelved]) -> bool:
        """Whether the part holds telling words of which the passages know none."""
        telling = uncommon(part)
        return bool(telling) and not any(self._shelf.speaks_of(item, telling) for item in chosen)

    def narrower(self, broad: str) -> tuple[str, ...]:
        """Topics to offer for a word that is too broad: those whose passages name it."""
        return tuple(dict.fromkeys(item.passage.topics[0] for item in self._shelf.items if ("broad", broad) in item.named))


def accounts(chosen: Sequence[Shelved], mentions: Sequence[Mention]) -> bool:
    """Whether these passages speak of all that is mentioned."""
    named = {pair for item in chosen for pair in item.named}
    return all((m.kind, m.value) in named for m in mentions)


def unaccounted(target: Target, chosen: Sequence[Shelved]) -> tuple[Mention, ...]:
    """What a target names that no article is about and that these passages do not speak of either."""
    named = {pair for item in chosen for pair in item.named}
    return tuple(m for m in target.strangers if (m.kind, m.value) not in named)
