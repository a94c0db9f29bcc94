"""What one part of a message asks about, with what it leans on filled in from the rest of the message or the conversation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Sequence

from actions.decision import Memory
from actions.shelf import Shelf, names
from actions.standing import THAT, compared_with, in_slot, points_back, refers, said_as_such, word_before
from bot.language.cues import Cues
from bot.language.lexicon import Mention
from bot.language.reading import Part, Reading

NAMING = 2  # words of a sentence that does nothing but name: "staar."
NEAR = 4  # words between two names for one thing: "onafgebroken pijn in mijn onderrug"
TOLD = 25  # words from which more is told in a sentence than is asked about
UNCOVERED = ("substance", "form", "medicine", "treatment", "complaint")  # kinds of things that no article is about
_LEANT_ON = ("answer", "clarify", "not_covered")  # what a follow-up may lean on
_Subject = tuple[Part, tuple[str, ...], tuple[Mention, ...], bool]  # the part, its topics, its strangers, whether it leans on the conversation


@dataclass(frozen=True)
class Target:
    """What one part of a message asks about.

    `strangers` are things that it names and that no article is about, `unknown` words that stand where such a thing stands; `own` tells
    whether it is about the substance of an article, `leaning` whether its topics are those of the conversation.
    """

    part: Part
    topics: tuple[str, ...]
    strangers: tuple[Mention, ...]
    unknown: tuple[str, ...]
    own: bool
    articles: tuple[str, ...]
    leaning: bool


class Targets:
    """Builds targets against the articles on a shelf."""

    def __init__(self, shelf: Shelf, cues: Cues) -> None:
        self._shelf = shelf
        self._cues = cues
        self._substances: dict[str, str] = {article.substance.name: slug for slug, article in shelf.catalogue.articles.items()}
        self._all = tuple(shelf.catalogue.articles)

    def build(self, origin: Part, reading: Reading, memory: Memory) -> Target:
        """What this part of a message asks about."""
        part, topics, strangers, leaning = self._subject(origin, reading, memory)
        own_values = names(part.of("own")) or names(reading.names("own"))
        articles = tuple(self._substances[value] for value in own_values if value in self._substances)
        remembered = memory.article is not None and not any(m.kind in ("substance", "treatment", "medicine") for m in strangers)
        own = bool(articles) or remembered or self.implied(topics)
        if not articles:
            articles = (memory.article,) if memory.article else self._all
        return Target(part, topics, strangers, part.unknown, own, articles, leaning)

    def _subject(self, origin: Part, reading: Reading, memory: Memory) -> _Subject:
        """What a part names, or else what it leans on: an earlier part of the message, or the conversation."""
        part, topics, strangers = origin, names(origin.of("topic")), self._strangers(origin)
        leaning = False
        if not topics and not strangers and (not part.unknown or points_back(part)):
            earlier = _earlier(origin, reading)
            if earlier is not None:
                part = _merged(earlier, origin, reading)
                topics, strangers = names(part.of("topic")), self._strangers(part)
                if topics:  # "mijn vrouw heeft pms en | is dan somber | helpt magnesium": the stronger of what is told
                    topics = tuple(dict.fromkeys((*topics, *self._shelf.stronger(names([*part.of("topic"), *reading.names("topic")])))))
                if topics:  # told, not asked: only what stands as the object of a question counts, or what is named where the topic is only described
                    described = len(part.words) <= TOLD and all(m.description or self._shelf.general(m.value) for m in part.of("topic"))
                    fresh = not reading.names("own")
                    strangers = tuple(m for m in strangers if _object(m, part) or (described and _illness(m, part)) or (fresh and _other_remedy(m)))
            elif memory.topics and not self._about_article(part) and (not memory.uncovered or part.of("own")):
                topics, leaning = memory.topics, True
        elif topics and not strangers and self._shelf.all_general(topics) and (_goes_on(part) or refers(part) or not self._direct(topics, part)):
            earlier = _earlier(origin, reading) if points_back(part) else None
            if earlier is not None and earlier.of("topic", "complaint"):
                part = _merged(earlier, origin, reading)
                topics, strangers = names(part.of("topic")), self._strangers(part)
            elif memory.topics and self._follows_up(part) and (_goes_on(part) or not self._direct(topics, part)) and memory.kind in _LEANT_ON:
                more = tuple(topic for topic in memory.topics if topic not in topics)
                if any(not self._shelf.general(topic) for topic in more):
                    topics, leaning = topics + more, True
        elif topics and not strangers and refers(part) and all(compared_with(m, part) for m in part.of("topic")):
            earlier = _earlier(origin, reading)
            strangers = self._strangers(earlier) if earlier else ()
        if not reading.names("own") and bool(topics) != bool(strangers):
            strangers = (*strangers, *_other_subject(origin, reading))
        if not strangers and (_of_two(origin) or _without_own(part)):
            topics = tuple(dict.fromkeys((*self._second_substance(reading), *topics)))
        topics = tuple(dict.fromkeys(self._such(topic, part, names(reading.names("topic")) + memory.topics) for topic in topics))
        return part, topics, strangers, leaning

    def _such(self, topic: str, part: Part, said: Sequence[str]) -> str:
        """The stronger case that "zo'n depressie" stands for, where it was told before; else the topic itself."""
        if not any(said_as_such(m, part) for m in part.of("topic") if m.value == topic):
            return topic
        return next((other for other in said if self._shelf.stronger((topic, other)) == (other,)), topic)

    def _follows_up(self, part: Part) -> bool:
        return self._cues.has("followup", part.words) and (not part.of("own") or refers(part))

    def _second_substance(self, reading: Reading) -> tuple[str, ...]:
        """What "die twee" stands for beside the article's own substance: a substance that the article has a passage about."""
        return tuple(topic for topic in names(reading.names("topic")) if reading.names("own") and self._shelf.is_substance(topic))

    def _strangers(self, part: Part) -> tuple[Mention, ...]:
        """What the part names that no article is about; everyday words only where the thing that is asked about stands."""
        named = any(not self._shelf.general(m.value) for m in part.of("topic"))
        counting = (m for m in part.of(*UNCOVERED) if not m.weak or _weak_counts(m, part, named))
        return tuple(m for m in counting if not _since(m, part) and not self._holds_topic(m, part))

    def _holds_topic(self, mention: Mention, part: Part) -> bool:
        """ "Lokt het glutamaat in bouillonpoeder migraine uit": what only holds the substance that is asked about."""
        if mention.kind != "substance" or word_before(mention, part) != "in":
            return False
        held = [m for m in part.of("topic") if self._shelf.is_substance(m.value) and 0 < mention.start - m.end <= 3]
        return bool(held) and any(not self._shelf.is_substance(m.value) for m in part.of("topic"))

    def _direct(self, topics: Sequence[str], part: Part) -> bool:
        """Whether a passage about these topics themselves has the aspect that is asked."""
        return any(item.passage.aspect in part.aspects and set(topics) <= set(item.passage.topics) for item in self._shelf.with_topics(topics, self._all))

    def _about_article(self, part: Part) -> bool:
        """Whether a part starts afresh: it names the article's substance and asks about it in general."""
        return bool(part.of("own")) and not part.aspects and self._cues.has("overview", part.words) and not refers(part)

    def implied(self, topics: Sequence[str]) -> bool:
        """Whether naming these topics is talking about the article's substance: its forms, its lack, what it acts on.

        A substance that the article only combines with its own (vitamin D) does not imply it.
        """
        return any(self._acted_on(topic) for topic in topics if topic != "hersenen")

    def _acted_on(self, topic: str) -> bool:
        if self._shelf.general(topic):
            return True
        return self._shelf.is_substance(topic) and any(topic in item.passage.about and item.passage.aspect != "combination" for item in self._shelf.items)


