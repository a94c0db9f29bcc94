"""`python -m editor check [BESTAND …]`: everything that is wrong or worth a look in the content, all at once."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from bot.articles import ARTICLES, ContentError
from bot.language.entries import NOT_COVERED, listed_entries
from editor.checks import check_folder
from editor.findings import DUTCH, LEVELS, Finding, github, in_order, text, worst


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to `python -m editor`."""
    parser = subparsers.add_parser("check", help="controleer artikelen", description="Controleer alle artikelen en lijsten, of alleen de genoemde bestanden.")
    parser.add_argument("files", nargs="*", type=Path, metavar="BESTAND", help="artikelen of lijsten; niets genoemd: alles in content")
    parser.add_argument("--deep", action="store_true", help="vraag de bot ook alle voorbeeldvragen (duurt enkele tellen langer)")
    parser.add_argument("--strict", action="store_true", help="eindig ook bij 'let op' met status 1")
    parser.add_argument("--short", action="store_true", help="toon de fouten, en van de rest alleen de aantallen")
    parser.add_argument("--format", choices=("text", "github", "json"), default="text", help="hoe de uitkomst eruitziet")
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Check and print. 1 where there are errors (with --strict also warnings), 2 where a named file is not there."""
    missing = [str(path) for path in arguments.files if not path.is_file()]
    if missing:
        print(f"Dit bestand is er niet: {', '.join(missing)}. Kijk of de naam klopt, bijvoorbeeld {ARTICLES}/magnesium-hersenen.yml.")
        return 2
    findings = _findings(arguments.files, arguments.deep)
    bad = ("error", "warning") if arguments.strict else ("error",)
    told = [finding for finding in findings if not arguments.short or finding.level in bad]
    if arguments.format == "json":
        print(json.dumps([finding.data() for finding in told], ensure_ascii=False, indent=1))
    else:
        for finding in told:
            print(github(finding) if arguments.format == "github" else text(finding))
    if arguments.format == "text":
        print(_summary(findings, arguments.short))
    return int(worst(findings) in bad)


def _findings(files: list[Path], deep: bool) -> list[Finding]:
    """What there is in these files; an article is held against the others of its folder."""
    if not files:
        return in_order([*check_folder(ARTICLES, deep), *_lists(NOT_COVERED)])
    found: list[Finding] = []
    for folder in dict.fromkeys(path.parent for path in files):
        found += _lists(folder) if folder.name == NOT_COVERED.name else check_folder(folder, deep)
    return [finding for finding in found if Path(finding.file) in files]


def _lists(folder: Path) -> list[Finding]:
    """What is wrong in the lists of what is not covered."""
    try:
        list(listed_entries(folder))
    except ContentError as error:
        return [Finding.of(problem) for problem in error.problems]
    return []


def _summary(findings: list[Finding], short: bool) -> str:
    counts = Counter(finding.level for finding in findings)
    if not counts:
        return "Geen problemen gevonden."
    told = ", ".join(f"{counts[level]} keer {DUTCH[level]}" for level in LEVELS if counts[level])
    return f"{told}. Alles zien: python -m editor check" if short else f"{told}."
