"""An outside yardstick: our pipeline on other people's Dutch questions with other people's intents, beside `rasa init`'s.

    python -m evaluation.xsid FOLDER

FOLDER holds `nl.valid.conll` and `nl.test.conll` of xSID 0.7 (van der Goot et al., "From Masked Language Modeling to Translation:
Non-English Auxiliary Tasks Improve Zero-shot Spoken Language Understanding", NAACL 2021), under CC BY-SA 4.0, from the `data/xSID-0.7`
folder of the repository github.com/mainlp/xsid. They are not part of this project and must not be committed.

Trains on the 300 of valid, asks the 500 of test. Ours is config.yml without the parts that need our articles and intents.
Exits 1 where ours is not above `rasa init`'s of the same run, or not above 91.3 %, which `rasa init`'s got when this yardstick was chosen.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from evaluation.pipelines import Example, measure, our_config, plain_intent, rasa_init_config, table

FLOOR = 91.3  # percent


def read_conll(file: Path) -> list[Example]:
    """The texts of an xSID file with their intents. Raises SystemExit where there are none."""
    texts, intents = [], []
    if file.exists():
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("# text = "):
                texts.append(line.removeprefix("# text = ").strip())
            elif line.startswith("# intent = "):
                intents.append(line.removeprefix("# intent = ").strip())
    if not texts or len(texts) != len(intents):
        found = f"{file}: found {len(texts)} texts and {len(intents)} intents, expected as many of each."
        raise SystemExit(f"{found}\n  Remedy: name the folder with xSID's nl.valid.conll and nl.test.conll.")
    return list(zip(texts, intents, strict=True))


def main() -> int:
    """Measure both and print the table."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.xsid", description="Intent accuracy on xSID 0.7, Dutch, beside rasa init's pipeline.")
    parser.add_argument("folder", type=Path, help="holds nl.valid.conll and nl.test.conll of xSID 0.7")
    parser.add_argument("--ours-only", action="store_true", help="leave rasa init's pipeline out, which takes minutes")
    arguments = parser.parse_args()
    training, test = read_conll(arguments.folder / "nl.valid.conll"), read_conll(arguments.folder / "nl.test.conll")
    expected = [plain_intent(intent) for _, intent in test]
    questions = [text for text, _ in test]
    outcomes = [measure("config.yml, general parts", our_config(general=True), training, questions)]
    if not arguments.ours_only:
        outcomes.append(measure("rasa init", rasa_init_config(), training, questions))
    print(f"xSID 0.7, Dutch: trained on {len(training)} utterances of valid, asked {len(test)} of test, {len(set(expected))} intents.\n")
    rows = [[o.name, f"{o.accuracy(expected):.1f} %", f"{o.training:.0f} s", f"{o.milliseconds:.1f} ms"] for o in outcomes]
    print(table(["pipeline", "intent accuracy", "training", "a message (median)"], rows))
    ours, others = outcomes[0].accuracy(expected), [outcome.accuracy(expected) for outcome in outcomes[1:]]
    return 0 if ours > max([FLOOR, *others]) else 1


if __name__ == "__main__":
    raise SystemExit(main())
