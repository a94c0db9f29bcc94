"""Measures what a turn costs in a short and in a long conversation, over REST with a bot started for it.

    python -m scripts.bench_turns [--url http://127.0.0.1:5005] [--turns 200]
"""

import argparse
import contextlib
import http.client
import json
import statistics
import time
import uuid
from urllib.parse import urlsplit

from bot.run.spawn import running_bot

QUESTIONS = ("helpt magnesium bij migraine?", "hoe snel werkt dat?", "en bij depressie?", "hallo", "helpt paracetamol bij reuma?")
# Turns over which a figure is taken.
WINDOW = 10


def turn_times(url: str, turns: int) -> list[float]:
    """Return milliseconds for each turn of one conversation."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
    sender = f"bench-{uuid.uuid4().hex}"
    times = []
    for turn in range(turns):
        body = json.dumps({"sender": sender, "message": QUESTIONS[turn % len(QUESTIONS)]})
        begun = time.perf_counter()
        connection.request("POST", "/webhooks/rest/webhook", body, {"Content-Type": "application/json"})
        reply = connection.getresponse()
        reply.read()
        times.append(1000 * (time.perf_counter() - begun))
        if reply.status != 200:
            raise SystemExit(f"turn {turn + 1} got HTTP {reply.status}")
    return times


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Milliseconds a turn, at the start and far into a conversation.")
    parser.add_argument("--url", help="a running bot; one is started otherwise")
    parser.add_argument("--turns", type=int, default=200, help="length of the conversation (at least 40)")
    arguments = parser.parse_args()
    with contextlib.ExitStack() as cleanup:
        url = arguments.url or cleanup.enter_context(running_bot()).url
        turn_times(url, WINDOW)  # warm
        times = turn_times(url, max(40, arguments.turns))
    early = statistics.median(times[WINDOW : 2 * WINDOW])
    late = statistics.median(times[-WINDOW:])
    print(f"turns 1-{WINDOW}: {statistics.median(times[:WINDOW]):.1f} ms (median)")
    print(f"turns {WINDOW + 1}-{2 * WINDOW}: {early:.1f} ms")
    print(f"turns {len(times) - WINDOW + 1}-{len(times)}: {late:.1f} ms, {late / early:.2f} times that")


if __name__ == "__main__":
    main()
