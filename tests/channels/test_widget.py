"""The widget's channel: who may write where, each message once, feedback, deletion, limits."""

import http.client
import json
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.shared.exceptions import RasaException

from bot.channels.feedback import rows
from bot.channels.limits import RateLimit, Sites
from bot.channels.tokens import SENDER_PREFIX, InvalidToken, Tokens, secret_from
from bot.channels.turns import RatedTurn, Reply, TurnBook
from bot.channels.widget_settings import SITES_VARIABLE, read_settings
from bot.run.spawn import RunningBot

SECRET = b"x" * 32
HOUR = 3600


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


# Tokens


def test_token_leads_to_its_conversation() -> None:
    tokens = Tokens(SECRET, HOUR)
    token, visit = tokens.open()
    assert tokens.read(token) == visit
    assert visit.sender_id.startswith(SENDER_PREFIX)


def test_sender_ids_are_unlike_each_other_and_long() -> None:
    tokens = Tokens(SECRET, HOUR)
    senders = {tokens.open()[1].sender_id for _ in range(1000)}
    assert len(senders) == 1000
    assert min(map(len, senders)) >= 28


def forged(**claims: Any) -> str:
    usual = {"sub": "web-mine", "exp": 9_999_999_999, "aud": "klachtwijzer-widget"}
    return jwt.encode({name: value for name, value in (usual | claims).items() if value is not None}, SECRET, algorithm="HS256")


@pytest.mark.parametrize(
    "token",
    [
        "",
        "x",
        "a.b.c",
        forged(exp=1),
        forged(exp=None),
        forged(sub=None),
        forged(aud=None),
        forged(aud="another"),
        jwt.encode({"sub": "web-mine", "exp": 9_999_999_999, "aud": "klachtwijzer-widget"}, b"y" * 32, algorithm="HS256"),
        jwt.encode({"sub": "web-mine", "exp": 9_999_999_999, "aud": "klachtwijzer-widget"}, "", algorithm="none"),
    ],
)
def test_other_tokens_are_refused(token: str) -> None:
    with pytest.raises(InvalidToken):
        Tokens(SECRET, HOUR).read(token)


def test_forging_works_with_the_secret() -> None:
    # Else the test above would pass whatever the tokens say.
    assert Tokens(SECRET, HOUR).read(forged()).sender_id == "web-mine"


def test_changed_token_is_refused() -> None:
    tokens = Tokens(SECRET, HOUR)
    head, claims, signature = tokens.open()[0].split(".")
    other = tokens.open()[0].split(".")[1]
    with pytest.raises(InvalidToken):
        tokens.read(f"{head}.{other}.{signature}")
    assert claims != other


def test_secret_is_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    secret = secret_from(file)
    assert secret_from(file) == secret
    assert len(secret) >= 32
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(0o644)
    secret_from(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_short_secret_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"kort")
    with pytest.raises(ValueError, match="too short"):
        secret_from(tmp_path / "secret")


# Limits


def test_rate_limit_lets_a_burst_through_and_then_a_steady_pace() -> None:
    clock = Clock()
    limit = RateLimit(6, clock)
    assert [limit.wait("a") for _ in range(7)] == [0, 0, 0, 0, 0, 0, 10]
    assert limit.wait("b") == 0
    clock.now += 10
    assert [limit.wait("a"), limit.wait("a")] == [0, 10]
    clock.now += 9.5
    assert limit.wait("a") == 1


@given(st.lists(st.floats(min_value=0, max_value=100), max_size=60))
def test_rate_limit_never_gives_more_than_it_says(pauses: list[float]) -> None:
    clock = Clock()
    limit = RateLimit(6, clock)
    given_turns = 0
    for pause in pauses:
        clock.now += pause
        given_turns += limit.wait("a") == 0
    assert given_turns <= 6 + sum(pauses) / 10 + 1e-6


