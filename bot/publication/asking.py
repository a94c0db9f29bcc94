"""Asks all questions of one version, in a process of its own, and writes how each went:

    KLACHTWIJZER_CONTENT=FOLDER python -m bot.publication.asking MODEL FILE

Questions are those of tests/questions and the articles' own example questions. Progress goes to FILE.progress, 0 to 1.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.publication.versions import write_whole

EXAMPLES = "voorbeeldvragen"


def questions_print() -> str:
    """A hash of the question files, so that outcomes are only held against those of the same questions."""
    from evaluation.questions import QUESTIONS

    digest = hashlib.sha256()
    for path in sorted(QUESTIONS.rglob("*.jsonl")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def _examples() -> Iterator[Any]:
    from bot import library
    from evaluation.questions import Conversation, Expected, Turn

    for slug, passage in library.current().catalogue.passages():
        for question in passage.questions:
            yield Conversation(question, slug, (passage.id,), (Turn(question, Expected(("answer",))),))


def main() -> None:
    """Ask everything."""
    model, target = Path(sys.argv[1]), Path(sys.argv[2])
    from bot.run.logs import configure_logs
    from bot.settings import log_folder

    configure_logs(log_folder(), "asking.log")
    from bot.channels.privacy import keep_text_out_of_logs
    from evaluation.bot import Bot
    from evaluation.questions import read_sets

    keep_text_out_of_logs()
    bot = Bot(model)
    sets: dict[str, list[Any]] = {**read_sets(), EXAMPLES: list(_examples())}
    total = sum(len(conversation.turns) for conversations in sets.values() for conversation in conversations)
    found: dict[str, dict[str, Any]] = {}
    done = 0
    for name, conversations in sets.items():
        found[name] = {}
        for verdict in bot.ask(conversations):
            done += 1
            if done % 25 == 0:
                write_whole(target.with_name(f"{target.name}.progress"), str(done / total))
            got = f"{verdict.kind} {', '.join(verdict.passages)}".strip()
            expected = "/".join(verdict.turn.expected.kinds) + (f" {', '.join(verdict.turn.expected.topics)}" if verdict.turn.expected.topics else "")
            outcome = verdict.outcome
            if name == EXAMPLES:
                own = verdict.conversation.tags[0]
                expected, outcome = f"passage {own}", "right" if own in verdict.passages else "wrong"
            found[name][verdict.name] = {"outcome": outcome, "right": verdict.right, "harm": verdict.harm, "missed": verdict.missed_emergency,
                                         "question": verdict.turn.text, "expected": expected, "got": got}
    write_whole(target, json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main()
