"""Words that tell nothing by themselves: the everyday words of Dutch, and the small words by which another language is known."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Sequence

import wordfreq
import yaml

from bot.language.words import Word, plain

COMMONEST = 400  # so many of the most used Dutch words never name a substance or a complaint of their own
_EVERYDAY = Path(__file__).with_name("everyday.yml")
# "Daaraan", "ermee", "hierop": they point at a thing and name none.
_POINTING = re.compile(r"(?:daar|hier|er)(?:aan|achter|af|bij|door|in|langs|mee|na|naar|naast|om|onder|op|over|tegen|toe|tussen|uit|van|voor|zonder)")
_DUTCH = frozenset("de het een ik je mijn van voor bij met dat wat is en niet ook aan op te er die als maar om heeft heb hoe welke daar ben kan tegen".split())
_OTHER = frozenset(
    "the does for my what which how it of and to you your i on from with a against can should do is "
    "ich und der die das ist gegen mein meine nicht fur wie welche hilft mir auch bei ein eine "
    "le la les est je mon ma contre pour que ce une des du avec quel quelle et "
    "el los mi es para por una con contra y que "
    "bir icin mi mu ve benim iyi bu ne na czy jest mnie moj nie sie co z il per di che e mio".split()
)


def is_everyday(word: str) -> bool:
    """Whether a plain word can name neither a substance nor a complaint of its own."""
    return word in everyday_words() or len(word) <= 2 or not re.search(r"[a-z]", word) or _POINTING.fullmatch(word) is not None


@lru_cache(maxsize=1)
def everyday_words() -> frozenset[str]:
    """The words of everyday.yml and the most used words of Dutch, plain."""
    data = yaml.safe_load(_EVERYDAY.read_text(encoding="utf-8"))
    listed = {plain(str(word)) for words in data.values() for word in words}
    return frozenset(listed | {plain(word) for word in wordfreq.top_n_list("nl", COMMONEST)})


def is_foreign(words: Sequence[Word]) -> bool:
    """Whether a message is in another language than Dutch, told by its small words."""
    texts = [word.text for word in words]
    other = sum(text in _OTHER and text not in _DUTCH for text in texts)
    return len(texts) >= 3 and other >= 2 and other > sum(text in _DUTCH and text not in _OTHER for text in texts)
