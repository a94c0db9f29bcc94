"""The widget channel's settings, as an operator writes them in credentials.yml."""

from pydantic import BaseModel, Extra, Field, StrictStr


class WidgetSettings(BaseModel):
    """What credentials.yml may say under `bot.channels.widget.WidgetChannel`; anything else is refused."""

    sites: list[StrictStr] = Field(default_factory=list, description="origins besides our own, or '*'")
    session_hours: int = Field(default=8, ge=1, le=72, description="hours that a conversation can go on")
    keep_days: int = Field(default=30, ge=1, le=365, description="days that conversations are kept")
    max_length: int = Field(default=5000, ge=100, le=20000, description="characters in a message")
    messages_per_minute: int = Field(default=20, ge=1, description="for each conversation")
    sessions_per_minute: int = Field(default=60, ge=1, description="for each internet address")

    class Config:
        """Strict: a mistyped setting stops the start."""

        extra = Extra.forbid
        allow_mutation = False
