"""The trained model that the editor's commands ask, and quiet logs for them."""

from __future__ import annotations

from pathlib import Path

from bot.run.logs import configure_logs
from bot.run.model import ensure_model, model_path
from bot.settings import log_folder

STALE = (
    "het model is van een eerdere versie van de inhoud. Namen en antwoorden kent het al; wat u aan vragen veranderde nog niet. "
    "Een draaiende bot (make redactie, make start) leert dat vanzelf; voor deze opdracht alleen: make train."
)


def model_for_trying() -> tuple[Path, str]:
    """A model of this code and something to say about it: the right one, or else the newest of other content; trained only where there is none.

    Raises:
        Failure: there is none, and it cannot be trained.
    """
    model = model_path()
    if model.exists():
        return model, ""
    others = model.parent.glob(f"{model.name.rsplit('-', 1)[0]}-*.tar.gz")
    newest = max(others, key=lambda path: path.stat().st_mtime, default=None)
    return (newest, STALE) if newest else (ensure_model(), "")


def quiet(log: str) -> None:
    """Send what Rasa and its libraries say to a file of this name in the log folder, without what was typed. Call it before they are imported."""
    configure_logs(log_folder(), log)
    from bot.channels.privacy import keep_text_out_of_logs

    keep_text_out_of_logs()
