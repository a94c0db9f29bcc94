"""A save is whole or has not happened, and nobody overwrites what another has just changed."""

import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from bot.articles import ContentError
from bot.settings import TOP
from editor.files import Conflict, Stored, read, save

OLD = "titel: oud\n" * 20_000
NEW = "titel: nieuw\n" * 20_000
# Saves the two texts in turn until it is killed.
CHILD = """
import sys
from pathlib import Path
from editor.files import read, save
path = Path(sys.argv[1])
texts = ["titel: oud\\n" * 20_000, "titel: nieuw\\n" * 20_000]
print("ready", flush=True)
while True:
    for text in texts:
        save(path, text, read(path).version)
"""


def test_what_is_saved_is_read_back_to_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "zink.yml"
    for text in ("", "titel: zink\r\nstof: één\n", "zonder einde"):
        stored = save(path, text, read(path).version if path.exists() else None)
        assert stored == read(path)
        assert path.read_bytes() == text.encode("utf-8")


def test_the_version_names_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "zink.yml"
    first = save(path, "een", None)
    second = save(path, "twee", first.version)
    assert first.version != second.version
    assert save(path, "een", second.version).version == first.version


@pytest.mark.parametrize("expected", [None, "anders"])
def test_what_another_changed_is_not_overwritten(tmp_path: Path, expected: str | None) -> None:
    path = tmp_path / "zink.yml"
    save(path, "van een ander", None)
    with pytest.raises(Conflict, match="veranderd") as caught:
        save(path, "van mij", expected)
    assert caught.value.current == read(path)
    assert read(path).text == "van een ander"


def test_what_another_took_away_is_not_made_again(tmp_path: Path) -> None:
    path = tmp_path / "zink.yml"
    version = save(path, "een", None).version
    path.unlink()
    with pytest.raises(Conflict, match="weggehaald") as caught:
        save(path, "twee", version)
    assert caught.value.current is None
    assert not path.exists()


def test_of_many_saves_at_once_one_wins(tmp_path: Path) -> None:
    path = tmp_path / "zink.yml"
    version = save(path, "begin", None).version
    outcomes: list[object] = []

    def attempt(text: str) -> None:
        try:
            outcomes.append(save(path, text, version))
        except Conflict as conflict:
            outcomes.append(conflict)

    threads = [threading.Thread(target=attempt, args=(f"poging {number}",)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (winner,) = [outcome for outcome in outcomes if isinstance(outcome, Stored)]
    assert read(path) == winner
    assert len(outcomes) == 12


def test_rights_and_links_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "zink.yml", tmp_path / "link.yml"
    version = save(path, "een", None).version
    path.chmod(0o640)
    link.symlink_to(path)
    save(link, "twee", version)
    assert link.is_symlink()
    assert read(path).text == "twee"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_text_that_cannot_be_written_leaves_the_file(tmp_path: Path) -> None:
    path = tmp_path / "zink.yml"
    version = save(path, "een", None).version
    with pytest.raises(UnicodeEncodeError):
        save(path, "half \ud800", version)
    assert read(path).text == "een"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "zink.yml"
    path.write_bytes("Café".encode("latin-1"))
    with pytest.raises(ContentError, match="geen UTF-8"):
        read(path)


def test_a_process_killed_at_any_moment_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "zink.yml"
    save(path, OLD, None)
    chance = random.Random(20261125)
    for _ in range(25):
        child = subprocess.Popen([sys.executable, "-c", CHILD, str(path)], cwd=TOP, stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        child.kill()
        child.wait()
        child.stdout.close()
        assert read(path).text in (OLD, NEW)
        assert [found.name for found in tmp_path.glob("*.yml")] == ["zink.yml"]  # what was half done is no article
    save(path, "daarna", read(path).version)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("new", [False, True])
def test_a_process_killed_after_each_system_call_leaves_a_whole_file(tmp_path: Path, new: bool) -> None:
    """Not by chance but one after another: the process kills itself just before its 1st, 2nd, … call to the operating system in a save."""
    path = tmp_path / "zink.yml"
    calls = 0
    while True:
        path.unlink(missing_ok=True)
        if not new:
            path.write_text(OLD, encoding="utf-8")
        child = subprocess.run([sys.executable, "-c", STOPPING, str(path), str(calls)], cwd=TOP, check=False)
        assert child.returncode in (0, -signal.SIGKILL)
        if child.returncode == 0:
            break
        calls += 1
        assert (path.read_text(encoding="utf-8") if path.exists() else None) in ((None, NEW) if new else (OLD, NEW))
    assert calls > 5
    assert read(path).text == NEW
    assert list(tmp_path.iterdir()) == [path]


STOPPING = """
import os, signal, sys
from pathlib import Path
from editor.files import read, save
path, last = Path(sys.argv[1]), int(sys.argv[2])
version = read(path).version if path.exists() else None
calls = 0
def count(event, arguments):
    global calls
    if event.startswith(("open", "os.", "fcntl.")) and event != "os.kill":
        if calls == last:
            os.kill(os.getpid(), signal.SIGKILL)
        calls += 1
sys.addaudithook(count)
for name in ("fsync", "close", "fchmod"):  # these three tell no hook of themselves
    def counted(*arguments, call=getattr(os, name)):
        count("os.", ())
        return call(*arguments)
    setattr(os, name, counted)
save(path, "titel: nieuw\\n" * 20_000, version)
os._exit(0)
"""
