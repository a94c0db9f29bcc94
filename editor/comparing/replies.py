"""The replies of one side, asked in a process of its own:

    python -m editor.comparing.replies MODEL CONTENT QUESTIONS REPLIES

QUESTIONS holds conversations as JSON, REPLIES is written with a reply a line.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.run.failure import exit_on_signals
from evaluation.questions import Conversation, Expected, Turn


@dataclass(frozen=True)
class Reply:
    """One turn's reply. `outcome` is how `evaluation.judge` takes it; `intent` and `confidence` what the NLU made of the message."""

    name: str
    kind: str
    topics: tuple[str, ...]
    passages: tuple[str, ...]
    text: str
    outcome: str
    faults: tuple[str, ...]
    intent: str
    confidence: float


def write_questions(path: Path, conversations: Iterable[Conversation]) -> None:
    """Write conversations for the other process."""
    path.write_text(json.dumps([asdict(conversation) for conversation in conversations], ensure_ascii=False), encoding="utf-8")


def read_replies(path: Path) -> dict[str, Reply]:
    """The replies by the turn's name, in the order in which they were asked."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        reply = Reply(**{**data, "topics": tuple(data["topics"]), "passages": tuple(data["passages"]), "faults": tuple(data["faults"])})
        found[reply.name] = reply
    return found


def _read_questions(path: Path) -> list[Conversation]:
    return [
        Conversation(item["id"], item["file"], tuple(item["tags"]), tuple(_turn(turn) for turn in item["turns"]))
        for item in json.loads(path.read_text(encoding="utf-8"))
    ]


def _turn(data: dict[str, object]) -> Turn:
    expected: dict[str, Sequence[object]] = data["expected"]  # type: ignore[assignment]
    return Turn(str(data["text"]), Expected(**{key: tuple(value) for key, value in expected.items()}))  # type: ignore[arg-type]


def main(model: Path, content: Path, questions: Path, replies: Path) -> int:
    """Ask and write."""
    from editor.model import quiet

    quiet("compare.log")
    # Imported here: Rasa takes seconds, and its imports warn.
    from bot import library
    from evaluation.bot import Bot

    with library.using(library.build(content)):
        bot = Bot(model)
        with replies.open("w", encoding="utf-8") as file:
            for verdict in bot.ask(_read_questions(questions)):
                reply = Reply(
                    verdict.name, verdict.kind, verdict.topics, verdict.passages, verdict.text, verdict.outcome, verdict.faults,
                    verdict.opinion.intent, verdict.opinion.confidence,
                )  # fmt: skip
                file.write(json.dumps(asdict(reply), ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    exit_on_signals()
    sys.exit(main(*map(Path, sys.argv[1:])))
