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
from pydantic import BaseModel, ConstrainedInt, ConstrainedStr, Extra, Field, StrictBool, StrictStr, ValidationError, validator
from pydantic.fields import ModelField

from bot import content_errors
from bot.content_yaml import Double, Lines, Place, load

ARTICLES = Path("content/articles")
CITATION = re.compile(r"\[(\d+)\]")
_DRAFT = re.compile(r"^concept:[ \t]*true\b", re.M)

Aspect = Literal["effect", "mechanism", "dose", "form", "onset", "evidence", "diet", "combination", "prevalence"]


@dataclass(frozen=True)
class Problem:
    """One thing wrong in a content file: where it is, what was found, what was expected and how to mend it.

    `line` counts from 1 and is 0 where it is about the file as a whole; `code` is a short stable name for this sort of problem.
    """

    file: str
    field: str
    found: str
    expected: str
    remedy: str
    line: int = 0
    code: str = "field"

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.field}: gevonden: {self.found}; verwacht: {self.expected}. {self.remedy}"


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

    number: Number = Field(alias="nummer", title="Nummer", description="Het nummer dat tussen vierkante haken in de antwoorden staat, zoals [8].")
    reference: Line | None = Field(
        None,
        alias="verwijzing",
        title="Verwijzing",
        description="De verwijzing zoals het artikel haar afdrukt. Staat er geen in het artikel? Laat dit veld dan weg.",
    )
    url: WebAddress | None = Field(None, alias="adres", title="Adres", description="Het adres van de bron op het web; het begint met https://.")


class Substance(Strict):
    """What the article is about, with the names visitors use for it."""

    name: Line = Field(alias="naam", title="Naam", description="De gewone naam van de stof, zoals in de antwoorden.")
    synonyms: list[StrictStr] = Field(
        default_factory=list, alias="ook", title="Ook", description="Andere namen en schrijfwijzen die bezoekers voor de stof gebruiken, ook verkeerde."
    )


class Topic(Strict):
    """Something a passage can be about. `role` general gives way to anything more precise that is named beside it."""

    name: Line = Field(alias="naam", title="Naam", description="De naam van het onderwerp zoals bezoekers hem op een knop zien.")
    role: Literal["klacht", "stof", "algemeen"] = Field(
        "klacht",
        alias="rol",
        title="Rol",
        description="klacht: waar iets tegen helpt. stof: iets anders dan de stof van het artikel. algemeen: een ruim begrip, dat wijkt voor iets preciezers.",
    )
    synonyms: list[StrictStr] = Field(
        default_factory=list, alias="ook", title="Ook", description="Andere woorden die bezoekers ervoor gebruiken, ook verkeerd gespelde."
    )
    descriptions: list[StrictStr] = Field(
        default_factory=list,
        alias="omschrijvingen",
        title="Omschrijvingen",
        description="Hoe mensen het zeggen zonder de naam te noemen, zoals 'ik vergeet alles'. De woorden mogen in een vraag uit elkaar staan.",
    )


