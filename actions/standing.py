"""Where things stand in one part of a message: what its question is about, what is named in passing, what only points back. Words alone; no passages."""

from __future__ import annotations

from itertools import pairwise
from typing import Sequence

from bot.language.cues import Cues
from bot.language.everyday import is_everyday
from bot.language.lexicon import Mention
from bot.language.reading import Part
from bot.language.spelling import frequency, lemma
from bot.language.words import Word

RARE = 4.5  # Zipf frequency below which a word is telling
# Words for something said before; the first ones stand for it in any question, the others only where nothing else is named.
_POINTING = frozenset("er eraan ertegen ermee erbij erin ervoor zoiets".split())
_BACK = _POINTING | frozenset("dat dit die ervan erover erop waarvan dan ook zulks zulke".split())
AFTER = frozenset(("na", "sinds"))  # before a topic: about the time after it
_LINKING = frozenset("en of plus ook tegen voor bij met mijn de het een mijn je nog eens van zo die hoe zit dat eventueel soms aan last".split())
_FILLERS = frozenset(
    "te de het een mijn je zijn haar hun onze die dat deze dit zo ook nog van al zulke erge zware veel wat "
    "bakje kopje glas glaasje stukje beetje sterke extra".split()
)
THAT = frozenset("het dat die dit ze".split())  # what stands for one thing said before
_STAND_INS = THAT | frozenset("spul troep middel pillen".split())  # what the article's substance is called once it is known
_SUCH = frozenset((("zo", "een"), ("dat", "soort"), ("dit", "soort"), ("die", "soort"), ("dat", "type"), ("die", "vorm")))
_PEOPLE = frozenset("je jou jij jullie u mij me ons iemand mens mensen lichaam lijf gezondheid allemaal nou nu dan eigenlijk volgens magnesium".split())
_TAKING = frozenset("eten drinken slikken nemen innemen gebruiken roken smeren".split())  # after a thing that is asked about: "bananen eten"
_CONTAINING = frozenset("zit zitten zat bevat bevatten vind vindt".split())  # before what holds a substance: "zit er serotonine in bananen"
_REMEDY_VERBS = frozenset("werkt helpt doet baat slikken nemen innemen slik werken helpen".split())


def in_slot(mention: Mention, part: Part) -> bool:
    """Whether a mention stands where the substance or the complaint of a question stands."""
    words = part.words
    before = mention.start - 1
    while before >= 0 and words[before].text in _FILLERS:
        before -= 1
    if before >= 0 and words[before].text in ("bij", "tegen", "voor", "helpt", "werkt", "doet", "verlaagt", "verkleint", "verhoogt", "over"):
        return True
    if before >= 0 and words[before].text == "in" and mention.kind == "substance" and _CONTAINING & {word.text for word in words}:
        return True
    after = mention.end
    if after < len(words) and words[after].text in ("bij", "tegen", "voor"):
        return mention.kind != "topic"
    if after < len(words) and words[after].text in _TAKING and mention.kind in ("substance", "form", "medicine", "treatment"):
        return True
    return len(words) <= 4 or (before < 0 and after < len(words) and words[after].text in ("goed", "slecht", "en", "helpt"))


def topic_in_slot(part: Part) -> bool:
    """Whether a topic stands where the substance or the complaint of a question stands."""
    return any(in_slot(m, part) for m in part.of("topic"))


def word_before(mention: Mention, part: Part) -> str:
    """The word before a mention, fillers such as "de" and "mijn" left out; empty at the start."""
    place = mention.start - 1
    while place >= 0 and part.words[place].text in _FILLERS:
        place -= 1
    return part.words[place].text if place >= 0 else ""


def asks_afterwards(part: Part) -> bool:
    """Whether a part is about the time after a topic: "na een beroerte", but not "niet na een beroerte maar ervoor"."""
    said = [word.text for word in part.words]
    return any(word_before(m, part) in AFTER and not _after_not(said[: m.start]) for m in part.of("topic"))


def _after_not(before: list[str]) -> bool:
    place = max(place for place, text in enumerate(before) if text in AFTER)
    return place > 0 and before[place - 1] == "niet"


def compared_with(mention: Mention, part: Part) -> bool:
    """Whether a mention is only what something else is compared with: "net zo goed als bij migraine"."""
    before = [word.text for word in part.words[max(0, mention.start - 2) : mention.start]]
    return len(before) == 2 and before[0] in ("als", "dan") and before[1] in ("bij", "tegen", "voor")


