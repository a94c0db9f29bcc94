"""Serves the widget's files and our own pages, with the headers that let browsers keep and trust them."""

import gzip
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sanic.request import Request
from sanic.response import HTTPResponse, empty, raw, text

from bot.settings import TOP

BUILT = TOP / "widget" / "dist"
PAGES = TOP / "widget" / "pages"

# A file with its content's hash in its name never changes.
_VERSIONED = re.compile(r"-[0-9A-Z]{8}\.js(\.map)?$")
_FOREVER = "public, max-age=31536000, immutable"
_ASK_FIRST = "no-cache"

# Nothing but our own files, no inline script or style, and no HTML from strings but through Lit's own templates.
_PAGE_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
        "require-trusted-types-for 'script'",
        "trusted-types lit-html",
    )
)
_EVERYWHERE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
_NOT_BUILT = "De chatpagina is nog niet gebouwd. / The chat page is not built yet: run `make widget`."


@dataclass(frozen=True)
class _File:
    body: bytes
    packed: bytes
    etag: str
    content_type: str


def page(name: str, request: Request) -> HTTPResponse:
    """Answer with one of our own HTML pages, such as "index.html"."""
    return _answer(PAGES / name, request, {"Content-Security-Policy": _PAGE_POLICY, **_EVERYWHERE})


def part(name: str, request: Request) -> HTTPResponse:
    """Answer with a style sheet or script of our own pages, such as "pagina.css"; 404 when there is none."""
    return _answer(PAGES / name, request, _EVERYWHERE)


def built(name: str, request: Request) -> HTTPResponse:
    """Answer with a file of the built widget, which pages of any site may load; 404 when there is none."""
    anywhere = {"Cross-Origin-Resource-Policy": "cross-origin", **_EVERYWHERE}
    if not BUILT.is_dir():
        return text(_NOT_BUILT, status=503, headers=anywhere)
    return _answer(BUILT / name, request, anywhere)


def _answer(path: Path, request: Request, headers: dict[str, str]) -> HTTPResponse:
    if path.name.startswith(".") or not path.is_file():
        return text("Deze pagina is er niet.", status=404, headers=headers)
    file = _read(path, path.stat().st_mtime_ns)
    headers = {
        **headers,
        "ETag": file.etag,
        "Cache-Control": _FOREVER if _VERSIONED.search(path.name) else _ASK_FIRST,
        "Vary": "Accept-Encoding",
    }
    if file.etag in request.headers.get("If-None-Match", ""):
        return empty(status=304, headers=headers)
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        return raw(file.packed, headers={**headers, "Content-Encoding": "gzip"}, content_type=file.content_type)
    return raw(file.body, headers=headers, content_type=file.content_type)


@lru_cache(maxsize=64)
def _read(path: Path, changed: int) -> _File:
    """Read a file once for as long as it does not change (`changed`: nanoseconds since 1970, part of the cache's key)."""
    body = path.read_bytes()
    kind = "application/json" if path.suffix == ".map" else mimetypes.guess_type(path.name)[0] or "text/plain"
    if kind in ("application/javascript", "application/x-javascript"):
        kind = "text/javascript"
    # Weak, since the packed and the plain form share it.
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:20]}"'
    return _File(body, gzip.compress(body, mtime=0), etag, f"{kind}; charset=utf-8")
