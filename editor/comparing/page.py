"""A comparison as a page: one file, the replies side by side with what differs marked."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from editor.comparing.changes import Change, Changes
from editor.comparing.replies import Reply
from editor.comparing.side import Side
from editor.comparing.text import HEADINGS, OUTCOMES, summary

_PAGE = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Klachtwijzer: vergelijking</title><meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 80rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed }} th, td {{ border-bottom: 1px solid #ddd; padding: .4rem .5rem; text-align: left;
vertical-align: top; overflow-wrap: anywhere }} .said {{ width: 26% }} .counts {{ width: auto; table-layout: auto }} small {{ color: #555 }}
p {{ margin: .2rem 0 .5rem; white-space: pre-line }} del {{ background: #fde0dc }} ins {{ background: #d8f0d8; text-decoration: none }}
.harmful td {{ background: #fff1ef }} .bad {{ color: #a40000; font-weight: bold }}
</style></head><body>
<h1>Vergelijking</h1>
<p>{summary}</p>
{body}
</body></html>
"""


def write_page(changes: Changes, old: Side, new: Side, path: Path) -> Path:
    """Write the page and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_PAGE.format(summary=escape(summary(changes)), body="\n".join(_body(changes, old, new))), encoding="utf-8")
    return path


def _body(changes: Changes, old: Side, new: Side) -> Iterator[str]:
    yield "<ul>"
    for label, side in (("Was", old), ("Wordt", new)):
        model = f" <small>(model {escape(side.model.name)})</small>" if side.model else ""
        yield f"<li>{label}: {escape(side.name)}{model}</li>"
    yield "</ul>"
    if changes.harmful:
        yield f'<p class="bad">{len(changes.harmful)} antwoorden werden schadelijk.</p>'
    yield '<table class="counts"><tr><th>soort antwoord</th><th>was</th><th>wordt</th><th>verschil</th></tr>'
    for kind in sorted(set(changes.old_kinds) | set(changes.new_kinds)):
        before, after = changes.old_kinds[kind], changes.new_kinds[kind]
        yield f"<tr><td>{escape(kind)}</td><td>{before}</td><td>{after}</td><td>{f'{after - before:+d}' if after != before else ''}</td></tr>"
    yield "</table>"
    for direction, heading in HEADINGS.items():
        found = changes.of(direction)
        if not found:
            continue
        yield f'<h2 id="{direction}">{heading.capitalize()} ({len(found)})</h2>'
        yield '<table><tr><th class="said">vraag</th><th>was</th><th>wordt</th></tr>'
        yield from map(_row, found)
        yield "</table>"


def _row(change: Change) -> str:
    before, after = marked(change.old.text, change.new.text)
    earlier = "".join(f"<small>{escape(text)}</small><br>" for text in change.said[:-1])
    faults = f"<br><small>{escape('; '.join(change.faults))}</small>" if change.faults else ""
    said = f"{earlier}{escape(change.said[-1])}<br><small>{escape(change.name)} {escape(', '.join(change.tags))}</small>{faults}"
    harmful = ' class="harmful"' if change.became_harmful else ""
    old, new = _reply(change.old, change.old_outcome, before), _reply(change.new, change.new_outcome, after)
    return f"<tr{harmful}><td>{said}</td><td>{old}</td><td>{new}</td></tr>"


def _reply(reply: Reply, outcome: str | None, text: str) -> str:
    judged = f' <b class="{"" if outcome == "right" else "bad"}">{OUTCOMES[outcome]}</b>' if outcome else ""
    about = f"{escape(reply.kind)} {escape(', '.join(reply.passages))}{judged}<br><small>onderwerpen: {escape(', '.join(reply.topics) or 'geen')}</small>"
    return f"{about}<p>{text}</p>"


def marked(old: str, new: str) -> tuple[str, str]:
    """Both texts as HTML, with the words marked that the other does not have."""
    before, after = re.findall(r"\s+|\S+", old), re.findall(r"\s+|\S+", new)
    out_old, out_new = [], []
    for what, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = escape("".join(before[a:b])), escape("".join(after[c:d]))
        out_old.append(gone if what == "equal" or not gone.strip() else f"<del>{gone}</del>")
        out_new.append(come if what == "equal" or not come.strip() else f"<ins>{come}</ins>")
    return "".join(out_old), "".join(out_new)
