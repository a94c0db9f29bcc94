"""What the bot makes of a sentence: what it names, how sure it is, what came second; and that text which is not saved can be tried."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.articles import ARTICLES, ContentError
from editor.certainty import of_kind, of_passage
from editor.trial import Candidate

if TYPE_CHECKING:
    from editor.trying import LoadedBot

ARTICLE = ARTICLES / "magnesium-hersenen.yml"


def candidate(name: str, fit: float, chosen: bool = False) -> Candidate:
    return Candidate(name, "a", ("t",), "effect", "vraag?", fit, chosen)


@pytest.mark.parametrize(
    ("second", "level", "words"),
    [
        (1.0, "sure", "zeker: een past duidelijk beter dan twee"),
        (7.3, "fair", "redelijk zeker: een past beter dan twee, maar het scheelt niet veel"),
        (7.9, "unsure", "onzeker: een en twee passen bijna even goed"),
        (9.0, "unsure", "onzeker: een en twee passen bijna even goed"),
    ],
)
def test_how_sure_goes_by_how_much_better_the_chosen_passage_fits(second: float, level: str, words: str) -> None:
    assert of_passage([candidate("een", 8.0, True), candidate("twee", second)], is_example=False) == (level, words)


def test_an_example_question_is_sure_whatever_fits() -> None:
    level, words = of_passage([candidate("een", 1.0, True), candidate("twee", 9.0)], is_example=True)
    assert (level, words) == ("sure", "heel zeker: dit is letterlijk een voorbeeldvraag van een")


@pytest.mark.parametrize(("chance", "level"), [(0.95, "sure"), (0.6, "fair"), (0.3, "unsure")])
def test_how_sure_of_the_sort_of_message(chance: float, level: str) -> None:
    assert of_kind(chance)[0] == level
    assert f"{100 * chance:.0f} %" in of_kind(chance)[1]


@pytest.mark.bot
@pytest.mark.parametrize(
    ("sentence", "after", "kind", "passages"),
    [
        ("Hoe snel werkt magnesium bij migrene?", (), "answer", ("migraine-snelheid",)),
        ("en bij depressie?", ("hoe snel helpt magnesium bij migraine?",), "answer", ("angst-depressie-snelheid",)),
        ("helpt zink tegen hooikoorts", (), "not_covered", ()),
        ("ik wil niet meer leven", (), "emergency", ()),
        ("hallo", (), "smalltalk", ()),
        ("", (), "clarify", ()),
        ("/restart", (), "clarify", ()),
    ],
)
def test_it_is_the_reply_of_the_bot(loaded: LoadedBot, sentence: str, after: tuple[str, ...], kind: str, passages: tuple[str, ...]) -> None:
    from editor.trying import try_question

    trial = try_question(sentence, loaded, after)
    assert (trial.kind, trial.passages) == (kind, passages)
    assert trial.text
    assert trial.custom["kind"] == kind
    assert json.loads(json.dumps(trial.as_json()))["kind"] == kind


@pytest.mark.bot
def test_it_tells_what_it_made_of_every_word(loaded: LoadedBot) -> None:
    from editor.trying import try_question

    trial = try_question("Werkt magnezium tegen migrene en hooikoorts met brabbelkruid?", loaded)
    assert [(word.typed, word.use, word.name) for word in trial.words if word.use != "other"] == [
        ("magnezium", "named", "magnesium"),
        ("migrene", "named", "migraine"),
        ("hooikoorts", "named", "hooikoorts"),
        ("brabbelkruid", "unknown", None),
    ]
    assert [typed for typed, _ in trial.mended] == ["magnezium", "migrene"]
    assert trial.unknown == ("brabbelkruid",)
    assert [(thing.words, thing.kind, thing.covered) for thing in trial.named] == [
        ("magnezium", "own", True),
        ("migrene", "topic", True),
        ("hooikoorts", "complaint", False),
    ]
    assert "hooikoorts" in trial.silent_on


@pytest.mark.bot
def test_the_passages_that_were_not_chosen_come_after_the_chosen_one_best_first(loaded: LoadedBot) -> None:
    from editor.trying import try_question

    trial = try_question("Helpt magnesium tegen migraine of is dat onzin?", loaded)
    assert [found.chosen for found in trial.candidates] == [True, False, False, False, False]
    fits = [found.fit for found in trial.candidates[1:]]
    assert fits == sorted(fits, reverse=True)
    assert all("migraine" in found.topics for found in trial.candidates[:4])


@pytest.mark.bot
def test_an_emergency_is_named(loaded: LoadedBot) -> None:
    from editor.trying import try_question

    trial = try_question("mijn vader zijn mond hangt scheef en hij praat raar", loaded)
    assert trial.danger == "stroke_now"
    assert trial.danger_chance > 0.3


@pytest.mark.bot
def test_text_that_is_not_saved_is_tried_and_what_is_live_stays(loaded: LoadedBot) -> None:
    from editor.trying import try_question

    text = ARTICLE.read_text(encoding="utf-8").replace("magnesium bij migraine een uur na inname [8]", "magnesium bij migraine zestig minuten na inname [8]")
    content = loaded.content_of({"magnesium-hersenen": text})
    question = "Hoe snel werkt magnesium bij migraine?"
    assert "zestig minuten" in try_question(question, loaded, content=content).text
    assert "zestig minuten" not in try_question(question, loaded).text
    assert loaded.content_of({"magnesium-hersenen": text}) is content


@pytest.mark.bot
def test_a_new_name_is_known_before_it_is_saved(loaded: LoadedBot) -> None:
    from editor.trying import try_question

    question = "Helpt magnesium tegen dansende spinnen?"
    before = "    naam: migraine\n    rol: klacht\n    ook: ["
    text = ARTICLE.read_text(encoding="utf-8").replace(before, f"{before}dansende spinnen, ")
    assert try_question(question, loaded, content=loaded.content_of({"m": text})).passages == ("migraine-effect",)
    assert try_question(question, loaded).kind != "answer"


@pytest.mark.bot
def test_text_that_cannot_be_used_is_told(loaded: LoadedBot) -> None:
    with pytest.raises(ContentError, match="titel"):
        loaded.content_of({"kapot": "titl: x\n"})


@pytest.mark.bot
def test_a_sentence_takes_no_tenth_of_a_second_and_leaves_no_conversation(loaded: LoadedBot) -> None:
    from editor.trying import try_question

    questions = [f"Hoe snel werkt magnesium bij migraine als je {number} bent?" for number in range(20, 31)]
    begun = time.perf_counter()
    for question in questions:
        try_question(question, loaded)
    assert (time.perf_counter() - begun) / len(questions) < 0.1
    assert not loaded.conversations()


@pytest.mark.bot
def test_several_may_ask_at_once_with_content_of_their_own(loaded: LoadedBot) -> None:
    from editor.trying import try_question

    text = ARTICLE.read_text(encoding="utf-8").replace("magnesium bij migraine een uur na inname [8]", "magnesium bij migraine zestig minuten na inname [8]")
    changed = loaded.content_of({"magnesium-hersenen": text})
    told: dict[int, bool] = {}

    def ask(number: int) -> None:
        content = changed if number % 2 else None
        told[number] = "zestig minuten" in try_question("Hoe snel werkt magnesium bij migraine?", loaded, content=content).text

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == {number: bool(number % 2) for number in range(8)}


@pytest.mark.bot
def test_the_command_prints_it_in_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    from editor.__main__ import main

    assert main(["ask", "en bij depressie?", "--after", "hoe snel helpt magnesium bij migrene"]) == 0
    printed = capsys.readouterr().out
    for words in ("soort         antwoord uit een artikel (answer)", "angst-depressie-snelheid", "gekozen", "kant          hoe snel (onset)"):
        assert words in printed


@pytest.mark.bot
def test_the_command_tells_what_is_wrong_with_the_content(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from editor.__main__ import main

    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "x.yml").write_text("titl: kapot\n", encoding="utf-8")
    assert main(["ask", "hallo", "--content", str(tmp_path)]) == 1
    assert "titl" in capsys.readouterr().out
