"""One attempt to publish a change of recognition: train it, ask it everything, judge it, load it beside what is live."""

from __future__ import annotations

import json
import logging
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from bot.publication import child
from bot.publication.asking import questions_print
from bot.publication.comparing import Judgement, Outcomes, compare
from bot.publication.live import LiveBot, PairedProcessor, Version, open_version
from bot.publication.novelty import novelty
from bot.publication.status import State
from bot.publication.versions import find, fingerprint, home, keep, keep_model
from bot.publication.wording import Content, recognition
from bot.run.model import model_path, training
from bot.run.process import last_words
from bot.settings import TOP, log_folder

logger = logging.getLogger(__name__)

_TRAINING_TAKES = 60.0  # seconds, to show progress by
Report = Callable[["Candidate", State, float], None]


class Stopped(Exception):
    """The candidate is no longer wanted."""


class Candidate(threading.Thread):
    """Works by itself; `done` is set at the end, with `judgement` or `failure`, and `processor` where it may go live."""

    def __init__(self, live: LiveBot, content: Content, report: Report) -> None:
        super().__init__(name="candidate", daemon=True)
        self._live = live
        self.content = content
        self.recognition = recognition(content)
        self.latest = content  # the newest wording of the same recognition: goes live with it
        self._report = report
        self._unwanted = threading.Event()
        self.failure: str | None = None
        self.judgement: Judgement | None = None
        self.version: Version | None = None
        self.model: Path | None = None
        self.processor: PairedProcessor | None = None
        self.against = live.version.name

    @property
    def name_now(self) -> str:
        """The fingerprint of what would go live."""
        return fingerprint(self.latest)

    def stop(self) -> None:
        """Give up: its children are ended before it ends."""
        self._unwanted.set()

    def run(self) -> None:
        """Train, ask, judge."""
        try:
            self._work()
        except Stopped:
            return
        except Exception as error:  # whatever it is, what is live stays and the status says so
            logger.exception("a candidate failed")
            self.failure = str(error)

    def _work(self) -> None:
        folder = keep(self.content)
        asked = _Asking(self._live.version.folder, home() / "models" / self._live.published.model)
        try:
            self.model = self._train(folder, asked)
            mine = _Asking(folder, self.model)
            try:
                while not (asked.poll() and mine.poll()):
                    self._report(self, "evaluating", 0.5 + 0.45 * (asked.progress() + mine.progress()) / 2)
                    self._pause()
                self.judgement = compare(asked.outcomes(), mine.outcomes(), novelty(self._live.version.content, self.content))
            finally:
                mine.end()
        finally:
            asked.end()
        self.version = open_version(folder, self.content, self._live.version.library)
        if self.judgement.no_worse:
            self.load()

    def load(self) -> None:
        """Load the model beside the one that is live."""
        assert self.model is not None
        assert self.version is not None
        self.processor = self._live.load(self.model, self.version.library)

    def _train(self, folder: Path, asked: _Asking) -> Path:
        name = model_path(folder).name
        for place in (home() / "models" / name, TOP / "models" / name):
            if place.exists():
                return keep_model(place)
        log = log_folder() / "candidate.log"
        with tempfile.TemporaryDirectory(prefix=".new-", dir=home() / "models") as made:
            begun = time.monotonic()
            process = child.start(training(name, made), log, {"KLACHTWIJZER_CONTENT": str(folder)})
            try:
                while process.poll() is None:
                    asked.poll()
                    self._report(self, "training", 0.5 * min(0.95, (time.monotonic() - begun) / _TRAINING_TAKES))
                    self._pause()
            finally:
                child.end(process)
            if process.returncode != 0 or not (Path(made) / name).exists():
                raise RuntimeError(f"training failed:\n{last_words(log)}")
            shutil.move(str(Path(made) / name), home() / "models" / name)
        return home() / "models" / name

    def _pause(self) -> None:
        if self._unwanted.wait(0.2):
            raise Stopped


class _Asking:
    """The outcomes of one version: kept ones, or a child that is making them."""

    def __init__(self, folder: Path, model: Path) -> None:
        kept = home() / "outcomes"
        kept.mkdir(exist_ok=True)
        self._file = kept / f"{folder.name}-{model.name.split('.')[0]}-{questions_print()}.json"
        self._log = log_folder() / f"asking-{folder.name}.log"
        self._process: subprocess.Popen[bytes] | None = None
        if find(folder.name) is None:
            raise RuntimeError(f"the snapshot {folder.name} is not whole")
        if not self._file.exists():
            self._process = child.start(["bot.publication.asking", str(model), str(self._file)], self._log, {"KLACHTWIJZER_CONTENT": str(folder)})

    def poll(self) -> bool:
        """Whether the outcomes are there. Raises RuntimeError where they never will be."""
        if self._process is None or self._process.poll() is None:
            return self._process is None
        if self._process.returncode != 0 or not self._file.exists():
            raise RuntimeError(f"asking the questions failed:\n{last_words(self._log)}")
        return True

    def progress(self) -> float:
        """0 to 1."""
        if self._process is None:
            return 1.0
        try:
            return float(self._file.with_name(f"{self._file.name}.progress").read_text())
        except (OSError, ValueError):
            return 0.0

    def outcomes(self) -> Outcomes:
        """How each question went."""
        outcomes: Outcomes = json.loads(self._file.read_text(encoding="utf-8"))
        return outcomes

    def end(self) -> None:
        """Leave no child and no progress file."""
        if self._process:
            child.end(self._process)
        self._file.with_name(f"{self._file.name}.progress").unlink(missing_ok=True)
