"""What is said to each message of a conversation. A turn is a message, or an intent and a message; most need no classifier."""

import pytest

from actions.decision import Decision, Memory
from bot.library import Library

Turn = str | tuple[str, str]


def talk(content: Library, *turns: Turn) -> list[Decision]:
    memory, decisions = Memory(), []
    for turn in turns:
        intent, message = turn if isinstance(turn, tuple) else ("ask", turn)
        decisions.append(content.chooser.decide(intent, content.reader.read(message), memory))
        memory = memory.after(decisions[-1])
    return decisions


def last(content: Library, *turns: Turn) -> Decision:
    return talk(content, *turns)[-1]


@pytest.mark.parametrize(
    ("message", "passages"),
    [
        ("Helpt magnesium bij migraine?", ["migraine-effect"]),
        ("hoe snel werkt het bij een migraineaanval", ["migraine-snelheid"]),
        ("magnesuim tegen mirgaine", ["migraine-effect"]),
        ("migraine", ["migraine-effect"]),
        ("Hoeveel is er nodig bij fibromyalgie?", ["fibromyalgie-dosis"]),
        ("Welke vorm is goed voor het geheugen?", ["vorm-hersenen"]),
        ("Hoeveel mensen hebben een tekort?", ["tekort-hoeveel"]),
        ("Wat doet glutamaat?", ["glutamaat-uitleg"]),
        ("Ik heb al jaren migraine. Helpt magnesium daartegen?", ["migraine-effect"]),
        ("Helpt magnesium bij migraine en bij fibromyalgie?", ["migraine-effect", "fibromyalgie-effect"]),
        ("Helpt magnesium bij angst en hoe snel werkt het?", ["angst-depressie-effect", "angst-depressie-snelheid"]),
        ("Helpt magnesium bij migraine en hoeveel heb je nodig bij fibromyalgie?", ["migraine-effect", "fibromyalgie-dosis"]),
        ("Helpt magnesium niet tegen migraine maar tegen pms?", ["pms-effect"]),
        pytest.param("Leg me in gewone mensentaal eens NMDA uit", ["nmda-uitleg"], id="explain, with the thing far from the verb"),
        pytest.param("ik vraag niet naar hoeveel, alleen of magnesium bij migraine helpt", ["migraine-effect"], id="a dose that is not asked"),
        pytest.param("een vriendin had een depressie waar geen pil op pakte, wat doet magnesium dan", ["trd-effect"], id="no pill works"),
        pytest.param("wordt angst minder met magnesium morgen examen en ik tril nu al", ["angst-depressie-effect"], id="told after the question"),
        pytest.param("waar is magnesium goed voor", ["hersenen-effect"], id="in general"),
        pytest.param("wat kan magnesium voor mij betekenen", ["hersenen-effect"], id="in general, for me"),
        pytest.param("magnesium.helpt.dat.tegen.migraine", ["migraine-effect"], id="strung together"),
        pytest.param("doodop van de chronische pijn in mijn rug, wat doet magnesium daar mee", ["pijn-effect"], id="no description over two questions"),
        pytest.param("dus niet na een beroerte maar ervoor, om die te voorkomen. heeft magnesium dan zin", ["beroerte-effect"], id="not afterwards"),
    ],
)
def test_one_message_is_answered(content: Library, message: str, passages: list[str]) -> None:
    decision = last(content, message)
    assert (decision.action, decision.kind, list(decision.passages)) == ("utter_answer", "answer", passages)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("bal tegen mijn hoofd gehad, een hersenschudding. herstelt dat vlugger met magnesium", id="an illness told before"),
        pytest.param("ginkgo of omega 3, wat beschermt beter tegen een beroerte", id="a choice between other remedies"),
        pytest.param("geen magnesium, selenium bedoel ik. houdt dat je brein gezond", id="taken back"),
        pytest.param("kom je ooit nog van migraine af", id="the course of an illness"),
        pytest.param("moet je magnesium na drie maanden even pauzeren", id="a time, but no speed"),
        pytest.param("vanaf hoeveel is magnesium te veel van het goede", id="too much"),
        pytest.param("wat doet magnesium met chakra's", id="no general question"),
        pytest.param("Ik heb spanningshoofdpijn, werkt magnesium daar net zo goed voor als voor migraine?", id="only compared with what is covered"),
        pytest.param("pms heb ik niet, wel zware menstruaties, is magnesium daarvoor", id="what somebody says not to have"),
        pytest.param("vergeet magnesium, helpt zink bij angst?", id="no name over a comma"),
        pytest.param("Neemt je huid een spray net zo goed op als een voetbadje?", id="a whole question about nothing known"),
    ],
)
def test_a_whole_question_about_something_else_is_not_covered(content: Library, message: str) -> None:
    assert last(content, message).kind == "not_covered"


