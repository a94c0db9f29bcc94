"""What the reader made of each word of a sentence, and what the sentence names."""

from __future__ import annotations

import re
from itertools import groupby

from bot.articles import Catalogue
from bot.language.everyday import is_everyday, is_foreign
from bot.language.lexicon import Mention
from bot.language.reading import Reader, Reading
from bot.language.words import plain, readable, split
from editor.certainty import wording
from editor.trial import Named, SeenWord, Use


def words_seen(sentence: str, reader: Reader, reading: Reading, catalogue: Catalogue) -> tuple[SeenWord, ...]:
    """The words in order. A short form that stands for several words is one word here."""
    text = readable(sentence)
    foreign = is_foreign(split(text))
    names = {place: _name(mention, catalogue) for mention in reading.mentions for place in range(mention.start, mention.end)}
    seen = []
    for (start, end), group in groupby(enumerate(reading.words), key=lambda pair: (pair[1].start, pair[1].end)):
        words = list(group)
        typed, read_as = text[start:end], " ".join(word.text for _, word in words)
        name = next((names[place] for place, _ in words if place in names), None)
        known = foreign or is_everyday(read_as) or all(reader.speller.knows(word.text) for _, word in words)
        use: Use = "named" if name else "other" if known else "unknown"
        seen.append(SeenWord(typed, read_as, start, end, use, _letters(typed) != _letters(read_as), name))
    return tuple(seen)


def _letters(word: str) -> str:
    return re.sub(r"[^a-z0-9 ]", "", plain(word))


def _name(mention: Mention, catalogue: Catalogue) -> str:
    return catalogue.topic(mention.value).name if mention.kind == "topic" else mention.value


def things_named(sentence: str, reading: Reading, catalogue: Catalogue) -> tuple[Named, ...]:
    """What the sentence names, in its order."""
    text = readable(sentence)
    kinds = wording()["soort_naam"]
    found = []
    for mention in reading.mentions:
        words = reading.words[mention.start : mention.end]
        covered = mention.kind in ("own", "topic")
        name = _name(mention, catalogue)
        typed = text[words[0].start : words[-1].end]
        found.append(Named(typed, mention.kind, kinds[mention.kind], mention.value, name, covered, mention.negated))
    return tuple(found)
