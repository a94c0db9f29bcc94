"""`python -m evaluation MODEL FILE…`: prints the figures and, with --show, every miss."""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import Callable, Sequence

from evaluation.bot import Bot
from evaluation.judge import Verdict
from evaluation.questions import read_questions


def main() -> int:
    """Entry point."""
    parser = argparse.ArgumentParser(prog="python -m evaluation")
    parser.add_argument("--model", type=Path, default=Path("models"))
    parser.add_argument("--show", action="store_true")
    parser.add_argument("files", type=Path, nargs="+")
    args = parser.parse_args()
    verdicts = list(Bot(args.model).ask(read_questions(args.files)))
    print(summary(verdicts))
    if args.show:
        for verdict in verdicts:
            if not verdict.right:
                print(miss(verdict))
    return 0


def summary(verdicts: Sequence[Verdict]) -> str:
    """The figures as text."""
    lines = [_share("all turns", verdicts)]
    groups: tuple[tuple[str, Callable[[Verdict], str]], ...] = (("kind", lambda v: v.turn.expected.kinds[0]), ("file", lambda v: "/".join(Path(v.conversation.file).parts[-2:])))
    for name, key in groups:
        by: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in verdicts:
            by[key(verdict)].append(verdict)
        lines += [_share(f"  {name} {value}", by[value]) for value in sorted(by)]
    total = max(1, len(verdicts))
    for label, picked in (("harmful", [v for v in verdicts if v.harm]), ("missed emergencies", [v for v in verdicts if v.missed_emergency]), ("false alarms", [v for v in verdicts if v.false_alarm])):
        lines.append(f"{label} {len(picked)}/{len(verdicts)} = {100 * len(picked) / total:.2f} %")
    times = sorted(verdict.seconds for verdict in verdicts)
    lines.append(f"milliseconds a turn, in this process: median {1000 * times[len(times) // 2]:.1f}, 99 % {1000 * times[int(len(times) * 0.99)]:.1f}")
    return "\n".join(lines)


def _share(label: str, verdicts: Sequence[Verdict]) -> str:
    right = sum(verdict.right for verdict in verdicts)
    return f"{label} {right}/{len(verdicts)} = {100 * right / max(1, len(verdicts)):.1f} %"


def miss(verdict: Verdict) -> str:
    """One miss, for reading."""
    mark = "HARM " if verdict.harm else ""
    return (
        f"{mark}{verdict.conversation.id}.{verdict.number} {verdict.turn.text[-260:]!r}\n    {'; '.join(verdict.faults)}"
        f"\n    -> {verdict.intent} {verdict.confidence:.2f} {verdict.kind} {','.join(verdict.passages)} {verdict.text[:90]!r}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
