"""Each check, on an article that is made up: one change, and what is found because of it."""

import datetime
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles import ARTICLES
from bot.settings import TOP
from editor.checks import check_folder, check_text, spelling
from editor.checks.context import sentences
from editor.checks.review import due_after
from editor.findings import Finding
from tests.editor.test_document import places

Change = Callable[[dict[str, Any]], object]
TODAY = datetime.date.today()

# Nothing is found in this one.
CLEAN: dict[str, Any] = {
    "titel": "Zink en de huid (verzonnen)",
    "nagekeken_op": TODAY,
    "claims_bekeken_op": TODAY,
    "stof": {"naam": "zink", "ook": ["zn"]},
    "bronnen": [{"nummer": 1}, {"nummer": 2}],
    "onderwerpen": {
        "eczeem": {"naam": "eczeem", "ook": ["huiduitslag"], "omschrijvingen": ["jeukende plekken"]},
        "wond": {"naam": "wonden", "ook": ["wond"]},
    },
    "passages": [
        {
            "id": "eczeem-effect", "onderwerpen": ["eczeem"], "aspect": "effect",
            "antwoord": "Volgens dit verzonnen artikel jeukt eczeem minder door zink [2].", "vragen": ["Helpt zink bij eczeem?", "zink eczeem"],
        },
        {
            "id": "wond-dosis", "onderwerpen": ["wond"], "aspect": "dose",
            "antwoord": "Volgens dit verzonnen artikel is 10 mg genoeg bij een wond [1].", "vragen": ["Hoeveel zink is er nodig bij wonden?"],
        },
    ],
}  # fmt: skip


def text_of(change: Change | None = None) -> str:
    data = yaml.safe_load(yaml.safe_dump(CLEAN, sort_keys=False))
    if change:
        change(data)
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=200))


def found(change: Change | None = None, deep: bool = False) -> list[Finding]:
    return check_text(text_of(change), "zink.yml", {}, deep)


def answer(text: str) -> Change:
    """The first passage says this instead, and still cites its source."""
    return lambda article: article["passages"][0].update(antwoord=f"{text} [2].")


def claim(text: str) -> Change:
    """The first passage says this, and nobody has looked at the claims."""

    def change(article: dict[str, Any]) -> None:
        answer(text)(article)
        del article["claims_bekeken_op"]

    return change


@pytest.mark.parametrize("deep", [False, True])
def test_nothing_is_found_where_nothing_is_wrong(deep: bool) -> None:
    assert found(deep=deep) == []


