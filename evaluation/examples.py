"""Turns the questions that may be learned from into Rasa training examples: `python -m evaluation.examples` writes bot/data/nlu_questions.yml.

Only turns whose intent their expected kind tells: small talk and questions about the bot have intents of their own, which a kind does not name.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot import library
from bot.language.intent import DANGERS
from bot.run.model import DATA
from evaluation.questions import Conversation, Turn, read_sets

TARGET = DATA / "nlu_questions.yml"
LONGEST = 600  # characters; longer stories are for reading, not for learning from as a whole
_HEAD = """version: "3.1"

# Made by `python -m evaluation.examples` from tests/questions/*/train. Do not edit: change the questions and run it again.
nlu:
"""


def intent_of(turn: Turn, tags: tuple[str, ...] = ()) -> str | None:
    """The intent that a turn's expectation tells, or None where it leaves that open."""
    kinds = turn.expected.kinds
    if kinds == ("emergency",):
        found = library.current().reader.read(turn.text).danger
        if found:
            return DANGERS[found]
        if any("113" in pattern for pattern in turn.expected.say):
            return "suicide"
        return "stroke_now" if "stroke" in tags else "acute_danger"
    if "emergency" in kinds or set(kinds) & {"smalltalk", "meta", "clarify"}:
        return None
    if kinds[0] == "out_of_scope":
        return "out_of_scope"
    if kinds == ("refer",):
        return "refer"
    return "ask_sources" if turn.expected.topics[:1] == ("bronnen",) else "ask"


def training_file(conversations: Iterable[Conversation]) -> str:
    """The text of the training file that these conversations make."""
    examples: dict[str, list[str]] = {}
    for conversation in conversations:
        for turn in conversation.turns:
            intent = intent_of(turn, conversation.tags)
            text = " ".join(turn.text.split()).replace("[", "").replace("]", "").replace("{", "").replace("}", "")
            if intent and 3 < len(text) <= LONGEST and not text.startswith(("/", "-")):
                examples.setdefault(intent, []).append(text)
    blocks = []
    for intent in sorted(examples):
        lines = "\n".join(f"    - {text}" for text in dict.fromkeys(examples[intent]))
        blocks.append(f"- intent: {intent}\n  examples: |\n{lines}\n")
    return _HEAD + "\n".join(blocks)


def main() -> int:
    """Write the file and say how many examples it holds."""
    text = training_file(read_sets()["train"])
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET}: {text.count('    - ')} examples")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
