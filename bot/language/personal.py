"""Personal decisions: what huisarts or apotheker must judge and the bot must not."""

from __future__ import annotations

from itertools import pairwise

from bot.language.cues import Cues, Hit
from bot.language.lexicon import Mention
from bot.language.reading import Part, Reading
from bot.language.words import Word

SHORT = 5  # words of a question whose person may stand elsewhere in the message
LONG = 45  # words from which a message is a story, in which more people and illnesses appear than are asked about
_RELATIVES = frozenset("dochter zus nicht vriendin collega buurvrouw schoondochter schoonzus vrouw kleindochter tante".split())
_COMPARING = frozenset("dan versus vs vergeleken vergeleek vergelijkt tegenover evenals".split())
_GIVING = frozenset("geven geef geeft toedienen".split())
_PILLS = frozenset("pillen medicijnen medicatie medicijn pilleke pillekes pilletje pilletjes".split())
_STOPPING = frozenset(
    "stoppen stop afbouwen minderen spoelen weggooien halveren halveer verlagen verlaag overslaan wisselen overstappen switchen inruilen omruilen "
    "vervangen".split()
)
_PERSONS = frozenset("ik heb ben mij me mijn hij ze zij haar hem we ons iemand man vrouw moeder vader".split())
# Before "heb ik": it is told, not asked.
_TELLING = frozenset(
    "dus wat die dat als want omdat ja toen daar zo nu nou sinds sindsdien vroeger inmiddels intussen ondertussen helaas eerst daarnaast hier".split()
)
_AGAINST = frozenset(("tegen", "voor"))  # "heeft hij pillen tegen depressie geslikt": what it is for is known
_BEHIND = frozenset("gehad geprobeerd uitgeprobeerd geprobeert".split())
_MEASURED = frozenset("mijn mij ik hoor uitslag lab labuitslag bloeduitslag bloedonderzoek bloedtest geprikt gemeten".split())  # a value of somebody's
_OPENING = frozenset("heb heeft hebben ben zou".split())  # verbs that open a question about oneself without a question mark
_LASTING = frozenset("al sinds na over elke om binnen ongeveer bijna dik ruim ieder iedere van".split())  # before "6 jaar": a time, no age
_ASKED_LEAVE_FOR = frozenset(
    "bron bronnen referentie verwijzing link linkje doi verwachten vragen weten kopen bestellen halen lezen vinden zien hopen geloven zeggen".split()
)


def is_personal(reading: Reading, cues: Cues, about_own: bool) -> bool:
    """Whether the message asks for a decision about one person's health. `about_own`: an article's substance is being talked about."""
    words = reading.words
    asking = [part for part in reading.parts if part.asks] or list(reading.parts)
    last = asking[-1] if asking else None
    if last is None:
        return False
    if not cues.has("expired", words) and _stops_medicine(reading, asking):  # an old pot may be thrown away
        return True
    if _pregnant(reading, asking, cues) and (about_own or _any(asking, cues, "permission") or (len(words) <= LONG and reading.names("topic"))):
        return True
    if _condition(reading, asking, cues) and (about_own or _any(asking, cues, "permission")):
        return True
    if _medicine(reading, asking, cues, about_own):
        return True
    if _child(reading, asking, cues, about_own):
        return True
    if any(_diagnosis(part, cues) for part in reading.parts if part in asking or part.words[0].text in _OPENING):
        return True
    if "lab" in reading.cues and (reading.numbers or _decimal(words)) and any(word.text in _MEASURED for word in words):
        return True
    if cues.has("body", words) and any("dose" in part.aspects for part in asking) and _somebody(words):
        return True
    if cues.has("one_or_other", words) and _somebody(words):
        return True
    if any(cues.has(cue, part.words) for part in asking for cue in ("doctor", "own_complaints", "overdose_plan")):
        return True
    return about_own and any(_asks_permission(part, words, cues) for part in asking)


def _asks_permission(part: Part, words: tuple[Word, ...], cues: Cues) -> bool:
    """Whether a part asks if somebody may do something; in a short one the somebody may stand elsewhere in the message."""
    hit = cues.find("permission", part.words)
    if hit is None or _told(part.words, hit):
        return False
    return _somebody(part.words if len(part.words) > SHORT else words) and not _asking_leave(part.words)


def _told(words: tuple[Word, ...], hit: Hit) -> bool:
    """ "In de zetel kan ik ze niet stilhouden" tells something; a question has its verb in front."""
    if words[hit.start].text not in ("kan", "kun", "kunnen") or hit.start == 0:
        return False
    before = words[hit.start - 1]
    negated = any(word.text == "niet" for word in words[hit.start : hit.start + 5])
    return negated and before.clause == words[hit.start].clause and before.text not in ("en", "of", "dus", "maar", "want", "waarom")


