from __future__ import annotations

import pytest

from bot import library
from bot.nlu.encoder import encode
from editor.visitors.grouping import Question, groups, key_of, named

ALIKE = [
    ("helpt saffraan bij een depressie", "doet saffraan iets tegen depressie?"),
    ("hoe herken je een beroerte", "waaraan herken ik een beroerte?"),
    ("en dopamine", "en met dopamine?"),
    ("helpt melatonine bij slapeloosheid", "Is melatonine goed tegen slapeloosheid?"),
    ("wat kost magnesium", "hoeveel kost magnesium?"),
]
DIFFERENT = [
    ("helpt melatonine bij migraine", "helpt zink bij migraine"),
    ("helpt magnesium bij eczeem", "helpt magnesium bij jicht"),
    ("wat is het weer morgen", "wat kost magnesium"),
    ("helpt wolfskers bij migraine", "helpt druppelkruid bij migraine"),
    ("kan ik zwemmen", "waar koop ik magnesium"),
]


SUBSTANCE = frozenset({"magnesium"})


def question(text: str) -> Question:
    return Question(key_of(text), text, named(library.current().reader.read(text)))


def sizes(*texts: str) -> list[int]:
    return [len(group) for group in groups([question(text) for text in texts], encode, SUBSTANCE)]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_alike(one: str, other: str) -> None:
    assert sizes(one, other, "wat doet zink voor je haar") == [2, 1]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different(one: str, other: str) -> None:
    assert sizes(one, other) == [1, 1]


def test_later_questions_change_no_group() -> None:
    texts = [text for pair in ALIKE for text in pair] + [text for pair in DIFFERENT for text in pair]
    questions = list({key_of(text): question(text) for text in texts}.values())
    all_of_them = groups(questions, encode)
    assert groups(questions, encode) == all_of_them
    for known in range(1, len(questions)):
        before = groups(questions[:known], encode)
        assert [[place for place in group if place < known] for group in all_of_them if group[0] < known] == before


def test_nothing_asked() -> None:
    assert groups([], encode) == []
