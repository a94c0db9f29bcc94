"""What `rasa init`'s pipeline makes of our own questions: `python -m evaluation.rasa_init` prints it beside ours.

Both are trained on the same examples of the project's training data (bot/data), spread evenly over it (`--examples` tells how many; with all of them
`rasa init`'s pipeline trains for hours), and asked for the intent of every turn of the project's test questions whose intent the expected reply
tells; turns with several acceptable kinds are left out. A turn counts as danger whichever of the three dangers it is taken for. No dialogue and
no articles are asked: what an intent leads to is measured by `make evaluate`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence

from bot.channels.clean import clean_message
from bot.language.intent import DANGERS
from bot.run.model import DATA
from evaluation.examples import intent_of
from evaluation.pipelines import Example, Outcome, measure, our_config, rasa_init_config, table
from evaluation.questions import read_sets

DANGER = "danger"
EXAMPLES = 1_000  # `rasa init`'s pipeline trained 24 minutes on so many


def training_examples() -> list[Example]:
    """The project's training examples, as both pipelines get them: text and intent, without entities."""
    from rasa.shared.nlu.training_data.loading import load_data

    files = [load_data(str(file)) for file in sorted(DATA.glob("nlu*.yml"))]
    return [(example.get("text"), example.get("intent")) for data in files for example in data.intent_examples]


def spread(examples: Sequence[Example], number: int) -> list[Example]:
    """At most `number` of the examples, evenly spread over their order, so that each file and intent keeps its share. Raises ValueError for less than one."""
    if number < 1:
        raise ValueError(f"--examples: found {number}, expected 1 or more")
    step = max(1.0, len(examples) / number)
    return [examples[int(place * step)] for place in range(min(number, len(examples)))]


def test_questions() -> list[Example]:
    """The test questions' turns with the intent that their expectation tells."""
    turns = []
    for conversation in read_sets()["test"]:
        for turn in conversation.turns:
            intent = intent_of(turn, conversation.tags)
            if intent:
                turns.append((clean_message(turn.text), _grouped(intent)))
    return turns


def _grouped(intent: str) -> str:
    return DANGER if intent in DANGERS.values() else intent


def rows(outcomes: Sequence[Outcome], expected: Sequence[str]) -> list[list[str]]:
    """The table: overall, by intent, danger, and what it costs."""
    found = [[_grouped(intent) for intent in outcome.intents] for outcome in outcomes]
    lines = [["right intent", *(_share(got, expected, expected) for got in found)]]
    for intent, count in Counter(expected).most_common():
        lines.append([f"- {intent} ({count})", *(_share(got, expected, [intent] * len(expected)) for got in found)])
    calm = [place for place, intent in enumerate(expected) if intent != DANGER]
    for outcome_line, pick in (("danger missed", True), ("false alarms", False)):
        cells = []
        for got in found:
            if pick:
                places = [place for place, intent in enumerate(expected) if intent == DANGER]
                wrong = sum(got[place] != DANGER for place in places)
            else:
                places = calm
                wrong = sum(got[place] == DANGER for place in places)
            cells.append(f"{wrong} of {len(places)} ({100 * wrong / max(1, len(places)):.1f} %)")
        lines.append([outcome_line, *cells])
    lines.append(["training", *(f"{outcome.training:.0f} s" for outcome in outcomes)])
    lines.append(["a message (median)", *(f"{outcome.milliseconds:.1f} ms" for outcome in outcomes)])
    lines.append(["memory, NLU only, after training", *(f"{outcome.megabytes:.0f} MB" for outcome in outcomes)])
    return lines


def _share(got: Sequence[str], expected: Sequence[str], among: Sequence[str]) -> str:
    """The share right among the places where `expected` is what `among` says."""
    places = [place for place, intent in enumerate(expected) if intent == among[place]]
    return f"{100 * sum(got[place] == expected[place] for place in places) / max(1, len(places)):.1f} %"


def main() -> int:
    """Measure both and print the table."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.rasa_init", description="Intents of the test questions: our pipeline beside rasa init's.")
    parser.add_argument("--examples", type=int, default=EXAMPLES, help=f"how many of the training examples both are trained on (default {EXAMPLES})")
    arguments = parser.parse_args()
    every, test = training_examples(), test_questions()
    training = spread(every, arguments.examples)
    questions, expected = [text for text, _ in test], [intent for _, intent in test]
    outcomes = [measure("ours", our_config(), training, questions), measure("rasa init", rasa_init_config(), training, questions)]
    print(f"Trained on {len(training)} of the {len(every)} examples of bot/data, asked {len(test)} turns of the test questions.\n")
    print(table(["", *(outcome.name for outcome in outcomes)], rows(outcomes, expected)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
