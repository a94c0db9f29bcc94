"""Alike questions come together, others do not, and always the same."""

from __future__ import annotations

import random

import pytest

from editor.visitors.grouping import Asked, bag, forget_all_but, grouped

ZINC = ["helpt zink tegen verkoudheid?", "werkt zink bij een verkoudheid", "Zink tegen verkoudheid", "is zink goed bij verkouden zijn"]
HAIR = ["mijn haar valt uit, helpt magnesium", "haaruitval en magnesium", "helpt magnesium tegen haaruitval"]
WEATHER = ["wat voor weer wordt het morgen", "wordt het morgen mooi weer?"]
EVERY = [*ZINC, *HAIR, *WEATHER]


def groups_of(texts: list[str]) -> list[set[str]]:
    return [set(group) for group in grouped([Asked(text, 1) for text in texts])]


@pytest.mark.parametrize("together", [ZINC[:3], HAIR[1:], WEATHER])
def test_alike_questions_are_one_group(together: list[str]) -> None:
    assert any(set(together) <= group for group in groups_of(EVERY))


def test_different_subjects_are_apart() -> None:
    for group in groups_of(EVERY):
        assert sum(bool(group & set(subject)) for subject in (ZINC, HAIR, WEATHER)) == 1


@pytest.mark.parametrize("others", [("helpt magnesium bij kramp", "helpt magnesium bij acne"), ("is zink veilig", "is ijzer veilig")])
def test_one_other_word_that_matters_keeps_them_apart(others: tuple[str, str]) -> None:
    assert len(groups_of([*others, *EVERY])) == 1 + len(groups_of([others[0], *EVERY]))


def test_order_does_not_count() -> None:
    expected = groups_of(EVERY)
    for seed in range(5):
        shuffled = EVERY[:]
        random.Random(seed).shuffle(shuffled)
        assert groups_of(shuffled) == expected


def test_the_most_asked_is_first() -> None:
    found = grouped([Asked(ZINC[0], 2), Asked(ZINC[2], 7), Asked(WEATHER[0], 3)])
    assert found[0][0] == ZINC[2]
    assert [ZINC[0] in group for group in found] == [True, False]


def test_placeholders_are_no_words() -> None:
    assert bag("[naam] vraagt of zink helpt") == bag("vraagt of zink helpt")


def test_nothing_asked_is_no_group() -> None:
    assert grouped([]) == []


def test_vectors_of_what_is_gone_are_forgotten() -> None:
    from editor.visitors import grouping

    groups_of(ZINC)
    forget_all_but(ZINC[:1])
    assert set(grouping._known) <= {ZINC[0]}
