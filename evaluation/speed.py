"""What understanding a message costs: `python -m evaluation.speed` prints milliseconds, memory and training time beside the floors.

NLU alone (the whole pipeline of config.yml, no dialogue, no database), on one core where the system can pin a process to one. Memory is that
of the bot as a process of its own after a hundred turns; training time is that of a training from nothing, without Rasa's cache.
Times are judged by what was computed: on a core of its own that is what the clock tells, and beside other work the clock tells of that work too.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import json
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

from bot.channels.clean import clean_message
from bot.run.model import ensure_model, training
from bot.run.spawn import running_bot
from bot.settings import TOP
from evaluation.pipelines import megabytes, table
from evaluation.questions import read_questions

# What issue and docs promise: milliseconds, milliseconds, MB, seconds.
SHORT_FLOOR, LONG_FLOOR, MEMORY_FLOOR, TRAINING_FLOOR = 15.0, 150.0, 750.0, 60.0
SHORT, LONG = 20, 5_000  # fewer words than this are a short message; a long one has so many characters
RAMBLING = 20  # words from which a message is a story
TURNS = 100


def messages() -> tuple[list[str], list[str]]:
    """Messages of the project's questions, each once: the short ones, and long ones made by stringing the rambling ones together."""
    said = [turn.text for conversation in read_questions([TOP / "tests" / "questions"]) for turn in conversation.turns]
    said = list(dict.fromkeys(clean_message(text) for text in said))
    stories = "\n".join(text for text in said if len(text.split()) >= RAMBLING)
    long = [stories[start : start + LONG] for start in range(0, len(stories) - LONG + 1, LONG)]
    return [text for text in said if len(text.split()) < SHORT], long


Times = list[tuple[float, float]]  # milliseconds by the clock, and of those the milliseconds that this process computed


def nlu_times(model: Path) -> tuple[Times, Times]:
    """The times of each short and each long message, each asked once in a fresh process on one core."""
    # Before numpy is there: its threads would use the other cores.
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=_one_core) as pool:
        return pool.submit(_nlu_times, model).result()


def _one_core() -> None:
    os.environ.update({"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"})
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _nlu_times(model: Path) -> tuple[Times, Times]:
    import logging

    from rasa.core.agent import load_agent
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    configure_logging_and_warnings(logging.ERROR)
    configure_structlog(logging.ERROR)
    agent = asyncio.run(load_agent(model_path=str(model)))

    async def ask(texts: Sequence[str]) -> Times:
        times = []
        for text in texts:
            begun, computed = time.perf_counter(), time.process_time()
            await agent.parse_message(text)
            times.append((1000 * (time.perf_counter() - begun), 1000 * (time.process_time() - computed)))
        return times

    short, long = messages()
    # The first messages fill caches that stay filled as long as the bot runs; they are not measured.
    asyncio.run(ask([*short[:100], long[0]]))
    return asyncio.run(ask(short[100:])), asyncio.run(ask(long[1:]))


def bot_memory() -> float:
    """MB that the bot's process holds after TURNS turns."""
    short, _ = messages()
    with running_bot() as bot:
        connection = http.client.HTTPConnection(urlsplit(bot.url).netloc, timeout=60)
        for number, text in enumerate(short[:TURNS]):
            body = json.dumps({"sender": f"speed-{number // 5}", "message": text})
            connection.request("POST", "/webhooks/rest/webhook", body, {"Content-Type": "application/json"})
            connection.getresponse().read()
        return megabytes(bot.pid)


def training_time() -> tuple[float, float]:
    """Seconds of what `make train` does, from nothing, the start of Python and the imports included: by the clock, and those that it computed."""
    with tempfile.TemporaryDirectory(prefix="speed-") as folder:
        begun, computed = time.perf_counter(), _children()
        command = [sys.executable, "-m", *training("speed", folder, force=True)]
        done = subprocess.run(command, cwd=TOP, env={**os.environ, "RASA_CACHE_DIRECTORY": folder}, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"training failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return time.perf_counter() - begun, _children() - computed


def _children() -> float:
    """Seconds that child processes which have ended computed."""
    times = os.times()
    return times.children_user + times.children_system


def _median(times: Times) -> tuple[float, float]:
    return statistics.median(wall for wall, _ in times), statistics.median(computed for _, computed in times)


def main() -> int:
    """Measure and print; 1 where something is above its floor."""
    argparse.ArgumentParser(prog="python -m evaluation.speed", description="Milliseconds a message, memory and training time, beside the floors.").parse_args()
    model = ensure_model()
    short, long = nlu_times(model)
    memory = bot_memory()
    figures = (
        (f"NLU, a message under {SHORT} words, median of {len(short)}", *_median(short), SHORT_FLOOR, "ms"),
        (f"NLU, {LONG:,} characters, median of {len(long)}", *_median(long), LONG_FLOOR, "ms"),
        (f"memory of the bot after {TURNS} turns", float("nan"), memory, MEMORY_FLOOR, "MB"),
        ("training from nothing", *training_time(), TRAINING_FLOOR, "s"),
    )
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    rows = [
        [label, f"{value:.1f} {unit}", "-" if clock != clock else f"{clock:.1f} {unit}", f"{floor:.0f} {unit}", "yes" if value <= floor else "NO"]
        for label, clock, value, floor, unit in figures
    ]
    print(table(["what", "measured", "by the clock", "at most", "kept"], rows))
    for name, times in (("short", short), ("long", long)):
        print(f"\nNLU, {name} messages: 95 % within {sorted(computed for _, computed in times)[int(len(times) * 0.95)]:.1f} ms.", end="")
    print()
    print(f"Load of the machine at the end: {load:.1f} on {os.cpu_count()} cores; other work on it makes the clock's figures much worse, the others a little.")
    return 0 if all(value <= floor for _, _, value, floor, _ in figures) else 1


if __name__ == "__main__":
    raise SystemExit(main())
