"""Where things are, for every part that runs: the checkout and the data folder."""

import os
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]


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
