"""How Dutch puts words together, as far as the lexicon needs it: the tails of products and of illnesses."""

from __future__ import annotations

from bot.language.spelling import frequency

# After the name of a substance these make a product of it: "valeriaandruppels" asks about valeriaan.
PRODUCTS = frozenset(
    "pil pillen pilletje pilletjes pillekes capsule capsules tablet tabletten thee olie druppel druppels zalf creme poeder spray bruistablet "
    "bruistabletten extract kuur water drank siroop shake gel pleister pleisters sap melk supplement supplementen".split()
)
WORD_FROM = 2.5  # Zipf frequency from which the first half of a compound is taken to be a word
_ILLNESSES = (
    "pijn", "kramp", "krampen", "klachten", "ziekte", "syndroom", "kanker", "stoornis", "infectie", "ontsteking", "uitslag", "aandoening", "problemen",
    "probleem", "allergie", "vergiftiging", "verslaving", "itis",
)


def sounds_like_illness(word: str) -> bool:
    """Whether a word that no list has is a Dutch word with a tail such as "-ontsteking"."""
    if not word.endswith(_ILLNESSES):
        return False
    return any(word.endswith(tail) and len(word) >= len(tail) + 3 and _is_word(word[: -len(tail)].rstrip("s-")) for tail in _ILLNESSES)


def _is_word(word: str) -> bool:
    return frequency(word) >= WORD_FROM