def test_rate_limit_does_not_grow_without_end() -> None:
    limit = RateLimit(1)
    for number in range(10_050):
        limit.wait(str(number))
    assert len(limit._buckets) == 10_000


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        (None, True),
        ("https://ons.nl", True),
        ("http://ons.nl", True),
        ("https://www.gast.nl", True),
        ("https://WWW.gast.nl", True),
        ("http://www.gast.nl", False),
        ("https://gast.nl", False),
        ("https://www.gast.nl.vreemd.nl", False),
        ("https://www.gast.nl:444", False),
        ("https://ons.nl.vreemd.nl", False),
        ("null", False),
        ("", False),
    ],
)
def test_sites(origin: str | None, allowed: bool) -> None:
    assert Sites(["https://www.gast.nl/"]).allows(origin, "ons.nl") is allowed


def test_star_allows_every_site() -> None:
    assert Sites(["*"]).allows("https://vreemd.nl", "ons.nl")


@pytest.mark.parametrize("site", ["gast.nl", "www.gast.nl/pagina", "https://", "https://gast.nl/pagina", "ftp://gast.nl"])
def test_odd_site_stops_the_start(site: str) -> None:
    with pytest.raises(ValueError, match=r"Write it like"):
        Sites([site])


@pytest.mark.parametrize(
    ("settings", "field"),
    [({"site": []}, "site"), ({"keep_days": 0}, "keep_days"), ({"max_length": 50_000}, "max_length"), ({"sites": "https://gast.nl"}, "sites")],
)
def test_odd_settings_stop_the_start_and_are_named(settings: dict[str, Any], field: str) -> None:
    with pytest.raises(RasaException, match=rf"credentials.yml[\s\S]*{field}"):
        read_settings(settings)


def test_sites_come_from_the_environment_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SITES_VARIABLE, "https://a.nl, https://b.nl")
    assert read_settings({"sites": ["https://c.nl"]}).sites == ["https://c.nl", "https://a.nl", "https://b.nl"]
    assert read_settings(None).keep_days == 30


# The book of turns


@pytest.fixture()
def book(tmp_path: Path) -> Any:
    book = TurnBook(tmp_path / "widget.db", clock := Clock())
    book.test_clock = clock  # type: ignore[attr-defined]
    yield book
    book.close()


def test_message_is_claimed_once(book: TurnBook) -> None:
    assert book.claim("web-a", "1", "vraag")
    assert not book.claim("web-a", "1", "vraag")
    assert book.claim("web-b", "1", "vraag")
    assert book.reply("web-a", "1") is None
    book.answer("web-a", "1", [{"text": "é"}])
    assert book.reply("web-a", "1") == [{"text": "é"}]
    assert book.reply("web-b", "1") is None


def test_thumb_is_kept_with_its_question(book: TurnBook) -> None:
    book.claim("web-a", "1", "vraag")
    book.answer("web-a", "1", [{"text": "antwoord"}])
    assert not book.rate("web-a", "2", "up", None)
    assert not book.rate("web-b", "1", "up", None)
    assert book.rate("web-a", "1", "down", "te lang")
    assert book.rated() == [RatedTurn(1_000_000, "vraag", [{"text": "antwoord"}], "down", "te lang")]
    assert book.rate("web-a", "1", None, "te lang")
    assert book.rated() == []


def test_ended_conversation_leaves_nothing(book: TurnBook, tmp_path: Path) -> None:
    book.claim("web-a", "1", "iets heel eigens")
    book.rate("web-a", "1", "down", "een eigen reden")
    book.end("web-a", 1_000_100)
    assert book.has_ended("web-a")
    assert book.rated() == []
    book.sweep()
    assert book.has_ended("web-a")
    book.test_clock.now += 200  # type: ignore[attr-defined]
    book.sweep()
    assert not book.has_ended("web-a")
    left = b"".join(file.read_bytes() for file in tmp_path.glob("widget.db*"))
    assert b"heel eigens" not in left
    assert b"eigen reden" not in left


