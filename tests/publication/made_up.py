"""Articles that are made up for tests: no sentence of theirs is a claim about anything."""

# On a substance that the lists of what is not covered name, and that test questions ask about as such.
ZINC = """\
# Een verzonnen testartikel: geen enkele zin hieruit is een echte bewering.
titel: TESTTEKST over zink
nagekeken_op: 2026-11-01
nagekeken_door: null

stof:
  naam: zink
  ook: [zinktablet]
bronnen:
  - nummer: 1
  - nummer: 2
onderwerpen:
  droge_huid:
    naam: droge huid
    rol: klacht
    ook: [schilferige huid]
    omschrijvingen: []
  haaruitval:
    naam: haaruitval
    rol: klacht
    ook: [kalende plekken]
    omschrijvingen: []
passages:
  - id: droge-huid-effect
    onderwerpen: [droge_huid]
    aspect: effect
    antwoord: Dit is een verzonnen testtekst over zink bij een droge huid [1].
    vragen:
      - Helpt zink bij een droge huid?
  - id: haaruitval-effect
    onderwerpen: [haaruitval]
    aspect: effect
    antwoord: Dit is een verzonnen testtekst over zink bij haaruitval [2].
    vragen:
      - Helpt zink tegen haaruitval?
"""

# A topic and its passage for the real article, to be put behind its last topic and its last passage; test questions ask about it as not covered.
CRAMP_TOPIC = """\
  kuitkramp:
    naam: kuitkramp
    rol: klacht
    ook: [kramp in de kuiten, kuitkrampen, krampen in mijn kuiten]
    omschrijvingen: []
"""
CRAMP_PASSAGE = """\
  - id: kuitkramp-effect
    onderwerpen: [kuitkramp]
    aspect: effect
    antwoord: Dit is een verzonnen testtekst, geen bewering van het artikel.
    vragen:
      - Helpt magnesium tegen kuitkramp?
"""


def with_cramp(article: str) -> str:
    """The real article's text with a made-up topic and passage."""
    topics, passages = article.split("\npassages:\n")
    return f"{topics.rstrip()}\n{CRAMP_TOPIC}\npassages:\n{passages.rstrip()}\n{CRAMP_PASSAGE}"
