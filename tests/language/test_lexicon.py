"""What a message names: the articles' topics and substances, and what no article covers."""

from pathlib import Path

import pytest

from bot import library
from bot.articles import Catalogue, ContentError, parse_article
from bot.language.lexicon import Lexicon, Mention, mark_negated
from bot.language.reading import Reader
from bot.language.words import split

ARTICLE = """
titel: Koper en de huid
nagekeken_op: 2026-03-01
stof: {naam: koper, ook: [cu]}
noemt_ook: [zink]
bronnen: []
onderwerpen:
  eczeem: {naam: eczeem, ook: [droge huid, dauwworm], omschrijvingen: [plekken jeuken erg]}
passages:
  - {id: eczeem-effect, onderwerpen: [eczeem], aspect: effect, antwoord: Volgens het artikel helpt het., vragen: ['Helpt koper bij eczeem?']}
"""
LISTS = {
    "stoffen": "soort: stof\ntermen: [{naam: ijzer, ook: [ferro]}, {naam: vitamine b12, ook: [b12]}, {naam: eczeem}, {naam: koffie, zwak: true}]",
    "vormen": "soort: vorm\ntermen: [{naam: picolinaat, ook: [koper picolinaat, koperpicolinaat]}]",
    "klachten": "soort: klacht\ntermen: [{naam: haaruitval, ook: [haar valt uit]}, {naam: acne, ook: [puistjes]}, {naam: haar, zwak: true}]",
    "vragen": "soort: aspect\ntermen: [{naam: bijwerkingen, ook: [nadelige gevolgen]}, {naam: merken, ook: [merk]}]",
    "ruim": "soort: te ruim\ntermen: [{naam: jeuk}]",
}


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    folder = tmp_path_factory.mktemp("lists")
    for name, text in LISTS.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return Lexicon(Catalogue({"koper": parse_article(ARTICLE, "koper.yml")}), folder)


def found(lexicon: Lexicon, message: str) -> list[str]:
    return [f"{mention.kind}:{mention.value}" for mention in lexicon.find(split(message))]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        pytest.param("helpt koper bij eczeem", ["own:koper", "topic:eczeem"], id="substance and topic"),
        pytest.param("helpt cu bij dauwworm", ["own:koper", "topic:eczeem"], id="synonyms"),
        pytest.param("mijn droge huid", ["topic:eczeem"], id="a name of two words"),
        pytest.param("droge en rode huid", [], id="a name's words stand together"),
        pytest.param("huid droge", [], id="a name's words stand in order"),
        pytest.param("erg jeuken doen die plekken", ["topic:eczeem"], id="a description in any order"),
        pytest.param("plekken heb ik. Het moet nu jeuken", [], id="a description in one sentence"),
        pytest.param("plekken die dag en nacht zonder ophouden altijd maar weer jeuken", [], id="a description close together"),
        pytest.param("helpt ijzer bij acne", ["substance:ijzer", "complaint:acne"], id="not covered"),
        pytest.param("en zink", ["substance:zink"], id="named by the article"),
        pytest.param("vitamine b12 dan", ["substance:vitamine b12"], id="letter and number"),
        pytest.param("vitamine b 12 dan", ["substance:vitamine b12"], id="split letter and number"),
        pytest.param("koperpicolinaat", ["own:koper", "form:picolinaat"], id="a form holds its substance"),
        pytest.param("koper picolinaat", ["own:koper", "form:picolinaat"], id="a form in two words"),
        pytest.param("mijn haar valt uit", ["complaint:haaruitval"], id="a description with the word that it is about"),
        pytest.param("nadelige gevolgen van koper", ["aspect:bijwerkingen", "own:koper"], id="a side that no article has"),
        pytest.param("welk merk koper", ["aspect:merken", "own:koper"], id="a noun"),
        pytest.param("wat merk je van koper", ["own:koper"], id="a verb that looks like it"),
        pytest.param("jeuk", ["broad:jeuk"], id="too broad"),
        pytest.param("de bus naar huis", [], id="nothing"),
        pytest.param("", [], id="no words"),
    ],
)
def test_names(lexicon: Lexicon, message: str, expected: list[str]) -> None:
    assert found(lexicon, message) == expected


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        pytest.param("eczeemplekken", ["topic:eczeem"], id="a topic with a tail"),
        pytest.param("kopertekort", ["own:koper"], id="the substance with a tail"),
        pytest.param("kindereczeem", ["topic:eczeem"], id="a topic with a head"),
        pytest.param("ijzerpillen", ["substance:ijzer"], id="a product"),
        pytest.param("dauw worm", ["topic:eczeem"], id="split in two"),
        pytest.param("drogehuid", ["topic:eczeem"], id="written as one"),
        pytest.param("haar uitval", ["complaint:haaruitval"], id="split in two, not covered"),
        pytest.param("knieontsteking", ["complaint:knieontsteking"], id="an illness that no list has"),
        pytest.param("qwxzontsteking", [], id="no word before the illness"),
        pytest.param("fietstas", [], id="neither half is known"),
    ],
)
def test_compounds(lexicon: Lexicon, message: str, expected: list[str]) -> None:
    assert found(lexicon, message) == expected