def _of_two(part: Part) -> bool:
    """ "Hebben die twee elkaar nodig": about two things that were named before."""
    return any(word.text in ("twee", "beide", "beiden", "allebei", "elkaar", "mekaar", "alletwee", "tweeen") for word in part.words)


def _without_own(part: Part) -> bool:
    """ "Doet dat zonder magnesium niets": about the article's substance beside another that was named before."""
    return points_back(part) and any(word_before(m, part) == "zonder" for m in part.of("own"))


def _illness(mention: Mention, part: Part) -> bool:
    """Whether a mention is another illness by name, and no word of what describes a topic ("onafgebroken pijn in mijn onderrug")."""
    if mention.kind != "complaint" or mention.weak or mention.description:
        return False
    return all(mention.end + NEAR <= topic.start or topic.end + NEAR <= mention.start for topic in part.of("topic") if topic.description)


def _since(mention: Mention, part: Part) -> bool:
    """ "Ik heb het sinds de overgang": a complaint that only tells since when."""
    return mention.kind == "complaint" and word_before(mention, part) == "sinds" and "het" in {word.text for word in part.words[: mention.start]}


def _object(mention: Mention, part: Part) -> bool:
    return word_before(mention, part) in ("bij", "tegen", "voor")


def _other_remedy(mention: Mention) -> bool:
    return mention.kind in ("substance", "treatment", "medicine") and not mention.weak


