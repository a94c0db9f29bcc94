"""Measures how soon a changed answer is live in a running bot, from the writing of the file to the first reply that has it.

    python -m scripts.bench_publishing [--changes 10]

It starts a bot of its own on a copy of content/.
"""

import argparse
import http.client
import json
import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

from bot.run.spawn import running_bot
from bot.settings import TOP

QUESTION = "Helpt magnesium bij migraine?"
ANSWER = "Volgens het artikel is magnesium een nuttige behandeling bij migraine"
PATIENCE = 30  # seconds


def said(url: str) -> str:
    """What the bot answers to the question, in a conversation of its own."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
    body = json.dumps({"sender": f"bench-{time.monotonic_ns()}", "message": QUESTION})
    connection.request("POST", "/webhooks/rest/webhook", body, {"Content-Type": "application/json"})
    return connection.getresponse().read().decode()


def change_times(changes: int) -> list[float]:
    """Seconds that each change of the answer took to be live. Raises SystemExit where one does not come."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        content, data = Path(folder, "content"), Path(folder, "data")
        shutil.copytree(TOP / "content", content)
        data.mkdir()
        os.environ["KLACHTWIJZER_CONTENT"] = str(content)
        article = content / "articles" / "magnesium-hersenen.yml"
        text = article.read_text(encoding="utf-8")
        if ANSWER not in text:
            raise SystemExit(f"{article.name} does not say '{ANSWER}': name another in {Path(__file__).name}")
        times = []
        with running_bot(data) as bot:
            time.sleep(2)
            for number in range(changes):
                mark = f"(proef {number})"
                article.write_text(text.replace(ANSWER, f"{ANSWER} {mark}"), encoding="utf-8")
                begun = time.monotonic()
                while mark not in said(bot.url):
                    if time.monotonic() - begun > PATIENCE:
                        raise SystemExit(f"change {number + 1} was not live after {PATIENCE} s")
                times.append(time.monotonic() - begun)
        return times


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Seconds from saving a changed answer to the first reply that has it.")
    parser.add_argument("--changes", type=int, default=10)
    times = change_times(max(1, parser.parse_args().changes))
    print(f"a changed answer is live after {statistics.median(times):.2f} s (median of {len(times)}; {min(times):.2f} to {max(times):.2f})")


if __name__ == "__main__":
    main()
