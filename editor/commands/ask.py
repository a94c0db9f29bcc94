"""`python -m editor ask "ZIN"`: what the bot makes of a sentence, in plain Dutch or as JSON."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Iterator

from bot.run.failure import Failure
from editor.model import model_for_trying, quiet

if TYPE_CHECKING:
    from editor.trial import Trial


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to `python -m editor`."""
    parser = subparsers.add_parser("ask", help="probeer een vraag", description="Laat zien wat de bot van een zin maakt.")
    parser.add_argument("sentence", metavar="ZIN", help="wat een bezoeker typt, tussen aanhalingstekens")
    parser.add_argument("--after", action="append", default=[], metavar="ZIN", help="wat de bezoeker eerder typte; mag vaker, in volgorde")
    parser.add_argument("--content", type=Path, metavar="MAP", help="een andere map met inhoud dan content")
    parser.add_argument("--json", action="store_true", help="alles, voor een programma")
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Ask and print. 1 where the content cannot be used or there is no model."""
    from bot.articles import ContentError

    try:
        model, note = model_for_trying()
        quiet("editor.log")
        # Imported here: Rasa takes seconds, and its imports warn.
        from editor.trying import LoadedBot, try_question

        bot = LoadedBot(model)
        trial = try_question(arguments.sentence, bot, arguments.after, bot.content_in(arguments.content) if arguments.content else None)
    except (Failure, ContentError, RuntimeError) as error:
        print(error)
        return 1
    if arguments.json:
        print(json.dumps(trial.as_json(), ensure_ascii=False, indent=1))
        return 0
    print("\n".join([*([f"Let op: {note}", ""] if note else []), *_lines(trial)]))
    return 0


def _lines(trial: Trial) -> Iterator[str]:
    from editor.certainty import wording

    for earlier in trial.after:
        yield f"eerder        {earlier}"
    yield f"vraag         {trial.sentence}"
    yield f"soort         {trial.kind_in_dutch} ({trial.kind})"
    if trial.danger:
        yield f"gevaar        {wording()['gevaar'][trial.danger]} ({_percent(trial.danger_chance)})"
    yield f"bedoeling     {trial.intent} ({_percent(trial.confidence)})"
    if trial.topics:
        yield f"onderwerpen   {', '.join(trial.topics)}"
    if trial.aspect:
        yield f"kant          {wording()['kant'][trial.aspect]} ({trial.aspect})"
    yield f"hoe zeker     {trial.certainty_in_dutch}"
    for number, candidate in enumerate(trial.candidates):
        label = "passages" if number == 0 else ""
        chosen = "gekozen" if candidate.chosen else ""
        yield f"{label:13} {candidate.fit:5.1f}  {candidate.passage:28} {chosen:8} {candidate.question}".rstrip()
    for thing in trial.named:
        state = "niet bedoeld" if thing.negated else "behandeld" if thing.covered else "niet behandeld"
        yield f"noemt         {thing.words}: {thing.name} ({thing.kind_in_dutch}, {state})"
    for word in trial.words:
        if word.changed:
            yield f"gelezen als   {word.typed} → {word.read_as}" + (f" ({word.name})" if word.name and word.name != word.read_as else "")
    if trial.unknown:
        yield f"onbekend      {', '.join(trial.unknown)}"
    if trial.silent_on:
        yield f"zegt niets over  {', '.join(trial.silent_on)}"
    yield ""
    yield trial.text
    for button in trial.custom.get("suggestions") or ():
        yield f"  [{button['title']}]"


def _percent(chance: float) -> str:
    return f"{100 * chance:.0f} %"
