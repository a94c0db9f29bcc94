"""The page's routes for visitors, on a real server on a copy of the content: guarded, and each deed done."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from bot.articles import load_catalogue
from bot.settings import TOP
from editor.server.spawn import RunningEditor, running_editor
from tests.editor.visitors.conftest import Site


class Client:
    """Sends requests as the page does."""

    def __init__(self, url: str) -> None:
        self._host = urlsplit(url).netloc
        _, page = self.send("GET", "/")
        found = re.search(r'name="token" content="([^"]+)"', page)
        assert found
        self.token = found.group(1)

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection(self._host, timeout=120)
        try:
            connection.request(method, path, None if body is None else json.dumps(body), headers)
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()

    def post(self, path: str, body: Any) -> tuple[int, Any]:
        status, said = self.send("POST", path, body, **{"X-Redactie-Token": self.token})
        return status, json.loads(said)

    def groups(self) -> list[dict[str, Any]]:
        status, said = self.send("GET", "/api/bezoekers/?dagen=30")
        assert status == 200, said
        found: list[dict[str, Any]] = json.loads(said)["groups"]
        return found


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningEditor]:
    folder = tmp_path_factory.mktemp("redactie")
    shutil.copytree(TOP / "content", folder / "content")
    (folder / "data").mkdir()
    site = Site(f"sqlite:///{folder / 'data' / 'klachtwijzer.db'}", folder / "data", now=time.time())
    site.asks("een", "helpt vlierbessenstroop van oma Jopie", "clarify")
    site.asks("twee", "wat voor weer wordt het morgen in Breda", "out_of_scope")
    site.asks("drie", "krijg ik door magnesium minder hoofdpijnaanvallen", "not_covered", thumb="down")
    site.asks("vier", "iets ergs", "emergency", intent="suicide")
    site.close()
    with running_editor(folder / "content", folder / "data") as editor:
        yield editor


def test_the_three_deeds_over_the_server(running: RunningEditor) -> None:
    client = Client(running.url)
    groups = {group["texts"][0][0]: group for group in client.groups()}
    assert set(groups) == {
        "helpt vlierbessenstroop van oma [naam]",
        "wat voor weer wordt het morgen in [plaats]",
        "krijg ik door magnesium minder hoofdpijnaanvallen",
    }
    syrup = groups["helpt vlierbessenstroop van oma [naam]"]
    refused = client.post("/api/bezoekers/passage", {"group": syrup["key"], "days": 30, "passage": "migraine-effect", "sentence": syrup["texts"][0][0]})
    assert refused[0] == 422
    assert "Haal [naam] weg" in refused[1]["reason"]
    by_text = {name: group["key"] for name, group in groups.items()}
    added = {"group": by_text["krijg ik door magnesium minder hoofdpijnaanvallen"], "days": 30, "passage": "migraine-effect"}
    assert client.post("/api/bezoekers/passage", {**added, "sentence": "krijg ik door magnesium minder hoofdpijnaanvallen"})[0] == 200
    assert client.post("/api/bezoekers/niet-behandeld", {"group": syrup["key"], "days": 30, "sort": "stof", "name": "vlierbessenstroop", "also": []})[0] == 200
    assert client.post("/api/bezoekers/negeren", {"group": by_text["wat voor weer wordt het morgen in [plaats]"], "days": 30})[0] == 200
    assert client.groups() == []
    assert "krijg ik door magnesium minder hoofdpijnaanvallen" in load_catalogue(running.content / "articles").find("migraine-effect")[1].questions
    assert "vlierbessenstroop" in (running.content / "niet-behandeld" / "stoffen.yml").read_text()
    assert client.post("/api/bezoekers/negeren", {"group": syrup["key"], "days": 30})[0] == 404


def test_emergencies_are_told_as_numbers_only(running: RunningEditor) -> None:
    status, said = Client(running.url).send("GET", "/api/bezoekers/")
    assert status == 200
    assert sum(json.loads(said)["emergencies"].values()) == 1
    assert "ergs" not in said


@pytest.mark.parametrize("path", ["passage", "niet-behandeld", "negeren"])
def test_others_cannot_write(running: RunningEditor, path: str) -> None:
    client = Client(running.url)
    assert client.send("POST", f"/api/bezoekers/{path}", {"group": "x"})[0] == 403
    assert client.send("POST", f"/api/bezoekers/{path}", {"group": "x"}, **{"X-Redactie-Token": client.token, "Origin": "https://elders.example"})[0] == 403
    assert client.send("GET", "/api/bezoekers/", None, **{"Sec-Fetch-Site": "cross-site"})[0] == 403


def test_the_command_says_the_same(running: RunningEditor) -> None:
    command = [sys.executable, "-m", "editor", "visitors", "--days", "30", "--content", str(running.content)]
    done = subprocess.run(command, cwd=TOP, env={**os.environ, "KLACHTWIJZER_DATA": str(running.data)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Laatste 30 dagen: 4 berichten van bezoekers." in done.stdout
    assert "Noodgevallen: 1 " in done.stdout
    assert "ergs" not in done.stdout
    assert not done.stderr
