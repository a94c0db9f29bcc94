"""Chooses what to say: the passage that answers, or that none does. Pure: a reading and a memory in, a decision out.

Everything that a question names must be accounted for by the chosen passage; what is not makes the question not covered. A follow-up leans
on the memory only where it names nothing of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Sequence

from actions.decision import Decision, Memory
from actions.shelf import Shelf, Shelved, bag, names, term_hits
from actions.sources import asks_sources, choose_sources
from bot.articles import Catalogue
from bot.language.cues import Cues
from bot.language.lexicon import Mention, keys
from bot.language.personal import is_personal
from bot.language.reading import Part, Reader, Reading, is_everyday, is_foreign
from bot.language.spelling import frequency, lemma

STRICT = ("onset", "dose", "form")  # never borrowed from another topic
UNCOVERED = ("substance", "form", "medicine", "treatment", "complaint")
ALIKE = 0.42  # how alike a question that names no topic must be to an example question to get its passage
RARE = 4.5  # Zipf frequency below which a word is telling
FIXED = {
    "suicide": ("utter_suicide", "emergency"),
    "stroke_now": ("utter_stroke_now", "emergency"),
    "acute_danger": ("utter_acute_danger", "emergency"),
    "greet": ("utter_greet", "smalltalk"),
    "thank": ("utter_thank", "smalltalk"),
    "goodbye": ("utter_goodbye", "smalltalk"),
    "chitchat": ("utter_chitchat", "smalltalk"),
    "bot_identity": ("utter_bot_identity", "meta"),
    "privacy": ("utter_privacy", "meta"),
    "human": ("utter_human", "meta"),
    "capabilities": ("utter_capabilities", "meta"),
    "too_long": ("utter_too_long", "clarify"),
}


@dataclass(frozen=True)
class _Target:
    """What one part of a message asks about, with what it leans on filled in."""

    part: Part
    topics: tuple[str, ...]
    strangers: tuple[Mention, ...]
    unknown: tuple[str, ...]
    own: bool
    articles: tuple[str, ...]
    leaning: bool


class Chooser:
    """Chooses passages of one catalogue."""

    def __init__(self, catalogue: Catalogue, reader: Reader) -> None:
        self.shelf = Shelf(catalogue, reader)
        self.cues: Cues = reader.cues
        self._substances: dict[str, str] = {article.substance.name: slug for slug, article in catalogue.articles.items()}
        self._all = tuple(catalogue.articles)

    def decide(self, intent: str, reading: Reading, memory: Memory, confidence: float = 1.0) -> Decision:
        """The reply to one message of this intent, after what is remembered."""
        if intent in FIXED:
            action, kind = FIXED[intent]
            return Decision(action, kind)  # type: ignore[arg-type]
        if intent == "out_of_scope" and not reading.names("own") and (confidence > 0.8 or not self._follows(reading, memory)):
            return Decision("utter_out_of_scope", "out_of_scope")
        own = bool(reading.names("own")) or (memory.article is not None and not reading.names(*UNCOVERED))
        if intent == "refer" or is_personal(reading, self.cues, own or self._implied(names(reading.names("topic")))):
            specific = tuple(topic for topic in names(reading.names("topic")) if not self.shelf.general(topic))
            return Decision("utter_refer", "refer", article=memory.article or (self._all[0] if own else None), focus=specific or memory.topics)
        if intent == "ask_sources" or asks_sources(reading, self.cues, memory):
            return choose_sources(reading, memory, self.shelf)
        if intent in ("deny", "affirm", "more"):
            return self._bare(intent, reading, memory)
        if any(mention.kind == "own" and mention.negated for mention in reading.mentions) and not reading.names("own"):
            return Decision("utter_not_covered", "not_covered", subject=("iets anders",))
        told = self._only_told(reading, memory)
        if told:
            return Decision("utter_clarify", "clarify", article=memory.article, offers=told, focus=told)
        parts = self._asking(reading, memory)
        decisions = self._each(parts, reading, memory)
        if not decisions:
            return self._without_question(intent, reading, memory)
        return _combine(decisions)

    # ------------------------------------------------------------------ which parts ask something

    def _only_told(self, reading: Reading, memory: Memory) -> tuple[str, ...]:
        """The topics of a message that only tells something ("mijn oma is gestorven aan een beroerte") and asks nothing."""
        if memory.article is not None or len(reading.words) <= 5 or reading.names("own", "aspect", *UNCOVERED):
            return ()
        if any(part.asks or part.aspects for part in reading.parts):
            return ()
        return tuple(topic for topic in names(reading.names("topic")) if not self.shelf.general(topic))

    def _asking(self, reading: Reading, memory: Memory) -> list[Part]:
        parts = [part for part in reading.parts if part.asks and (self._content(part) or part.aspects or self._leans(part))]
        if any(self._content(part) for part in parts) or (parts and any(self._content(part) for part in reading.parts)):
            return parts
        whole = [part for part in reading.parts if self._content(part)]
        return parts or whole

    @staticmethod
    def _content(part: Part) -> bool:
        return bool(part.of("topic", "own", "aspect", "broad", *UNCOVERED) or part.unknown)

    def _leans(self, part: Part) -> bool:
        return self.cues.has("followup", part.words)

    # ------------------------------------------------------------------ one part at a time

    def _each(self, parts: Sequence[Part], reading: Reading, memory: Memory) -> list[Decision]:
        decisions: list[Decision] = []
        within = memory
        for part in parts:
            part = self._inheriting(part, reading, within)
            target = self._target(part, reading, within)
            decision = self._resolve(target, reading, within)
            if decision is None:
                continue
            if decision.kind == "not_covered" and not decision.topics and target.strangers and all(m.kind != "complaint" for m in target.strangers):
                decision = replace(decision, topics=within.topics)  # another substance for the same topic: "en magnesium dan?" must find it again
            decisions.append(decision)
            within = within.after(decision)
        return decisions

    @staticmethod
    def _inheriting(part: Part, reading: Reading, memory: Memory) -> Part:
        """A short follow-up about another topic asks the same of it: "hoe snel bij migraine?", "en bij angst?"."""
        if part.aspects or not part.of("topic", "complaint") or len(part.words) > 6 or memory.kind not in ("answer", "not_covered", "clarify"):
            return part
        if part.words[0].text not in ("en", "of", "bij", "dan", "maar", "ja", "nee", "ok", "oke") and len(part.words) > 3:
            return part
        aspect = memory.waiting_for_topic or memory.aspect
        return replace(part, aspects=(aspect,)) if aspect and aspect != "effect" else part

    def _target(self, origin: Part, reading: Reading, memory: Memory) -> _Target:
        part, topics, strangers = origin, names(origin.of("topic")), self._strangers(origin)
        leaning = False
        if not topics and not strangers and (not part.unknown or self._points_back(part)):
            earlier = self._earlier(origin, reading)
            if earlier is not None:
                part = self._merged(earlier, origin, reading)
                topics, strangers = names(part.of("topic")), self._strangers(part)
                if topics:  # told, not asked: only what stands as the object of a question counts
                    strangers = tuple(m for m in strangers if word_before(m, part) in ("bij", "tegen", "voor"))
            elif memory.topics and not self._about_article(part) and (not memory.uncovered or part.of("own")):
                topics, leaning = memory.topics, True
        elif topics and not strangers and all(self.shelf.general(topic) for topic in topics) and not self._direct(topics, part):
            earlier = self._earlier(origin, reading) if self._points_back(part) else None
            if earlier is not None and earlier.of("topic", "complaint"):
                part = self._merged(earlier, origin, reading)
                topics, strangers = names(part.of("topic")), self._strangers(part)
            elif memory.topics and self._leans(part) and memory.kind in ("answer", "clarify", "not_covered"):
                more = tuple(topic for topic in memory.topics if topic not in topics)
                if any(not self.shelf.general(topic) for topic in more):
                    topics, leaning = topics + more, True
        if topics and not strangers and not reading.names("own"):
            strangers = self._other_subject(origin, reading)
        own_values = names(part.of("own")) or names(reading.names("own"))
        articles = tuple(self._substances[value] for value in own_values if value in self._substances)
        remembered = memory.article is not None and not any(m.kind in ("substance", "treatment", "medicine") for m in strangers)
        own = bool(articles) or remembered or self._implied(topics)
        return _Target(part, topics, strangers, part.unknown, own, articles or ((memory.article,) if memory.article and leaning else self._all), leaning)

    def _direct(self, topics: Sequence[str], part: Part) -> bool:
        """Whether a passage about these topics themselves has the aspect that is asked."""
        return any(item.passage.aspect in part.aspects and set(topics) <= set(item.passage.topics) for item in self.shelf.with_topics(topics, self._all))

    def _about_article(self, part: Part) -> bool:
        """Whether a part starts afresh: it names the article's substance and asks about it in general."""
        return bool(part.of("own")) and not part.aspects and self.cues.has("overview", part.words)

    def _merged(self, earlier: Part, part: Part, reading: Reading) -> Part:
        return earlier.before(part) if reading.parts.index(earlier) < reading.parts.index(part) else replace(part.before(earlier), aspects=part.aspects)

    @staticmethod
    def _points_back(part: Part) -> bool:
        return any(word.text.startswith("daar") or word.text in ("dat", "dit", "die", "er", "eraan", "ertegen", "waarvan", "dan", "ook") for word in part.words)

    @staticmethod
    def _other_subject(part: Part, reading: Reading) -> tuple[Mention, ...]:
        """Another substance that "dat" or "het" stands for, named in an earlier part: "over curcuma. Helpt dat bij pijn?"."""
        if not any(word.text in ("dat", "het", "die", "dit", "ze") for word in part.words):
            return ()
        place = reading.parts.index(part) if part in reading.parts else 0
        for other in reversed(reading.parts[:place]):
            found = [m for m in other.of("substance", "form", "medicine", "treatment") if not m.weak]
            if found:
                return (replace(found[-1], start=0, end=1),)
        return ()

    def _earlier(self, part: Part, reading: Reading) -> Part | None:
        """The nearest part before this one (or else after it) that names what it is about."""
        place = reading.parts.index(part)
        for other in [*reversed(reading.parts[:place]), *reading.parts[place + 1 :]]:
            if other.of("topic") or any(not m.weak for m in other.of(*UNCOVERED)):
                return other
        return next((other for other in reversed(reading.parts[:place]) if other.of("complaint")), None)

    def _strangers(self, part: Part) -> tuple[Mention, ...]:
        """What the part names that no article is about; everyday words only where the thing that is asked about stands."""
        named = any(not self.shelf.general(m.value) for m in part.of("topic"))
        return tuple(m for m in part.of(*UNCOVERED) if not m.weak or self._weak_counts(m, part, named))

    @staticmethod
    def _weak_counts(mention: Mention, part: Part, named: bool) -> bool:
        """Whether an everyday word is what is asked about: it stands in the slot, or nothing else could."""
        if in_slot(mention, part):
            return not named or word_before(mention, part) != "voor"
        return not part.of("topic") and (len(part.words) <= 7 or bool(part.of("own")))

    def _implied(self, topics: Sequence[str]) -> bool:
        """Whether naming these topics is talking about the article's substance: its forms, its lack, what it acts on.

        A substance that the article only combines with its own (vitamin D) does not imply it.
        """
        return any(self._acted_on(topic) for topic in topics if topic != "hersenen") or "neuroplasticiteit" in topics

    def _acted_on(self, topic: str) -> bool:
        if self.shelf.general(topic):
            return True
        return self.shelf.is_substance(topic) and any(topic in item.passage.about and item.passage.aspect != "combination" for item in self.shelf.items)

    # ------------------------------------------------------------------ one target

    def _resolve(self, target: _Target, reading: Reading, memory: Memory) -> Decision | None:
        part = target.part
        aspects_asked = part.of("aspect")
        if not target.topics:
            return self._no_topic(target, reading, memory)
        chosen = self._pick(target, reading)
        strangers = self._unaccounted(target, chosen)
        if aspects_asked and not self._accounts(chosen, aspects_asked) and not self._exact(target, chosen):
            return self._not_covered(target, names(aspects_asked), keep_topic=True)
        if self.cues.has("elsewhere", part.words) and not self._exact(target, chosen):
            return self._not_covered(target, (), keep_topic=True)
        if memory.uncovered and not part.of("own") and self._points_back(part) and all(self.shelf.general(topic) for topic in target.topics):
            return replace(self._not_covered(target, memory.uncovered), subject=memory.uncovered)
        if target.leaning and memory.aspect == "form" and "dose" in part.aspects:
            return self._not_covered(target, (), keep_topic=True)  # the dose that is given may be of another form
        if not chosen:
            return self._not_covered(target, names(strangers), keep_topic=not strangers)
        if strangers:
            verdict = self._with_strangers(target, chosen, strangers)
            if verdict is not None:
                return verdict
            strangers = tuple(m for m in strangers if self._joined(m, part))
        asked_for = target.unknown if not target.topics or (part.subject_unknown and not part.of("own")) else ()
        about = self.shelf.with_topics(target.topics, target.articles)
        unknown = tuple(word for word in asked_for if not any(self.shelf.speaks_of(item, keys(word)) for item in about))
        if unknown and not self._topic_in_slot(part) and not target.leaning:
            return self._not_covered(target, unknown)
        if target.leaning and not part.aspects and self._speaks_of_else(part, about):
            return self._not_covered(target, (), keep_topic=True)
        if not target.own and not self._self_evident(target, chosen):
            return self._not_covered(target, (), keep_topic=True)
        return self._answer(chosen, target, names(strangers))

    def _pick(self, target: _Target, reading: Reading) -> list[Shelved]:
        """The passages for the target's topics: one that covers all of them, or else one for each of at most two; none where a strict aspect is missing."""
        specific = [topic for topic in target.topics if not self.shelf.general(topic)] or list(target.topics)
        candidates = self.shelf.with_topics(specific, target.articles)
        words = bag(target.part.words)
        all_of_them = [item for item in candidates if set(specific) <= set(item.passage.topics) | {value for kind, value in item.named if kind == "topic"}]
        if not all_of_them and len(specific) > 1:
            related = self._related(specific)
            if related:
                return self._pick(replace(target, topics=related), reading)
            substances = [topic for topic in specific if self.shelf.is_substance(topic)]
            if substances and not target.part.of("own") and len(substances) < len(specific):
                return []
            picks = [self._pick(replace(target, topics=(topic,)), reading)[:1] for topic in specific[:2]]
            return [item for pick in picks for item in pick]
        candidates = all_of_them
        strict = [aspect for aspect in target.part.aspects if aspect in STRICT]
        for aspect in strict:
            having = [item for item in candidates if item.passage.aspect == aspect]
            if having:
                candidates = having
                break
            return []
        if not candidates:
            return []
        strangers = {(m.kind, m.value) for m in target.strangers}
        return [max(candidates, key=lambda item: (len(strangers & item.named), self.shelf.fit(item, target.topics, target.part, words)))]

    def _related(self, topics: Sequence[str]) -> tuple[str, ...]:
        """Of topics of which one is the stronger case of another (a severe depression, pain of fibromyalgia), the stronger one alone."""
        for strong in topics:
            filed = [set(item.passage.topics) for item in self.shelf.items if item.passage.topics[0] == strong]
            others = [topic for topic in topics if topic != strong]
            if filed and all(any(other in topics_of for topics_of in filed) for other in others):
                return (strong,)
        return ()

    def _unaccounted(self, target: _Target, chosen: Sequence[Shelved]) -> tuple[Mention, ...]:
        named = {pair for item in chosen for pair in item.named}
        return tuple(m for m in target.strangers if (m.kind, m.value) not in named)

    def _speaks_of_else(self, part: Part, chosen: Sequence[Shelved]) -> bool:
        """Whether the part holds telling words of which the passages know none."""
        telling = uncommon(part)
        return bool(telling) and not any(self.shelf.speaks_of(item, telling) for item in chosen)

    @staticmethod
    def _accounts(chosen: Sequence[Shelved], mentions: Sequence[Mention]) -> bool:
        named = {pair for item in chosen for pair in item.named}
        return all((m.kind, m.value) in named for m in mentions)

    def _exact(self, target: _Target, chosen: Sequence[Shelved]) -> bool:
        words = bag(target.part.words)
        return any(self.shelf.resemblance(item, words) > 0.7 for item in chosen)

    def _with_strangers(self, target: _Target, chosen: Sequence[Shelved], strangers: Sequence[Mention]) -> Decision | None:
        """What to say where something is named that the passage does not speak of: None means that the passage may still answer."""
        part = target.part
        forms = [m for m in strangers if m.kind == "form"]
        if forms and len(forms) == len(strangers):
            having = [item for item in self.shelf.with_topics(target.topics, target.articles) if item.passage.aspect == "form"]
            if having:
                words = bag(part.words)
                return self._answer([max(having, key=lambda item: self.shelf.fit(item, target.topics, part, words))], replace(target, strangers=()), ())
            return self._not_covered(target, names(forms), keep_topic=True)
        premise = self.cues.has("premise", part.words)
        together = any(word.text in _TOGETHER for word in part.words)
        if premise and together and all(m.kind == "substance" for m in strangers):
            having = [item for item in self.shelf.with_topics(target.topics, target.articles) if item.passage.aspect == "combination"]
            if having:
                return self._answer(having[:1], replace(target, strangers=()), ())
        if target.leaning:
            return self._not_covered(target, names(strangers))
        if all(self._incidental(m, part) for m in strangers) and target.own:
            return None
        if target.own and all(self._joined(m, part) or self._incidental(m, part) for m in strangers):
            return None
        return self._not_covered(target, names(strangers))

    @staticmethod
    def _topic_in_slot(part: Part) -> bool:
        return any(in_slot(m, part) for m in part.of("topic"))

    def _incidental(self, mention: Mention, part: Part) -> bool:
        """Named in passing: it does not stand where the question's object stands, and a covered topic does."""
        if len(part.words) > 25 and part.of("own") and any(not m.description and m.start > mention.start for m in part.of("topic")):
            return True
        if in_slot(mention, part):
            return False
        clause = part.words[mention.start].clause
        owns = part.of("own")
        topics = [m for m in part.of("topic") if in_slot(m, part)]
        if len(part.words) > 20 and not topics:
            topics = [m for m in part.of("topic") if not m.description]
        if not topics and owns and all(part.words[m.start].clause != clause for m in owns):
            topics = [m for m in part.of("topic") if not m.description]
        if not topics or (mention.kind in ("substance", "treatment", "medicine") and not owns):
            return False
        if len(part.words) > 20 and min(abs(mention.start - m.start) for m in [*owns, *topics]) > 8:
            return True
        same_clause = any(part.words[m.start].clause == clause for m in topics)
        return not same_clause or mention.start < min(m.start for m in [*topics, *owns]) - 3

    @staticmethod
    def _joined(mention: Mention, part: Part) -> bool:
        """Asked for beside a covered topic: "bij migraine en ook tegen spierkrampen"."""
        if mention.kind != "complaint" or not part.of("own"):
            return False
        for topic in part.of("topic"):
            first, second = sorted([topic, mention], key=lambda m: m.start)
            if first.end > second.start:  # "onafgebroken pijn in mijn onderrug": two names for one thing
                return True
            between = [word.text for word in part.words[first.end : second.start]]
            coordinated = len(between) <= 8 and bool(set(between) & {"en", "of", "plus", "ook"})
            if coordinated and all(text in _LINKING or is_everyday(text) for text in between):
                return True
        return False

    def _self_evident(self, target: _Target, chosen: Sequence[Shelved]) -> bool:
        """Whether a question that does not name the article's substance is still about what the article says."""
        part = target.part
        words = bag(part.words)
        if any(item.passage.aspect in STRICT and item.passage.aspect in part.aspects for item in chosen):
            return True
        if is_foreign(part.words):
            return True
        strange = [word for word in uncommon(part) if not any(self.shelf.speaks_of(item, [word]) for item in chosen)]
        if len(strange) >= 2 or (strange and len(part.words) <= 8):
            return False
        if "diet" in part.aspects and not any(item.passage.aspect == "diet" for item in chosen):
            return False
        if len(part.words) <= 3 and not part.aspects and not part.asks:
            return True
        if self._stands_for_own(part) or ("form" in part.aspects and any(item.passage.aspect == "form" for item in chosen)):
            return True
        if target.leaning:
            return True
        if any(term_hits(item, part.words) and (item.passage.aspect in part.aspects) for item in chosen):
            return True
        covered = {topic for item in chosen for topic in item.passage.topics}
        if len(set(target.topics) & covered) >= 2 and any(self.shelf.is_substance(topic) for topic in target.topics):
            return True
        return any(self.shelf.resemblance(item, words) > ALIKE for item in chosen)

    @staticmethod
    def _stands_for_own(part: Part) -> bool:
        """Whether "het", "dat" or "dat spul" does what only a remedy does: then the article's substance is meant."""
        texts = {word.text for word in part.words}
        return bool(texts & _STAND_INS) and bool(texts & _REMEDY_VERBS)

    # ------------------------------------------------------------------ nothing that an article covers is named

    def _no_topic(self, target: _Target, reading: Reading, memory: Memory) -> Decision | None:
        part = target.part
        if target.strangers or target.unknown or part.of("aspect"):
            asked = [*target.strangers, *part.of("aspect")]
            named = [item for item in self.shelf.items if item.article in target.articles and self._accounts([item], asked)]
            words = bag(part.words)
            if named and not target.unknown:
                best = max(named, key=lambda item: self.shelf.fit(item, (), part, words))
                if part.of("own") or memory.article or term_hits(best, part.words) >= 2 or self._self_evident(target, [best]):
                    return self._answer([best], target, ())
            return self._not_covered(target, names(target.strangers) or names(part.of("aspect")) or target.unknown)
        broad = part.of("broad")
        if broad and part.of("own") and "mechanism" in part.aspects:
            mechanisms = [item for item in self.shelf.items if item.passage.aspect == "mechanism"]
            having = [item for item in mechanisms if any(("broad", m.value) in item.named for m in broad)]
            if having:
                return self._answer([max(having, key=lambda item: self.shelf.fit(item, (), part, bag(part.words)))], target, ())
        if broad:
            offers = tuple(topic for m in broad for topic in self._narrower(m.value))
            return Decision("utter_clarify", "clarify", aspect=_first(part.aspects), offers=offers)
        own = bool(part.of("own") or reading.names("own"))
        if self.cues.has("overview", part.words) and memory.article:
            return Decision("utter_capabilities", "meta")
        if memory.uncovered and not own and (part.aspects or self._leans(part)):
            return replace(self._not_covered(target, memory.uncovered), subject=memory.uncovered)
        words = bag(part.words)
        telling = max(
            self.shelf.items, key=lambda item: (item.article in target.articles, term_hits(item, part.words), self.shelf.fit(item, (), part, words))
        )
        if term_hits(telling, part.words) >= 2 and not memory.uncovered:
            return self._answer([telling], target, ())
        if not own and memory.article is None:
            return None
        alike = self._alike(target, reading)
        if alike:
            return self._answer([alike], target, ())
        if self.cues.has("youth", part.words) and "hersenen" in self.shelf.catalogue.articles[target.articles[0]].topics:
            return None
        if self.cues.has("overview", part.words):
            return Decision("utter_capabilities", "meta")
        strict = next((aspect for aspect in part.aspects if aspect in STRICT), None)
        if own and is_foreign(part.words):
            return Decision("utter_clarify", "clarify", offers=())
        if own and not strict and any(uncommon(other) for other in (reading.parts if self._points_back(part) else [part])):
            return self._not_covered(target, ())
        if own or strict:
            offers = tuple(dict.fromkeys(item.passage.topics[0] for item in self.shelf.items if strict and item.passage.aspect == strict))
            return Decision("utter_clarify", "clarify", aspect=strict, offers=offers)
        return None

    def _narrower(self, broad: str) -> tuple[str, ...]:
        """Topics to offer for a word that is too broad: those whose passages name it."""
        return tuple(dict.fromkeys(item.passage.topics[0] for item in self.shelf.items if ("broad", broad) in item.named))

    def _alike(self, target: _Target, reading: Reading) -> Shelved | None:
        words = bag(target.part.words)
        items = [item for item in self.shelf.items if item.article in target.articles]
        best = max(items, key=lambda item: self.shelf.resemblance(item, words) + 0.05 * (item.passage.aspect in target.part.aspects))
        around = reading.parts if self._points_back(target.part) else [target.part]
        if any(not self.shelf.speaks_of(best, [word]) for other in around for word in uncommon(other)):
            return None
        return best if self.shelf.resemblance(best, words) > ALIKE else None

    def _bare(self, intent: str, reading: Reading, memory: Memory) -> Decision:
        """A lone "nee", "ja" or "meer"."""
        if intent == "deny":
            return Decision("utter_deny", "smalltalk")
        if intent == "affirm" and {word.text for word in reading.words} & _ACKNOWLEDGED and memory.kind != "clarify":
            return Decision("utter_acknowledge", "smalltalk")
        if memory.kind == "answer" and memory.topics:
            about = [item for item in self.shelf.with_topics(memory.topics, self._all) if item.passage.topics[0] == memory.topics[0]]
            unsaid = [item for item in about if item.passage.id not in memory.passages]
            if unsaid:
                return _said(unsaid[0])
        return Decision("utter_clarify", "clarify", offers=memory.offers)

    def _without_question(self, intent: str, reading: Reading, memory: Memory) -> Decision:
        if "first_of_list" in reading.cues and memory.offers:
            return self._topic_answer(memory.offers[0], memory)
        if "last_of_list" in reading.cues and (memory.offers or memory.topics):
            return self._topic_answer((memory.offers or memory.topics)[-1], memory)
        offered = self._offered(reading, memory)
        if offered:
            return self._topic_answer(offered, memory)
        asking = [part for part in reading.parts if part.asks or part.words[0].text in ("en", "of", "ook", "maar")]
        if memory.kind in ("answer", "not_covered") and any(uncommon(part) for part in asking):
            return Decision("utter_not_covered", "not_covered", memory.article, memory.topics)
        return Decision("utter_clarify", "clarify", offers=memory.offers)

    def _offered(self, reading: Reading, memory: Memory) -> str | None:
        """The topic among those just offered that a word of the message points at: "die chronische"."""
        said = {word.text for word in reading.words if len(word.text) > 3}
        return next((topic for topic in memory.offers if said & set(self.shelf.catalogue.topic(topic).name.casefold().split())), None)

    @staticmethod
    def _follows(reading: Reading, memory: Memory) -> bool:
        """Whether a message hangs on what was said: it begins with "en" or points back."""
        texts = [word.text for word in reading.words]
        if not texts or memory.kind not in ("answer", "not_covered", "clarify", "refer"):
            return False
        return texts[0] in ("en", "of", "maar") or any(text in ("er", "daar", "dat", "het", "die") for text in texts)

    def _topic_answer(self, topic: str, memory: Memory) -> Decision:
        items = [item for item in self.shelf.items if item.passage.topics[0] == topic]
        wanted = [item for item in items if item.passage.aspect == memory.waiting_for_topic] or items
        return _said(wanted[0])

    # ------------------------------------------------------------------ decisions

    def _answer(self, chosen: Sequence[Shelved], target: _Target, silent_on: tuple[str, ...]) -> Decision:
        first = chosen[0]
        topics = tuple(dict.fromkeys(topic for item in chosen for topic in item.passage.topics))
        asked = tuple(topic for topic in target.topics if topic in topics)
        topics = asked + tuple(topic for topic in topics if topic not in asked)
        passages = tuple(dict.fromkeys(item.passage.id for item in chosen))
        focus = asked or tuple(first.passage.about)
        return Decision("utter_answer", "answer", first.article, topics, first.passage.aspect, passages, silent_on, focus=focus)

    @staticmethod
    def _not_covered(target: _Target, what: Sequence[str], keep_topic: bool = False) -> Decision:
        keep_topic = keep_topic or all(m.kind in ("substance", "form", "medicine", "treatment") for m in target.strangers)
        aspect = _first(target.part.aspects)
        article = target.articles[0] if target.own and target.articles else None
        topics = target.topics if keep_topic else ()
        subject = names(target.strangers) or target.unknown
        return Decision("utter_not_covered", "not_covered", article, topics, aspect, silent_on=tuple(what), subject=subject)


