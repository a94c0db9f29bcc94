"""The ways to name a thing, as content lists them: what the articles cover, and what `content/niet-behandeld` says that none does."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator, Literal

import yaml

from bot.articles import Catalogue, ContentError, Problem
from bot.language.words import split

NOT_COVERED = Path("content/niet-behandeld")

Kind = Literal["own", "topic", "substance", "form", "medicine", "treatment", "complaint", "aspect", "broad"]
_SORTS: dict[str, Kind] = {
    "stof": "substance", "vorm": "form", "medicijn": "medicine", "behandeling": "treatment", "klacht": "complaint", "aspect": "aspect", "te ruim": "broad",
}

Entry = tuple[Kind, str, bool, bool]  # kind, the thing's own name, whether it is weak, whether this is a description of it


def article_entries(catalogue: Catalogue) -> Iterator[tuple[str, Entry]]:
    """The names and descriptions of what the articles are about and of what they mention."""
    for article in catalogue.articles.values():
        for name in [article.substance.name, *article.substance.synonyms]:
            yield name, ("own", article.substance.name, False, False)
        for topic_id, topic in article.topics.items():
            for name in [topic.name, *topic.synonyms]:
                yield name, ("topic", topic_id, False, False)
            for description in topic.descriptions:
                yield description, ("topic", topic_id, False, True)
        for name in article.also_named:
            yield name, ("substance", name, False, False)


def listed_entries(folder: Path) -> Iterator[tuple[str, Entry]]:
    """The lists of what is not covered. Raises ContentError with all their problems."""
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        kind = _SORTS.get(str(data.get("soort")))
        if kind is None:
            problems.append(Problem(str(path), "soort", str(data.get("soort")), " of ".join(_SORTS), "Verbeter de soort."))
            continue
        for entry in data.get("termen") or []:
            weak = bool(entry.get("zwak", False))
            for name in [entry["naam"], *entry.get("ook", [])]:
                description = kind in ("complaint", "aspect") and len(split(str(name))) > 1
                yield str(name), (kind, str(entry["naam"]), weak, description)
    if problems:
        raise ContentError(problems)
