"""Which questions a candidate is asked."""

from bot.publication.asking import GUARDED, SHARE, asked
from evaluation.questions import read_sets


def test_what_is_grave_or_only_measures_is_all_asked_and_a_share_of_the_rest() -> None:
    sets = read_sets()
    kept = asked(sets)
    grave = {one.id for one in sets["train"] if any(GUARDED & set(turn.expected.kinds) for turn in one.turns)}
    names = {one.id for one in kept["train"]}
    others = len(sets["train"]) - len(grave)
    assert kept["test"] == sets["test"]
    assert grave <= names
    assert 0.7 * others / SHARE < len(names - grave) < 1.3 * others / SHARE


def test_another_question_leaves_the_choice_among_those_before_as_it_was() -> None:
    conversations = read_sets()["train"]
    fewer = {"train": conversations[::2]}
    assert {one.id for one in asked(fewer)["train"]} == {one.id for one in asked({"train": conversations})["train"]} & {one.id for one in fewer["train"]}
