"""Checks code and content without running the bot: `make check`."""

import sys

from bot.run.content import check_content
from bot.run.failure import Failure, exit_on_signals
from bot.run.steps import Step, program, run_steps

STEPS = (
    Step("content", check_content),
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
