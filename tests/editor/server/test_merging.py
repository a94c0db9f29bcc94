"""Two versions of one article: what each changed is kept, what both changed is asked."""

from typing import Any

import pytest

from editor.server.merging import differences, merge


def passages(**answers: str) -> dict[str, Any]:
    return {"passages": [{"id": name, "antwoord": answer} for name, answer in answers.items()]}


TWO = passages(een="a", twee="b")


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged", "clashes"),
    [
        pytest.param({"titel": "a"}, {"titel": "b"}, {"titel": "a"}, {"titel": "b"}, [], id="only mine"),
        pytest.param({"titel": "a"}, {"titel": "a"}, {"titel": "c"}, {"titel": "c"}, [], id="only theirs"),
        pytest.param({"titel": "a"}, {"titel": "b"}, {"titel": "b"}, {"titel": "b"}, [], id="both the same"),
        pytest.param({"titel": "a"}, {"titel": "b"}, {"titel": "c"}, {"titel": "b"}, [(("titel",), "b", "c")], id="both otherwise"),
        pytest.param(TWO, passages(een="x", twee="b"), passages(een="a", twee="y"), passages(een="x", twee="y"), [], id="another passage"),
        pytest.param(
            TWO,
            passages(een="x", twee="b"),
            passages(een="y", twee="b"),
            passages(een="x", twee="b"),
            [(("passages", "een", "antwoord"), "x", "y")],
            id="same passage",
        ),
        pytest.param(TWO, passages(twee="b"), TWO, passages(twee="b"), [], id="I took one away"),
        pytest.param(
            TWO,
            passages(twee="b"),
            passages(een="y", twee="b"),
            passages(een="y", twee="b"),
            [(("passages", "een"), None, {"id": "een", "antwoord": "y"})],
            id="I took away what they changed",
        ),
        pytest.param(
            TWO,
            passages(een="x", twee="b"),
            passages(twee="b"),
            passages(een="x", twee="b"),
            [(("passages", "een"), {"id": "een", "antwoord": "x"}, None)],
            id="they took away what I changed",
        ),
        pytest.param(
            TWO,
            passages(een="a", twee="b", drie="c"),
            passages(nul="z", een="a", twee="b"),
            passages(nul="z", een="a", twee="b", drie="c"),
            [],
            id="both added",
        ),
        pytest.param(TWO, passages(twee="b", een="a"), passages(een="a", twee="y"), passages(twee="y", een="a"), [], id="I moved, they changed"),
        pytest.param({"vragen": ["a", "b"]}, {"vragen": ["a", "b", "c"]}, {"vragen": ["b"]}, {"vragen": ["b", "c"]}, [], id="lines of both"),
        pytest.param({"vragen": ["a"]}, {"vragen": ["x"]}, {"vragen": ["y"]}, {"vragen": ["x", "y"]}, [], id="a line changed by both is there twice"),
    ],
)
def test_merge(base: Any, mine: Any, theirs: Any, merged: Any, clashes: list[Any]) -> None:
    got, found = merge(base, mine, theirs)
    if "vragen" in merged:
        assert sorted(got["vragen"]) == sorted(merged["vragen"])
    else:
        assert got == merged
    assert [(clash.path, clash.mine, clash.theirs) for clash in found] == clashes


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (TWO, TWO, []),
        (TWO, passages(een="a", twee="c"), [(("passages", "twee", "antwoord"), "b", "c")]),
        (TWO, passages(een="a"), [(("passages", "twee"), {"id": "twee", "antwoord": "b"}, None)]),
        ({}, {"titel": "a"}, [((), {}, {"titel": "a"})]),
        ({"ook": ["a"]}, {"ook": ["a", "b"]}, [(("ook",), ["a"], ["a", "b"])]),
    ],
)
def test_differences(old: Any, new: Any, found: list[Any]) -> None:
    assert [(change.path, change.theirs, change.mine) for change in differences(old, new)] == found