@pytest.mark.parametrize("message", ["hoe lang duurt het", "werkt het een beetje", "asdf qwer zxcv", "hallo wat is dit hier"])
def test_what_says_too_little_is_asked_back(content: Library, message: str) -> None:
    assert last(content, message).kind == "clarify"


@pytest.mark.parametrize(
    ("message", "silent_on"),
    [
        pytest.param("Helpt magnesium bij migraine en bij reuma?", ["reuma"], id="another complaint in the same sentence"),
        pytest.param("Helpt magnesium bij migraine? En helpt het ook tegen eczeem?", ["eczeem"], id="another complaint in the next"),
    ],
)
def test_what_is_not_covered_beside_an_answer_is_named(content: Library, message: str, silent_on: list[str]) -> None:
    decision = last(content, message)
    assert (list(decision.passages), list(decision.silent_on)) == (["migraine-effect"], silent_on)


@pytest.mark.parametrize(
    ("message", "silent_on"),
    [
        pytest.param("Helpt magnesium bij hooikoorts?", ["hooikoorts"], id="another complaint"),
        pytest.param("Helpt valeriaan tegen angst?", ["valeriaan"], id="another substance"),
        pytest.param("Mijn buurvrouw slikt curcuma. Helpt dat bij migraine?", ["kurkuma"], id="another substance, pointed at"),
        pytest.param("Heeft magnesium bijwerkingen?", ["bijwerkingen"], id="another side"),
        pytest.param("Wat zijn de bijwerkingen bij migraine?", ["bijwerkingen"], id="another side of a covered complaint"),
        pytest.param("niet magnesium maar iets anders tegen migraine", [], id="anything but the substance"),
        pytest.param("Hoeveel heb je nodig bij migraine?", [], id="no dose for it"),
        pytest.param("Hoe snel werkt magnesium bij fibromyalgie?", [], id="no speed for it"),
        pytest.param("Welke vorm bij migraine?", [], id="no form for it"),
    ],
)
def test_what_is_not_covered_is_not_answered(content: Library, message: str, silent_on: list[str]) -> None:
    decision = last(content, message)
    assert (decision.action, decision.kind, list(decision.silent_on)) == ("utter_not_covered", "not_covered", silent_on)
    assert not decision.passages


MIGRAINE = "Helpt magnesium bij migraine?"
FIBROMYALGIA = "Helpt magnesium bij fibromyalgie?"


@pytest.mark.parametrize(
    ("turns", "passage"),
    [
        pytest.param([MIGRAINE, "en bij depressie?"], "angst-depressie-effect", id="another topic"),
        pytest.param([MIGRAINE, "en bij depressie?", "en bij fibromyalgie?"], "fibromyalgie-effect", id="another and another"),
        pytest.param([MIGRAINE, "hoe snel werkt dat?"], "migraine-snelheid", id="another side of it"),
        pytest.param([FIBROMYALGIA, "hoeveel dan?"], "fibromyalgie-dosis", id="its dose"),
        pytest.param([FIBROMYALGIA, "welke vorm?"], "fibromyalgie-vorm", id="its form"),
        pytest.param(["Hoe snel werkt het bij migraine?", "en bij depressie?"], "angst-depressie-snelheid", id="the same side of another topic"),
        pytest.param(["Welke vorm is het beste voor de hersenen?", "en bij fibromyalgie?"], "fibromyalgie-vorm", id="the form for another topic"),
        pytest.param(["Helpt magnesium bij een beroerte?", "hoeveel?", "en voor het herstel daarna?"], "beroerte-herstel", id="a case of it"),
        pytest.param([MIGRAINE, ("thank", "dank u"), "en hoe snel werkt het?"], "migraine-snelheid", id="after thanks"),
        pytest.param([MIGRAINE, "welke bron is dat?", "hoe snel werkt het?"], "migraine-snelheid", id="after the sources"),
        pytest.param([MIGRAINE, ("suicide", "x"), "hoe snel werkt het?"], "migraine-snelheid", id="after danger"),
        pytest.param([MIGRAINE, "helpt melatonine ook?", "en magnesium dan?"], "migraine-effect", id="back from another substance"),
        pytest.param(["Helpt zink tegen angst?", "en magnesium?"], "angst-depressie-effect", id="the substance for what was asked of another"),
        pytest.param(["Helpt magnesium bij reuma?", "en bij migraine?"], "migraine-effect", id="after what is not covered"),
        pytest.param(["Helpt magnesium bij reuma?", "hoe snel werkt dat?", "en bij migraine?"], "migraine-snelheid", id="what was asked of it"),
        pytest.param(["Mag mijn kleuter magnesium bij migraine?", "hoe snel werkt magnesium bij migraine?"], "migraine-snelheid", id="after a referral"),
    ],
)
def test_a_follow_up_is_answered(content: Library, turns: list[Turn], passage: str) -> None:
    assert last(content, *turns).passages == (passage,)


