"""All that an editor sees of what visitors asked, worked out from the tracker store as it stands now.

Texts are scrubbed before they are grouped, counted or remembered. What is remembered between two looks (scrubbed texts, sentence vectors)
stays in memory and only as long as a stored conversation has it.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

import numpy as np

from bot.language.danger import find_danger
from bot.library import Library
from bot.nlu.encoder import DIMENSIONS, Vectors, encode
from editor.visitors.counting import Series, count
from editor.visitors.danger import showable
from editor.visitors.decisions import Decision, Decisions
from editor.visitors.grouping import Question, groups, key_of, named, substance_words
from editor.visitors.scrubbing import Scrubber
from editor.visitors.store import Stamp, Store, Turn, days_ago
from editor.visitors.suggesting import Suggester, Suggestion

KINDS = ("not_covered", "clarify", "out_of_scope")
REASONS = (*KINDS, "thumb_down")
DAYS = 90
# So many different questions are grouped; where there are more, the newest. Keeps a look within seconds however busy the site is.
MOST_QUESTIONS = 4_000
MOST_GROUPS = 200
MOST_SENTENCES = 12  # of a group that are listed
LONGEST = 300  # characters of a question that are shown
_DAY = 24 * 3600

Value = TypeVar("Value")


@dataclass(frozen=True)
class Sentence:
    """A scrubbed question, how often it was asked and what of it was shown because of which reason."""

    text: str
    count: int


@dataclass(frozen=True)
class Group:
    """Alike questions. `id` names it in requests until the server stops; `since` how often it was asked after `decision`, if there is one."""

    id: str
    text: str
    sentences: tuple[Sentence, ...]
    count: int
    reasons: dict[str, int]
    first: float
    last: float
    series: Series
    suggestion: Suggestion
    decision: Decision | None
    since: int
    questions: tuple[str, ...]

    @property
    def hidden(self) -> bool:
        """Whether an editor settled it and it was not asked clearly more often since."""
        return self.decision is not None and self.decision.hides(self.since)

    def data(self) -> dict[str, Any]:
        """For JSON, without the hashes."""
        decision = None
        if self.decision:
            decision = {"action": self.decision.action, "where": self.decision.where, "at": self.decision.at, "since": self.since}
        suggestion = self.suggestion
        return {
            "id": self.id,
            "text": self.text,
            "sentences": [{"text": one.text, "count": one.count} for one in self.sentences],
            "count": self.count,
            "reasons": self.reasons,
            "first": self.first,
            "last": self.last,
            "series": self.series.data(),
            "suggestion": {
                "passages": [{"id": passage, "likeness": likeness} for passage, likeness in suggestion.passages],
                "sort": suggestion.sort,
                "name": suggestion.name,
                "known": suggestion.known,
            },
            "decision": decision,
            "hidden": self.hidden,
        }


@dataclass(frozen=True)
class Overview:
    """`groups` most asked first; `left_out`: different questions that were too many to group."""

    groups: tuple[Group, ...]
    days: int
    asked: int
    unanswered: Series
    emergencies: Series
    left_out: int

    def find(self, group: str) -> Group | None:
        """The group with this id, None where it is gone."""
        return next((one for one in self.groups if one.id == group), None)


class _Memory(Generic[Value]):
    """Values by text, of the last look only: what a look does not ask for is forgotten at its end."""

    def __init__(self) -> None:
        self._before: dict[str, Value] = {}
        self._now: dict[str, Value] = {}

    def __contains__(self, text: str) -> bool:
        return text in self._now or text in self._before

    def get(self, text: str, make: Callable[[str], Value]) -> Value:
        if text not in self._now:
            self._now[text] = self._before[text] if text in self._before else make(text)
        return self._now[text]

    def turn_page(self) -> None:
        self._before, self._now = self._now, {}


class Visitors:
    """Looks at a store. May be asked from several threads.

    Args:
        library: gives the content that is in use.
        lists: the folder with what is not covered.
    """

    def __init__(self, store: Store, decisions: Decisions, library: Callable[[], Library], lists: Path, clock: Callable[[], float] = time.time) -> None:
        self._store = store
        self.decisions = decisions
        self._library = library
        self._lists = lists
        self._clock = clock
        self._lock = threading.Lock()
        self._secret = secrets.token_bytes(16)
        self._scrubbed: _Memory[str] = _Memory()
        self._vectors: _Memory[Vectors] = _Memory()
        self._dangers: _Memory[bool] = _Memory()
        self._names: _Memory[frozenset[str]] = _Memory()
        self._suggestions: _Memory[Suggestion] = _Memory()
        self._seen: tuple[Any, ...] = ()
        self._overview: Overview | None = None
        self._content: Library | None = None
        self._scrubber: Scrubber | None = None
        self._suggester: Suggester | None = None

    def look(self, days: int = DAYS) -> Overview:
        """What visitors asked in the last `days` days. Raises NoStore where the conversations cannot be read."""
        with self._lock:
            now = self._clock()
            library = self._library()
            decided = self.decisions.all()
            seen = (self._store.stamp(), days, date.fromtimestamp(now), id(library), tuple(decided))
            if self._overview is None or seen != self._seen:
                self._prepare(library)
                self._overview = self._work_out(days, now, library, decided)
                self._seen = seen
            return self._overview

    def stamp(self) -> Stamp:
        """What changes when there is something new to see."""
        return self._store.stamp()

    def group(self, group: str, days: int = DAYS) -> Group | None:
        """The group with this id as it stands now."""
        return self.look(days).find(group)

    def scrub(self, text: str) -> str:
        """A text without personal details."""
        with self._lock:
            self._prepare(self._library())
            assert self._scrubber is not None
            return self._scrubber.scrub(text)

    def _prepare(self, library: Library) -> None:
        if self._content is not library or self._scrubber is None:
            self._content = library
            self._scrubber = Scrubber(library.reader.lexicon.vocabulary)
            # What content names decides what is taken for a name, so nothing that was scrubbed by other content is used again.
            self._scrubbed, self._dangers, self._names, self._suggestions = _Memory(), _Memory(), _Memory(), _Memory()
            self._suggester = Suggester(library.catalogue, library.reader, self._lists, encode, self._encoded)

    def _work_out(self, days: int, now: float, library: Library, decided: Sequence[Decision]) -> Overview:
        today = date.fromtimestamp(now)
        since = days_ago(days, now)
        # A day earlier, for a session that began before: danger in it counts too.
        turns = list(self._store.turns(since - _DAY))
        shown, emergencies = showable(turns, lambda text: self._dangers.get(text, lambda text: find_danger(library.reader.words(text)) is not None))
        asked = [turn for turn in shown if turn.at >= since]
        unanswered = [turn for turn in asked if turn.kind in KINDS or turn.thumb_down]
        by_key, left_out = self._questions(unanswered)
        texts = {key: self._text(found[0]) for key, found in by_key.items()}
        sentences = [Question(key, text, self._names.get(text, lambda text: named(library.reader.read(text)))) for key, text in texts.items()]
        made = groups(sentences, self._encoded, substance_words(library.catalogue))
        keys = list(by_key)
        latest = {name: one for one in decided for name in one.questions}
        found = [self._group([(sentences[place], by_key[keys[place]]) for place in places], latest, days, today) for places in made]
        found.sort(key=lambda group: (-group.count, -group.last, group.text))
        # The suggestions of what is not listed are not worked out.
        listed = tuple(found[:MOST_GROUPS])
        suggested = tuple(_with_suggestion(group, self._suggest(group.text)) for group in listed)
        for memory in (self._scrubbed, self._vectors, self._dangers, self._names, self._suggestions):
            cast("_Memory[Any]", memory).turn_page()
        emergencies_at = [turn.at for turn in emergencies if turn.at >= since]
        return Overview(suggested, days, len(asked), count((turn.at for turn in unanswered), days, today), count(emergencies_at, days, today), left_out)

    def _questions(self, turns: Sequence[Turn]) -> tuple[OrderedDict[str, list[Turn]], int]:
        """The turns by the key of their scrubbed text, oldest first, and how many keys were left out."""
        newest: dict[str, list[Turn]] = {}
        for turn in sorted(turns, key=lambda turn: (-turn.at, turn.text)):
            text = self._text(turn)
            key = key_of(text)
            if key and (key in newest or len(newest) < MOST_QUESTIONS):
                newest.setdefault(key, []).append(turn)
            elif key:
                newest.setdefault("", []).append(turn)
        left_out = len({turn.text for turn in newest.pop("", [])})
        oldest_first = sorted(newest.items(), key=lambda item: (item[1][-1].at, item[0]))
        return OrderedDict((key, found[::-1]) for key, found in oldest_first), left_out

    def _text(self, turn: Turn) -> str:
        assert self._scrubber is not None
        return self._scrubbed.get(turn.text, lambda text: _shortened(self._scrubber.scrub(text) if self._scrubber else ""))

    def _encoded(self, texts: Sequence[str]) -> Vectors:
        known: dict[str, Vectors] = {}
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        known.update(zip(new, encode(new) if new else np.zeros((0, DIMENSIONS), np.float32), strict=True))
        if not texts:
            return np.zeros((0, DIMENSIONS), np.float32)
        return np.vstack([self._vectors.get(text, known.__getitem__) for text in texts])

    def _suggest(self, text: str) -> Suggestion:
        assert self._suggester is not None
        return self._suggestions.get(text, self._suggester.suggest)

    def _group(self, members: Sequence[tuple[Question, list[Turn]]], latest: dict[str, Decision], days: int, today: date) -> Group:
        turns = [turn for _, found in members for turn in found]
        often = Counter({question.text: len(found) for question, found in members})
        sentences = tuple(Sentence(text, number) for text, number in sorted(often.items(), key=lambda item: (-item[1], item[0]))[:MOST_SENTENCES])
        names = tuple(self.decisions.hashed(question.key) for question, _ in members)
        decision = max((latest[name] for name in names if name in latest), key=lambda one: one.at, default=None)
        # What stands behind an id cannot be guessed from it: it holds a secret of this run.
        group_id = hmac.new(self._secret, members[0][0].key.encode(), hashlib.sha256).hexdigest()[:16]
        reasons = Counter("thumb_down" if turn.thumb_down else turn.kind for turn in turns)
        return Group(
            id=group_id,
            text=sentences[0].text,
            sentences=sentences,
            count=len(turns),
            reasons={reason: reasons[reason] for reason in REASONS if reasons[reason]},
            first=min(turn.at for turn in turns),
            last=max(turn.at for turn in turns),
            series=count((turn.at for turn in turns), days, today),
            suggestion=Suggestion((), "", "", False),
            decision=decision,
            since=sum(turn.at > decision.at for turn in turns) if decision else 0,
            questions=names,
        )


def _with_suggestion(group: Group, suggestion: Suggestion) -> Group:
    return Group(**{**group.__dict__, "suggestion": suggestion})


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
