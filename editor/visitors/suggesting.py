"""Where a group of questions may belong: the likeliest passages, and the list of what is not covered with a name for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.articles import Catalogue
from bot.language.entries import Kind, listed_entries
from bot.language.everyday import is_everyday
from bot.language.reading import Reader, Reading
from bot.nlu.encoder import Vectors

MOST_PASSAGES = 3
# What the lists of content/niet-behandeld call each kind.
SORTS: dict[Kind, str] = {
    "substance": "stof", "form": "vorm", "medicine": "medicijn", "treatment": "behandeling", "complaint": "klacht", "aspect": "aspect", "broad": "te ruim",
}
_NEIGHBOURS = 7
# A word that stands where the remedy of a question stands is likelier something that is taken or done; elsewhere it is likelier a complaint.
_REMEDIES = ("stof", "vorm", "medicijn", "behandeling")
_PLACE_COUNTS = 0.35


@dataclass(frozen=True)
class Suggestion:
    """`passages`: ids with their likeness (-1 to 1), likeliest first; `sort` and `name` of what is not covered; `known`: that stands in a list already."""

    passages: tuple[tuple[str, float], ...]
    sort: str
    name: str
    known: bool


class Suggester:
    """Made anew when the content changes.

    Args:
        vectors: unit vectors of texts, shape (len(texts), dimensions).
        lists: the folder with what is not covered.
        asked_vectors: the same for what visitors asked, which may be known already.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        reader: Reader,
        lists: Path,
        vectors: Callable[[Sequence[str]], Vectors],
        asked_vectors: Callable[[Sequence[str]], Vectors] | None = None,
    ) -> None:
        self._reader = reader
        self._vectors = asked_vectors or vectors
        asked = [(passage.id, question) for _, passage in catalogue.passages() for question in passage.questions]
        self._owners = [passage for passage, _ in asked]
        self._topics = {passage.id: frozenset(passage.topics) for _, passage in catalogue.passages()}
        self._questions = vectors([question for _, question in asked])
        terms = [(name, SORTS[kind]) for name, (kind, _, _, description) in listed_entries(lists) if not description and kind in SORTS]
        self._sorts = np.array([sort for _, sort in terms])
        self._letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, strip_accents="unicode")
        self._terms = self._letters.fit_transform([name for name, _ in terms])

    def suggest(self, text: str) -> Suggestion:
        """What is likeliest for a sentence."""
        reading = self._reader.read(text)
        near = self._questions @ self._vectors([text])[0]
        named = frozenset(mention.value for mention in reading.names("topic"))
        best: dict[str, float] = {}
        for owner, likeness in zip(self._owners, near, strict=True):
            about = 0.15 if named & self._topics[owner] else 0.0
            best[owner] = max(best.get(owner, -1.0), float(likeness) + about)
        likeliest = sorted(best, key=lambda passage: (-best[passage], passage))[:MOST_PASSAGES]
        sort, name, known = self._uncovered(reading)
        return Suggestion(tuple((passage, round(min(best[passage], 1.0), 3)) for passage in likeliest), sort, name, known)

    def sort_of(self, name: str, remedy: bool | None = None) -> str:
        """The list that a name fits best by its letters; `remedy`: it stands where the remedy of a question stands, None where that is not known."""
        near = (self._terms @ self._letters.transform([name]).T).toarray()[:, 0]
        order = np.argsort(-near, kind="stable")[:_NEIGHBOURS]
        votes: dict[str, float] = {}
        for place in order:
            votes[str(self._sorts[place])] = votes.get(str(self._sorts[place]), 0.0) + float(near[place]) ** 2
        total = sum(votes.values()) or 1.0
        if remedy is not None:
            for sort in _REMEDIES if remedy else ("klacht",):
                votes[sort] = votes.get(sort, 0.0) + _PLACE_COUNTS * total
            votes["stof"] = votes.get("stof", 0.0) + (0.1 * total if remedy else 0.0)
        return max(sorted(votes), key=lambda sort: votes[sort])

    def _uncovered(self, reading: Reading) -> tuple[str, str, bool]:
        for mention in reading.names(*SORTS):
            if not mention.weak:
                return SORTS[mention.kind], mention.value, True
        unknown = [(part.subject_unknown, word) for part in reading.parts for word in part.unknown]
        if not unknown:
            taken = {place for mention in reading.mentions for place in range(mention.start, mention.end)}
            words = [word.text for place, word in enumerate(reading.words) if place not in taken and not is_everyday(word.text) and len(word.text) > 3]
            rare = [word for word in words if not self._reader.speller.knows(word)]
            unknown = [(False, word) for word in (rare or words)[:1]]
            return (self.sort_of(unknown[0][1]), unknown[0][1], False) if unknown else ("stof", "", False)
        remedy, name = unknown[0]
        return self.sort_of(name, remedy), name, False