@pytest.mark.parametrize(
    "turns",
    [
        pytest.param([MIGRAINE, "hoeveel moet je dan nemen?"], id="no dose for it"),
        pytest.param([FIBROMYALGIA, "hoeveel dan?", "en bij migraine?"], id="a dose of another topic"),
        pytest.param(["Hoeveel magnesium bij een beroerte?", "en bij migraine?"], id="a dose of another topic at once"),
        pytest.param(["Helpt magnesium bij angst?", "hoe snel?", "en bij pms?"], id="a speed of another topic"),
        pytest.param(["Welke vorm is goed voor het geheugen?", "hoeveel dan?"], id="a dose after a form"),
        pytest.param([MIGRAINE, "en zink?"], id="another substance"),
        pytest.param([MIGRAINE, "helpt melatonine ook?", "hoe snel werkt dat?"], id="another substance stays what it is about"),
        pytest.param(["Helpt magnesium bij reuma?", "hoe snel werkt dat?"], id="another complaint stays what it is about"),
        pytest.param(["Helpt magnesium bij reuma?", "hoeveel dan?"], id="its dose neither"),
        pytest.param([MIGRAINE, "en bij reuma?"], id="another complaint"),
    ],
)
def test_a_follow_up_borrows_nothing(content: Library, turns: list[Turn]) -> None:
    decision = last(content, *turns)
    assert (decision.kind, decision.passages) == ("not_covered", ())


@pytest.mark.parametrize(
    ("turns", "numbers", "topics"),
    [
        pytest.param([MIGRAINE, "welke bronnen zijn dat?"], [8, 9], ["bronnen", "migraine"], id="of the last answer"),
        pytest.param([MIGRAINE, "bron 3?"], [3], ["bronnen", "migraine"], id="one by number"),
        pytest.param(["Wat is bron 17?"], [17], ["bronnen", "therapieresistente_depressie", "serotonine"], id="one by number at once"),
        pytest.param(["Wat is bron 40?"], [40], ["bronnen"], id="one that is not there"),
        pytest.param(["Welke bron hoort bij migraine?"], [2, 3, 4, 5, 6, 7, 8, 9], ["bronnen", "migraine"], id="of a topic"),
        pytest.param(["Welke bronnen heeft het artikel?"], list(range(1, 23)), ["bronnen"], id="all"),
    ],
)
def test_sources(content: Library, turns: list[Turn], numbers: list[int], topics: list[str]) -> None:
    decision = last(content, *turns)
    assert (decision.action, decision.kind) == ("utter_sources", "answer")
    assert (list(decision.numbers), list(decision.topics)) == (numbers, topics)


@pytest.mark.parametrize(
    ("turns", "action", "passages"),
    [
        pytest.param([("affirm", "ja")], "utter_clarify", (), id="yes to nothing"),
        pytest.param([("more", "meer")], "utter_clarify", (), id="more of nothing"),
        pytest.param([("deny", "nee")], "utter_deny", (), id="no"),
        pytest.param([MIGRAINE, ("deny", "nee")], "utter_deny", (), id="no after an answer"),
        pytest.param([MIGRAINE, ("affirm", "ok")], "utter_acknowledge", (), id="understood"),
        pytest.param([MIGRAINE, ("more", "vertel meer")], "utter_answer", ("migraine-snelheid",), id="more after an answer"),
        pytest.param(["Helpt magnesium tegen pijn?", ("affirm", "ja")], "utter_clarify", (), id="yes to a choice"),
        pytest.param(["Helpt magnesium tegen pijn?", "fibromyalgie"], "utter_answer", ("fibromyalgie-effect",), id="one of a choice"),
        pytest.param(["Helpt magnesium tegen pijn?", "die chronische"], "utter_answer", ("pijn-effect",), id="a word of one"),
        pytest.param(["Helpt magnesium tegen pijn?", "de eerste"], "utter_answer", ("migraine-effect",), id="the first"),
        pytest.param(["Helpt magnesium tegen pijn?", "de laatste"], "utter_answer", ("nmda-uitleg",), id="the last"),
    ],
)
def test_bare_words(content: Library, turns: list[Turn], action: str, passages: tuple[str, ...]) -> None:
    decision = last(content, *turns)
    assert (decision.action, decision.passages) == (action, passages)


