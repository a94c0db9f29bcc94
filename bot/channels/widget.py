"""The chat widget's channel: its pages and files, and the conversation of one visitor at a time.

| path | what |
|---|---|
| GET / | the chat as a whole page |
| GET /voorbeeld, /widget/ | the widget on an ordinary site; its documentation with live previews |
| GET /widget/klachtwijzer.js | the widget, under a name that stays |
| POST /widget/api/session | opens a conversation: a signed token and its limits |
| POST /widget/api/messages | `{"id", "text"}` -> `{"id", "messages"}`; the same id is never handled twice |
| POST /widget/api/feedback | `{"id", "rating": "up"/"down"/null, "reason"}` about the answer to that message |
| DELETE /widget/api/session | deletes the conversation and all that was kept of it |

Refusals are JSON with a Dutch `text` and an `error` code, and no cookie is ever set.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from rasa.shared.exceptions import RasaException
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json

from bot.channels import widget_files, widget_texts
from bot.channels.feedback import TURNS_FILE
from bot.channels.limits import RateLimit, Sites
from bot.channels.privacy import keep_text_out_of_logs
from bot.channels.tokens import InvalidToken, Tokens, Visit, secret_from
from bot.channels.turns import TurnBook
from bot.channels.widget_requests import Refusal, read_feedback, read_message
from bot.channels.widget_settings import WidgetSettings, read_settings
from bot.channels.widget_turns import NotReady, Turns
from bot.settings import data_folder

_HOUR = 3600
_Handler = Callable[[Request], Awaitable[HTTPResponse]]


class WidgetChannel(InputChannel):
    """Rasa's way in for the widget; credentials.yml holds its settings (see `WidgetSettings`)."""

    def __init__(self, settings: WidgetSettings) -> None:
        folder = data_folder()
        self._settings = settings
        try:
            self._sites = Sites(settings.sites)
        except ValueError as error:
            raise RasaException(str(error)) from None
        self._tokens = Tokens(secret_from(folder / "widget-secret"), settings.session_hours * _HOUR)
        self._book = TurnBook(folder / TURNS_FILE)
        self._openings = RateLimit(settings.sessions_per_minute)
        self._messages = RateLimit(settings.messages_per_minute)

    @classmethod
    def name(cls) -> str:
        """Return the name under which conversations are kept."""
        return "widget"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "WidgetChannel":
        """Make the channel with what credentials.yml says; an unknown or odd setting stops the start."""
        return cls(read_settings(credentials))

    def url_prefix(self) -> str:
        """Return an absolute path, so that our pages are not under /webhooks/."""
        return "/"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the routes of the table above."""
        keep_text_out_of_logs()
        routes = Blueprint("klachtwijzer_widget")
        turns = Turns(self._book, on_new_message, self.name())
        _add_files(routes)
        self._add_session(routes, turns)
        self._add_messages(routes, turns)

        @routes.listener("before_server_start")
        async def have_last_word(app: Sanic, _: asyncio.AbstractEventLoop) -> None:
            # Not by register_middleware: that puts it before the one of `rasa run --cors`.
            app.response_middleware.append(self._allow_site)

        sweeping: list[asyncio.Task[None]] = []

        async def sweep(app: Sanic) -> None:
            while True:
                await turns.forget_older_than(app, self._settings.keep_days * 24 * _HOUR)
                await asyncio.sleep(_HOUR)

        @routes.listener("after_server_start")
        async def start_sweeping(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
            sweeping.append(loop.create_task(sweep(app)))

        @routes.listener("before_server_stop")
        async def stop_sweeping(app: Sanic, _: asyncio.AbstractEventLoop) -> None:
            for task in sweeping:
                task.cancel()

        return routes

    def _add_session(self, routes: Blueprint, turns: Turns) -> None:
        @routes.route("/widget/api/session", methods=["POST", "OPTIONS"], name="open")
        @self._refusing
        async def open_session(request: Request) -> HTTPResponse:
            _heed(self._openings.wait(_address(request)))
            token, visit = self._tokens.open()
            return json(
                {
                    "token": token,
                    "ends_at": visit.ends_at * 1000,
                    "max_length": self._settings.max_length,
                    "keep_days": self._settings.keep_days,
                }
            )

        @routes.route("/widget/api/session", methods=["DELETE"], name="delete")
        @self._refusing
        async def delete_session(request: Request) -> HTTPResponse:
            visit = self._visit(request, ended_is_fine=True)
            await turns.forget(request.app, visit)
            return empty()

    def _add_messages(self, routes: Blueprint, turns: Turns) -> None:
        @routes.route("/widget/api/messages", methods=["POST", "OPTIONS"], name="message")
        @self._refusing
        async def message(request: Request) -> HTTPResponse:
            visit = self._visit(request)
            message_id, text = read_message(request, self._settings.max_length)
            if not turns.knows(visit, message_id):
                _heed(self._messages.wait(visit.sender_id))
            reply = await turns.reply(request.app, visit, message_id, text)
            return json({"id": message_id, "messages": reply}, ensure_ascii=False)

        @routes.route("/widget/api/feedback", methods=["POST", "OPTIONS"], name="feedback")
        @self._refusing
        async def feedback(request: Request) -> HTTPResponse:
            visit = self._visit(request)
            message_id, rating, reason = read_feedback(request)
            if not self._book.rate(visit.sender_id, message_id, rating, reason):
                raise Refusal(404, "unknown_turn", widget_texts.UNKNOWN_TURN)
            return empty()

    def _visit(self, request: Request, ended_is_fine: bool = False) -> Visit:
        """Return whose token the request shows; refuse when it is none of ours, over or deleted."""
        try:
            visit = self._tokens.read(request.token or "")
        except InvalidToken:
            raise Refusal(401, "no_session", widget_texts.NO_SESSION) from None
        if not ended_is_fine and self._book.has_ended(visit.sender_id):
            raise Refusal(401, "no_session", widget_texts.NO_SESSION)
        return visit

    def _refusing(self, handler: _Handler) -> _Handler:
        """Let other sites' pages in only as allowed, and answer refusals in Dutch JSON."""

        async def answer(request: Request) -> HTTPResponse:
            try:
                if not self._sites.allows(request.headers.get("origin"), request.host):
                    raise Refusal(403, "site", widget_texts.SITE_NOT_ALLOWED)
                return empty() if request.method == "OPTIONS" else await handler(request)
            except Refusal as refusal:
                return refusal.response()
            except NotReady:
                return Refusal(503, "not_ready", widget_texts.NOT_READY, wait=5).response()
            except Exception as error:  # noqa: BLE001 - a visitor must get a Dutch answer whatever went wrong
                return Refusal.of_failure(error).response()

        return answer

    async def _allow_site(self, request: Request, response: HTTPResponse) -> None:
        """Give pages of allowed sites leave to read what the API answers, whatever `rasa run --cors` says.

        The widget's files are for everybody: whoever may not use the API learns so from it, in Dutch.
        """
        if not request.path.startswith("/widget/"):
            return
        for header in {name for name in response.headers if name.lower().startswith("access-control-")}:
            del response.headers[header]
        if not request.path.startswith("/widget/api/"):
            response.headers["Access-Control-Allow-Origin"] = "*"
            return
        response.headers["Cache-Control"] = "no-store"
        response.headers["Vary"] = "Origin"
        origin = request.headers.get("origin")
        if origin is None or not self._sites.allows(origin, request.host):
            return
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Expose-Headers"] = "Retry-After"
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = "POST, DELETE"
            response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
            response.headers["Access-Control-Max-Age"] = "7200"


