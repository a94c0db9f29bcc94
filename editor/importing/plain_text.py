"""Reads a plain text file into blocks: blank lines part paragraphs, short lines without a full stop are headings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

from editor.importing.blocks import Block, Doubt, Paper, Unreadable

HEADING_LENGTH, HEADING_WORDS = 70, 10
_ITEM = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+(?=\D)")
_MARKED = re.compile(r"^#{1,6}\s+")
_RULE = re.compile(r"^\s*(?:={3,}|-{3,})\s*$")
_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def read_text(path: Path, encoding: str | None = None) -> Paper:
    """The blocks of a text file in UTF-8, or in another encoding that is named.

    Raises:
        Unreadable: it is empty, no text, or in another encoding.
    """
    text = _decoded(path, path.read_bytes(), encoding)
    if not text.strip():
        raise Unreadable(path, "een leeg bestand", "een artikel", "Kijk of dit het goede bestand is.")
    return Paper(*_blocks(text))


def _decoded(path: Path, content: bytes, encoding: str | None) -> str:
    found = encoding or next((name for mark, name in _BOMS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(found)
    except LookupError:
        raise Unreadable(path, f"de codering '{encoding}'", "een codering zoals utf-8 of cp1252", "Verbeter --encoding.") from None
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        remedy = "Bewaar het als UTF-8, of zet er '--encoding cp1252' achter als het uit een oud Windows-programma komt."
        raise Unreadable(path, f"een teken dat geen {found} is (regel {line})", f"tekst in {found}", remedy) from None
    if "\x00" in text:
        raise Unreadable(path, "een bestand met andere gegevens dan tekst", "platte tekst of een Word-bestand (.docx)", "Bewaar het artikel als .docx of .txt.")
    return text


def _blocks(text: str) -> tuple[list[Block], dict[int, str], list[Doubt]]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    groups = _groups(lines)
    blocks = [block for group in groups for block in _group(group)]
    for place, block in enumerate(blocks):
        if place and block.kind == "heading" and not any(later.kind == "paragraph" for later in blocks[place + 1 :]):
            blocks[place] = replace(block, kind="paragraph")  # a heading over nothing is no heading
    return _named(blocks)


def _groups(lines: list[str]) -> list[list[tuple[int, str]]]:
    """The lines between blank lines, with their numbers; every line by itself where the file has no blank lines."""
    groups: list[list[tuple[int, str]]] = [[]]
    airy = sum(not line.strip() for line in lines[:-1]) * 4 >= len(lines) or any(not line.strip() for line in lines[:-1])
    for number, line in enumerate(lines, 1):
        if not line.strip() or not airy:
            groups.append([])
        if line.strip():
            groups[-1].append((number, line.rstrip()))
    return [group for group in groups if group]


def _group(group: list[tuple[int, str]]) -> list[Block]:
    """The blocks of one group of lines: wrapped lines are one paragraph, list items and short lines stand alone."""
    blocks: list[Block] = []
    for number, line in group:
        place = f"regel {number}"
        if _RULE.match(line):
            if blocks and blocks[-1].kind == "paragraph":
                blocks[-1] = replace(blocks[-1], kind="heading")
            continue
        if _MARKED.match(line):
            blocks.append(Block("heading", tidy(_MARKED.sub("", line)), place))
        elif _ITEM.match(line):
            blocks.append(Block("item", tidy(_ITEM.sub("", line) if not line.strip()[0].isdigit() else line), place))
        elif blocks and blocks[-1].kind in ("paragraph", "item") and not _short(blocks[-1].text):
            blocks[-1] = replace(blocks[-1], text=tidy(f"{blocks[-1].text} {line}"))  # a wrapped line
        else:
            blocks.append(Block("paragraph", tidy(line), place))
    if len(blocks) == 1 and blocks[0].kind == "paragraph" and _short(blocks[0].text):
        return [replace(blocks[0], kind="heading" if blocks[0].text[0].isupper() else "caption")]
    if len(blocks) > 1 and all(block.kind == "paragraph" and _short(block.text) for block in blocks):
        if blocks[0].text[0].isupper() and len(blocks) == 2:
            return [replace(blocks[0], kind="heading"), replace(blocks[1], kind="caption")]
        return [replace(block, kind="caption") for block in blocks]
    if len(blocks) > 1 and blocks[0].kind == "paragraph" and _short(blocks[0].text):
        blocks[0] = replace(blocks[0], kind="heading")
    return blocks


def _short(text: str) -> bool:
    return len(text) <= HEADING_LENGTH and len(text.split()) <= HEADING_WORDS and text[-1] not in ".!;,:…" and not text.strip().isdigit()


def _named(blocks: list[Block]) -> tuple[list[Block], dict[int, str], list[Doubt]]:
    """The first line as the title; short lines that stand there more than once as captions."""
    if blocks and blocks[0].kind in ("heading", "caption"):
        blocks[0] = replace(blocks[0], kind="title")
    counts = Counter(block.text.casefold() for block in blocks if block.kind in ("heading", "caption"))
    blocks = [replace(block, kind="caption") if block.kind == "heading" and counts[block.text.casefold()] > 1 else block for block in blocks]
    return blocks, {}, []


def tidy(text: str) -> str:
    """One space between words; no soft hyphens or other invisible characters."""
    text = re.sub("[\u00ad\u200b\u200c\u200d\u2060\ufeff]", "", text)
    return " ".join(text.split())
