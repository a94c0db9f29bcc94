"""The JSON Schema is what the models say, and takes what the bot takes."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import jsonschema
import pytest
import yaml

from bot.articles import ARTICLES
from bot.settings import TOP
from editor.schema import SCHEMA, schema, text
from tests.editor.test_checks import CLEAN

Change = Callable[[dict[str, Any]], object]


class Core(yaml.SafeLoader):
    """YAML as VS Code reads it: a date is a text."""


Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def errors(article: str) -> list[str]:
    validator = jsonschema.Draft7Validator(schema())
    return [error.message for error in validator.iter_errors(yaml.load(article, Core))]  # noqa: S506 (made from SafeLoader)


def test_the_file_is_up_to_date() -> None:
    assert (TOP / SCHEMA).read_text(encoding="utf-8") == text(), "make schema writes it anew"


def test_it_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(schema())


@pytest.mark.parametrize("path", sorted((TOP / ARTICLES).glob("*.yml")), ids=lambda path: path.stem)
def test_the_real_articles_fit(path: Any) -> None:
    assert errors(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (lambda a: a.update(tietel="x"), "tietel"),
        (lambda a: a.pop("titel"), "titel"),
        (lambda a: a.update(nagekeken_op="maart"), "maart"),
        (lambda a: a["passages"][0].update(aspect="gevaar"), "gevaar"),
        (lambda a: a["passages"][0].update(vragen=[]), "[]"),
        (lambda a: a["passages"][0].update(id="Een Id"), "Een Id"),
        (lambda a: a["onderwerpen"]["wond"].update(rol="ziekte"), "ziekte"),
        (lambda a: a["bronnen"][0].update(adres="http://x"), "http://x"),
        (lambda a: a["bronnen"][0].update(nummer="1"), "'1'"),
    ],
)
def test_what_is_wrong_does_not_fit(change: Change, part: str) -> None:
    data = yaml.safe_load(yaml.safe_dump(CLEAN))
    assert errors(yaml.safe_dump(data)) == []
    change(data)
    assert any(part in message for message in errors(yaml.safe_dump(data)))


@pytest.mark.parametrize("field", ["nagekeken_door", "nakijken_voor"])
def test_what_may_be_empty_may_be_null(field: str) -> None:
    assert errors(yaml.safe_dump({**CLEAN, field: None})) == []


def test_every_field_has_a_dutch_title_and_description() -> None:
    def fields(part: Any) -> Iterator[tuple[str, dict[str, Any]]]:
        for model in [part, *part["definitions"].values()]:
            yield from model["properties"].items()

    for name, field in fields(schema()):
        assert field.get("title"), name
        assert field.get("description", "").endswith("."), name


def test_vs_code_uses_it() -> None:
    settings = json.loads((TOP / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    ((file, pattern),) = settings["yaml.schemas"].items()
    assert TOP / file == TOP / SCHEMA
    assert sorted(TOP.glob(pattern)) == sorted((TOP / ARTICLES).glob("*.yml"))
