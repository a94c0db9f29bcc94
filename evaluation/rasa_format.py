"""Writes the test questions in Rasa's format, so that `rasa test nlu` shows intents and entities: `python -m evaluation.rasa_format`.

Where that fits: a conversation's first message, because `rasa test nlu` knows no conversation, of which the expected reply tells one
intent. As entities it marks the article's substance and its topics where they stand there under a name that the article gives, as an
ordinary word. What else the bot recognises (misspelt and descriptive, or not covered) is not marked, so that recall tells something
about entities and precision does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from bot.articles import load_catalogue
from bot.settings import TOP
from evaluation.questions import Conversation, read_sets

TARGET = TOP / "results" / "rasa" / "nlu_test.yml"
_HEAD = 'version: "3.1"\n\n# Made by `python -m evaluation.rasa_format` from tests/questions/*/test.\nnlu:\n'
_SHORTEST = 4  # letters of a name that is marked: "mg" and "pms" stand for other things too
# What Rasa's format would read as its own.
_MARKUP = re.compile(r"[\[\]{}()]")


def intent_of(conversation: Conversation) -> str | None:
    """The intent that the expected reply to the first message tells, or None where it leaves that open."""
    expected = conversation.turns[0].expected
    kinds = set(expected.kinds)
    if kinds == {"emergency"}:
        if any("113" in pattern for pattern in expected.say):
            return "suicide"
        dangers = [intent for tag, intent in (("stroke", "stroke_now"), ("acute", "acute_danger")) if tag in conversation.tags]
        return dangers[0] if len(dangers) == 1 else None
    if kinds in ({"refer"}, {"out_of_scope"}):
        return expected.kinds[0]
    if kinds <= {"answer", "not_covered"}:
        return "ask_sources" if expected.topics[:1] == ("bronnen",) else "ask"
    return None


def names() -> dict[str, str]:
    """What the articles call their substances and topics, in small letters, and which entity that is."""
    found: dict[str, str] = {}
    for article in load_catalogue(TOP / "content" / "articles").articles.values():
        for topic in article.topics.values():
            found.update({name.lower(): "topic" for name in (topic.name, *topic.synonyms)})
        found.update({name.lower(): "substance" for name in (article.substance.name, *article.substance.synonyms)})
    return {name: entity for name, entity in found.items() if len(name) >= _SHORTEST}


def marked(text: str, entities: Mapping[str, str]) -> str:
    """The text on one line with the names in it marked, the longest where several begin at the same place."""
    plain = " ".join(_MARKUP.sub(" ", text).split())
    pattern = "|".join(re.escape(name) for name in sorted(entities, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", lambda found: f"[{found[0]}]({entities[found[0].lower()]})", plain, flags=re.I) if pattern else plain


def rasa_file(conversations: Iterable[Conversation], entities: Mapping[str, str]) -> str:
    """The text of the file."""
    examples: dict[str, list[str]] = {}
    for conversation in conversations:
        intent = intent_of(conversation)
        text = marked(conversation.turns[0].text, entities)
        if intent and text and not text.startswith(("/", "-")):
            examples.setdefault(intent, []).append(text)
    blocks = []
    for intent, texts in sorted(examples.items()):
        lines = "\n".join(f"    - {text}" for text in dict.fromkeys(texts))
        blocks.append(f"- intent: {intent}\n  examples: |\n{lines}\n")
    return _HEAD + "\n".join(blocks)


def main() -> int:
    """Write the file and say how to use it."""
    text = rasa_file(read_sets()["test"], names())
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    target = TARGET.relative_to(TOP)
    print(f"{target}: {text.count('    - ')} messages\nrasa test nlu --nlu {target} --out {Path(target).parent}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
