"""The JSON Schema of an article, from the models in `bot/articles.py`, so that an editor's program completes and checks the file as it is typed.

    python -m editor.schema          writes content/article.schema.json
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bot.articles import Article
from bot.settings import TOP

SCHEMA = Path("content") / "article.schema.json"
# YAML reads 2026-11-23 as a date, but VS Code shows a schema the text; so dates are texts of this form.
_DATE = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def schema() -> dict[str, Any]:
    """The schema as data, with a Dutch title and description for every field."""
    made = Article.schema(by_alias=True)
    made.pop("title", None)
    top = {"$schema": "http://json-schema.org/draft-07/schema#", "title": "Artikel van Klachtwijzer", **made}
    top["description"] = "Eén artikel met zijn bronnen, onderwerpen en antwoorden."
    top["if"] = {"properties": {"concept": {"const": True}}, "required": ["concept"]}
    top["else"] = {"properties": {"nagekeken_op": {"type": "string"}}, "required": ["nagekeken_op"]}  # only a draft may do without
    _dutch(top, top["properties"], set(top.get("required", ())))
    for name, model in top["definitions"].items():
        model["title"] = model["description"] = _MODELS[name]  # its own docstring is for programmers
        _dutch(model, model["properties"], set(model.get("required", ())))
    return top


_MODELS = {
    "Source": "Een genummerde bron.",
    "Substance": "De stof waar het artikel over gaat.",
    "Topic": "Iets waar een passage over kan gaan.",
    "Passage": "Eén antwoord met de vragen die het krijgen.",
}


def _dutch(model: dict[str, Any], fields: dict[str, Any], required: set[str]) -> None:
    for name, field in fields.items():
        if field.get("format") == "date":
            del field["format"], field["type"]
            field.update(_DATE)
        if name not in required and "type" in field and field["type"] == "string" and "enum" not in field:
            field["type"] = ["string", "null"]  # an empty field may be written as null


def text() -> str:
    """The schema as the file has it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write the file."""
    (TOP / SCHEMA).write_text(text(), encoding="utf-8")
    print(f"{SCHEMA} geschreven")


if __name__ == "__main__":
    main()
