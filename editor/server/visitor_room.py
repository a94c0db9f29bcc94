"""What visitors asked, for the page: put together when it is first looked at, because the encoder and the names take seconds."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.articles import ContentError
from editor.server.desk import Refused

if TYPE_CHECKING:
    from editor.visitors.deciding import Deciding
    from editor.visitors.overview import Group, Visitors


class VisitorRoom:
    """Looks at what visitors asked and carries out decisions. May be used from several threads."""

    def __init__(self, content: Path, work: Path) -> None:
        self._content = content
        self._work = work
        self._lock = threading.Lock()
        self._visitors: Visitors | None = None

    def look(self, days: int) -> dict[str, Any]:
        """The overview as JSON takes it, with the passages and sorts to choose from. Raises Refused where the conversations cannot be read."""
        overview = self._overview(days)
        deciding = self._deciding()
        return {
            "days": overview.days,
            "asked": overview.asked,
            "unanswered": overview.unanswered.data(),
            "emergencies": overview.emergencies.data(),
            "left_out": overview.left_out,
            "groups": [group.data() for group in overview.groups],
            "passages": deciding.passages(),
            "sorts": deciding.sorts(),
        }

    def decide(self, group_id: str, days: int, sent: dict[str, object]) -> dict[str, Any]:
        """Carry out what the page sent. Raises Refused where it cannot be done."""
        from editor.visitors import deciding as deciders

        group = self._group(group_id, days)
        deciding = self._deciding()
        sure = sent.get("not_personal") is True
        try:
            if sent.get("action") == "passage":
                done = deciding.belongs(group, _text(sent, "passage"), _text(sent, "sentence"), sure)
                return {"file": done.file, "findings": [finding.data() for finding in done.findings]}
            if sent.get("action") == "not_covered":
                weak = sent.get("weak") is True
                done = deciding.not_covered(group, _text(sent, "sort"), _text(sent, "name"), _text(sent, "beside"), weak, sure)
                return {"file": done.file, "findings": []}
            if sent.get("action") == "ignore":
                deciding.ignore(group)
            elif sent.get("action") == "undo":
                deciding.undo(group)
            else:
                raise Refused("De pagina vroeg iets onbekends. Laad haar opnieuw.", 400)
        except deciders.Refused as refusal:
            raise Refused(str(refusal), 409 if refusal.personal else 422) from None
        return {"file": "", "findings": []}

    def _overview(self, days: int) -> Any:
        from editor.visitors.store import NoStore

        try:
            return self._parts().look(days)
        except NoStore as error:
            raise Refused(str(error), 503) from None
        except ContentError as error:
            raise Refused(f"Verbeter eerst de fouten in de inhoud. De eerste: {error.problems[0]}") from None

    def _group(self, group_id: str, days: int) -> Group:
        group: Group | None = self._overview(days).find(group_id)
        if group is None:
            raise Refused("Deze vragen zijn er niet meer. Misschien is het gesprek verwijderd.", 404)
        return group

    def _parts(self) -> Visitors:
        from editor.visitors.setup import visitors_of

        with self._lock:
            if self._visitors is None:
                self._visitors = visitors_of(self._content, self._work)
            return self._visitors

    def _deciding(self) -> Deciding:
        from editor.visitors.deciding import Deciding

        return Deciding(self._parts(), self._content)


def _text(sent: dict[str, object], key: str) -> str:
    value = sent.get(key)
    return value.strip() if isinstance(value, str) else ""
