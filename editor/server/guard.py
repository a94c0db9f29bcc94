"""Keeps others out: pages of other sites, names that only lead here by a trick of DNS, and whoever does not have this server's token.

The server listens on 127.0.0.1, but every page that the editor's browser has open can send requests there.
"""

from __future__ import annotations

import hmac
import json
import secrets

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, text

_NAMES = ("127.0.0.1", "localhost")
_READING = ("GET", "HEAD")
HEADER = "X-Redactie-Token"
MOST_BYTES = 4 * 1024 * 1024  # of one request

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types lit-html",
    )
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def guard(app: Sanic, port: int) -> str:
    """Guard all requests of `app`; returns the token that the page has to send with all that changes something."""
    token = secrets.token_urlsafe(32)
    hosts = {f"{name}:{port}" for name in _NAMES}
    origins = {f"http://{host}" for host in hosts}

    @app.on_request
    async def check(request: Request) -> HTTPResponse | None:
        reason = refusal(request, hosts, origins, token)
        return text(reason, status=403) if reason else None

    @app.on_response
    async def add_headers(_: Request, response: HTTPResponse) -> None:
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)

    return token


def refusal(request: Request, hosts: set[str], origins: set[str], token: str) -> str | None:
    """Why this request is refused, or None."""
    if request.headers.get("host", "") not in hosts:
        return "Open de pagina op het adres dat make redactie noemt."
    origin = request.headers.get("origin")
    if origin is not None and origin not in origins:
        return "Deze pagina mag alleen zichzelf gebruiken."
    # The browser says this of itself; a page cannot change it. "none": typed by the editor, or from a bookmark.
    site = request.headers.get("sec-fetch-site", "same-origin")
    opening = site == "cross-site" and request.headers.get("sec-fetch-mode") == "navigate" and request.path == "/"
    if site not in ("same-origin", "none") and not opening:
        return "Deze pagina mag alleen zichzelf gebruiken."
    if request.method in _READING:
        return None
    if not hmac.compare_digest(request.headers.get(HEADER, "").encode(), token.encode()):
        return "De pagina is van een vorige start van make redactie. Laad haar opnieuw; wat u typte is bewaard."
    return None


def body(request: Request) -> dict[str, object]:
    """The JSON object that was sent, {} where it is something else."""
    try:
        sent = json.loads(request.body or b"{}")
    except ValueError:
        return {}
    return sent if isinstance(sent, dict) else {}
