"""What a visitor sends never reaches Rasa as an intent, and always reaches it as a text."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.channels.clean import LONGEST, NOTHING, clean_message

# Everything, lone surrogates included, with what matters here more often than chance would give it.
ANYTHING = st.text(st.one_of(st.characters(exclude_categories=[]), st.sampled_from("/／⁄ \u200b\ufeff\u00a0\t\n\u0301{}@1a")))


@pytest.mark.parametrize("sent", [None, 5, True, [], ["helpt magnesium?"], {"text": "hallo"}, "", "   ", "\n", "?!", "/", "//", "\u200b", "\ud800", "👍"])
def test_nothing_to_read_becomes_the_sign_for_nothing(sent: object) -> None:
    assert clean_message(sent) == NOTHING


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("/restart", "restart"),
        ("  /restart", "restart"),
        ("// /restart", "restart"),
        ("\u200b/restart", "restart"),
        ("\ufeff \u2060/\u200d/restart", "restart"),
        ("／restart", "restart"),
        ("\u0301/restart", "restart"),
        ('/noodgeval{"onderwerp": "x"}', 'noodgeval{"onderwerp": "x"}'),
        ("mg/dag", "mg/dag"),
        ("magnesium en/of b6 /dag", "magnesium en/of b6 /dag"),
        ("17", "17"),
        ("helpt mag\u00adnesium\u200b?", "helpt magnesium?"),
        ("een\r\ntwee\x00drie", "een\n\ntweedrie"),
        ("bel 👩\u200d⚕️ nu", "bel 👩\u200d⚕️ nu"),
        ("hallo \ud83d", "hallo"),
    ],
)
def test_what_is_left_of_a_message(sent: str, expected: str) -> None:
    assert clean_message(sent) == expected


def test_a_long_message_keeps_its_beginning_and_its_end() -> None:
    text = clean_message("begin " + "x" * 100_000 + " helpt het?")
    assert len(text) == LONGEST
    assert text.startswith("begin xxx")
    assert text.endswith("xxx helpt het?")


@given(ANYTHING)
@example("/restart")
@example("\u180e/restart@1.0{}")
def test_rasa_never_reads_an_intent(sent: str) -> None:
    text = UserMessage(clean_message(sent)).text
    assert text
    assert not text.startswith("/")
    message = YAMLStoryReader.unpack_regex_message(Message({TEXT: text}))
    assert message.get(INTENT) is None


@given(ANYTHING)
def test_every_database_and_client_can_hold_the_text(sent: str) -> None:
    text = clean_message(sent)
    assert "\x00" not in text
    assert json.loads(json.dumps(text).encode("utf-8")) == text
    text.encode("utf-8")


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing(sent: str) -> None:
    assert clean_message(clean_message(sent)) == clean_message(sent)
