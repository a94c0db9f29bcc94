"""The one reader of `content/articles/*.yml`: parses, checks and offers them as a `Catalogue`.

Everything else (NLU, policy, replies, the editor's commands) asks this module. It knows nothing of Rasa.
All problems of all files are collected and raised together as one `ContentError`.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Iterator, Literal, Mapping, Sequence, TypeVar

import yaml
from pydantic import BaseModel, ConstrainedInt, ConstrainedStr, Extra, Field, StrictStr, ValidationError, validator

ARTICLES = Path("content/articles")
CITATION = re.compile(r"\[(\d+)\]")

Aspect = Literal["effect", "mechanism", "dose", "form", "onset", "evidence", "diet", "combination", "prevalence"]


@dataclass(frozen=True)
class Problem:
    """One thing wrong in a content file: where it is, what was found, what was expected and how to mend it."""

    file: str
    field: str
    found: str
    expected: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: gevonden: {self.found}; verwacht: {self.expected}. {self.remedy}"


class ContentError(Exception):
    """Content files that cannot be used; `problems` lists everything that is wrong with all of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(str(problem) for problem in problems))


class Number(ConstrainedInt):
    """A source number: a whole number from 1, never a text that looks like one."""

    strict = True
    ge = 1


class Line(ConstrainedStr):
    """A text of at least two characters, never a number that YAML made of it."""

    strict = True
    min_length = 2


class WebAddress(Line):
    """An https address."""

    regex = re.compile(r"^https://\S+$")


class PassageId(Line):
    """Lower-case words with dashes, such as `migraine-effect`."""

    regex = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")


class Strict(BaseModel):
    """Refuses unknown keys; read-only once made."""

    class Config:
        extra = Extra.forbid
        allow_population_by_field_name = False
        anystr_strip_whitespace = True
        allow_mutation = False


class Source(Strict):
    """A numbered source as the article prints it; `reference` is None where the article gives only the number."""

    number: Number = Field(alias="nummer")
    reference: Line | None = Field(None, alias="verwijzing")
    url: WebAddress | None = Field(None, alias="adres")


class Substance(Strict):
    """What the article is about, with the names visitors use for it."""

    name: Line = Field(alias="naam")
    synonyms: list[StrictStr] = Field(default_factory=list, alias="ook")


class Topic(Strict):
    """Something a passage can be about. `role` general gives way to anything more precise that is named beside it."""

    name: Line = Field(alias="naam")
    role: Literal["klacht", "stof", "algemeen"] = Field("klacht", alias="rol")
    synonyms: list[StrictStr] = Field(default_factory=list, alias="ook")
    descriptions: list[StrictStr] = Field(default_factory=list, alias="omschrijvingen")


class Passage(Strict):
    """The smallest answer: a few claims, each with its source numbers as `[n]`."""

    id: PassageId
    about: list[StrictStr] = Field(alias="onderwerpen", min_items=1)
    also_under: list[StrictStr] = Field(default_factory=list, alias="ook_bij")
    aspect: Aspect
    answer: Line = Field(alias="antwoord")
    mentions: list[StrictStr] = Field(default_factory=list, alias="noemt")
    questions: list[Line] = Field(alias="vragen", min_items=1)

    @property
    def topics(self) -> list[str]:
        """All topics it is filed under: first those it is about, then those under which a reader would look for it too."""
        return [*self.about, *self.also_under]

    @property
    def numbers(self) -> list[int]:
        """Source numbers cited in the answer, in the order of their first use."""
        return list(dict.fromkeys(int(number) for number in CITATION.findall(self.answer)))


