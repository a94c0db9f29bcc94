"""What a page of another site can do to the editing server, with the editor's browser open: nothing."""

from __future__ import annotations

import contextlib
import http.client
import json
import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import urlsplit

import pytest

from editor.server.spawn import RunningEditor
from tests.browser.editing.conftest import SLUG, Desk

# Each kind of request that a page may send anywhere without asking, and those for which it has to ask.
ATTACKS = {
    "simple post": "fetch(url + '/api/articles/SLUG/save', {method: 'POST', mode: 'no-cors', body: '{}'})",
    "form": "Object.assign(document.body.appendChild(document.createElement('form')), {method: 'post', target: 'weg', action: url + '/api/'}).submit()",
    "put": "fetch(url + '/api/articles/SLUG/draft', {method: 'PUT', body: '{}'})",
    "delete": "fetch(url + '/api/articles/SLUG', {method: 'DELETE', body: '{}'})",
    "beacon": "navigator.sendBeacon(url + '/api/articles/SLUG/save', '{}')",
    "read": "fetch(url + '/api/articles/SLUG').then(r => r.text()).then(t => { window.stolen = t })",
    "token": "fetch(url + '/').then(r => r.text()).then(t => { window.stolen = t })",
    "frame": "(() => { const f = document.createElement('iframe'); f.src = url + '/'; document.body.append(f); })()",
    "events": "(() => { new EventSource(url + '/api/events').onmessage = m => { window.stolen = m.data } })()",
    "script": "(() => { const s = document.createElement('script'); s.src = url + '/api/articles/SLUG'; document.body.append(s); })()",
}


@pytest.fixture(scope="module")
def other_site() -> Iterator[str]:
    """A page of another origin, on this machine so that the browser lets it try."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>kwaad</title><iframe name=weg></iframe>")

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("attack", ATTACKS)
def test_another_site_gets_and_changes_nothing(browse: Callable[..., Desk], editor: RunningEditor, other_site: str, attack: str) -> None:
    before = editor.file(SLUG).read_bytes()
    desk = browse(editor.url)
    desk.page.goto(other_site)
    script = ATTACKS[attack].replace("SLUG", SLUG)
    desk.page.evaluate(f"async (url) => {{ try {{ await ({script}) }} catch (error) {{ window.refused = String(error) }} }}", editor.url)
    desk.page.wait_for_timeout(500)
    assert desk.page.evaluate("() => window.stolen ?? null") is None
    if attack == "frame":
        assert desk.page.frames[-1].locator("redactie-pagina").count() == 0
    assert editor.file(SLUG).read_bytes() == before
    assert not (editor.data / "redactie" / "concepten").exists()
    desk.faults.clear()  # the browser reports what it and the server refused


def request(editor: RunningEditor, method: str, path: str, **headers: str) -> tuple[int, str]:
    address = urlsplit(editor.url)
    connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=10)
    with contextlib.closing(connection):
        connection.request(method, path, json.dumps({}) if method != "GET" else None, headers)
        response = connection.getresponse()
        return response.status, response.read().decode()


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("GET", {"Host": "kwaad.example"}),
        ("GET", {"Host": "127.0.0.1.kwaad.example:5050"}),
        ("GET", {"Origin": "https://kwaad.example"}),
        ("GET", {"Origin": "null"}),
        ("GET", {"Sec-Fetch-Site": "cross-site"}),
        ("GET", {"Sec-Fetch-Site": "same-site"}),
        ("POST", {}),
        ("POST", {"X-Redactie-Token": "geraden"}),
        ("PUT", {}),
        ("DELETE", {}),
    ],
)
def test_refused(editor: RunningEditor, method: str, headers: dict[str, str]) -> None:
    path = {"GET": "/api/articles/", "POST": "/api/articles/", "PUT": f"/api/articles/{SLUG}/draft", "DELETE": f"/api/articles/{SLUG}"}[method]
    assert request(editor, method, path, **headers)[0] == 403


def test_the_token_opens_only_from_its_own_page(editor: RunningEditor) -> None:
    page = request(editor, "GET", "/")[1]
    found = re.search(r'name="token" content="([^"]+)"', page)
    assert found
    token = {"X-Redactie-Token": found[1]}
    assert request(editor, "POST", "/api/trial/prepare", **token, Origin="https://kwaad.example")[0] == 403
    assert request(editor, "POST", "/api/articles/", **token)[0] == 422  # let in, and told that a title is missing


@pytest.mark.parametrize(
    "path", ["/page/..%2f..%2findex.html", "/page/%2e%2e/index.html", "/api/articles/..%2F..%2Fdomain", "/api/history/x/HEAD", "/page/.sources"]
)
def test_no_other_files(editor: RunningEditor, path: str) -> None:
    assert request(editor, "GET", path)[0] in (404, 422)


def test_text_of_an_article_is_never_html(browse: Callable[..., Desk], editor: RunningEditor) -> None:
    bad = "<img src=x onerror=window.hacked=1><script>window.hacked=1</script> [1]"
    desk = browse(editor.url)
    desk.article()
    desk.answer.fill(bad)
    desk.page.get_by_label("Vraag 1", exact=True).fill(bad)
    desk.kept()
    desk.go(f"artikel/{SLUG}/gegevens")
    desk.page.get_by_label("Titel", exact=True).fill(bad)
    desk.kept()
    desk.article()
    desk.page.wait_for_timeout(500)
    assert desk.page.evaluate("() => window.hacked ?? null") is None
    assert desk.page.locator("redactie-voorbeeld img, redactie-voorbeeld script").count() == 0
