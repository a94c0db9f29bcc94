"""Two bots on one data folder would publish over each other: the second says so and stops, also after a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import TOP

_HOLD = """
import sys
from bot.publication.alone import be_alone
from bot.run.failure import Failure
try:
    be_alone(float(sys.argv[1]))
except Failure as failure:
    sys.exit(str(failure))
print("alone", flush=True)
sys.stdin.read()
"""


def hold(data: Path, patience: float = 0.2) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(patience)],
        cwd=TOP,
        env={**os.environ, "KLACHTWIJZER_DATA": str(data)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def first(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    process = hold(tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline() == "alone\n"
    yield process
    process.kill()
    process.communicate()


def test_the_second_is_told_which_the_first_is(first: subprocess.Popen[str], tmp_path: Path) -> None:
    second = hold(tmp_path)
    out, said = second.communicate(timeout=30)
    assert (out, second.returncode) == ("", 1)
    assert f"process {first.pid}" in said
    assert f"kill {first.pid}" in said
    assert "KLACHTWIJZER_DATA=FOLDER" in said
    assert "Traceback" not in said


def test_another_folder_is_free(first: subprocess.Popen[str], tmp_path: Path) -> None:
    other = hold(tmp_path / "other")
    assert other.communicate(input="", timeout=30)[0] == "alone\n"


def test_a_killed_bot_keeps_nobody_out(first: subprocess.Popen[str], tmp_path: Path) -> None:
    first.send_signal(signal.SIGKILL)
    first.wait(timeout=10)
    assert hold(tmp_path).communicate(input="", timeout=30)[0] == "alone\n"


def test_one_that_is_just_stopping_is_waited_for(first: subprocess.Popen[str], tmp_path: Path) -> None:
    waiting = hold(tmp_path, patience=60)
    with pytest.raises(subprocess.TimeoutExpired):
        waiting.wait(timeout=1.5)
    first.kill()
    assert waiting.communicate(input="", timeout=30)[0] == "alone\n"
