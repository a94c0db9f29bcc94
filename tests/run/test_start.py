"""What `make start` says when it cannot start, and that nothing it began is left behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.run import content, model
from bot.run.failure import Failure
from bot.run.process import last_words, run_quietly
from bot.run.spawn import RunningBot, running_bot
from bot.settings import TOP


def start(tmp_path: Path, port: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PORT": port, "KLACHTWIJZER_DATA": str(tmp_path)}
    return subprocess.run([sys.executable, "-m", "bot.run.start"], cwd=TOP, env=environment, capture_output=True, text=True, check=False, timeout=60)


def assert_one_message(result: "subprocess.CompletedProcess[str]", *words: str) -> None:
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.count("error: ") == 1
    assert "Remedy: " in result.stderr
    assert "Traceback" not in result.stderr
    for word in words:
        assert word in result.stderr


def test_a_taken_port(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert_one_message(start(tmp_path, port), f"port {port} on 127.0.0.1 is taken", "make start PORT=")


@pytest.mark.parametrize("port", ["abc", "0", "-1", "70000", "5005 "])
def test_no_port(tmp_path: Path, port: str) -> None:
    assert_one_message(start(tmp_path, port), f"PORT={port} is not a port number")


def test_broken_articles_are_told_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = tmp_path / "content" / "articles"
    articles.mkdir(parents=True)
    (articles / "een.yml").write_text("titel: [", encoding="utf-8")
    (articles / "twee.yml").write_text("titel: Twee\nonzin: ja\n", encoding="utf-8")
    monkeypatch.setattr(content, "TOP", tmp_path)
    with pytest.raises(Failure) as failure:
        content.check_content()
    for word in ("een.yml", "twee.yml", "onzin", "Remedy: "):
        assert word in str(failure.value)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("config.yml", "domain.yml", "requirements.txt", "bot/articles.py", "bot/nlu/part.py", "bot/run/start.py", "bot/data/nlu.yml", "content/a.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(model, "TOP", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "changed",
    ["config.yml", "domain.yml", "requirements.txt", "bot/articles.py", "bot/nlu/part.py", "bot/data/nlu.yml", "content/a.yml", "content/new.yml"],
)
def test_what_makes_another_model(checkout: Path, changed: str) -> None:
    before = model.model_path()
    (checkout / changed).write_text("something else")
    assert model.model_path() != before


def test_what_does_not_make_another_model(checkout: Path) -> None:
    before = model.model_path()
    (checkout / "bot" / "run" / "start.py").write_text("something else")
    (checkout / "bot" / "nlu" / "__pycache__").mkdir()
    (checkout / "bot" / "nlu" / "__pycache__" / "part.pyc").write_text("x")
    (checkout / "content" / "a.yml").touch()
    assert model.model_path() == before


def test_failed_training_tells_the_last_exception(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("Traceback (most recent call last):\n  File x\nEarlierError: no\nnoise\n\x1b[91mInvalidConfigException: Can't load class\n  for it\x1b[0m\n")
    assert last_words(log) == "  InvalidConfigException: Can't load class\n    for it"


def test_an_interrupted_command_ends_its_children(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom bot.run.failure import exit_on_signals\nfrom bot.run.process import run_quietly\nexit_on_signals()\n"
        "run_quietly([sys.executable, '-c', 'import os, time; print(os.getpid(), flush=True); time.sleep(60)'], Path(sys.argv[1]), Path('.'))\n"
    )
    log = tmp_path / "child.log"
    process = subprocess.Popen([sys.executable, "-c", script, str(log)], cwd=TOP)
    deadline = time.monotonic() + 20
    while not (log.exists() and log.read_text().strip()) and time.monotonic() < deadline:
        time.sleep(0.05)
    child = int(log.read_text())
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) == 128 + signal.SIGTERM
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_the_exit_code_and_output_are_kept(tmp_path: Path) -> None:
    log = tmp_path / "log"
    assert run_quietly([sys.executable, "-c", "import sys; print('out'); sys.exit(7)"], log, tmp_path) == 7
    assert log.read_text() == "out\n"


def test_the_address_is_all_that_a_started_bot_prints(bot: RunningBot) -> None:
    said = (bot.data / "start.log").read_text()
    assert "Starting the bot" in said
    for noise in ("Warning", "tensorflow", "sqlalchemy", "Traceback", "error"):
        assert noise not in said


def test_it_listens_on_this_machine_only(bot: RunningBot) -> None:
    port = int(bot.url.rsplit(":", 1)[1])
    with socket.socket() as probe:
        # Another address of this machine: 127.0.0.2 reaches whatever listens on all addresses.
        assert probe.connect_ex(("127.0.0.2", port)) != 0


@pytest.mark.bot
def test_it_stops_without_a_word(tmp_path: Path) -> None:
    with running_bot(tmp_path) as started:
        assert started.pid
    said = (tmp_path / "start.log").read_text().splitlines()
    assert [line.strip().split(" in ")[0] for line in said] == ["Starting the bot ...", "ready"]
    with pytest.raises(ProcessLookupError):
        os.kill(started.pid, 0)
