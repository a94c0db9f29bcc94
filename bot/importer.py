"""Reads the training data once a process: Rasa's own importer reads and merges all examples five times for one training."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.importers.utils import training_data_from_paths
from rasa.shared.nlu.training_data.training_data import TrainingData


class OnceImporter(RasaFileImporter):
    """Rasa's importer of files, which keeps the NLU data that it read.

    Training asks for them for the check before it, the fingerprint and the training itself, through several importers that do not share what they
    have. Files that changed in between (another time of change or size) are read anew.
    """

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """The examples of all NLU files. Whoever changes them works on a merged copy of their own, as Rasa does."""
        return _read(tuple((file, *_state(file)) for file in self._nlu_files), language)


def _state(file: str) -> tuple[int, int]:
    status = Path(file).stat()
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=1)
def _read(files: tuple[tuple[str, int, int], ...], language: str | None) -> TrainingData:
    return training_data_from_paths([file for file, *_ in files], language or "en")
