"""Every component of the pipeline keeps Rasa's contract: settings that are wrong are refused by name, and what it adds has the shape it says."""

from typing import Any

import numpy as np
import pytest
import yaml
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot import library
from bot.nlu.article_reader import ENTITY, ArticleReader
from bot.nlu.danger_classifier import DANGERS, NONE, OUTPUT, DangerClassifier
from bot.nlu.encoder import DIMENSIONS, encode, encode_one
from bot.nlu.intent_classifier import LightIntentClassifier
from bot.nlu.mending_tokenizer import MendingTokenizer
from bot.nlu.sentence_counts import SentenceCountsFeaturizer
from bot.nlu.sentence_encoder import SentenceEncoderFeaturizer
from bot.nlu.spacy_dutch import DutchSpacyNLP, load_dutch, pipeline_name
from bot.policies.choosing import ChoosingPolicy
from bot.settings import TOP

Parts = tuple[Any, Resource, ExecutionContext]
COMPONENTS: list[Any] = [
    DutchSpacyNLP, MendingTokenizer, SentenceEncoderFeaturizer, SentenceCountsFeaturizer, LightIntentClassifier, DangerClassifier, ArticleReader,
]
EXAMPLES = [
    *[("ask", text) for text in ("helpt magnesium bij migraine", "hoe snel werkt dat", "en bij fibromyalgie", "welke vorm is goed")],
    *[("greet", text) for text in ("hallo", "goedemorgen", "hoi daar", "dag allemaal")],
    *[("suicide", text) for text in ("ik wil niet meer leven", "ik wil dood", "ik maak er een eind aan", "ik wil er niet meer zijn")],
]


def config(component: Any, **changes: Any) -> dict[str, Any]:
    return {**component.get_default_config(), **changes}


def messages(*texts: str) -> list[Message]:
    return [Message({TEXT: text}) for text in texts]


def training() -> TrainingData:
    return TrainingData([Message({TEXT: text, INTENT: intent}) for intent, text in EXAMPLES])


@pytest.mark.parametrize(
    ("component", "setting", "found"),
    [
        (SentenceEncoderFeaturizer, "scale", 0),
        (SentenceEncoderFeaturizer, "scale", -1),
        (SentenceEncoderFeaturizer, "scale", "veel"),
        (SentenceEncoderFeaturizer, "scale", None),
        (LightIntentClassifier, "C", 0),
        (LightIntentClassifier, "C", "6"),
        (DangerClassifier, "C", -6),
        (DangerClassifier, "C", [6]),
        (DangerClassifier, "scale", 0),
        (DangerClassifier, "scale", None),
        (DutchSpacyNLP, "model", 3),
        (DutchSpacyNLP, "model", None),
    ],
)
def test_a_wrong_setting_is_refused_by_name(parts: Parts, component: Any, setting: str, found: object) -> None:
    with pytest.raises(ValueError, match=rf"config\.yml: {component.__name__}: {setting}: found .*, expected a") as caught:
        component.create(config(component, **{setting: found}), *parts)
    assert repr(found) in str(caught.value)


