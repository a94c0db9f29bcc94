"""The pieces of a message that are looked at by themselves: danger said in passing must not be averaged away."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"(?<=[.?!…])\s+|\n+")
_SHORTEST_PIECE = 12  # characters
_STEP = 12  # words: how a stretch without full stops is cut, in windows of twice that
_MOST_WORDS = 1_500  # of a message are cut like that; beyond it windows are as long as they have to be to reach its end


def pieces(text: str) -> list[str]:
    """The whole message, its sentences, and windows over long stretches without a full stop."""
    words = text.split()
    if len(words) > _MOST_WORDS:
        return [text, *_windows(words, len(words) * _STEP // _MOST_WORDS)]
    found = [text]
    sentences = [part.strip() for part in _SENTENCE_END.split(text) if len(part.strip()) >= _SHORTEST_PIECE]
    if len(sentences) > 1:
        found += sentences
    for sentence in sentences:
        words = sentence.split()
        if len(words) > 2 * _STEP + _STEP // 2:
            found += _windows(words, _STEP)
    return list(dict.fromkeys(found))


def _windows(words: list[str], step: int) -> list[str]:
    return [" ".join(words[start : start + 2 * step]) for start in range(0, len(words) - step, step)]
