"""The ways to name a thing, as content lists them: what the articles cover, and what `content/niet-behandeld` says that none does."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator, Literal, Mapping

from pydantic import Field

from bot.articles import Catalogue, ContentError, Line, Problem, Strict, decoded, parse_strictly
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


class _Term(Strict):
    """One thing that no article covers, with the other ways visitors name it. `zwak`: an everyday word that counts only where it is asked about."""

    name: Line = Field(alias="naam")
    synonyms: list[Line] = Field(default_factory=list, alias="ook")
    weak: bool = Field(False, alias="zwak")


class _List(Strict):
    """A file of `content/niet-behandeld`."""

    sort: Literal["stof", "vorm", "medicijn", "behandeling", "klacht", "aspect", "te ruim"] = Field(alias="soort")
    terms: list[_Term] = Field(alias="termen")


def listed_entries(folder: Path) -> Iterator[tuple[str, Entry]]:
    """The lists of what is not covered. Raises ContentError with all their problems."""
    return parse_lists({path: path.read_bytes() for path in sorted(folder.glob("*.yml"))})


def parse_lists(files: Mapping[Path, bytes]) -> Iterator[tuple[str, Entry]]:
    """The lists of files that have been read already. Raises ContentError as `listed_entries` does."""
    problems: list[Problem] = []
    lists: list[_List] = []
    for path, raw in files.items():
        try:
            lists.append(parse_strictly(_List, decoded(raw, str(path)), str(path)))
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    for listed in lists:
        kind = _SORTS[listed.sort]
        for term in listed.terms:
            for name in [term.name, *term.synonyms]:
                # What an aspect is called in the list is a heading ("hoe innemen"): it counts as it stands, not with words in between.
                heading = kind == "aspect" and name == term.name
                description = kind in ("complaint", "aspect") and len(split(name)) > 1 and not heading
                yield name, (kind, term.name, term.weak, description)
