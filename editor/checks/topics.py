"""Topics that a visitor cannot get at: two with one name, or (with the bot's reader) one whose names the bot does not hear."""

from __future__ import annotations

from typing import Iterator

from bot.language.words import plain
from editor.checks.context import Context, shown
from editor.findings import Finding


def check(context: Context) -> Iterator[Finding]:
    """Names that stand at two topics of the article: the bot takes both, so neither is asked for by itself."""
    seen: dict[str, str] = {}
    for key, topic in context.article.topics.items():
        for place, name in [(("naam",), topic.name), *((("ook", index), name) for index, name in enumerate(topic.synonyms))]:
            owner = seen.setdefault(plain(name), key)
            if owner != key:
                remedy = "Laat de naam bij één onderwerp staan."
                found = f"{shown(name)} staat ook bij {owner}"
                yield context.finding("warning", ("onderwerpen", key, *place), found, "elke naam bij één onderwerp", remedy, "name-twice")
