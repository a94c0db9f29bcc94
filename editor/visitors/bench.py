"""Measures how long the overview takes on a big store: `python -m editor.visitors.bench [--events 100000]`.

The store is made by the bot's own tracker store class in a temporary folder, of questions that stand in tests/questions to learn from.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from bot.settings import TOP

KINDS = ("answer", "answer", "answer", "refer", "smalltalk", "not_covered", "clarify", "out_of_scope", "not_covered", "emergency")
SHARE = (30, 20, 10, 5, 5, 12, 6, 6, 5, 1)
PER_TURN = 4  # events: what was typed, the reply, two actions
PER_VISITOR = 5  # turns


def main() -> None:
    """Make the store, look at it three times, print seconds."""
    parser = argparse.ArgumentParser(prog="python -m editor.visitors.bench", description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=100_000)
    events = parser.parse_args().events
    from editor.visitors.store import Store
    from editor.visitors.viewing import Viewer

    with tempfile.TemporaryDirectory(prefix="klachtwijzer-bench-") as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'klachtwijzer.db'}"
        seconds = time.perf_counter()
        turns = fill(url, events)
        print(f"made {events} events, {turns} turns: {time.perf_counter() - seconds:.1f} s")
        viewer = Viewer(TOP / "content", folder / "work", lambda: Store(url, folder / "widget.db"))
        for what in ("first look", "again, nothing changed"):
            seconds = time.perf_counter()
            seen = viewer.view(90)
            print(f"{what}: {time.perf_counter() - seconds:.2f} s, {len(seen.groups)} groups shown, {seen.left_off} left off")
        fill(url, PER_TURN, sender="later")
        seconds = time.perf_counter()
        viewer.view(90)
        print(f"after one more turn: {time.perf_counter() - seconds:.2f} s")


def fill(url: str, events: int, sender: str = "web") -> int:
    """Write about so many events of made-up visitors in the last 90 days; returns the number of turns."""
    from rasa.shared.core.domain import Domain
    from rasa.shared.core.events import ActionExecuted, BotUttered, Event, UserUttered

    from bot.tracker_store import BoundedTrackerStore

    chance = random.Random(1)  # noqa: S311  the same store every time
    store = BoundedTrackerStore(Domain.empty(), host=url)
    texts = questions()
    turns = events // PER_TURN
    now = time.time()
    with store.session_scope() as session:
        for number, text in enumerate(islice(cycle(texts), turns)):
            kind = chance.choices(KINDS, SHARE)[0]
            at = now - chance.random() * 89 * 86_400
            said: list[Event] = [
                UserUttered(text, {"name": "ask", "confidence": 1.0}, timestamp=at, input_channel="web", message_id=str(number)),
                ActionExecuted("action_reply", timestamp=at + 0.1),
                BotUttered("antwoord", {"custom": {"kind": kind}}, timestamp=at + 0.2),
                ActionExecuted("action_listen", timestamp=at + 0.3),
            ]
            for event in said:
                row = event.as_dict()
                who = f"{sender}-{number // PER_VISITOR}"
                session.add(store.SQLEvent(sender_id=who, type_name=row["event"], timestamp=row["timestamp"], data=json.dumps(row)))
        session.commit()
    store.engine.dispose()
    return turns


def questions() -> list[str]:
    """Questions as visitors may ask them."""
    found = []
    for path in sorted((TOP / "tests" / "questions").glob("*/train/*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found += [turn["user"] for turn in json.loads(line)["turns"]]
    return found


if __name__ == "__main__":
    main()
