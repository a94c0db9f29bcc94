"""One side of a comparison: a model file, a content folder, or a revision of the content in git."""

from __future__ import annotations

import io
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

from bot.run.failure import Failure
from bot.settings import TOP
from editor.model import model_for_trying


@dataclass(frozen=True)
class Side:
    """What is asked: a model with the content that it answers from. `name` is what the tester called it."""

    name: str
    model: Path
    content: Path
    note: str = ""


def side_of(name: str, folder: Path) -> Side:
    """The side that a name means; `folder` takes the content of a revision.

    Raises:
        Failure: it is nothing that can be asked, or there is no model.
    """
    path = Path(name)
    if name.endswith(".tar.gz"):
        if not path.is_file():
            raise Failure(f"{name}: er is geen model met deze naam.", "kijk met `ls models` welke er zijn.")
        return Side(name, path.resolve(), TOP / "content")
    if path.is_dir():
        if not list((path / "articles").glob("*.yml")):
            raise Failure(f"{name}: geen map met inhoud (er is geen articles/*.yml in).", "noem een map zoals content, een model of een versie in git.")
        model, note = model_for_trying()
        return Side(name, model, path.resolve(), note)
    content = _from_git(name, folder)
    model, note = model_for_trying()
    return Side(name, model, content, note)


def _from_git(revision: str, folder: Path) -> Path:
    commit = subprocess.run(["git", "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"], cwd=TOP, capture_output=True, text=True, check=False)
    if commit.returncode != 0 or revision.startswith("-"):
        raise Failure(f"{revision}: geen model, geen map en geen versie in git.", "noem bijvoorbeeld models/….tar.gz, content of HEAD~1.")
    archive = subprocess.run(["git", "archive", "--format=zip", commit.stdout.strip(), "content"], cwd=TOP, capture_output=True, check=False)
    if archive.returncode != 0:
        raise Failure(f"{revision}: in die versie is er geen map content.", "noem een nieuwere versie.")
    with zipfile.ZipFile(io.BytesIO(archive.stdout)) as files:
        files.extractall(folder)
    return folder / "content"
