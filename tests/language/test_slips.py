"""What a slip costs: the kinds that fingers and ears make often cost less than others."""

import pytest

from bot.language.slips import slip_cost


@pytest.mark.parametrize("word", ["magnesium", "a", ""])
def test_no_slip_costs_nothing(word: str) -> None:
    assert slip_cost(word, word) == 0


@pytest.mark.parametrize(
    ("meant", "likelier", "less_likely"),
    [
        pytest.param("depressie", "depresie", "depessie", id="a double letter left single before a letter left out"),
        pytest.param("hersenen", "hersennen", "hersenben", id="a letter doubled before another letter too many"),
        pytest.param("migraine", "migrsine", "migrpine", id="the key beside it before a far one"),
        pytest.param("angst", "angsd", "angsl", id="a letter that sounds alike before another"),
        pytest.param("pijn", "pjin", "pxjn", id="two letters swapped before another letter"),
        pytest.param("migraine", "migrine", "igraine", id="a letter in the middle before the first"),
        pytest.param("migraine", "mirgaine", "mirganie", id="one slip before two"),
    ],
)
def test_the_likelier_slip_costs_less(meant: str, likelier: str, less_likely: str) -> None:
    assert 0 < slip_cost(likelier, meant) < slip_cost(less_likely, meant)
