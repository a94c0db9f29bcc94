"""Trains the model when something that it is made from changed, and only then.

A model's file name carries two fingerprints, of the code and of everything else that goes in, so the name alone tells
whether it is the right one: there is no state to get out of step. Run as a program it trains if needed:

    python -m bot.run.model [--force]
"""

import argparse
import hashlib
import importlib.metadata
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.publication.wording import recognition
from bot.run.content import check_content
from bot.run.failure import Failure, exit_on_signals, say
from bot.run.process import last_words, run_quietly
from bot.settings import TOP, content_folder, log_folder

# Parts of bot/ that a trained model does not depend on.
_NOT_TRAINED = ("channels", "publication", "run", "tracker_store.py", "settings.py")
_MODELS = TOP / "models"
DATA = Path("bot/data")
# Older models that are kept, to go back to.
_KEPT = 3


def _files(*roots: Path) -> Iterator[Path]:
    for root in roots:
        if root.is_file():
            yield root
        else:
            yield from sorted(p for p in root.rglob("*") if p.is_file() and "__pycache__" not in p.parts)


def _fingerprint(files: Iterable[Path], *extra: str) -> str:
    digest = hashlib.sha256("\n".join(extra).encode())
    for file in files:
        digest.update(f"\0{file.relative_to(TOP)}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:10]


def _spacy_pipeline() -> str:
    try:
        return importlib.metadata.version("nl_core_news_sm")
    except importlib.metadata.PackageNotFoundError:
        return "none"


def model_path(content: Path | None = None) -> Path:
    """Return where the model for the files as they are now, with this content folder, is, or will be once it is trained.

    Wording does not count: no part of a model is made from answers.
    """
    folder = TOP / (content or content_folder())
    parts = (p for p in sorted((TOP / "bot").iterdir()) if p.name not in _NOT_TRAINED and p.name != "data")
    code = _fingerprint(
        (p for p in _files(*parts) if p.suffix in (".py", ".yml")), (TOP / "requirements.txt").read_text(), _spacy_pipeline()
    )
    recognised = recognition({path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yml"))})
    rest = _fingerprint(_files(TOP / "config.yml", TOP / "domain.yml", TOP / "bot" / "data"), recognised)
    return _MODELS / f"klachtwijzer-{code}-{rest}.tar.gz"


def ensure_model(force: bool = False) -> Path:
    """Return the path of the model for the files as they are now, trained first where it is not there.

    Raises:
        Failure: the articles are not right, or training failed.
    """
    check_content()
    model = model_path()
    if model.exists() and not force:
        # `rasa run` and `rasa shell` take the newest, which must be this one also after going back to older content.
        os.utime(model)
        return model
    say("Training the model ...")
    begun = time.monotonic()
    train(model, force)
    say(f"  trained in {time.monotonic() - begun:.0f} s: {model.relative_to(TOP)}")
    _tidy(model.parent)
    return model


def model_of(content: Path) -> Path:
    """Return the path of a model for another folder with content, trained first where it is not there.

    It is kept apart, where `rasa run` and `rasa shell` do not take it for the newest.

    Raises:
        Failure: that content is not right, or training failed.
    """
    check_content(content)
    name = model_path(content).name
    model = _MODELS / "compared" / name
    for made in (_MODELS / name, model):
        if made.exists():
            return made
    train(model, content=content)
    _tidy(model.parent)
    return model


def training(name: str, folder: str, force: bool = False, data: Path = DATA) -> list[str]:
    """Return the module, with its arguments, that trains a model of this file name into a folder, from the training data of another."""
    # Rasa's cache knows a component by its class, not by the helpers that it calls: with other code it cannot be trusted.
    same_code = any(_MODELS.rglob(name.rsplit("-", 1)[0] + "-*"))
    forced = [] if same_code and not force else ["--force"]
    # Without Rasa's check of domain and stories, a tenth of the time: `make test` runs it by itself.
    return ["bot.run.rasa", "train", "--skip-validation", "--data", str(data), "--out", folder, "--fixed-model-name", name, *forced]


def train(model: Path, force: bool = False, content: Path | None = None, data: Path = DATA) -> None:
    """Train a model file on this content and training data, in a process of its own; what stood there is replaced only once it is done.

    Raises:
        Failure: training failed.
    """
    model.parent.mkdir(parents=True, exist_ok=True)
    log = log_folder() / "train.log"
    environment = {"KLACHTWIJZER_CONTENT": str(content)} if content else {}
    # Made elsewhere and moved, so that an interrupted training leaves no half a model under a good name.
    with tempfile.TemporaryDirectory(prefix=".training-", dir=model.parent) as folder:
        code = run_quietly([sys.executable, "-m", *training(model.name, folder, force, data)], log, TOP, environment)
        made = Path(folder) / model.name
        if code != 0 or not made.exists():
            raise Failure(
                f"training failed.\n{last_words(log)}",
                f"mend what it says in config.yml, domain.yml, bot/data or content/; everything it said is in {log}.",
            )
        os.utime(made)
        shutil.move(made, model)


def _tidy(folder: Path) -> None:
    models = sorted(folder.glob("klachtwijzer-*.tar.gz"), key=lambda p: p.stat().st_mtime, reverse=True)
    for old in models[_KEPT:]:
        old.unlink(missing_ok=True)


def main() -> None:
    """Train if needed and print the model's path."""
    arguments = argparse.ArgumentParser(description="Train the model if something that it is made from changed.")
    arguments.add_argument("--force", action="store_true", help="train in any case")
    exit_on_signals()
    try:
        print(ensure_model(arguments.parse_args().force).relative_to(TOP))
    except Failure as failure:
        sys.exit(str(failure))


if __name__ == "__main__":
    main()
