"""The reply that a passage gives, as the widget gets it."""

from __future__ import annotations

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from editor.server.desk import Refused
from editor.server.fields import editable
from editor.server.guard import body
from editor.server.previewing import preview

previews = Blueprint("previews", url_prefix="/api/preview")


@previews.post("/<slug:[A-Za-z0-9_-]+>")
async def show(request: Request, slug: str) -> HTTPResponse:
    """Word the passage at place `index` of the fields that were sent."""
    sent = body(request)
    data, index = sent.get("data"), sent.get("index")
    if not isinstance(data, dict) or not editable(data) or not isinstance(index, int) or not 0 <= index < len(data.get("passages", [])):
        raise Refused("Deze passage is er niet.", 400)
    return json({"reply": preview(slug, data, index)})
