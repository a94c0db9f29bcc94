"""What is not in content/ yet: an editor's unsaved work on an article, kept on disk at every change so that a closed page or a killed server loses nothing."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from editor import files
from editor.server.fields import Fields


@dataclass(frozen=True)
class Draft:
    """Unsaved work. `data` are the fields as typed and `base` those of the file's version that they were made from.

    `text` instead of `data`: the file is no YAML that has fields, so its text itself is edited. `skeleton`: the text that the
    fields are put in where there is no file (`base_version` None): a new article's, or what the file was before somebody took it away.
    `conflicts`: fields that the file changed too, and that nobody has chosen between yet.
    """

    base_version: str | None
    base: Fields | None = None
    data: Fields | None = None
    text: str | None = None
    skeleton: str | None = None
    conflicts: list[dict[str, Any]] = field(default_factory=list)

    @property
    def revision(self) -> str:
        """A name for exactly this work."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:16]


class Drafts:
    """The drafts in a folder, by the slug of their article."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def slugs(self) -> list[str]:
        """The articles with unsaved work."""
        return sorted(path.stem for path in self._folder.glob("*.json"))

    def get(self, slug: str) -> Draft | None:
        """The unsaved work on an article. A file that is damaged is set aside, never thrown away."""
        path = self._path(slug)
        try:
            return Draft(**json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (ValueError, TypeError):
            path.replace(path.with_suffix(".beschadigd"))
            return None

    def put(self, slug: str, draft: Draft) -> None:
        """Keep this work, whole or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._path(slug)
        version = files.read(path).version if path.exists() else None
        files.save(path, json.dumps(asdict(draft), ensure_ascii=False, indent=1), version)

    def drop(self, slug: str) -> None:
        """Forget the work: it has been saved, or the editor wants the file as it is."""
        self._path(slug).unlink(missing_ok=True)

    def _path(self, slug: str) -> Path:
        return self._folder / f"{slug}.json"
