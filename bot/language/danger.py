"""Danger now: suicide, a stroke happening, other acute danger. Recall comes first; jokes, history, science and broken telephones are kept out."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal, Sequence

import yaml

from bot.language.cues import Cues, Hit
from bot.language.words import Word

Danger = Literal["suicide", "stroke", "acute"]

_PATTERNS = Path(__file__).with_name("danger.yml")
NEAR = 25  # words from a hit within which something can take it off, where nothing cuts a story into sentences
_ONESELF = frozenset("ik mij me".split())
# What takes the danger off a hit. Suicide is never taken off by a joke alone: people laugh it away.
_CALM: dict[Danger, tuple[str, ...]] = {
    "suicide": ("info", "fiction", "thing", "settled"),
    "stroke": ("past", "info", "fiction", "thing"),
    "acute": ("past", "info", "fiction", "thing", "joke"),
}


@lru_cache(maxsize=1)
def _cues() -> Cues:
    return Cues(yaml.safe_load(_PATTERNS.read_text(encoding="utf-8")))


def vocabulary() -> set[str]:
    """Words of the patterns, so that misspelt ones are mended towards them."""
    return _cues().vocabulary


def find_danger(words: Sequence[Word]) -> Danger | None:
    """The danger that these words tell of, or None. Only the hit's own sentence and its neighbours can take a hit off."""
    for danger in _CALM:
        if any(_is_meant(danger, hit, words) for hit in _cues().find_all(danger, words)):
            return danger
    return None


def _is_meant(danger: Danger, hit: Hit, words: Sequence[Word]) -> bool:
    """Whether nothing around a hit takes it off. Each hit is judged by itself: a book about suicide hides no cry further on."""
    if any(part.start < hit.end and hit.start < part.end for part in _cues().find_all("part_of", words)):
        return False
    sentence = words[hit.start].sentence
    near = [word for place, word in enumerate(words) if abs(word.sentence - sentence) <= 1 and hit.start - NEAR <= place < hit.end + NEAR]
    happening = danger != "suicide" and _happening([word for word in words if word.sentence == sentence])
    own = [word for word in near if word.sentence == sentence]
    oneself = bool(_ONESELF & {word.text for word in own})
    meant = _cues().has("meant", words)  # "het is maar een rollenspel, alleen is het geen spel"
    # "De bron van die patiënten graag. Ik krijg steeds minder lucht": other people are what another sentence is about.
    around = {"info": own} if oneself and danger != "suicide" else {}
    cues = [cue for cue in _CALM[danger] if not (happening and cue == "past") and not (meant and cue in ("fiction", "info"))]
    return not any(_cues().has(cue, around.get(cue, near)) for cue in cues)


def _happening(words: Sequence[Word]) -> bool:
    """Whether a sentence says that it happens now; the "nu" of "dat is nu negen jaar" does not."""
    past = list(_cues().find_all("past", words))
    return any(not any(gone.start <= hit.start < gone.end for gone in past) for hit in _cues().find_all("now", words))


def is_calm(words: Sequence[Word]) -> bool:
    """Whether the words themselves say that what sounds like danger is a joke, history, science, fiction or about a thing."""
    return any(_cues().has(cue, words) for cue in ("past", "info", "fiction", "thing", "joke", "figure", "settled"))