class Passage(Strict):
    """The smallest answer: a few claims, each with its source numbers as `[n]`."""

    id: PassageId = Field(
        title="Id", description="De vaste naam van de passage: kleine letters en streepjes, zoals migraine-effect. Elke id komt één keer voor."
    )
    about: list[StrictStr] = Field(
        alias="onderwerpen", min_items=1, title="Onderwerpen", description="Waar de passage over gaat: namen uit de lijst onderwerpen van dit artikel."
    )
    also_under: list[StrictStr] = Field(
        default_factory=list, alias="ook_bij", title="Ook bij", description="Andere onderwerpen waaronder een lezer deze passage zou zoeken."
    )
    aspect: Aspect = Field(
        title="Aspect",
        description="Wat er gevraagd wordt: effect (helpt het), mechanism (hoe werkt het), dose (hoeveel), form (welke vorm), onset (hoe snel), "
        "evidence (wat is er onderzocht), diet (voeding), combination (samen met iets anders) of prevalence (hoe vaak).",
    )
    answer: Line = Field(
        alias="antwoord",
        title="Antwoord",
        description="Wat het artikel zegt, als iets van het artikel ('Volgens het artikel …'), in gewone woorden en met [n] achter elke bewering.",
    )
    mentions: list[StrictStr] = Field(
        default_factory=list, alias="noemt", title="Noemt", description="Woorden waar een vraag over mag gaan terwijl ze niet letterlijk in het antwoord staan."
    )
    questions: list[Line] = Field(
        alias="vragen",
        min_items=1,
        title="Vragen",
        description="Vragen die dit antwoord krijgen, zoals bezoekers ze typen. De eerste komt op een knop te staan en moet daarom goed gespeld zijn.",
    )

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

    draft: StrictBool = Field(
        False,
        alias="concept",
        title="Concept",
        description="true: het artikel is nog niet af. De bot gebruikt het dan niet. Haal de regel weg als het artikel klaar is.",
    )
    title: Line = Field(alias="titel", title="Titel", description="De titel van het artikel, zoals bezoekers hem onder een antwoord zien.")
    reviewed: datetime.date | None = Field(
        None,
        alias="nagekeken_op",
        title="Nagekeken op",
        description="De dag waarop iemand het hele artikel voor het laatst heeft nagekeken, zoals 2026-11-23. Alleen bij een concept mag het leeg zijn.",
    )
    reviewed_by: Line | None = Field(
        None, alias="nagekeken_door", title="Nagekeken door", description="Wie het artikel heeft nagekeken. Weet u het niet? Laat het leeg (null)."
    )
    review_before: datetime.date | None = Field(
        None,
        alias="nakijken_voor",
        title="Nakijken voor",
        description="De dag waarvoor het artikel opnieuw nagekeken moet zijn. Zonder dit veld geldt een vaste termijn na nagekeken_op.",
    )
    claims_reviewed: datetime.date | None = Field(
        None,
        alias="claims_bekeken_op",
        title="Claims bekeken op",
        description="De dag waarop iemand met kennis van de regels (EU 1924/2006) de beweringen over gezondheid heeft bekeken.",
    )
    substance: Substance = Field(alias="stof", title="Stof", description="De stof waar het artikel over gaat.")
    also_named: list[StrictStr] = Field(
        default_factory=list,
        alias="noemt_ook",
        title="Noemt ook",
        description="Andere stoffen die in het artikel voorkomen. De bot antwoordt er alleen over als de passage ze noemt.",
    )
    sources: list[Source] = Field(alias="bronnen", title="Bronnen", description="De genummerde bronnen, zoals het artikel ze afdrukt.")
    topics: dict[StrictStr, Topic] = Field(
        alias="onderwerpen", title="Onderwerpen", description="Waar de passages over gaan: een korte naam met daaronder hoe bezoekers het noemen."
    )
    passages: list[Passage] = Field(alias="passages", min_items=1, title="Passages", description="De antwoorden: één voor elk ding dat gevraagd kan worden.")

    @validator("reviewed", "review_before", "claims_reviewed", pre=True, always=True)
    def _date_only(cls, value: Any, values: dict[str, Any], field: ModelField) -> Any:  # pydantic would also take a number as seconds since 1970
        if value is None and (field.name != "reviewed" or values.get("draft")):
            return value
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return value
        raise ValueError("een datum zoals 2026-11-23")

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

    def without(self, passages: frozenset[str]) -> Catalogue:
        """The same articles and topics without these passages."""
        return Catalogue(
            {
                slug: article.copy(update={"passages": [passage for passage in article.passages if passage.id not in passages]})
                for slug, article in self.articles.items()
            }
        )

    def topic(self, topic_id: str) -> Topic:
        """The first article's definition of a topic. Raises KeyError where no article defines it."""
        for article in self.articles.values():
            if topic_id in article.topics:
                return article.topics[topic_id]
        raise KeyError(topic_id)


