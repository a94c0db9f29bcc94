"""Puts the editing server together."""

from __future__ import annotations

import asyncio
import uuid

from sanic import Sanic
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.articles import ContentError
from editor.server.desk import Refused
from editor.server.guard import MOST_BYTES, guard
from editor.server.room import Room
from editor.server.routes.articles import articles
from editor.server.routes.events import events
from editor.server.routes.histories import histories
from editor.server.routes.pages import pages
from editor.server.routes.preview import previews
from editor.server.routes.publications import publications
from editor.server.routes.trials import trials
from editor.server.routes.visitors import visitors

BLUEPRINTS = (pages, articles, previews, trials, histories, publications, visitors, events)


def make_app(room: Room, port: int) -> Sanic:
    """The server for a room, to be run on 127.0.0.1 at this port."""
    # Sanic keeps a list of apps by name; tests make more than one.
    app = Sanic(f"redactie-{uuid.uuid4().hex[:8]}", configure_logging=False)
    app.config.update(REQUEST_MAX_SIZE=MOST_BYTES, MOTD=False, ACCESS_LOG=False, GRACEFUL_SHUTDOWN_TIMEOUT=1.0, RESPONSE_TIMEOUT=600)
    app.ctx.room = room
    app.ctx.token = guard(app, port)
    for blueprint in BLUEPRINTS:
        app.blueprint(blueprint)

    @app.after_server_start
    async def watch(app: Sanic, _: object) -> None:
        app.ctx.watching = asyncio.get_running_loop().create_task(room.watch.run())

    @app.before_server_stop
    async def stop_watching(app: Sanic, _: object) -> None:
        app.ctx.watching.cancel()
        await asyncio.gather(app.ctx.watching, return_exceptions=True)  # a task that is left behind is complained of
        room.slow.stop()

    @app.exception(Refused)
    async def refused(_: Request, refusal: Refused) -> HTTPResponse:
        return json({"reason": str(refusal)}, status=refusal.status)

    @app.exception(ContentError)
    async def unreadable(_: Request, error: ContentError) -> HTTPResponse:
        return json({"reason": str(error)}, status=422)

    @app.exception(NotFound)
    async def not_found(_: Request, __: NotFound) -> HTTPResponse:
        return json({"reason": "Deze pagina is er niet."}, status=404)

    return app
