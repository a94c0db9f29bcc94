"""What an editor does with a group of questions: adds an example question, adds to the lists of what is not covered, or hides it.

Content is changed with the same care as in the page: nothing is written that the checks refuse, nobody's change is overwritten.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.articles import Article, ContentError, parse_strictly
from bot.content_yaml import load
from bot.language.entries import parse_lists
from bot.language.words import plain, readable, split
from editor import files
from editor.checks import check_text
from editor.document import Document
from editor.findings import Finding
from editor.visitors.decisions import Decision
from editor.visitors.overview import Group, Visitors
from editor.visitors.scrubbing.scrubber import PLACEHOLDER
from editor.yaml_text import edits

LONGEST_QUESTION, LONGEST_NAME = 200, 60


class Refused(Exception):
    """What the editor asked cannot be done as it stands; the text says why. `personal`: she may say that it holds nothing personal."""

    def __init__(self, reason: str, findings: list[Finding] | None = None, personal: bool = False) -> None:
        super().__init__(reason)
        self.findings = findings or []
        self.personal = personal


@dataclass(frozen=True)
class Done:
    """What was written: the file, and what is worth a look in it because of this."""

    file: str
    findings: tuple[Finding, ...]


class Deciding:
    """Carries out decisions in a content folder.

    Args:
        saving: called with an article's slug before its file is changed; may raise Refused where somebody is working on it.
    """

    def __init__(self, visitors: Visitors, content: Path, clock: Callable[[], float] = time.time, saving: Callable[[str], None] = lambda slug: None) -> None:
        self._visitors = visitors
        self._articles = content / "articles"
        self._lists = content / "niet-behandeld"
        self._clock = clock
        self._saving = saving

    def belongs(self, group: Group, passage: str, sentence: str, not_personal: bool = False) -> Done:
        """Add a sentence as an example question of a passage. Raises Refused, with the errors that it would make."""
        sentence = self._sentence(sentence, LONGEST_QUESTION, not_personal)
        path, place = self._passage(passage)
        self._saving(path.stem)
        stored = files.read(path)
        document = Document.parse(stored.text, str(path))
        questions = document.get(("passages", place, "vragen"))
        others = {str(other): files.read(other).text for other in sorted(self._articles.glob("*.yml")) if other != path}
        before = {(finding.code, finding.found) for finding in check_text(stored.text, str(path), others)}
        document.insert(("passages", place, "vragen", len(questions)), sentence)
        findings = [finding for finding in check_text(document.text, str(path), others) if (finding.code, finding.found) not in before]
        wrong = [finding for finding in findings if finding.level == "error"]
        if wrong:
            raise Refused(f"Deze zin kan er niet bij: {wrong[0].found}. {wrong[0].remedy}", wrong)
        self._save(path, document.text, stored.version)
        self._decide(group, Decision("passage", self._clock(), group.count, passage, group.questions))
        return Done(str(path), tuple(findings))

    def not_covered(self, group: Group, sort: str, name: str, beside: str = "", weak: bool = False, not_personal: bool = False) -> Done:
        """Add a name to the list of this sort ("stof", "klacht"…), or to the other names (`ook`) of the term `beside` in it. Raises Refused."""
        name = self._sentence(name, LONGEST_NAME, not_personal).rstrip("?!. ")
        path = self._list(sort)
        self._not_there(name)
        stored = files.read(path)
        data, _ = load(stored.text)
        terms = data["termen"]
        if beside:
            number = next((number for number, term in enumerate(terms) if term["naam"] == beside), None)
            if number is None:
                raise Refused(f"In de lijst {path.name} staat geen {beside}. Kies een naam die er staat, of laat dit leeg.")
            changed = {**terms[number], "ook": [*terms[number].get("ook", []), name]}
            text = _with_other_name(stored.text, number, changed)
            expected = [*terms[:number], changed, *terms[number + 1 :]]
        else:
            term = {"naam": name, **({"zwak": True} if weak else {})}
            text = edits.item_added(stored.text, ("termen", len(terms)), term)
            expected = [*terms, term]
        self._check_list(path, text, {**data, "termen": expected})
        self._save(path, text, stored.version)
        self._decide(group, Decision("not_covered", self._clock(), group.count, f"{sort}: {beside or name}", group.questions))
        return Done(str(path), ())

    def ignore(self, group: Group) -> None:
        """Hide a group until it is asked clearly more often."""
        self._decide(group, Decision("ignore", self._clock(), group.count, "", group.questions))

    def undo(self, group: Group) -> bool:
        """Take back what was decided; content stays as it is. False where nothing was decided."""
        return self._visitors.decisions.undo(group.questions)

    def sorts(self) -> list[str]:
        """The sorts that there are lists of."""
        return [str(load(files.read(path).text)[0]["soort"]) for path in sorted(self._lists.glob("*.yml"))]

    def passages(self) -> list[dict[str, str]]:
        """The passages that a question can belong to: `id`, its article's `slug` and its first `question`."""
        found = []
        for path in sorted(self._articles.glob("*.yml")):
            try:
                article = parse_strictly(Article, files.read(path).text, str(path))
            except ContentError:  # told where articles are edited
                continue
            found += [{"id": passage.id, "slug": path.stem, "question": passage.questions[0]} for passage in article.passages]
        return found

    def _sentence(self, text: str, longest: int, not_personal: bool) -> str:
        """A text that may stand in the content. Raises Refused where it is empty, too long or not without personal details."""
        text = " ".join(text.split())
        if not text or not any(char.isalpha() for char in text):
            raise Refused("Typ eerst een zin.")
        if len(text) > longest:
            raise Refused(f"De tekst heeft {len(text)} tekens; verwacht: ten hoogste {longest}. Maak er een korte zin van.")
        left = PLACEHOLDER.search(text)
        if left:
            raise Refused(f"Er staat nog {left.group(0)} in. Haal dat weg of schrijf de zin anders.")
        scrubbed = self._visitors.scrub(text)
        if scrubbed != text and not not_personal and PLACEHOLDER.search(scrubbed):
            raise Refused(f"Hierin staat misschien iets persoonlijks: {scrubbed}. Schrijf de zin anders, of zeg dat het niets persoonlijks is.", personal=True)
        return text

    def _passage(self, passage: str) -> tuple[Path, int]:
        for path in sorted(self._articles.glob("*.yml")):
            try:
                data = Document.parse(files.read(path).text, str(path)).data
            except ContentError:
                continue
            for place, one in enumerate(data.get("passages") or []):
                if isinstance(one, dict) and one.get("id") == passage:
                    return path, place
        raise Refused(f"Er is geen passage {passage or '(leeg)'}. Kies een passage uit de lijst.")

    def _list(self, sort: str) -> Path:
        for path in sorted(self._lists.glob("*.yml")):
            if load(files.read(path).text)[0].get("soort") == sort:
                return path
        raise Refused(f"Er is geen lijst van de soort {sort or '(leeg)'}. Verwacht: {', '.join(self.sorts())}.")

    def _not_there(self, name: str) -> None:
        """Refuse a name that a list or an article has already."""
        wanted = _form(name)
        for path in sorted(self._lists.glob("*.yml")):
            for listed, (_, value, *_rest) in parse_lists({path: path.read_bytes()}):
                if _form(listed) == wanted:
                    raise Refused(f"'{name}' staat al in {path.name}, bij {value}.")
        for path in sorted(self._articles.glob("*.yml")):
            try:
                article = parse_strictly(Article, files.read(path).text, str(path))
            except ContentError:
                continue
            topics = [word for topic in article.topics.values() for word in (topic.name, *topic.synonyms, *topic.descriptions)]
            if wanted in map(_form, (article.substance.name, *article.substance.synonyms, *article.also_named, *topics)):
                raise Refused(f"'{name}' staat in het artikel {path.stem}. Wat een artikel noemt, hoort niet bij wat niet behandeld wordt.")

    def _check_list(self, path: Path, text: str, expected: object) -> None:
        data, lines = load(text)
        if data != expected or lines.doubles:
            raise Refused(f"{path.name}: deze naam kan zo niet worden opgeschreven. Gebruik alleen letters, cijfers en streepjes.")
        try:
            list(parse_lists({path: text.encode()}))
        except ContentError as error:
            raise Refused(str(error), [Finding.of(problem) for problem in error.problems]) from None

    def _save(self, path: Path, text: str, version: str) -> None:
        try:
            files.save(path, text, version)
        except files.Conflict:
            raise Refused(f"{path.name} veranderde op dit moment ook. Probeer het nog eens.") from None

    def _decide(self, group: Group, decision: Decision) -> None:
        self._visitors.decisions.add(decision)


def _with_other_name(text: str, number: int, changed: dict[str, Any]) -> str:
    """The list with the last of a term's other names added, changing as little as can be."""
    with suppress(edits.NoWay, yaml.YAMLError, IndexError, ValueError):
        if len(changed["ook"]) > 1:
            return edits.item_added(text, ("termen", number, "ook", len(changed["ook"]) - 1), changed["ook"][-1])
        return edits.key_added(text, ("termen", number, "ook"), changed["ook"], ["naam", "ook", "zwak"])
    return edits.replaced(text, ("termen", number), changed)


def _form(name: str) -> str:
    return " ".join(word.text for word in split(readable(plain(name))))