def test_old_conversations_are_found_by_their_last_question(book: TurnBook) -> None:
    clock = book.test_clock  # type: ignore[attr-defined]
    book.claim("web-old", "1", "a")
    book.claim("web-busy", "1", "a")
    clock.now += 100
    book.claim("web-busy", "2", "b")
    assert book.older_than(50) == ["web-old"]
    assert book.older_than(500) == []


def test_feedback_as_a_table_runs_no_formulas() -> None:
    reply: Reply = [{"text": "een"}, {"text": "twee"}, {"custom": {"kind": "answer", "passages": ["a", "b"]}}]
    heading, row = rows([RatedTurn(0, "=1+1", reply, "up", None)])
    assert heading[:2] == ("wanneer", "duim")
    assert row[1:] == ("omhoog", "", "'=1+1", "answer", "a, b", "een\ntwee")


# Over HTTP, with the real bot


class Browser:
    """Sends what a browser would, with a token or without."""

    def __init__(self, bot: RunningBot, origin: str | None = None) -> None:
        self.host = urlsplit(bot.url).netloc
        self.origin = origin
        self.token = ""

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any, dict[str, str]]:
        connection = http.client.HTTPConnection(self.host, timeout=30)
        sent = {**({"Authorization": f"Bearer {self.token}"} if self.token else {}), **({"Origin": self.origin} if self.origin else {}), **headers}
        connection.request(method, path, body if isinstance(body, str | None) else json.dumps(body), sent)
        answer = connection.getresponse()
        text = answer.read()
        received = {name.lower(): value for name, value in answer.getheaders()}
        connection.close()
        return answer.status, json.loads(text) if text and "json" in received.get("content-type", "") else text, received

    def open(self) -> dict[str, Any]:
        status, body, _ = self.send("POST", "/widget/api/session")
        assert status == 200
        self.token = body["token"]
        return dict(body)

    def ask(self, message_id: str, text: str) -> tuple[int, Any, dict[str, str]]:
        return self.send("POST", "/widget/api/messages", {"id": message_id, "text": text})


@pytest.fixture()
def browser(bot: RunningBot) -> Browser:
    browser = Browser(bot)
    browser.open()
    return browser


def in_book(bot: RunningBot, question: str) -> int:
    with sqlite3.connect(bot.data / "widget.db") as database:
        return int(database.execute("SELECT COUNT(*) FROM turns WHERE question = ?", (question,)).fetchone()[0])


def test_question_gets_the_reply_of_the_contract(browser: Browser) -> None:
    status, body, headers = browser.ask("vraag-0001", "helpt magnesium bij migraine?")
    assert status == 200
    assert body["id"] == "vraag-0001"
    assert [item["custom"]["kind"] for item in body["messages"] if "custom" in item] == ["answer"]
    assert "[8]" in " ".join(item.get("text", "") for item in body["messages"])
    assert headers["cache-control"] == "no-store"
    assert "set-cookie" not in headers


def test_same_id_gets_the_same_reply_and_is_no_second_turn(browser: Browser, bot: RunningBot) -> None:
    first = browser.ask("vraag-0002", "wie ben jij eigenlijk precies")
    again = browser.ask("vraag-0002", "wie ben jij eigenlijk precies")
    other_text = browser.ask("vraag-0002", "iets heel anders")
    assert first[:2] == again[:2] == other_text[:2]
    assert in_book(bot, "wie ben jij eigenlijk precies") == 1
    assert in_book(bot, "iets heel anders") == 0


def test_without_a_good_token_nothing_is_answered(bot: RunningBot) -> None:
    stranger = Browser(bot)
    for token in ("", "x", forged()):
        stranger.token = token
        for method, path, body in (
            ("POST", "/widget/api/messages", {"id": "vraag-0003", "text": "hoi"}),
            ("POST", "/widget/api/feedback", {"id": "vraag-0003", "rating": "up"}),
            ("DELETE", "/widget/api/session", None),
        ):
            status, said, _ = stranger.send(method, path, body)
            assert (status, said["error"]) == (401, "no_session")
            assert said["text"].startswith("Dit gesprek is afgelopen")


