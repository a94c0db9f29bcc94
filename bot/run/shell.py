"""Talk with the bot in the terminal: Rasa's own shell, with the right model and closed to the network."""

import os
import sys

from bot.run.failure import Failure, exit_on_signals
from bot.run.model import ensure_model
from bot.run.spawn import free_port
from bot.settings import TOP


def main() -> None:
    """Train if needed, then become `rasa shell`."""
    exit_on_signals()
    os.chdir(TOP)
    try:
        model = ensure_model()
    except Failure as failure:
        sys.exit(str(failure))
    # The shell talks with itself over HTTP, on all addresses unless told otherwise.
    options = ["--quiet", "--interface", "127.0.0.1", "--port", str(free_port()), "--model", str(model)]
    os.execv(sys.executable, [sys.executable, "-m", "bot.run.rasa", "shell", *options])  # noqa: S606 - no shell is what is wanted


if __name__ == "__main__":
    main()
