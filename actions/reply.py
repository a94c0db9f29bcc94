"""A decision in words, and as the object that every channel gets beside them."""

from __future__ import annotations

from typing import Any, Mapping, Protocol, Sequence

from actions.decision import Decision
from bot.articles import Article, Catalogue, Passage
from bot.language.reading import Reader

MOST_SUGGESTIONS = 6
_OFFERING = ("not_covered", "clarify", "meta", "smalltalk", "out_of_scope")  # kinds after which topics are offered
_CLOSING = ("utter_thank", "utter_goodbye", "utter_take_care")  # after these a visitor is not held up
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
MOST_LISTED = 8  # source numbers that are named one by one


class Content(Protocol):
    """What replies are worded from: the bot's library, or an article that is being written. An answer needs the catalogue only."""

    @property
    def catalogue(self) -> Catalogue:
        """All articles."""

    @property
    def reader(self) -> Reader:
        """What reads messages; it knows what is not covered by name."""


class Texts:
    """The fixed texts of domain.yml, filled in."""

    def __init__(self, responses: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        self._responses = responses

    def get(self, name: str, **values: str | int) -> str:
        """The text of a response. Raises KeyError where domain.yml has none of that name."""
        text = str(self._responses[name][0]["text"])
        for key, value in values.items():
            text = text.replace("{" + key + "}", str(value))
        return text


def word(decision: Decision, library: Content, texts: Texts) -> list[str]:
    """The paragraphs of a reply."""
    if decision.action == "utter_answer":
        answers = [library.catalogue.find(passage)[1].answer for passage in decision.passages]
        return [*answers, *_silent(decision, library, texts), texts.get("utter_disclaimer")]
    if decision.action == "utter_sources":
        return [*_sources(decision, library, texts), texts.get("utter_disclaimer")]
    if decision.action == "utter_not_covered":
        return [_not_covered(decision, library, texts), texts.get("utter_ask_pharmacist"), texts.get("utter_offer")]
    if decision.action == "utter_capabilities":
        titles = ", ".join(f"'{article.title}'" for article in _answering(library))
        return [texts.get("utter_capabilities", titles=titles)]
    if decision.action == "utter_provenance":
        return [texts.get("utter_provenance", articles=_listed([_titled(article) for article in _answering(library)]))]
    return texts.get(decision.action).split("\n\n")


def _titled(article: Article) -> str:
    """An article by its title, with when and by whom it was reviewed, where its file says so."""
    by = f" door {article.reviewed_by}" if article.reviewed_by else ""
    day = article.reviewed
    reviewed = f" (nagekeken op {day.day} {_MONTHS[day.month - 1]} {day.year}{by})" if day else ""
    return f"'{article.title}'{reviewed}"


def _silent(decision: Decision, library: Content, texts: Texts) -> list[str]:
    if not decision.silent_on:
        return []
    known = [name for name in decision.silent_on if name in library.reader.lexicon.values]
    return [texts.get(_of_all("utter_also_silent", library), what=_listed(known) if known else texts.get("utter_other_question"))]


def _not_covered(decision: Decision, library: Content, texts: Texts) -> str:
    known = [name for name in decision.silent_on if name in library.reader.lexicon.values]
    if known:
        return texts.get(_of_all("utter_not_covered_named", library), what=_listed(known))
    if decision.topics and decision.aspect in ("dose", "onset", "form"):
        return texts.get(f"utter_not_covered_{decision.aspect}", topic=library.catalogue.topic(decision.topics[0]).name)
    return texts.get(_of_all("utter_not_covered", library))


def _of_all(name: str, library: Content) -> str:
    """The text that speaks of all articles, where there are several."""
    return f"{name}_by_all" if len(_answering(library)) > 1 else name


def _answering(library: Content) -> list[Article]:
    """The articles that can answer anything."""
    return [article for article in library.catalogue.articles.values() if article.passages]


def _sources(decision: Decision, library: Content, texts: Texts) -> list[str]:
    article = library.catalogue.articles[decision.article or next(iter(library.catalogue.articles))]
    numbers = [source.number for source in article.sources]
    if not numbers or not decision.numbers:
        return [texts.get("utter_sources_none")]
    first, last = min(numbers), max(numbers)
    known = [number for number in decision.numbers if number in numbers]
    lines = [texts.get("utter_source_unknown", number=number, first=first, last=last) for number in decision.numbers if number not in numbers]
    if len(known) == len(numbers):
        lines.append(texts.get("utter_sources_all", first=first, last=last))
    elif known:
        lines.append(texts.get("utter_sources_of_answer", numbers=_cited(known)))
    bare = []
    for number in known:
        source = article.source(number)
        if source is None or source.reference is None:
            bare.append(number)
            continue
        lines.append(texts.get("utter_source_reference", number=f"[{number}]", reference=source.reference))
    if bare:
        rest = "de andere bronnen" if len(bare) < len(known) else "de bronnen"
        lines.append(texts.get("utter_source_number_only", numbers=_cited(bare) if len(bare) <= MOST_LISTED else rest))
    return lines


def _cited(numbers: Sequence[int]) -> str:
    return ("bron " if len(numbers) == 1 else "de bronnen ") + _listed([f"[{number}]" for number in numbers])


def _listed(parts: Sequence[str]) -> str:
    """ "a", "a en b", "a, b en c"."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " en " + parts[-1]


def contract(decision: Decision, library: Content, texts: Texts) -> dict[str, Any]:
    """The object beside the text, the same on every channel: kind, topics, aspect, passages, article, sources, suggestions, disclaimer."""
    slug = decision.article if decision.kind == "answer" else None
    article = library.catalogue.articles[slug] if slug else None
    passages = [library.catalogue.find(passage)[1] for passage in decision.passages] if decision.action == "utter_answer" else []
    numbers = decision.numbers if decision.action == "utter_sources" else tuple(dict.fromkeys(n for passage in passages for n in passage.numbers))
    return {
        "kind": decision.kind,
        "topics": list(decision.topics) if decision.kind == "answer" else [],
        "aspect": decision.aspect if decision.kind == "answer" else None,
        "passages": list(decision.passages) if decision.kind == "answer" else [],
        "article": _article(slug, article) if slug and article else None,
        "sources": [_source(article, number) for number in numbers if article and article.source(number)],
        "suggestions": _suggestions(decision, library, passages),
        "disclaimer": texts.get("utter_disclaimer") if decision.kind == "answer" else None,
    }


def _article(slug: str, article: Article) -> dict[str, Any]:
    return {"id": slug, "title": article.title, "reviewed": article.reviewed.isoformat() if article.reviewed else None, "reviewed_by": article.reviewed_by}


def _source(article: Article, number: int) -> dict[str, Any]:
    source = article.source(number)
    return {"number": number, "reference": source.reference if source else None, "url": source.url if source else None}


def _suggestions(decision: Decision, library: Content, passages: Sequence[Passage]) -> list[dict[str, str]]:
    """Buttons: other passages about the same topic after an answer, topics after a question that cannot be answered as it stands.

    A payload is a plain question that leads to the passage, so a click is an ordinary message.
    """
    if decision.kind == "answer":
        return [{"title": passage.questions[0], "payload": passage.questions[0]} for passage in _beside(passages, library)[:2]]
    if decision.kind not in _OFFERING or decision.action in _CLOSING:
        return []
    offers = decision.offers or decision.topics or _main_topics(library)
    buttons = [_topic_button(topic, decision.aspect if decision.kind == "clarify" else None, library) for topic in offers]
    return [button for button in buttons if button][:MOST_SUGGESTIONS]


def _beside(passages: Sequence[Passage], library: Content) -> list[Passage]:
    """Other passages about the same topic as the first of these that do not rest on the same sources."""
    if not passages:
        return []
    first = passages[0]
    others = [passage for _, passage in library.catalogue.passages() if set(first.about) & set(passage.about)]
    return [passage for passage in others if passage not in passages and passage.numbers != first.numbers]


def _main_topics(library: Content) -> list[str]:
    """Topics that stand for something visitors have or want: those with a passage about their effect, of every article."""
    return [topic for _, passage in library.catalogue.passages() if passage.aspect == "effect" for topic in passage.about[:1]]


def _topic_button(topic: str, aspect: str | None, library: Content) -> dict[str, str] | None:
    about = [passage for _, passage in library.catalogue.passages() if topic in passage.about]
    if not about:
        return None
    passage = next((passage for passage in about if passage.aspect == aspect), about[0])
    name = library.catalogue.topic(topic).name
    return {"title": name[0].upper() + name[1:], "payload": passage.questions[0]}
