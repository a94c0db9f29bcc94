"""The list of what the bot is known to get wrong, and how it is held against what it did get wrong."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from bot.settings import TOP

KNOWN = TOP / "tests" / "known_failures.txt"


def read_known(kind: str, path: Path = KNOWN) -> dict[str, str]:
    """Return what is listed as `kind` ("story" or "question"), each with the reason that stands behind it.

    A line is such as `question: w001.0 # why`.
    """
    known = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        found, _, rest = line.partition(":")
        if found.strip() == kind:
            name, _, reason = rest.partition(" #")
            known[name.strip()] = reason.strip()
    return known


def surprises(wrong: Mapping[str, str], known: Iterable[str]) -> list[str]:
    """Return what is wrong but not listed, with what is wrong about it, and what is listed but not wrong, a line each."""
    known = list(known)
    unlisted = [f"wrong: {name}{': ' if why else ''}{why}" for name, why in wrong.items() if name not in known]
    return unlisted + [f"right or gone, take it off the list: {name}" for name in known if name not in wrong]


def write_known(kind: str, wrong: Mapping[str, str], path: Path = KNOWN) -> None:
    """List all of `wrong` as `kind`, with the reasons that are there already or else what is wrong; leave other lines as they are."""
    before = read_known(kind, path)
    others = [line for line in path.read_text(encoding="utf-8").splitlines() if line.partition(":")[0].strip() != kind]
    listed = [f"{kind}: {name} # {before.get(name) or why}" for name, why in wrong.items()]
    path.write_text("\n".join([*others, *listed]) + "\n", encoding="utf-8")
