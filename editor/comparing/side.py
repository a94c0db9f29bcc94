"""One side of a comparison: a model file, a content folder, or a revision of the content in git."""

from __future__ import annotations

import io
import subprocess
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

from bot.run.failure import Failure
from bot.run.model import model_of
from bot.settings import TOP, content_folder


@dataclass(frozen=True)
class Side:
    """What is asked: content, and the model that was made from it or that a tester chose. `name` is what the tester called it."""

    name: str
    content: Path
    model: Path | None = None


def side_of(name: str, folder: Path) -> Side:
    """The side that a name means; `folder` takes the content of a revision.

    Raises:
        Failure: it is nothing that can be asked.
    """
    path = Path(name)
    if name.endswith(".tar.gz"):
        if not path.is_file():
            raise Failure(f"{name}: er is geen model met deze naam.", "kijk met `ls models` welke er zijn.")
        return Side(name, TOP / content_folder(), path.resolve())
    if path.is_dir():
        if not list((path / "articles").glob("*.yml")):
            raise Failure(f"{name}: geen map met inhoud (er is geen articles/*.yml in).", "noem een map zoals content, een model of een versie in git.")
        return Side(name, path.resolve())
    return Side(name, _from_git(name, folder))


def with_model(side: Side) -> Side:
    """The side with a model of its own content: what it recognises is part of what is compared.

    Raises:
        Failure: its content is not right, or training failed.
    """
    return side if side.model else replace(side, model=model_of(side.content))


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