def _goes_on(part: Part) -> bool:
    """ "En hoe werkt dat dan in je hoofd": about what was said before, whatever else it names."""
    texts = {word.text for word in part.words}
    return part.words[0].text in ("en", "maar") and bool(texts & {"dat", "het", "die"}) and not part.of("own") and "form" not in part.aspects


def has_content(part: Part) -> bool:
    """Whether a part names anything to ask about."""
    return bool(part.of("topic", "own", "aspect", "broad", *UNCOVERED) or part.unknown)


def inheriting(part: Part, memory: Memory) -> Part:
    """A short follow-up about another topic asks the same of it: "hoe snel bij migraine?", "en bij angst?"."""
    if part.aspects or not part.of("topic", "complaint") or len(part.words) > 6 or memory.kind not in ("answer", "not_covered", "clarify"):
        return part
    if part.words[0].text not in ("en", "of", "bij", "voor", "tegen", "dan", "maar", "ja", "nee", "ok", "oke") and len(part.words) > 3:
        return part
    aspect = memory.waiting_for_topic or memory.aspect
    return replace(part, aspects=(aspect,)) if aspect and aspect != "effect" else part


def _earlier(part: Part, reading: Reading) -> Part | None:
    """The nearest part before this one (or else after it) that names what it is about."""
    place = reading.parts.index(part)
    for other in [*reversed(reading.parts[:place]), *reading.parts[place + 1 :]]:
        if other.of("topic") or any(not _since(m, other) and (not m.weak or len(other.words) <= NAMING) for m in other.of(*UNCOVERED)):
            return other
    return next((other for other in reversed(reading.parts[:place]) if any(not _since(m, other) for m in other.of("complaint"))), None)


def _merged(earlier: Part, part: Part, reading: Reading) -> Part:
    """Two parts as one, in the order in which they were said; what is asked is what the part itself asks."""
    is_before = reading.parts.index(earlier) < reading.parts.index(part)
    if part.asks and not earlier.asks:  # an aspect that is only told ("drie keer zo duur") is not what is asked
        earlier = replace(earlier, mentions=tuple(m for m in earlier.mentions if m.kind != "aspect"))
    return earlier.before(part) if is_before else replace(part.before(earlier), aspects=part.aspects)


def _other_subject(part: Part, reading: Reading) -> tuple[Mention, ...]:
    """Another substance that "dat" or "het" stands for, named in an earlier part: "over curcuma. Helpt dat bij pijn?"."""
    if not any(word.text in THAT for word in part.words) and not _chooses(part):
        return ()
    place = reading.parts.index(part) if part in reading.parts else 0
    for other in reversed(reading.parts[:place]):
        found = [m for m in other.of("substance", "form", "medicine", "treatment") if not m.weak or in_slot(m, other)]
        if found:
            return (replace(found[-1], start=0, end=1),)
    return ()


def _chooses(part: Part) -> bool:
    """ "Omega 3 uit vis of uit een potje, wat beschermt beter": between things that were named before."""
    return part.words[0].text in ("wat", "welke", "welk") and any(word.text in ("beter", "best", "beste", "meer", "sneller") for word in part.words)


def _weak_counts(mention: Mention, part: Part, named: bool) -> bool:
    """Whether an everyday word is what is asked about: it stands in the slot, or nothing else could."""
    if in_slot(mention, part):
        return not named or word_before(mention, part) != "voor"
    return not part.of("topic") and (len(part.words) <= 12 or bool(part.of("own")))
