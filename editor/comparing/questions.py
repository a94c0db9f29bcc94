"""What both sides are asked: the test questions, the articles' own example questions, and a file of the tester's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from bot.articles import Catalogue, load_catalogue
from evaluation.questions import Conversation, Expected, Turn, read_questions, read_sets

OWN = "voorbeeldvraag"  # the tag of the articles' own example questions
LOOSE = "los"  # the tag of questions that are in a plain text file, of which nothing is expected


def owners(content: Path) -> dict[str, str]:
    """The passage that each example question of a content folder belongs to. Raises ContentError."""
    return _owners(load_catalogue(content / "articles"))


def _owners(catalogue: Catalogue) -> dict[str, str]:
    return {question: passage.id for _, passage in catalogue.passages() for question in passage.questions}


def gather(old: Mapping[str, str], new: Mapping[str, str], files: Iterable[Path], only: str | None = None, limit: int | None = None) -> list[Conversation]:
    """All conversations to ask, those with the tag `only`, spread evenly where `limit` is fewer than there are. `old`, `new`: see `owners`.

    Raises:
        QuestionError: for a file that cannot be used.
    """
    found = [conversation for listed in read_sets().values() for conversation in listed]
    found += [_own(number, question) for number, question in enumerate(dict.fromkeys([*new, *old]))]
    for file in files:
        found += read_questions([file]) if file.is_dir() or file.suffix == ".jsonl" else _loose(file)
    if only:
        found = [conversation for conversation in found if only in conversation.tags]
    if limit is not None and limit < len(found):
        found = [found[number * len(found) // limit] for number in range(limit)]
    return found


def _own(number: int, question: str) -> Conversation:
    return Conversation(f"{OWN}-{number}", "content/articles", (OWN,), (Turn(question, Expected(("answer",))),))


def _loose(file: Path) -> list[Conversation]:
    """A question a line."""
    lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
    return [Conversation(f"{file.stem}-{number}", str(file), (LOOSE,), (Turn(line, Expected(())),)) for number, line in enumerate(lines, 1) if line]
