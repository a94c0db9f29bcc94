"""`python -m editor visitors`: what visitors asked that the bot had no good answer to, in plain Dutch or as JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import TOP, content_folder, data_folder
from editor.model import quiet

if TYPE_CHECKING:
    from editor.visitors.overview import Group, Overview

BARS = "▁▂▃▄▅▆▇█"
WHY = {"thumb_down": "duim omlaag", "not_covered": "niet behandeld", "clarify": "niet begrepen", "out_of_scope": "ander onderwerp"}
DEED = {"passage": "eerder toegevoegd bij passage", "niet-behandeld": "eerder toegevoegd aan niet-behandeld,", "negeren": "eerder genegeerd"}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to `python -m editor`."""
    what = "Laat zien wat bezoekers vroegen en waar de bot geen goed antwoord op had."
    parser = subparsers.add_parser("visitors", help="wat bezoekers vroegen", description=what)
    parser.add_argument("--days", type=int, default=90, metavar="DAGEN", help="zo veel dagen terug (90)")
    parser.add_argument("--top", type=int, default=20, metavar="AANTAL", help="zo veel groepen (20)")
    parser.add_argument("--content", type=Path, metavar="MAP", help="een andere map met inhoud dan content")
    parser.add_argument("--json", action="store_true", help="alles, voor een programma")
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Look and print. 1 where conversations or content cannot be read."""
    quiet("editor.log")
    # Imported here: Rasa takes seconds, and its imports warn.
    from bot.articles import ContentError
    from editor.visitors.store import NoStore
    from editor.visitors.viewing import Viewer

    try:
        seen = Viewer(arguments.content or TOP / content_folder(), data_folder() / "redactie").view(arguments.days)
    except (NoStore, ContentError, ValueError) as error:
        print(error)
        return 1
    if arguments.json:
        print(json.dumps(seen.as_json(), ensure_ascii=False, indent=1))
        return 0
    print("\n".join(lines(seen, arguments.days, arguments.top)))
    return 0


def lines(seen: Overview, days: int, top: int) -> Iterator[str]:
    """The overview as text."""
    yield f"Laatste {days} dagen: {seen.turns} berichten van bezoekers."
    emergencies = sum(seen.emergencies.values())
    if emergencies:
        yield f"Noodgevallen: {emergencies} {sparkline(seen.emergency_series)} (alleen geteld, nooit getoond)"
    if not seen.groups:
        yield "Er is niets om naar te kijken."
    for number, group in enumerate(seen.groups[:top], 1):
        yield ""
        yield from _group(number, group)
    left = len(seen.groups[top:]) + seen.left_off
    if left or seen.hidden:
        yield ""
        yield f"Niet getoond: {left} groepen die minder gevraagd zijn, {seen.hidden} die u al hebt afgehandeld."


def sparkline(series: Sequence[int]) -> str:
    """A chart of one line: the highest bar is the highest count."""
    most = max(series, default=0) or 1
    return "".join(BARS[0] if not count else BARS[max(1, round(count / most * (len(BARS) - 1)))] for count in series)


def _group(number: int, group: Group) -> Iterator[str]:
    whys = ", ".join(f"{WHY[why]} {count}" for why, count in group.whys.items())
    yield f"{number:3}. {group.texts[0][0]}"
    yield f"     {sparkline(group.series)}  {group.times} keer ({whys}), het laatst {group.last}"
    for text, times in group.texts[1:4]:
        yield f"     ook: {text}" + (f" ({times} keer)" if times > 1 else "")
    if group.suggestions:
        yield "     lijkt op: " + ", ".join(f"{one.passage} ({100 * one.alike:.0f} %)" for one in group.suggestions)
    if group.before:
        yield f"     {DEED[group.before.deed]} {group.before.target}".rstrip()
