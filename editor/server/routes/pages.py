"""The page itself and its files."""

from __future__ import annotations

import html
import mimetypes

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, raw, text

from bot.settings import TOP

PAGE = TOP / "editor" / "page"
pages = Blueprint("pages")


@pages.get("/")
async def page(request: Request) -> HTTPResponse:
    """Answer with the page, which holds the token that its requests need."""
    token = html.escape(request.app.ctx.token, quote=True)
    document = (PAGE / "index.html").read_text(encoding="utf-8").replace("{token}", token)
    return raw(document.encode(), content_type="text/html; charset=utf-8", headers={"Cache-Control": "no-store"})


@pages.get("/page/<name:[a-z0-9.-]+>")
async def part(_: Request, name: str) -> HTTPResponse:
    """Answer with a file of the built page."""
    path = PAGE / "dist" / name
    if name.startswith(".") or not path.is_file():
        return text("Dit bestand is er niet.", status=404)
    kind = "text/javascript" if path.suffix == ".js" else mimetypes.guess_type(name)[0] or "text/plain"
    return raw(path.read_bytes(), content_type=f"{kind}; charset=utf-8", headers={"Cache-Control": "no-cache"})
