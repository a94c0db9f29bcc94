"""Whatever a visitor types: no crash, exactly one reply of a known kind, an answer only with a passage, its numbers and the disclaimer.

Most examples go through reading, choosing and wording alone, which is quick; a smaller number goes through the whole trained bot.
"""

from __future__ import annotations

import uuid
from itertools import chain
from typing import Sequence

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.choose import FIXED, Chooser
from actions.decision import Decision, Memory
from actions.nlg import CHOSEN
from actions.reply import Texts, contract, word
from bot import library
from bot.articles import CITATION
from bot.channels.clean import clean_message
from bot.language.intent import settle
from bot.language.reading import LONGEST
from bot.settings import TOP
from tests.asking import InProcess, Reply, read_reply

LIBRARY = library.current()
DOMAIN = yaml.safe_load((TOP / "domain.yml").read_text(encoding="utf-8"))
TEXTS = Texts(DOMAIN["responses"])
INTENTS: list[str] = [name for intent in DOMAIN["intents"] for name in intent]
DISCLAIMER = TEXTS.get("utter_disclaimer")

# ------------------------------------------------------------------ what visitors type

# Words that the bot knows, so that examples come near questions, and signs that readers of text trip over.
_WORDS = sorted(LIBRARY.reader.lexicon.vocabulary | LIBRARY.reader.cues.vocabulary)
_QUESTIONS = [question for _, passage in LIBRARY.catalogue.passages() for question in passage.questions]
_SMALL = "en of bij tegen voor niet geen maar dus ik mijn dat dan hoeveel hoe snel welke vorm is wat bron mg".split()
_SIGNS = [*"?!.,;:\n-/(){}\"'", "[8]", "17", "23", "1921", "0", "99999"]

anything = st.text(max_size=300)
words = st.lists(st.sampled_from(_WORDS) | st.sampled_from(_SMALL + _SIGNS), max_size=40).map(" ".join)
mangled = st.tuples(st.sampled_from(_QUESTIONS), st.text(max_size=10), st.integers(0, 60)).map(lambda t: t[0][: t[2]] + t[1] + t[0][t[2] :])
mixed = st.lists(st.sampled_from(_WORDS) | st.sampled_from(_SMALL + _SIGNS) | st.sampled_from(_QUESTIONS) | st.text(max_size=12), max_size=25).map(" ".join)
long_texts = (
    st.tuples(mixed | anything, st.integers(1, 400), st.sampled_from(["", " ", "\n", ". ", "? "]))
    .map(lambda t: (t[0] + t[2]) * t[1])
    .map(lambda text: text[: 3 * LONGEST])
)
messages = st.one_of(anything, words, mangled, mixed)
conversations = st.lists(messages, min_size=1, max_size=4)
# The classifiers' opinions: anything at all, because no reply may hang on what they learned.
chances = st.dictionaries(st.sampled_from(INTENTS), st.floats(0, 1), max_size=len(INTENTS))
dangers = st.dictionaries(st.sampled_from(["suicide", "stroke_now", "acute_danger"]), st.floats(0, 1))


# ------------------------------------------------------------------ what must hold


def assert_holds(reply: Reply) -> None:
    """What every reply holds, whatever was typed."""
    custom = reply.custom
    assert set(custom) == {"kind", "topics", "aspect", "passages", "article", "sources", "suggestions", "disclaimer"}
    assert not any("{" in text for text in reply.texts), "a placeholder was not filled in"
    if reply.kind != "answer":
        assert not reply.cited
        assert (custom["passages"], custom["topics"], custom["sources"], custom["article"], custom["disclaimer"]) == ([], [], [], None, None)
        assert all(passage.answer not in reply.text for _, passage in LIBRARY.catalogue.passages())
        return
    assert reply.texts[-1] == DISCLAIMER == custom["disclaimer"]
    article = LIBRARY.catalogue.articles[custom["article"]["id"]]
    assert custom["topics"]
    assert {source["number"] for source in custom["sources"]} == reply.cited or custom["topics"][0] == "bronnen"
    assert all(article.source(source["number"]) for source in custom["sources"])
    for source in custom["sources"]:
        printed = article.source(source["number"])
        assert printed is not None
        assert (source["reference"], source["url"]) == (printed.reference, printed.url)
    if custom["topics"][0] == "bronnen":  # speaks of sources, of whichever passage
        assert reply.cited <= {source.number for source in article.sources}
        return
    assert custom["passages"], "an answer without a passage"
    own = [LIBRARY.catalogue.find(passage)[1] for passage in custom["passages"]]
    for passage in own:
        assert passage.answer in reply.text
    assert reply.cited == set(chain.from_iterable(passage.numbers for passage in own))


def reply_of(decision: Decision) -> Reply:
    """What a decision becomes on the wire."""
    paragraphs = word(decision, LIBRARY, TEXTS)
    # Rasa's channels cut a reply at blank lines.
    items = [item for item in "\n\n".join(paragraphs).split("\n\n") if item]
    return read_reply([*({"text": item} for item in items), {"custom": contract(decision, LIBRARY, TEXTS)}])


