"""The words and patterns of importing.yml, ready to use."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).parents[1] / "data" / "importing.yml"


@lru_cache(maxsize=1)
def wording() -> dict[str, Any]:
    """The file's contents."""
    data: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return data


@lru_cache(maxsize=1)
def headings() -> list[re.Pattern[str]]:
    """How a heading says what it is about: the first group of the first that matches."""
    return [re.compile(pattern, re.I) for pattern in wording()["koppen"]]


@lru_cache(maxsize=1)
def aspects() -> list[tuple[str, list[re.Pattern[str]]]]:
    """By what each aspect is seen, in the order in which they count."""
    return [(aspect, [re.compile(pattern, re.I) for pattern in patterns]) for aspect, patterns in wording()["kanten"].items()]