def asks_course(words: Sequence[Word], cues: Cues) -> bool:
    """Whether it is asked how long to go on taking something, not how long it takes to work."""
    return cues.has("course", words) and not cues.has("until", words)


def incidental(mention: Mention, part: Part) -> bool:
    """Named in passing: it does not stand where the question's object stands, and a covered topic does."""
    if len(part.words) > 25 and part.of("own") and any(not m.description and m.start > mention.start for m in part.of("topic")):
        return True
    if in_slot(mention, part) or all(compared_with(m, part) for m in part.of("topic")):
        return False
    if _said_of_oneself(mention, part) or _caused_by_topic(mention, part):
        return True
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


def _said_of_oneself(mention: Mention, part: Part) -> bool:
    """Whether a complaint is only told after the question, with no full stop between: "wordt angst minder met magnesium … en ik tril nu al"."""
    if mention.kind != "complaint" or mention.end - mention.start > 1 or not mention.start or part.words[mention.start - 1].text != "ik":
        return False
    return any(topic.end <= mention.start for topic in part.of("topic")) and any(own.end <= mention.start for own in part.of("own"))


def _caused_by_topic(mention: Mention, part: Part) -> bool:
    """Whether a complaint is told as coming from a topic: "sta te trillen van angst"."""
    after = [word.text for word in part.words[mention.end : mention.end + 3] if word.text not in _FILLERS or word.text == "van"]
    return mention.kind == "complaint" and after[:1] == ["van"] and any(0 < topic.start - mention.end <= 3 for topic in part.of("topic"))


def joined(mention: Mention, part: Part) -> bool:
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


def uncommon(part: Part) -> list[str]:
    """A part's telling words: rarer than everyday words, and not part of anything that is named."""
    taken = {place for mention in part.mentions for place in range(mention.start, mention.end)}
    left = [word.text for place, word in enumerate(part.words) if place not in taken and word.text.isalpha()]
    special = [text for text in left if not is_everyday(text) and not is_everyday(lemma(text))]
    return [text for text in special if frequency(text) < RARE]


def said_as_such(mention: Mention, part: Part) -> bool:
    """Whether a thing is named as one of a kind that was told before: "zo'n depressie", "zulke pijn", "zo'n vorm van depressie"."""
    return _such(part.words[max(0, mention.start - 4) : mention.start])


def points_back(part: Part) -> bool:
    """Whether a part holds a word for something said before: "dat", "er", "daartegen"."""
    return _such(part.words) or any(word.text.startswith("daar") or word.text in _BACK for word in part.words)


def of_people(part: Part) -> bool:
    """Whether a part names nothing but people or their bodies to do anything for: not "wat doet magnesium met planten"."""
    said = [word.text for word in part.words if word.text not in _FILLERS]
    return all(after in _PEOPLE for before, after in pairwise(said) if before in ("met", "voor", "bij", "tegen", "op", "in", "aan"))


def refers(part: Part) -> bool:
    """Whether a part holds a word that stands for a thing said before, however the question begins: "kan weinig magnesium daar een rol in spelen"."""
    return any(word.text.startswith(("daar", "hier")) or word.text in _POINTING for word in part.words)


def stands_for_own(part: Part) -> bool:
    """Whether "het", "dat" or "dat spul" does what only a remedy does: then the article's substance is meant."""
    said = [word.text for word in part.words]
    if any(first in _STAND_INS and _is_for(said[place + 1 : place + 4]) for place, first in enumerate(said)):
        return True  # "is dit ook voor mensen die van alles vergeten"
    if {"er", "daar"} & set(said) and "baat" in said:
        return True  # "heeft iemand van twintig er baat bij"
    if {"er", "daar"} & set(said) and "aan" in said and {"iets", "wat", "niets", "niks", "veel"} & set(said) and {"heb", "heeft", "hebben"} & set(said):
        return True  # "hebben alleen bejaarden er iets aan"
    return bool(_STAND_INS & set(said)) and bool(_REMEDY_VERBS & set(said))


def _is_for(texts: list[str]) -> bool:
    return "voor" in texts and bool({"ook", "iets", "goed"} & set(texts[:2]))


def _such(words: Sequence[Word]) -> bool:
    """ "Speelt dat mee in zo'n sterfgeval"; a visitor's "zo'n" is read as "zo een"."""
    pairs = {(word.text, after.text) for word, after in pairwise(words)}
    return bool(pairs & _SUCH) or any(word.text in ("zulke", "dergelijke") for word in words)
