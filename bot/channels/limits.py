"""How much a visitor may ask, and from which sites."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

# Buckets kept at most; the ones longest unused go first.
_MOST_BUCKETS = 10_000


class RateLimit:
    """A bucket of turns for each key, refilled at a steady pace.

    Args:
        per_minute: turns a minute; as many can be used at once after a pause.
        clock: seconds that never run back.
    """

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._size = float(per_minute)
        self._per_second = per_minute / 60
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, key: str) -> int:
        """Take one turn for `key`: 0 when there was one, else the whole seconds until there is."""
        now = self._clock()
        left, seen = self._buckets.pop(key, (self._size, now))
        left = min(self._size, left + (now - seen) * self._per_second)
        allowed = left >= 1
        self._buckets[key] = (left - 1 if allowed else left, now)
        if len(self._buckets) > _MOST_BUCKETS:
            self._buckets.popitem(last=False)
        return 0 if allowed else math.ceil((1 - left) / self._per_second)


class Sites:
    """The sites whose pages may hold the widget: our own, and those that the operator names.

    Args:
        allowed: origins such as "https://www.voorbeeld.nl"; "*" allows every site.

    Raises:
        ValueError: when an entry is not an origin, with what it should look like.
    """

    def __init__(self, allowed: Iterable[str]) -> None:
        entries = [entry.rstrip("/").lower() for entry in allowed]
        for entry in entries:
            if entry != "*" and not _is_origin(entry):
                raise ValueError(f'sites: "{entry}" is not a site. Write it like "https://www.voorbeeld.nl", or "*".')
        self._any = "*" in entries
        self._origins = frozenset(entries)

    def allows(self, origin: str | None, host: str) -> bool:
        """Tell whether a page of `origin` may talk to us, who are reached as `host`.

        Without an origin it is no other site's page: browsers always send one with what we take.
        """
        if origin is None or self._any:
            return True
        return origin.lower() in self._origins or urlsplit(origin).netloc.lower() == host.lower()


def _is_origin(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and text == f"{parts.scheme}://{parts.netloc}"