@pytest.mark.parametrize(
    ("change", "level", "code", "field", "part"),
    [
        pytest.param(answer("Volgens dit verzonnen artikel wel [7]"), "error", "source-unknown", "passages.1 (eczeem-effect).antwoord", "[7]", id="no source"),
        pytest.param(lambda a: a["bronnen"].append({"nummer": 3}), "warning", "source-unused", "bronnen.3", "[3]", id="a source never cited"),
        pytest.param(
            lambda a: a["passages"][0].update(antwoord="Dit verzonnen artikel zegt het [1] [2]."), None, "", "", "", id="two sources are fine"
        ),
        pytest.param(
            lambda a: (a["passages"][0].update(antwoord="Volgens dit verzonnen artikel jeukt het minder."), a["bronnen"].pop()),
            "warning", "source-missing", "passages.1 (eczeem-effect).antwoord", "geen bronnummer", id="an answer without a number",
        ),
        pytest.param(lambda a: a["passages"][0].update(vragen=[]), "error", "empty", "passages.1.vragen", "niets", id="no questions"),
        pytest.param(lambda a: a["passages"][1].pop("vragen"), "error", "empty", "passages.2.vragen", "niets", id="questions are missing"),
        pytest.param(
            lambda a: a["passages"][1]["vragen"].append("helpt  ZINK bij eczeem!"),
            "error", "question-twice", "passages.2 (wond-dosis).vragen.2", "staat ook bij eczeem-effect", id="a question at two passages",
        ),
        pytest.param(
            lambda a: a["passages"][1]["vragen"].append("Helpt zink tegen het eczeem?"),
            "hint", "question-alike", "passages.2 (wond-dosis).vragen.2", "lijkt op een vraag bij eczeem-effect", id="nearly a question of another passage",
        ),
        pytest.param(
            lambda a: a["passages"][0]["vragen"].append("helpt zink bij eczeem"),
            "warning", "question-repeated", "passages.1 (eczeem-effect).vragen.3", "twee keer", id="a question twice at one passage",
        ),
        pytest.param(lambda a: a["onderwerpen"].update(acne={"naam": "acne"}), "error", "topic-unused", "onderwerpen.acne", "geen passage", id="no passage"),
        pytest.param(
            lambda a: a["onderwerpen"]["wond"]["ook"].append("Huiduitslag"),
            "warning", "name-twice", "onderwerpen.wond.ook.2", "staat ook bij eczeem", id="a name of two topics",
        ),
        pytest.param(
            answer("U heeft waarschijnlijk eczeem, zegt dit verzonnen artikel"),
            "warning", "wording-diagnosis", "passages.1 (eczeem-effect).antwoord", "'U heeft waarschijnlijk'", id="a diagnosis",
        ),
        pytest.param(answer("Verzonnen: neem dit elke dag"), "warning", "wording-advice", "passages.1 (eczeem-effect).antwoord", "'neem dit'", id="advice"),
        pytest.param(
            answer("Verzonnen: zink geneest eczeem"), "warning", "wording-promise", "passages.1 (eczeem-effect).antwoord", "'geneest'", id="a promise"
        ),
        pytest.param(answer("Volgens dit verzonnen artikel geneest zink eczeem"), None, "", "", "", id="a promise as the article's own"),
        pytest.param(answer("Verzonnen: zink geneest eczeem niet"), None, "", "", "", id="a promise that is denied"),
        pytest.param(answer("Volgens dit verzonnen artikel staat u versteld van de deelneemster"), None, "", "", "", id="words inside words"),
        pytest.param(
            lambda a: a.update(titel="Verzonnen: neem dagelijks zink"), "warning", "wording-advice", "titel", "'neem dagelijks'", id="advice in the title"
        ),
        pytest.param(claim("Verzonnen: zink helpt tegen eczeem"), "warning", "claim", "passages.1 (eczeem-effect).antwoord", "zink helpt", id="a claim"),
        pytest.param(
            claim("Volgens dit verzonnen artikel helpt zink tegen eczeem"),
            "warning", "claims-reported", "passages", "1 antwoord vertelt", id="a claim as the article's own",
        ),
        pytest.param(answer("Verzonnen: zink helpt tegen eczeem"), None, "", "", "", id="a claim that somebody has looked at"),
        pytest.param(claim("Dit is verzonnen, en er staat verder niets"), None, "", "", "", id="no claim"),
        pytest.param(
            lambda a: a.update(nagekeken_op=datetime.date(2020, 1, 31), claims_bekeken_op=TODAY),
            "warning", "review-due", "nagekeken_op", "2020-01-31", id="looked through long ago",
        ),
        pytest.param(
            lambda a: a.update(nakijken_voor=TODAY), "warning", "review-due", "nakijken_voor", TODAY.isoformat(), id="the article's own date has passed"
        ),
        pytest.param(lambda a: a.update(nakijken_voor=TODAY + datetime.timedelta(1)), None, "", "", "", id="the article's own date is tomorrow"),
        pytest.param(
            lambda a: a.update(nagekeken_op=TODAY + datetime.timedelta(2), claims_bekeken_op=TODAY + datetime.timedelta(3)),
            "warning", "review-future", "nagekeken_op", "", id="looked through in the future",
        ),
        pytest.param(
            answer("Volgens dit verzonnen artikel " + "is het zo en " * 5 + "niet"),
            "hint", "sentence-long", "passages.1 (eczeem-effect).antwoord", "een zin van 25 woorden", id="a long sentence",
        ),
        pytest.param(answer("Dit is verzonnen. " + "Het is zo. " * 12), None, "", "", "", id="many short sentences"),
        pytest.param(
            answer("De verzonnen wetenschappelijke onderzoeksresultaten demonstreren overtuigende immunologische verbeteringen, "
                   "niettegenstaande methodologische tekortkomingen binnen gerandomiseerde multidisciplinaire vergelijkingsonderzoeken"),
            "hint", "hard-to-read", "passages.1 (eczeem-effect).antwoord", "leesgemak", id="hard to read",
        ),
        pytest.param(
            answer("Volgens dit verzonnen artikel jeukt de huidd minder"),
            "warning", "spelling", "passages.1 (eczeem-effect).antwoord", "'huidd'", id="a misspelt word in an answer",
        ),
        pytest.param(lambda a: a.update(titel="Verzonnen zink en de huijd"), "warning", "spelling", "titel", "'huijd'", id="a misspelt word in the title"),
        pytest.param(
            lambda a: a["passages"][0]["vragen"].insert(0, "Hepltt zink bij eczeem?"),
            "warning", "spelling", "passages.1 (eczeem-effect).vragen.1", "'Hepltt'", id="a misspelt word on a button",
        ),
        pytest.param(lambda a: a["passages"][0]["vragen"].append("hepltt zinkk bij exeem"), None, "", "", "", id="visitors may misspell"),
        pytest.param(lambda a: a["onderwerpen"]["eczeem"]["ook"].append("exeem"), None, "", "", "", id="synonyms may be misspelt"),
        pytest.param(
            lambda a: (a["onderwerpen"]["eczeem"]["ook"].append("dauwwormpjesuitslagje"), answer("Dit verzonnen artikel noemt dauwwormpjesuitslagje")(a)),
            None, "", "", "", id="a name of the article is no misspelling",
        ),
        pytest.param(
            lambda a: a["passages"][0].update(antwoord="Dit antwoord is nog niet geschreven. Verzonnen [2]."),
            "error", "unwritten", "passages.1 (eczeem-effect).antwoord", "nog niet geschreven", id="not written yet",
        ),
    ],
)  # fmt: skip
def test_what_is_found(change: Change, level: str | None, code: str, field: str, part: str) -> None:
    findings = found(change)
    if level is None:
        assert findings == []
        return
    (finding,) = findings
    assert (finding.level, finding.code, finding.field) == (level, code, field)
    assert part in finding.found
    assert finding.expected
    assert finding.remedy.endswith(".")
    line = text_of(change).splitlines()[finding.line - 1]
    assert field.split(".")[-1] in line or line.strip().startswith("-")


