"""Where things are, for every part that runs: the checkout, the content and the data folder."""

import os
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]


def content_folder() -> Path:
    """Return the content that is read: `content/` in the working folder, or the folder that `KLACHTWIJZER_CONTENT` names.

    A bot that publishes reads the last published copy that way, and a candidate is trained and asked on its own.
    """
    return Path(os.environ.get("KLACHTWIJZER_CONTENT") or "content")


def data_folder() -> Path:
    """Return the folder for what visitors leave behind (conversations, secrets), made if it is not there.

    `KLACHTWIJZER_DATA` names another one, so that tests and a second bot keep theirs apart.
    """
    folder = Path(os.environ.get("KLACHTWIJZER_DATA") or TOP / "var")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def log_folder() -> Path:
    """Return the folder for logs inside the data folder, made if it is not there."""
    folder = data_folder() / "log"
    folder.mkdir(exist_ok=True)
    return folder
