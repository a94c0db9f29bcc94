"""What is live and what is being done about the rest, for people and programs:

    python -m bot.publication.status

A bot that publishes writes it to `publication/status.json` in the data folder, each time as a whole.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from bot.articles import ContentError
from bot.publication.versions import home, write_whole
from bot.run.alive import born, runs

State = Literal["starting", "live", "invalid", "training", "evaluating", "refused", "failed"]
BUSY: tuple[State, ...] = ("training", "evaluating")
STATES: dict[str, str] = {
    "starting": "De bot start.",
    "live": "Alles staat live.",
    "invalid": "De tekst klopt niet. De vorige goede versie blijft live.",
    "training": "De bot leert van de wijziging.",
    "evaluating": "De bot krijgt alle testvragen met de wijziging.",
    "refused": "De wijziging gaat niet live, want de bot antwoordt er slechter mee.",
    "failed": "De wijziging kon niet worden verwerkt.",
}


CHANGES = ("worse", "better", "astray", "answered")


@dataclass(frozen=True)
class Change:
    """A question that goes otherwise than before: its text, what was expected, what it got while it was live and what the candidate gives."""

    question: str
    expected: str
    before: str
    got: str


@dataclass(frozen=True)
class Live:
    """What visitors get: the version's fingerprint, the model's file name, since when (ISO time)."""

    content: str
    model: str
    since: str


@dataclass(frozen=True)
class Status:
    """How publishing stands.

    `progress` is 0 to 1 of the candidate at hand, `sentence` says it in Dutch. `problems` are those of invalid content (file, field, found,
    expected, remedy). `worse`, `better`, `astray` (new example questions that do not lead to their own passage, or only word for word) and
    `answered` (not covered before, answered with new text now) are of the last candidate, as are `causes` and `advice`, in Dutch sentences;
    `candidate` is its fingerprint, and `anyway` tells whether an editor may publish it all the same. `running` tells whether the bot that
    wrote this (process `pid`, which began at `born`) still runs.
    """

    state: State
    since: str
    sentence: str
    progress: float = 1.0
    problems: list[dict[str, str]] = field(default_factory=list)
    worse: list[Change] = field(default_factory=list)
    better: list[Change] = field(default_factory=list)
    astray: list[Change] = field(default_factory=list)
    answered: list[Change] = field(default_factory=list)
    causes: list[str] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)
    live: Live | None = None
    candidate: str | None = None
    anyway: bool = False
    pid: int = 0
    born: str = ""
    running: bool = False


def now() -> str:
    """This moment as ISO time with its zone, in whole seconds."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def write_starting(sentence: str, live: Live | None) -> None:
    """Tell that this process is starting, and what it is busy with; `live` is what it will answer from, where that is known."""
    write_status(Status("starting", now(), sentence, progress=0.0, live=live))


def problems_of(error: ContentError) -> list[dict[str, str]]:
    """The problems of invalid content, as the status holds them."""
    return [asdict(problem) for problem in error.problems]


def write_status(status: Status) -> None:
    """Write the status of this process."""
    data = {**asdict(replace(status, pid=os.getpid(), born=born(os.getpid()))), "running": None}
    write_whole(home() / "status.json", json.dumps(data, indent=1, ensure_ascii=False))


def read_status() -> Status:
    """How publishing stands, also where no bot has run yet or the one that wrote it has died."""
    try:
        data: dict[str, Any] = json.loads((home() / "status.json").read_text(encoding="utf-8"))
        changes = {name: [Change(**change) for change in data[name]] for name in CHANGES if name in data}
        live = Live(**data["live"]) if data["live"] else None
        status = Status(**{**data, **changes, "live": live})
    except (OSError, ValueError, TypeError, KeyError):
        return Status("live", now(), "De bot heeft hier nog niet gedraaid.")
    running = runs(status.pid, status.born)
    if status.state == "starting" and not running:
        return replace(status, state="failed", sentence="De bot stopte terwijl hij startte.", running=False)
    if status.state in BUSY and not running:
        sentence = "De bot stopte terwijl hij met een wijziging bezig was. Bij de volgende start gaat hij ermee verder."
        return replace(status, state="failed", sentence=sentence, running=False)
    return replace(status, running=running)


def in_words(status: Status) -> str:
    """The status in plain Dutch, some lines."""
    lines = [status.sentence, f"  stand: {STATES[status.state]}" if STATES[status.state] != status.sentence else ""]
    if status.state in BUSY:
        lines.append(f"  voortgang: {round(100 * status.progress)} %")
    if status.live:
        lines.append(f"  live sinds {status.live.since}: inhoud {status.live.content}, model {status.live.model}")
    if not status.running:
        lines.append("  De bot draait nu niet.")
    lines += [f"  {p['file']}: {p['field']}: gevonden: {p['found']}; verwacht: {p['expected']}. {p['remedy']}" for p in status.problems]
    for title, changes in (
        ("Slechter", status.worse),
        ("Wordt nu beantwoord met nieuwe tekst", status.answered),
        ("Beter", status.better),
        ("Nieuwe voorbeeldvraag die niet bij haar passage uitkomt", status.astray),
    ):
        lines += [f"  {title}: {c.question!r}\n    verwacht: {c.expected}; was: {c.before}; wordt: {c.got}" for c in changes]
    lines += [f"  Oorzaak: {cause}" for cause in status.causes] + [f"  {line}" for line in status.advice]
    if status.anyway:
        lines.append("  Toch publiceren kan: python -m bot.publication.anyway")
    return "\n".join(line for line in lines if line)


def main() -> None:
    """Print the status."""
    print(in_words(read_status()))  # noqa: T201 - the command's result


if __name__ == "__main__":
    main()
