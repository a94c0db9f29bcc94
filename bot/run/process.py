"""Runs a program out of sight: its output goes to a log, and it never outlives the one who started it."""

import os
import re
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
# How the last lines of a traceback, and Rasa's own errors, begin.
_EXCEPTION = re.compile(r"[\w.]*(Exception|Error|NotFound|Interrupt)\b.*:|npm error")
# Seconds between asking a program to stop and making it.
_GRACE = 10


def run_quietly(command: Sequence[str], log: Path, cwd: Path, environment: Mapping[str, str] | None = None) -> int:
    """Run `command` in `cwd` with its output in `log` (written anew), and return its exit code.

    The program gets a process group of its own, which is ended whenever this function is left early.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            return process.wait()
        finally:
            stop(process)


def stop(process: "subprocess.Popen[bytes]") -> None:
    """End `process` and its children: asked first, made to after a while. Does nothing when it has ended."""
    if process.poll() is not None:
        return
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(timeout=_GRACE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def last_words(log: Path, lines: int = 12) -> str:
    """Return what a failed program said at its end: from its last exception on, without colours and stack frames."""
    said = [line.rstrip() for line in _ANSI.sub("", log.read_text(encoding="utf-8", errors="replace")).splitlines() if line.strip()]
    begins = [number for number, line in enumerate(said) if _EXCEPTION.match(line)]
    return "\n".join(f"  {line}" for line in said[begins[-1] if begins else 0 :][-lines:])