def test_a_line_points_at_the_word_itself() -> None:
    text = text_of().replace("  antwoord: Volgens dit verzonnen", "  antwoord: >-\n    Dit is verzonnen.\n    Het jeukkt. Volgens dit verzonnen", 1)
    (finding,) = check_text(text, "zink.yml", {})
    assert "jeukkt" in text.splitlines()[finding.line - 1]


def test_everything_is_told_at_once_also_where_fields_are_wrong() -> None:
    def spoil(article: dict[str, Any]) -> None:
        article["tietel"] = article.pop("titel")
        article["passages"][1]["vragen"] = []
        article["passages"][0]["aspect"] = "gevaar"
        article["passages"][0]["antwoord"] = "Verzonnen: neem dit, dan geneest de huidd [9]."
        article["onderwerpen"]["acne"] = {"naam": "acne"}

    codes = {(finding.level, finding.code, finding.field) for finding in found(spoil)}
    assert codes >= {
        ("error", "empty", "titel"),
        ("error", "field", "tietel"),
        ("error", "empty", "passages.2.vragen"),
        ("error", "field", "passages.1.aspect"),
        ("error", "source-unknown", "passages.1 (eczeem-effect).antwoord"),
        ("warning", "wording-advice", "passages.1 (eczeem-effect).antwoord"),
        ("warning", "spelling", "passages.1 (eczeem-effect).antwoord"),
    }
    assert not [finding for finding in found(spoil) if "zz" in finding.found]  # what was filled in to go on


@pytest.mark.parametrize("text", ["", "- a\n", "titel: [", "titel: a\ntitel: b\n", "passages: 3\n", "titel: a\npassages: [{}, 3]\nbronnen: x\n", "\x07"])
def test_what_is_no_article_is_told_as_an_error(text: str) -> None:
    findings = check_text(text, "zink.yml", {})
    assert findings
    assert findings[0].level == "error"


@settings(max_examples=100, deadline=None)
@given(
    start=st.integers(0, len(text_of())), length=st.integers(0, 40), new=st.text(st.sampled_from(list("[]{}:-'\" \n#&*!|>aZ9.é")), max_size=6),
)  # fmt: skip
def test_whatever_stands_there_while_she_types_something_is_told_or_nothing(start: int, length: int, new: str) -> None:
    text = text_of()
    for finding in check_text(text[:start] + new + text[start + length :], "zink.yml", {"ander.yml": text[:start]}):
        assert finding.found
        assert finding.line >= 1


JUNK: st.SearchStrategy[Any] = st.sampled_from([None, 3, "x", [], {}, ["a"], {"a": 1}, True, "", [None], [[]], [{}], -1, 2.5])


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_whatever_a_field_holds_it_is_told_and_not_fatal(data: st.DataObject) -> None:
    article = yaml.safe_load(text_of())
    for _ in range(2):
        path = data.draw(st.sampled_from(places(article)[1:]))
        where: Any = article
        for part in path[:-1]:
            where = where[part]
        if data.draw(st.booleans()) and len(article) > 1:
            del where[path[-1]]
        else:
            where[path[-1]] = data.draw(JUNK)
    for finding in check_text(yaml.safe_dump(article, sort_keys=False), "zink.yml", {}):
        assert finding.line >= 1


def test_the_same_question_in_another_article_is_told() -> None:
    other = text_of().replace("eczeem-effect", "x-effect").replace("wond-dosis", "x-dosis").replace("zink eczeem", "heel iets anders")
    findings = [finding for finding in check_text(text_of(), "zink.yml", {"ander.yml": other}) if finding.code == "question-twice"]
    assert [finding.field for finding in findings] == ["passages.1 (eczeem-effect).vragen.1", "passages.2 (wond-dosis).vragen.1"]
    assert check_text(text_of(), "zink.yml", {"ander.yml": "titel: ["}) == []  # told when that file is checked


