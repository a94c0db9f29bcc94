"""Trains an NLU pipeline on examples and asks it questions, so that ours can stand beside what `rasa init` gives.

Each pipeline is trained and asked in a process of its own: neither warms the other up, and memory is its own.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.resources
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

CONFIG = Path("config.yml")
# The parts that need this project's articles and intents; what stands before them fits any.
PROJECT_ONLY = ("bot.nlu.danger_classifier.DangerClassifier", "bot.nlu.article_reader.ArticleReader")
# What stands in for parts that mend words with the articles' vocabulary.
_GENERAL: dict[str, dict[str, Any]] = {
    "bot.nlu.mending_tokenizer.MendingTokenizer": {"name": "SpacyTokenizer"},
    "bot.nlu.sentence_encoder.SentenceEncoderFeaturizer": {"mend": False},
}
WARM_UP = 5  # messages asked before the clock runs

Example = tuple[str, str]  # a text and its intent


@dataclass(frozen=True)
class Outcome:
    """What one pipeline did: the intent of each question, training time in seconds, median milliseconds a message, and the process's memory in MB."""

    name: str
    intents: tuple[str, ...]
    training: float
    milliseconds: float
    megabytes: float

    def accuracy(self, expected: Sequence[str]) -> float:
        """The share of questions with the expected intent, in percent."""
        return 100 * sum(got == want for got, want in zip(self.intents, expected, strict=True)) / len(expected)


def our_config(general: bool = False) -> dict[str, Any]:
    """The pipeline of config.yml; with `general`, only the parts that fit any intents."""
    config = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
    parts = config["pipeline"]
    if general:
        parts = [{**part, **_GENERAL.get(part["name"], {})} for part in parts if part["name"] not in PROJECT_ONLY]
    return {"recipe": config["recipe"], "language": config["language"], "assistant_id": "yardstick", "pipeline": parts}


def rasa_init_config() -> dict[str, Any]:
    """The pipeline that a project fresh from `rasa init` is trained with: its config.yml leaves it out, so Rasa takes this file of its own."""
    text = importlib.resources.files("rasa.engine.recipes.config_files").joinpath("default_config.yml").read_text(encoding="utf-8")
    config = yaml.safe_load(text)
    return {"recipe": config["recipe"], "language": config["language"], "assistant_id": "yardstick", "pipeline": config["pipeline"]}


def measure(name: str, config: dict[str, Any], training: Sequence[Example], questions: Sequence[str]) -> Outcome:
    """Train a pipeline on examples and ask it the questions, in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_measure, name, config, list(training), list(questions)).result()


def _measure(name: str, config: dict[str, Any], training: list[Example], questions: list[str]) -> Outcome:
    import logging

    with tempfile.TemporaryDirectory(prefix="yardstick-") as folder:
        os.environ["RASA_CACHE_DIRECTORY"] = folder  # what was trained before must not shorten the training time
        from rasa.core.agent import load_agent
        from rasa.model_training import train_nlu
        from rasa.utils.common import configure_logging_and_warnings
        from rasa.utils.log_utils import configure_structlog

        configure_logging_and_warnings(logging.ERROR)
        configure_structlog(logging.ERROR)
        config_file, data_file = Path(folder, "config.yml"), Path(folder, "nlu.yml")
        config_file.write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
        write_training_file(training, data_file)
        begun = time.perf_counter()
        with contextlib.redirect_stdout(sys.stderr):  # it says where the model is, and standard output is for the table
            model = train_nlu(str(config_file), str(data_file), folder)
        seconds = time.perf_counter() - begun
        agent = asyncio.run(load_agent(model_path=model))
        return asyncio.run(_ask(name, agent, questions, seconds))


async def _ask(name: str, agent: Any, questions: Sequence[str], training: float) -> Outcome:
    for question in questions[:WARM_UP]:
        await agent.parse_message(question)
    intents, times = [], []
    for question in questions:
        begun = time.perf_counter()
        parsed = await agent.parse_message(question)
        times.append(1000 * (time.perf_counter() - begun))
        intents.append(str(parsed["intent"]["name"]))
    return Outcome(name, tuple(intents), training, statistics.median(times), megabytes())


def write_training_file(examples: Sequence[Example], file: Path) -> None:
    """Write examples as Rasa training data. A slash in an intent's name would mean a retrieval intent to Rasa, so it becomes a full stop."""
    from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLWriter
    from rasa.shared.nlu.training_data.message import Message
    from rasa.shared.nlu.training_data.training_data import TrainingData

    RasaYAMLWriter().dump(file, TrainingData([Message.build(text=text, intent=plain_intent(intent)) for text, intent in examples]))


def plain_intent(intent: str) -> str:
    """An intent's name as Rasa takes it."""
    return intent.replace("/", ".")


def megabytes(pid: int | None = None) -> float:
    """Memory that a process (this one unless told) holds, resident, in MB of 1,048,576 bytes, as Linux's /proc tells it; NaN on other systems."""
    status = Path(f"/proc/{pid or 'self'}/status")
    if not status.exists():
        return float("nan")
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table with aligned columns."""
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    lines = [head, ["-" * width for width in widths], *rows]
    return "\n".join("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines)
