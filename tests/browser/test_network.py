"""Offline, slow, restarted, overloaded: questions wait, are answered once, and the visitor is told in Dutch."""

import json
import sqlite3
from collections.abc import Callable

from playwright.sync_api import Request, Route, expect

from tests.browser.chat import GEHEUGEN, MIGRAINE, Chat
from tests.browser.conftest import OwnBot


def turns_of(bot: OwnBot, chat: Chat) -> list[str]:
    """Return what the server was asked in this conversation, as often as it handled it."""
    with sqlite3.connect(bot.data / "klachtwijzer.db") as database:
        rows = database.execute("SELECT data FROM events WHERE type_name = 'user' ORDER BY id").fetchall()
    ours = {turn["id"] for turn in chat.kept()["turns"]}
    events = [json.loads(data) for (data,) in rows]
    return [event["text"] for event in events if event["message_id"] in ours]


def test_offline_questions_wait_and_are_sent_once(visit: Callable[..., Chat], own_bot: OwnBot) -> None:
    chat = visit(f"{own_bot.url}/")
    chat.ask(GEHEUGEN)
    chat.page.context.set_offline(True)
    chat.type(MIGRAINE)
    chat.type("En bij depressie?")
    expect(chat.page.locator("klacht-wijzer .status")).to_contain_text("U bent offline")
    expect(chat.log.get_by_text("Nog niet verzonden")).to_have_count(2)
    chat.page.context.set_offline(False)
    expect(chat.replies()).to_have_count(3, timeout=15_000)
    expect(chat.page.locator("klacht-wijzer .status")).to_have_count(0)
    assert turns_of(own_bot, chat) == [GEHEUGEN, MIGRAINE, "En bij depressie?"]


def test_question_whose_answer_got_lost_is_not_handled_twice(visit: Callable[..., Chat], own_bot: OwnBot) -> None:
    chat = visit(f"{own_bot.url}/")

    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort("connectionreset")

    chat.page.route("**/widget/api/messages", lose_the_answer, times=2)
    chat.type(MIGRAINE)
    expect(chat.page.locator("klacht-wijzer .status")).to_contain_text("niet bereikbaar")
    expect(chat.replies("answer")).to_have_count(1, timeout=15_000)
    assert turns_of(own_bot, chat) == [MIGRAINE]


def test_restart_in_the_middle_loses_nothing(visit: Callable[..., Chat], own_bot: OwnBot) -> None:
    chat = visit(f"{own_bot.url}/")
    chat.ask(MIGRAINE, "answer")
    own_bot.stop()
    chat.type("En bij depressie?")
    expect(chat.page.locator("klacht-wijzer .status")).to_contain_text("niet bereikbaar")
    expect(chat.page.get_by_role("button", name="Nu proberen")).to_be_visible()
    own_bot.start()
    chat.page.get_by_role("button", name="Nu proberen").click()
    expect(chat.replies()).to_have_count(2, timeout=30_000)
    expect(chat.page.locator("klacht-wijzer .divider")).to_have_count(0)
    assert turns_of(own_bot, chat) == [MIGRAINE, "En bij depressie?"]


def test_answer_is_kept_over_a_restart_for_a_question_sent_again(visit: Callable[..., Chat], own_bot: OwnBot) -> None:
    chat = visit(f"{own_bot.url}/")

    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort("connectionreset")

    chat.page.route("**/widget/api/messages", lose_the_answer, times=1)
    chat.type(MIGRAINE)
    expect(chat.page.locator("klacht-wijzer .status")).to_contain_text("niet bereikbaar")
    own_bot.stop()
    own_bot.start()
    expect(chat.replies("answer")).to_have_count(1, timeout=30_000)
    assert turns_of(own_bot, chat) == [MIGRAINE]


def test_conversation_of_long_ago_is_deleted_by_the_server(visit: Callable[..., Chat], own_bot: OwnBot) -> None:
    chat = visit(f"{own_bot.url}/")
    chat.ask(MIGRAINE, "answer")
    assert turns_of(own_bot, chat) == [MIGRAINE]
    own_bot.stop()
    ours = [turn["id"] for turn in chat.kept()["turns"]]
    with sqlite3.connect(own_bot.data / "widget.db") as database:
        month = 31 * 24 * 3600
        assert database.execute("UPDATE turns SET asked_at = asked_at - ? WHERE message_id = ?", (month, *ours)).rowcount == 1
    own_bot.start()
    with sqlite3.connect(own_bot.data / "widget.db") as database:
        assert database.execute("SELECT COUNT(*) FROM turns WHERE message_id = ?", ours).fetchone() == (0,)
    assert turns_of(own_bot, chat) == []