def load_catalogue(folder: Path = ARTICLES) -> Catalogue:
    """Read and check every `*.yml` in `folder`; drafts are passed over, whatever is wrong with them.

    Raises:
        ContentError: with all problems of all files, also where the folder holds no article at all.
    """
    return parse_catalogue({path: path.read_bytes() for path in sorted(folder.glob("*.yml"))}, folder)


def parse_catalogue(files: Mapping[Path, bytes], folder: Path = ARTICLES) -> Catalogue:
    """Parse and check the articles of a folder that have been read already. Raises ContentError as `load_catalogue` does."""
    problems: list[Problem] = []
    articles: dict[str, Placed] = {}
    for path, raw in files.items():
        try:
            text = decoded(raw, str(path))
            if not is_draft(text):
                articles[str(path)] = place_article(text, str(path))
        except ContentError as error:
            problems += error.problems
    if not articles and not problems:
        problems.append(Problem(str(folder), "map", "geen artikelen", "ten minste één .yml-bestand", "Zet er een artikel in.", code="no-articles"))
    problems += doubles(articles)
    if problems:
        raise ContentError(problems)
    return Catalogue({Path(file).stem: article for file, (article, _) in articles.items()})


def is_draft(text: str) -> bool:
    """Whether an article file says that it is not finished (`concept: true`): the bot does not use it, and it may be incomplete."""
    return _DRAFT.search(text) is not None


Placed = tuple[Article, Lines]  # an article and the lines that its fields stand on


def decoded(raw: bytes, file: str) -> str:
    """The text of a content file. Raises ContentError where it is not UTF-8."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise ContentError([Problem(file, "bestand", "geen UTF-8", "tekst in UTF-8", "Bewaar het bestand opnieuw als UTF-8.", code="utf-8")]) from None


def parse_article(text: str, file: str) -> Article:
    """Parse one article file's text. Raises ContentError with everything that is wrong in it."""
    return place_article(text, file)[0]


def place_article(text: str, file: str) -> Placed:
    """Parse one article file's text, with the line of every field. Raises ContentError with everything that is wrong in it."""
    article, lines = parse_placed(Article, text, file)
    problems = list(inconsistencies(article, lines, file))
    if problems:
        raise ContentError(problems)
    return article, lines


Model = TypeVar("Model", bound=Strict)


def load_yaml(text: str) -> Any:
    """The data of a YAML text. Raises yaml.YAMLError."""
    return load(text)[0]


def parse_strictly(model: type[Model], text: str, file: str) -> Model:
    """Parse the text of a content file into its model. Raises ContentError with everything that does not fit the model."""
    return parse_placed(model, text, file)[0]


def parse_placed(model: type[Model], text: str, file: str) -> tuple[Model, Lines]:
    """As `parse_strictly`, with the line of every field."""
    data, lines, problems = read_fields(model, text, file)
    try:
        parsed = model.parse_obj(data)
    except ValidationError as error:
        raise ContentError([*problems, *(_problem(file, data, item, lines) for item in error.errors())]) from error
    if problems:
        raise ContentError(problems)
    return parsed, lines


def read_fields(model: type[Strict], text: str, file: str) -> tuple[dict[str, Any], Lines, list[Problem]]:
    """The fields of a content file as YAML has them, not yet held against the model, their lines, and the keys that stand there twice.

    Raises:
        ContentError: where it is no YAML, or no fields.
    """
    try:
        data, lines = load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where, line = (f"regel {mark.line + 1}", mark.line + 1) if mark else ("bestand", 0)
        told = content_errors.of_yaml(error)
        raise ContentError([Problem(file, where, told.found, told.expected, told.remedy, line, told.code)]) from error
    if not isinstance(data, dict):
        expected = "velden zoals " + " en ".join(field.alias for field in list(model.__fields__.values())[:2])
        raise ContentError([Problem(file, "bestand", type(data).__name__, expected, "Kijk hoe een ander bestand in die map begint.")])
    named = {str(key): value for key, value in data.items()}  # `1: x` is told as an unknown field, as `a: x` is
    return named, lines, [_double_key(file, double) for double in lines.doubles]


