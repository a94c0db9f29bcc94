"""Everything that is checked of an article, all at once: what the bot refuses (errors), and what an editor should look at (warnings, hints)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Mapping

from bot.articles import ARTICLES, Article, ContentError, Placed, Problem, doubles, inconsistencies, parse_placed
from editor.files import read
from editor.findings import Finding, in_order


def check_text(text: str, file: str, others: Mapping[str, str], deep: bool = False) -> list[Finding]:
    """Check an article's text as it stands, saved or not; `others` maps the other articles' files to their texts.

    `deep` adds what needs the bot's reader and takes seconds. Findings are of this file only, by line.
    """
    try:
        article, lines = parsed(text, file)
    except ContentError as error:
        return in_order(map(Finding.of, error.problems))
    problems = [*inconsistencies(article, lines, file), *_doubles_of(file, (article, lines), others)]
    return in_order(map(Finding.of, problems))


def check_folder(folder: Path = ARTICLES, deep: bool = False) -> list[Finding]:
    """Check all articles of a folder."""
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*.yml")):
        try:
            texts[str(path)] = read(path).text
        except ContentError as error:
            findings += map(Finding.of, error.problems)
    if not texts and not findings:
        problem = Problem(str(folder), "map", "geen artikelen", "ten minste één .yml-bestand", "Zet er een artikel in.", code="no-articles")
        findings.append(Finding.of(problem))
    for file, text in texts.items():
        findings += check_text(text, file, {other: texts[other] for other in texts if other != file}, deep)
    return in_order(findings)


@lru_cache(maxsize=128)
def parsed(text: str, file: str) -> Placed:
    """An article and its lines, once for each text: the page asks again at every key that is pressed. Raises ContentError."""
    return parse_placed(Article, text, file)


def _doubles_of(file: str, placed: Placed, others: Mapping[str, str]) -> list[Problem]:
    """What stands here and in another article too, told of this one: each file is checked by itself, so each tells its own side."""
    all_of_them: dict[str, Placed] = {}
    for other, text in others.items():
        try:
            all_of_them[other] = parsed(text, other)
        except ContentError:  # told when that file is checked
            continue
    all_of_them[file] = placed
    return [problem for problem in doubles(all_of_them) if problem.file == file]