def test_nobody_reaches_another_conversation(bot: RunningBot) -> None:
    mine, theirs = Browser(bot), Browser(bot)
    mine.open()
    theirs.open()
    mine.ask("vraag-0004", "helpt magnesium bij pms?")
    assert theirs.send("POST", "/widget/api/feedback", {"id": "vraag-0004", "rating": "up"})[0] == 404
    theirs.send("DELETE", "/widget/api/session")
    assert in_book(bot, "helpt magnesium bij pms?") == 1


@pytest.mark.parametrize(
    "body",
    [
        None,
        "",
        "{",
        "[]",
        "5",
        '"x"',
        "{}",
        '{"id": "vraag-0005"}',
        '{"text": "hoi"}',
        '{"id": 5, "text": "hoi"}',
        '{"id": "kort", "text": "hoi"}',
        '{"id": "met spatie", "text": "hoi"}',
        '{"id": "vraag-0005", "text": 5}',
        '{"id": "vraag-0005", "text": null}',
        '{"id": "vraag-0005", "text": ["hoi"]}',
        "[" * 100_000,
    ],
)
def test_odd_messages_are_refused_in_dutch(browser: Browser, body: str | None) -> None:
    status, said, _ = browser.send("POST", "/widget/api/messages", body)
    assert (status, said["error"]) == (400, "not_understood")
    assert "Probeer het nog eens" in said["text"]


@pytest.mark.parametrize("text", ["", " ", "/restart", '/noodgeval{"x": 1}', "…", "!!!", "\u200b", "\x00"])
def test_odd_texts_get_a_dutch_reply(browser: Browser, text: str) -> None:
    status, body, _ = browser.ask("vraag-0006", text)
    assert status == 200
    assert sum("custom" in item for item in body["messages"]) == 1
    assert any(item.get("text") for item in body["messages"])


def test_too_long_says_how_long_and_whom_to_call(browser: Browser) -> None:
    assert browser.ask("vraag-0007", "x" * 5000)[0] == 200
    status, said, _ = browser.ask("vraag-0008", "x" * 5001)
    assert (status, said["error"]) == (413, "too_long")
    for part in ("5.001 tekens", "5.000", "112", "113"):
        assert part in said["text"]


def test_too_many_says_when(bot: RunningBot) -> None:
    browser = Browser(bot)
    browser.open()
    answers = [browser.ask(f"vraag-1{number:03}", "hoi") for number in range(30)]
    refused = [answer for answer in answers if answer[0] == 429]
    assert refused
    assert {answer[0] for answer in answers} == {200, 429}
    _, said, headers = refused[0]
    assert said["error"] == "too_many"
    assert f"Over {headers['retry-after']} second" in said["text"]
    # What was answered can still be had again.
    assert browser.ask("vraag-1000", "hoi")[0] == 200
    # Others do not wait for it.
    other = Browser(bot)
    other.open()
    assert other.ask("vraag-2000", "hoi")[0] == 200


def test_feedback_is_kept_and_an_editor_finds_it(browser: Browser, bot: RunningBot) -> None:
    browser.ask("vraag-0009", "helpt magnesium bij fibromyalgie?")
    assert browser.send("POST", "/widget/api/feedback", {"id": "vraag-0009", "rating": "down", "reason": " te moeilijk "})[0] == 204
    table = subprocess.run(
        [sys.executable, "-m", "bot.channels.feedback"], env={"KLACHTWIJZER_DATA": str(bot.data), "PATH": ""}, capture_output=True, text=True, check=True
    ).stdout
    row = next(line for line in table.splitlines() if "helpt magnesium bij fibromyalgie?" in line)
    assert "omlaag,te moeilijk,helpt magnesium bij fibromyalgie?,answer" in row


