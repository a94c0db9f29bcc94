"""Where the server's log goes: everything to a file, only errors to the terminal."""

import logging
import logging.handlers
import warnings
from pathlib import Path


class _OneLine(logging.Formatter):
    """An error in one line: the traceback is in the file."""

    def format(self, record: logging.LogRecord) -> str:
        message = record.getMessage().strip().splitlines()
        return f"{record.levelname.lower()}: {message[0] if message else record.name}"


def configure_logs(folder: Path) -> Path:
    """Send Rasa's and Sanic's log and all warnings to `server.log` in `folder`, and return its path.

    Rasa writes what visitors type at level DEBUG, so the level is INFO whatever LOG_LEVEL says.
    """
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    path = folder / "server.log"
    file = logging.handlers.RotatingFileHandler(path, maxBytes=5_000_000, backupCount=3, encoding="utf-8")
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    terminal = logging.StreamHandler()
    terminal.setLevel(logging.ERROR)
    terminal.setFormatter(_OneLine())

    configure_logging_and_warnings(logging.INFO, warn_only_once=True, filter_repeated_logs=False)
    configure_structlog(logging.INFO)
    logging.captureWarnings(True)
    warnings.simplefilter("once", UserWarning)
    # Sanic's loggers stand apart from the root logger once Rasa has set their level.
    for name in ("", "sanic.root", "sanic.error"):
        logger = logging.getLogger(name)
        for handler in list(logger.handlers):
            logger.removeHandler(handler)
        logger.addHandler(file)
        logger.addHandler(terminal)
    logging.getLogger().setLevel(logging.INFO)
    logging.getLogger("py.warnings").setLevel(logging.WARNING)
    return path
