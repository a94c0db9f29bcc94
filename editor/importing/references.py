"""The references that a paper prints: its list of them, its footnotes, or a line under a paragraph. Nothing is made up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from editor.importing.blocks import Block, Doubt, Paper
from editor.importing.wording import wording

_ENTRY = re.compile(r"^\s*\[?\(?(\d{1,3})[\].):]*\s+(?=\S)")
_DOI = re.compile(r"\b(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)(10\.\d{4,9}/[^\s,;]+)", re.I)
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_JOURNAL = re.compile(r"\b(?:19|20)\d\d\b.{0,12};\s*\d+")  # "2010 Apr;74(4):649-60"
_BRACKETED = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True)
class Reference:
    """What the paper prints at a number; `address` is an https address that stands in it, or that of its DOI."""

    text: str
    address: str | None


@dataclass
class References:
    """References by number, and the blocks that are left once those of the list are taken out."""

    found: dict[int, Reference] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def take_references(paper: Paper) -> References:
    """Take the list of references and the footnotes out of a paper."""
    taken = References(doubts=[])
    listing = False
    last: int | None = None
    for block in paper.blocks:
        if block.kind in ("title", "heading", "caption") or _is_list_heading(block.text):
            listing = _is_list_heading(block.text)
            last = None
            if listing:
                continue
        if not listing:
            taken.blocks.append(block)
            continue
        entry = _ENTRY.match(block.text)
        number = int(entry[1]) if entry else (last or 0) + 1 if block.kind == "item" else None
        if number is None and last is not None and last in taken.found:  # a line that goes on
            taken.found[last] = reference(f"{taken.found[last].text} {block.text}")
        elif number is None:
            taken.doubts.append(Doubt(block.place, f"staat in de bronnenlijst zonder nummer en is weggelaten: '{_short(block.text)}'"))
        elif number in taken.found:
            taken.doubts.append(Doubt(block.place, f"bron {number} staat er twee keer; de tweede is weggelaten: '{_short(block.text)}'"))
        else:
            text = _ENTRY.sub("", block.text) if entry else block.text
            taken.found[number] = reference(text)
            if not entry:
                taken.doubts.append(Doubt(block.place, f"deze bron heeft in de lijst vanzelf een nummer; gelezen als {number}"))
            last = number
    _add_notes(paper, taken)
    return taken


def _add_notes(paper: Paper, taken: References) -> None:
    for number, text in paper.notes.items():
        if number in taken.found:
            taken.doubts.append(Doubt(f"voetnoot {number}", f"ook de bronnenlijst heeft een {number}; de voetnoot is weggelaten: '{_short(text)}'"))
            continue
        taken.found[number] = reference(text)


def line_under(block: Block) -> str | None:
    """The reference that a paragraph is by itself ("Uit Medical Hypotheses 2010 …"), or None."""
    if len(block.text) > 300 or _BRACKETED.search(block.text) or not (_DOI.search(block.text) or _JOURNAL.search(block.text)):
        return None
    begins = "|".join(map(re.escape, wording()["verwijzing_begint"]))
    return re.sub(rf"^(?:{begins})\b:?\s*", "", block.text, flags=re.I)


def reference(text: str) -> Reference:
    """A reference as printed, with the address that it holds."""
    doi = _DOI.search(text)
    if doi:
        return Reference(text, f"https://doi.org/{doi[1].rstrip('.')}")
    address = _ADDRESS.search(text)
    secure = address[0].rstrip(".,;)") if address and address[0].startswith("https://") else None
    return Reference(text, secure)


def _is_list_heading(text: str) -> bool:
    return text.casefold().strip(" :.") in wording()["bronnenkoppen"]


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"
