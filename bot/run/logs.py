"""Where the server's log goes: everything to a file, only errors to the terminal."""

import logging
import logging.handlers
from pathlib import Path


class _OneLine(logging.Formatter):
    """An error in one line: the traceback is in the file."""

    def format(self, record: logging.LogRecord) -> str:
        message = record.getMessage().strip().splitlines()
        return f"{record.levelname.lower()}: {message[0] if message else record.name}"


def configure_logs(folder: Path, name: str = "server.log") -> Path:
    """Send Rasa's and Sanic's log and all warnings to the file `name` in `folder`, and return its path.

    Call it before anything of Rasa is imported: the imports themselves warn. Rasa writes what visitors type at level DEBUG,
    so the level is INFO whatever LOG_LEVEL says.
    """
    path = folder / name
    file = logging.handlers.RotatingFileHandler(path, maxBytes=5_000_000, backupCount=3, encoding="utf-8")
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    terminal = logging.StreamHandler()
    terminal.setLevel(logging.ERROR)
    terminal.setFormatter(_OneLine())
    handlers: list[logging.Handler] = [file, terminal]
    logging.basicConfig(level=logging.INFO, handlers=handlers, force=True)
    logging.captureWarnings(True)

    from rasa.utils.common import configure_logging_and_warnings

    configure_logging_and_warnings(logging.INFO, warn_only_once=True, filter_repeated_logs=False)
    # Sanic's loggers have handlers of their own, on standard output.
    for name in ("sanic.root", "sanic.error"):
        logging.getLogger(name).handlers = handlers
    # spaCy has one too, and nothing to say at this level that an operator needs.
    logging.getLogger("spacy").setLevel(logging.WARNING)
    return path
