"""What is known by its shape: addresses on the web and in the street, telephone and other numbers, dates, high ages."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from pathlib import Path

import yaml

_SHAPES = Path(__file__).parents[1] / "data" / "shapes.yml"


def replaced(text: str) -> str:
    """The text with each shape's placeholder; the order of shapes.yml counts."""
    for pattern, placeholder in _shapes():
        text = pattern.sub(partial(_kept, placeholder), text)
    return text


def _kept(placeholder: str, found: re.Match[str]) -> str:
    """The match with its group `it` replaced, or all of it where there is no such group."""
    if "it" not in found.re.groupindex:
        return placeholder
    start, end = found.start("it") - found.start(), found.end("it") - found.start()
    whole = found.group(0)
    return whole[:start] + placeholder + whole[end:]


@lru_cache(maxsize=1)
def _shapes() -> list[tuple[re.Pattern[str], str]]:
    data = yaml.safe_load(_SHAPES.read_text(encoding="utf-8"))
    parts = {f"{{{name}}}": words.replace("\n", "") for name, words in data["delen"].items()}
    found = []
    for shape in data["vormen"]:
        pattern = shape["patroon"]
        for name, words in parts.items():
            pattern = pattern.replace(name, f"(?:{words})")
        found.append((re.compile(pattern, 0 if shape.get("hoofdletters") else re.IGNORECASE), f"[{shape['wordt']}]"))
    return found
