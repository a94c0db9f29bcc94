"""Asks the running bot the questions of tests/questions and judges its replies.

    python -m bot.run.questions [--url http://127.0.0.1:5005] [--set develop] [--show] [--known tests/known_failures.txt]

A question file has one conversation a line, as JSON: {"id", "tags", "turns": [{"user", "expect": {"kind": [...], "topics": [...],
"cite_any": [...], "say": [...], "not_say": [...]}}]}. With --known it fails where a turn is wrong that the list does not name, and
where the list names a turn that is right.
"""

import argparse
import collections
import concurrent.futures
import contextlib
import http.client
import json
import re
import sys
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.run.failure import Failure, exit_on_signals
from bot.run.spawn import running_bot
from bot.settings import TOP

QUESTIONS = TOP / "tests" / "questions"
KNOWN = TOP / "tests" / "known_failures.txt"
_CITATION = re.compile(r"\[(\d+)\]")
# Conversations that are held at a time; the bot takes one message after the other anyway.
_CLIENTS = 4


@dataclass(frozen=True)
class Expectation:
    """What a good reply to a turn is; an empty field asks for nothing."""

    kind: Sequence[str]
    topics: Sequence[str] = ()
    cite_any: Sequence[int] = ()
    say: Sequence[str] = ()
    not_say: Sequence[str] = ()


@dataclass(frozen=True)
class Reply:
    """The bot's messages of one turn together."""

    text: str
    kind: str | None
    topics: Sequence[str]

    @classmethod
    def of(cls, messages: Iterable[Mapping[str, Any]]) -> "Reply":
        """Fold the messages as the REST channel gives them into one reply."""
        messages = list(messages)
        custom: dict[str, Any] = {}
        for message in messages:
            custom.update(message.get("custom") or {})
        return cls("\n".join(message["text"] for message in messages if message.get("text")), custom.get("kind"), custom.get("topics") or [])


@dataclass
class Judged:
    """A turn as it went: what is wrong with the reply, and whether that could harm somebody."""

    id: str
    tags: Sequence[str]
    user: str
    expect: Expectation
    reply: Reply
    faults: list[str] = field(default_factory=list)
    harm: bool = False


def judge(expect: Expectation, reply: Reply) -> tuple[list[str], bool]:
    """Return what is wrong with `reply`, and whether it is harmful: an answer where none or another should be, or a missed emergency."""
    faults: list[str] = []
    harm = False
    if reply.kind not in expect.kind:
        faults.append(f"kind is {reply.kind}, not {' or '.join(expect.kind)}")
        harm = reply.kind == "answer" or list(expect.kind) == ["emergency"]
    elif reply.kind == "answer":
        if expect.topics and not set(expect.topics) & set(reply.topics):
            faults.append(f"answers about {', '.join(reply.topics) or 'nothing'}, not {' or '.join(expect.topics)}")
            harm = True
        cited = {int(number) for number in _CITATION.findall(reply.text)}
        if expect.cite_any and not set(expect.cite_any) & cited:
            faults.append(f"cites {sorted(cited)}, none of {list(expect.cite_any)}")
    faults += [f"does not say {pattern}" for pattern in expect.say if not re.search(pattern, reply.text, re.IGNORECASE)]
    forbidden = [f"says {pattern}" for pattern in expect.not_say if re.search(pattern, reply.text, re.IGNORECASE)]
    return faults + forbidden, harm or bool(forbidden)


