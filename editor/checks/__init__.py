"""Everything that is checked of an article, all at once: what the bot refuses (errors), and what an editor should look at (warnings, hints)."""

from __future__ import annotations

from pathlib import Path
from typing import Mapping, Sequence

from bot.articles import ARTICLES, ContentError, Placed, Problem, doubles, inconsistencies
from bot.content_yaml import Place
from editor.checks import claims, questions, readability, review, sources, spelling, topics, unwritten, wording
from editor.checks import deep as deeper
from editor.checks.context import Context
from editor.checks.parsing import parsed, read_leniently
from editor.files import read
from editor.findings import Finding, in_order, worst

CHECKS = (unwritten, sources, questions, topics, wording, claims, review, readability, spelling)


def check_text(text: str, file: str, others: Mapping[str, str], deep: bool = False) -> list[Finding]:
    """Check an article's text as it stands, saved or not; `others` maps the other articles' files to their texts.

    `deep` adds what needs the bot's reader and takes seconds; it is left out where there are errors. Findings are of this file only, by line.
    """
    placed, problems, filled = read_leniently(text, file)
    if placed is None:
        return in_order(map(Finding.of, problems))
    readable = {other: found for other, found in ((other, _readable(text, other)) for other, text in others.items() if other != file) if found}
    context = Context(*placed, file, text, readable, {other: others[other] for other in readable})
    told = [*inconsistencies(*placed, file), *_doubles(context)]
    findings = [*map(Finding.of, told), *(finding for check in CHECKS for finding in check.check(context))]
    findings = [*map(Finding.of, problems), *_but(findings, filled, context)]
    if deep and worst(findings) != "error":
        findings += deeper.check(context)
    return in_order(findings)


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
        findings += check_text(text, file, texts, deep)
    return in_order(findings)


def _readable(text: str, file: str) -> Placed | None:
    """Another article; None where it cannot be read, which is told when that file is checked."""
    try:
        placed = parsed(text, file)
    except ContentError:
        return None
    return placed


def _doubles(context: Context) -> list[Problem]:
    """What stands here and in another article too, told of this one: each file is checked by itself, so each tells its own side."""
    all_of_them: dict[str, Placed] = {**context.others, context.file: (context.article, context.lines)}
    return [problem for problem in doubles(all_of_them) if problem.file == context.file]


def _but(findings: Sequence[Finding], filled: Sequence[Place], context: Context) -> list[Finding]:
    """Without what is about something that was only filled in, or that cannot be known because of it."""
    names = [context.name(place) for place in filled]
    unknown = {"topic-unused", "source-unused", "source-missing"} if any(place[0] in ("passages", "bronnen", "onderwerpen") for place in filled) else set()
    return [
        finding
        for finding in findings
        if finding.code not in unknown and not any(finding.field == name or finding.field.startswith(f"{name}.") for name in names)
    ]
