"""A Chromium that needs no system packages, from npm (package.json), for the browser tests and for screenshots."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from bot.run.widget import node_folder

HERE = Path(__file__).parent

# No sandbox: CI runs as root. The others keep the browser from calling home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The server under test is on this machine; to a page of another site the browser would not let it be reached.
    "--disable-features=LocalNetworkAccessChecks",
]


@dataclass(frozen=True)
class Program:
    """The browser's program, and the environment that it needs."""

    path: str
    environment: dict[str, str | float | bool]


def npm_packages() -> Path:
    """The folder of what package-lock.json names, installed when it changed."""
    modules = HERE / "node_modules"
    lock = (HERE / "package-lock.json").read_bytes()
    stamp = modules / ".lock-installed"
    if not stamp.exists() or stamp.read_bytes() != lock:
        _run(["npm", "ci", "--no-audit", "--no-fund"])
        stamp.write_bytes(lock)
    return modules


def program() -> Program:
    """The browser as npm brings it; with libraries of its own where the machine has none."""
    npm_packages()
    path = _run(["node", "browser_path.mjs"]).strip()
    environment: dict[str, str | float | bool] = dict(os.environ)
    if "not found" in subprocess.run(["ldd", path], capture_output=True, text=True, check=False).stdout:
        _run(["node", "browser_path.mjs"], AWS_EXECUTION_ENV="AWS_Lambda_nodejs22.x")
        environment["LD_LIBRARY_PATH"] = str(Path(path).parent / "al2023" / "lib")
    return Program(path, environment)


def _run(command: list[str], **environment: str) -> str:
    path = os.pathsep.join([str(node_folder()), os.environ["PATH"]])
    program = shutil.which(command[0], path=path) or command[0]
    done = subprocess.run([program, *command[1:]], cwd=HERE, env={**os.environ, "PATH": path, **environment}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)} failed:\n{done.stdout}\n{done.stderr}"
    return done.stdout
