"""The slow checks, in a process of their own: they take seconds of one core, and saving must not wait for them."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor

from editor.checks import check_text
from editor.findings import Finding

_NICER = 5  # than the server and the bot beside it


class SlowChecks:
    """Checks one text at a time. The process begins with the first check and ends with its parent, however that ends."""

    def __init__(self) -> None:
        self._pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=_begin, initargs=(os.getpid(),))

    def findings(self, text: str, file: str, others: Mapping[str, str]) -> list[Finding]:
        """All findings, those that need the bot's reader among them. Raises BrokenProcessPool where the process was killed."""
        return self._pool.submit(check_text, text, file, dict(others), True).result()

    def stop(self) -> None:
        """End the process, whatever it is at."""
        processes = list((self._pool._processes or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.kill()


def _begin(parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to hear
    with contextlib.suppress(OSError):
        os.nice(_NICER)
    threading.Thread(target=_end_with, args=(parent,), name="parent", daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(0)
