"""`GET /health`: 200 once the bot has answered a question, 503 before, for whoever has to know whether it runs.

    {"status": "ok", "model": "klachtwijzer-….tar.gz", "articles": 1, "spacy": "nl_core_news_sm 3.4.0", "content": "ok"}

`status` is `starting` or `failed` otherwise. `content` says what is wrong where content/ cannot be published as it is now.
"""

import logging
import uuid
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.privacy import keep_text_out_of_logs
from bot.channels.rest import Refusal, answer
from bot.memory import release_memory
from bot.tracker_store import delete_conversation

logger = logging.getLogger(__name__)


class HealthInput(InputChannel):
    """Tells whether the bot can answer; takes no messages itself."""

    def __init__(self) -> None:
        """Begin as a bot that has not answered yet."""
        self.report: dict[str, Any] = {"status": "starting"}

    @classmethod
    def name(cls) -> str:
        """Return the name under which the start-up question is kept, as long as it is."""
        return "health"

    def url_prefix(self) -> str:
        """Return the address: an absolute one, because Rasa puts others under `/webhooks/`."""
        return "/health"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the route, and a question that the bot is asked at its start."""
        keep_text_out_of_logs()
        routes = Blueprint("health")

        @routes.after_server_start
        async def ask_first(app: Sanic, _: Any) -> None:
            # Parts of the pipeline load on first use, which would make the first visitor wait.
            app.add_task(self._ask(app, on_new_message))

        @routes.get("/")
        async def health(request: Request) -> HTTPResponse:
            if self.report["status"] != "ok":
                return response.json(self.report, status=503)
            return response.json({**self.report, **_content(request.app.ctx.agent)})

        return routes

    async def _ask(self, app: Sanic, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> None:
        agent = app.ctx.agent
        if not agent.is_ready():
            self.report = {"status": "failed"}
            return
        sender = f"health-{uuid.uuid4().hex}"
        try:
            await answer(on_new_message, sender, "helpt magnesium bij migraine?", self.name())
            release_memory()
            _content(agent)
            self.report = {"status": "ok"}
        except Refusal:
            self.report = {"status": "failed"}
        except Exception:
            logger.exception("the content could not be counted")
            self.report = {"status": "failed"}
        finally:
            await delete_conversation(agent, sender)


def _content(agent: Any) -> dict[str, Any]:
    # Imported here so that a broken content file fails the start with a report instead of the import of this channel.
    from bot import library
    from bot.nlu.spacy_dutch import pipeline_name

    articles = len(library.current().catalogue.articles)
    return {"model": agent.processor.model_filename, "articles": articles, "spacy": pipeline_name(), "content": str(library.problem() or "ok")}
