"""The widget channel's settings, as an operator writes them in credentials.yml."""

import os
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, Extra, Field, StrictStr, ValidationError
from rasa.shared.exceptions import RasaException

# Where the same configuration serves several sites: more of them, with commas between.
SITES_VARIABLE = "KLACHTWIJZER_SITES"


class WidgetSettings(BaseModel):
    """What credentials.yml may say under `bot.channels.widget.WidgetChannel`; anything else is refused."""

    sites: list[StrictStr] = Field(default_factory=list, description="origins besides our own, or '*'")
    session_hours: int = Field(default=8, ge=1, le=72, description="hours that a conversation can go on")
    keep_days: int = Field(default=30, ge=1, le=365, description="days that conversations are kept")
    max_length: int = Field(default=5000, ge=100, le=20000, description="characters in a message")
    messages_per_minute: int = Field(default=20, ge=1, description="for each conversation")
    sessions_per_minute: int = Field(default=300, ge=1, description="for each internet address")

    class Config:
        """Strict: a mistyped setting stops the start."""

        extra = Extra.forbid
        allow_mutation = False


def read_settings(credentials: Mapping[str, Any] | None) -> WidgetSettings:
    """Return the settings from credentials.yml, with the sites that the environment adds.

    Raises:
        RasaException: with every setting that is not as it should be.
    """
    try:
        settings = WidgetSettings(**(credentials or {}))
    except ValidationError as error:
        wrong = "\n".join(f"  {'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise RasaException(f"credentials.yml, bot.channels.widget.WidgetChannel:\n{wrong}\nSee docs/widget.md.") from None
    added = [site.strip() for site in os.environ.get(SITES_VARIABLE, "").split(",") if site.strip()]
    return settings.copy(update={"sites": [*settings.sites, *added]})
