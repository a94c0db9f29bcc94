"""A stream of what changes, for open pages."""

from __future__ import annotations

import asyncio

from sanic import Blueprint
from sanic.request import Request

from editor.server.room import room
from editor.server.watching import HEARTBEAT

AGAIN_AFTER = 1000  # milliseconds before a page that lost the stream asks for it again
events = Blueprint("events")


@events.get("/api/events")
async def stream(request: Request) -> None:
    """Server-sent events: each is all that pages are told of, beginning with how it is now."""
    response = await request.respond(content_type="text/event-stream", headers={"Cache-Control": "no-store"})
    await response.send(f"retry: {AGAIN_AFTER}\n\n")
    with room(request).watch.listening() as queue:
        while True:
            try:
                now = await asyncio.wait_for(queue.get(), HEARTBEAT)
                await response.send(f"data: {now}\n\n")
            except asyncio.TimeoutError:
                await response.send(": nog hier\n\n")
