"""`python -m editor new NAAM`: begins an article, with everything in place that an article must have."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any

from bot.articles import ARTICLES, PassageId
from bot.language.words import plain
from editor.checks import check_text
from editor.checks.data import table
from editor.files import Conflict, read, save
from editor.findings import text as line_of
from editor.yaml_text.writing import block

# What is asked where no option gives it: the option, and the question.
_ASKED = (("titel", "Titel van het artikel"), ("stof", "Stof waar het over gaat, zoals zink"), ("onderwerp", "Eerste onderwerp, zoals migraine"))


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to `python -m editor`."""
    parser = subparsers.add_parser("new", help="begin een nieuw artikel", description="Begin een nieuw artikel. Wat u niet als optie geeft, wordt gevraagd.")
    parser.add_argument("slug", metavar="NAAM", help="naam van het bestand: kleine letters en streepjes, zoals zink-huid")
    parser.add_argument("--titel", help="titel van het artikel")
    parser.add_argument("--stof", help="stof waar het over gaat")
    parser.add_argument("--onderwerp", help="het eerste onderwerp")
    parser.add_argument("--vraag", help="een vraag die het eerste antwoord krijgt")
    parser.add_argument("--antwoord", help="het eerste antwoord, met [n] achter elke bewering")
    parser.add_argument("--bronnen", type=int, default=1, metavar="AANTAL", help="hoeveel genummerde bronnen het artikel heeft (1)")
    parser.add_argument("--map", type=Path, default=ARTICLES, help=argparse.SUPPRESS)
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the file. 1 where it is there already or would not be valid, 2 where something needed is missing."""
    if not PassageId.regex.fullmatch(arguments.slug):
        print(f"'{arguments.slug}' kan geen bestandsnaam zijn. Gebruik kleine letters, cijfers en streepjes, zoals zink-huid.")
        return 2
    path: Path = arguments.map / f"{arguments.slug}.yml"
    if path.exists():
        print(f"{path} is er al. Kies een andere naam, of open dat bestand.")
        return 1
    if not _complete(arguments):
        return 2
    text = draft(arguments)
    others = {str(other): read(other).text for other in sorted(arguments.map.glob("*.yml"))}
    # Held against what a finished article must be: in a draft nothing is an error. The date and the answer come later.
    finished = check_text(text.replace("concept: true\n", "", 1), str(path), others)
    errors = [finding for finding in finished if finding.level == "error" and finding.code != "unwritten" and finding.field != "nagekeken_op"]
    if errors:
        print("Dit wordt geen goed artikel; er is niets gemaakt.", *map(line_of, errors), sep="\n")
        return 1
    try:
        save(path, text, None)
    except Conflict:
        print(f"{path} is er al. Kies een andere naam, of open dat bestand.")
        return 1
    print(f"{path} is gemaakt.", *_NEXT, sep="\n  ")
    return 0


_NEXT = (
    "1. Schrijf bij antwoord wat het artikel zegt, met het bronnummer erachter, en maak een passage voor elk ding dat gevraagd kan worden.",
    "2. Zet bij vragen hoe bezoekers het vragen, en bij ook en omschrijvingen hoe ze het noemen.",
    "3. Controleer het: python -m editor check --deep",
    "4. Zet bij nagekeken_op en nagekeken_door wie het wanneer heeft nagekeken.",
    "5. Klaar? Haal de regel 'concept: true' weg. Tot dan gebruikt de bot het artikel niet.",
)


def _complete(arguments: argparse.Namespace) -> bool:
    missing = [name for name, _ in _ASKED if not getattr(arguments, name)]
    if missing and not sys.stdin.isatty():
        print("Geef ook " + " en ".join(f"--{name}" for name in missing) + ", of start de opdracht in een terminal: dan wordt ernaar gevraagd.")
        return False
    for name, question in _ASKED:
        while not getattr(arguments, name):
            try:
                setattr(arguments, name, input(f"{question}: ").strip())
            except (EOFError, KeyboardInterrupt):
                print("\nEr is niets gemaakt.")
                return False
    return True


def draft(arguments: argparse.Namespace) -> str:
    """The text of a new article."""
    topic = "_".join(re.findall(r"[a-z0-9]+", plain(arguments.onderwerp))) or "onderwerp"
    passage: dict[str, Any] = {
        "id": f"{arguments.slug}-{topic.replace('_', '-')}",
        "onderwerpen": [topic],
        "aspect": "effect",
        "antwoord": arguments.antwoord or table("redactie")["nog_te_schrijven"],
        "vragen": [arguments.vraag or f"Helpt {arguments.stof} bij {arguments.onderwerp}?"],
    }
    article = {
        "concept": True,  # the bot leaves it alone until somebody takes this away
        "titel": arguments.titel,
        "nagekeken_op": None,  # nobody has reviewed it yet
        "nagekeken_door": None,
        "stof": {"naam": arguments.stof, "ook": []},
        "noemt_ook": [],
        "bronnen": [{"nummer": number} for number in range(1, arguments.bronnen + 1)],
        "onderwerpen": {topic: {"naam": arguments.onderwerp, "rol": "klacht", "ook": [], "omschrijvingen": []}},
        "passages": [passage],
    }
    head, *parts = [block({key: value}, 0) for key, value in article.items()]
    return "\n".join([*_HEAD, head, *(f"\n{part}" if part.startswith(("stof", "bronnen", "onderwerpen", "passages")) else part for part in parts)]) + "\n"


_HEAD = (
    "# Alles wat de chatbot over dit artikel mag zeggen, staat in dit bestand.",
    "# Schrijf bij elke bewering het bronnummer, zoals [8]. Staat iets niet in het artikel? Dan hoort het hier niet.",
    "",
)
