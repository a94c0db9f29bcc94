"""Every command that the Dutch documents show works: its words are known, and it runs (in a light form where it takes minutes)."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.run.model import ensure_model
from bot.settings import TOP
from tests.docs.commands import Shown, commands_of, light_forms, words_of

DOCUMENTS = [TOP / "docs" / name for name in ("testers.md", "handleiding.md")]
SHOWN = [shown for document in DOCUMENTS if document.exists() for shown in commands_of(document)]
TIMEOUT = 600  # seconds


def names(shown: Shown) -> str:
    return f"{shown.document}:{shown.line}"


def test_the_documents_show_commands() -> None:
    assert {shown.document for shown in SHOWN} == {document.name for document in DOCUMENTS if document.exists()}
    assert len(SHOWN) > 10


def test_commands_stand_in_code_blocks(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("$ geen\n\n    $ make een\n    uitvoer\n\n```\n$ make twee  \n```\n\n$ ook geen\n", encoding="utf-8")
    assert [(shown.line, shown.command) for shown in commands_of(tmp_path / "a.md")] == [(3, "make een"), (7, "make twee")]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("PORT=8080 make start", ["make", "start"]),
        ("scripts/in-env --dev -- python -m editor", ["python", "-m", "editor"]),
        ('python -m editor ask "een vraag"', ["python", "-m", "editor", "ask", "een vraag"]),
    ],
)
def test_the_words_of_a_command(command: str, words: list[str]) -> None:
    assert words_of(command) == words


def test_every_light_form_is_of_a_command_that_is_shown() -> None:
    assert set(light_forms()["run"]) <= {shown.command for shown in SHOWN}


@pytest.mark.parametrize("shown", SHOWN, ids=names)
def test_what_a_command_names_exists(shown: Shown) -> None:
    check_words(words_of(shown.command))


@pytest.mark.parametrize(
    "command",
    ["make bestaatniet", "python -m editor ask", "python -m editor compare a b --snel", "rasa tets", "ls", "git comit", "python -m niets"],
)
def test_a_command_that_does_not_exist_is_found(command: str) -> None:
    with pytest.raises((AssertionError, SystemExit)):
        check_words(words_of(command))


def check_words(words: list[str]) -> None:
    """Fails for a make target, a module, an option or a program that does not exist."""
    if words[0] == "make":
        known = re.findall(r"^([a-z-]+):", (TOP / "Makefile").read_text(encoding="utf-8"), re.M)
        unknown = [word for word in words[1:] if "=" not in word and word not in known]
        assert not unknown, f"no such make target: {unknown}"
    elif words[:3] == ["python", "-m", "editor"]:
        _editor_parser().parse_args(words[3:])
    elif words[:2] == ["python", "-m"]:
        module = TOP / words[2].replace(".", "/")
        assert module.with_suffix(".py").exists() or (module / "__main__.py").exists(), f"no such module: {words[2]}"
    elif words[0] == "rasa":
        from rasa.__main__ import create_argument_parser

        create_argument_parser().parse_args(words[1:])
    elif words[0] == "git":
        # Git shows a command's usage with -h, and ends with 129 where it has that command.
        known_to_git = subprocess.run(["git", words[1], "-h"], cwd=TOP, capture_output=True, check=False).returncode
        assert known_to_git in (0, 129), f"git has no command {words[1]!r}"
    else:
        assert words == [".", ".venv/bin/activate"], f"say in this test how to check {words[0]!r}"


def _editor_parser() -> argparse.ArgumentParser:
    import importlib

    from editor.__main__ import COMMANDS

    parser = argparse.ArgumentParser()
    subparsers = parser.add_subparsers(required=True)
    for command in COMMANDS:
        importlib.import_module(f"editor.commands.{command}").add_parser(subparsers)
    return parser


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that light forms need, and the model trained."""
    folder = tmp_path_factory.mktemp("docs")
    for name, text in light_forms()["files"].items():
        (folder / name).write_text(text, encoding="utf-8")
    ensure_model()
    return folder


@pytest.mark.bot
@pytest.mark.parametrize("shown", SHOWN, ids=names)
def test_a_command_runs(shown: Shown, made: Path) -> None:
    command = light_forms()["run"].get(shown.command, shown.command).replace("{tmp}", str(made))
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "RASA_TELEMETRY_ENABLED": "false"}
    run = subprocess.run(
        ["bash", "-c", command], cwd=TOP, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=TIMEOUT, check=False
    )
    assert run.returncode == 0, f"{shown.command}\n{run.stdout[-2000:]}\n{run.stderr[-2000:]}"
    assert "Traceback" not in run.stderr
