"""The real bot publishes what is written in its content folder, while conversations go on. The folder is a copy: nothing is written in content/."""

import os
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.publication.status import Status, read_status
from bot.run.spawn import RunningBot, running_bot
from bot.settings import TOP
from tests.asking import Visitor

pytestmark = pytest.mark.bot
QUESTION = "Helpt magnesium bij migraine?"
NAMES = "    naam: migraine\n    rol: klacht\n"


@dataclass(frozen=True)
class Desk:
    """A content folder to write in and the data folder of the bot that watches it."""

    article: Path
    data: Path

    def replace(self, old: str, new: str) -> None:
        text = self.article.read_text(encoding="utf-8")
        assert old in text
        self.article.write_text(text.replace(old, new, 1), encoding="utf-8")

    def wait(self, *states: str, seconds: float = 600) -> Status:
        """The running bot's status once it is one of these."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            status = read_status()
            if status.running and status.state in states:
                return status
            time.sleep(0.05)
        raise AssertionError(f"still {read_status()} after {seconds} s")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    shutil.copytree(TOP / "content", tmp_path / "content")
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("KLACHTWIJZER_CONTENT", str(tmp_path / "content"))
    monkeypatch.setenv("KLACHTWIJZER_DATA", str(tmp_path / "data"))
    return Desk(tmp_path / "content" / "articles" / "magnesium-hersenen.yml", tmp_path / "data")


@pytest.fixture
def watched(desk: Desk) -> Iterator[RunningBot]:
    with running_bot(desk.data) as running:
        desk.wait("live", seconds=30)
        yield running


def children(pid: int) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(folder.name))
    return found


def test_wording_is_live_while_another_conversation_goes_on(desk: Desk, watched: RunningBot) -> None:
    visitor, other = Visitor(watched.url), Visitor(watched.url)
    assert other.ask(QUESTION).kind == "answer"
    visitor.ask(QUESTION)
    ended = threading.Event()
    kinds: list[str] = []

    def go_on() -> None:
        while not ended.is_set():
            kinds.append(other.ask("hoe snel dan?").kind)
            time.sleep(0.2)

    talking = threading.Thread(target=go_on)
    talking.start()
    try:
        end = time.monotonic() + 20  # how soon it is there is measured: python -m scripts.bench_publishing
        desk.replace("is magnesium een nuttige behandeling bij migraine", "is magnesium (verzonnen proeftekst) een nuttige behandeling bij migraine")
        while "(verzonnen proeftekst)" not in visitor.ask(QUESTION).text:
            assert time.monotonic() < end
    finally:
        ended.set()
        talking.join()
    assert kinds
    assert set(kinds) == {"answer"}


def test_broken_content_is_not_published_also_over_a_restart(desk: Desk) -> None:
    with running_bot(desk.data) as running:
        desk.wait("live", seconds=30)
        desk.replace("aspect: effect", "aspect: haast")
        status = desk.wait("invalid", seconds=30)
        assert any("haast" in problem["found"] for problem in status.problems)
        assert Visitor(running.url).ask(QUESTION).kind == "answer"
    with running_bot(desk.data) as again:
        said = (desk.data / "start.log").read_text()
        assert "haast" in said
        assert "The bot starts with the last published version" in said
        assert Visitor(again.url).ask(QUESTION).kind == "answer"
        desk.replace("aspect: haast", "aspect: effect")
        desk.wait("live", seconds=30)


def test_recognition_is_trained_asked_and_exchanged(desk: Desk, watched: RunningBot) -> None:
    visitor = Visitor(watched.url)
    assert visitor.ask("helpt magnesium bij bonkkop?").kind != "answer"
    assert visitor.ask(QUESTION).kind == "answer"
    before = read_status().live
    desk.replace(f"{NAMES}    ook: [", f"{NAMES}    ook: [bonkkop, ")
    desk.wait("training", seconds=60)
    status = desk.wait("live", "refused", "failed")
    assert (status.state, status.worse) == ("live", []), status
    assert status.live != before
    follow_up = visitor.ask("hoe snel dan?")
    assert follow_up.custom["topics"][:1] == ["migraine"]
    assert visitor.ask("helpt magnesium bij bonkkop?").kind == "answer"


def test_what_makes_it_worse_is_refused(desk: Desk, watched: RunningBot) -> None:
    text = desk.article.read_text(encoding="utf-8")
    start = text.index(NAMES)
    desk.replace(text[start : text.index("    omschrijvingen:", start)], "    naam: verzonnenkwaal\n")
    live = read_status().live
    desk.wait("training", seconds=60)
    status = desk.wait("refused", "live", "failed")
    assert status.state == "refused", status
    assert status.worse
    assert any("migraine" in change.question for change in status.worse)
    assert status.live == live
    assert Visitor(watched.url).ask(QUESTION).kind == "answer"


def test_a_bot_that_is_killed_leaves_no_child_and_starts_again(desk: Desk) -> None:
    with running_bot(desk.data) as running:
        desk.wait("live", seconds=30)
        desk.replace(f"{NAMES}    ook: [", f"{NAMES}    ook: [bonkkop, ")
        desk.wait("training", seconds=60)
        end = time.monotonic() + 20
        while not (left := children(running.pid)) and time.monotonic() < end:
            time.sleep(0.05)
        assert left
        os.kill(running.pid, signal.SIGKILL)
        end = time.monotonic() + 10
        while any(Path(f"/proc/{pid}").exists() for pid in left) and time.monotonic() < end:
            time.sleep(0.05)
        assert [pid for pid in left if Path(f"/proc/{pid}").exists()] == []
    assert read_status().state == "failed"
    with running_bot(desk.data) as again:
        assert Visitor(again.url).ask(QUESTION).kind == "answer"
        desk.wait("training", seconds=60)
