"""What to say to one target: the passage that answers it, or that none does, or a question in return.

Everything that a target names must be accounted for by the passage that answers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Sequence

from actions.decision import Decision, Memory
from actions.pick import Picker, accounts, strict_of, unaccounted
from actions.shelf import Shelf, Shelved, bag, names, tells_number, term_hits
from actions.standing import THAT, asks_course, incidental, joined, of_people, points_back, topic_in_slot, uncommon
from actions.target import TOLD, Target
from actions.verdict import answer, first_of, not_covered
from bot.language.cues import Cues, Hit
from bot.language.everyday import is_foreign
from bot.language.lexicon import Mention, keys
from bot.language.reading import Part, Reading

_TOGETHER = frozenset("met erbij samen combinatie combi plus en".split())
_COMPARED = frozenset("beter best beste liever meer sneller".split())


def _instead(place: int, part: Part) -> bool:
    """Whether what stands here is only the other side of a question: "is threonaat beter of alleen duurder"."""
    return any(word.text == "of" for word in part.words[max(0, place - 3) : place]) and len(part.words[:place]) >= 4


def _told_before(mention: Mention, part: Part) -> bool:
    """Whether an aspect is only told in a story, long before what is asked: "ze heeft magnesium gekocht en … is het goed voor mijn geheugen"."""
    later = [own for own in part.of("own") if own.start - mention.end > 4]
    return len(part.words) > TOLD and any(topic.start > own.start for own in later for topic in part.of("topic"))


def _conditional(mention: Mention, part: Part) -> bool:
    """Whether an aspect is only described in a condition: "blijven je hersenen soepeler als je genoeg magnesium binnenkrijgt"."""
    before = {word.text for word in part.words[max(0, mention.start - 3) : mention.start + 1]}
    return mention.description and bool(before & {"als", "wanneer", "indien", "zolang"}) and any(m.end <= mention.start for m in part.of("topic"))


def _alternative(mention: Mention, part: Part) -> bool:
    """Whether a substance is named as another choice than the article's: "vitamine c of juist magnesium". What compares the two is not meant."""
    if mention.kind not in ("substance", "treatment", "form") or _COMPARED & {word.text for word in part.words}:
        return False
    for own in part.of("own"):
        first, second = sorted([own, mention], key=lambda m: m.start)
        between = [word.text for word in part.words[first.end : second.start]]
        if len(between) <= 3 and "of" in between:
            return True
    return False


