"""Reads what the widget's browsers send, and says in Dutch what is wrong with it."""

import logging
import re
from typing import Any

from sanic.exceptions import InvalidUsage
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.channels import widget_texts
from bot.channels.privacy import describe

logger = logging.getLogger(__name__)

_MESSAGE_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_MOST_BYTES = 200_000
_LONGEST_REASON = 1000


class Refusal(Exception):
    """Why a request is not answered: an HTTP status, a code for programs, Dutch text for people.

    Args:
        wait: seconds after which it is worth trying again.
    """

    def __init__(self, status: int, code: str, text: str, wait: int | None = None) -> None:
        super().__init__(code)
        self._status = status
        self._body = {"error": code, "text": text}
        self._headers = {"Retry-After": str(wait)} if wait else {}

    @classmethod
    def of_failure(cls, error: Exception) -> "Refusal":
        """Log where `error` came from, but not its message: that may hold what a visitor typed."""
        logger.error("a request of the widget failed:\n%s", describe(error, error.__traceback__))
        return cls(500, "failed", widget_texts.FAILED)

    def response(self) -> HTTPResponse:
        """Return it as a browser gets it."""
        return json(self._body, status=self._status, headers=self._headers, ensure_ascii=False)


def read_message(request: Request, most: int) -> tuple[str, str]:
    """Return the id and the text of a message of at most `most` characters."""
    body = _body(request)
    text = body.get("text")
    if not isinstance(text, str):
        raise _not_understood()
    if len(text) > most:
        raise Refusal(413, "too_long", widget_texts.too_long(len(text), most))
    return _message_id(body), text


def read_feedback(request: Request) -> tuple[str, str | None, str | None]:
    """Return the id of the message that was answered, the thumb (None: taken back) and the reason, if any."""
    body = _body(request)
    rating, reason = body.get("rating"), body.get("reason")
    if rating not in ("up", "down", None) or not isinstance(reason, str | None):
        raise _not_understood()
    return _message_id(body), rating, (reason or "").strip()[:_LONGEST_REASON] or None


def _message_id(body: dict[str, Any]) -> str:
    message_id = body.get("id")
    if not isinstance(message_id, str) or not _MESSAGE_ID.fullmatch(message_id):
        raise _not_understood()
    return message_id


def _body(request: Request) -> dict[str, Any]:
    if len(request.body) > _MOST_BYTES:
        raise Refusal(413, "too_long", widget_texts.too_long(len(request.body), _MOST_BYTES))
    try:
        body = request.json
    except InvalidUsage:
        raise _not_understood() from None
    if not isinstance(body, dict):
        raise _not_understood()
    return body


def _not_understood() -> Refusal:
    return Refusal(400, "not_understood", widget_texts.NOT_UNDERSTOOD)
