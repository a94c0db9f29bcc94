"""Asks all questions of one version, in a process of its own, and writes how each went:

    KLACHTWIJZER_CONTENT=FOLDER python -m bot.publication.asking MODEL FILE

Questions are those of tests/questions that only measure, a share of those that are learned from (all with an emergency or a personal decision in
them), and the articles' own example questions. Progress goes to FILE.progress, 0 to 1.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.publication.versions import write_whole
from bot.settings import TOP

EXAMPLES = "voorbeeldvragen"
SHARE = 4  # of the other questions that are learned from one in so many is asked: an editor waits for it
GUARDED = {"emergency", "refer"}  # kinds of reply whose questions are all asked, and that no new text may take the place of
_JUDGING = ("actions/*.py", "evaluation/*.py", "bot/publication/asking.py")  # what decides and judges beside the model


def questions_print() -> str:
    """A hash of the question files and of what judges, so that outcomes are only held against those of the same questions, judged the same way."""
    from evaluation.questions import QUESTIONS

    digest = hashlib.sha256()
    for path in [*sorted(QUESTIONS.rglob("*.jsonl")), *(path for pattern in _JUDGING for path in sorted(TOP.glob(pattern)))]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def asked(sets: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The conversations of each set that are asked; which of those that are learned from, hangs on their ids alone, so that others may be added."""
    return {name: [one for one in conversations if name != "train" or _guarded(one) or _chosen(one.id)] for name, conversations in sets.items()}


def _guarded(conversation: Any) -> bool:
    return any(GUARDED & set(turn.expected.kinds) for turn in conversation.turns)


def _chosen(name: str) -> bool:
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % SHARE == 0


def _examples() -> Iterator[Any]:
    from bot import library
    from evaluation.questions import Conversation, Expected, Turn

    for slug, passage in library.current().catalogue.passages():
        for question in passage.questions:
            yield Conversation(question, slug, (passage.id,), (Turn(question, Expected(("answer",))),))


class Understanding:
    """What the version's reader hears in a question, and where a question leads that is not known by heart."""

    def __init__(self) -> None:
        from actions.choose import Chooser
        from bot import library

        self._library = library.current()
        self._free = Chooser(self._library.catalogue, self._library.reader, examples=False)

    def named(self, text: str) -> list[str]:
        """The articles' substances and topics that a question names."""
        return sorted({mention.value for mention in self._library.reader.read(text).mentions if mention.kind in ("own", "topic")})

    def free(self, text: str, intent: str, confidence: float) -> list[str]:
        """The passages that a question of this intent leads to if it is nobody's example; none where it is not answered."""
        from actions.decision import Memory

        decision = self._free.decide(intent, self._library.reader.read(text), Memory(), confidence)
        return list(decision.passages) if decision.kind == "answer" else []


def _outcome(verdict: Any, understanding: Understanding, example: bool) -> dict[str, Any]:
    turn, turns = verdict.turn, verdict.conversation.turns
    found = {
        "outcome": verdict.outcome,
        "right": verdict.right,
        "harm": verdict.harm,
        "missed": verdict.missed_emergency,
        "forbidden": verdict.forbidden,
        "question": turn.text,
        "expects": list(turn.expected.kinds),
        "expected": "/".join(turn.expected.kinds) + (f" {', '.join(turn.expected.topics)}" if turn.expected.topics else ""),
        "got": f"{verdict.kind} {', '.join(verdict.passages)}".strip(),
        "kind": verdict.kind,
        "passages": list(verdict.passages),
        "article": verdict.article,
        "named": understanding.named(turn.text),
        "earlier": sorted({name for earlier in turns[: verdict.number] for name in understanding.named(earlier.text)}),
    }
    if example:
        own = verdict.conversation.tags[0]
        free = understanding.free(turn.text, verdict.opinion.intent, verdict.opinion.confidence)
        found |= {"expected": f"passage {own}", "outcome": "right" if own in verdict.passages else "wrong", "own": own, "free": free}
    return found


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
    sets: dict[str, list[Any]] = {**asked(read_sets()), EXAMPLES: list(_examples())}
    total = sum(len(conversation.turns) for conversations in sets.values() for conversation in conversations)
    found: dict[str, dict[str, Any]] = {}
    done = 0
    understanding = Understanding()
    for name, conversations in sets.items():
        found[name] = {}
        for verdict in bot.ask(conversations):
            done += 1
            if done % 25 == 0:
                write_whole(target.with_name(f"{target.name}.progress"), str(done / total))
            found[name][verdict.name] = _outcome(verdict, understanding, name == EXAMPLES)
    write_whole(target, json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main()
