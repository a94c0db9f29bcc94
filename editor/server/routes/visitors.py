"""What visitors asked without a good answer, and what the editor decides about it."""

from __future__ import annotations

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from editor.server.desk import Refused
from editor.server.guard import body
from editor.server.room import beside, room

MOST_DAYS, DAYS = 3650, 90
visitors = Blueprint("visitors", url_prefix="/api/bezoekers")


@visitors.get("/")
async def look(request: Request) -> HTTPResponse:
    """The groups, the counts, and the passages and sorts to choose from; `?dagen=` says how far back."""
    days = _days(request)
    return json(await beside(lambda: room(request).visitors.look(days)), headers={"Cache-Control": "no-store"})


@visitors.post("/<group:[0-9a-f]+>")
async def decide(request: Request, group: str) -> HTTPResponse:
    """`{"action": "passage", "passage", "sentence"}`, `{"action": "not_covered", "sort", "name", "beside", "weak"}`, "ignore" or "undo".

    409 where something may be personal: `"not_personal": true` says that it is not.
    """
    days, sent = _days(request), body(request)
    return json(await beside(lambda: room(request).visitors.decide(group, days, sent)))


def _days(request: Request) -> int:
    asked = request.args.get("dagen", str(DAYS))
    if not asked.isdigit() or not 1 <= int(asked) <= MOST_DAYS:
        raise Refused(f"Verwacht: 1 tot {MOST_DAYS} dagen.", 400)
    return int(asked)
