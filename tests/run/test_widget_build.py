"""Building the chat page on a machine without node."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.run import widget


def test_node_of_the_python_package_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    folder = widget.node_folder()
    for name, first in (("node", "v"), ("npm", "1")):
        said = subprocess.run([folder / name, "--version"], env={"PATH": f"{folder}:/usr/bin:/bin"}, capture_output=True, text=True, check=True).stdout
        assert said.startswith(first)


def test_an_old_node_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(widget, "_major", lambda _: 18)
    assert widget.node_folder() == Path(sys.prefix) / "node"
