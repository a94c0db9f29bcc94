"""The bot as a child of the editing server: it ends with its parent, however that ends."""

import os
import signal
import sys
import threading

from bot.run import start


def _end_with_parent() -> None:
    """Wait for the end of standard input, which is a pipe that only the parent holds open."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    start.main()
