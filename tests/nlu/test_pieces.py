"""How a message is cut into the pieces that danger is looked for in."""

import pytest

from bot.nlu.pieces import pieces


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("kort", 1, id="one word"),
        pytest.param("Een hele zin over iets.", 1, id="one sentence"),
        pytest.param("Een hele zin over iets. En nog een hele zin!", 3, id="two sentences and the whole"),
        pytest.param("Ja. Nee. Ja.", 1, id="sentences too short to tell"),
        pytest.param(" ".join(map(str, range(40))), 4, id="windows over a long stretch"),
        pytest.param("Dit is een zin nummer zoveel. " * 5, 2, id="the same sentence once"),
    ],
)
def test_pieces(text: str, count: int) -> None:
    assert len(pieces(text)) == count
    assert pieces(text)[0] == text


@pytest.mark.parametrize("words", [1_501, 5_000, 50_000])
def test_the_pieces_of_a_very_long_message_are_bounded_and_reach_its_end(words: int) -> None:
    text = " ".join(f"w{number}" for number in range(words))
    found = pieces(text)
    assert len(found) <= 130
    assert found[-1].split()[-1] == f"w{words - 1}"
