"""Snapshots are whole or not there; the status survives the one who wrote it."""

import json
import os
from pathlib import Path

import pytest

from bot.publication import anyway, versions
from bot.publication.status import Change, Live, Status, in_words, now, read_status, write_status
from bot.publication.versions import Published

CONTENT = {"articles/a.yml": b"een", "niet-behandeld/b.yml": b"twee"}


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KLACHTWIJZER_DATA", str(tmp_path))
    return tmp_path


def test_a_snapshot_is_what_was_read() -> None:
    folder = versions.keep(CONTENT)
    assert versions.read_content(folder) == CONTENT
    assert versions.find(folder.name) == folder
    assert versions.keep(CONTENT) == folder


def test_a_snapshot_that_is_not_what_its_name_says_is_not_used() -> None:
    folder = versions.keep(CONTENT)
    (folder / "articles" / "a.yml").write_bytes(b"ee")
    assert versions.find(folder.name) is None


def test_half_a_snapshot_has_no_name_and_is_tidied(data: Path) -> None:
    half = data / "publication" / "versions" / ".new-1-abc"
    versions.home()
    half.mkdir()
    used = versions.keep(CONTENT)
    for number in range(versions.KEPT + 3):
        versions.keep({"articles/a.yml": str(number).encode()})
        os.utime(used, (1, 1))
    versions.tidy(used.name)
    assert not half.exists()
    assert used.exists()
    assert len(list(used.parent.iterdir())) == versions.KEPT + 1


def test_published_is_remembered() -> None:
    assert versions.read_published() is None
    versions.write_published(Published("abc", "m.tar.gz", now()))
    found = versions.read_published()
    assert found is not None
    assert found.version == "abc"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 1}'])
def test_a_broken_record_counts_as_none(data: Path, text: str) -> None:
    (versions.home() / "published.json").write_text(text)
    (versions.home() / "status.json").write_text(text)
    assert versions.read_published() is None
    assert read_status().live is None


def test_the_status_comes_back_as_it_was_written() -> None:
    change = Change("helpt zink?", "passage a", "answer a", "not_covered")
    status = Status("refused", now(), "zin", worse=[change], live=Live("a", "m", now()), candidate="c", anyway=True)
    write_status(status)
    found = read_status()
    assert found.running
    assert (found.state, found.worse, found.live, found.candidate, found.anyway) == ("refused", [change], status.live, "c", True)
    for words in ("helpt zink?", "passage a", "not_covered", "bot.publication.anyway"):
        assert words in in_words(found)


def test_a_stale_state_is_recognised() -> None:
    write_status(Status("training", now(), "zin"))
    file = versions.home() / "status.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "pid": 2**22 + 1}))
    found = read_status()
    assert (found.state, found.running) == ("failed", False)
    assert "Bij de volgende start" in found.sentence


def test_publishing_anyway_needs_a_harmless_refused_candidate() -> None:
    for status, words in (
        (Status("live", now(), "zin"), "geen geweigerde"),
        (Status("refused", now(), "zin", candidate="c", anyway=False), "schadelijk"),
    ):
        write_status(status)
        with pytest.raises(ValueError, match=words):
            anyway.publish_anyway()
    write_status(Status("refused", now(), "zin", candidate="c", anyway=True))
    assert anyway.publish_anyway() == "c"
    assert anyway.take_request() == "c"
    assert anyway.take_request() is None
