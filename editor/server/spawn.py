"""An editing server of one's own as a child process, for tests and screenshots: a free port, content and data of its own, nothing left behind."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.run.process import stop
from bot.run.spawn import free_port
from bot.settings import TOP


@dataclass(frozen=True)
class RunningEditor:
    """An editing server that answers: its address without a slash at the end, its content and data folders, its process."""

    url: str
    content: Path
    data: Path
    process: subprocess.Popen[bytes]

    def file(self, slug: str) -> Path:
        """The file of an article."""
        return self.content / "articles" / f"{slug}.yml"


@contextlib.contextmanager
def running_editor(content: Path, data: Path, port: int | None = None, bot_port: int | None = None) -> Iterator[RunningEditor]:
    """Start the editing page as `make redactie` does, with a bot beside it where `bot_port` is given.

    Raises:
        RuntimeError: it did not start, with all that it said.
    """
    options = ["--no-browser", *([] if bot_port else ["--no-bot"])]
    environment = {
        **os.environ,
        "REDACTIE_PORT": str(port or free_port()),
        "PORT": str(bot_port or free_port()),
        "KLACHTWIJZER_CONTENT": str(content),
        "KLACHTWIJZER_DATA": str(data),
    }
    data.mkdir(parents=True, exist_ok=True)
    with (data / "redactie.log").open("ab+") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "editor.server", *options],
            cwd=TOP,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=True,
        )
        try:
            assert process.stdout is not None
            address = process.stdout.readline().decode().strip()
            if not address:
                process.wait()
                errors.seek(0)
                raise RuntimeError(f"the editing server did not start (exit code {process.returncode}):\n{errors.read().decode()}")
            yield RunningEditor(address.rstrip("/"), content, data, process)
        finally:
            stop(process)
            if process.stdout:
                process.stdout.close()
