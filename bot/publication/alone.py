"""One bot at a time for a data folder: two would each publish, and write over what the other remembers."""

from __future__ import annotations

import fcntl
import os
import time
from typing import IO

from bot.publication.versions import home
from bot.run.failure import Failure

_PATIENCE = 3.0  # seconds; a bot that is just stopping is waited for
_held: list[IO[str]] = []  # the lock is there as long as its file is open


def be_alone(patience: float = _PATIENCE) -> None:
    """Keep the data folder to this process until it ends, however it ends.

    Raises:
        Failure: another bot has it.
    """
    file = (home() / "bot.lock").open("a+", encoding="utf-8")
    end = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except OSError:
            if time.monotonic() >= end:
                file.seek(0)
                other = file.read().strip() or "unknown"
                file.close()
                raise Failure(
                    f"a bot runs on this data folder already (process {other}), and two would publish over each other.",
                    f"use that one, or stop it (kill {other}); for a second bot choose another folder: KLACHTWIJZER_DATA=FOLDER make start",
                ) from None
            time.sleep(0.1)
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    _held.append(file)
