"""The draft that a paper becomes: topics, passages with proposed questions, sources, and what its editor still has to look at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.articles import CITATION
from bot.language.everyday import is_everyday
from bot.language.spelling import frequency
from bot.language.words import split
from editor.importing.blocks import Block, Doubt, Paper, Unreadable
from editor.importing.claims import Claim, cut
from editor.importing.numbers import Numbers, style_of
from editor.importing.plain_text import read_text
from editor.importing.references import Reference, References, line_under, reference, take_references
from editor.importing.sections import Section, outline, slug
from editor.importing.wording import wording

LARGEST = 20_000_000  # bytes: an article with pictures is a few million


@dataclass(frozen=True)
class DraftPassage:
    """A passage with what the import proposes for it; `questions` is empty where none could be made, or where a heading tells no topic to ask after."""

    id: str
    topics: tuple[str, ...]
    claim: Claim
    questions: tuple[str, ...]
    told: bool = True


@dataclass
class Draft:
    """A whole article. `topics` are names by id; `sources` hold what the paper prints at a number, None where it prints only the number."""

    title: str
    substance: str
    topics: dict[str, str]
    passages: list[DraftPassage]
    sources: dict[int, Reference | None]
    doubts: list[Doubt] = field(default_factory=list)


def import_article(path: Path, substance: str | None = None, encoding: str | None = None) -> Draft:
    """Make a draft of a text or Word file.

    Raises:
        Unreadable: the file is not there, too large, or not something to read.
    """
    return make_draft(read_paper(path, encoding), substance)


def read_paper(path: Path, encoding: str | None = None) -> Paper:
    """Read a file by what it is, whatever its name says. Raises Unreadable."""
    if not path.is_file():
        found = "een map" if path.is_dir() else "niets"
        raise Unreadable(path, found, "een bestand", "Kijk of de naam klopt.")
    size = path.stat().st_size
    if size > LARGEST:
        remedy = "Haal plaatjes eruit, of kopieer alleen de tekst naar een nieuw bestand."
        raise Unreadable(path, f"{size / 1_000_000:.0f} MB", f"hoogstens {LARGEST // 1_000_000} MB", remedy)
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(b"%PDF"):
        raise Unreadable(path, "een PDF", "platte tekst of een Word-bestand (.docx)", "Vraag de schrijver om het Word-bestand, of kopieer de tekst.")
    if start[:2] == b"PK" or start.startswith(b"\xd0\xcf\x11\xe0") or (path.suffix.casefold() in (".docx", ".doc") and size):
        from editor.importing.word import read_word  # imported here: only Word files need it

        return read_word(path)
    return read_text(path, encoding)


def make_draft(paper: Paper, substance: str | None = None) -> Draft:
    """Make a draft of a paper that was read. Raises Unreadable where nothing is left to make passages of."""
    references = take_references(paper)
    style = style_of(block.text for block in references.blocks)
    numbers = Numbers(style, references.found)
    blocks = _rewritten(references, numbers)
    if not any(block.kind in ("paragraph", "item", "row") for block in blocks):
        raise Unreadable("het bestand", "geen lopende tekst", "een artikel met alinea's", "Kijk of dit het goede bestand is.")
    plan = outline(blocks, substance)
    doubts = [*paper.doubts, *references.doubts, *numbers.doubts, *plan.doubts]
    topics: dict[str, str] = {}
    passages: list[DraftPassage] = []
    for section in plan.sections:
        ids = {slug(name, "_"): name for name in section.topics}
        topics = {**ids, **topics}
        claims, unsure = cut(section.blocks)
        asked = (section.question,) if section.question else ()
        passages += [DraftPassage("", tuple(ids), claim, () if place else asked, section.told) for place, claim in enumerate(claims)]
        doubts += [Doubt(section.place, _of_heading(section, list(ids.values()))), *unsure]
    topics = {key: topics[key] for passage in passages for key in passage.topics}
    named = with_questions(_with_ids(passages), topics, plan.substance)
    doubts += [Doubt(passage.claim.place, f"geen vraag voor te stellen bij {passage.id}") for passage in named if not passage.questions]
    return Draft(plan.title, plan.substance, topics, named, _sources(named, references, doubts), doubts)


def _of_heading(section: Section, names: list[str]) -> str:
    if section.told:
        return f"onderwerp uit de kop '{section.heading}': {', '.join(names)}"
    taken = " en als voorbeeldvraag overgenomen" if section.question else ""
    return f"de kop '{section.heading}' noemt geen onderwerp{taken}: kies zelf het onderwerp (nu: {', '.join(names)})"


def _rewritten(references: References, numbers: Numbers) -> list[Block]:
    """The blocks with their numbers as [n]; a reference by itself under a paragraph goes to the one number that the paragraph cites."""
    blocks: list[Block] = []
    for block in references.blocks:
        line = line_under(block) if block.kind == "paragraph" else None
        if line is None:
            blocks.append(Block(block.kind, numbers.rewrite(block.text, block.place), block.place))
            continue
        above = list(dict.fromkeys(CITATION.findall(blocks[-1].text))) if blocks else []
        if len(above) == 1 and int(above[0]) not in references.found:
            references.found[int(above[0])] = reference(line)
            references.doubts.append(Doubt(block.place, f"gelezen als de verwijzing van bron {above[0]}, die erboven staat: kijk of dat klopt"))
        else:
            references.doubts.append(Doubt(block.place, f"een verwijzing waarvan het nummer niet te zien is, weggelaten: '{line}'"))
    return blocks


def _sources(passages: list[DraftPassage], references: References, doubts: list[Doubt]) -> dict[int, Reference | None]:
    """Every number that is cited or that has a reference, in order."""
    cited = {number for passage in passages for number in passage.claim.numbers}
    found: dict[int, Reference | None] = {number: references.found.get(number) for number in sorted(cited | set(references.found))}
    for number in sorted(set(references.found) - cited):
        doubts.append(Doubt("bronnenlijst", f"bron {number} wordt in de tekst nergens genoemd"))
    if found:
        missing = [number for number in range(1, max(found)) if number not in found]
        doubts += [Doubt("hele tekst", f"nummer {number} komt niet voor, hogere wel") for number in missing]
        bare = [str(number) for number, printed in found.items() if printed is None]
        if bare:
            doubts.append(Doubt("bronnenlijst", f"de tekst geeft geen verwijzing bij {', '.join(bare)}"))
    return found


def _with_ids(passages: list[DraftPassage]) -> list[DraftPassage]:
    """An id of topic and aspect for each; with a count where there are more of the same."""
    wanted = [f"{passage.topics[0].replace('_', '-')}-{wording()['kant_in_id'][passage.claim.aspect]}" for passage in passages]
    total, seen = Counter(wanted), Counter[str]()
    named = []
    for passage, name in zip(passages, wanted, strict=True):
        seen[name] += 1
        named.append(replace(passage, id=f"{name}-{seen[name]}" if total[name] > 1 else name))
    return named


def with_questions(passages: list[DraftPassage], topics: dict[str, str], substance: str) -> list[DraftPassage]:
    """A question for each topic of each passage, from its aspect; where another passage has that one, a question by a telling word of its own text.

    A question asks only after what the text itself speaks of, and states nothing.
    """
    taken: set[str] = set()
    done = []
    used = Counter(word for passage in passages for word in set(_telling(passage.claim.text)))
    for passage in passages:
        templates = wording()["vragen"][passage.claim.aspect]
        names = [topics[topic] for topic in passage.topics if passage.told and topics[topic].casefold() != substance.casefold()]
        proposed = [*passage.questions] + [template.format(stof=substance, onderwerp=name) for name in names for template in templates]
        questions = [question for question in proposed if question.casefold() not in taken]
        if not questions and names:
            words = sorted(dict.fromkeys(_telling(passage.claim.text)), key=lambda word: (used[word], frequency(word)))
            own = [wording()["vraag_met_woord"].format(onderwerp=names[0], woord=word) for word in words if word not in names[0] and word != substance]
            questions = [question for question in own if question.casefold() not in taken][:1]
        taken.update(question.casefold() for question in questions)
        done.append(replace(passage, questions=tuple(questions)))
    return done


def _telling(text: str) -> list[str]:
    """Words that are no everyday words: what a question can be about."""
    return [word.text for word in split(CITATION.sub("", text)) if len(word.text) > 4 and word.text.isalpha() and not is_everyday(word.text)]
