"""Publishing: the status goes with the events; this is for what an editor may decide."""

from __future__ import annotations

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from editor.server.publication import publication
from editor.server.room import beside

publications = Blueprint("publications", url_prefix="/api/publication")


@publications.get("/")
async def status(_: Request) -> HTTPResponse:
    """How publishing stands."""
    return json(await beside(publication))
