"""Measures what visitors' questions cost to look at, and whether groups make sense.

    python -m editor.visitors.bench [--events 100000] [--groups]

The conversations are made up of the questions in tests/questions that may be learned from, in a database of their own that is thrown away.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore

from bot import library
from bot.nlu.encoder import encode
from bot.settings import TOP, content_folder
from editor.visitors.decisions import Decisions
from editor.visitors.grouping import Question, groups, key_of, named, substance_words
from editor.visitors.overview import KINDS, Visitors
from editor.visitors.store import Store

_QUESTIONS = TOP / "tests" / "questions"
_EVENTS_A_TURN = 6  # as Rasa stores a turn: user, featurization, two actions, bot, listen
_DAYS = 90


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the look at visitors' questions.")
    parser.add_argument("--events", type=int, default=100_000, help="events in the tracker store (100000)")
    parser.add_argument("--groups", action="store_true", help="measure whether groups make sense instead")
    arguments = parser.parse_args()
    print("\n".join(_group_figures() if arguments.groups else _speed(arguments.events)))


def _turns() -> list[tuple[str, str, tuple[str, ...]]]:
    """Every question with the kind and topics that a good reply has."""
    found = []
    for path in sorted(_QUESTIONS.rglob("train/*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            for turn in json.loads(line)["turns"]:
                expected = turn["expect"]
                found.append((turn["user"], expected["kind"][0], tuple(expected.get("topics") or ())))
    return found


def _speed(events: int) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="visitors-bench-") as folder:
        path = Path(folder) / "events.db"
        written = _write(path, events)
        store = Store(f"sqlite:///{path}", Path(folder) / "widget.db")
        content = content_folder()
        visitors = Visitors(store, Decisions(Path(folder) / "redactie"), library.current, content / "niet-behandeld")
        yield f"{written} events in {path.stat().st_size / 1e6:.0f} MB"
        begun = time.perf_counter()
        visitors.scrub("helpt zink bij Sanne?")
        encode(["helpt zink?"])
        yield f"loading content, names and encoder   {time.perf_counter() - begun:6.1f} s, once"
        begun = time.perf_counter()
        seen = visitors.look(_DAYS)
        took = time.perf_counter() - begun
        yield f"first look                           {took:6.1f} s: {sum(seen.unanswered.counts)} of {seen.asked} turns, {len(seen.groups)} groups listed"
        begun = time.perf_counter()
        visitors.look(_DAYS)
        yield f"nothing new                          {time.perf_counter() - begun:6.2f} s"
        _write(path, _EVENTS_A_TURN, seed=2)
        begun = time.perf_counter()
        visitors.look(_DAYS)
        yield f"one turn more                        {time.perf_counter() - begun:6.1f} s"
        store.close()


def _write(path: Path, events: int, seed: int = 1) -> int:
    """Fill a database as the bot's tracker store would, with conversations of a few turns over the last weeks."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    questions = _turns()
    engine = sa.create_engine(f"sqlite:///{path}")
    SQLTrackerStore.Base.metadata.create_all(engine)
    rows: list[dict[str, object]] = []
    ranking = [{"name": f"intent_{number}", "confidence": 0.05} for number in range(20)]
    sender, left, at = "", 0, 0.0
    while len(rows) < events:
        if not left:
            sender, left, at = f"web-{chance.getrandbits(64):x}", chance.randint(1, 6), time.time() - chance.random() * (_DAYS - 1) * 86_400
        text, kind, _ = chance.choice(questions)
        left, at = left - 1, at + 20
        said = {"intent": {"name": "ask", "confidence": 0.9}, "entities": [], "intent_ranking": ranking, "danger": {"suicide": 0.01}}
        user = {"event": "user", "timestamp": at, "text": text, "parse_data": said, "input_channel": "widget", "message_id": f"m{len(rows)}"}
        bot = {"event": "bot", "timestamp": at, "text": "x" * 400, "data": {"custom": {"kind": kind, "suggestions": ranking[:6]}}}
        for name, data in (("user", user), ("user_featurization", {}), ("action", {}), ("action", {}), ("bot", bot), ("action", {})):
            rows.append({"sender_id": sender, "type_name": name, "timestamp": at, "data": json.dumps(data)})
    with engine.begin() as connection:
        connection.execute(SQLTrackerStore.SQLEvent.__table__.insert(), rows)
    engine.dispose()
    return len(rows)


def _group_figures() -> Iterator[str]:
    """Of all pairs of questions with known topics: those put together that should be, and the other way round."""
    common = substance_words(library.current().catalogue)
    known = {key_of(text): (text, topics) for text, kind, topics in _turns() if kind == "answer" and topics and "\n" not in text}
    read = library.current().reader.read
    questions = [Question(key, text, named(read(text))) for key, (text, _) in known.items()]
    made = groups(questions, encode, common)
    topics = [frozenset(found) for _, found in known.values()]
    pairs = [pair for group in made for pair in combinations(group, 2)]
    right = sum(bool(topics[one] & topics[other]) for one, other in pairs)
    yield f"{len(questions)} questions that an article answers: {len(made)} groups, {sum(len(group) > 1 for group in made)} with more than one question"
    yield f"pairs put together that share a topic: {right} of {len(pairs)} ({right / max(len(pairs), 1):.1%})"
    sizes = Counter(len(group) for group in made)
    yield f"questions that are in a group with others: {sum(size * times for size, times in sizes.items() if size > 1) / len(questions):.1%}"
    for group in sorted(made, key=len, reverse=True)[:5]:
        yield f"  {len(group):>3}: " + " | ".join(questions[place].text[:60] for place in group[:4])
    unanswered = [text for text, kind, _ in _turns() if kind in KINDS and key_of(text)]
    others = list({key_of(text): Question(key_of(text), text, named(read(text))) for text in unanswered}.values())
    made = groups(others, encode, common)
    yield f"{len(others)} questions without an answer: {len(made)} groups, {sum(len(group) > 1 for group in made)} with more than one question"
    for group in sorted(made, key=len, reverse=True)[:12]:
        yield f"  {len(group):>3}: " + " | ".join(others[place].text[:60] for place in group[:5])


if __name__ == "__main__":
    main()
