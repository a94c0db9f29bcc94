"""A running bot beside the editing server: the one that answers on PORT already, or one of our own."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

from bot.publication.status import read_status
from bot.run.failure import say
from bot.run.process import stop
from bot.run.spawn import free_port
from bot.run.start import DEFAULT_PORT, HOST
from bot.settings import TOP, log_folder


class BotBeside:
    """Finds or starts a bot of this checkout and knows its address."""

    def __init__(self) -> None:
        self.url = ""
        self.problem = ""
        self._process: subprocess.Popen[bytes] | None = None
        self._ended = False

    def start(self) -> None:
        """Use the bot that runs on PORT, where it is one of this checkout; otherwise start one in the background."""
        port = int(os.environ.get("PORT") or DEFAULT_PORT)
        answers = _answers(port)
        if answers and read_status().running:
            self.url = f"http://{HOST}:{port}/"
            say(f"The bot runs already: {self.url}")
            return
        if answers or _taken(port):
            port, taken = free_port(), port
            say(f"Port {taken} is taken by something else: the bot of this checkout gets port {port}.")
        log = log_folder() / "bot.log"
        say(f"Starting the bot beside the page ... (log: {log})")
        with log.open("wb") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "editor.server.bot_process"],
                cwd=TOP,
                env={**os.environ, "PORT": str(port)},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                start_new_session=True,
            )
        assert self._process.stdout is not None
        threading.Thread(target=self._wait, args=(self._process.stdout, log), name="bot beside", daemon=True).start()

    @property
    def starting(self) -> bool:
        """Whether our own bot is there but does not answer yet."""
        return self._process is not None and not self.url and not self._ended

    def stop(self) -> None:
        """End the bot, if it is ours."""
        if self._process:
            stop(self._process)

    def _wait(self, output: IO[bytes], log: Path) -> None:
        self.url = output.readline().decode().strip()
        if self.url:
            say(f"The chat page: {self.url}")
            output.read()
            self.url = ""
        self._ended = True
        if self._process:
            self._process.wait()  # its output is closed, so it is ending: nothing of it stays behind, and it counts as gone
        self.problem = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        say(f"The bot does not run. The page goes on without it. Its last words are in {log}.")


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/health")
        return "status" in json.load(connection.getresponse())
    except (OSError, ValueError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _taken(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.connect()
        return True
    except OSError:
        return False
    finally:
        connection.close()
