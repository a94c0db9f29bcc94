"""A bot of one's own as a child process, for tests and measurements: a free port, a fresh data folder, nothing left behind."""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.run.process import stop
from bot.settings import TOP


@dataclass(frozen=True)
class RunningBot:
    """A bot that answers: the address of its chat page without a slash at the end, its data folder and process id."""

    url: str
    data: Path
    pid: int

    @property
    def rest(self) -> str:
        """Return the address that takes messages."""
        return f"{self.url}/webhooks/rest/webhook"


@contextlib.contextmanager
def running_bot(data: Path | None = None, port: int | None = None) -> Iterator[RunningBot]:
    """Start the bot as `make start` does, wait until it answers, and stop it at the end.

    With `data` it keeps its conversations there and leaves them; otherwise in a temporary folder.

    Raises:
        RuntimeError: it did not start, with all that it said.
    """
    with contextlib.ExitStack() as cleanup:
        folder = data or Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="klachtwijzer-")))
        errors = cleanup.enter_context((folder / "start.log").open("w+", encoding="utf-8"))
        process = subprocess.Popen(
            [sys.executable, "-m", "bot.run.start"],
            cwd=TOP,
            env={**os.environ, "PORT": str(port or free_port()), "KLACHTWIJZER_DATA": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=True,
        )
        cleanup.callback(stop, process)
        assert process.stdout is not None
        address = process.stdout.readline().decode().strip()
        if not address:
            process.wait()
            errors.seek(0)
            raise RuntimeError(f"the bot did not start (exit code {process.returncode}):\n{errors.read()}")
        yield RunningBot(address.rstrip("/"), folder, process.pid)
        cleanup.enter_context(process.stdout)


def free_port() -> int:
    """Return a port of this machine that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