def _double_key(file: str, double: Double) -> Problem:
    found = f"staat er twee keer, ook op regel {double.first_line}"
    remedy = "Voeg de twee samen of haal er een weg: anders telt alleen de laatste."
    return Problem(file, _dotted(double.place), found, "elk veld één keer", remedy, double.line, "key-twice")


def _dotted(place: Sequence[str | int]) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else str(part) for part in place)


def _problem(file: str, data: Any, error: Mapping[str, Any], lines: Lines) -> Problem:
    """Turn one pydantic error into a Problem in the editor's words."""
    location = error["loc"]
    told = content_errors.of_field(data, error)
    return Problem(file, _dotted(location), told.found, told.expected, told.remedy, lines.line(location), told.code)


def inconsistencies(article: Article, lines: Lines, file: str) -> Iterator[Problem]:
    """What a schema cannot say: numbers, topics and ids must fit together within the article."""
    numbers: list[int] = [source.number for source in article.sources]
    for index, number in enumerate(numbers):
        if numbers.index(number) < index:
            line = lines.line(("bronnen", index))
            yield Problem(file, "bronnen", f"nummer {number} staat er twee keer", "elk nummer één keer", "Haal er een weg.", line, "source-twice")
    printed = f"een nummer uit Bronnen ({min(numbers)} tot {max(numbers)})" if numbers else "een nummer uit Bronnen; daar staat er nog geen"
    for index, passage in enumerate(article.passages):
        where = f"passages.{index + 1} ({passage.id})"
        for number in passage.numbers:
            if number not in numbers:
                line = lines.line(("passages", index, "antwoord"))
                remedy = "Verbeter het nummer of voeg de bron toe."
                yield Problem(file, f"{where}.antwoord", f"[{number}]", printed, remedy, line, "source-unknown")
        for key, topics in (("onderwerpen", passage.about), ("ook_bij", passage.also_under)):
            for topic in topics:
                if topic not in article.topics:
                    line = lines.line(("passages", index, key))
                    remedy = "Voeg het onderwerp toe of verbeter de naam."
                    yield Problem(file, f"{where}.{key}", topic, "een onderwerp uit de lijst Onderwerpen", remedy, line, "topic-unknown")
    used = {topic for passage in article.passages for topic in passage.topics}
    for topic in article.topics:
        if topic not in used:
            line = lines.line(("onderwerpen", topic))
            remedy = "Schrijf een passage of haal het onderwerp weg."
            expected = "ten minste één passage over dit onderwerp"
            yield Problem(file, f"onderwerpen.{topic}", "geen passage", expected, remedy, line, "topic-unused")


def same_question(question: str) -> str:
    """What two example questions have in common that only differ in capitals, spaces or punctuation."""
    return " ".join(re.findall(r"\w+", question.casefold()))


def doubles(articles: Mapping[str, Placed]) -> Iterator[Problem]:
    """Ids and example questions that stand at two passages, by file: two owners would make the reply a matter of luck."""
    seen: dict[tuple[str, str], tuple[str, int]] = {}
    for file, (article, lines) in articles.items():
        for index, passage in enumerate(article.passages):
            keys: list[tuple[str, str, Place]] = [("id", passage.id, ("passages", index, "id"))]
            keys += [("vraag", question, ("passages", index, "vragen", place)) for place, question in enumerate(passage.questions)]
            for what, text, place in keys:
                owner = seen.setdefault((what, text if what == "id" else same_question(text)), (file, index))
                if owner == (file, index):
                    continue
                other = articles[owner[0]][0].passages[owner[1]].id if what == "vraag" else Path(owner[0]).stem
                found = f"{what} '{text}' staat ook bij {other}"
                field = f"passages.{index + 1} ({passage.id}).{_dotted(place[2:])}"
                code = "id-twice" if what == "id" else "question-twice"
                yield Problem(file, field, found, f"elke {what} één keer", "Haal er een weg.", lines.line(place), code)
