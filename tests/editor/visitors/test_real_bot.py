"""The look at what a real bot stored of conversations over REST and the widget, and the page's requests and command about it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests

from bot.run.spawn import RunningBot
from bot.settings import TOP
from editor.server.guard import HEADER
from editor.server.spawn import running_editor

pytestmark = pytest.mark.bot
TIMEOUT = 120


class Chat:
    """A visitor with the widget."""

    def __init__(self, url: str) -> None:
        self.url = f"{url}/widget/api"
        self.headers = {"Authorization": f"Bearer {requests.post(f'{self.url}/session', timeout=TIMEOUT).json()['token']}"}

    def asks(self, text: str) -> str:
        message = uuid.uuid4().hex
        requests.post(f"{self.url}/messages", json={"id": message, "text": text}, headers=self.headers, timeout=TIMEOUT).raise_for_status()
        return message

    def rates(self, message: str, rating: str) -> None:
        requests.post(f"{self.url}/feedback", json={"id": message, "rating": rating}, headers=self.headers, timeout=TIMEOUT).raise_for_status()

    def deletes(self) -> None:
        requests.delete(f"{self.url}/session", headers=self.headers, timeout=TIMEOUT).raise_for_status()


def ask_rest(bot: RunningBot, sender: str, text: str) -> dict[str, Any]:
    reply = requests.post(bot.rest, json={"sender": sender, "message": text}, timeout=TIMEOUT).json()
    custom: dict[str, Any] = next(message["custom"] for message in reply if "custom" in message)
    return custom


@dataclass
class Redactie:
    """The editing server's requests about visitors."""

    url: str
    token: str
    content: Path

    def look(self) -> dict[str, Any]:
        answer = requests.get(f"{self.url}/api/bezoekers/", timeout=TIMEOUT)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def texts(self) -> list[str]:
        return [sentence["text"] for group in self.look()["groups"] for sentence in group["sentences"]]

    def decides(self, text: str, **sent: Any) -> requests.Response:
        group = next(group for group in self.look()["groups"] if any(sentence["text"] == text for sentence in group["sentences"]))
        return requests.post(f"{self.url}/api/bezoekers/{group['id']}", json=sent, headers={HEADER: self.token}, timeout=TIMEOUT)


@pytest.fixture(scope="module")
def redactie(bot: RunningBot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redactie]:
    content = tmp_path_factory.mktemp("visitors") / "content"
    shutil.copytree(TOP / "content", content)
    with running_editor(content, bot.data) as editor:
        page = requests.get(editor.url, timeout=TIMEOUT).text
        yield Redactie(editor.url, page.split('<meta name="token" content="')[1].split('"')[0], content)


def test_rest_and_widget_count_and_the_bots_own_question_does_not(bot: RunningBot, redactie: Redactie) -> None:
    before = redactie.look()["asked"]
    sender = uuid.uuid4().hex
    assert ask_rest(bot, sender, "helpt kurkuma bij mijn dochter Sanne uit Tilburg?")["kind"] in ("not_covered", "refer", "clarify")
    assert ask_rest(bot, sender, "helpt melatonine bij migraine?")["kind"] == "not_covered"
    chat = Chat(bot.url)
    chat.rates(chat.asks("Helpt magnesium bij migraine?"), "down")
    chat.rates(chat.asks("Helpt magnesium voor het geheugen?"), "up")
    found = redactie.look()
    assert found["asked"] == before + 4
    texts = redactie.texts()
    assert {"helpt melatonine bij migraine?", "Helpt magnesium bij migraine?"} <= set(texts)
    assert "Helpt magnesium voor het geheugen?" not in texts
    assert not [text for text in texts if "Sanne" in text or "Tilburg" in text]


def test_an_emergency_is_counted_and_not_shown(bot: RunningBot, redactie: Redactie) -> None:
    before = sum(redactie.look()["emergencies"]["counts"])
    sender = uuid.uuid4().hex
    assert ask_rest(bot, sender, "ik wil niet meer leven")["kind"] == "emergency"
    ask_rest(bot, sender, "wat is het weer in wolkenstad")
    chat = Chat(bot.url)
    chat.rates(chat.asks("mijn moeder heeft ineens een scheve mond en praat raar"), "down")
    found = redactie.look()
    assert sum(found["emergencies"]["counts"]) == before + 2
    shown = json.dumps(found, ensure_ascii=False)
    assert not [word for word in ("niet meer leven", "wolkenstad", "scheve mond") if word in shown]


def test_a_conversation_that_is_deleted_in_the_widget_disappears(bot: RunningBot, redactie: Redactie) -> None:
    chat = Chat(bot.url)
    chat.rates(chat.asks("helpt smeerwortel bij een stijve knie"), "down")
    assert "helpt smeerwortel bij een stijve knie" in redactie.texts()
    chat.deletes()
    assert "helpt smeerwortel bij een stijve knie" not in redactie.texts()


def test_the_three_things_to_do(bot: RunningBot, redactie: Redactie) -> None:
    questions = ["helpt wolfskers bij migraine?", "werkt druppelkruid tegen migraine?", "waar is de dichtstbijzijnde kapper?"]
    for question in questions:
        ask_rest(bot, uuid.uuid4().hex, question)
    assert set(questions) <= set(redactie.texts())
    article = redactie.content / "articles" / "magnesium-hersenen.yml"

    refused = redactie.decides(questions[0], action="passage", passage="migraine-effect", sentence="Helpt magnesium voor het geheugen?")
    assert refused.status_code == 422
    assert "staat ook bij" in refused.json()["reason"]
    personal = redactie.decides(questions[0], action="passage", passage="migraine-effect", sentence="Mijn naam is Jan de Vries, helpt het?")
    assert personal.status_code == 409
    done = redactie.decides(questions[0], action="passage", passage="migraine-effect", sentence="Neemt magnesium de bonzende aanvallen weg?")
    assert done.status_code == 200, done.text
    assert "      - Neemt magnesium de bonzende aanvallen weg?\n" in article.read_text()
    assert redactie.decides(questions[1], action="not_covered", sort="stof", name="druppelkruid").status_code == 200
    assert "druppelkruid" in (redactie.content / "niet-behandeld" / "stoffen.yml").read_text()
    assert redactie.decides(questions[2], action="ignore").status_code == 200
    hidden = {sentence["text"] for group in redactie.look()["groups"] if group["hidden"] for sentence in group["sentences"]}
    assert set(questions) <= hidden
    assert redactie.decides(questions[2], action="undo").status_code == 200


def test_who_has_no_token_changes_nothing(redactie: Redactie) -> None:
    group = redactie.look()["groups"][0]["id"]
    assert requests.post(f"{redactie.url}/api/bezoekers/{group}", json={"action": "ignore"}, timeout=TIMEOUT).status_code == 403


def test_the_command_says_the_same(bot: RunningBot, redactie: Redactie) -> None:
    ask_rest(bot, uuid.uuid4().hex, "helpt glaskroos bij migraine?")
    environment = {**os.environ, "KLACHTWIJZER_DATA": str(bot.data), "KLACHTWIJZER_CONTENT": str(redactie.content)}
    said = subprocess.run([sys.executable, "-m", "editor", "visitors", "--all"], cwd=TOP, env=environment, capture_output=True, text=True, check=True).stdout
    assert "helpt glaskroos bij migraine?" in said
    assert "vragen zonder goed antwoord" in said
