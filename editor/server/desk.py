"""The articles as the page works on them: the file on disk, the unsaved work on it, what is wrong, and saving when nothing is."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bot.articles import ContentError
from editor import files
from editor.checks import check_text
from editor.document import Document
from editor.findings import Finding, worst
from editor.server.drafts import Draft, Drafts
from editor.server.fields import Fields, editable, plain, same
from editor.server.merging import merge
from editor.server.writing import written

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")  # of a new article
_FOUND = re.compile(r"[A-Za-z0-9_-]+")  # of one that is there


Check = Callable[[str, str, Mapping[str, str]], "list[Finding]"]


class Refused(Exception):
    """Something that cannot be done, with the reason for the editor. `status` is the HTTP status that says so."""

    def __init__(self, reason: str, status: int = 422) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(frozen=True)
class State:
    """An article as it stands: `stamp` names this state, `version` the file's content (None: no file yet).

    `data` are the fields with the unsaved work in them; where the file's text has no fields to show, `text` is there instead.
    """

    slug: str
    file: str
    stamp: str
    version: str | None
    unsaved: bool
    data: Fields | None
    text: str | None
    conflicts: list[dict[str, Any]] = field(default_factory=list)


class Desk:
    """The articles in `content`/articles, with unsaved work in `drafts`. May be used from several threads."""

    def __init__(self, content: Path, work: Path) -> None:
        self.articles = content / "articles"
        self.drafts = Drafts(work / "concepten")
        self._removed = work / "verwijderd"
        self._lock = threading.RLock()

    def slugs(self) -> list[str]:
        """All articles, also those that are new and not saved yet."""
        found = {path.stem for path in self.articles.glob("*.yml")} | set(self.drafts.slugs())
        return sorted(slug for slug in found if _FOUND.fullmatch(slug))

    def path(self, slug: str) -> Path:
        """The file of an article. Raises Refused for what is no file name of an article."""
        if not _FOUND.fullmatch(slug):
            raise Refused("Dit artikel is er niet.", 404)
        return self.articles / f"{slug}.yml"

    def name(self, slug: str) -> str:
        """The file of an article as it is told: from the folder above content/ on."""
        return self.path(slug).relative_to(self.articles.parents[1]).as_posix()

    def state(self, slug: str) -> State:
        """How an article stands. Unsaved work is brought together with what changed in the file since. Raises Refused where there is no such article."""
        with self._lock:
            stored, draft = self._stored(slug), self.drafts.get(slug)
            if stored is None and draft is None:
                raise Refused("Dit artikel is er niet (meer).", 404)
            if draft and stored and draft.base_version != stored.version:
                draft = self._rebased(slug, draft, stored)
            return self._state(slug, stored, draft)

    def keep(self, slug: str, sent: dict[str, Any]) -> State:
        """Keep what the page sent as unsaved work: `stamp` and `base` are what it began with, `data` (or `text`) what it has now.

        Where something else stands here meanwhile, both are brought together.
        """
        with self._lock:
            now = self.state(slug)
            stored, draft = self._stored(slug), self.drafts.get(slug)
            if now.data is None or not isinstance(sent.get("data"), dict):
                return self._keep_text(slug, sent, now, stored)
            data, conflicts = sent["data"], list(sent.get("conflicts") or [])
            if not editable(data):
                raise Refused("De pagina stuurde iets anders dan een artikel. Laad de pagina opnieuw.", 400)
            if sent.get("stamp") != now.stamp:
                data, clashes = merge(sent.get("base") or {}, data, now.data)
                conflicts = _together(now.conflicts, [*conflicts, *(clash.data() for clash in clashes)])
            base = self._fields(stored) if stored else {}
            skeleton = stored.text if stored else draft.skeleton if draft else None
            draft = Draft(stored.version if stored else None, base, data, skeleton=skeleton, conflicts=conflicts)
            if stored and same(data, base) and not conflicts:
                self.drafts.drop(slug)
                return self._state(slug, stored, None)
            self.drafts.put(slug, draft)
            return self._state(slug, stored, draft)

    def discard(self, slug: str) -> None:
        """Forget the unsaved work, so that the file stands as it is."""
        with self._lock:
            self.drafts.drop(slug)

    def text(self, slug: str) -> str:
        """The article's text with the unsaved work in it. Raises ContentError or ValueError where that cannot be written."""
        with self._lock:
            stored, draft = self._stored(slug), self.drafts.get(slug)
            if draft is None or (stored is None and draft.skeleton is None):
                if stored is None:
                    raise Refused("Dit artikel is er niet (meer).", 404)
                return stored.text
            if draft.text is not None:
                return draft.text
            if draft.data is None:
                raise Refused("In het bewaarde werk staat niets.", 409)
            begun = stored.text if stored else draft.skeleton or ""
            return written(begun, self.name(slug), draft.data)

    def others(self, slug: str) -> dict[str, str]:
        """The texts of all other articles, by file."""
        found: dict[str, str] = {}
        for path in sorted(self.articles.glob("*.yml")):
            if path.stem != slug:
                try:
                    found[self.name(path.stem)] = files.read(path).text
                except (ContentError, FileNotFoundError):  # told when that article is looked at
                    continue
        return found

    def findings(self, slug: str, check: Check = check_text) -> list[Finding]:
        """What is wrong or worth a look, also in unsaved work; `check` is how to find it from a text, its file and the other articles' texts."""
        file = self.name(slug)
        try:
            return check(self.text(slug), file, self.others(slug))
        except ContentError as error:
            return [Finding.of(problem) for problem in error.problems]
        except ValueError as error:
            return [Finding("error", file, 1, "bestand", str(error), "tekst die in een YAML-bestand past", "Haal vreemde tekens weg.", "unwritable")]

    def save(self, slug: str) -> State:
        """Write the unsaved work to the article's file. Raises Refused where there are errors or choices to make; then the work stays kept."""
        with self._lock:
            now = self.state(slug)
            if not now.unsaved:
                return now
            if now.conflicts:
                raise Refused("Kies eerst bij elke tekst die intussen ook in het bestand is veranderd.", 409)
            if worst(self.findings(slug)) == "error":
                raise Refused("Er zijn nog fouten of lege velden. Uw werk is bewaard als concept. Opslaan kan als ze weg zijn: klik op het aantal.")
            try:
                files.save(self.path(slug), self.text(slug), now.version)
            except files.Conflict:  # changed in this very moment
                raise Refused("Het bestand veranderde op dit moment ook. Bekijk wat er nu staat en bewaar opnieuw.", 409) from None
            self.drafts.drop(slug)
            return self.state(slug)

    def begin(self, slug: str, skeleton: str) -> State:
        """Begin a new article, as unsaved work: it gets its file when it has no errors. Raises Refused where the name is taken."""
        if not SLUG.fullmatch(slug):
            raise Refused("De bestandsnaam mag alleen kleine letters, cijfers en streepjes hebben, zoals rust-en-slaap.")
        with self._lock:
            if self.path(slug).exists() or self.drafts.get(slug):
                raise Refused(f"Er is al een artikel met de naam {slug}. Kies een andere naam.")
            data = plain(Document.parse(skeleton, self.name(slug)).data)
            self.drafts.put(slug, Draft(None, {}, data, skeleton=skeleton))
            return self.state(slug)

    def remove(self, slug: str, version: str | None) -> None:
        """Take an article away; what it was stays in a folder beside the drafts. Raises Refused for the last one, or where it is not what was seen."""
        with self._lock:
            path, stored = self.path(slug), self._stored(slug)
            if (stored.version if stored else None) != version:
                raise Refused("Het artikel is intussen veranderd. Bekijk het eerst.", 409)
            self._removed.mkdir(parents=True, exist_ok=True)
            stamp = time.strftime("%Y%m%d-%H%M%S")
            if stored:
                if len(list(self.articles.glob("*.yml"))) == 1:
                    raise Refused("Dit is het enige artikel. De chatbot kan niet zonder.")
                files.save(self._removed / f"{slug}-{stamp}.yml", stored.text, None)
            draft = self.drafts.get(slug)
            if draft:
                Drafts(self._removed).put(f"{slug}-{stamp}", draft)
            path.unlink(missing_ok=True)
            self.drafts.drop(slug)

    def _stored(self, slug: str) -> files.Stored | None:
        try:
            return files.read(self.path(slug))
        except FileNotFoundError:
            return None

    def _fields(self, stored: files.Stored) -> Fields | None:
        """The fields of a text, None where it has none that the page could show."""
        try:
            data = plain(Document.parse(stored.text, "").data)
        except ContentError:
            return None
        return data if editable(data) else None

    def _state(self, slug: str, stored: files.Stored | None, draft: Draft | None) -> State:
        version = stored.version if stored else None
        stamp = f"{version}:{draft.revision if draft else ''}"
        file = self.name(slug)
        fields = self._fields(stored) if stored else None
        if draft is None:
            return State(slug, file, stamp, version, False, fields, stored.text if stored and fields is None else None)
        if draft.data is not None and (fields is not None or stored is None):
            return State(slug, file, stamp, version, True, draft.data, None, draft.conflicts)
        # The file has become something without fields while there was work on its fields: that waits until the file is mended.
        text = draft.text if draft.text is not None else stored.text if stored else ""
        return State(slug, file, stamp, version, draft.text is not None, None, text, draft.conflicts)

    def _rebased(self, slug: str, draft: Draft, stored: files.Stored) -> Draft | None:
        """The draft on what the file has become. Where the file says all of it, there is no unsaved work any more."""
        fields = self._fields(stored)
        if draft.text is not None:
            return self._text_rebased(slug, draft, stored)
        if fields is None:
            return draft
        data, clashes = merge(draft.base or {}, draft.data, fields)
        conflicts = _together(draft.conflicts, [clash.data() for clash in clashes])
        if same(data, fields) and not conflicts:
            self.drafts.drop(slug)
            return None
        rebased = Draft(stored.version, fields, data, skeleton=stored.text, conflicts=conflicts)
        self.drafts.put(slug, rebased)
        return rebased

    def _text_rebased(self, slug: str, draft: Draft, stored: files.Stored) -> Draft | None:
        if draft.text == stored.text:
            self.drafts.drop(slug)
            return None
        rebased = replace(draft, base_version=stored.version, conflicts=[{"path": [], "mine": draft.text, "theirs": stored.text}])
        self.drafts.put(slug, rebased)
        return rebased

    def _keep_text(self, slug: str, sent: dict[str, Any], now: State, stored: files.Stored | None) -> State:
        text = sent.get("text")
        if not isinstance(text, str) or stored is None:
            raise Refused("Het bestand is intussen anders geworden. Laad het artikel opnieuw.", 409)
        conflicts = list(sent.get("conflicts") or [])
        if sent.get("stamp") != now.stamp and now.text not in (text, sent.get("base")):
            conflicts = [{"path": [], "mine": text, "theirs": now.text}]
        draft = Draft(stored.version, text=text, conflicts=conflicts)
        if text == stored.text and not conflicts:
            self.drafts.drop(slug)
            return self._state(slug, stored, None)
        self.drafts.put(slug, draft)
        return self._state(slug, stored, draft)


def _together(older: list[dict[str, Any]], newer: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One conflict for each field: the newest that is known of it."""
    return list({tuple(conflict["path"]): conflict for conflict in [*older, *newer]}.values())