_ACKNOWLEDGED = frozenset("ok oke okay okee prima goed top duidelijk begrepen fijn mooi helder snap akkoord perfect super".split())
_LINKING = frozenset("en of plus ook tegen voor bij met mijn de het een mijn je nog eens van zo die hoe zit dat eventueel soms aan last".split())
_FILLERS = frozenset(
    "te de het een mijn je zijn haar hun onze die dat deze dit zo ook nog van al zulke erge zware veel wat "
    "bakje kopje glas glaasje stukje beetje sterke extra".split()
)
_TOGETHER = frozenset("met erbij samen combinatie combi plus en".split())
_STAND_INS = frozenset("het dat die dit ze spul troep middel pillen".split())  # what the article's substance is called once it is known
_REMEDY_VERBS = frozenset("werkt helpt doet baat slikken nemen innemen slik werken helpen".split())


def in_slot(mention: Mention, part: Part) -> bool:
    """Whether a mention stands where the substance or the complaint of a question stands."""
    words = part.words
    before = mention.start - 1
    while before >= 0 and words[before].text in _FILLERS:
        before -= 1
    if before >= 0 and words[before].text in ("bij", "tegen", "voor", "helpt", "werkt", "doet", "verlaagt", "verkleint", "verhoogt", "over"):
        return True
    after = mention.end
    if after < len(words) and words[after].text in ("bij", "tegen", "voor"):
        return mention.kind != "topic"
    return len(words) <= 4 or (before < 0 and after < len(words) and words[after].text in ("goed", "slecht", "en", "helpt"))


