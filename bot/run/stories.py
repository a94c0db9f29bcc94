"""Runs `rasa test core` on the test stories and compares what fails with the list of known failures.

    python -m bot.run.stories

Rasa itself exits 0 when stories fail, and also when it found none.
"""

import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.policies.passage_mark import MARK
from bot.run.failure import Failure, exit_on_signals
from bot.run.known import KNOWN, read_known, surprises
from bot.run.model import ensure_model
from bot.run.process import last_words, run_quietly
from bot.settings import TOP, log_folder

STORIES = TOP / "tests" / "test_stories.yml"
RESULTS = TOP / "results" / "stories"
_NAME = re.compile(r"^- story: (.*?)(?: \([^()]*\.yml\))?$", re.MULTILINE)
_STORY = re.compile(r"^\s*-\s+story:", re.MULTILINE)
_PASSAGES = re.compile(rf"{re.escape(MARK)}(\{{.*\}})\s*$", re.MULTILINE)


@dataclass(frozen=True)
class StoryRun:
    """What a run of `rasa test core` came to: how many stories were asked, the names of those that failed, and by name which passages were others."""

    total: int
    failed: tuple[str, ...]
    passages: Mapping[str, str]
    report: Path


def ask_stories(stories: Path, results: Path = RESULTS) -> StoryRun:
    """Run `rasa test core` on one file of stories.

    Raises:
        Failure: Rasa failed, would not read the file, found no stories in it, or fewer than there are.
    """
    if not stories.is_file() or not stories.name.startswith("test_"):
        raise Failure(f"{stories}: no file with stories; Rasa reads only files whose names begin with test_.", "name such a file.")
    log = log_folder() / "rasa-test-core.log"
    command = ["bot.run.rasa", "test", "core", "--e2e", "--no-plot", "--stories", str(stories), "--out", str(results), "--model", str(ensure_model())]
    report, failed = results / "story_report.json", results / "failed_test_stories.yml"
    for old in (report, failed):
        old.unlink(missing_ok=True)
    if run_quietly([sys.executable, "-m", *command], log, TOP) != 0 or not report.exists():
        raise Failure(f"`rasa test core` failed.\n{last_words(log)}", f"mend what it says; everything it said is in {log}.")
    total = int(json.loads(report.read_text())["conversation_accuracy"]["total"])
    standing = len(_STORY.findall(stories.read_text(encoding="utf-8")))
    if total == 0:
        raise Failure(f"`rasa test core` found no stories in {stories}.", "put stories in it.")
    if total < standing:  # Rasa leaves out what it takes for a copy, also where only the passages differ
        remedy = f"change the wording of one, or take it out; what Rasa said is in {log}."
        raise Failure(f"{stories}: {standing} stories, but Rasa asked {total}: some say and do the same as another.", remedy)
    return StoryRun(total, tuple(failed_stories(failed)), passages_told(log.read_text(encoding="utf-8", errors="replace")), failed)


def run_stories() -> str:
    """Run the test stories and return how many went as they should, in words.

    Raises:
        Failure: a story failed that is not listed, a listed one passed, or they could not be run.
    """
    run = ask_stories(STORIES)
    lines = surprises({name: run.passages.get(name, "") for name in run.failed}, read_known("story"))
    if lines:
        remedy = f"mend the bot or the story, or list it with its reason in {KNOWN.relative_to(TOP)}."
        raise Failure("\n  ".join(["stories did not go as known:", *lines, f"what was predicted instead is in {run.report.relative_to(TOP)}"]), remedy)
    return f"{run.total} stories"


def passages_told(log: str) -> dict[str, str]:
    """What Rasa's log tells of stories whose answer was made of other passages: the story's name and both in words."""
    told: dict[str, str] = {}
    for found in _PASSAGES.finditer(log):
        data = json.loads(found[1])
        what = f"passages {', '.join(data['given']) or 'none'}, wanted {', '.join(data['wanted']) or 'none'}"
        told[data["story"]] = f"{told[data['story']]}; {what}" if data["story"] in told else what
    return told


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