def _address(request: Request) -> str:
    # Behind a proxy that Sanic is told about (PROXIES_COUNT), the visitor's own address.
    return str(request.remote_addr or request.ip)


def _heed(wait: int) -> None:
    if wait:
        raise Refusal(429, "too_many", widget_texts.too_many(wait), wait=wait)


def _add_files(routes: Blueprint) -> None:
    reading = ["GET", "HEAD"]

    @routes.route("/voorbeeld", methods=reading, name="example")
    async def example(request: Request) -> HTTPResponse:
        return widget_files.page("voorbeeld.html", request)

    @routes.route("/widget/pages/<name:str>", methods=reading, name="page_part")
    async def page_part(request: Request, name: str) -> HTTPResponse:
        return widget_files.part(name, request)

    @routes.route("/widget/<name:str>", methods=reading, name="built")
    async def built(request: Request, name: str) -> HTTPResponse:
        # Sanic takes "/widget/" for this route, with an empty name.
        return widget_files.built(name, request) if name else widget_files.page("documentatie.html", request)

    # Rasa has a route for "/" already, with a greeting of its own.
    async def whole_page(request: Request) -> HTTPResponse | None:
        if request.path != "/" or request.method not in reading:
            return None
        return widget_files.page("index.html", request)

    @routes.listener("before_server_start")
    async def take_root(app: Sanic, _: asyncio.AbstractEventLoop) -> None:
        app.register_middleware(whole_page, "request")
