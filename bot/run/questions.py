"""Asks the bot the questions of tests/questions that developers look at, and compares what goes wrong with what is known to.

    python -m bot.run.questions [--accept]

--accept lists what is wrong now as known. Read the list afterwards: what could harm somebody has no place on it.
"""

import argparse
import os
import sys

from bot.run.failure import Failure, exit_on_signals
from bot.run.known import KNOWN, read_known, surprises, write_known
from bot.run.model import ensure_model
from bot.settings import TOP


def run_questions(accept: bool = False) -> str:
    """Ask every question, and return the figures in words. With `accept`, list what is wrong as known.

    Raises:
        Failure: a turn is wrong that is not listed, a listed one is right, or a file cannot be used.
    """
    model = ensure_model()
    # Imported here: they take seconds.
    from evaluation.__main__ import summary
    from evaluation.bot import Bot
    from evaluation.questions import QuestionError, read_questions

    try:
        conversations = read_questions(sorted((TOP / "tests" / "questions").glob("*/develop")))
    except QuestionError as error:
        raise Failure(str(error), "mend that file.") from None
    verdicts = list(Bot(model).ask(conversations))
    missed = {f"{v.conversation.id}.{v.number}": v for v in verdicts if v.faults}
    if accept:
        write_known("question", {name: "; ".join(v.faults) for name, v in missed.items()})
    lines = surprises({name: f"{v.turn.text[:100]!r}: {'; '.join(v.faults)}" for name, v in missed.items()}, read_known("question"))
    figures = summary(verdicts)
    if lines:
        remedy = f"mend the bot or the question, or list it with its reason in {KNOWN.relative_to(TOP)}."
        raise Failure("\n  ".join(["questions did not go as known:", *lines]) + f"\n{figures}", remedy)
    return figures


def main() -> None:
    """Ask and print."""
    parser = argparse.ArgumentParser(description="Ask the bot the questions that developers look at.")
    parser.add_argument("--accept", action="store_true", help=f"list what is wrong now in {KNOWN.relative_to(TOP)}")
    arguments = parser.parse_args()
    exit_on_signals()
    os.chdir(TOP)
    try:
        print(run_questions(arguments.accept))
    except Failure as failure:
        sys.exit(str(failure))


if __name__ == "__main__":
    main()