class Resolver:
    """Resolves targets against the passages on a shelf."""

    def __init__(self, shelf: Shelf, cues: Cues) -> None:
        self._shelf = shelf
        self._cues = cues
        self._picker = Picker(shelf)

    def resolve(self, target: Target, reading: Reading, memory: Memory) -> Decision | None:
        """The decision for a target; None where it asks nothing."""
        part = target.part
        if self._of_an_animal(target):
            return not_covered(target, ())
        if self._cues.has("expired", reading.words):
            return not_covered(target, (), keep_topic=True)
        said = {word.text for word in part.words}
        aspects_asked = [m for m in part.of("aspect") if not (_instead(m.start, part) or _conditional(m, part) or _told_before(m, part))]
        painful = target.own and "mechanism" in part.aspects and part.of("broad") and self._shelf.all_general(target.topics)
        if not target.topics or painful:  # "legt het iets stil in je hersenen waardoor je minder pijn voelt" is about pain
            return self._no_topic(target, reading, memory)
        chosen = self._picker.pick(target)
        strangers = unaccounted(target, chosen)
        if aspects_asked and not accounts(chosen, aspects_asked) and not self._picker.exact(target, chosen) and not self._supposed(target, chosen):
            return not_covered(target, names(aspects_asked), keep_topic=True)
        elsewhere = self._cues.find("elsewhere", part.words)
        if elsewhere and not (_instead(elsewhere.start, part) or self._explains(elsewhere, target) or self._picker.exact(target, chosen)):
            return not_covered(target, (), keep_topic=True)
        if self._of_the_illness(target):
            return not_covered(target, (), keep_topic=True)
        passed_on = memory.uncovered and not part.of("own") and (said & THAT or not topic_in_slot(part))
        if passed_on and points_back(part) and self._shelf.all_general(target.topics):
            return replace(not_covered(target, memory.uncovered), subject=memory.uncovered)
        if target.leaning and memory.aspect == "form" and "dose" in part.aspects:
            return not_covered(target, (), keep_topic=True)  # the dose that is given may be of another form
        if not chosen:
            return not_covered(target, names(strangers), keep_topic=not strangers)
        if "onset" in part.aspects and asks_course(part.words, self._cues) and not any(item.enduring for item in chosen):
            return not_covered(target, (), keep_topic=True)
        if strangers:
            verdict = self._with_strangers(target, chosen, strangers)
            if verdict is not None:
                return verdict
            strangers = tuple(m for m in strangers if joined(m, part))
        asked_for = target.unknown if part.subject_unknown and not part.of("own") else ()
        about = self._shelf.with_topics(target.topics, target.articles)
        unknown = tuple(word for word in asked_for if not any(self._shelf.speaks_of(item, keys(word)) for item in about))
        if unknown and not topic_in_slot(part) and not target.leaning:
            return not_covered(target, unknown)
        if target.leaning and not part.aspects and self._picker.speaks_of_else(part, about):
            return not_covered(target, (), keep_topic=True)
        if not target.own and not self._cues.has("in_article", part.words) and not self._picker.self_evident(target, chosen):
            return not_covered(target, (), keep_topic=True)
        return answer(chosen, target, names(strangers))

    def _supposed(self, target: Target, chosen: Sequence[Shelved]) -> bool:
        """Whether something is taken for granted that a passage speaks of: "dus bij migraine zit er te veel magnesium in het bloed"."""
        part = target.part
        if not self._cues.has("premise", part.words):
            return False
        return any(term_hits(item, part.words) and item.passage.aspect in ("evidence", "diet", "prevalence") for item in chosen)

    def _of_an_animal(self, target: Target) -> bool:
        """Whether a horse or a cat is asked about: the articles are about people."""
        part = target.part
        return len(part.words) <= TOLD and self._cues.has("animal", part.words) and not any(word.text in ("mens", "mensen") for word in part.words)

    def _explains(self, hit: Hit, target: Target) -> bool:
        """Whether it is asked what a substance is, which a passage tells: "wat is glutamaat eigenlijk voor iets"."""
        return target.part.words[hit.start].text == "wat" and all(self._shelf.is_substance(topic) for topic in target.topics)

    def _of_the_illness(self, target: Target) -> bool:
        """Whether a complaint itself is asked about (its cause, what it is, how long it lasts, living with it), not what the article's substance does."""
        part = target.part
        if target.leaning or part.of("own") or any(self._shelf.general(topic) or self._shelf.is_substance(topic) for topic in target.topics):
            return False
        if "diet" in part.aspects and any(item.passage.aspect == "diet" for item in self._shelf.with_topics(target.topics, target.articles)):
            return False  # "waarom krijg je van sommig eten migraine"
        if any(self._cues.has(cue, part.words) for cue in ("cause", "difference", "living_with", "symptoms", "counted")):
            return True
        defined = self._cues.find("defined", part.words)
        if defined and not target.own and any(topic.end == defined.start for topic in part.of("topic")):
            return True  # "fibromyalgie, wat is dat precies"
        return self._right_after(("definition", "lasting"), part)

    def _right_after(self, cues: Sequence[str], part: Part) -> bool:
        """Whether a topic stands right after one of these cues: "wat is een depressie", "hoe lang duurt migraine"."""
        hits = [hit for hit in (self._cues.find(cue, part.words) for cue in cues) if hit]
        return any(topic.start == hit.end for hit in hits for topic in part.of("topic"))

    def _with_strangers(self, target: Target, chosen: Sequence[Shelved], strangers: Sequence[Mention]) -> Decision | None:
        """What to say where something is named that the passage does not speak of: None means that the passage may still answer."""
        part = target.part
        forms = [m for m in strangers if m.kind == "form"]
        if forms and len(forms) == len(strangers):
            having = [item for item in self._shelf.with_topics(target.topics, target.articles) if item.passage.aspect == "form"]
            if having:
                words = bag(part.words)
                return answer([max(having, key=lambda item: self._shelf.fit(item, target.topics, part, words))], replace(target, strangers=()), ())
            return not_covered(target, names(forms), keep_topic=True)
        if target.own and all(_alternative(m, part) for m in strangers):
            return answer(chosen, target, names(strangers))
        premise = self._cues.has("premise", part.words)
        said = {word.text for word in part.words}
        together = {"er", "bij"} <= said or any(text in _TOGETHER and (text != "en" or part.of("own")) for text in said)
        if premise and together and all(m.kind == "substance" for m in strangers):
            having = [item for item in self._shelf.with_topics(target.topics, target.articles) if item.passage.aspect == "combination"]
            if having and (target.own or having[0].passage.topics[0] in target.topics):
                return answer(having[:1], replace(target, strangers=()), ())
        if target.leaning:
            return not_covered(target, names(strangers))
        ill = any(m.kind == "complaint" and not m.weak for m in strangers)
        if ill and len(part.words) <= TOLD and self._shelf.all_general(target.topics):
            return not_covered(target, names(strangers))  # "knapt je brein op na een hersenschudding": the illness is what is asked about
        if all(incidental(m, part) for m in strangers) and target.own:
            return None
        if target.own and all(joined(m, part) or incidental(m, part) for m in strangers):
            return None
        return not_covered(target, names(strangers))

    def _no_topic(self, target: Target, reading: Reading, memory: Memory) -> Decision | None:
        """Where no topic is named: something that no article is about, something too broad, or nothing at all."""
        part = target.part
        if part.of("own") or memory.article:
            told = [item for item in self._shelf.items if item.article in target.articles and tells_number(item, part.words)]
            if len(told) == 1:
                return answer(told, target, ())  # a year or a count that only this passage speaks of
        if target.strangers or target.unknown or part.of("aspect"):
            asked = [*target.strangers, *part.of("aspect")]
            named = [item for item in self._shelf.items if item.article in target.articles and accounts([item], asked)]
            words = bag(part.words)
            strict = strict_of(part)
            named = [item for item in named if strict is None or item.passage.aspect == strict]
            if named and not target.unknown:
                best = max(named, key=lambda item: self._shelf.fit(item, (), part, words))
                if part.of("own") or memory.article or term_hits(best, part.words) >= 2 or self._picker.self_evident(target, [best]):
                    return answer([best], target, ())
            return not_covered(target, names(target.strangers) or names(part.of("aspect")) or target.unknown)
        broad = part.of("broad")
        if broad and part.of("own") and "mechanism" in part.aspects:
            mechanisms = [item for item in self._shelf.items if item.passage.aspect == "mechanism"]
            having = [item for item in mechanisms if any(("broad", m.value) in item.named for m in broad)]
            if having:
                return answer([max(having, key=lambda item: self._shelf.fit(item, (), part, bag(part.words)))], target, ())
        if broad:
            offers = tuple(topic for m in broad for topic in self._picker.narrower(m.value))
            return Decision("utter_clarify", "clarify", aspect=first_of(part.aspects), offers=offers)
        return self._nothing_named(target, reading, memory)

    def _general(self, target: Target) -> Shelved | None:
        """What an article says of its substance in general: "waar is magnesium goed voor"."""
        effects = (item for item in self._shelf.items if item.article in target.articles and item.passage.aspect == "effect")
        return next((item for item in effects if self._shelf.all_general(item.passage.topics)), None)

    def _nothing_named(self, target: Target, reading: Reading, memory: Memory) -> Decision | None:
        """Where a question names nothing by which to find a passage: by its likeness to an example question, or asking back. None: it asks nothing."""
        part = target.part
        own = bool(part.of("own") or reading.names("own"))
        if own and self._cues.has("elsewhere", part.words):
            return not_covered(target, ())
        if self._cues.has("overview", part.words) and (own or memory.article) and not uncommon(part) and of_people(part):
            general = self._general(target)
            return answer([general], target, ()) if general else Decision("utter_capabilities", "meta")
        if memory.uncovered and not own and (part.aspects or self._cues.has("followup", part.words)):
            return replace(not_covered(target, memory.uncovered), subject=memory.uncovered)
        words = bag(part.words)
        strict = strict_of(part)
        if strict and not memory.topics and (own or memory.article or strict == "form"):  # a dose, form or speed of nothing in particular: ask of what
            giving = [item for item in self._shelf.items if item.passage.aspect == strict]
            strange = [word for word in uncommon(part) if not word.startswith("hoe")]
            if own and any(not self._shelf.speaks_of(item, [word]) for word in strange for item in giving):
                return not_covered(target, ())
            offers = tuple(dict.fromkeys(item.passage.topics[0] for item in giving))
            return Decision("utter_clarify", "clarify", aspect=strict, offers=offers)
        telling = max(
            self._shelf.items, key=lambda item: (item.article in target.articles, term_hits(item, part.words), self._shelf.fit(item, (), part, words))
        )
        if term_hits(telling, part.words) >= 2 and not memory.uncovered:
            return answer([telling], target, ())
        if not own and memory.article is None:
            return None
        alike = self._picker.alike(target, reading)
        if alike:
            return answer([alike], target, ())
        if self._cues.has("youth", part.words) and "hersenen" in self._shelf.catalogue.articles[target.articles[0]].topics:
            return None
        if own and is_foreign(part.words):
            return Decision("utter_clarify", "clarify", offers=())
        if own and not strict and any(uncommon(other) for other in (reading.parts if points_back(part) else [part])):
            return not_covered(target, ())
        return Decision("utter_clarify", "clarify", article=target.articles[0]) if own else None
