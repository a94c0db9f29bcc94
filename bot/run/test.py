"""Runs every test: `make test`. What is quick comes first; it stops at the first failure.

The tests of the running bot come last and in sight, so that a run ends with how many passed.
"""

import sys

from bot.run.check import STEPS as CHECKS
from bot.run.failure import Failure, exit_on_signals
from bot.run.model import ensure_model
from bot.run.steps import Step, program, run_steps, shown
from bot.run.stories import run_stories
from bot.run.widget import ensure_widget
from bot.settings import TOP


def check_data() -> None:
    """Check that Rasa finds the training data where it looks: without it, `rasa data validate` calls nothing valid."""
    if not (TOP / "data").is_dir() or not list((TOP / "data").glob("*.yml")):
        raise Failure("data/ holds no training data.", "restore the link: ln -s bot/data data")


STEPS = (
    *CHECKS,
    program("quick tests", ["pytest", "-q", "-m", "not bot"]),
    Step("training data", check_data),
    program("rasa data validate", ["bot.run.rasa", "data", "validate"]),
    Step("chat page", ensure_widget),
    Step("model", ensure_model),
    Step("rasa test on stories", run_stories),
    shown("questions", ["bot.run.questions"]),
    shown("tests of the running bot", ["pytest", "-q", "-m", "bot"]),
)


def main() -> None:
    """Run the tests."""
    exit_on_signals()
    try:
        run_steps(STEPS)
    except Failure as failure:
        sys.exit(str(failure))


if __name__ == "__main__":
    main()
