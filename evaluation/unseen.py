"""How the bot does on questions that its classifiers have not seen: `python -m evaluation.unseen` asks each train question of a model trained without it.

Cross-validation (Kohavi, IJCAI 1995): the conversations that may be learned from are dealt into folds, and for each fold a model is trained on everything
else and asked that fold, end to end. There are hundreds of emergencies among them and a dozen among the test questions, so this is where the thresholds of
danger in bot/language/intent.py are judged. Rules and words were written with these questions in view: what those would do with new ones, only `test` tells.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bot.run.failure import Failure, exit_on_signals, say
from bot.run.model import DATA, train
from bot.settings import TOP
from evaluation.examples import TARGET, training_file
from evaluation.figures import Figures, by_group
from evaluation.judge import Verdict
from evaluation.measure import ask, load_bot, own_questions
from evaluation.pipelines import table
from evaluation.questions import Conversation
from evaluation.table import misses, totals

FOLDS = 5
# At which the danger classifier is looked at by itself.
THRESHOLDS = (0.3, 0.5, 0.7, 0.8, 0.9, 0.95)


def folds(conversations: Sequence[Conversation], number: int) -> list[list[Conversation]]:
    """The conversations dealt by their first message, the same way every time; who asks the same comes into the same fold.

    Raises:
        ValueError: for fewer than two folds, or more than there are conversations.
    """
    if not 2 <= number <= len(conversations):
        raise ValueError(f"--folds: found {number}, expected 2 to {len(conversations)}, the number of conversations")
    dealt: list[list[Conversation]] = [[] for _ in range(number)]
    for conversation in conversations:
        first = " ".join(conversation.turns[0].text.lower().split())
        dealt[int(hashlib.sha256(first.encode()).hexdigest(), 16) % number].append(conversation)
    return dealt


def ask_unseen(conversations: Sequence[Conversation], number: int) -> list[Verdict]:
    """Every turn of every conversation, answered by a model that was trained without it. Raises Failure where a training fails."""
    dealt = folds(conversations, number)
    verdicts: list[Verdict] = []
    for place, fold in enumerate(dealt):
        others = [conversation for other in dealt if other is not fold for conversation in other]
        with tempfile.TemporaryDirectory(prefix="unseen-") as folder:
            say(f"training without fold {place + 1} of {number} ...")
            model = Path(folder) / "unseen.tar.gz"
            train(model, data=training_data(others, Path(folder)))
            verdicts += ask(load_bot(model), {f"fold {place + 1}": fold})[f"fold {place + 1}"]
    return verdicts


def training_data(conversations: Sequence[Conversation], folder: Path) -> Path:
    """Write, into a folder, the bot's training data as it is when only these questions may be learned from. Returns where they are."""
    data = folder / "data"
    shutil.copytree(TOP / DATA, data)
    (data / TARGET.name).write_text(training_file(conversations), encoding="utf-8")
    return data


def danger_rows(verdicts: Sequence[Verdict]) -> list[list[str]]:
    """What the danger classifier alone would miss and falsely raise, with one threshold for every message."""
    danger = [verdict for verdict in verdicts if verdict.is_emergency]
    calm = [verdict for verdict in verdicts if "emergency" not in verdict.turn.expected.kinds]
    rows = []
    for threshold in THRESHOLDS:
        missed = sum(verdict.opinion.danger < threshold for verdict in danger)
        alarms = sum(verdict.opinion.danger >= threshold for verdict in calm)
        rows.append([str(threshold), f"{missed} of {len(danger)}", f"{alarms} of {len(calm)} ({100 * alarms / max(1, len(calm)):.2f} %)"])
    return rows


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.unseen", description="Ask each train question of a model that was trained without it.")
    parser.add_argument("--folds", type=int, default=FOLDS, help=f"how many models are trained (default {FOLDS})")
    parser.add_argument("--show", action="store_true", help="print the misses")
    arguments = parser.parse_args()
    exit_on_signals()
    try:
        verdicts = ask_unseen(own_questions()["train"], arguments.folds)
    except (Failure, ValueError) as failure:
        sys.exit(str(failure))
    if arguments.show:
        print(misses(verdicts), end="\n\n")
    print(totals("train, unseen by the classifiers", Figures.of(verdicts)))
    for kind, figures in by_group(verdicts)["kind"].items():
        print(f"  {totals(kind, figures)}")
    print("\nThe danger classifier alone, with one threshold:\n")
    print(table(["threshold", "missed", "false alarms"], danger_rows(verdicts)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
