"""Reads one message: its words, what they name, and the questions in it. Knows no conversation; see `actions/choose.py` for that."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Iterable, Sequence

from bot.articles import Catalogue
from bot.language import danger
from bot.language.cues import Cues, load_cues
from bot.language.everyday import is_everyday, is_foreign
from bot.language.lexicon import Lexicon, Mention, in_order, mark_negated
from bot.language.mending import Mender
from bot.language.spelling import Speller, lemma
from bot.language.usage import Usage, examples
from bot.language.words import Word, plain, readable, split

SHARED = 7  # letters of a word of another language that may be a name all languages share
SHORT = 300  # characters of a message that is worth keeping what was made of it
LONGEST = 5_000  # characters of a message that are read; beyond it only danger is looked for
MESSAGE_CUES = ("own_use", "together", "lab", "first_of_list", "last_of_list")  # asked of a whole message; the others are asked of a part
ASPECTS = ("prevalence", "onset", "dose", "form", "diet", "combination", "evidence", "mechanism")
_ODD = re.compile(  # code, or a command in disguise, no sentence
    r"^\W*(?:\w+\s*[{\[(]\s*[\"']?\w+[\"']?\s*[:=].*[}\])]|[^\W_]+(?:_[^\W_]+)+)\s*$", re.S
)
_SPLIT_BEFORE = frozenset(
    "hoeveel hoe wat welke welk dewelke waarom wanneer waar mag kan kun helpt werkt doet is moet zijn hoelang waarmee waardoor heeft had krijg krijgt".split()
)
_JOINTS = frozenset("en dus maar want of alsmede alsook evenals plus".split())
_SUBJECTS = frozenset("ik mijn ons onze hij zij ze we wij de een haar zijn hun mijne onzen oma opa mama papa moeder vader dit dat deze die er".split())
_PRONOUNS = frozenset("ik hij zij ze we wij".split())  # before a verb: "hij is er doorgekomen" asks nothing
_VERBS = frozenset("helpt werkt doet is kan kun heeft zou maakt zit mag moet klopt verkleint beschermt vermindert wordt komt krijg baat".split())
_PLURAL_VERBS = frozenset("beginnen blijven brengen doen geven houden komen krijgen laten liggen lopen maken nemen spelen vinden voelen zien zitten".split())
_AFTER_VERB = frozenset("magnesium het dat daar je ik er die dit men we dan".split())
_BEFORE_QUESTION = frozenset("van bij in op met uit voor door aan tegen".split())
_OBJECT_WORDS = frozenset("bij tegen voor".split())
_SKIPPED = frozenset(
    "hoeveel welk welke oud oude de het een mijn je zijn haar hun onze die dat deze dit zo ook soms nog wel echt dan nu even eigenlijk eens van al mij "
    "zulke".split()
)
_SUBJECT_VERBS = frozenset(
    "helpt werkt doet verkleint verlaagt vermindert verhoogt verbetert beschermt geneest voorkomt remt blokkeert stimuleert helpen werken baat".split()
)

_UNITS = frozenset("mg milligram gram mcg microgram procent uur uren dag dagen week weken maand maanden jaar keer euro mmol patienten mensen".split())
_NUMBERED = frozenset("bron nummer noot voetnoot referentie verwijzing".split())
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig "
        "eenentwintig tweeentwintig drieentwintig vierentwintig vijfentwintig".split(),
        1,
    )
}


@dataclass(frozen=True)
class Part:
    """A stretch of a message that is looked at as one: `asks` tells whether it holds a question."""

    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    asks: bool
    aspects: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    subject_unknown: bool = False

    def of(self, *kinds: str) -> list[Mention]:
        """The mentions of these kinds that are meant."""
        return [mention for mention in self.mentions if mention.kind in kinds and not mention.negated]

    def before(self, other: Part) -> Part:
        """This part and the question that leans on it, as one; what is asked is the other's."""
        shifted = tuple(_shift(mention, -len(self.words)) for mention in other.mentions)
        return Part(self.words + other.words, self.mentions + shifted, other.asks, other.aspects, other.unknown, other.subject_unknown)


@dataclass(frozen=True)
class Reading:
    """All that a message says by itself."""

    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    parts: tuple[Part, ...]
    cues: frozenset[str]
    danger: danger.Danger | None = None
    calm: bool = False
    too_long: bool = False
    odd: bool = False
    numbers: tuple[int, ...] = ()

    def names(self, *kinds: str) -> list[Mention]:
        """The mentions of these kinds in the whole message that are meant."""
        return [mention for mention in self.mentions if mention.kind in kinds and not mention.negated]


