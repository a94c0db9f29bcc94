"""Articles: the list, one of them, keeping what is typed, saving, beginning and removing."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.articles import ContentError
from editor.commands.new import draft
from editor.server.desk import Desk, Refused
from editor.server.guard import body
from editor.server.room import beside, room
from editor.server.shown import counted, shown_finding, shown_state

articles = Blueprint("articles", url_prefix="/api/articles")


@articles.get("/")
async def every(request: Request) -> HTTPResponse:
    """The list of articles with their state."""
    desk = room(request).desk
    return json({"articles": await beside(lambda: [_summary(desk, slug) for slug in desk.slugs()])})


@articles.get("/<slug:[A-Za-z0-9_-]+>")
async def one(request: Request, slug: str) -> HTTPResponse:
    """An article as it stands, with its unsaved work and what is wrong with it."""
    desk = room(request).desk
    return json(await beside(lambda: _whole(desk, slug)))


@articles.put("/<slug:[A-Za-z0-9_-]+>/draft")
async def keep(request: Request, slug: str) -> HTTPResponse:
    """Keep what was typed, and say what is wrong with it."""
    desk, sent = room(request).desk, body(request)

    def work() -> dict[str, Any]:
        return shown_state(desk.keep(slug, sent), desk.findings(slug))

    return json(await beside(work))


@articles.delete("/<slug:[A-Za-z0-9_-]+>/draft")
async def discard(request: Request, slug: str) -> HTTPResponse:
    """Forget what was typed since the last save."""
    desk = room(request).desk

    def work() -> dict[str, Any]:
        desk.discard(slug)
        return _whole(desk, slug)

    return json(await beside(work))


@articles.post("/<slug:[A-Za-z0-9_-]+>/save")
async def save(request: Request, slug: str) -> HTTPResponse:
    """Keep what was typed and write it to the file, unless there are errors."""
    desk, sent = room(request).desk, body(request)

    def work() -> dict[str, Any]:
        desk.keep(slug, sent)
        try:
            desk.save(slug)
        except Refused as refused:
            return {**_whole(desk, slug), "refused": str(refused)}
        return {**_whole(desk, slug), "refused": None}

    return json(await beside(work))


@articles.get("/<slug:[A-Za-z0-9_-]+>/deep")
async def deep(request: Request, slug: str) -> HTTPResponse:
    """All findings, also those that need the bot's reader (seconds), and the state that they are of."""
    desk, slow = room(request).desk, room(request).slow

    def work() -> dict[str, Any]:
        return {"stamp": desk.state(slug).stamp, "findings": [shown_finding(finding) for finding in desk.findings(slug, slow.findings)]}

    return json(await beside(work))


@articles.post("/")
async def begin(request: Request) -> HTTPResponse:
    """Begin a new article, as unsaved work."""
    desk, sent = room(request).desk, body(request)
    slug, title, substance, topic = (str(sent.get(name) or "").strip() for name in ("slug", "titel", "stof", "onderwerp"))
    if min(map(len, (title, substance, topic))) < 2:
        raise Refused("Vul een titel in, de stof waar het artikel over gaat en een eerste onderwerp.")
    chosen = Namespace(slug=slug, titel=title, stof=substance, onderwerp=topic, vraag=None, antwoord=None, bronnen=1)
    return json(await beside(lambda: _begun(desk, chosen)), status=201)


@articles.delete("/<slug:[A-Za-z0-9_-]+>", ignore_body=False)
async def remove(request: Request, slug: str) -> HTTPResponse:
    """Take an article away; `version` is the version that was seen."""
    desk = room(request).desk
    version = body(request).get("version")
    await beside(lambda: desk.remove(slug, str(version) if version else None))
    return json({})


def _begun(desk: Desk, chosen: Namespace) -> dict[str, Any]:
    desk.path(chosen.slug)
    desk.begin(chosen.slug, draft(chosen))
    return _whole(desk, chosen.slug)


def _whole(desk: Desk, slug: str) -> dict[str, Any]:
    return shown_state(desk.state(slug), desk.findings(slug))


def _summary(desk: Desk, slug: str) -> dict[str, Any]:
    try:
        state = desk.state(slug)
    except ContentError as error:
        return {"slug": slug, "title": slug, "problem": str(error.problems[0])}
    data = state.data or {}
    return {
        "slug": slug,
        "title": str(data.get("titel") or slug),
        "reviewed": data.get("nagekeken_op"),
        "reviewed_by": data.get("nagekeken_door"),
        "passages": len(data.get("passages") or []),
        "draft": data.get("concept") is True,
        "unsaved": state.unsaved,
        "new": state.version is None,
        "conflicts": len(state.conflicts),
        "findings": counted(desk.findings(slug)),
    }
