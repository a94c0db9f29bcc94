"""Tells open pages within a moment what changed: a file, unsaved work, what is live."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from collections.abc import Callable
from typing import Any

logger = logging.getLogger(__name__)

LOOK_EVERY = 0.25  # seconds
HEARTBEAT = 15  # seconds; a page that is gone is noticed by it


class Watch:
    """Looks at what `look` gives, and wakes all listeners when it is not what it was."""

    def __init__(self, look: Callable[[], dict[str, Any]]) -> None:
        self._look = look
        self._listeners: set[asyncio.Queue[str]] = set()
        self.now = ""

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            try:
                now = json.dumps(await asyncio.get_running_loop().run_in_executor(None, self._look), ensure_ascii=False, sort_keys=True)
                if now != self.now:
                    self.now = now
                    for queue in self._listeners:
                        queue.put_nowait(now)
            except OSError:  # a file that goes while it is looked at: the next look sees how it ended
                pass
            except Exception:  # whatever it is, pages go on being told of the rest
                logger.exception("the content could not be looked at")
            await asyncio.sleep(LOOK_EVERY)

    @contextlib.contextmanager
    def listening(self) -> Any:
        """A queue of everything new, beginning with how it is now."""
        queue: asyncio.Queue[str] = asyncio.Queue()
        if self.now:
            queue.put_nowait(self.now)
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)
