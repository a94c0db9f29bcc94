"""Asks the bot the train and test questions, and fails where somebody could come to harm that nobody knew of.

    python -m bot.run.questions [--accept]

A missed emergency or a harmful reply fails unless it is listed in tests/known_failures.txt, and so does a listed one that is no longer
there. Turns that are merely not ideal count in the floors only (evaluation/floors.yml): which of them go wrong differs a little between
machines and between the two spaCy pipelines. --accept lists what does harm now; read the list afterwards, and shorten it.
"""

import argparse
import os
import sys

from bot.run.failure import Failure, exit_on_signals
from bot.run.known import KNOWN, read_known, surprises, write_known
from bot.settings import TOP


def run_questions(accept: bool = False) -> str:
    """Ask every question, and return the figures in words. With `accept`, list what does harm as known.

    Raises:
        Failure: harm that is not listed, a listed turn that does none, figures below the floors, or a file that cannot be used.
    """
    # Imported here: they take seconds.
    from evaluation.figures import Figures
    from evaluation.floors import below, read_floors
    from evaluation.measure import ask, load_bot, own_questions
    from evaluation.table import totals

    questions = own_questions()
    sets = ask(load_bot(None), questions)
    figures = {name: Figures.of(verdicts) for name, verdicts in sets.items()}
    harmful = {v.name: f"{v.outcome}: {'; '.join(v.faults)}" for verdicts in sets.values() for v in verdicts if v.harm}
    if accept:
        write_known("question", harmful)
    words = {v.name: v.turn.text[-100:] for verdicts in sets.values() for v in verdicts}
    lines = surprises({name: f"{words[name]!r}: {why}" for name, why in harmful.items()}, read_known("question"))
    lines += [f"below the floor: {line}" for line in below(figures, read_floors())]
    told = "\n".join(totals(name, found) for name, found in figures.items())
    if lines:
        remedy = f"mend the bot or the question, or list it with its reason in {KNOWN.relative_to(TOP)}; `make evaluate` shows more."
        raise Failure("\n  ".join(["questions did not go as known:", *lines]) + f"\n{told}", remedy)
    return told


def main() -> None:
    """Ask and print."""
    parser = argparse.ArgumentParser(description="Ask the bot the train and test questions.")
    parser.add_argument("--accept", action="store_true", help=f"list what does harm now in {KNOWN.relative_to(TOP)}")
    arguments = parser.parse_args()
    exit_on_signals()
    os.chdir(TOP)
    try:
        print(run_questions(arguments.accept))
    except (Failure, ValueError) as failure:
        sys.exit(str(failure))


if __name__ == "__main__":
    main()
