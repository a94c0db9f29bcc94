"""A section's text cut into passages: a paragraph, or a part of it that says one thing with its numbers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from bot.articles import CITATION
from editor.importing.blocks import Block, Doubt
from editor.importing.wording import aspects, wording

LONG = 6  # sentences from which a passage is worth cutting by hand


@dataclass(frozen=True)
class Claim:
    """Text for one passage, in the paper's own words, with the aspect that it seems to be of."""

    text: str
    aspect: str
    place: str

    @property
    def numbers(self) -> tuple[int, ...]:
        """The source numbers in it, in their order."""
        return tuple(dict.fromkeys(int(number) for number in CITATION.findall(self.text)))


def cut(blocks: list[Block]) -> tuple[list[Claim], list[Doubt]]:
    """The passages of one section's blocks."""
    claims: list[Claim] = []
    doubts: list[Doubt] = []
    for text, place in _paragraphs(blocks):
        sentences = split_sentences(text)
        cited = [number for number, sentence in enumerate(sentences) if CITATION.search(sentence)]
        if len(cited) == 1 and cited[0] == len(sentences) - 1 and len(sentences) > 1:
            numbers = " ".join(f"[{number}]" for number in CITATION.findall(sentences[-1]))
            doubts.append(Doubt(place, f"{numbers} staat aan het eind van {len(sentences)} zinnen: kijk voor welke het geldt"))
        groups = [sentences] if len(cited) <= 1 else _groups(sentences)
        for group in groups:
            claims.append(Claim(" ".join(group), _aspect(group), place))
            if len(group) >= LONG:
                doubts.append(Doubt(place, f"een lange passage van {len(group)} zinnen: maak er meer van, voor elke vraag een"))
    return claims, doubts


def _paragraphs(blocks: list[Block]) -> list[tuple[str, str]]:
    """Paragraphs with the list items and table rows that follow them."""
    found: list[tuple[str, str]] = []
    listing = False
    for block in blocks:
        if block.kind in ("item", "row") and found and (listing or found[-1][0].endswith(":")):
            joint = " " if found[-1][0].endswith(":") else "; "
            found[-1] = (found[-1][0].rstrip(".;") + joint + block.text.rstrip(";"), found[-1][1])
            listing = True
            continue
        listing = block.kind in ("item", "row")
        found.append((block.text, block.place))
    return found


def _groups(sentences: list[str]) -> list[list[str]]:
    """Sentences up to each number belong together; what says more of the same aspect joins them."""
    stretches: list[list[str]] = [[]]
    for sentence in sentences:
        stretches[-1].append(sentence)
        if CITATION.search(sentence):
            stretches.append([])
    tail = stretches.pop()
    if tail:
        if len(tail) == 1 and stretches:
            stretches[-1] += tail
        else:
            stretches.append(tail)
    groups: list[list[str]] = []
    for stretch in stretches:
        if groups and len(stretch) == 1 and _aspect(groups[-1]) == _aspect(stretch):
            groups[-1] += stretch
        else:
            groups.append(stretch)
    return groups


def _aspect(sentences: list[str]) -> str:
    """The aspect that most of the sentences seem to be of; of those the one that comes first in importing.yml."""
    order = [aspect for aspect, _ in aspects()]
    seen = Counter(aspect for sentence in sentences for aspect, patterns in aspects() if any(pattern.search(sentence) for pattern in patterns))
    if not seen:
        return "effect"
    return min(seen, key=lambda aspect: (-seen[aspect], order.index(aspect)))


@lru_cache(maxsize=1)
def _end() -> re.Pattern[str]:
    shortened = "".join(rf"(?<!\b{re.escape(word)}\.)" for word in wording()["afkortingen"])
    return re.compile(rf"(?<=[.!?…]){shortened}\s+(?=[A-ZÀ-Ý0-9“‘\"(\[])")


def split_sentences(text: str) -> list[str]:
    """The sentences of a paragraph."""
    return [sentence for sentence in _end().split(text) if sentence.strip()]