def test_the_settings_of_the_project_are_taken(parts: Parts) -> None:
    pipeline = yaml.safe_load((TOP / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    ours = {part["name"].rpartition(".")[2]: part for part in pipeline if part["name"].startswith("bot.")}
    assert set(ours) == {component.__name__ for component in COMPONENTS}
    for component in COMPONENTS:
        settings = {key: value for key, value in ours[component.__name__].items() if key != "name"}
        default = component.get_default_config()
        assert set(settings) <= set(default)
        component.create({**default, **settings}, *parts)


@pytest.mark.parametrize("component", COMPONENTS)
def test_what_a_component_needs_is_installed(component: Any) -> None:
    for name in component.required_packages():
        __import__(name)


# ------------------------------------------------------------------ the encoder and its featurizer


def test_vectors_are_of_unit_length() -> None:
    vectors = encode(["helpt magnesium", "een heel ander onderwerp", "m a g n e s i u m"])
    assert vectors.shape == (3, DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)


@pytest.mark.parametrize("text", ["", "   ", "<b></b>"])
def test_nothing_has_no_direction(text: str) -> None:
    assert not encode_one(text).any()
    assert encode([]).shape == (0, DIMENSIONS)


def test_markup_and_capitals_change_nothing() -> None:
    assert np.allclose(encode_one("HELPT <b>magnesium</b>"), encode_one("helpt  magnesium "), atol=1e-5)


def test_the_featurizer_adds_one_row_of_the_length_that_is_set(parts: Parts) -> None:
    featurizer = SentenceEncoderFeaturizer.create(config(SentenceEncoderFeaturizer, scale=5), *parts)
    (message,) = featurizer.process(messages("helpt magnesium bij migraine"))
    _, features = message.get_dense_features(TEXT)
    assert features is not None
    assert features.features.shape == (1, DIMENSIONS)
    assert np.isclose(np.linalg.norm(features.features), 5, atol=1e-2)


def test_training_examples_get_what_messages_get(parts: Parts) -> None:
    featurizer = SentenceEncoderFeaturizer.create(config(SentenceEncoderFeaturizer), *parts)
    example = featurizer.process_training_data(TrainingData(messages("hoe snel werkt dat"))).training_examples[0]
    (message,) = featurizer.process(messages("hoe snel werkt dat"))
    assert np.allclose(example.get_dense_features(TEXT)[1].features, message.get_dense_features(TEXT)[1].features, atol=1e-4)


def test_a_message_without_text_gets_no_features(parts: Parts) -> None:
    (message,) = SentenceEncoderFeaturizer.create(config(SentenceEncoderFeaturizer), *parts).process([Message({})])
    assert not message.features


# ------------------------------------------------------------------ tokens of what was meant


@pytest.mark.parametrize(
    ("typed", "tokens"),
    [
        ("Helpt magnesuim tegn migrene?", ["helpt", "magnesium", "tegen", "migraine", "?"]),
        ("kheb pijn", ["ik heb", "pijn"]),
        ("<b>magnesuim</b>", ["<", "b", ">", "magnesuim</b", ">"]),
    ],
)
def test_tokens_are_those_of_what_was_meant_at_the_places_of_what_was_typed(parts: Parts, typed: str, tokens: list[str]) -> None:
    (message,) = messages(typed)
    spacy_nlp = DutchSpacyNLP.create(config(DutchSpacyNLP), *parts)
    spacy_nlp.process([message], spacy_nlp.provide())
    found = MendingTokenizer.create(config(MendingTokenizer), *parts).tokenize(message, TEXT)
    assert [token.text for token in found] == tokens
    assert "".join(typed[token.start : token.end] for token in found) == typed.replace(" ", "")


# ------------------------------------------------------------------ the classifiers


def featurized(texts: list[Message]) -> list[Message]:
    for message in texts:
        vector = encode_one(message.get(TEXT)).reshape(1, -1)
        message.add_features(Features(3 * vector, "sentence", TEXT, "test"))
    return texts


def test_the_intent_classifier_ranks_every_intent(parts: Parts) -> None:
    data = training()
    featurized(data.training_examples)
    storage, resource, context = parts
    LightIntentClassifier.create(config(LightIntentClassifier), *parts).train(data)
    loaded = LightIntentClassifier.load(config(LightIntentClassifier), storage, resource, context)
    (message,) = loaded.process(featurized(messages("goedemiddag")))
    ranking = message.get(INTENT_RANKING_KEY)
    assert {rank["name"] for rank in ranking} == {intent for intent, _ in EXAMPLES}
    assert [rank["confidence"] for rank in ranking] == sorted((rank["confidence"] for rank in ranking), reverse=True)
    assert sum(rank["confidence"] for rank in ranking) == pytest.approx(1)
    assert message.get(INTENT) == ranking[0]


def test_one_intent_cannot_be_told_apart(parts: Parts) -> None:
    with pytest.raises(ValueError, match=r"found 1 intent\(s\) in the training data, expected two or more"):
        LightIntentClassifier.create(config(LightIntentClassifier), *parts).train(TrainingData([Message({TEXT: "hallo", INTENT: "greet"})]))


def test_a_message_without_features_keeps_no_intent(parts: Parts) -> None:
    data = training()
    featurized(data.training_examples)
    classifier = LightIntentClassifier.create(config(LightIntentClassifier), *parts)
    classifier.train(data)
    (message,) = classifier.process(messages("hallo"))
    assert message.get(INTENT) is None


def test_the_danger_classifier_gives_a_chance_for_each_danger_it_knows(parts: Parts) -> None:
    storage, resource, context = parts
    DangerClassifier.create(config(DangerClassifier), *parts).train(training())
    loaded = DangerClassifier.load(config(DangerClassifier), storage, resource, context)
    (message,) = loaded.process(messages("Het regent. Ik wil niet meer leven. Hoe laat is het?"))
    chances = message.get(OUTPUT)
    assert set(chances) == {"suicide", "any", "whole"}
    assert all(0 <= chance <= 1 for chance in chances.values())
    assert chances["any"] >= chances["whole"]


@pytest.mark.parametrize("place", [0, 100, 199])
def test_danger_in_a_long_story_is_encoded_by_itself_wherever_it_stands(parts: Parts, place: int) -> None:
    classifier = DangerClassifier.create(config(DangerClassifier), *parts)
    classifier.train(training())
    story = [f"Op dag {number} was het weer zonnig." for number in range(200)]
    story[place] = "Ik wil niet meer leven."
    chances = classifier.chances(" ".join(story))
    assert chances["suicide"] == pytest.approx(classifier.chances(story[place])["suicide"], abs=1e-5)


def test_an_untrained_danger_classifier_says_nothing(parts: Parts) -> None:
    assert DangerClassifier.create(config(DangerClassifier), *parts).chances("ik wil dood") == {}


def test_dangers_are_intents_of_the_domain() -> None:
    domain = yaml.safe_load((TOP / "domain.yml").read_text(encoding="utf-8"))
    assert {*DANGERS} <= {name for intent in domain["intents"] for name in intent}
    assert NONE not in DANGERS


# ------------------------------------------------------------------ spaCy and the reader


def test_dutch_without_the_trained_pipeline_has_lemmas() -> None:
    blank = load_dutch("nl_not_installed")
    assert [token.lemma_ for token in blank("ik heb pillen geslikt")][-1] == "slikken"
    assert pipeline_name("nl_not_installed") == "blank nl + simplemma"


def test_the_reader_sets_entities_where_they_were_typed(parts: Parts) -> None:
    text = "Helpt magnesium bij migraine, of valeriaan?"
    (message,) = ArticleReader.create({}, *parts).process(messages(text))
    found = [(entity["entity"], entity["value"], text[entity["start"] : entity["end"]]) for entity in message.get(ENTITIES)]
    assert found == [("substance", "magnesium", "magnesium"), ("topic", "migraine", "migraine"), ("substance", "valeriaan", "valeriaan")]


def test_the_reader_settles_the_intent_and_leaves_the_ranking(parts: Parts) -> None:
    ranking = [{"name": "greet", "confidence": 0.9}, {"name": "ask", "confidence": 0.1}]
    message = Message({TEXT: "ik wil niet meer leven", INTENT: ranking[0], INTENT_RANKING_KEY: ranking})
    ArticleReader.create({}, *parts).process([message])
    assert message.get(INTENT)["name"] == "suicide"
    assert message.get(INTENT_RANKING_KEY) == ranking


def test_every_kind_of_mention_is_an_entity_of_the_domain() -> None:
    domain = yaml.safe_load((TOP / "domain.yml").read_text(encoding="utf-8"))
    assert set(ENTITY.values()) == set(domain["entities"])


def test_the_reader_is_trained_anew_when_content_changes() -> None:
    assert ArticleReader.fingerprint_addon({}) == library.fingerprint()


def test_the_policy_stands_behind_rules_and_stories() -> None:
    assert ChoosingPolicy.get_default_config()["priority"] < 3
