"""The page beside a running bot: a changed answer comes in an open chat, a broken one never does, a new article is asked.

How soon a change is there is measured, not tested: python -m scripts.bench_publishing.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from bot.run.spawn import free_port
from bot.settings import TOP
from editor.server.spawn import RunningEditor, running_editor
from tests.browser.chat import Chat
from tests.browser.editing.conftest import SLUG, Desk
from tests.browser.editing.test_new_article import begin, finish, write

MADE_UP = "Verzonnen tekst voor een test, niet uit een artikel [1]."
QUESTION = "Is magnesium goed voor de hersenen?"
START = 480_000  # milliseconds: the bot may have to train
TRAINING = 900_000


@pytest.fixture(scope="module")
def whole(built_page: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningEditor]:
    """`make redactie` with the bot that it starts, on a copy of the content."""
    folder = tmp_path_factory.mktemp("geheel")
    shutil.copytree(TOP / "content", folder / "content")
    with running_editor(folder / "content", folder / "data", bot_port=free_port()) as running:
        yield running


@pytest.fixture()
def desk(browse: Callable[..., Desk], whole: RunningEditor) -> Desk:
    """The page, once the bot beside it answers."""
    page = browse(whole.url)
    page.go()
    expect(page.page.locator(".pill")).to_have_attribute("data-state", "live", timeout=START)
    expect(page.page.get_by_role("link", name="Open de chat")).to_be_visible(timeout=START)
    return page


def chat_of(desk: Desk, visit: Callable[..., Chat]) -> Chat:
    return visit(str(desk.page.get_by_role("link", name="Open de chat").get_attribute("href")))


def test_a_saved_answer_comes_in_an_open_chat(desk: Desk, whole: RunningEditor, visit: Callable[..., Chat]) -> None:
    chat = chat_of(desk, visit)
    before = chat.ask(QUESTION, "answer")
    expect(before).not_to_contain_text("Verzonnen")
    desk.article()
    desk.answer.fill(MADE_UP)
    desk.kept()
    desk.save()
    for _ in range(20):
        if "Verzonnen tekst voor een test" in chat.ask(QUESTION, "answer").inner_text():
            break
        chat.page.wait_for_timeout(500)
    else:
        pytest.fail("the saved answer did not come in the open chat")

    # Broken by hand, past the page: the last good one stays, and the page says so.
    file = whole.file(SLUG)
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace("Verzonnen tekst voor een test", "Kapotte tekst [99]", 1), encoding="utf-8")
    expect(desk.page.locator(".pill")).to_have_attribute("data-state", "invalid", timeout=20_000)
    expect(desk.page.locator(".field", has=desk.answer).locator("[data-level=error]")).to_contain_text("[99]")
    expect(chat.ask(QUESTION, "answer")).to_contain_text("Verzonnen tekst voor een test")
    desk.go("publicatie")
    expect(desk.page.get_by_text("De vorige goede versie blijft live").first).to_be_visible()
    file.write_text(good, encoding="utf-8")
    expect(desk.page.locator(".pill")).to_have_attribute("data-state", "live", timeout=20_000)


def test_a_new_article_made_with_the_page_is_asked(desk: Desk, visit: Callable[..., Chat]) -> None:
    chat = chat_of(desk, visit)
    begin(desk)
    write(desk)
    desk.save()  # a draft as yet: the bot passes it over
    finish(desk)
    pill = desk.page.locator(".pill")
    expect(pill).to_have_attribute("data-state", "training", timeout=60_000)
    expect(pill).to_have_attribute("data-state", "live", timeout=TRAINING)
    expect(chat.ask("Helpt maanstof bij een kreukelknie?", "answer")).to_contain_text("maakt maanstof een kreukelknie soepel")


def test_a_question_is_tried_on_unsaved_text(desk: Desk) -> None:
    desk.article()
    desk.answer.fill(MADE_UP.replace("Verzonnen", "Onbewaarde verzonnen"))
    desk.kept()
    desk.go("probeer")
    desk.page.get_by_label("Uw vraag").fill("is magnezium goed voor de hersenen")
    expect(desk.button("Probeer")).to_be_enabled(timeout=60_000)
    desk.button("Probeer").click()
    tried = desk.page.get_by_role("article")
    expect(tried).to_contain_text("hersenen-effect", timeout=30_000)
    expect(tried).to_contain_text("magnezium → magnesium")
    expect(tried.locator("redactie-voorbeeld")).to_contain_text("Onbewaarde verzonnen tekst")
    desk.article()
    desk.button("Wijzigingen weggooien").click()
    desk.button("Ja, weggooien").click()


def test_a_killed_bot_is_seen(built_page: None, tmp_path: Path, browse: Callable[..., Desk]) -> None:
    shutil.copytree(TOP / "content", tmp_path / "content")
    with running_editor(tmp_path / "content", tmp_path / "data", bot_port=free_port()) as running:
        page = browse(running.url)
        page.go()
        pill = page.page.locator(".pill")
        expect(pill).to_have_attribute("data-state", "live", timeout=START)
        os.kill(json.loads((running.data / "publication" / "status.json").read_text(encoding="utf-8"))["pid"], signal.SIGKILL)
        expect(pill).to_have_text("De bot draait niet")
        expect(page.page.get_by_role("link", name="Open de chat")).to_have_count(0)
        page.article()  # the page itself goes on
        page.answer.fill(MADE_UP)
        page.save()
        pill.click()
        expect(page.page.get_by_text("Bezoekers krijgen nu geen antwoord").first).to_be_visible()


def test_one_ctrl_c_ends_the_page_and_its_bot(desk: Desk, whole: RunningEditor) -> None:
    chat = str(desk.page.get_by_role("link", name="Open de chat").get_attribute("href"))
    whole.process.send_signal(signal.SIGINT)
    whole.process.wait(timeout=30)
    for address in (whole.url, chat):
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((urlsplit(address).hostname, urlsplit(address).port or 0), timeout=5).close()
