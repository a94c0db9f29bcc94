"""Publishing: the status goes with the events; this is for what an editor may decide."""

from __future__ import annotations

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.publication.anyway import publish_anyway
from editor.server.desk import Refused
from editor.server.guard import body
from editor.server.publication import publication
from editor.server.room import beside

publications = Blueprint("publications", url_prefix="/api/publication")


@publications.get("/")
async def status(_: Request) -> HTTPResponse:
    """How publishing stands."""
    return json(await beside(publication))


@publications.post("/anyway")
async def anyway(request: Request) -> HTTPResponse:
    """Ask the bot to publish the refused candidate all the same; `candidate` is the one that the editor saw."""
    seen = body(request).get("candidate")
    return json(await beside(lambda: _anyway(seen)))


def _anyway(seen: object) -> dict[str, str]:
    if seen != publication()["candidate"]:
        raise Refused("De wijziging is intussen een andere. Kijk eerst wat er nu staat.", 409)
    try:
        return {"candidate": publish_anyway()}
    except ValueError as reason:
        raise Refused(str(reason), 409) from None
