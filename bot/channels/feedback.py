"""Prints what visitors thought of the answers, as CSV that a spreadsheet opens.

    python -m bot.channels.feedback > feedback.csv

Newest first: when, thumb, reason, question, kind, passages, answer.
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from bot.channels.turns import RatedTurn, Reply, TurnBook
from bot.settings import data_folder

TURNS_FILE = "widget.db"
_HEADINGS = ("wanneer", "duim", "reden", "vraag", "soort", "passages", "antwoord")
_THUMBS = {"up": "omhoog", "down": "omlaag"}


def rows(turns: Iterable[RatedTurn]) -> Iterator[tuple[str, ...]]:
    """Yield the headings and then a row for each turn."""
    yield _HEADINGS
    for turn in turns:
        custom = _custom(turn.reply)
        yield (
            datetime.fromtimestamp(turn.asked_at).isoformat(" ", "minutes"),
            _THUMBS[turn.rating],
            _harmless(turn.reason or ""),
            _harmless(turn.question),
            str(custom.get("kind", "")),
            ", ".join(custom.get("passages") or []),
            _harmless("\n".join(item["text"] for item in turn.reply if "text" in item)),
        )


def _custom(reply: Reply) -> dict[str, Any]:
    return next((item["custom"] for item in reply if "custom" in item), {})


def _harmless(text: str) -> str:
    # A spreadsheet would run a visitor's text as a formula.
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def main() -> None:
    """Write all turns with a thumb to standard output."""
    book = TurnBook(data_folder() / TURNS_FILE)
    csv.writer(sys.stdout).writerows(rows(book.rated()))


if __name__ == "__main__":
    main()