def uncommon(part: Part) -> list[str]:
    """The lemmas of a part's telling words: rarer than everyday words, and not part of anything that is named."""
    taken = {place for mention in part.mentions for place in range(mention.start, mention.end)}
    left = [word.text for place, word in enumerate(part.words) if place not in taken and word.text.isalpha()]
    uncommon_forms = [text for text in left if not is_everyday(text) and not is_everyday(lemma(text))]
    return [text for text in uncommon_forms if frequency(text) < RARE]


def word_before(mention: Mention, part: Part) -> str:
    """The word before a mention, fillers such as "de" and "mijn" left out; empty at the start."""
    place = mention.start - 1
    while place >= 0 and part.words[place].text in _FILLERS:
        place -= 1
    return part.words[place].text if place >= 0 else ""


def _said(item: Shelved) -> Decision:
    """The answer that a passage gives by itself."""
    return Decision("utter_answer", "answer", item.article, tuple(item.passage.topics), item.passage.aspect, (item.passage.id,))


def _first(aspects: Sequence[str]) -> str | None:
    return aspects[0] if aspects else None


def _combine(decisions: Sequence[Decision]) -> Decision:
    """One reply for all questions of a message: what is covered is answered, what is not is named."""
    answers = [decision for decision in decisions if decision.kind == "answer"]
    if not answers:
        return next((decision for decision in decisions if decision.kind == "not_covered"), decisions[0])
    unanswered = [decision for decision in decisions if decision.kind == "not_covered"]
    silent = [name for decision in [*unanswered, *answers] for name in decision.silent_on]
    first = answers[0]
    return replace(
        first,
        topics=tuple(dict.fromkeys(topic for answer in answers for topic in answer.topics)),
        passages=tuple(dict.fromkeys(passage for answer in answers for passage in answer.passages))[:3],
        silent_on=tuple(dict.fromkeys(silent)) or (("uw andere vraag",) if unanswered else ()),
    )