def _any(parts: list[Part], cues: Cues, cue: str) -> bool:
    return any(cues.has(cue, part.words) for part in parts)


def _somebody(words: tuple[Word, ...]) -> bool:
    return any(word.text in _PERSONS for word in words)


def _asking_leave(words: tuple[Word, ...]) -> bool:
    """ "Mag ik u iets vragen" asks no leave to swallow anything."""
    texts = [word.text for word in words]
    return any(text in ("mag", "mogen", "kan") and _ASKED_LEAVE_FOR & set(texts[place + 1 : place + 8]) for place, text in enumerate(texts))


def _pregnant(reading: Reading, asking: list[Part], cues: Cues) -> bool:
    """Pregnancy of the one who is asked about: in a long story only near the question, because aunts and daughters are pregnant too."""
    words = _near_question(reading, asking)
    hit = cues.find("pregnancy", words)
    if hit is None:
        return False
    if words[hit.start].text.isdigit():  # "27 weken" alone may be anything; with pills or migraine it is a pregnancy in most messages
        texts = {word.text for word in words}
        return bool(texts & {"zwanger", "misselijk", "kotsmisselijk", "baby", "buik", "verloskundige", "paracetamol", "onderweg", "echo"})
    before = [word.text for word in words[max(0, hit.start - 3) : hit.start]]
    if {"niet", "geen", "nooit"} & set(before):
        return False
    somebody_else = _RELATIVES & {word.text for word in words[max(0, hit.start - 5) : hit.start]}
    return not (somebody_else and len(reading.words) > LONG and not _any(asking, cues, "permission"))


def _near_question(reading: Reading, asking: list[Part]) -> tuple[Word, ...]:
    """The whole of a short message; of a long story only the sentences around the question."""
    if len(reading.words) <= LONG:
        return reading.words
    asked = {part.words[0].sentence for part in asking}
    return tuple(word for word in reading.words if any(abs(word.sentence - sentence) <= 1 for sentence in asked))


