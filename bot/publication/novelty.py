"""What a candidate's content has that the live content has not: what may answer from now on, and what may be the cause where something gets worse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.articles import Catalogue, Passage, parse_catalogue, same_question
from bot.publication.wording import Content

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Novelty:
    """`passages` are new, or of an article that is about another substance now; `filed` are passages that were there, with the topics they got.

    `names` are substances and topics that no article had; `articles` are those without an earlier version. For the causes: `words` that something
    is called by since, each with what it names; `taught`, passages with other example questions; `gone`, passages that are no more.
    """

    passages: frozenset[str] = NOTHING
    filed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    articles: frozenset[str] = NOTHING
    names: frozenset[str] = NOTHING
    words: Mapping[str, str] = field(default_factory=dict)
    taught: frozenset[str] = NOTHING
    gone: frozenset[str] = NOTHING

    def words_in(self, question: str) -> list[str]:
        """The new words that a question has."""
        spaced = f" {same_question(question)} "
        return [word for word in self.words if f" {same_question(word)} " in spaced]


def novelty(live: Content, candidate: Content) -> Novelty:
    """What is new in a candidate. Raises ContentError where one of them cannot be used."""
    before, after = _catalogue(live), _catalogue(candidate)
    old, new = ({passage.id: (article, passage) for article, passage in each.passages()} for each in (before, after))
    substances = {article.substance.name for article in before.articles.values()}
    fresh: set[str] = set()
    filed: dict[str, frozenset[str]] = {}
    for passage_id, (slug, passage) in new.items():
        if passage_id not in old or before.articles[old[passage_id][0]].substance.name != after.articles[slug].substance.name:
            fresh.add(passage_id)
        elif added := frozenset(passage.topics) - frozenset(old[passage_id][1].topics):
            filed[passage_id] = added
    known = {word for word, _ in _words(before)}
    return Novelty(
        passages=frozenset(fresh),
        filed=filed,
        articles=frozenset(after.articles) - frozenset(before.articles),
        names=frozenset({article.substance.name for article in after.articles.values()} - substances) | (_topics(after) - _topics(before)),
        words={word: thing for word, thing in _words(after) if word not in known},
        taught=frozenset(passage_id for passage_id, (_, passage) in new.items() if passage_id in old and _asked(passage) - _asked(old[passage_id][1])),
        gone=frozenset(old) - frozenset(new),
    )


def _catalogue(content: Content) -> Catalogue:
    return parse_catalogue({Path(name): text for name, text in content.items() if name.startswith("articles/")})


def _topics(catalogue: Catalogue) -> frozenset[str]:
    return frozenset(topic for article in catalogue.articles.values() for topic in article.topics)


def _words(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for article in catalogue.articles.values():
        for word in (article.substance.name, *article.substance.synonyms):
            yield word, article.substance.name
        for topic in article.topics.values():
            for word in (topic.name, *topic.synonyms, *topic.descriptions):
                if re.search(r"\w", word):
                    yield word, topic.name


def _asked(passage: Passage) -> frozenset[str]:
    return frozenset(map(same_question, passage.questions))
