"""A draft as the text of an article file, laid out as the other articles are."""

from __future__ import annotations

import json
import re
import textwrap
from typing import Iterator

import yaml

from editor.importing.draft import Draft, DraftPassage

_WIDTH = 140
_PLAIN = re.compile(r"^[A-Za-zÀ-ÿ][\wÀ-ÿ ,.'’()/?!-]*$")
UNREVIEWED = "  # vul in wanneer u klaar bent"
HEAD = """\
# Concept, gemaakt uit een tekst of Word-bestand. Zolang 'concept: true' er staat, gebruikt de bot dit artikel niet.
# Kijk alles na: wat na 'kijk na' staat, is een voorstel. De antwoorden zijn de tekst van het artikel zelf, woord voor woord.
# Zijn alle vragen en antwoorden goed? Vul nagekeken_op in (zoals 2026-11-23) en haal de regel 'concept' weg.
"""


def as_yaml(draft: Draft) -> str:
    """The file's text. Raises ValueError where what is written does not read back as it was meant."""
    text = HEAD + "\n".join(_lines(draft)) + "\n"
    back = yaml.safe_load(text)
    meant = [passage.claim.text for passage in draft.passages]
    if [passage["antwoord"] for passage in back["passages"]] != [answer(text) for text in meant] or back["titel"] != draft.title:
        raise ValueError("the draft does not read back as it was written")
    return text


def answer(text: str) -> str:
    """The article's own words, said as the article's."""
    return f"Volgens het artikel: {text}"


def _lines(draft: Draft) -> Iterator[str]:
    yield "concept: true"
    yield ""
    yield f"titel: {_scalar(draft.title)}"
    yield f"nagekeken_op: null{UNREVIEWED}"
    yield "nagekeken_door: null"
    yield ""
    yield "stof:"
    yield f"  naam: {_scalar(draft.substance)}  # kijk na"
    yield "  ook: []  # andere namen die bezoekers gebruiken"
    yield ""
    if draft.sources:
        yield "bronnen:"
    else:
        yield "bronnen: []"
    for number, printed in draft.sources.items():
        yield f"  - nummer: {number}"
        if printed:
            yield f"    verwijzing: {json.dumps(printed.text, ensure_ascii=False)}"
            if printed.address:
                yield f"    adres: {_scalar(printed.address)}"
    yield ""
    yield "onderwerpen:"
    for key, name in draft.topics.items():
        yield f"  {_key(key)}:"
        yield f"    naam: {_scalar(name)}  # kijk na: uit een kop"
        yield "    rol: klacht  # kijk na: klacht, stof of algemeen"
        yield "    ook: []"
        yield "    omschrijvingen: []"
    yield ""
    yield "passages:"
    for passage in draft.passages:
        yield from _passage(passage)


def _passage(passage: DraftPassage) -> Iterator[str]:
    yield f"  - id: {passage.id}  # {passage.claim.place} van het bestand"
    yield f"    onderwerpen: [{', '.join(_key(topic) for topic in passage.topics)}]"
    yield f"    aspect: {passage.claim.aspect}  # kijk na"
    yield "    antwoord: >-"
    yield from (f"      {line}" for line in textwrap.wrap(answer(passage.claim.text), _WIDTH, break_long_words=False, break_on_hyphens=False))
    if not passage.questions:
        yield "    vragen: []  # schrijf er zelf een"
        return
    yield "    vragen:  # kijk na: voorstellen"
    for question in passage.questions:
        yield f"      - {_scalar(question)}"


def _scalar(text: str) -> str:
    """A text on one line, quoted where YAML would read it otherwise."""
    if _PLAIN.match(text) and not text.endswith((" ", ":")) and yaml.safe_load(text) == text:
        return text
    if text.startswith("https://") and " " not in text and "#" not in text:
        return text
    return json.dumps(text, ensure_ascii=False)


def _key(key: str) -> str:
    return key if yaml.safe_load(key) == key else json.dumps(key)