@pytest.mark.parametrize("message", ["puistje", "puistjes", "Puistjes"])
def test_inflection(lexicon: Lexicon, message: str) -> None:
    assert found(lexicon, message) == ["complaint:acne"]


def test_covered_wins_over_not_covered(lexicon: Lexicon) -> None:
    """The lists name eczeem too, by mistake."""
    assert found(lexicon, "eczeem") == ["topic:eczeem"]


def test_everyday_words_are_weak(lexicon: Lexicon) -> None:
    assert lexicon.find(split("een kop koffie")) == [Mention("substance", "koffie", 2, 3, weak=True)]


def test_a_possessive_is_no_hair(lexicon: Lexicon) -> None:
    assert found(lexicon, "haar zus") == []
    assert found(lexicon, "mijn haar") == ["complaint:haar"]


def test_all_unknown_sorts_are_told(tmp_path: Path) -> None:
    for name in ("een", "twee"):
        (tmp_path / f"{name}.yml").write_text("soort: planeet\ntermen: []\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        Lexicon(Catalogue(), tmp_path)
    assert [(Path(problem.file).name, problem.field, problem.found) for problem in caught.value.problems] == [
        ("een.yml", "soort", "'planeet'"),
        ("twee.yml", "soort", "'planeet'"),
    ]
    assert "stof" in caught.value.problems[0].expected


@pytest.mark.parametrize(
    ("message", "negated"),
    [
        pytest.param("niet voor eczeem maar voor acne", ["eczeem"], id="not this but that"),
        pytest.param("geen eczeem, wel acne", ["eczeem"], id="none"),
        pytest.param("tegen acne, geen eczeem", ["eczeem"], id="afterwards"),
        pytest.param("voor acne en nooit last van eczeem", ["eczeem"], id="never"),
        pytest.param("eczeem heb ik niet, wel acne", ["eczeem"], id="not to be had"),
        pytest.param("eczeem heb ik niet vaak, acne wel", [], id="not often"),
        pytest.param("helpt het niet of wel bij eczeem en acne", [], id="or"),
        pytest.param("helpt koper niet tegen eczeem", [], id="nothing else is left"),
        pytest.param("ik heb geen eczeem", [], id="nothing else is left, none"),
        pytest.param("het werkt niet goed tegen acne en eczeem", [], id="another word is denied"),
        pytest.param("niet koper maar iets tegen acne", ["koper"], id="not the substance"),
        pytest.param("acne kan niet zonder koper", [], id="not without the substance"),
    ],
)
def test_negation(lexicon: Lexicon, message: str, negated: list[str]) -> None:
    words = split(message)
    assert [mention.value for mention in mark_negated(lexicon.find(words), words) if mention.negated] == negated


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        pytest.param("magnesuim bij fybromyalgie", ["magnesium", "fibromyalgie"], id="typos"),
        pytest.param("m a g n e s i u m tegen angst", ["magnesium", "angst"], id="spaced letters"),
        pytest.param("does magnesium help with depression", ["magnesium", "depressie"], id="English"),
        pytest.param("hilft magnesium gegen migräne", ["magnesium", "migraine"], id="German"),
        pytest.param("le magnésium contre la migraine", ["magnesium", "migraine"], id="French"),
        pytest.param("da pijnlijk gedoe mee fibromyalgie", ["fibromyalgie", "pijn"], id="Flemish"),
        pytest.param("ik vergeet de laatste tijd alles", ["geheugen"], id="a description"),
        pytest.param("migrainedagen", ["migraine"], id="a compound"),
        pytest.param("sint janskruid of sint-janskruid", ["sint-janskruid"], id="a name with and without hyphen"),
        pytest.param("valeriaanthee", ["valeriaan"], id="a product of another substance"),
    ],
)
def test_the_content_as_it_stands(reader: Reader, message: str, expected: list[str]) -> None:
    assert {mention.value for mention in reader.lexicon.find(reader.words(message))} == set(expected)


def test_every_topic_is_found_by_its_name(reader: Reader) -> None:
    for article in library.current().catalogue.articles.values():
        for topic_id, topic in article.topics.items():
            for name in [topic.name, *topic.synonyms]:
                if "." not in name:
                    assert topic_id in {m.value for m in reader.lexicon.find(split(name)) if m.kind == "topic"}, name
