"""How words follow each other, from texts."""

import pytest

from bot.language.usage import EDGE, Usage, examples

KNOWN = frozenset("hoe komt dat snel werkt het magnesium".split())
USAGE = Usage(["hoe komt dat", "hoe komt het", "hoe snel werkt het", "hoe kmt dat", "the pain is in my head"], KNOWN.__contains__)


@pytest.mark.parametrize(
    ("before", "likelier", "less_likely"),
    [
        pytest.param("hoe", "komt", "snel", id="seen more often"),
        pytest.param("hoe", "snel", "magnesium", id="seen rather than unseen"),
        pytest.param(EDGE, "hoe", "komt", id="at the start of a sentence"),
        pytest.param("hoe", "komt", "kmt", id="a slip in the texts does not count"),
        pytest.param("magnesium", "het", "zxqv", id="an everyday word rather than none"),
    ],
)
def test_what_was_seen_is_likelier(before: str, likelier: str, less_likely: str) -> None:
    assert USAGE.chance_after(before, likelier) > USAGE.chance_after(before, less_likely)


def test_chances_are_below_one() -> None:
    assert all(USAGE.chance_after(before, word) < 0 for before in [EDGE, *KNOWN] for word in KNOWN)


def test_common_words() -> None:
    assert USAGE.common(3) == {"hoe"}
    assert USAGE.common(2) == {"hoe", "komt", "dat", "het"}
    assert "kmt" not in USAGE.common(1)
    assert "pain" not in USAGE.common(1)  # another language


def test_the_training_examples_are_read() -> None:
    assert len(examples()) > 1000
    assert not [text for text in examples() if text.startswith("- ")]
