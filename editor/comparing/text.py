"""A comparison as text, in Dutch."""

from __future__ import annotations

from collections.abc import Iterator

from editor.comparing.changes import Change, Changes, Direction
from editor.comparing.replies import Reply

HEADINGS: dict[Direction, str] = {"worse": "slechter", "better": "beter", "other": "anders", "text": "alleen andere woorden"}
OUTCOMES = {"right": "goed", "wrong": "niet goed", "alarm": "vals alarm", "harm": "schadelijk", "missed": "noodgeval gemist"}
_LONGEST = 200  # characters of a message that are shown; its end tells most


def summary(changes: Changes) -> str:
    """How many changed, in one sentence."""
    counts = ", ".join(f"{len(changes.of(direction))} {heading}" for direction, heading in HEADINGS.items())
    harmful = f"; {len(changes.harmful)} werd schadelijk" if changes.harmful else ""
    return f"{changes.turns} beurten gevraagd, {len(changes.changed)} antwoorden veranderd: {counts}{harmful}."


def lines(changes: Changes) -> Iterator[str]:
    """The whole comparison, what got worse first."""
    yield summary(changes)
    for kind in sorted(set(changes.old_kinds) | set(changes.new_kinds)):
        before, after = changes.old_kinds[kind], changes.new_kinds[kind]
        yield f"  {kind:13}{before:6} → {after:6}" + (f"  ({after - before:+d})" if before != after else "")
    for direction, heading in HEADINGS.items():
        found = changes.of(direction)
        if found:
            yield f"\n{heading.upper()} ({len(found)})"
        for change in found:
            yield from _change(change)


def _change(change: Change) -> Iterator[str]:
    mark = "WERD SCHADELIJK " if change.became_harmful else ""
    yield f"{mark}{change.name} {change.said[-1][-_LONGEST:]!r}" + (f" [na {' / '.join(change.said[:-1])[-_LONGEST:]!r}]" if len(change.said) > 1 else "")
    yield f"    was   {_told(change.old, change.old_outcome)}"
    yield f"    wordt {_told(change.new, change.new_outcome)}" + (f"  ({'; '.join(change.faults)})" if change.faults else "")


def _told(reply: Reply, outcome: str | None) -> str:
    what = ", ".join(reply.passages or reply.topics)
    return f"{reply.kind}{f' {what}' if what else ''}{f': {OUTCOMES[outcome]}' if outcome else ''}"