def test_reload_while_waiting_sends_the_question_after_all(visit: Callable[..., Chat], own_bot: OwnBot) -> None:
    chat = visit(f"{own_bot.url}/")
    chat.page.route("**/widget/api/messages", lambda route: None)
    chat.type(MIGRAINE)
    expect(chat.log).to_contain_text("Even zoeken")
    chat.page.unroute_all(behavior="ignoreErrors")
    chat.page.reload()
    expect(chat.replies("answer")).to_have_count(1, timeout=15_000)
    assert turns_of(own_bot, chat) == [MIGRAINE]


def test_slow_answer_is_said_plainly(visit: Callable[..., Chat], own_bot: OwnBot) -> None:
    chat = visit(f"{own_bot.url}/")

    def slowly(route: Route) -> None:
        chat.page.wait_for_timeout(6_000)
        route.continue_()

    chat.page.route("**/widget/api/messages", slowly, times=1)
    chat.type(MIGRAINE)
    expect(chat.page.locator("klacht-wijzer .status")).to_contain_text("duurt langer", timeout=10_000)
    expect(chat.replies("answer")).to_have_count(1, timeout=15_000)
    expect(chat.page.locator("klacht-wijzer .status")).to_have_count(0)


def test_too_many_questions_wait_for_their_turn(visit: Callable[..., Chat], own_bot: OwnBot) -> None:
    chat = visit(f"{own_bot.url}/")
    chat.ask(GEHEUGEN)
    # The conversation's own limit, used up from the side.
    token = chat.kept()["session"]["token"]
    for number in range(40):
        answer = chat.page.request.post(
            f"{own_bot.url}/widget/api/messages", headers={"Authorization": f"Bearer {token}"}, data={"id": f"aan-de-kant-{number}", "text": "hoi"}
        )
        if answer.status == 429:
            break
    assert answer.status == 429
    assert int(answer.headers["retry-after"]) >= 1
    chat.type(MIGRAINE)
    expect(chat.page.locator("klacht-wijzer .status")).to_contain_text("veel berichten achter elkaar")
    expect(chat.replies("answer")).to_have_count(1, timeout=30_000)


def test_conversation_that_the_server_ended_goes_on_afresh(visit: Callable[..., Chat], own_bot: OwnBot) -> None:
    chat = visit(f"{own_bot.url}/")
    chat.ask(MIGRAINE, "answer")
    token = chat.kept()["session"]["token"]
    gone = chat.page.request.delete(f"{own_bot.url}/widget/api/session", headers={"Authorization": f"Bearer {token}"})
    assert gone.status == 204
    chat.ask("En bij depressie?")
    expect(chat.page.locator("klacht-wijzer .divider")).to_contain_text("vorige gesprek was afgelopen")
    expect(chat.replies().first.get_by_role("button", name="Nee")).to_have_count(0)


def test_failure_of_the_server_is_said_and_can_be_tried_again(visit: Callable[..., Chat], own_bot: OwnBot) -> None:
    chat = visit(f"{own_bot.url}/")
    broken = {"error": "failed", "text": "Er ging iets mis."}
    chat.page.clock.install()
    chat.page.route("**/widget/api/messages", lambda route: route.fulfill(status=500, json=broken))
    chat.type(MIGRAINE)
    for _ in range(6):
        chat.page.clock.run_for(16_000)
        chat.page.wait_for_timeout(50)
    expect(chat.log.locator(".refusal")).to_contain_text("Er ging iets mis.")
    chat.page.unroute_all()
    chat.page.get_by_role("button", name="Opnieuw sturen").click()
    expect(chat.replies("answer")).to_have_count(1, timeout=15_000)


def test_no_cookies_and_nobody_else_is_asked(visit: Callable[..., Chat], own_bot: OwnBot) -> None:
    chat = visit(f"{own_bot.url}/voorbeeld")
    asked: list[Request] = []
    chat.page.on("request", lambda request: asked.append(request))
    chat.page.reload()
    # Until the chat is opened, the server is not told that there is a visitor.
    assert not [request for request in asked if "/api/" in request.url]
    chat.open()
    chat.ask(MIGRAINE, "answer")
    assert {request.url.split("/")[2] for request in asked if request.url.startswith("http")} == {own_bot.url.split("/")[2]}
    assert chat.page.context.cookies() == []
    assert not any("cookie" in request.headers for request in asked)
