"""Example questions that say the same. (The same question at two passages is an error already; here is what only resembles it.)"""

from __future__ import annotations

from typing import Iterator

from bot.articles import same_question
from editor.checks.context import Context, shown
from editor.checks.data import table
from editor.findings import Finding


def check(context: Context) -> Iterator[Finding]:
    """Questions that stand twice at one passage, and those that differ from one at another passage by a small word only."""
    seen: dict[frozenset[str], tuple[str, str, int]] = {}
    for file, (article, _) in [*context.others.items(), (context.file, (context.article, context.lines))]:
        for index, passage in enumerate(article.passages):
            exact: set[str] = set()
            for place, question in enumerate(passage.questions):
                here = ("passages", index, "vragen", place)
                mine = file == context.file
                if mine and same_question(question) in exact:
                    found = f"{shown(question)} staat er twee keer"
                    yield context.finding("warning", here, found, "elke vraag één keer", "Haal er een weg.", "question-repeated")
                exact.add(same_question(question))
                key = _gist(question)
                owner_file, owner, owner_index = seen.setdefault(key, (file, passage.id, index))
                if mine and len(key) > 1 and (owner_file, owner_index) != (file, index) and not _same(question, seen, key, context):
                    remedy = "Kies bij welke passage de vraag hoort: de bot kan er maar één geven."
                    found = f"{shown(question)} lijkt op een vraag bij {owner}"
                    yield context.finding("hint", here, found, "vragen die van elkaar verschillen", remedy, "question-alike")


def _gist(question: str) -> frozenset[str]:
    """The words of a question that matter, in any order."""
    return frozenset(same_question(question).split()) - frozenset(table("redactie")["losse_woorden"])


def _same(question: str, seen: dict[frozenset[str], tuple[str, str, int]], key: frozenset[str], context: Context) -> bool:
    """Whether it is the very same question: that is told as an error."""
    file, _, index = seen[key]
    article = context.article if file == context.file else context.others[file][0]
    return same_question(question) in {same_question(other) for other in article.passages[index].questions}
