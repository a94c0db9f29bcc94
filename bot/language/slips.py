"""What a slip of the fingers or the ear costs: how unlikely it is that a word was typed in place of the one that was meant.

Costs are negative natural logarithms of chances, so they add up with those of `usage`. The kinds of slip are Damerau's (1964), with a phone's
keyboard and Dutch sounds in mind: a letter doubled or left single, two swapped, one missing, one too many, the key beside it.
"""

from __future__ import annotations

from functools import lru_cache

SWAPPED, DOUBLED, SINGLED, MISSING, EXTRA, NEARBY, ALIKE, OTHER = 4.5, 4.0, 3.5, 5.0, 6.0, 5.0, 5.0, 7.0
AT_START = 1.0  # more for the first letter, which people get right
SOUNDS_SAME = 4.0  # a word that sounds the same, however many letters differ

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS_LIKE = ("aeiouy", "dt", "sz", "fv", "ckq", "gh", "mn", "ij")


def _neighbours() -> dict[str, str]:
    keys = {(row, column): key for row, letters in enumerate(_ROWS) for column, key in enumerate(letters)}
    # Each row stands half a key to the right of the one above it.
    steps = ((0, -1), (0, 1), (-1, 0), (-1, 1), (1, -1), (1, 0))
    return {key: "".join(keys.get((row + down, column + right), "") for down, right in steps) for (row, column), key in keys.items()}


NEIGHBOURS = _neighbours()  # the keys beside each key


@lru_cache(maxsize=50_000)
def slip_cost(typed: str, meant: str) -> float:
    """The cost of typing one word for the other, by letters alone: 0 where they are the same.

    Optimal string alignment with a price for each kind of slip.
    """
    rows = [[0.0] * (len(meant) + 1) for _ in range(len(typed) + 1)]
    for i in range(len(typed) + 1):
        for j in range(len(meant) + 1):
            if i == j == 0:
                continue
            best = float("inf")
            if i and j:
                best = rows[i - 1][j - 1] + _other_letter(typed[i - 1], meant[j - 1], i == j == 1)
            if i:
                best = min(best, rows[i - 1][j] + _extra(typed, i - 1))
            if j:
                best = min(best, rows[i][j - 1] + _missing(meant, j - 1))
            if i > 1 and j > 1 and typed[i - 1] == meant[j - 2] and typed[i - 2] == meant[j - 1] and typed[i - 1] != typed[i - 2]:
                best = min(best, rows[i - 2][j - 2] + SWAPPED)
            rows[i][j] = best
    return rows[-1][-1]


def _other_letter(typed: str, meant: str, first: bool) -> float:
    if typed == meant:
        return 0.0
    if typed in NEIGHBOURS.get(meant, ""):
        cost = NEARBY
    elif any(typed in letters and meant in letters for letters in _SOUNDS_LIKE):
        cost = ALIKE
    else:
        cost = OTHER
    return cost + (AT_START if first else 0.0)


def _extra(typed: str, place: int) -> float:
    """A letter that should not be there."""
    letter = typed[place]
    if letter in (typed[place - 1] if place else "", typed[place + 1] if place + 1 < len(typed) else ""):
        return DOUBLED
    return EXTRA + (0.0 if place else AT_START)


def _missing(meant: str, place: int) -> float:
    """A letter that should be there."""
    letter = meant[place]
    if letter in (meant[place - 1] if place else "", meant[place + 1] if place + 1 < len(meant) else ""):
        return SINGLED
    return MISSING + (0.0 if place else AT_START)
