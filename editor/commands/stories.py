"""`python -m editor stories [BESTAND]`: test stories through Rasa's own test, with in plain Dutch what went otherwise."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.run.failure import Failure, exit_on_signals
from bot.run.stories import STORIES, ask_stories
from bot.settings import TOP


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to `python -m editor`."""
    parser = subparsers.add_parser("stories", help="vraag de testgesprekken", description="Voer testgesprekken uit met rasa test.")
    which = "een bestand waarvan de naam met test_ begint; anders tests/test_stories.yml"
    parser.add_argument("file", type=Path, nargs="?", default=STORIES, metavar="BESTAND", help=which)
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Run and print. 1 where a story goes otherwise or they cannot be run."""
    exit_on_signals()
    try:
        found = ask_stories(arguments.file)
    except Failure as failure:
        print(failure)
        return 1
    print(f"{found.total} gesprekken, {len(found.failed)} anders dan er staat.")
    for name in found.failed:
        print(f"  {name}" + (f": {found.passages[name].replace('wanted', 'verwacht').replace('none', 'geen')}" if name in found.passages else ""))
    if found.failed:
        report = found.report.resolve()
        print(f"Per gesprek staat achter '# predicted:' wat de bot deed: {report.relative_to(TOP) if report.is_relative_to(TOP) else report}")
    return int(bool(found.failed))
