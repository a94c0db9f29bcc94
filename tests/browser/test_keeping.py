"""The conversation stays while the visitor goes about the site, and is gone when it should be."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from bot.run.spawn import RunningBot
from tests.browser.chat import MIGRAINE, Chat


def stored(bot: RunningBot, token: str, chat: Chat) -> tuple[int, int]:
    """Return how much the server has of a conversation: Rasa's events, and our turns."""
    sender = chat.page.evaluate("token => JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/'))).sub", token)
    counts = []
    for file, table in (("klachtwijzer.db", "events"), ("widget.db", "turns")):
        with sqlite3.connect(bot.data / file) as database:
            counts.append(database.execute(f"SELECT COUNT(*) FROM {table} WHERE sender_id = ?", (sender,)).fetchone()[0])  # noqa: S608
    return counts[0], counts[1]


def test_reload_keeps_the_conversation(chat: Chat) -> None:
    chat.ask(MIGRAINE, "answer")
    chat.page.reload()
    expect(chat.questions).to_have_text([f"U: {MIGRAINE}"])
    expect(chat.replies("answer")).to_have_count(1)
    chat.ask("En bij depressie?")
    expect(chat.page.locator("klacht-wijzer .divider")).to_have_count(0)


def test_another_page_keeps_the_conversation_and_the_panel(visit: Callable[..., Chat], bot_url: str) -> None:
    chat = visit(f"{bot_url}/voorbeeld")
    chat.open()
    chat.ask(MIGRAINE, "answer")
    chat.page.goto(f"{bot_url}/voorbeeld?pagina=2")
    expect(chat.page.get_by_role("dialog")).to_be_visible()
    expect(chat.replies("answer")).to_have_count(1)
    assert chat.focused().startswith("body")


def test_on_a_phone_the_next_page_is_not_covered(visit: Callable[..., Chat], bot_url: str) -> None:
    chat = visit(f"{bot_url}/voorbeeld", 390, 664)
    chat.open()
    chat.ask(MIGRAINE, "answer")
    chat.page.goto(f"{bot_url}/voorbeeld?pagina=2")
    chat.page.locator("klacht-wijzer .launcher").wait_for()
    expect(chat.page.get_by_role("dialog")).to_have_count(0)
    chat.open()
    expect(chat.replies("answer")).to_have_count(1)


def test_after_its_end_time_it_is_gone(chat: Chat) -> None:
    chat.ask(MIGRAINE, "answer")
    assert chat.kept()["endsAt"] > time.time() * 1000
    chat.page.evaluate(
        """() => {
          const [key, text] = Object.entries(sessionStorage).find(([key]) => key.startsWith('klachtwijzer'));
          sessionStorage.setItem(key, JSON.stringify({ ...JSON.parse(text), endsAt: Date.now() - 1 }));
        }"""
    )
    chat.page.reload()
    chat.page.get_by_role("button", name=MIGRAINE).wait_for()
    expect(chat.questions).to_have_count(0)
    assert chat.kept().get("turns", []) == []


def test_new_conversation_deletes_here_and_on_the_server(chat: Chat, bot: RunningBot) -> None:
    chat.ask(MIGRAINE, "answer")
    chat.replies("answer").get_by_role("button", name="Ja").click()
    token = chat.kept()["session"]["token"]
    events, turns = stored(bot, token, chat)
    assert events
    assert turns == 1
    chat.menu("Nieuw gesprek")
    expect(chat.page.get_by_role("button", name="Nee, terug")).to_be_focused()
    chat.page.get_by_role("button", name="Ja, wissen").click()
    expect(chat.log).to_contain_text("Het gesprek is gewist.")
    expect(chat.questions).to_have_count(0)
    assert stored(bot, token, chat) == (0, 0)
    assert not [turn for turn in chat.kept()["turns"] if turn]
    late = chat.page.request.post(f"{bot.url}/widget/api/messages", headers={"Authorization": f"Bearer {token}"}, data={"id": "te-laat-gekomen", "text": "hoi"})
    assert late.status == 401
    chat.ask(MIGRAINE, "answer")


def test_no_is_no(chat: Chat) -> None:
    chat.ask(MIGRAINE, "answer")
    chat.menu("Nieuw gesprek")
    chat.page.keyboard.press("Escape")
    expect(chat.page.get_by_role("button", name="Menu", exact=True)).to_be_focused()
    expect(chat.replies("answer")).to_have_count(1)


def test_deleting_while_offline_is_done_later(chat: Chat, bot: RunningBot) -> None:
    chat.ask(MIGRAINE, "answer")
    token = chat.kept()["session"]["token"]
    chat.page.context.set_offline(True)
    chat.menu("Nieuw gesprek")
    chat.page.get_by_role("button", name="Ja, wissen").click()
    expect(chat.log).to_contain_text("zodra die weer bereikbaar is")
    expect(chat.questions).to_have_count(0)
    assert chat.kept()["farewells"] == [token]
    assert stored(bot, token, chat)[0]
    with chat.page.expect_response(lambda response: response.request.method == "DELETE" and response.status == 204):
        chat.page.context.set_offline(False)
    assert stored(bot, token, chat) == (0, 0)


def test_copy_save_and_print(chat: Chat, tmp_path: Path) -> None:
    chat.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    chat.ask(MIGRAINE, "answer")
    chat.menu("Gesprek kopiëren")
    expect(chat.log).to_contain_text("Het gesprek is gekopieerd.")
    copied = str(chat.page.evaluate("() => navigator.clipboard.readText()"))
    for part in ("Gesprek met de Klachtwijzer", f"U: {MIGRAINE}", "[8] Het artikel geeft bij dit nummer geen bron.", "medisch advies"):
        assert part in copied
    with chat.page.expect_download() as download:
        chat.page.get_by_role("button", name="Gesprek opslaan").click()
    assert download.value.suggested_filename.startswith("klachtwijzer-gesprek-")
    download.value.save_as(tmp_path / "gesprek.txt")
    assert (tmp_path / "gesprek.txt").read_text(encoding="utf-8") == copied


def test_print_shows_the_conversation_alone(visit: Callable[..., Chat], bot_url: str) -> None:
    chat = visit(f"{bot_url}/voorbeeld")
    printed: list[str] = []
    chat.page.expose_function("printed", lambda text: printed.append(text))
    # In every frame, also the one that is made for printing: no print dialog, but what would be on paper.
    chat.page.add_init_script("window.print = () => top.printed(document.body.innerText)")
    chat.page.reload()
    chat.open()
    chat.ask(MIGRAINE, "answer")
    chat.menu("Gesprek printen")
    chat.page.wait_for_function("() => document.querySelector('iframe')")
    chat.page.wait_for_timeout(200)
    assert len(printed) == 1
    assert f"U: {MIGRAINE}" in printed[0]
    assert "De Linde" not in printed[0]