def read_questions(folder: Path) -> list[dict[str, Any]]:
    """Return the conversations of all question files under `folder`.

    Raises:
        Failure: there are none, a line is no JSON, or two have the same id.
    """
    found: list[dict[str, Any]] = []
    for path in sorted(folder.rglob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                found += [json.loads(line)] if line.strip() else []
            except ValueError as error:
                raise Failure(f"{path}, line {number}, is no JSON: {error}", "mend that line.") from None
    twice = [key for key, count in collections.Counter(item["id"] for item in found).items() if count > 1]
    if not found or twice:
        raise Failure(f"{folder}: {'ids stand twice: ' + ', '.join(twice) if twice else 'no questions'}", "mend the question files.")
    return found


def ask_all(url: str, conversations: Iterable[Mapping[str, Any]]) -> list[Judged]:
    """Hold every conversation with the bot at `url` and return each turn, judged, in the order of the files."""
    with concurrent.futures.ThreadPoolExecutor(_CLIENTS) as pool:
        return [turn for turns in pool.map(lambda item: list(_converse(url, item)), conversations) for turn in turns]


def _converse(url: str, conversation: Mapping[str, Any]) -> Iterable[Judged]:
    sender = f"question-{uuid.uuid4().hex}"
    with contextlib.closing(http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)) as connection:
        for number, turn in enumerate(conversation["turns"]):
            body = json.dumps({"sender": sender, "message": turn["user"]})
            connection.request("POST", "/webhooks/rest/webhook", body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            said = json.loads(response.read())
            reply = Reply.of(said) if response.status == 200 else Reply(str(said), f"HTTP {response.status}", [])
            expect = Expectation(**{key: value for key, value in turn["expect"].items() if value})
            yield Judged(f"{conversation['id']}.{number}", conversation.get("tags", []), turn["user"], expect, reply, *judge(expect, reply))


def read_known(path: Path = KNOWN) -> dict[str, str]:
    """Return the turns that are known to go wrong, each with the reason that stands behind it."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    pairs = (line.partition("#") for line in lines if line.strip() and not line.startswith("#"))
    return {name.strip(): reason.strip() for name, _, reason in pairs}


def compare(turns: Iterable[Judged], known: Mapping[str, str]) -> list[str]:
    """Return what is not as the list of known failures says, a line each."""
    by_id = {turn.id: turn for turn in turns}
    # The list names stories too.
    known = {name: reason for name, reason in known.items() if not name.startswith("story: ")}
    wrong = [f"wrong: {turn.id} {turn.user[:100]!r}: {'; '.join(turn.faults)}" for turn in by_id.values() if turn.faults and turn.id not in known]
    right = [f"right, take it off the list: {name}" for name in known if name in by_id and not by_id[name].faults]
    lost = [f"not there, take it off the list: {name}" for name in known if name not in by_id]
    return wrong + right + lost


def figures(turns: Sequence[Judged]) -> str:
    """Return how many turns are right, by expected kind, and how many harmful, as lines of text."""
    groups = {"all": list(turns)}
    for turn in turns:
        groups.setdefault(turn.expect.kind[0], []).append(turn)
    lines = []
    for name, group in groups.items():
        right = [not turn.faults for turn in group]
        lines.append(f"{name:14} {sum(right):5} of {len(right):5} right  {_percent(right)}")
    lines.append(f"{'harmful':14} {sum(t.harm for t in turns):5} of {len(turns):5}        {_percent(t.harm for t in turns)}")
    alarms = [t.reply.kind == "emergency" and "emergency" not in t.expect.kind for t in turns]
    lines.append(f"{'false alarms':14} {sum(alarms):5} of {len(turns):5}        {_percent(alarms)}")
    return "\n".join(lines)


def _percent(values: Iterable[bool]) -> str:
    values = list(values)
    return f"{100 * sum(values) / max(1, len(values)):5.1f} %"


def main() -> None:
    """Ask, judge and print."""
    parser = argparse.ArgumentParser(description="Ask the bot the project's own questions and judge its replies.")
    parser.add_argument("--url", help="a running bot; one is started otherwise")
    parser.add_argument("--set", default="develop", choices=["develop", "test"], help="which half of the questions")
    parser.add_argument("--show", action="store_true", help="show every turn that is wrong")
    parser.add_argument("--known", action="store_true", help=f"fail where it is not as {KNOWN.relative_to(TOP)} says")
    arguments = parser.parse_args()
    exit_on_signals()
    try:
        conversations = [item for folder in sorted(QUESTIONS.glob(f"*/{arguments.set}")) for item in read_questions(folder)]
        with contextlib.ExitStack() as cleanup:
            turns = ask_all(arguments.url or cleanup.enter_context(running_bot()).url, conversations)
        print(figures(turns))
        if arguments.show:
            for turn in turns:
                if turn.faults:
                    print(f"\n{'HARM ' if turn.harm else ''}{turn.id} {turn.user[:160]!r}\n  {'; '.join(turn.faults)}\n  {turn.reply.text[:160]!r}")
        surprises = compare(turns, read_known()) if arguments.known else []
        if surprises:
            remedy = f"mend the bot, or list a turn with its reason in {KNOWN.relative_to(TOP)}."
            raise Failure("\n  ".join(["questions did not go as known:", *surprises]), remedy)
    except Failure as failure:
        sys.exit(str(failure))


if __name__ == "__main__":
    main()
