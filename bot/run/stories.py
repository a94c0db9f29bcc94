"""Runs `rasa test core` on the test stories and compares what fails with the list of known failures.

    python -m bot.run.stories

Rasa itself exits 0 when stories fail, and also when it found none.
"""

import json
import re
import sys
from pathlib import Path

from bot.run.failure import Failure, exit_on_signals
from bot.run.known import KNOWN, read_known, surprises
from bot.run.model import ensure_model
from bot.run.process import last_words, run_quietly
from bot.settings import TOP, log_folder

STORIES = TOP / "tests" / "test_stories.yml"
RESULTS = TOP / "results" / "stories"
_NAME = re.compile(r"^- story: (.*?)(?: \([^()]*\.yml\))?$", re.MULTILINE)


def run_stories() -> str:
    """Run the stories and return how many went as they should, in words.

    Raises:
        Failure: a story failed that is not listed, a listed one passed, or there was nothing to run.
    """
    log = log_folder() / "rasa-test-core.log"
    command = ["bot.run.rasa", "test", "core", "--e2e", "--no-plot", "--stories", str(STORIES), "--out", str(RESULTS), "--model", str(ensure_model())]
    report, failed = RESULTS / "story_report.json", RESULTS / "failed_test_stories.yml"
    for old in (report, failed):
        old.unlink(missing_ok=True)
    if run_quietly([sys.executable, "-m", *command], log, TOP) != 0 or not report.exists():
        raise Failure(f"`rasa test core` failed.\n{last_words(log)}", f"mend what it says; everything it said is in {log}.")
    total = int(json.loads(report.read_text())["conversation_accuracy"]["total"])
    if total == 0:
        raise Failure(f"`rasa test core` found no stories in {STORIES}.", "put the file back.")
    lines = surprises(dict.fromkeys(failed_stories(failed), ""), read_known("story"))
    if lines:
        remedy = f"mend the bot or the story, or list it with its reason in {KNOWN.relative_to(TOP)}."
        raise Failure("\n  ".join(["stories did not go as known:", *lines, f"what was predicted instead is in {failed.relative_to(TOP)}"]), remedy)
    return f"{total} stories"


def failed_stories(report: Path) -> list[str]:
    """Return the names of the stories in Rasa's report of failed ones."""
    return _NAME.findall(report.read_text(encoding="utf-8")) if report.exists() else []


def main() -> None:
    """Run and print."""
    exit_on_signals()
    try:
        print(run_stories())
    except Failure as failure:
        sys.exit(str(failure))


if __name__ == "__main__":
    main()