@pytest.mark.parametrize(
    ("change", "code", "part"),
    [
        pytest.param(
            lambda a: a["passages"][0]["vragen"].append("Hoeveel zink bij een wond?"), "question-by-heart", "krijgt ze wond-dosis", id="another passage's"
        ),
        pytest.param(lambda a: a["passages"][0]["vragen"].append("Ik wil dood, helpt zink?"), "question-astray", "geeft de noodnummers", id="an emergency"),
        pytest.param(lambda a: a["passages"][0]["vragen"].append("En helpt dat bij huiduitslag?"), "", "", id="a follow-up"),
        pytest.param(lambda a: a["onderwerpen"].update(eczeem={"naam": "zink"}), "topic-unheard", "de bot hoort 'zink' niet", id="a name that nobody hears"),
    ],
)
def test_what_the_bot_makes_of_it(change: Change, code: str, part: str) -> None:
    findings = [finding for finding in found(change, deep=True) if finding.code in ("question-astray", "question-by-heart", "topic-unheard")]
    assert [finding.code for finding in findings][:1] == ([code] if code else [])
    assert not code or part in findings[0].found


def test_an_authorised_claim_is_named_with_its_condition() -> None:
    def change(article: dict[str, Any]) -> None:
        claim("Verzonnen: magnesium vermindert vermoeidheid")(article)
        article["stof"] = {"naam": "magnesium"}

    (finding,) = [finding for finding in found(change) if finding.code.startswith("claim")]
    assert finding.code == "claim-authorised"
    assert "Magnesium draagt bij tot de vermindering van vermoeidheid en moeheid." in finding.expected
    assert "432/2012" in finding.expected
    assert "bron van magnesium" in finding.expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Een zin. Nog een zin [1]. En een? Ja!", 4),
        ("Dat is bijv. zo, o.a. hier, d.w.z. nu.", 1),
        ("Een doi als 10.1016/j.mehy is geen einde [17] [18].", 1),
        ("Zonder punt", 1),
        ("", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("hersenen", True), ("NMDA-receptor", True), ("L-threonaat", True), ("magnesiumcitraat", True), ("magnesiumspiegel", True), ("B6", True),
        ("auto's", True), ("één", True), ("Hersenen", True), ("hersennen", False), ("magnesiumm", False), ("magnesiumzitraat", False), ("wortd", False),
    ],
)  # fmt: skip
def test_words(word: str, known: bool) -> None:
    own = spelling.known_words(frozenset(["magnesium", "NMDA-receptor"]))
    assert (list(spelling.misspelt(f"{word} [3] 300 mg", own)) == []) is known


@pytest.mark.parametrize(("word", "better"), [("hersennen", "hersenen"), ("Migrainne", "Migraine"), ("xqzzvrtk", None)])
def test_a_better_word(word: str, better: str | None) -> None:
    assert spelling.suggestion(word) == better


@pytest.mark.parametrize(
    ("reviewed", "months", "due"),
    [("2026-01-31", 1, "2026-02-28"), ("2026-11-23", 24, "2028-11-23"), ("2024-02-29", 12, "2025-02-28"), ("2026-12-01", 1, "2027-01-01")],
)
def test_when_an_article_is_due(reviewed: str, months: int, due: str) -> None:
    assert due_after(datetime.date.fromisoformat(reviewed), months).isoformat() == due


def test_the_real_article_is_checked_as_fast_as_somebody_types() -> None:
    file = TOP / ARTICLES / "magnesium-hersenen.yml"
    text = file.read_text(encoding="utf-8")
    check_text(text, str(file), {})
    spent = []
    for place in range(5):
        typed = text.replace("onmisbaar", "onmisbaar" + "r" * (place + 1), 1)
        begun = time.process_time()  # not what others do on the machine
        check_text(typed, str(file), {str(file): text})
        spent.append(time.process_time() - begun)
    assert min(spent) < 0.15


def test_the_real_articles_have_no_errors_and_little_noise() -> None:
    findings = check_folder(TOP / ARTICLES, deep=True)
    assert [finding for finding in findings if finding.level == "error"] == []
    assert {finding.code for finding in findings if finding.level == "warning"} <= {"claims-reported", "review-due", "question-by-heart"}
    assert len(findings) <= 15


@pytest.mark.parametrize("content", [None, b"titel: Caf\xe9\n"])
def test_a_folder_that_cannot_be_read(tmp_path: Path, content: bytes | None) -> None:
    if content:
        (tmp_path / "een.yml").write_bytes(content)
    (finding,) = check_folder(tmp_path)
    assert (finding.level, finding.code) == ("error", "utf-8" if content else "no-articles")
