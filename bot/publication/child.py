"""Runs a module as a child that is in nobody's way and never outlives the bot:

    python -m bot.publication.child MODULE [ARGUMENT ...]

The bot holds the other end of its standard input: where that closes, however the bot ended, the child's whole process group is ended.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import runpy
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.settings import TOP

NICENESS = 15
_PR_SET_PDEATHSIG = 1


def start(command: Sequence[str], log: Path, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start `command` (a module and its arguments) with its output in `log`."""
    with log.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "bot.publication.child", *command],
            cwd=TOP,
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def end(process: subprocess.Popen[bytes]) -> None:
    """End a child and all it has started, at once: it holds nothing that has to be put away."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if process.stdin:
        process.stdin.close()


def _end_with_parent() -> None:
    with contextlib.suppress(OSError, AttributeError):  # Linux: at once, whatever the child is busy with
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)

    def wait() -> None:
        os.read(0, 1)  # nothing is ever written: it ends where the other end is gone
        os.killpg(os.getpgid(0), signal.SIGKILL)

    threading.Thread(target=wait, daemon=True).start()


def main() -> None:
    """Become the module."""
    _end_with_parent()
    os.nice(NICENESS)
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
