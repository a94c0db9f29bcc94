"""`python -m editor import BESTAND`: a text or Word article becomes a draft article; what it was not sure of is listed with its place."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Iterator

from bot.articles import ARTICLES, ContentError, parse_article
from editor.files import Conflict, save
from editor.importing.blocks import Unreadable
from editor.importing.draft import Draft, import_article
from editor.importing.nearness import Nearness, measure
from editor.importing.sections import slug
from editor.importing.yaml_file import as_yaml

_SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to `python -m editor`."""
    parser = subparsers.add_parser("import", help="maak een concept van een tekst of Word-bestand", description="Maak een conceptartikel van een bestand.")
    parser.add_argument("file", type=Path, metavar="BESTAND", help="platte tekst of Word (.docx)")
    parser.add_argument("--slug", metavar="NAAM", help="de naam van het artikel, zoals zink-huid; anders wordt hij van de titel gemaakt")
    parser.add_argument("--substance", metavar="STOF", help="de stof waar het artikel over gaat; anders wordt hij uit de titel gelezen")
    parser.add_argument("--encoding", metavar="CODERING", help="van een tekstbestand dat geen UTF-8 is, zoals cp1252")
    parser.add_argument("--out", type=Path, metavar="BESTAND", help="waar het concept komt; anders content/articles/<naam>.yml")
    parser.add_argument("--compare", type=Path, metavar="ARTIKEL", help="schrijf niets, maar meet hoe dicht het concept bij een artikelbestand komt")
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Import and print. 1 where the file cannot be used or the article is there already, 2 for a name that cannot be one."""
    if arguments.slug and not _SLUG.match(arguments.slug):
        print(f"De naam '{arguments.slug}' kan niet: gebruik kleine letters, cijfers en streepjes, zoals zink-huid.")
        return 2
    try:
        draft = import_article(arguments.file, arguments.substance, arguments.encoding)
        if arguments.compare:
            print("\n".join(_told(measure(draft, parse_article(arguments.compare.read_text(encoding="utf-8"), str(arguments.compare))))))
            return 0
        name = arguments.slug or slug(draft.title)[:60].strip("-") or "artikel"
        path = arguments.out or ARTICLES / f"{name}.yml"
        if not path.parent.is_dir():
            print(f"De map {path.parent} is er niet. Maak haar eerst, of kies een andere met --out.")
            return 1
        save(path, as_yaml(draft), None)
    except (Unreadable, ContentError, OSError) as error:
        print(error)
        return 1
    except Conflict as conflict:
        print(f"{conflict.path} is er al en blijft zoals het is. Kies een andere naam met --slug of --out.")
        return 1
    print("\n".join(_summary(draft, path)))
    return 0


def _summary(draft: Draft, path: Path) -> Iterator[str]:
    cited = sum(len(passage.claim.numbers) for passage in draft.passages)
    printed = sum(found is not None for found in draft.sources.values())
    counts = f"{_many(len(draft.passages), 'passage', 's')}, {_many(len(draft.topics), 'onderwerp', 'en')}, {cited} keer een bronnummer"
    yield f"{path}: {counts}, {_many(len(draft.sources), 'bron', 'nen')} ({printed} met een verwijzing)."
    if draft.doubts:
        yield "Kijk hiernaar:"
    for doubt in draft.doubts:
        yield f"  {doubt.place}: {doubt.what}"
    yield f"Het is nog niet klaar: de bot gebruikt het niet. Op de redactiepagina heet het '{draft.title}'. Of kijk het na met: python -m editor check {path}"


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one}{'' if count == 1 else more}"


def _told(near: Nearness) -> Iterator[str]:
    yield f"passages gevonden: {near.passages_found} van {near.passages}"
    yield f"beweringen gevonden: {near.claims_found} van {near.claims}"
    yield from (f"  niet gevonden: {line}" for line in near.missing)
    yield f"nummers bij de goede bewering: {near.numbers_right} van {near.numbers}"
    yield from (f"  {line}" for line in near.wrong_numbers)
    yield f"bronnen goed: {near.sources_right} van {near.sources}"
    yield from (f"  {line}" for line in near.wrong_sources)
    yield f"verzonnen: {', '.join(near.invented) or 'niets'}"
