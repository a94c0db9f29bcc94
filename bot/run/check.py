"""Checks code and content without running the bot: `make check`."""

import sys

from bot.run.failure import Failure, exit_on_signals
from bot.run.steps import program, run_steps, shown

STEPS = (
    shown("content", ["editor", "check", "--short"]),
    program("ruff", ["ruff", "check", "--quiet"]),
    program("mypy", ["mypy"]),
)


def main() -> None:
    """Run the checks."""
    exit_on_signals()
    try:
        run_steps(STEPS)
    except Failure as failure:
        sys.exit(str(failure))


if __name__ == "__main__":
    main()