def _within(near: tuple[Word, ...], reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """The mentions that stand among these words: pills in an old story are not those that are asked about."""
    return mentions if near is reading.words else [mention for mention in mentions if reading.words[mention.start] in near]


def _condition(reading: Reading, asking: list[Part], cues: Cues) -> bool:
    words = _near_question(reading, asking)
    hit = cues.find("condition", words)
    if hit is None or _past(words, hit):
        return False
    return _somebody(reading.words) or len(reading.words) <= 20 or _any(asking, cues, "permission")


def _past(words: tuple[Word, ...], hit: Hit) -> bool:
    """ "Sinds mijn hernia-operatie in 2016": what was done years ago is told, not decided about; a kidney or a heart stays as it is."""
    if words[hit.start].text.startswith(("nier", "hart")):
        return False
    before = {word.text for word in words[max(0, hit.start - 4) : hit.start]}
    after = words[hit.end : hit.end + 4]
    return "sinds" in before or any(word.text.isdigit() and 1900 < int(word.text) < 2100 for word in after)


def _medicine(reading: Reading, asking: list[Part], cues: Cues, about_own: bool) -> bool:
    near = _near_question(reading, asking)
    named = [m for m in _within(near, reading, reading.names("medicine")) if not m.weak or "own_use" in reading.cues]
    medicines = [m for m in named if not _tried(m, reading)]
    accounted = _within(near, reading, reading.names("substance"))
    medicine_like = medicines or [m for m in accounted if m.value in ("antidepressiva", "antidepressivum", "imipramine", "tofranil")]
    if not medicine_like:
        return about_own and any(cues.has("together", part.words) and _somebody(part.words) and _names_pills(part.words) for part in asking)
    compared = any(word.text in _COMPARING for word in reading.words) or any(
        (word.text, after.text) == ("net", "als") for word, after in pairwise(reading.words)
    )
    if medicines and reading.names("own") and not compared:
        return True
    allowed = _any(asking, cues, "permission") and any(
        _somebody(part.words if len(part.words) > SHORT else reading.words) or cues.has("together", part.words) for part in asking
    )
    if about_own and (allowed or (medicines and (_any(asking, cues, "together") or "together" in reading.cues or len(reading.words) <= 4))):
        return True
    if about_own and medicines and "own_use" in reading.cues and _somebody(reading.words):
        return True
    return allowed and bool(medicines) and (about_own or any(w.text in ("stoppen", "samen", "tegelijk", "erbij") for w in reading.words))


def _tried(mention: Mention, reading: Reading) -> bool:
    """ "Triptanen gehad, botox gehad": a medicine of the past, not one that is taken."""
    after = reading.words[mention.end : mention.end + 3]
    return any(word.text in _BEHIND and word.clause == reading.words[mention.start].clause for word in after)


def _names_pills(words: tuple[Word, ...]) -> bool:
    return any(word.text in _PILLS for word in words)


def _stops_medicine(reading: Reading, asking: list[Part]) -> bool:
    texts = {word.text for part in asking for word in part.words}
    leaves = bool({"laten", "laat"} & texts) and bool({"staan", "vallen"} & texts)
    stops = leaves or bool(texts & _STOPPING)
    named = reading.names("medicine") or [m for m in reading.names("substance") if m.value.startswith(("antidepress", "imipramine"))]
    pills = _names_pills(reading.words) or any(word.text in ("middel", "tabletten", "tablet", "capsules") for word in reading.words)
    return stops and (bool(named) or pills) and bool({"ik", "mijn", "we", "mag", "kan"} & texts)


def _child(reading: Reading, asking: list[Part], cues: Cues, about_own: bool) -> bool:
    hit = cues.find("child", reading.words)
    if hit is None or _is_time(reading.words, hit):
        return False
    sentence = reading.words[hit.start].sentence
    near = [part for part in asking if abs(part.words[0].sentence - sentence) <= 1]
    if not near:
        return False
    texts = {word.text for part in near for word in part.words}
    taking = bool(texts & _GIVING) or any(cues.has("permission", part.words) or "dose" in part.aspects for part in near)
    bare = reading.words[hit.start].text in ("kinderen", "kind", "kleinkind", "kleinkinderen", "jongen", "meisje", "zus", "broer")
    before = {word.text for word in reading.words[max(0, hit.start - 3) : hit.start]}
    if bare and not before & {"voor", "bij", "een", "geven", "aan", "mag", "mogen", "kan", "kunnen"}:
        return False
    aged = any(word.text.isdigit() for word in reading.words[hit.start : hit.end + 3])
    return taking or (about_own and (aged or any(cues.has("effect", part.words) for part in near)))


def _is_time(words: tuple[Word, ...], hit: Hit) -> bool:
    """ "Pijn die al 6 jaar niet weggaat", "2 jaar over de datum": how long it lasts, not how old somebody is."""
    if words[hit.start].text.isdigit() and words[hit.end : hit.end + 1] and words[hit.end].text in ("over", "terug", "geleden"):
        return True
    return words[hit.start].text.isdigit() and hit.start > 0 and words[hit.start - 1].text in _LASTING and words[hit.end - 1].text != "oud"


def _diagnosis(part: Part, cues: Cues) -> bool:
    """Whether a part asks what somebody has. What is only told ("nu heb ik een tekort") is passed over."""
    texts = {word.text for word in part.words}
    words = part.words
    while hit := cues.find("diagnosis", words):
        before = words[hit.start - 1] if hit.start else None
        said = {word.text for word in words[hit.start : hit.end]}
        told = before is not None and before.clause == words[hit.start].clause and before.text in _TELLING
        whole = words[hit.start].clause == words[hit.end - 1].clause  # "pms heb ik niet meer, fibromyalgie wel" is two things
        if whole and not told and not said & _AGAINST:
            return _asks_what_it_is(texts, said)
        words = words[hit.end :]
    return False


def _asks_what_it_is(texts: set[str], said: set[str]) -> bool:
    if {"gelezen", "gehoord", "begrepen", "gezien", "goed", "juist", "mis", "verkeerd", "fout", "gelijk"} & texts and not {"tekort", "weinig"} & said:
        return False
    if {"iets", "wat", "nut", "goed", "begrepen", "zin"} & texts and {"heb", "heeft", "hebben"} & said and _of_use(texts):
        return False
    return bool({"ik", "mijn", "mij", "hij", "ze", "zij", "dit", "dat", "je", "is"} & texts)


def _of_use(texts: set[str]) -> bool:
    """ "Heb ik daar iets aan" and "heb ik goed begrepen" have a "heb ik" that is no illness."""
    return bool({"begrepen", "aan"} & texts) or ("mee" in texts and bool({"heb", "heeft"} & texts))


def _decimal(words: tuple[Word, ...]) -> bool:
    return any("," in word.text or "." in word.text for word in words)
