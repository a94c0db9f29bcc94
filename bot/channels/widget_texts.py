"""What the widget's visitors read when something is not possible. What the bot itself says is in domain.yml."""

# Somebody in danger must never be left with a refusal alone.
_DANGER = "Is er nu gevaar? Bel 112. Denkt u aan zelfdoding? Bel 113."

NO_SESSION = "Dit gesprek is afgelopen. Begin een nieuw gesprek."
SITE_NOT_ALLOWED = "Deze website mag de Klachtwijzer niet gebruiken."
NOT_UNDERSTOOD = "Dit bericht is niet goed aangekomen. Probeer het nog eens."
NOT_READY = "De Klachtwijzer wordt gestart. Probeer het over een minuut nog eens."
FAILED = f"Er ging iets mis. Probeer het nog eens. {_DANGER}"
UNKNOWN_TURN = "Dit antwoord is er niet meer. Uw oordeel is niet bewaard."


def too_long(length: int, most: int) -> str:
    """Say that a message of `length` characters is over the limit of `most`."""
    return f"Uw bericht is te lang: {_dutch(length)} tekens. Het mogen er {_dutch(most)} zijn. {_DANGER}"


def too_many(seconds: int) -> str:
    """Say that the visitor can go on in `seconds`."""
    wait = "1 seconde" if seconds == 1 else f"{seconds} seconden"
    return f"U stuurt veel berichten achter elkaar. Over {wait} kunt u verder. {_DANGER}"


def _dutch(number: int) -> str:
    return f"{number:,}".replace(",", ".")
