"""Watches the content folder of a running bot: wording goes live at once, recognition by way of a candidate, what is invalid not at all."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot import library
from bot.articles import ContentError, Problem, parse_catalogue
from bot.language.entries import parse_lists
from bot.publication.anyway import take_request
from bot.publication.candidate import Candidate
from bot.publication.comparing import Judgement
from bot.publication.live import LiveBot, open_version
from bot.publication.status import CHANGES, STATES, Live, State, Status, now, problems_of, write_status
from bot.publication.versions import fingerprint, keep, read_content, tidy
from bot.publication.wording import Content, recognition, reworded, withdrawn

logger = logging.getLogger(__name__)

DEBOUNCE = 1.0  # seconds without a change before a candidate is trained
LOOK_EVERY = 0.05  # seconds; a file counts as written once two looks find it the same


class Publisher(threading.Thread):
    """Keeps what is live and the status in step with the content folder, from a thread of its own."""

    def __init__(self, live: LiveBot, workspace: Path, mode: str = "all") -> None:
        super().__init__(name="publisher", daemon=True)
        self._live = live
        self._workspace = workspace
        self._ended = threading.Event()
        self._mode = mode
        self._found = self._taken = ""
        self._wanted: Content | None = None
        self._due = 0.0
        self._candidate: Candidate | None = None
        self._refused: Candidate | None = None
        self.status = Status("live", now(), STATES["live"])

    def run(self) -> None:
        """Look until told to stop."""
        tidy(self._live.version.name, self._live.published.model)
        while not self._ended.wait(LOOK_EVERY):
            try:
                self._look()
                self._attend()
            except Exception:  # whatever it is, what is live goes on, and the next change is looked at
                logger.exception("publishing failed")
                self._report(Status("failed", now(), STATES["failed"]))

    def stop(self) -> None:
        """End the thread and what it has started; returns once no child is left."""
        self._ended.set()
        self._drop()

    def _look(self) -> None:
        found = library.stamps(self._workspace)
        if found != self._found:
            self._found = found
            return
        if found == self._taken:
            return
        content = read_content(self._workspace)
        if library.stamps(self._workspace) != found:
            return
        self._taken = found
        self._take(content)

    def _take(self, content: Content) -> None:
        live = self._live.version
        library.tell(None)
        if fingerprint(content) == live.name:
            self._drop()
            self._withdraw(frozenset())
            self._report(Status("live", now(), STATES["live"]))
            return
        try:
            check(content, live.content, self._workspace)
        except ContentError as error:
            self._drop()
            logger.error("Content not published, the last good version stays:\n%s", error)
            library.tell(error)
            self._report(Status("invalid", now(), STATES["invalid"], problems=problems_of(error)))
            return
        wanted = recognition(content)
        if wanted == live.recognition:
            self._drop()
            self._reword(content)
            self._report(Status("live", now(), STATES["live"]))
            return
        self._reword_live(content)
        self._withdraw(withdrawn(self._live.version.content, content))
        if self._mode != "all":
            self._report(Status("live", now(), "De tekst staat live. Wat de bot herkent, verandert bij de volgende start."))
            return
        if self._goes_on(wanted, content):
            return
        self._drop()
        self._wanted, self._due = content, time.monotonic() + DEBOUNCE
        self._progress("training", 0.0)

    def _goes_on(self, wanted: str, content: Content) -> bool:
        """Whether only wording changed since the candidate that is at hand, or that was refused: it is still the one, with the new wording."""
        if self._wanted is not None and recognition(self._wanted) == wanted:
            self._wanted = content
            return True
        candidate = self._candidate or self._refused
        if candidate is None or candidate.recognition != wanted:
            return False
        candidate.latest = content
        self._report(replace(self.status, candidate=candidate.name_now))
        return True

    def _withdraw(self, gone: frozenset[str]) -> None:
        """Do not give these passages any more, and all others again; what leads to them is learned anew by the candidate."""
        live = self._live.version
        if live.library.withdrawn != gone:
            self._live.reword(replace(live, library=live.library.without(gone)), self._live.published.since)
            logger.info("withdrawn: %s", ", ".join(sorted(gone)) or "nothing any more")

    def _reword_live(self, content: Content) -> None:
        """Put the new wording on what is live, where the two fit together; the rest waits for its candidate."""
        live = self._live.version
        merged = reworded(live.content, content)
        if fingerprint(merged) == live.name:
            return
        try:
            check(merged, live.content, self._workspace)
        except ContentError:
            return
        self._reword(merged)

    def _attend(self) -> None:
        """Start the candidate that is due, and see what became of the one that works."""
        if self._wanted is not None and time.monotonic() >= self._due:
            self._candidate, self._wanted = Candidate(self._live, self._wanted, self._hear), None
            self._candidate.start()
        candidate = self._candidate
        if candidate is not None and not candidate.is_alive():
            self._candidate = None
            self._finish(candidate)
        wanted = take_request()
        refused = self._refused
        if wanted and refused and refused.judgement and refused.judgement.harmless and refused.name_now == wanted:
            self._refused = None
            refused.load()
            self._exchange(refused)

    def _finish(self, candidate: Candidate) -> None:
        judgement = candidate.judgement
        if candidate.failure is not None or judgement is None:
            self._report(Status("failed", now(), f"{STATES['failed']} {candidate.failure or ''}".strip(), candidate=candidate.name_now))
        elif judgement.no_worse:
            self._exchange(candidate)
        else:
            self._refused = candidate
            logger.info("candidate refused: %d worse, %d better", len(judgement.worse), len(judgement.better))
            self._report(_judged("refused", candidate, judgement))

    def _exchange(self, candidate: Candidate) -> None:
        assert candidate.processor is not None
        assert candidate.version is not None
        assert candidate.model is not None
        assert candidate.judgement is not None
        version = candidate.version
        if candidate.name_now != version.name:
            version = open_version(keep(candidate.latest, (version.content, version.folder)), candidate.latest, version.library)
            candidate.processor.library = version.library
        self._live.exchange(candidate.processor, version, candidate.model, now())
        logger.info("published: %s with %s", version.name, candidate.model.name)
        tidy(version.name, candidate.model.name)
        self._report(_judged("live", candidate, candidate.judgement))

    def _hear(self, candidate: Candidate, state: State, progress: float) -> None:
        if candidate is self._candidate:  # one that was given up may still have something to say
            self._progress(state, progress)

    def _progress(self, state: State, progress: float) -> None:
        if self.status.state != state or abs(self.status.progress - progress) >= 0.01:
            candidate = self._candidate.name_now if self._candidate else None
            self._report(Status(state, self.status.since if self.status.state == state else now(), STATES[state], progress, candidate=candidate))

    def _drop(self) -> None:
        """Give up the candidate that is at hand, and wait until its children are gone."""
        candidate, self._candidate, self._wanted, self._refused = self._candidate, None, None, None
        if candidate is not None:
            candidate.stop()

    def _reword(self, content: Content) -> None:
        live = self._live.version
        self._live.reword(open_version(keep(content, (live.content, live.folder)), content, live.library), now())
        logger.info("wording published: %s", self._live.version.name)

    def _report(self, status: Status) -> None:
        live = self._live.published
        self.status = replace(status, live=Live(live.version, live.model, live.since))
        write_status(self.status)


def _judged(state: State, candidate: Candidate, judgement: Judgement) -> Status:
    """The status at a candidate's end."""
    lists: dict[str, Any] = {name: list(getattr(judgement, name)) for name in (*CHANGES, "causes", "advice")}
    anyway = state == "refused" and judgement.harmless
    return replace(Status(state, now(), STATES[state], candidate=candidate.name_now, anyway=anyway), **lists)


def check(content: Content, known: Content, folder: Path) -> None:
    """Check content that was read from `folder`. `known` is content that is right: lists that are the same are not read again.

    Raises:
        ContentError: with all problems of all files.
    """
    problems: list[Problem] = []
    try:
        parse_catalogue({folder / name: text for name, text in content.items() if name.startswith("articles/")}, folder / "articles")
    except ContentError as error:
        problems += error.problems
    try:
        list(parse_lists({folder / name: text for name, text in content.items() if not name.startswith("articles/") and known.get(name) != text}))
    except ContentError as error:
        problems += error.problems
    if problems:
        raise ContentError(problems)

