"""Questions about the sources: of the last answer, of a topic, one by number, or all of them."""

from __future__ import annotations

from actions.decision import Decision, Memory
from actions.shelf import Shelf, names, term_hits
from bot.language.cues import Cues
from bot.language.reading import Reading

TOPIC = "bronnen"
STORY = 40  # words from which a message tells a story, in which only the last question counts
TELLING = 2  # terms of one passage that show which statement's source is asked for


def asks_sources(reading: Reading, cues: Cues, memory: Memory) -> bool:
    """Whether the message asks for sources rather than for what they say."""
    one_thing = len({mention.value for mention in reading.names("own")}) < 2  # of several substances "nummer 2" is the second
    asking = [part.words for part in reading.parts if part.asks][-1:] if len(reading.words) > STORY else []
    said = any(cues.has("sources", words) for words in asking or [reading.words])  # a magazine at the hairdresser's is only told
    asked = (said and not cues.has("not_sources", reading.words)) or (one_thing and cues.has("numbered", reading.words))
    return asked and not [m for m in reading.names("substance", "complaint", "treatment", "medicine") if not m.weak]


def asks_provenance(reading: Reading, cues: Cues) -> bool:
    """Whether the message asks who wrote or paid for the articles or how old these are, and nothing about health or a source of theirs."""
    named = [m for m in reading.names("topic", "substance", "complaint", "treatment", "medicine") if not m.weak]
    return cues.has("provenance", reading.words) and not reading.numbers and not named


def choose_sources(reading: Reading, memory: Memory, shelf: Shelf) -> Decision:
    """The sources asked for. A number that the article does not print is answered as such."""
    slug = memory.article or next(iter(shelf.catalogue.articles))
    counted = {term for item in shelf.items for term in item.terms}  # "die 220 van de 250 patiënten": what a passage counts is no source's number
    numbers = tuple(number for number in reading.numbers if not 1500 < number < 2100 and str(number) not in counted)
    if numbers:
        owners = [item for item in shelf.items if item.article == slug and set(numbers) & set(item.passage.numbers)]
        topics = tuple(dict.fromkeys(topic for item in owners for topic in item.passage.topics[:1]))
        return Decision("utter_sources", "answer", slug, (TOPIC, *topics), None, (), numbers=numbers)
    topics = tuple(topic for topic in names(reading.names("topic")) if not shelf.general(topic))
    if topics:
        items = shelf.with_topics(topics, [slug])
        items = [item for item in items if item.passage.topics[0] in topics] or items
        found = tuple(sorted({number for item in items for number in item.passage.numbers}))
        return Decision("utter_sources", "answer", slug, (TOPIC, *topics), None, tuple(item.passage.id for item in items), numbers=found)
    told = max(shelf.items, key=lambda item: (item.article == slug, term_hits(item, reading.words)))
    if term_hits(told, reading.words) >= TELLING:
        topics = tuple(told.passage.topics[:1])
        return Decision("utter_sources", "answer", slug, (TOPIC, *topics), None, (told.passage.id,), numbers=tuple(told.passage.numbers))
    if memory.passages:
        passages = [shelf.catalogue.find(passage)[1] for passage in memory.passages]
        found = tuple(sorted({number for passage in passages for number in passage.numbers}))
        return Decision("utter_sources", "answer", slug, (TOPIC, *memory.topics), None, memory.passages, numbers=found)
    return Decision("utter_sources", "answer", slug, (TOPIC,), None, (), numbers=tuple(source.number for source in shelf.article(slug).sources))
