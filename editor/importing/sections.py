"""A paper cut into its title and sections, each with what its heading says it is about."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from bot.language.everyday import is_everyday
from bot.language.spelling import frequency
from bot.language.words import split
from editor.importing.blocks import Block, Doubt
from editor.importing.wording import headings, wording

_NUMBER = re.compile(r"\s*\[\d+\]")


@dataclass
class Section:
    """Blocks under one heading; `topics` are the names of what it is about. `told` is False where the heading names nothing that could be a topic."""

    heading: str
    place: str
    topics: list[str]
    blocks: list[Block] = field(default_factory=list)
    told: bool = True

    @property
    def question(self) -> str | None:
        """The heading as a visitor's question, where it is one."""
        bare = self.heading.strip(" .:?!")
        return f"{bare}?" if not self.told and _asks(bare) else None


@dataclass
class Outline:
    """The title and the sections that have text. `substance` is what the paper is about, in lower case."""

    title: str
    substance: str
    sections: list[Section]
    doubts: list[Doubt] = field(default_factory=list)


def outline(blocks: list[Block], substance: str | None = None) -> Outline:
    """Cut a paper into sections. `substance` is given by the editor, or else seen in the title and the text."""
    blocks = list(blocks)
    title = next((block for block in blocks if block.kind == "title"), None)
    title = title or next((block for block in blocks if block.kind == "heading"), blocks[0])
    doubts = []
    if title.kind == "paragraph":
        doubts.append(Doubt(title.place, "geen titel gevonden: het begin van de eerste alinea is genomen"))
        name = title.text[:80].rsplit(" ", 1)[0] if len(title.text) > 80 else title.text
    else:
        blocks.remove(title)
        name = title.text
    about = substance or _substance(name, blocks)
    if not substance:
        read = f"'{about}' is gelezen als de stof waar het artikel over gaat"
        doubts.append(Doubt(title.place, f"{read}. Klopt dat niet? Verbeter het op het tabblad Titel en nakijken"))
    sections = [Section(name, title.place, topics_of(name, about))]
    for block in blocks:
        if block.kind == "heading":
            sections.append(Section(_NUMBER.sub("", block.text), block.place, topics_of(_NUMBER.sub("", block.text), about)))
            if _NUMBER.search(block.text):
                doubts.append(Doubt(block.place, f"de kop heeft een bronnummer, dat nergens anders staat: '{block.text}'"))
        elif block.kind == "caption":
            doubts.append(Doubt(block.place, f"gelezen als bijschrift en weggelaten: '{block.text}'"))
        else:
            sections[-1].blocks.append(block)
    _without_odd_topics(sections, about)
    for section in sections:
        if not section.blocks and section is not sections[0]:
            doubts.append(Doubt(section.place, f"kop zonder tekst, weggelaten: '{section.heading}'"))
    return Outline(name, about, [section for section in sections if section.blocks], doubts)


def _substance(title: str, blocks: list[Block]) -> str:
    """The word of the title that the text uses most, everyday words aside; the title's first word where it uses none of them."""
    words = [word.text for block in blocks for word in split(block.text)]
    telling = [word.text for word in split(title) if not is_everyday(word.text) and len(word.text) > 2 and frequency(word.text) < 5.0]
    first = split(title)[0].text if split(title) else "onbekend"
    best = max(telling, key=lambda text: words.count(text), default=first)
    return best if words.count(best) >= 2 else first


def topics_of(heading: str, substance: str) -> list[str]:
    """The names of what a heading says its section is about."""
    text = heading.strip(" .:?!")
    match = next((matched for pattern in headings() if (matched := pattern.match(text))), None)
    about = match[1] if match else text
    parts = re.split(r"\s+en\s+|\s*,\s*", about) if match is None and len(about.split()) <= 5 else [about]
    found: list[str] = []
    for part in parts:
        name = _bare(part.strip(), substance)
        if len(name) >= 2:
            found.append(name)
    return list(dict.fromkeys(found)) or [_lower(text)]


def _without_odd_topics(sections: list[Section], substance: str) -> None:
    """A heading that is a question or a sentence names no topic: its section goes with what the title is about, else with the substance."""
    named = [name for name in sections[0].topics if not _is_odd(name)] or [substance]
    for section in sections:
        kept = [name for name in section.topics if not _is_odd(name)]
        section.told = bool(kept)
        section.topics = kept or named


def _is_odd(name: str) -> bool:
    return len(name.split()) > wording()["langste_onderwerp"] or _asks(name)


def _asks(text: str) -> bool:
    return text.split()[0].casefold() in wording()["vraagwoorden"] if text.split() else False


def _bare(name: str, substance: str) -> str:
    """Without articles and adjectives that tell nothing in front, and without the paper's own substance."""
    name = _lower(name)
    prefixes = sorted(wording()["voorvoegsels"], key=len, reverse=True)
    changed = True
    while changed:
        changed = False
        for prefix in prefixes:
            if name.startswith(f"{prefix} "):
                name, changed = name[len(prefix) + 1 :], True
                break
    return "" if name == substance else name


def _lower(text: str) -> str:
    """In lower case, abbreviations such as PMS aside."""
    return " ".join(word if sum(char.isupper() for char in word) > 1 else word[:1].lower() + word[1:] for word in text.split())


def slug(text: str, joint: str = "-") -> str:
    """Lower-case letters and digits with dashes (or another joint): for file names and ids."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", joint, plain).strip(joint)
