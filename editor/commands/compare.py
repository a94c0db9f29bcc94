"""`python -m editor compare OUD NIEUW`: which questions get another reply, side by side, as a page and as text."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from bot.articles import ContentError
from bot.run.failure import Failure, exit_on_signals, say
from bot.run.process import last_words, stop
from bot.settings import TOP
from editor.comparing.changes import Changes, compare
from editor.comparing.page import write_page
from editor.comparing.questions import gather, owners
from editor.comparing.replies import Reply, read_replies, write_questions
from editor.comparing.side import Side, side_of, with_model
from editor.comparing.text import lines
from evaluation.questions import Conversation, QuestionError

RESULTS = TOP / "results" / "compare"


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to `python -m editor`."""
    about = "Stel twee versies dezelfde vragen. Een versie is een model (models/….tar.gz), een map met inhoud (content) of een versie in git (HEAD~1)."
    parser = subparsers.add_parser("compare", help="vergelijk twee versies", description=about)
    parser.add_argument("old", metavar="OUD", help="de eerste versie")
    parser.add_argument("new", metavar="NIEUW", help="de tweede versie")
    also = "ook deze vragen: .jsonl, of tekst met een vraag per regel; mag vaker"
    parser.add_argument("--questions", type=Path, action="append", default=[], metavar="BESTAND", help=also)
    parser.add_argument("--only", metavar="LABEL", help="alleen vragen met dit label, zoals kaal, vervolg of voorbeeldvraag")
    parser.add_argument("--limit", type=int, metavar="AANTAL", help="hoogstens zoveel gesprekken, verspreid over alle")
    parser.add_argument("--out", type=Path, default=RESULTS, metavar="MAP", help="waar de pagina komt; anders results/compare")
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Ask, write the page and print. 1 where something became harmful or a side cannot be asked."""
    if arguments.limit is not None and arguments.limit < 1:
        print(f"--limit: gevonden: {arguments.limit}; verwacht: een getal vanaf 1.")
        return 2
    exit_on_signals()
    try:
        with tempfile.TemporaryDirectory(prefix="klachtwijzer-compare-") as made:
            changes, old, new = _compare(arguments, Path(made))
    except (Failure, ContentError, QuestionError, OSError, UnicodeDecodeError) as error:
        print(error)
        return 1
    page = write_page(changes, old, new, arguments.out / "index.html")
    told = "\n".join(lines(changes))
    (arguments.out / "changes.txt").write_text(told + "\n", encoding="utf-8")
    print(told)
    print(f"\npagina: {page}; dezelfde tekst: {arguments.out / 'changes.txt'}")
    return int(bool(changes.harmful))


def _compare(arguments: argparse.Namespace, folder: Path) -> tuple[Changes, Side, Side]:
    for place in ("old", "new"):
        (folder / place).mkdir()
    old, new = side_of(arguments.old, folder / "old"), side_of(arguments.new, folder / "new")
    old_owners, new_owners = owners(old.content), owners(new.content)
    conversations = gather(old_owners, new_owners, arguments.questions, arguments.only, arguments.limit)
    if not conversations:
        raise Failure(f"geen vragen met het label '{arguments.only}'.", "kijk in tests/questions welke labels (tags) er zijn.")
    if not (old.model and new.model):
        say("Elke versie krijgt een model van haar eigen inhoud; dat trainen duurt ongeveer een minuut, als het er nog niet is.")
    old, new = with_model(old), with_model(new)
    say(f"{sum(len(conversation.turns) for conversation in conversations)} beurten aan beide versies vragen ...")
    before, after = ask_both(old, new, conversations, folder)
    return compare(conversations, before, after, new_owners), old, new


def ask_both(old: Side, new: Side, conversations: list[Conversation], folder: Path) -> tuple[dict[str, Reply], dict[str, Reply]]:
    """The replies of both sides, each asked in a process of its own, at the same time.

    Raises:
        Failure: a side could not be asked.
    """
    write_questions(folder / "questions.json", conversations)
    with ExitStack() as running:
        processes = []
        for place, side in (("old", old), ("new", new)):
            log = running.enter_context((folder / f"{place}.log").open("wb"))
            command = [sys.executable, "-m", "editor.comparing.replies", str(side.model), str(side.content)]
            command += [str(folder / "questions.json"), str(folder / f"{place}.jsonl")]
            environment = {**os.environ, "KLACHTWIJZER_CONTENT": str(side.content)}
            process = subprocess.Popen(
                command, cwd=TOP, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )
            running.callback(stop, process)
            processes.append((place, side, process))
        for place, side, process in processes:
            if process.wait() != 0:
                raise Failure(f"{side.name}: kon niet worden gevraagd.\n{last_words(folder / f'{place}.log')}", "verhelp wat hierboven staat.")
    return read_replies(folder / "old.jsonl"), read_replies(folder / "new.jsonl")