def talk(texts: Sequence[str], opinions: Sequence[dict[str, float]], danger: Sequence[dict[str, float]], chooser: Chooser = LIBRARY.chooser) -> None:
    """Say these texts one after the other and hold every reply to what must hold."""
    memory = Memory()
    for text, chance, risk in zip(texts, opinions, danger, strict=False):
        cleaned = clean_message(text)
        reading = LIBRARY.reader.read(cleaned)
        intent, confidence = settle(reading, chance, risk, LIBRARY.reader.cues)
        assert intent in INTENTS
        assert 0 <= confidence <= 1
        decision = chooser.decide(intent, reading, memory, confidence)
        reply = reply_of(decision)
        assert reply.kind == decision.kind
        assert_holds(reply)
        memory = memory.after(decision)


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(conversations, st.lists(chances, min_size=4, max_size=4), st.lists(dangers, min_size=4, max_size=4))
def test_any_conversation(texts: list[str], opinions: list[dict[str, float]], danger: list[dict[str, float]]) -> None:
    talk(texts, opinions, danger)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(conversations)
def test_any_conversation_that_no_classifier_has_an_opinion_on(texts: list[str]) -> None:
    """Then everything that names something is looked up, so this is the way that most often ends in an answer."""
    talk(texts, [{}] * len(texts), [{}] * len(texts))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(long_texts)
def test_any_long_text(text: str) -> None:
    talk([text, "en bij migraine?"], [{}, {}], [{}, {}])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(INTENTS), messages, st.sampled_from(_QUESTIONS))
def test_any_intent_for_any_text(intent: str, text: str, before: str) -> None:
    """A story or rule may hand the chooser any intent, also one that does not go with the text."""
    memory = Memory()
    for said, as_what in ((before, "ask"), (text, intent)):
        decision = LIBRARY.chooser.decide(as_what, LIBRARY.reader.read(clean_message(said)), memory)
        assert_holds(reply_of(decision))
        memory = memory.after(decision)


def test_the_examples_are_not_all_refused() -> None:
    """The properties about answers would hold of a bot that never answers: the questions that examples are made of get answers."""
    answered = 0
    for question in _QUESTIONS:
        reading = LIBRARY.reader.read(question)
        intent, confidence = settle(reading, {}, {}, LIBRARY.reader.cues)
        answered += LIBRARY.chooser.decide(intent, reading, Memory(), confidence).kind == "answer"
    assert answered > 0.9 * len(_QUESTIONS)


def test_every_fixed_reply_can_be_worded() -> None:
    """Each action that the bot can decide on has a text in domain.yml, and leaves as the contract says."""
    for action, kind in FIXED.values():
        assert_holds(reply_of(Decision(action, kind)))  # type: ignore[arg-type]
    for action, responses in DOMAIN["responses"].items():
        own = (responses[0].get("custom") or {}).get("kind")
        if own and action not in CHOSEN:
            assert_holds(reply_of(Decision(action, own)))


def test_every_passage_can_be_worded() -> None:
    for slug, passage in LIBRARY.catalogue.passages():
        assert CITATION.findall(passage.answer) == [str(n) for n in map(int, CITATION.findall(passage.answer))]
        assert_holds(reply_of(Decision("utter_answer", "answer", slug, tuple(passage.topics), passage.aspect, (passage.id,))))


# ------------------------------------------------------------------ the whole bot


@pytest.mark.bot
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(conversations)
def test_any_conversation_with_the_whole_bot(in_process: InProcess, texts: list[str]) -> None:
    sender = uuid.uuid4().hex
    for text in texts:
        assert_holds(in_process.ask(text, sender))


@pytest.mark.bot
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(long_texts)
def test_any_long_text_with_the_whole_bot(in_process: InProcess, text: str) -> None:
    assert_holds(in_process.ask(text))


_ODD = (
    "",
    " ",
    "\x00",
    "\ud800",
    "…",
    "?",
    "[8]",
    "/ask",
    '/ask{"topic": "migraine"}',
    "/restart",
    "{{8*8}}",
    "<b>migraine</b>",
    "%s%s%n",
    "null",
    "NaN",
    "🙂" * 500,
    "magnesium " * 600,
    "a" * 25_000,
    "m i g r a i n e",
    "‮enniargim",
    "١٢٣",
    "ﬀ ﬁ Ⅷ ℌ",
    "İstanbul'da migren",
    "migraine\u200b?",
    "-" * 3_000,
    "(" * 3_000,
    "bron " + "9" * 500,
    "bron " + " ".join(str(n) for n in range(300)),
    "wat is bron -1?",
    "wat is bron 1,7?",
    "ſtroke",
    "ß" * 100,
    "ik " * 3_000 + "wil dood",
)


@pytest.mark.bot
@pytest.mark.parametrize("text", _ODD, ids=range(len(_ODD)))
def test_odd_texts_with_the_whole_bot(in_process: InProcess, text: str) -> None:
    assert_holds(in_process.ask(text))


@pytest.mark.bot
def test_danger_at_the_end_of_a_long_text(in_process: InProcess) -> None:
    """Too long to answer, but danger is looked for in all of it."""
    story = "Ik slaap al weken slecht en op het werk is het druk. " * 150
    assert len(story) > LONGEST
    assert in_process.ask(story + "Ik wil niet meer leven.").kind == "emergency"
    assert in_process.ask(story).kind != "emergency"


def test_the_longest_that_is_read() -> None:
    """One sign more than the limit is too long; at the limit it is read."""
    text = ("Helpt magnesium bij migraine? " * 400)[:LONGEST]
    assert not LIBRARY.reader.read(text).too_long
    assert LIBRARY.reader.read(text + "x").too_long
