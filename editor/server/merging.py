"""Brings together two versions of an article that come from one: what only one of them changed is taken over, what both changed is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from editor.server.fields import names, same

Path = tuple[str, ...]  # names of fields; passages by their id, sources by their number
_NOTHING = object()  # a field that is not there


@dataclass(frozen=True)
class Clash:
    """A field that two changed differently: what each made of it. None where one took it away."""

    path: Path
    mine: Any
    theirs: Any

    def data(self) -> dict[str, Any]:
        """For JSON."""
        return {"path": list(self.path), "mine": self.mine, "theirs": self.theirs}


def merge(base: Any, mine: Any, theirs: Any) -> tuple[Any, list[Clash]]:
    """What both make of `base`. Where they clash the result has `mine`, or `theirs` where mine took it away."""
    clashes: list[Clash] = []
    merged = _merge(base, mine, theirs, (), clashes)
    return merged, clashes


def _merge(base: Any, mine: Any, theirs: Any, path: Path, clashes: list[Clash]) -> Any:
    if _same(mine, theirs) or _same(theirs, base):
        return mine
    if _same(mine, base):
        return theirs
    if isinstance(mine, dict) and isinstance(theirs, dict):
        return _merge_fields(base if isinstance(base, dict) else {}, mine, theirs, path, clashes)
    if isinstance(mine, list) and isinstance(theirs, list):
        named = [names(items) for items in (mine, theirs)]
        if all(named):
            before = base if isinstance(base, list) else []
            parts = [dict(zip(names(items) or [], items, strict=False)) for items in (before, mine, theirs)]
            return list(_merge_fields(parts[0], parts[1], parts[2], path, clashes).values())
        if not any(isinstance(item, (dict, list)) for item in [*mine, *theirs]):
            return _merge_lines(base if isinstance(base, list) else [], mine, theirs)
    clashes.append(Clash(path, None if mine is _NOTHING else mine, None if theirs is _NOTHING else theirs))
    return theirs if mine is _NOTHING else mine


def _same(one: Any, other: Any) -> bool:
    return one is other or (one is not _NOTHING and other is not _NOTHING and same(one, other))


def _merge_fields(base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any], path: Path, clashes: list[Clash]) -> dict[str, Any]:
    merged = {}
    for key in _order(list(base), list(mine), list(theirs)):
        value = _merge(base.get(key, _NOTHING), mine.get(key, _NOTHING), theirs.get(key, _NOTHING), (*path, key), clashes)
        if value is not _NOTHING:
            merged[key] = value
    return merged


def _order(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """The order of whoever changed it (mine, where both did), with what only the other has put after what it follows there."""
    kept = [key for key in mine if key in base]
    first, second = (theirs, mine) if kept == [key for key in base if key in mine] else (mine, theirs)
    order = list(first)
    for place, key in enumerate(second):
        if key in order:
            continue
        before = next((other for other in reversed(second[:place]) if other in order), None)
        order.insert(order.index(before) + 1 if before is not None else 0, key)
    return order


def _merge_lines(base: list[Any], mine: list[Any], theirs: list[Any]) -> list[Any]:
    """Lists of questions or words: what either added is there, what either took away is not."""
    gone = [item for item in base if item not in mine or item not in theirs]
    return [item for item in _order(base, list(dict.fromkeys(mine)), list(dict.fromkeys(theirs))) if item not in gone]


def differences(old: Any, new: Any, path: Path = ()) -> Iterator[Clash]:
    """Every field that is not the same in two versions; `mine` of each is the new value, `theirs` the old."""
    if old == new:
        return
    before, after = _parts(old), _parts(new)
    if before is None or after is None or not before or not after:
        yield Clash(path, None if new is _NOTHING else new, None if old is _NOTHING else old)
        return
    for key in _order(list(before), list(after), list(before)):
        yield from differences(before.get(key, _NOTHING), after.get(key, _NOTHING), (*path, key))


def _parts(value: Any) -> dict[str, Any] | None:
    if isinstance(value, dict):
        return value
    found = names(value) if isinstance(value, list) else None
    return dict(zip(found, value, strict=True)) if found else None
