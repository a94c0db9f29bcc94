"""The training data are read once a process."""

import os
from pathlib import Path

import pytest
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.importers.utils import training_data_from_paths
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot import importer
from bot.settings import TOP

TWO_INTENTS = """version: "3.1"
nlu:
- intent: a
  examples: |
    - een
    - twee
- intent: b
  examples: |
    - drie
    - {last}
"""


def _texts(folder: Path) -> list[str]:
    loaded = TrainingDataImporter.load_from_config(str(TOP / "config.yml"), None, [str(folder)])
    return sorted(str(example.get("text")) for example in loaded.get_nlu_data().intent_examples)


def test_rasa_takes_the_importer_of_the_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[list[str]] = []

    def read(paths: list[str], language: str) -> TrainingData:
        reads.append(paths)
        return training_data_from_paths(paths, language)

    monkeypatch.setattr(importer, "training_data_from_paths", read)
    file = tmp_path / "nlu.yml"
    file.write_text(TWO_INTENTS.format(last="vier"), encoding="utf-8")
    assert _texts(tmp_path) == _texts(tmp_path) == ["drie", "een", "twee", "vier"]
    assert reads == [[str(file)]]


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    file = tmp_path / "nlu.yml"
    file.write_text(TWO_INTENTS.format(last="vier"), encoding="utf-8")
    _texts(tmp_path)
    file.write_text(TWO_INTENTS.format(last="vijf"), encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert "vijf" in _texts(tmp_path)


def test_nobody_can_spoil_what_is_kept(tmp_path: Path) -> None:
    (tmp_path / "nlu.yml").write_text(TWO_INTENTS.format(last="vier"), encoding="utf-8")
    loaded = TrainingDataImporter.load_from_config(str(TOP / "config.yml"), None, [str(tmp_path)])
    for example in loaded.get_nlu_data().training_examples:
        example.set("text", "bedorven")
    assert _texts(tmp_path) == ["drie", "een", "twee", "vier"]
