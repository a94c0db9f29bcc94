"""From a visitor's raw message to plain words: markup, accents, dialect and chat spellings are taken off, sentences are kept apart."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

_MARKUP = re.compile(r"</?[a-zA-Z!][^<>]{0,200}>")
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_](?: |$)){4,}(?=\s|$)|(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_](?!\S)")
# Between two words that were strung together: "magnesium.bij.migraine", "helpt_dat".
_STRUNG = re.compile(r"(?<=[^\W\d_]{2})[._+*~|]+(?=[^\W\d_])")
_MOST_STRUNG = 3  # as few may stand in an address or an abbreviation
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{1,2}\d{1,2}(?![^\W_])|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’`´][^\W\d_]+)*['’]?|['’`´][^\W\d_]+")
_BREAK = re.compile(r"[.?!;:\n…()\[\]|]|,|\s[-–—*]+\s|/")
_FIGURES = str.maketrans("01345", "oieas")
# A word of six signs or more that goes on behind each figure in it (one, or the same twice).
_FIGURED = re.compile(r"\b(?=[^\W_]{6,}\b)[^\W\d_]+(?:([01345])\1?[^\W\d_]+)+\b")
_SHORT_FORMS = Path(__file__).with_name("short_forms.yml")


@dataclass(frozen=True)
class Word:
    """One word: `text` is its plain form, `start` and `end` are character offsets in the message, `sentence` and `clause` count from 0.

    `question` tells that a question mark closes its sentence.
    """

    text: str
    start: int
    end: int
    sentence: int
    clause: int
    question: bool = False


@lru_cache(maxsize=1)
def short_forms() -> dict[str, list[str]]:
    """Dialect and chat spellings with the plain words they stand for."""
    data = yaml.safe_load(_SHORT_FORMS.read_text(encoding="utf-8"))
    return {form: plain.split() for form, plain in data.items()}


def plain(text: str) -> str:
    """Lower case, no accents, no invisible characters; of the same length or shorter."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold().replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    return "".join(char for char in text if not unicodedata.combining(char) and unicodedata.category(char) != "Cf")


def readable(text: str) -> str:
    """The message without markup, entities and invisible characters, with spaced-out words closed up and figures that stand for letters as letters.

    Offsets are those of this text.
    """
    text = html.unescape(text)
    if not text.replace("\n", " ").isprintable():  # what is printable has none of these; most messages are
        text = "".join(char for char in text if unicodedata.category(char) not in ("Cf", "Cc") or char in "\n\t")
    text = _MARKUP.sub(" ", text)
    if len(_STRUNG.findall(text)) >= max(_MOST_STRUNG, len(text.split())):
        text = _STRUNG.sub(" ", text)
    return _FIGURED.sub(_as_letters, _SPACED.sub(_close_up, text))


def _as_letters(match: re.Match[str]) -> str:
    """ "z3lfm00rd", written so on purpose; one figure alone is a number: "mp3speler"."""
    word = match.group(0)
    return word.translate(_FIGURES) if sum(char.isdigit() for char in word) > 1 else word


def _close_up(match: re.Match[str]) -> str:
    letters = match.group(0)
    return letters.replace(" ", "") + (" " if letters.endswith(" ") else "")


def split(text: str) -> list[Word]:
    """The words of a message that has been through `readable`, in order."""
    breaks = [(found.start(), found.group(0).strip()) for found in _BREAK.finditer(text)]
    words: list[Word] = []
    sentence = clause = mark = 0
    questions: set[int] = set()
    for found in _WORD.finditer(text):
        while mark < len(breaks) and breaks[mark][0] < found.start():
            sign = breaks[mark][1]
            if sign == "." and words and breaks[mark][0] == words[-1].end and text[words[-1].start : words[-1].end].casefold() in short_forms():
                mark += 1
                continue
            if sign == "?":
                questions.add(sentence)
            clause += 1
            if sign in ".?!;\n…" or sign == "":
                sentence += 1
            mark += 1
        for form in _plain_words(found.group(0)):
            words.append(Word(form, found.start(), found.end(), sentence, clause))
    if any(sign == "?" for _, sign in breaks[mark:]):
        questions.add(sentence)
    return [Word(w.text, w.start, w.end, w.sentence, w.clause, w.sentence in questions) for w in words]


def _plain_words(raw: str) -> list[str]:
    form = plain(raw).replace("’", "'").replace("`", "'").replace("´", "'")
    if form in short_forms():
        return short_forms()[form]
    form = form.strip("'")
    if form in short_forms():
        return short_forms()[form]
    form = _REPEATED.sub(r"\1\1", form).replace("'s", "s").replace("'", "")
    if form in short_forms():
        return short_forms()[form]
    return [form] if form else []
