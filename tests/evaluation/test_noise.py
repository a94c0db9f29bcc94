"""Typos and plain writing, and what they cost the real bot."""

import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.language.slips import NEIGHBOURS
from bot.settings import TOP
from evaluation.noise import is_content_word, noisy, typo, with_typos, without_accents_and_case
from evaluation.questions import Expected, Turn
from tests.evaluation.verdicts import conversation

_LETTERS = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzéëA"), min_size=4, max_size=20)


@given(_LETTERS, st.integers())
def test_a_typo_is_one_slip(word: str, seed: int) -> None:
    # Swapping neighbours is one step in this distance; a key beside another is another letter.
    assert OSA.distance(word, typo(word, random.Random(seed))) == 1


def test_every_sort_of_slip_happens() -> None:
    found = {typo("magnesium", random.Random(seed)) for seed in range(400)}
    assert {"amgnesium", "agnesium", "mmagnesium", "nagnesium"} <= found


@pytest.mark.parametrize(("key", "beside"), [("g", "fhtybv"), ("q", "wa"), ("p", "ol"), ("m", "njk"), ("a", "qwsz")])
def test_keys_beside_each_other(key: str, beside: str) -> None:
    assert set(NEIGHBOURS[key]) == set(beside)


def test_only_content_words_get_one() -> None:
    assert [word for word in "helpt het mij bij pms of migraine 2010 hoeveel".split() if is_content_word(word)] == ["helpt", "migraine", "hoeveel"]
    before, after = "Helpt het bij migraine, of 2010?", with_typos("Helpt het bij migraine, of 2010?", random.Random(1))
    assert [OSA.distance(a, b) for a, b in zip(before.split(), after.split(), strict=True)] == [1, 0, 0, 1, 0, 0]


def test_accents_and_case_go() -> None:
    assert without_accents_and_case("Één CAFÉ, ideeën! 🙂") == "een cafe, ideeen! 🙂"


def test_the_same_noise_every_time_and_whatever_stands_around_it() -> None:
    turn = Turn("magnesium tegen vergeetachtigheid", Expected(("answer",)))
    first, other = conversation(turn, name="a"), conversation(turn, name="b")
    assert noisy([first], with_typos) == noisy([other, first], with_typos)[1:]
    assert noisy([first], with_typos)[0].turns[0].text != noisy([other], with_typos)[0].turns[0].text


@pytest.mark.bot
def test_noise_costs_no_more_than_it_may() -> None:
    """As a process of its own: it loads the model, and is the command that the docs name."""
    done = subprocess.run([sys.executable, "-m", "evaluation", "--noise"], cwd=TOP, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "test with typos: " in done.stdout
    assert "test with no_accents_or_case: " in done.stdout
