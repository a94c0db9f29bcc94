"""Settles the intent of a message: what it names and how it is put first, the classifier's opinion where those leave room."""

from __future__ import annotations

from typing import Mapping

from bot.language.cues import Cues
from bot.language.everyday import is_foreign
from bot.language.lexicon import Mention
from bot.language.personal import is_personal
from bot.language.reading import Reading

CHAT = ("greet", "thank", "goodbye", "chitchat", "bot_identity", "privacy", "human", "capabilities")
BARE = ("affirm", "deny", "more")
DANGERS = {"suicide": "suicide", "stroke": "stroke_now", "acute": "acute_danger"}

# Chances from which meaning alone makes it danger, by what the message is like. Recall comes first; questions that name
# what the articles are about need more, because that is what most visitors write.
SURE, PLAIN, CALM = 0.8, 0.55, 0.95
MOST_ODD = 3  # words of something that looks like code; with more, somebody is saying something
# Where the intent classifier sees next to no danger, one sentence's chance has to be higher: in a long story, of which one
# fragment may sound alarming by itself, higher still. Fitted on the questions that may be learned from, each judged by a classifier that had not seen it.
_HEALTH = ("own", "topic", "substance", "form", "medicine", "treatment", "complaint", "broad")
STORY = 30  # words
LONG_STORY = 150  # words from which the vector of the whole says little: "het is druk" a hundred times is no danger
DOUBT, DOUBT_NEEDS = 0.1, 0.9
DOUBT_STORY, DOUBT_WHOLE, STORY_NEEDS = 0.2, 0.5, 0.985
AGREED, AGREED_NEEDS = 0.7, 0.7  # where both classifiers see danger, less will do
OVERRIDDEN = 0.9  # how sure it is that who tells the bot to forget its rules asks nothing about health
FOREIGN_REFER = 0.5  # a personal decision in another language is told by meaning alone: the phrases are Dutch


def settle(reading: Reading, chances: Mapping[str, float], danger: Mapping[str, float], cues: Cues) -> tuple[str, float]:
    """The intent and how sure it is (0 to 1).

    `chances` are the classifier's per intent; `danger` are the danger classifier's highest chance per danger.
    """
    if reading.odd and len(reading.words) <= MOST_ODD:
        return "unclear", 1.0
    found = _danger(reading, chances, danger)
    if found:
        return found
    if reading.too_long:
        return "too_long", 1.0
    if not any(any(char.isalpha() for char in word.text) for word in reading.words):
        return "unclear", 1.0
    top = max(chances, key=lambda name: chances[name]) if chances else "ask"
    named = bool(_named(reading))
    bare = not reading.names(*_HEALTH) and not any(part.aspects or part.unknown for part in reading.parts)
    if bare and len(reading.words) <= 4 and top in BARE and chances[top] > 0.4:
        return top, chances[top]
    if overrides(reading, cues):
        return "out_of_scope", max(chances.get("out_of_scope", 0.0), OVERRIDDEN)
    if cues.has("provenance", reading.words) and not named:
        return "ask", max(chances.get("ask", 0.0), 0.5)
    about_sources = cues.has("sources", reading.words) or cues.has("numbered", reading.words)
    if _is_chat(reading, chances, named, about_sources):
        best = max(CHAT, key=lambda name: chances.get(name, 0.0))
        return best, chances[best]
    own = bool(reading.names("own"))
    strict = any({"onset", "dose", "form"} & set(part.aspects) for part in reading.parts)
    if chances.get("out_of_scope", 0) > (0.85 if reading.calm or strict else 0.985 if named else 0.45) and not own:
        return "out_of_scope", chances["out_of_scope"]
    if is_personal(reading, cues, own):
        return "refer", max(chances.get("refer", 0.0), 0.5)
    foreign = is_foreign(reading.words)
    if chances.get("refer", 0) > (FOREIGN_REFER if foreign else 0.93) and (own or named or foreign):
        return "refer", chances["refer"]
    if about_sources and (chances.get("ask_sources", 0) > 0.3 or len(reading.words) <= 6):
        return "ask_sources", max(chances.get("ask_sources", 0.0), 0.5)
    if bare and top == "unclear" and chances[top] > 0.5 and not any(cues.has("followup", part.words) for part in reading.parts):
        return "unclear", chances[top]
    return "ask", max(chances.get("ask", 0.0), 0.5)


def _danger(reading: Reading, chances: Mapping[str, float], danger: Mapping[str, float]) -> tuple[str, float] | None:
    if reading.danger:
        intent = DANGERS[reading.danger]
        return intent, max(0.9, danger.get(intent, 0.0))
    if not danger:
        return None
    intent = max(DANGERS.values(), key=lambda name: danger.get(name, 0.0))
    # Arm that hangs, or asleep after pills: which danger it is may be unsure where it is sure that there is one.
    chance = max(danger.get(intent, 0.0), danger.get("whole", 0.0))
    needed = CALM if reading.calm else SURE if _asks_about_article(reading) else PLAIN
    second_opinion = sum(chances.get(name, 0.0) for name in DANGERS.values())
    if second_opinion >= AGREED and not reading.calm:
        needed = min(needed, AGREED_NEEDS)
    if len(reading.words) > LONG_STORY:
        needed = max(needed, SURE)
    in_part = danger.get("whole", 0.0) < DOUBT_WHOLE and second_opinion < DOUBT_STORY  # only a piece of it sounds like danger
    if len(reading.words) > STORY and in_part:
        needed = max(needed, STORY_NEEDS)
    elif len(reading.words) <= STORY and (second_opinion < DOUBT or in_part):
        needed = max(needed, DOUBT_NEEDS)
    return (intent, chance) if chance >= needed else None


def _asks_about_article(reading: Reading) -> bool:
    """Names an article's substance or topic, or a thing that is not covered, and asks something."""
    return bool(reading.names("own", "topic", "substance", "medicine", "treatment", "aspect")) and any(part.asks for part in reading.parts)


def _named(reading: Reading) -> list[Mention]:
    """What the message names that has to do with health, everyday words aside."""
    return [mention for mention in reading.names(*_HEALTH) if not mention.weak]


def overrides(reading: Reading, cues: Cues) -> bool:
    """Whether the bot is told to forget its rules, or what it knows about, and nothing about health is asked beside it."""
    orders = list(cues.find_all("override", reading.words))
    return bool(orders) and all(any(order.start <= m.start < order.end for order in orders) for m in _named(reading))


def _is_chat(reading: Reading, chances: Mapping[str, float], named: bool, about_sources: bool) -> bool:
    total = sum(chances.get(name, 0.0) for name in CHAT)
    if about_sources and total <= 0.5:  # "geef me een …" alone sounds like asking for a human
        return False
    if reading.names("own") or (named and any(part.asks for part in reading.parts)):
        return total > 0.93 and not reading.names("own")
    if named or reading.names("aspect"):
        return total > 0.8
    begins = reading.words[0].text if reading.words else ""
    fresh = begins not in ("en", "of", "maar") and not any(part.aspects for part in reading.parts)
    return total > (0.3 if fresh and len(reading.words) > 2 and total > chances.get("out_of_scope", 0.0) else 0.5)
