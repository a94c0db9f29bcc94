"""Asks the bot questions with known answers and reports how it did: `make evaluate`.

    python -m evaluation                    train and test questions; a report page; fails below the floors
    python -m evaluation --noise            what typos, and accents and capitals left out, cost on the test questions
    python -m evaluation --show FILE…       other questions: figures and misses, no report, no floors
    python -m evaluation --release          also keeps the figures as those of the release, and writes them into docs/quality.md
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.run.failure import Failure, exit_on_signals
from bot.settings import TOP
from evaluation.baseline import BASELINE, commit, compare, counts, python_version, read_baseline, write_baseline
from evaluation.docs import write_docs
from evaluation.figures import Figures
from evaluation.floors import below, read_floors, too_costly
from evaluation.judge import Verdict
from evaluation.measure import ask, ask_noisy, load_bot, other_questions, own_questions
from evaluation.noise import Cost
from evaluation.questions import SETS
from evaluation.report import write_report
from evaluation.table import figures_table, miss, misses, totals


def main() -> int:
    """Entry point: 0, or 1 where something is below its floor or cannot be measured."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description="Ask the bot questions with known answers.")
    parser.add_argument("files", type=Path, nargs="*", help="other question files or folders, instead of the project's own")
    parser.add_argument("--also", type=Path, action="append", default=[], metavar="FILE", help="another question file beside the project's own")
    parser.add_argument("--model", type=Path, help="a model of your own instead of the one that `make train` makes")
    parser.add_argument("--noise", action="store_true", help="measure what noise costs on the test questions")
    parser.add_argument("--release", action="store_true", help="keep the figures as those of the release")
    parser.add_argument("--show", action="store_true", help="print the misses")
    arguments = parser.parse_args()
    exit_on_signals()
    try:
        if arguments.files:
            lines = _measure_files(arguments)
        elif arguments.noise:
            lines = _measure_noise(arguments)
        else:
            lines = _measure_own(arguments)
    except (Failure, ValueError) as failure:
        sys.exit(str(failure))
    for line in lines:
        print(f"BELOW THE FLOOR {line}")
    return 1 if lines else 0


def _measure_files(arguments: argparse.Namespace) -> list[str]:
    questions = other_questions(arguments.files)
    sets = ask(load_bot(arguments.model), questions)
    _print(sets, arguments.show, tuple(sets))
    return []


def _measure_noise(arguments: argparse.Namespace) -> list[str]:
    questions = own_questions()["test"]
    bot = load_bot(arguments.model)
    clean = ask(bot, {"test": questions})["test"]
    costs = ask_noisy(bot, questions, clean)
    print(totals("test", Figures.of(clean)))
    for name, found in costs.items():
        print(f"{totals(f'test with {name}', found.figures)}; costs {found.points:.2f} points ({len(found.lost)} turns went wrong by it)")
        if arguments.show or too_costly({name: found}, read_floors()):
            print("\n".join(map(miss, found.lost)))
    return too_costly(costs, read_floors())


def _measure_own(arguments: argparse.Namespace) -> list[str]:
    questions = own_questions()
    others = other_questions(arguments.also)
    bot = load_bot(arguments.model)
    sets = ask(bot, {**questions, **others})
    _print(sets, arguments.show, [name for name in sets if name != "train"])
    baseline = read_baseline()
    changes = {name: compare(sets[name], baseline["turns"][name]) for name in SETS if baseline}
    for name, change in changes.items():
        print(f"{name}, since the release of {baseline['date']}: {counts(change)}")
        print("".join(f"  worse: {line}\n" for line in change.worse) + "".join(f"  better: {line}\n" for line in change.better), end="")
    lines = below({name: Figures.of(verdicts) for name, verdicts in sets.items()}, read_floors())
    about = _about()
    if arguments.release:
        costs: dict[str, Cost] = ask_noisy(bot, questions["test"], sets["test"])
        lines += too_costly(costs, read_floors())
        write_baseline(sets, SETS, costs, about)
        print(f"kept as the figures of the release: {BASELINE.relative_to(TOP)}, {write_docs(read_baseline()).relative_to(TOP)}")
    page = write_report(sets, lines, changes, ", ".join(about.values()))
    print(f"report: {page.relative_to(TOP)}; all misses: {', '.join(f'misses-{name}.txt' for name in sets)} beside it")
    return lines


def _print(sets: dict[str, list[Verdict]], show: bool, shown: Sequence[str]) -> None:
    print(figures_table(sets))
    for name, verdicts in sets.items():
        print(totals(name, Figures.of(verdicts)))
    if {"train", "test"} <= set(sets):
        print("gap: percentage points right on train (learned from) above those on test (only measured)")
    for name in shown if show else ():
        print(f"\nmisses of {name}:\n{misses(sets[name])}")


def _about() -> dict[str, str]:
    from bot.nlu.spacy_dutch import pipeline_name

    return {"date": datetime.date.today().isoformat(), "commit": commit(), "spacy": pipeline_name(), "python": python_version()}


if __name__ == "__main__":
    raise SystemExit(main())
