"""`python -m editor visitors`: what visitors asked that the bot had no answer to, and what to do with it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from editor.model import quiet

if TYPE_CHECKING:
    from editor.visitors.overview import Group, Overview, Visitors

_REASONS = {"not_covered": "staat niet in een artikel", "clarify": "te onduidelijk", "out_of_scope": "ging nergens over", "thumb_down": "duim omlaag"}
_SHOWN = 20
_EXAMPLES = 3


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to `python -m editor`."""
    parser = subparsers.add_parser(
        "visitors",
        help="wat bezoekers vroegen zonder een goed antwoord te krijgen",
        description="Laat zien wat bezoekers vroegen zonder een goed antwoord te krijgen, zonder persoonlijke gegevens. Met een groep erbij beslist u erover.",
    )
    parser.add_argument("--days", type=_days, default=90, metavar="DAGEN", help="hoeveel dagen terug (90)")
    parser.add_argument("--all", action="store_true", help="alle groepen, ook waarover al beslist is")
    parser.add_argument("--json", action="store_true", help="alles, voor een programma")
    parser.add_argument("--group", type=int, metavar="NUMMER", help="de groep waarover u beslist, zoals genummerd in de lijst")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--passage", metavar="PASSAGE", help="de groep hoort bij deze passage: voeg de zin toe als voorbeeldvraag")
    what.add_argument("--not-covered", metavar="SOORT", help="niet behandeld: stof, vorm, medicijn, behandeling, klacht of aspect")
    what.add_argument("--ignore", action="store_true", help="negeer de groep tot er duidelijk vaker naar gevraagd wordt")
    what.add_argument("--undo", action="store_true", help="neem de beslissing over de groep terug; de inhoud blijft zoals hij is")
    parser.add_argument("--sentence", metavar="ZIN", help="bij --passage: de zin, anders de eerste zin van de groep")
    parser.add_argument("--name", metavar="NAAM", help="bij --not-covered: de naam die in de lijst komt")
    parser.add_argument("--not-personal", action="store_true", help="wat op iets persoonlijks lijkt, is dat niet")
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Print, or carry out a decision. 1 where that cannot be done, 2 for wrong use."""
    deciding = bool(arguments.passage or arguments.not_covered or arguments.ignore or arguments.undo)
    if deciding != (arguments.group is not None):
        print("Geef --group samen met --passage, --not-covered, --ignore of --undo.")
        return 2
    quiet("editor.log")
    # Imported here: the encoder and the names take seconds.
    from bot.articles import ContentError
    from editor.visitors.setup import visitors_of
    from editor.visitors.store import NoStore

    try:
        visitors = visitors_of()
        overview = visitors.look(arguments.days)
    except (NoStore, ContentError) as error:
        print(error)
        return 1
    if deciding:
        return _decide(arguments, visitors, overview)
    if arguments.json:
        print(json.dumps({**_numbers(overview), "groups": [group.data() for group in _listed(overview, arguments.all)]}, ensure_ascii=False, indent=1))
        return 0
    print("\n".join(_lines(overview, arguments.all)))
    return 0


def _days(text: str) -> int:
    days = int(text)
    if not 1 <= days <= 3650:
        raise argparse.ArgumentTypeError("verwacht: 1 tot 3650")
    return days


def _listed(overview: Overview, everything: bool) -> list[Group]:
    return [group for group in overview.groups if everything or not group.hidden]


def _numbers(overview: Overview) -> dict[str, object]:
    return {
        "days": overview.days,
        "asked": overview.asked,
        "unanswered": overview.unanswered.data(),
        "emergencies": overview.emergencies.data(),
        "left_out": overview.left_out,
    }


def _lines(overview: Overview, everything: bool) -> Iterator[str]:
    from editor.visitors.counting import sparkline

    per = "per dag" if overview.unanswered.step == 1 else "per week"
    yield f"De laatste {overview.days} dagen: {sum(overview.unanswered.counts)} van {overview.asked} vragen zonder goed antwoord."
    yield f"  zonder goed antwoord  {sparkline(overview.unanswered)}  {per}"
    yield f"  noodgevallen          {sparkline(overview.emergencies)}  {sum(overview.emergencies.counts)}; de tekst wordt nooit getoond"
    if overview.left_out:
        yield f"  Let op: {overview.left_out} oudere vragen zijn niet meegenomen, het zijn er te veel."
    groups = _listed(overview, everything)
    numbers = {group.id: number for number, group in enumerate(overview.groups, 1)}
    if not groups:
        yield "Er is niets dat op u wacht."
    for group in groups if everything else groups[:_SHOWN]:
        yield ""
        yield from _group_lines(numbers[group.id], group)
    if len(groups) > _SHOWN and not everything:
        yield f"\nEn nog {len(groups) - _SHOWN} groepen: zie --all."


def _group_lines(number: int, group: Group) -> Iterator[str]:
    from editor.visitors.counting import sparkline

    reasons = ", ".join(f"{_REASONS[reason]} {times}" for reason, times in group.reasons.items())
    yield f"{number:>3}  {group.text}"
    yield f"     {group.count} keer ({reasons}), laatst op {datetime.fromtimestamp(group.last):%d-%m-%Y}  {sparkline(group.series)}"
    for sentence in group.sentences[1 : _EXAMPLES + 1]:
        yield f"     ook: {sentence.text}"
    suggestion = group.suggestion
    if suggestion.known:
        yield f"     staat al bij niet behandeld: {suggestion.name} ({suggestion.sort})"
    elif suggestion.name:
        yield f"     misschien niet behandeld: {suggestion.name} ({suggestion.sort})"
    if suggestion.passages:
        yield "     of passage: " + ", ".join(passage for passage, _ in suggestion.passages)
    if group.decision:
        what = {"passage": "toegevoegd bij", "not_covered": "niet behandeld,", "ignore": "genegeerd"}[group.decision.action]
        yield f"     besloten: {what} {group.decision.where}".rstrip() + f"; daarna nog {group.since} keer gevraagd"


def _decide(arguments: argparse.Namespace, visitors: Visitors, overview: Overview) -> int:
    from bot.settings import content_folder
    from editor.visitors.deciding import Deciding, Refused

    if not 1 <= arguments.group <= len(overview.groups):
        print(f"Er is geen groep {arguments.group}; verwacht: 1 tot {len(overview.groups)}. Zie python -m editor visitors --all.")
        return 2
    group = overview.groups[arguments.group - 1]
    deciding = Deciding(visitors, content_folder())
    try:
        if arguments.passage:
            sentence = arguments.sentence or group.text
            done = deciding.belongs(group, arguments.passage, sentence, arguments.not_personal)
            print(f"'{sentence}' staat nu bij {arguments.passage} in {done.file}.")
        elif arguments.not_covered:
            name = arguments.name or group.suggestion.name
            done = deciding.not_covered(group, arguments.not_covered, name, not_personal=arguments.not_personal)
            print(f"'{name}' staat nu in {done.file}.")
        elif arguments.ignore:
            deciding.ignore(group)
            print(f"'{group.text}' is genegeerd tot er duidelijk vaker naar gevraagd wordt.")
        else:
            print("De beslissing is teruggenomen." if deciding.undo(group) else "Over deze groep was niets besloten.")
    except Refused as refusal:
        print(refusal)
        return 1
    return 0
