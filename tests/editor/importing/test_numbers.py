"""Source numbers are found in every style, stand before the full stop, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from editor.importing.numbers import Numbers, style_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Zin een [1]. Zin twee [2,3].", "Zin een [1]. Zin twee [2] [3].", id="brackets"),
        pytest.param("Zin een.[1] Zin twee. [2-4] Zin drie.", "Zin een [1]. Zin twee [2] [3] [4]. Zin drie.", id="brackets after the stop, a range"),
        pytest.param("Zin een [1][2]. Zin twee[3].", "Zin een [1] [2]. Zin twee [3].", id="brackets against each other"),
        pytest.param("Zin een.¹ Zin twee.²,³ Zin drie⁴⁻⁶.", "Zin een [1]. Zin twee [2] [3]. Zin drie [4] [5] [6].", id="raised"),
        pytest.param("Zin een.¹² Een kamer van 3 m² telt niet.", "Zin een [12]. Een kamer van 3 m² telt niet.", id="raised, but not a unit"),
        pytest.param("Zin een (1). Zin twee (2, 3).", "Zin een [1]. Zin twee [2] [3].", id="round"),
        pytest.param("Zin een. 1 Zin twee. 2. Zin drie. 3,4,5 Zin vier.  6", "Zin een [1]. Zin twee [2]. Zin drie [3] [4] [5]. Zin vier [6].", id="bare"),
        pytest.param("Zin een. 10. 11.  Zin twee.", "Zin een. 10. 11.  Zin twee.", id="bare, too far ahead to be one"),
        pytest.param("Zin een.1 Zin twee.2", "Zin een [1]. Zin twee [2].", id="bare, against the stop"),
        pytest.param("Zin een. 1 Neem vitamine B6. 2 Neem 3.5 Gram.", "Zin een [1]. Neem vitamine B6 [2]. Neem 3.5 Gram.", id="no decimals"),
        pytest.param("Er waren 12 mensen. In 2008 ook. 100 mg hielp.", "Er waren 12 mensen. In 2008 ook. 100 mg hielp.", id="numbers of things"),
        pytest.param("Zin zonder nummer.", "Zin zonder nummer.", id="none"),
        pytest.param("Klopt dat? 1 Ja! 2 Zeker.", "Klopt dat [1]? Ja [2]! Zeker.", id="question and exclamation marks"),
    ],
)
def test_numbers_of_every_style(text: str, expected: str) -> None:
    numbers = Numbers(style_of([text]))
    assert numbers.rewrite(text, "regel 1").replace("  ", " ") == expected.replace("  ", " ")


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        pytest.param("Zin een. 1 Zin twee. 40 Mensen deden mee.", "'40' lijkt een bronnummer", id="does not fit the order"),
        pytest.param("Zin een [1]. Zie ook (2) hierna.", "'(2)' is niet als bronnummer gelezen", id="another style"),
        pytest.param("Zin een.¹ Zin twee.²³ Zin drie.", "misschien zijn het 2 en 3", id="two raised digits"),
        pytest.param("Zin een. 1 Het verbetert je geheugen2. Klaar.", "'geheugen2' is gelezen als 'geheugen' met bronnummer 2", id="glued to a word"),
    ],
)
def test_what_is_not_certain_is_told(text: str, doubt: str) -> None:
    numbers = Numbers(style_of([text]))
    numbers.rewrite(text, "regel 1")
    assert any(doubt in found.what for found in numbers.doubts)
    assert all(found.place == "regel 1" for found in numbers.doubts)


def test_a_list_of_references_tells_which_numbers_there_are() -> None:
    text = "Zin een. 1 Zin twee. 3 Mensen lachten."
    assert Numbers(style_of([text]), known=[1, 2]).rewrite(text, "regel 1") == "Zin een [1]. Zin twee. 3 Mensen lachten."
    assert Numbers(style_of([text]), known=[1, 2, 3]).rewrite(text, "regel 1") == "Zin een [1]. Zin twee [3]. Mensen lachten."
