"""Asks the real bot sets of questions, quietly, with the model for the files as they are now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.run.failure import Failure, say
from bot.run.logs import configure_logs
from bot.run.model import ensure_model
from bot.settings import log_folder
from evaluation.judge import Verdict
from evaluation.noise import NOISES, Cost, cost, noisy
from evaluation.questions import Conversation, QuestionError, read_questions, read_sets

if TYPE_CHECKING:
    from evaluation.bot import Bot


def own_questions() -> dict[str, list[Conversation]]:
    """The project's train and test questions. Raises Failure where a file cannot be used."""
    try:
        return read_sets()
    except QuestionError as error:
        raise Failure(str(error), "mend that file.") from None


def other_questions(paths: Iterable[Path]) -> dict[str, list[Conversation]]:
    """Questions that are not the project's own, a set for each file or folder, called by its name. Raises Failure where one cannot be used."""
    try:
        return {path.stem: read_questions([path]) for path in paths}
    except QuestionError as error:
        raise Failure(str(error), "mend that file, or name another.") from None


def load_bot(model: Path | None) -> Bot:
    """The bot with `model` (a file, or a folder whose newest is taken), or with the one that `make train` makes.

    Raises:
        Failure: there is none, or it cannot be trained.
    """
    path = model or ensure_model()
    configure_logs(log_folder(), "evaluation.log")
    # Imported here: they take seconds and warn.
    from bot.channels.privacy import keep_text_out_of_logs
    from evaluation.bot import Bot

    keep_text_out_of_logs()
    try:
        return Bot(path)
    except RuntimeError as error:
        raise Failure(str(error), "train one with `make train`, or name another with --model.") from None


def ask(bot: Bot, sets: Mapping[str, Sequence[Conversation]]) -> dict[str, list[Verdict]]:
    """Every turn of every set, answered and judged."""
    answered = {}
    for name, conversations in sets.items():
        say(f"asking {name}: {sum(len(conversation.turns) for conversation in conversations)} turns ...")
        answered[name] = list(bot.ask(conversations))
    return answered


def ask_noisy(bot: Bot, conversations: Sequence[Conversation], clean: Sequence[Verdict]) -> dict[str, Cost]:
    """What each kind of noise costs on these conversations, whose replies without noise are `clean`."""
    return {name: cost(clean, ask(bot, {f"with {name}": noisy(conversations, change)})[f"with {name}"]) for name, change in NOISES.items()}