class Article(Strict):
    """One curated text with its numbered sources."""

    title: Line = Field(alias="titel")
    reviewed: datetime.date = Field(alias="nagekeken_op")
    reviewed_by: Line | None = Field(None, alias="nagekeken_door")
    substance: Substance = Field(alias="stof")
    also_named: list[StrictStr] = Field(default_factory=list, alias="noemt_ook")
    sources: list[Source] = Field(alias="bronnen")
    topics: dict[StrictStr, Topic] = Field(alias="onderwerpen")
    passages: list[Passage] = Field(alias="passages", min_items=1)

    @validator("reviewed", pre=True)
    def _date_only(cls, value: Any) -> Any:  # pydantic would also take a number as seconds since 1970
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return value
        raise ValueError("geen datum zoals 2026-11-23")

    def source(self, number: int) -> Source | None:
        """The source with this number, or None where the article prints no such number."""
        return next((source for source in self.sources if source.number == number), None)


@dataclass(frozen=True)
class Catalogue:
    """All articles, by the slug of their file, in the order of their file names."""

    articles: Mapping[str, Article] = field(default_factory=dict)

    def passages(self) -> Iterator[tuple[str, Passage]]:
        """Every passage with the slug of its article."""
        for slug, article in self.articles.items():
            for passage in article.passages:
                yield slug, passage

    def find(self, passage_id: str) -> tuple[str, Passage]:
        """The passage with this id and its article's slug. Raises KeyError where there is none."""
        for slug, passage in self.passages():
            if passage.id == passage_id:
                return slug, passage
        raise KeyError(passage_id)

    def topic(self, topic_id: str) -> Topic:
        """The first article's definition of a topic. Raises KeyError where no article defines it."""
        for article in self.articles.values():
            if topic_id in article.topics:
                return article.topics[topic_id]
        raise KeyError(topic_id)


def load_catalogue(folder: Path = ARTICLES) -> Catalogue:
    """Read and check every `*.yml` in `folder`.

    Raises:
        ContentError: with all problems of all files, also where the folder holds no article at all.
    """
    return parse_catalogue({path: path.read_bytes() for path in sorted(folder.glob("*.yml"))}, folder)


def parse_catalogue(files: Mapping[Path, bytes], folder: Path = ARTICLES) -> Catalogue:
    """Parse and check the articles of a folder that have been read already. Raises ContentError as `load_catalogue` does."""
    problems: list[Problem] = []
    articles: dict[str, Article] = {}
    for path, raw in files.items():
        try:
            articles[path.stem] = parse_article(decoded(raw, str(path)), str(path))
        except ContentError as error:
            problems += error.problems
    if not articles and not problems:
        problems.append(Problem(str(folder), "map", "geen artikelen", "ten minste één .yml-bestand", "Zet er een artikel in."))
    problems += _double_ids(articles)
    if problems:
        raise ContentError(problems)
    return Catalogue(articles)


def decoded(raw: bytes, file: str) -> str:
    """The text of a content file. Raises ContentError where it is not UTF-8."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise ContentError([Problem(file, "bestand", "geen UTF-8", "tekst in UTF-8", "Bewaar het bestand opnieuw als UTF-8.")]) from None


def parse_article(text: str, file: str) -> Article:
    """Parse one article file's text. Raises ContentError with everything that is wrong in it."""
    article = parse_strictly(Article, text, file)
    problems = list(_inconsistencies(article, file))
    if problems:
        raise ContentError(problems)
    return article


Model = TypeVar("Model", bound=Strict)


def load_yaml(text: str) -> Any:
    """The data of a YAML text: by libyaml, ten times as fast, where it is there and the text is right. Raises yaml.YAMLError."""
    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders
    except yaml.YAMLError:
        return yaml.safe_load(text)  # says better what is wrong


