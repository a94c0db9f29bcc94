"""Text from the bot or a visitor is never read as HTML, and only harmless addresses become links.

The real bot has no such texts: its reply is changed on the way to the browser, all else is as it is.
"""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.browser.chat import MIGRAINE, Chat

TEXTS = [
    '<img src=x onerror="window.hacked=1">',
    "<script>window.hacked=1</script>",
    "<svg onload=window.hacked=1>",
    '<iframe srcdoc="<script>top.hacked=1</script>"></iframe>',
    "<a href='javascript:window.hacked=1'>klik</a>",
    "[klik](javascript:window.hacked=1)",
    "javascript:window.hacked=1",
    "JaVaScRiPt://https://x.nl/%0awindow.hacked=1",
    "data:text/html,<script>window.hacked=1</script>",
    "vbscript:msgbox(1)",
    "${window.hacked=1}",
    "{{constructor.constructor('window.hacked=1')()}}",
    "&lt;img src=x onerror=window.hacked=1&gt;",
    "\u202ehttps://x.nl/gpj.exe",
    "<style>*{display:none}</style>",
    "</li></ol></div><button>nep</button>",
]


def with_reply(chat: Chat, messages: list[dict[str, Any]]) -> None:
    """Change what the server answers to the next question."""

    def change(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "messages": messages})

    chat.page.route("**/widget/api/messages", change, times=1)


def custom(**parts: Any) -> dict[str, Any]:
    nothing: dict[str, Any] = {
        "kind": "answer",
        "topics": [],
        "aspect": None,
        "passages": [],
        "article": None,
        "sources": [],
        "suggestions": [],
        "disclaimer": None,
    }
    return {"custom": {**nothing, **parts}}


@pytest.mark.parametrize("text", TEXTS)
def test_text_stays_text(chat: Chat, text: str) -> None:
    bad = {"number": 1, "reference": text, "url": "javascript:window.hacked=1"}
    parts = custom(sources=[bad], suggestions=[{"title": text, "payload": text}], disclaimer=text + " ", article={"id": "x", "title": text, "reviewed": text})
    with_reply(chat, [{"text": f"{text} [1]"}, parts])
    reply = chat.ask(MIGRAINE)
    reply.get_by_role("button", name="Bron [1]").click()
    expect(reply.locator(".bubble p").first).to_have_text(f"{text} [1]")
    expect(reply.locator("[data-source='1']")).to_contain_text(text)
    assert reply.locator("img, script, svg:not([aria-hidden]), iframe, style").count() == 0
    assert [link for link in reply.locator("a").all() if not str(link.get_attribute("href")).startswith("https://")] == []
    chat.ask(text)
    expect(chat.questions.last).to_have_text(f"U: {text.strip()}")
    chat.page.reload()
    chat.replies().first.wait_for()
    assert chat.page.evaluate("() => window.hacked ?? top.hacked") is None


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Zie https://www.thuisarts.nl/migraine.", ["https://www.thuisarts.nl/migraine"]),
        ("(https://x.nl/a?b=1&c=2)", ["https://x.nl/a?b=1&c=2"]),
        ("Chat op 113.nl, of ga naar www.zelfmoord1813.be.", ["https://113.nl/", "https://www.zelfmoord1813.be/"]),
        ("Mail naar hulp@x.nl of mailto:een@twee.org", ["mailto:hulp@x.nl", "mailto:een@twee.org"]),
        ("Bel tel:0900-0113.", ["tel:0900-0113"]),
        ("http://x.nl is niet versleuteld, ftp://y.nl ook niet", []),
        ("https://bank.nl@evil.example/", []),
        ("https://", []),
        ("ruim 112 mensen, 113 gram en 1813 dagen", []),
        ("2.000 mg per dag.nl", ["https://dag.nl/"]),
    ],
)
def test_only_harmless_addresses_become_links(chat: Chat, text: str, links: list[str]) -> None:
    with_reply(chat, [{"text": text}, custom()])
    reply = chat.ask(MIGRAINE)
    expect(reply.locator(".bubble p").first).to_have_text(text)
    assert [link.get_attribute("href") for link in reply.locator(".bubble a").all()] == links


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Bel 112.", ["112"]),
        ("Bel 113 of 1813, of 112!", ["113", "1813", "112"]),
        ("kamer 1120, 2113, 112.000 en 0,112", []),
        ("113-lijn en A113", []),
    ],
)
def test_emergency_numbers_stand_alone(chat: Chat, text: str, numbers: list[str]) -> None:
    with_reply(chat, [{"text": text}, custom(kind="emergency")])
    reply = chat.ask(MIGRAINE, "emergency")
    assert [link.get_attribute("href") for link in reply.locator(".bubble a").all()] == [f"tel:{number}" for number in numbers]
    # Whatever the text says, there is a number to call.
    expect(chat.page.get_by_role("region", name="Direct hulp nodig?").get_by_role("link")).to_have_count(len(numbers) or 1)


def test_numbers_without_a_source_are_no_buttons(chat: Chat) -> None:
    with_reply(chat, [{"text": "Bron [99] bestaat niet, [2] wel."}, custom(sources=[{"number": 2, "reference": None, "url": None}])])
    reply = chat.ask(MIGRAINE)
    expect(reply.locator(".number")).to_have_text(["[2]"])


@pytest.mark.parametrize(
    "messages", [[], [{}], [{"text": 5}], [{"custom": "x"}], [{"text": "Goed."}, {"custom": {"kind": "x", "sources": [{}], "suggestions": "a"}}]]
)
def test_faulty_reply_breaks_nothing(chat: Chat, messages: list[dict[str, Any]]) -> None:
    with_reply(chat, messages)
    chat.ask(MIGRAINE)
    chat.ask(MIGRAINE, "answer")


def test_damaged_storage_is_thrown_away(visit: Callable[..., Chat], bot_url: str) -> None:
    chat = visit(f"{bot_url}/")
    chat.ask(MIGRAINE, "answer")
    chat.page.evaluate("() => Object.keys(sessionStorage).forEach(key => sessionStorage.setItem(key, '{\"turns\":'))")
    chat.page.reload()
    chat.ask(MIGRAINE, "answer")
