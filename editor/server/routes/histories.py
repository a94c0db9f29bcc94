"""Who changed an article, what and when."""

from __future__ import annotations

import re
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from editor.server.desk import Desk, Refused
from editor.server.history import NoHistory, commit_changes, history
from editor.server.room import beside, room

histories = Blueprint("histories", url_prefix="/api/history")


@histories.get("/<slug:[A-Za-z0-9_-]+>")
async def every(request: Request, slug: str) -> HTTPResponse:
    """The changes to an article, or why there are none to show."""
    desk = room(request).desk
    return json(await beside(lambda: _history(desk, slug)))


@histories.get("/<slug:[A-Za-z0-9_-]+>/<commit:[0-9a-f]+>")
async def one(request: Request, slug: str, commit: str) -> HTTPResponse:
    """What one change did."""
    path = room(request).desk.path(slug)
    if not re.fullmatch(r"[0-9a-f]{40,64}", commit):
        raise Refused("Deze versie is er niet.", 404)
    return json({"changes": await beside(lambda: commit_changes(path, commit))})


def _history(desk: Desk, slug: str) -> dict[str, Any]:
    path = desk.path(slug)
    now = path.read_text(encoding="utf-8") if path.exists() else None
    try:
        return {**history(path, now), "why_not": None}
    except NoHistory as reason:
        return {"commits": [], "uncommitted": [], "why_not": str(reason)}