def parse_strictly(model: type[Model], text: str, file: str) -> Model:
    """Parse the text of a content file into its model. Raises ContentError with everything that does not fit the model."""
    try:
        data = load_yaml(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"regel {mark.line + 1}" if mark else "bestand"
        remedy = "Kijk naar inspringen, dubbele punten en aanhalingstekens op en vlak boven die regel."
        raise ContentError([Problem(file, where, str(getattr(error, "problem", error)), "geldige YAML", remedy)]) from error
    if not isinstance(data, dict):
        expected = "velden zoals " + " en ".join(field.alias for field in list(model.__fields__.values())[:2])
        raise ContentError([Problem(file, "bestand", type(data).__name__, expected, "Kijk hoe een ander bestand in die map begint.")])
    try:
        return model.parse_obj(data)
    except ValidationError as error:
        raise ContentError([_problem(file, data, item) for item in error.errors()]) from error


_REMEDIES = {
    "value_error.missing": ("niets", "dit veld", "Voeg het veld toe."),
    "value_error.extra": (None, "alleen bekende velden", "Haal het veld weg of verbeter de naam."),
    "type_error.str": (None, "tekst", "Zet de waarde tussen aanhalingstekens."),
    "type_error.list": (None, "een lijst, zoals [een, twee]", "Maak er een lijst van."),
    "type_error.dict": (None, "velden met een waarde", "Kijk hoe het in een ander bestand staat."),
    "type_error.integer": (None, "een heel getal", "Verbeter het getal."),
}


def _problem(file: str, data: Any, error: Mapping[str, Any]) -> Problem:
    """Turn one pydantic error into a Problem in the editor's words."""
    location = error["loc"]
    where = ".".join(str(part + 1) if isinstance(part, int) else str(part) for part in location)
    permitted = " of ".join((error.get("ctx") or {}).get("permitted", ()))
    found, expected, remedy = _REMEDIES.get(error["type"], (None, permitted or error["msg"], "Verbeter de waarde."))
    return Problem(file, where, found or _shown(data, location), expected, remedy)


def _shown(data: Any, location: Sequence[str | int]) -> str:
    for part in location:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return "niets"
    text = repr(data)
    return text if len(text) <= 60 else text[:57] + "…"


def _inconsistencies(article: Article, file: str) -> Iterator[Problem]:
    """What a schema cannot say: numbers, topics and ids must fit together within the article."""
    numbers = [source.number for source in article.sources]
    for double in sorted({number for number in numbers if numbers.count(number) > 1}):
        yield Problem(file, "bronnen", f"nummer {double} staat er twee keer", "elk nummer één keer", "Haal er een weg.")
    printed = f"een nummer uit bronnen ({min(numbers, default=0)} tot {max(numbers, default=0)})"
    for index, passage in enumerate(article.passages, 1):
        where = f"passages.{index} ({passage.id})"
        for number in passage.numbers:
            if number not in numbers:
                yield Problem(file, f"{where}.antwoord", f"[{number}]", printed, "Verbeter het nummer of voeg de bron toe.")
        for topic in passage.topics:
            if topic not in article.topics:
                remedy = "Voeg het onderwerp toe of verbeter de naam."
                yield Problem(file, f"{where}.onderwerpen", topic, "een onderwerp uit de lijst onderwerpen", remedy)
    used = {topic for passage in article.passages for topic in passage.topics}
    for topic in article.topics:
        if topic not in used:
            remedy = "Schrijf een passage of haal het onderwerp weg."
            yield Problem(file, f"onderwerpen.{topic}", "geen passage", "ten minste één passage over dit onderwerp", remedy)


def _double_ids(articles: Mapping[str, Article]) -> Iterator[Problem]:
    """Passage ids and example questions must be unique over all articles: two owners would make the reply a matter of luck."""
    seen: dict[str, str] = {}
    for slug, article in articles.items():
        for passage in article.passages:
            for what, key in [("id", passage.id)] + [("vraag", question.casefold().strip(" ?!.")) for question in passage.questions]:
                here = passage.id if what == "vraag" else slug
                owner = seen.setdefault(f"{what} {key}", here)
                if owner != here or (what == "id" and _count(article, passage.id) > 1):
                    found = f"{what} '{key}' staat ook bij {owner}"
                    yield Problem(f"{slug}.yml", f"passages ({passage.id})", found, f"elke {what} één keer", "Haal er een weg.")


def _count(article: Article, passage_id: str) -> int:
    return sum(passage.id == passage_id for passage in article.passages)
