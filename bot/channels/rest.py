"""The REST channel: Rasa's own addresses and reply shape, without what lets a visitor steer the bot.

    POST /webhooks/rest/webhook  {"sender": "a conversation's name", "message": "helpt magnesium bij migraine?"}
    -> [{"recipient_id": "a conversation's name", "text": "…"}, …]

Only `sender` and `message` are read. A request that cannot be used gets a JSON object with `error` and a status that says why.
"""

import logging
import re
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.core.lock_store import LockError
from sanic import Blueprint, Sanic, response
from sanic.exceptions import InvalidUsage, PayloadTooLarge
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.clean import clean_message
from bot.channels.privacy import describe, keep_text_out_of_logs

logger = logging.getLogger(__name__)

# Bytes of a request's body; a long message is cut, this is for what is no message at all.
LARGEST_BODY = 1_000_000
# The tracker store's column takes 255; visible characters only, so that a name is the same in every database and log.
_SENDER = re.compile(r"[^\x00-\x20\x7f-\xa0\ud800-\udfff]([^\x00-\x1f\x7f-\x9f\ud800-\udfff]{0,198}[^\x00-\x20\x7f-\xa0\ud800-\udfff])?")
# Conversations of the widget's channel, which alone may write into them.
RESERVED_PREFIX = "web-"


class Refusal(Exception):
    """A request that is not answered by the bot, with the HTTP status and the reason for its sender."""

    def __init__(self, status: int, reason: str) -> None:
        """Keep the status and the reason."""
        super().__init__(reason)
        self.status = status
        self.reason = reason

    def as_response(self) -> HTTPResponse:
        """Return it as a JSON reply."""
        return response.json({"error": self.reason}, status=self.status)


def read_request(body: Any) -> tuple[str, str]:
    """Return sender and cleaned message from a request's parsed JSON.

    Raises:
        Refusal: the body is no JSON object, or has no usable sender.
    """
    if not isinstance(body, dict):
        raise Refusal(400, 'send a JSON object such as {"sender": "a conversation\'s name", "message": "a question"}')
    sender = body.get("sender")
    if not isinstance(sender, str) or not sender.strip():
        raise Refusal(400, '"sender" is missing: send a text that names the conversation, another one for each visitor')
    if not _SENDER.fullmatch(sender):
        raise Refusal(400, '"sender" is not usable: send 1 to 200 visible characters')
    if sender.casefold().startswith(RESERVED_PREFIX):
        raise Refusal(403, f'"sender" may not begin with "{RESERVED_PREFIX}": those conversations belong to the chat page')
    return sender, clean_message(body.get("message"))


async def answer(on_new_message: Callable[[UserMessage], Awaitable[Any]], sender: str, text: str, channel: str) -> list[dict[str, Any]]:
    """Return the bot's messages for one turn. `text` must have been cleaned.

    Raises:
        Refusal: the bot failed or has too much to do; the log tells why, without what the visitor typed.
    """
    collector = CollectingOutputChannel()
    try:
        await on_new_message(UserMessage(text, collector, sender, input_channel=channel))
    except LockError:
        raise Refusal(503, "this conversation is still busy with earlier messages: try again later") from None
    except Exception as error:  # noqa: BLE001 - whatever it is, the visitor gets a reply and the log no text
        logger.error("a message could not be answered:\n%s", describe(error, sys.exc_info()[2]))
        raise Refusal(500, "the bot could not answer") from None
    if not collector.messages:
        logger.error("a message was answered with nothing: look at the rules in bot/data and the log above")
        raise Refusal(500, "the bot could not answer")
    return list(collector.messages)


class GuardedRestInput(InputChannel):
    """Answers over REST, as Rasa's `rest` channel does, and refuses what is no question."""

    @classmethod
    def name(cls) -> str:
        """Return the name in Rasa's addresses and in stored conversations."""
        return "rest"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the routes, for Rasa to hang under `/webhooks/rest`."""
        keep_text_out_of_logs()
        routes = Blueprint("rest")

        @routes.before_server_start
        async def limit_body(app: Sanic, _: Any) -> None:
            app.config.REQUEST_MAX_SIZE = LARGEST_BODY

        @routes.exception(PayloadTooLarge)
        async def too_large(_: Request, __: Exception) -> HTTPResponse:
            return Refusal(413, f"send at most {LARGEST_BODY} bytes").as_response()

        @routes.get("/")
        async def status(_: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @routes.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            try:
                sender, text = read_request(_parsed(request))
                agent = getattr(request.app.ctx, "agent", None)
                if agent is None or not agent.is_ready():
                    raise Refusal(503, "the bot is still starting: try again later")
                return response.json(await answer(on_new_message, sender, text, self.name()))
            except Refusal as refusal:
                return refusal.as_response()

        return routes


def _parsed(request: Request) -> Any:
    try:
        return request.json
    except InvalidUsage:
        return None
    except RecursionError:  # brackets within brackets, thousands deep
        return None
