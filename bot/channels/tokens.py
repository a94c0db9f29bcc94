"""Signed tokens: what a visitor's browser shows to prove that a conversation is theirs."""

import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

import jwt

SENDER_PREFIX = "web-"
_ALGORITHM = "HS256"
_AUDIENCE = "klachtwijzer-widget"


class InvalidToken(Exception):
    """The token was not made here, was changed, or its time is over."""


@dataclass(frozen=True)
class Visit:
    """One visitor's conversation: who is sending, until when (seconds since 1970)."""

    sender_id: str
    ends_at: int


class Tokens:
    """Makes and checks tokens with a secret that only this server knows.

    Args:
        secret: at least 32 bytes.
        lifetime: seconds that a token stays good.
    """

    def __init__(self, secret: bytes, lifetime: int) -> None:
        self._secret = secret
        self._lifetime = lifetime

    def open(self) -> tuple[str, Visit]:
        """Return a token for a new conversation, under a sender id that nobody can guess."""
        visit = Visit(SENDER_PREFIX + secrets.token_urlsafe(18), int(time.time()) + self._lifetime)
        claims = {"sub": visit.sender_id, "exp": visit.ends_at, "aud": _AUDIENCE}
        return jwt.encode(claims, self._secret, algorithm=_ALGORITHM), visit

    def read(self, token: str) -> Visit:
        """Return whose conversation `token` is for.

        Raises:
            InvalidToken: when it is forged, damaged or over.
        """
        try:
            claims = jwt.decode(
                token,
                self._secret,
                algorithms=[_ALGORITHM],
                audience=_AUDIENCE,
                options={"require": ["sub", "exp", "aud"]},
            )
        except jwt.InvalidTokenError as error:
            raise InvalidToken(type(error).__name__) from None
        return Visit(str(claims["sub"]), int(claims["exp"]))


def secret_from(path: Path) -> bytes:
    """Return the secret kept in `path`, made at the first call and readable by the owner only.

    It is kept so that a restart of the server ends nobody's conversation.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _kept_secret(path)
    with os.fdopen(handle, "wb") as file:
        secret = secrets.token_hex(32).encode()
        file.write(secret)
    return secret


def _kept_secret(path: Path) -> bytes:
    path.chmod(0o600)
    secret = path.read_bytes().strip()
    if len(secret) < 32:
        raise ValueError(f"{path}: the secret is too short. Remove the file; a new one is made at the next start.")
    return secret
