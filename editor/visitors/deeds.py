"""What an editor does with a group: its question goes to a passage, its subject to a list of what is not covered, or it is left.

Content changes as everywhere: whole files, only what the checks accept, never over somebody else's change.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from bot.articles import ContentError
from bot.content_yaml import load
from bot.language.entries import article_entries, parse_lists
from bot.language.words import plain
from editor import files
from editor.checks import check_text
from editor.document import Document
from editor.findings import Finding
from editor.visitors.decisions import Decision, Deed
from editor.visitors.overview import Group
from editor.visitors.scrubbing.scrubber import PLACEHOLDER
from editor.visitors.viewing import Viewer

LONGEST_QUESTION, LONGEST_NAME = 200, 60


class Refusal(Exception):
    """It was not done; the text says why and how to mend it."""


def to_passage(viewer: Viewer, group: Group, passage: str, sentence: str) -> Path:
    """Add a sentence as an example question of a passage and return the file. Raises Refusal, and ContentError where the content cannot be read."""
    sentence = " ".join(sentence.split())
    catalogue = viewer.catalogue()
    if not 3 <= len(sentence) <= LONGEST_QUESTION:
        raise Refusal(f"Gevonden: {len(sentence)} tekens; verwacht: een vraag van 3 tot {LONGEST_QUESTION} tekens. Kort de zin in of vul hem aan.")
    _without_person(viewer.scrubber(catalogue).scrub(sentence), sentence)
    try:
        slug, _ = catalogue.find(passage)
    except KeyError:
        raise Refusal(f"Gevonden: passage '{passage}'; verwacht: een passage die er is. Kies er een uit de lijst.") from None
    path = viewer.content / "articles" / f"{slug}.yml"
    stored = files.read(path)
    document = Document.parse(stored.text, str(path))
    place = next(number for number, one in enumerate(document.data["passages"]) if one["id"] == passage)
    others = {str(other): files.read(other).text for other in sorted(path.parent.glob("*.yml")) if other != path}
    before = {_what(finding) for finding in check_text(stored.text, str(path), others)}
    document.insert(("passages", place, "vragen", len(document.data["passages"][place].get("vragen") or [])), sentence)
    wrong = [one for one in check_text(document.text, str(path), others) if one.level == "error" and _what(one) not in before]
    if wrong:
        raise Refusal(_told(wrong[0]))
    _save(path, document.text, stored.version)
    _decide(viewer, group, "passage", passage)
    return path


def not_covered(viewer: Viewer, group: Group, sort: str, name: str, also: Sequence[str] = ()) -> Path:
    """Add a thing to the list of its sort and return the file. Raises Refusal, and ContentError where the content cannot be read."""
    name, *also = [" ".join(one.split()) for one in (name, *also) if one.strip()] or [""]
    also = [one for one in dict.fromkeys(also) if one != name]
    if not 2 <= len(name) <= LONGEST_NAME:
        raise Refusal(f"Gevonden: {len(name)} tekens; verwacht: een naam van 2 tot {LONGEST_NAME} tekens, zoals 'kurkuma'.")
    folder = viewer.content / "niet-behandeld"
    path = lists(folder).get(sort)
    if path is None:
        raise Refusal(f"Gevonden: soort '{sort}'; verwacht: {', '.join(lists(folder))}.")
    catalogue = viewer.catalogue()
    scrubber = viewer.scrubber(catalogue)
    for one in (name, *also):
        _without_person(scrubber.scrub(one), one)
    _unknown_yet([name, *also], viewer)
    stored = files.read(path)
    data, lines = load(stored.text)
    document = Document(stored.text, str(path), data, lines)
    term: dict[str, Any] = {"naam": name, "ook": also} if also else {"naam": name}
    document.insert(("termen", len(data["termen"])), term)
    texts = {other: other.read_bytes() for other in sorted(folder.glob("*.yml"))}
    try:
        list(parse_lists({**texts, path: document.text.encode()}))
    except ContentError as error:
        raise Refusal(str(error)) from None
    _save(path, document.text, stored.version)
    _decide(viewer, group, "niet-behandeld", f"{sort}: {name}")
    return path


def leave(viewer: Viewer, group: Group) -> None:
    """Hide a group until it is asked clearly more often."""
    _decide(viewer, group, "negeren", "")


def lists(folder: Path) -> dict[str, Path]:
    """The lists of what is not covered, by their sort."""
    found: dict[str, Path] = {}
    for path in sorted(folder.glob("*.yml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        if isinstance(data, dict) and isinstance(data.get("soort"), str):
            found[data["soort"]] = path
    return found


def _unknown_yet(names: Sequence[str], viewer: Viewer) -> None:
    folder = viewer.content / "niet-behandeld"
    texts = {path: path.read_bytes() for path in sorted(folder.glob("*.yml"))}
    known = {plain(name): (kind, value) for name, (kind, value, _, _) in [*parse_lists(texts), *article_entries(viewer.catalogue())]}
    for name in names:
        if plain(name) in known:
            kind, value = known[plain(name)]
            where = "in een artikel" if kind in ("own", "topic") else "in een artikel of een lijst van niet-behandeld"
            remedy = "Kies een andere naam of negeer de groep."
            raise Refusal(f"Gevonden: '{name}' staat al {where}, als '{value}'; verwacht: een naam die de bot nog niet kent. {remedy}")


def _without_person(scrubbed: str, sentence: str) -> None:
    found = PLACEHOLDER.search(scrubbed)
    if found and found.group(0) in sentence:
        raise Refusal(f"Gevonden: {found.group(0)}; verwacht: een zin zonder plaatshouder. Haal {found.group(0)} weg of maak er een gewoon woord van.")
    if found:
        what = f"iets persoonlijks ({found.group(0)[1:-1]}) in '{sentence}'"
        raise Refusal(f"Gevonden: {what}; verwacht: een zin zonder namen, plaatsen en nummers. Haal het weg.")


def _what(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.field, finding.found


def _told(finding: Finding) -> str:
    return f"{finding.field}: gevonden: {finding.found}; verwacht: {finding.expected}. {finding.remedy}"


def _save(path: Path, text: str, version: str) -> None:
    try:
        files.save(path, text, version)
    except files.Conflict:
        raise Refusal(f"{path.name} veranderde op dit moment ook. Er is niets geschreven; probeer het opnieuw.") from None


def _decide(viewer: Viewer, group: Group, deed: Deed, target: str) -> None:
    viewer.decisions.add(Decision(deed, group.marks, viewer.now(), group.times, target))