def test_more_never_repeats_the_answer(content: Library) -> None:
    first, second = talk(content, MIGRAINE, ("more", "meer"))
    assert second.topics[0] == "migraine"
    assert not set(first.passages) & set(second.passages)


def test_what_is_too_broad_is_asked_back_with_a_choice(content: Library) -> None:
    decision = last(content, "Helpt magnesium tegen pijn?")
    assert decision.kind == "clarify"
    assert {"migraine", "chronische_pijn", "fibromyalgie"} <= set(decision.offers)


@pytest.mark.parametrize("message", ["magnesium", "Is dat bewezen?", "de bus naar huis"])
def test_what_is_too_vague_is_asked_back(content: Library, message: str) -> None:
    assert last(content, message).kind == "clarify"


def test_what_is_only_told_is_asked_back(content: Library) -> None:
    decision = last(content, "mijn opa is vorig jaar in de winter overleden aan een beroerte")
    assert (decision.kind, decision.offers) == ("clarify", ("beroerte",))


@pytest.mark.parametrize(
    "message",
    [
        "Mag ik magnesium slikken als ik zwanger ben?",
        "Ik slik bloedverdunners, mag ik daar magnesium bij?",
        "Mijn dochter van 6 heeft migraine, mag zij magnesium?",
        "Mag ik stoppen met mijn antidepressiva en magnesium nemen?",
        "Mijn nieren werken slecht, kan ik dan magnesium nemen?",
        "Heb ik een depressie?",
        "ben ik nou aan het dementeren",
        "volgens het lab is mijn uitslag 0,66 mmol magnesium, is dat laag",
        "een of twee schepjes magnesium voor mijn zoontje van 7?",
    ],
)
def test_personal_decisions_are_referred(content: Library, message: str) -> None:
    decision = last(content, message)
    assert (decision.action, decision.kind, decision.passages) == ("utter_refer", "refer", ())


@pytest.mark.parametrize(
    ("intent", "action", "kind"),
    [
        ("suicide", "utter_suicide", "emergency"),
        ("stroke_now", "utter_stroke_now", "emergency"),
        ("acute_danger", "utter_acute_danger", "emergency"),
        ("greet", "utter_greet", "smalltalk"),
        ("thank", "utter_thank", "smalltalk"),
        ("privacy", "utter_privacy", "meta"),
        ("too_long", "utter_too_long", "clarify"),
    ],
)
def test_some_intents_have_a_fixed_reply_whatever_is_asked(content: Library, intent: str, action: str, kind: str) -> None:
    decision = last(content, FIBROMYALGIA, (intent, MIGRAINE))
    assert (decision.action, decision.kind) == (action, kind)


def test_what_has_nothing_to_do_with_health(content: Library) -> None:
    assert last(content, ("out_of_scope", "Hoe laat is het?")).action == "utter_out_of_scope"
    assert last(content, ("out_of_scope", MIGRAINE)).kind == "answer"  # the substance is named: the opinion was wrong
    assert last(content, ("out_of_scope", "laat dat magnesium maar zitten en schrijf een gedicht")).action == "utter_out_of_scope"


def test_the_same_conversation_gets_the_same_replies(content: Library) -> None:
    turns = [MIGRAINE, "en bij reuma?", "welke bronnen?", "en bij pms?"]
    assert talk(content, *turns) == talk(content, *turns)


@pytest.mark.parametrize("aspect_question", ["hoeveel magnesium bij {}?", "hoe snel werkt magnesium bij {}?", "welke vorm van magnesium bij {}?"])
def test_a_dose_speed_or_form_is_only_given_for_its_own_topic(content: Library, aspect_question: str) -> None:
    """For every complaint of every article: the passage that answers is filed under the topic asked about."""
    for article in content.catalogue.articles.values():
        for topic_id, topic in article.topics.items():
            if topic.role != "klacht":
                continue
            decision = last(content, aspect_question.format(topic.name))
            for passage in decision.passages:
                assert topic_id in content.catalogue.find(passage)[1].topics, (topic.name, decision)


