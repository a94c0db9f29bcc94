"""Probeer een vraag: what the bot makes of a sentence, on the texts as they stand in the page."""

from __future__ import annotations

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from editor.server.desk import Refused
from editor.server.guard import body
from editor.server.room import beside, room

MOST_CHARACTERS = 5000
trials = Blueprint("trials", url_prefix="/api/trial")


@trials.post("/prepare")
async def prepare(request: Request) -> HTTPResponse:
    """Begin to load the bot."""
    room(request).trial.prepare()
    return json(room(request).trial.state())


@trials.post("/")
async def ask(request: Request) -> HTTPResponse:
    """Try a sentence, said after others."""
    sent = body(request)
    sentence, after = str(sent.get("sentence") or "").strip(), sent.get("after")
    if not sentence or len(sentence) > MOST_CHARACTERS:
        raise Refused("Typ een vraag.", 400)
    before = [str(line) for line in after] if isinstance(after, list) else []
    trial = room(request).trial
    return json(await beside(lambda: trial.ask(sentence, before)))
