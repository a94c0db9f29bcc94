"""Runs checks one after the other, as the command line shows them: what passes in one line, what fails with its output."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.run.failure import Failure, say
from bot.run.process import run_quietly
from bot.settings import TOP, log_folder


@dataclass(frozen=True)
class Step:
    """One check: its name, and what does it, which raises `Failure` where it fails."""

    name: str
    run: Callable[[], object]


def program(name: str, command: Sequence[str]) -> Step:
    """Return a step that runs a Python module out of sight, and shows its output where it fails."""

    def run() -> None:
        log = log_folder() / f"{name.replace(' ', '-')}.log"
        if run_quietly([sys.executable, "-m", *command], log, TOP) != 0:
            output = log.read_text(encoding="utf-8", errors="replace")
            raise Failure(f"{name} failed:\n{output.rstrip()}", f"mend what it says above; alone it runs as: scripts/in-env --dev {' '.join(command)}")

    return Step(name, run)


def shown(name: str, command: Sequence[str]) -> Step:
    """Return a step that runs a Python module in sight, for programs whose progress is worth seeing."""

    def run() -> None:
        process = subprocess.Popen([sys.executable, "-m", *command], cwd=TOP, stdin=subprocess.DEVNULL)
        try:
            code = process.wait()
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()
        if code != 0:
            raise Failure(f"{name} failed.", f"mend what it says above; alone it runs as: scripts/in-env --dev {' '.join(command)}")

    return Step(name, run)


def run_steps(steps: Iterable[Step]) -> None:
    """Run the steps in order and stop at the first that fails.

    Raises:
        Failure: of that step.
    """
    for step in steps:
        begun = time.monotonic()
        say(f"== {step.name}")
        step.run()
        say(f"   {step.name}: ok, {time.monotonic() - begun:.0f} s")
