"""What the REST channel takes and what it refuses."""

import asyncio
import http.client
import json
import logging
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.core.channels.channel import UserMessage

from bot.channels.rest import LARGEST_BODY, Refusal, answer, read_request
from bot.run.spawn import RunningBot

JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (None, 400),
        ([], 400),
        ("hallo", 400),
        ({}, 400),
        ({"message": "hallo"}, 400),
        ({"sender": "", "message": "hallo"}, 400),
        ({"sender": " \t", "message": "hallo"}, 400),
        ({"sender": 5, "message": "hallo"}, 400),
        ({"sender": ["a"], "message": "hallo"}, 400),
        ({"sender": "a\nb", "message": "hallo"}, 400),
        ({"sender": "a\ud800", "message": "hallo"}, 400),
        ({"sender": "x" * 201, "message": "hallo"}, 400),
        ({"sender": "web-1", "message": "hallo"}, 403),
        ({"sender": "WEB-1", "message": "hallo"}, 403),
    ],
)
def test_refused(body: Any, status: int) -> None:
    with pytest.raises(Refusal) as refusal:
        read_request(body)
    assert refusal.value.status == status


def test_only_sender_and_message_are_read() -> None:
    body = {"sender": "jan", "message": "/restart", "metadata": {"intent": "restart"}, "input_channel": "widget"}
    assert read_request(body) == ("jan", "restart")


@given(st.dictionaries(st.sampled_from(["sender", "message", "metadata"]), JSON) | JSON)
def test_any_json_is_read_or_refused(body: Any) -> None:
    try:
        sender, text = read_request(body)
    except Refusal as refusal:
        assert refusal.status in (400, 403)
    else:
        assert sender
        assert text


def test_a_failing_bot_gives_an_error_without_the_text_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    async def fail(message: UserMessage) -> None:
        raise ValueError(f"cannot read {message.text}")

    with caplog.at_level(logging.DEBUG), pytest.raises(Refusal) as refusal:
        asyncio.run(answer(fail, "jan", "mijn geheim", "rest"))
    assert refusal.value.status == 500
    assert "ValueError" in caplog.text
    assert "geheim" not in caplog.text


def test_silence_is_an_error() -> None:
    async def say_nothing(_: UserMessage) -> None:
        return None

    with pytest.raises(Refusal) as refusal:
        asyncio.run(answer(say_nothing, "jan", "hallo", "rest"))
    assert refusal.value.status == 500


def ask(bot: RunningBot, body: bytes, method: str = "POST", path: str = "/webhooks/rest/webhook") -> tuple[int, Any]:
    """Send `body` and return status and parsed reply."""
    connection = http.client.HTTPConnection(urlsplit(bot.url).netloc, timeout=30)
    try:
        connection.request(method, path, body or None, {"Content-Type": "application/json"})
        reply = connection.getresponse()
        return reply.status, json.loads(reply.read())
    finally:
        connection.close()


def custom(messages: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the one custom object of a turn."""
    (found,) = (message["custom"] for message in messages if "custom" in message)
    assert isinstance(found, dict)
    return found


def test_health(bot: RunningBot) -> None:
    status, report = ask(bot, b"", "GET", "/health")
    assert status == 200
    assert report["status"] == "ok"
    assert report["model"].startswith("klachtwijzer-")
    assert report["articles"] >= 1
    assert report["spacy"]


def test_status(bot: RunningBot) -> None:
    assert ask(bot, b"", "GET", "/webhooks/rest/") == (200, {"status": "ok"})


@pytest.mark.parametrize("body", [b"", b"nonsense", b"[]", b"[" * 100_000, b"\xff\xfe", b'{"sender": "a"' * 3])
def test_what_is_no_object_is_refused_over_http(bot: RunningBot, body: bytes) -> None:
    status, reply = ask(bot, body)
    assert status == 400
    assert reply["error"]


def test_a_body_that_is_too_large_is_refused_over_http(bot: RunningBot) -> None:
    connection = http.client.HTTPConnection(urlsplit(bot.url).netloc, timeout=30)
    # The length alone is enough to be refused.
    connection.putrequest("POST", "/webhooks/rest/webhook")
    connection.putheader("Content-Length", str(LARGEST_BODY + 1))
    connection.endheaders(b"{")
    reply = connection.getresponse()
    assert reply.status == 413
    assert "error" in json.loads(reply.read())
    connection.close()


@pytest.mark.parametrize("message", ["/restart", '/noodgeval{"onderwerp":"x"}', " \u200b/session_start", "", None, 5, ["x"], "?", "\ud800"])
def test_odd_messages_get_a_dutch_reply(bot: RunningBot, message: Any) -> None:
    sender = f"odd-{message!r}".encode("ascii", "backslashreplace").decode()
    status, messages = ask(bot, json.dumps({"sender": sender, "message": message}).encode())
    assert status == 200
    assert any(item.get("text") for item in messages)
    assert custom(messages)["kind"] in ("clarify", "out_of_scope", "not_covered")


def test_no_text_of_a_visitor_in_the_log(bot: RunningBot) -> None:
    secret = "kwetsbaargeheimwoord"
    status, _ = ask(bot, json.dumps({"sender": "log", "message": f"/{secret}{{{secret}}} helpt magnesium bij {secret}?"}).encode())
    assert status == 200
    logs = [path.read_text(encoding="utf-8") for path in (bot.data / "log").iterdir()]
    assert logs
    assert not [text for text in logs if secret in text]
