"""How a command ends when it cannot go on: one message with its remedy, no traceback."""

import signal
import sys
from types import FrameType


class Failure(Exception):
    """Something that the person at the terminal has to mend; `str()` gives what is wrong and how to mend it."""

    def __init__(self, what: str, remedy: str) -> None:
        """Keep what is wrong, in one or more lines, and the remedy, in one sentence."""
        super().__init__(f"error: {what}\n  Remedy: {remedy}")


def exit_on_signals() -> None:
    """Turn Ctrl-C, SIGTERM and a closed terminal into `SystemExit`, so that `finally` clauses end child processes."""

    def leave(number: int, _: FrameType | None) -> None:
        sys.exit(128 + number)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, leave)


def say(line: str) -> None:
    """Show a line of progress at once; standard output is kept for results."""
    print(line, file=sys.stderr, flush=True)