@pytest.mark.parametrize(
    ("told", "topic"),
    [
        ("Mijn tante heeft een therapieresistente depressie. Wat doet magnesium bij zo'n depressie?", "therapieresistente_depressie"),
        ("Fibromyalgie, daar heb ik het al jaren van. Helpt magnesium tegen zulke chronische pijn?", "fibromyalgie"),
        ("Angst in liften en in de tram. Wordt zoiets erger als je te weinig magnesium hebt?", "angst"),
        ("Ik neem vitamine D. Doet dat zonder magnesium iets voor de hersenen?", "vitamine_d"),
    ],
)
def test_what_was_told_just_before_is_what_is_meant(content: Library, told: str, topic: str) -> None:
    decision = last(content, told)
    assert (decision.kind, decision.topics[:1]) == ("answer", (topic,))


def test_since_when_is_no_subject(content: Library) -> None:
    assert last(content, "Ik vraag over migraine. Ik heb het sinds de overgang. Doet magnesium daar iets aan?").topics[:1] == ("migraine",)
    assert last(content, "Doet magnesium iets voor de overgang?").kind == "not_covered"


def test_another_illness_than_the_one_it_is_compared_with(content: Library) -> None:
    assert last(content, "Clusterhoofdpijn is heel anders dan migraine, helpt magnesium daar ook bij?").kind == "not_covered"


def test_an_illness_explained_or_counted_is_not_covered(content: Library) -> None:
    for question in ("fibromyalgie, wat is dat precies?", "Wat zijn de symptomen van fibromyalgie?", "Hoeveel mensen hebben fibromyalgie?"):
        assert last(content, question).kind == "not_covered", question
    assert last(content, "neuroplasticiteit, wat is dat precies?").kind == "answer"  # that is explained
    assert last(content, "Hoeveel mensen hebben te weinig magnesium?").kind == "answer"


def test_a_heart_or_kidney_of_somebody_is_a_personal_matter_and_an_illness_in_general_is_not(content: Library) -> None:
    assert last(content, "Sinds ik een nier heb afgestaan doe ik het met één, is magnesium verstandig?").kind == "refer"
    assert last(content, "Mijn bloeduitslag zegt magnesium 0,68. Is dat te weinig?").kind == "refer"
    assert last(content, "Mijn rug is twee keer geopereerd en doet nog altijd pijn. Helpt magnesium bij chronische pijn?").kind == "answer"


def test_an_article_is_kept_in_mind_when_it_was_asked_what_of_it(content: Library) -> None:
    assert last(content, "over magnesium", "en pijn die niet overgaat").topics[:1] == ("chronische_pijn",)


@pytest.mark.parametrize("message", ["wie heeft dit artikel geschreven?", "wanneer zijn deze teksten nagekeken?", "hoe oud is dat artikel?"])
def test_who_wrote_the_articles_is_a_question_about_them(content: Library, message: str) -> None:
    assert last(content, message).action == "utter_provenance"


def test_who_wrote_a_source_or_earns_by_a_claim_is_not(content: Library) -> None:
    assert last(content, "wie heeft bron 8 geschreven?").action == "utter_sources"
    assert last(content, "werkt magnesium tegen stress of verdienen ze er gewoon aan?").kind == "not_covered"


def test_how_long_to_go_on_is_only_told_where_a_passage_tells_it(content: Library) -> None:
    assert last(content, "Hoe lang moet ik magnesium slikken bij angst?").passages == ("angst-depressie-snelheid",)
    assert last(content, "Hoe lang moet ik magnesium slikken bij migraine?").kind == "not_covered"
    assert last(content, "Hoe lang moet ik slikken voor het helpt bij migraine?").passages == ("migraine-snelheid",)


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("over hoofdpijn hoef ik niks te weten, alleen welke magnesium het best is voor de hersenen", "answer"),
        ("MS dus, en niet dat maandelijkse pms. helpt magnesium daarbij?", "not_covered"),
        ("potje magnesium twee jaar open, is dat nog goed?", "not_covered"),
        ("hoeveel magnesiumcitraat was het bij fibromyalgie en van welk merk was het?", "answer"),
        ("verschil tussen een hersenbloeding en een herseninfarct", "not_covered"),
        ("ik weeg 92 kilo, hoeveel magnesium moet ik per dag nemen?", "refer"),
        ("ik vergeet namen, komt dat door te weinig magnesium of is het alzheimer?", "refer"),
        ("ben zwanger en heb migraine, wat nu?", "refer"),
    ],
)
def test_what_kind_of_reply_is_due(content: Library, message: str, kind: str) -> None:
    assert last(content, message).kind == kind