@pytest.mark.parametrize("body", [{}, {"id": "vraag-0001", "rating": "goed"}, {"id": "vraag-0001", "rating": "up", "reason": 5}, {"rating": "up"}])
def test_odd_feedback_is_refused(browser: Browser, body: dict[str, Any]) -> None:
    assert browser.send("POST", "/widget/api/feedback", body)[0] == 400


def test_deleted_conversation_is_gone_and_stays_gone(browser: Browser, bot: RunningBot) -> None:
    browser.ask("vraag-0010", "helpt magnesium bij een tekort?")
    sender = jwt.decode(browser.token, options={"verify_signature": False})["sub"]
    assert browser.send("DELETE", "/widget/api/session")[0] == 204
    assert in_book(bot, "helpt magnesium bij een tekort?") == 0
    with sqlite3.connect(bot.data / "klachtwijzer.db") as database:
        assert database.execute("SELECT COUNT(*) FROM events WHERE sender_id = ?", (sender,)).fetchone() == (0,)
    assert browser.ask("vraag-0011", "hoi")[0] == 401
    # A deletion that is sent again is no fault of the visitor.
    assert browser.send("DELETE", "/widget/api/session")[0] == 204


def test_other_sites_are_kept_out(bot: RunningBot) -> None:
    stranger = Browser(bot, "https://vreemd.nl")
    status, said, headers = stranger.send("POST", "/widget/api/session")
    assert (status, said["error"]) == (403, "site")
    assert not [name for name in headers if name.startswith("access-control-allow")]
    _, _, preflight = stranger.send("OPTIONS", "/widget/api/session", **{"Access-Control-Request-Method": "POST"})
    assert not [name for name in preflight if name.startswith("access-control-allow")]


def test_our_own_pages_are_let_in(bot: RunningBot) -> None:
    own = Browser(bot, bot.url)
    assert own.open()["max_length"] == 5000
    _, _, headers = own.send("OPTIONS", "/widget/api/messages", **{"Access-Control-Request-Method": "POST"})
    assert headers["access-control-allow-origin"] == bot.url
    assert "Authorization" in headers["access-control-allow-headers"]
    assert "access-control-allow-credentials" not in headers


# Files


@pytest.mark.parametrize("path", ["/", "/voorbeeld", "/widget/"])
def test_pages_have_a_strict_policy(bot: RunningBot, path: str) -> None:
    status, _, headers = Browser(bot).send("GET", path)
    assert status == 200
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert "set-cookie" not in headers


def test_stable_name_loads_a_versioned_file_that_is_kept(bot: RunningBot) -> None:
    browser = Browser(bot)
    status, loader, headers = browser.send("GET", "/widget/klachtwijzer.js")
    assert (status, headers["cache-control"]) == (200, "no-cache")
    assert headers["access-control-allow-origin"] == "*"
    assert browser.send("GET", "/widget/klachtwijzer.js", **{"If-None-Match": headers["etag"]})[0] == 304
    name = loader.decode().split('"')[1].removeprefix("./")
    status, script, headers = browser.send("GET", f"/widget/{name}")
    assert status == 200
    assert headers["content-type"].startswith("text/javascript")
    assert "immutable" in headers["cache-control"]
    assert f"sourceMappingURL={name}.map" in script.decode()[-200:]
    status, source_map, _ = browser.send("GET", f"/widget/{name}.map")
    assert status == 200
    assert any(source.endswith("src/klacht-wijzer.ts") for source in source_map["sources"])
    _, packed, headers = browser.send("GET", f"/widget/{name}", **{"Accept-Encoding": "gzip"})
    assert headers["content-encoding"] == "gzip"
    assert len(packed) + len(loader) < 20 * 1024


@pytest.mark.parametrize("path", ["/widget/geen.js", "/widget/.sources", "/widget/..%2fpackage.json", "/widget/pages/..%2f..%2fpackage.json", "/widget/pages/"])
def test_other_files_are_not_given_away(bot: RunningBot, path: str) -> None:
    assert Browser(bot).send("GET", path)[0] == 404