class Reader:
    """Reads messages against the articles of a catalogue."""

    def __init__(self, catalogue: Catalogue, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or Lexicon(catalogue)
        self.cues: Cues = load_cues()
        self.speller = Speller(self.lexicon.vocabulary | self.cues.vocabulary | danger.vocabulary(), self.lexicon.favoured | self.cues.vocabulary)
        texts = [text for _, passage in catalogue.passages() for text in (passage.answer, *passage.questions)]
        self.mender = Mender(self.speller, Usage([*examples(), *texts], self.speller.knows))
        self.read = lru_cache(maxsize=2_000)(self._read)
        self.words = lru_cache(maxsize=2_000)(self._words)
        self._shared_name = lru_cache(maxsize=20_000)(self._find_shared_name)  # half a millisecond a word, and long messages have hundreds
        # More than there are examples: training asks for each of them several times. Long ones are kept while several components ask for the same.
        self._short_meant, self._long_meant = lru_cache(maxsize=12_000)(self._meant), lru_cache(maxsize=8)(self._meant)

    def meant(self, text: str) -> str:
        """The message as it was probably meant: markup off, misspelt words mended and short forms written out, the rest as typed."""
        return self._short_meant(text) if len(text) <= SHORT else self._long_meant(text)

    def _meant(self, text: str) -> str:
        text = readable(text)
        words = self.words(text)
        if is_foreign(words):
            return text
        parts: list[str] = []
        at = 0
        for (start, end), group in groupby(words, key=lambda word: (word.start, word.end)):
            meant = " ".join(word.text for word in group)
            parts += [text[at:start], text[start:end] if plain(text[start:end]) == meant else meant]
            at = end
        return "".join([*parts, text[at:]])

    def _words(self, text: str) -> tuple[Word, ...]:
        """The plain, mended words of a message; of another language only the names that all languages share are mended."""
        words = split(readable(text))
        if is_foreign(words):
            return tuple(replace(word, text=self._shared_name(word.text)) for word in words)
        starts = [place == 0 or word.sentence != words[place - 1].sentence for place, word in enumerate(words)]
        meant = self.mender.mend([word.text for word in words], starts)
        return tuple(Word(text, w.start, w.end, w.sentence, w.clause, w.question) for text, w in zip(meant, words, strict=True))

    def _find_shared_name(self, typed: str) -> str:
        """A long word that is nearly a name of an article, as that name ("magnseium"); any other as it is."""
        if len(typed) < SHARED or self.speller.knows(typed):
            return typed
        near = {word: cost for word, cost in self.speller.candidates(typed).items() if word in self.lexicon.favoured}
        return min(near, key=lambda word: (near[word], word)) if near else typed

    def _read(self, text: str) -> Reading:
        words = self.words(text)
        found = danger.find_danger(words)
        too_long = len(text) > LONGEST
        if too_long:
            words = tuple(word for word in words if word.end <= LONGEST)
        stretches = tuple(_stretches(words))
        mentions = tuple(mark_negated(self._mentions(words, stretches), words))
        return Reading(
            words=words,
            mentions=mentions,
            parts=tuple(self._parts(words, stretches, mentions)),
            cues=frozenset(name for name in MESSAGE_CUES if self.cues.has(name, words)),
            danger=found,
            calm=danger.is_calm(words),
            too_long=too_long,
            odd=_ODD.match(text) is not None,
            numbers=tuple(_numbers(words)),
        )

    def _mentions(self, words: Sequence[Word], stretches: Sequence[tuple[int, int]]) -> list[Mention]:
        """What a message names. A description that reaches over two stretches ("pijn in mijn rug, | wat doet") gives way to what each names by itself."""
        mentions = self.lexicon.find(words)
        for start, end in stretches:
            across = [m for m in mentions if m.start < end and start < m.end and not (start <= m.start and m.end <= end)]
            if not across:
                continue
            kept = [m for m in mentions if start <= m.start and m.end <= end]
            found = [_shift(m, -start) for m in self.lexicon.find(words[start:end])]
            new = [m for m in found if not any(map(m.overlaps, kept))]
            given_way = [m for m in across if any(map(m.overlaps, new))]
            mentions = [*(m for m in mentions if m not in given_way), *new]
        return in_order(mentions)

    def _parts(self, words: Sequence[Word], stretches: Sequence[tuple[int, int]], mentions: Sequence[Mention]) -> Iterable[Part]:
        for start, end in stretches:
            inside = tuple(mention for mention in mentions if start <= mention.start and mention.end <= end)
            stretch = tuple(words[start:end])
            closing = end == len(words) or words[end].sentence != words[end - 1].sentence
            asks = self._asks(stretch, words[-1].sentence > 0, closing)
            shifted = tuple(_shift(mention, start) for mention in inside)
            unknown = list(_unknown(stretch, shifted))
            yield Part(
                words=stretch,
                mentions=shifted,
                asks=asks,
                aspects=self._aspects(stretch, shifted),
                unknown=tuple(word for _, word in unknown),
                subject_unknown=any(subject for subject, _ in unknown),
            )

    def _aspects(self, stretch: Sequence[Word], mentions: Sequence[Mention]) -> tuple[str, ...]:
        """What a stretch asks to know, by its cue words; a form that is named asks about forms too."""
        aspects = [aspect for aspect in ASPECTS if self.cues.has(aspect, stretch)]
        if "dose" in aspects and self.cues.has("not_dose", stretch) and not _amount(stretch):
            aspects.remove("dose")
        if "form" in aspects and self.cues.has("not_form", stretch):
            aspects.remove("form")
        if "form" not in aspects and any(mention.kind == "form" for mention in mentions):
            aspects.append("form")
        return tuple(aspects)

    def _asks(self, stretch: Sequence[Word], punctuated: bool, closing: bool) -> bool:
        """Whether a stretch holds a question. Among written-out sentences a verb counts only in front, as Dutch questions have it;
        a question mark speaks for the stretch that it closes."""
        if (stretch[-1].question and closing) or self.cues.has("question_word", stretch):
            return True
        if stretch[0].text not in _SUBJECTS:
            return self.cues.has("question", stretch[:4] if punctuated else stretch) or _verb_first(stretch)
        # It tells something first; a verb with its subject behind it starts a question all the same ("mijn oom heeft pijn werkt het daartegen").
        threes = zip(stretch[1:], stretch[2:], stretch[3:], strict=False)
        return not punctuated and any(
            word.text in _VERBS and after.text in _AFTER_VERB and before.text not in _PRONOUNS for before, word, after in threes
        )


def _verb_first(stretch: Sequence[Word]) -> bool:
    """Whether a stretch begins with a verb and its subject, as Dutch questions do: "neemt je lichaam …", "herstelt dat …"."""
    if len(stretch) < 4 or stretch[1].text not in _AFTER_VERB | _SUBJECTS:
        return False
    first = stretch[0].text
    base = lemma(first)
    return base.endswith("n") and (base != first or first in _PLURAL_VERBS or (first.endswith("en") and not is_everyday(first)))


def _numbers(words: Sequence[Word]) -> Iterable[int]:
    """The numbers of a message; those in letters only behind what is numbered ("bron zeventien")."""
    for place, (before, word) in enumerate(zip((None, *words), words, strict=False)):
        if word.text.isdigit() and len(word.text) <= 4:
            if not _counts(place, words):
                yield int(word.text)
        elif word.text in _NUMBERS and before is not None and before.text in _NUMBERED:
            yield _NUMBERS[word.text]


def _counts(place: int, words: Sequence[Word]) -> bool:
    """Whether the number that stands here counts or measures something: "9 op de 10", "400 mg"."""
    after = [word.text for word in words[place + 1 : place + 2]]
    before = [word.text for word in words[max(0, place - 2) : place]]
    return after == ["op"] or before in (["op", "de"], ["van", "de"]) or before[-1:] == ["op"] or bool(_UNITS & set(after))


def _amount(words: Sequence[Word]) -> bool:
    per_time = any(word.text == "per" and after.text in ("dag", "keer", "week") for word, after in pairwise(words))
    return per_time or any(word.text in ("mg", "milligram", "gram") for word in words)


def _shift(mention: Mention, start: int) -> Mention:
    return Mention(mention.kind, mention.value, mention.start - start, mention.end - start, mention.weak, mention.negated, mention.description)


def _stretches(words: Sequence[Word]) -> Iterable[tuple[int, int]]:
    """Cut at sentences, and where a new question starts in the middle of one ("… en hoe snel werkt dat")."""
    start = 0
    for place in range(1, len(words)):
        new_sentence = words[place].sentence != words[place - 1].sentence
        new_question = (
            words[place].text in _SPLIT_BEFORE
            and place - start >= 3
            and len(words) - place >= 2
            and (_joined(words, place) or (words[place - 1].clause != words[place].clause and place - start >= 4))
        )
        if new_sentence or new_question:
            yield start, place
            start = place
    if words:
        yield start, len(words)


def _joined(words: Sequence[Word], place: int) -> bool:
    """Whether a joint stands before this word, or before the preposition in front of it: "en van welk merk"."""
    before = words[place - 1].text
    if before in _BEFORE_QUESTION and words[place].text in ("welk", "welke", "wie", "wat"):
        before = words[place - 2].text
    return before in _JOINTS


def _unknown(words: Sequence[Word], mentions: Sequence[Mention]) -> Iterable[tuple[bool, str]]:
    """Words that stand where the substance (True) or the complaint (False) of a question stands, and that nothing accounts for."""
    taken = {place for mention in mentions for place in range(mention.start, mention.end)}
    for place, word in enumerate(words[:-1]):
        if word.text in _OBJECT_WORDS or word.text in _SUBJECT_VERBS:
            after = place + 1
            while after < len(words) - 1 and words[after].text in _SKIPPED:
                after += 1
            if after not in taken and words[after].clause == word.clause and not is_everyday(words[after].text):
                following = after + 1
                if following in taken and word.text in _OBJECT_WORDS:
                    continue  # an adjective before the thing that is named: "tegen vervelende migraine"
                if word.text in _SUBJECT_VERBS and any(m.kind == "own" for m in mentions):
                    continue
                if is_everyday(lemma(words[after].text)):
                    continue
                yield word.text in _SUBJECT_VERBS, words[after].text
