"""Makes what a visitor sent safe to hand to Rasa. Every channel passes each message through `clean_message`."""

import re
import unicodedata

# Rasa reads at most this much; of a longer text the beginning and the end are kept, where people put their question.
LONGEST = 20_000
# Stands for a message with nothing to read in it; the bot answers that it did not understand.
NOTHING = "…"

# Controls, lone surrogates (no database takes them) and invisible characters that split words. Kept are line breaks and
# tabs, and the zero-width joiner, which holds emoji together.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
# Rasa takes a message that begins with "/" for an intent with slots. The look-alikes become "/" when text is normalised.
_SLASHES = "/／⁄∕⧸╱"


def clean_message(sent: object) -> str:
    """Return the text to hand to Rasa: never empty, at most `LONGEST` characters, never an intent in disguise.

    `sent` is what a client put where the text belongs, so it may be anything.
    """
    if not isinstance(sent, str):
        return NOTHING
    text = _UNWANTED.sub(_replacement, sent)
    # Joiners and spaces may stand between or before the slashes.
    start = next((i for i, sign in enumerate(text) if not _ignorable(sign)), len(text))
    text = text[start:].rstrip()
    if len(text) > LONGEST:
        half = LONGEST // 2
        text = f"{text[: half - 1]} {text[-half:]}"
    return text if any(sign.isalnum() for sign in text) else NOTHING


def _replacement(match: "re.Match[str]") -> str:
    # A separator ends a word, whatever its kind; other signs are taken out as if they were never there.
    return "\n" if match[0] in "\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029" else ""


def _ignorable(sign: str) -> bool:
    return sign in _SLASHES or sign.isspace() or unicodedata.category(sign)[0] in "ZC" or unicodedata.combining(sign) != 0
