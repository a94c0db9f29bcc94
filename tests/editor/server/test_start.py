"""`make redactie` says in one message why it cannot start."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import TOP


def start(tmp_path: Path, port: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "REDACTIE_PORT": port, "KLACHTWIJZER_DATA": str(tmp_path)}
    return subprocess.run(
        [sys.executable, "-m", "editor.server", "--no-bot", "--no-browser"], cwd=TOP, env=environment, capture_output=True, text=True, check=False, timeout=60
    )


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = start(tmp_path, str(port))
    assert done.returncode == 1
    assert f"port {port} on 127.0.0.1 is taken" in done.stderr
    assert "make redactie REDACTIE_PORT=5051" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("port", ["abc", "0", "70000"])
def test_what_is_no_port(tmp_path: Path, port: str) -> None:
    done = start(tmp_path, port)
    assert done.returncode == 1
    assert f"REDACTIE_PORT={port} is not a port number" in done.stderr
