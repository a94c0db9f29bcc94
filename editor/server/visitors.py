"""What visitors asked, and what the editor does with it. Guarded as all routes of this server are (guard.py)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from editor.server.desk import Refused
from editor.server.guard import body
from editor.server.room import beside, room
from editor.visitors import deeds
from editor.visitors.overview import Group
from editor.visitors.store import NoStore
from editor.visitors.viewing import Viewer

DAYS = 90
visitors = Blueprint("visitors", url_prefix="/api/bezoekers")


@visitors.get("/")
async def every(request: Request) -> HTTPResponse:
    """What was asked in the last `dagen` days, with the passages and lists that it can be added to."""
    days = _number(request.args.get("dagen"))
    viewer = _viewer(request)

    def work() -> dict[str, Any]:
        catalogue = viewer.catalogue()
        passages = [{"id": passage.id, "article": catalogue.articles[slug].title} for slug, passage in catalogue.passages()]
        seen = _asking(lambda: viewer.view(days))
        return {**seen.as_json(), "days": days, "passages": passages, "sorts": list(deeds.lists(viewer.content / "niet-behandeld"))}

    return json(await beside(work), ensure_ascii=False)


@visitors.post("/passage")
async def to_passage(request: Request) -> HTTPResponse:
    """Add `sentence` as an example question of `passage`."""
    sent = body(request)
    return await _done(request, lambda viewer, group: str(deeds.to_passage(viewer, group, str(sent.get("passage") or ""), str(sent.get("sentence") or ""))))


@visitors.post("/niet-behandeld")
async def not_covered(request: Request) -> HTTPResponse:
    """Add `name`, and other words for it in `also`, to the list of `sort`."""
    sent = body(request)
    also = sent.get("also")
    others = [str(one) for one in also] if isinstance(also, list) else []
    return await _done(request, lambda viewer, group: str(deeds.not_covered(viewer, group, str(sent.get("sort") or ""), str(sent.get("name") or ""), others)))


@visitors.post("/negeren")
async def leave(request: Request) -> HTTPResponse:
    """Hide the group until it is asked clearly more often."""

    def work(viewer: Viewer, group: Group) -> str:
        deeds.leave(viewer, group)
        return ""

    return await _done(request, work)


async def _done(request: Request, deed: Callable[[Viewer, Group], str]) -> HTTPResponse:
    sent = body(request)
    viewer, days = _viewer(request), _number(sent.get("days"))

    def work() -> dict[str, Any]:
        group = _asking(lambda: viewer.view(days)).group(str(sent.get("group") or ""))
        if group is None:
            raise Refused("Deze vragen zijn er niet meer. Laad de lijst opnieuw.", 404)
        file = _asking(lambda: deed(viewer, group))
        return {"file": file}

    return json(await beside(work))


def _asking(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except deeds.Refusal as refusal:
        raise Refused(str(refusal)) from None
    except NoStore as problem:
        raise Refused(str(problem), 503) from None
    except ValueError as problem:
        raise Refused(str(problem), 409) from None


def _number(given: object) -> int:
    try:
        return int(str(given))
    except ValueError:
        return DAYS


def _viewer(request: Request) -> Viewer:
    viewer: Viewer = room(request).visitors
    return viewer
