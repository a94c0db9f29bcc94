"""Keeps what visitors type out of the logs of the whole process.

Rasa and structlog put messages and local variables into warnings and stack traces. From here on a log entry has its
event, and of an exception only its type and the lines of code that it passed.
"""

import logging
import traceback
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any

import structlog

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]
_standard = logging.getLogRecordFactory()


def keep_text_out_of_logs() -> None:
    """Change how this process logs; calling it again does no harm."""
    logging.setLogRecordFactory(_record)
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, structlog.dev.set_exc_info, _event_only],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def describe(error: BaseException, trace: TracebackType | None) -> str:
    """Return the error's type and the lines of code on its way, without its message, which may quote a visitor."""
    return "".join(traceback.format_tb(trace)) + type(error).__name__


def _record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    record = _standard(*args, **kwargs)
    if record.exc_info and record.exc_info[1]:
        # A formatter uses this text where it is set, instead of writing the exception out itself.
        record.exc_text = describe(record.exc_info[1], record.exc_info[2])
    return record


def _event_only(_: Any, __: str, entry: MutableMapping[str, Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Reduce a structlog entry to its event and the exception, as arguments for the standard logger."""
    return (str(entry.get("event", "")),), {"exc_info": entry.get("exc_info")}
