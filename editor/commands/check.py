"""`python -m editor check [BESTAND …]`: everything that is wrong or worth a look in the articles, all at once."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from bot.articles import ARTICLES
from editor.checks import check_folder
from editor.findings import DUTCH, LEVELS, Finding, github, text, worst


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to `python -m editor`."""
    parser = subparsers.add_parser("check", help="controleer artikelen", description="Controleer alle artikelen, of alleen de genoemde bestanden.")
    parser.add_argument("files", nargs="*", type=Path, metavar="BESTAND", help="artikelen; niets genoemd: alle in content/articles")
    parser.add_argument("--deep", action="store_true", help="ook wat de bot van de voorbeeldvragen maakt (duurt langer)")
    parser.add_argument("--strict", action="store_true", help="ook bij 'let op' eindigen met status 1")
    parser.add_argument("--format", choices=("text", "github", "json"), default="text", help="hoe de uitkomst eruitziet")
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Check and print. 1 where there are errors (with --strict also warnings), 2 where a named file is not there."""
    missing = [str(path) for path in arguments.files if not path.is_file()]
    if missing:
        print(f"Dit bestand is er niet: {', '.join(missing)}. Kijk of de naam klopt, bijvoorbeeld content/articles/magnesium-hersenen.yml.")
        return 2
    findings = _findings(arguments.files, arguments.deep)
    if arguments.format == "json":
        print(json.dumps([finding.data() for finding in findings], ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            print(github(finding) if arguments.format == "github" else text(finding))
    if arguments.format == "text":
        print(_summary(findings))
    return int(worst(findings) in (("error", "warning") if arguments.strict else ("error",)))


def _findings(files: list[Path], deep: bool) -> list[Finding]:
    if not files:
        return check_folder(ARTICLES, deep)
    found: list[Finding] = []
    for folder in dict.fromkeys(path.parent for path in files):
        found += check_folder(folder, deep)
    return [finding for finding in found if Path(finding.file) in files]


def _summary(findings: list[Finding]) -> str:
    counts = Counter(finding.level for finding in findings)
    if not counts:
        return "Geen problemen gevonden."
    return ", ".join(f"{counts[level]} keer {DUTCH[level]}" for level in LEVELS if counts[level]) + "."
