"""The whole comparison on the real bot: two versions of the content, each asked in a process of its own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from bot.run.model import model_path
from bot.settings import TOP
from editor.__main__ import main

pytestmark = pytest.mark.bot


@pytest.fixture()
def other(tmp_path: Path) -> Path:
    """A copy of the content, to change."""
    shutil.copytree(TOP / "content", tmp_path / "content")
    return tmp_path / "content"


def change(content: Path, old: str, new: str) -> None:
    path = content / "articles" / "magnesium-hersenen.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_changed_is_told_and_the_page_written(other: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(other, "bij migraine een uur na inname [8].", "bij migraine één uur na inname [8].")
    questions = tmp_path / "meer.txt"
    questions.write_text("Hoe snel werkt magnesium bij migraine?\n", encoding="utf-8")
    arguments = ["compare", "content", str(other), "--only", "los", "--questions", str(questions), "--out", str(tmp_path / "uit")]
    assert main(arguments) == 0
    printed = capsys.readouterr().out
    assert "1 beurten gevraagd, 1 antwoorden veranderd: 0 slechter, 0 beter, 0 anders, 1 alleen andere woorden." in printed
    page = (tmp_path / "uit" / "index.html").read_text(encoding="utf-8")
    assert "<del>een</del>" in page
    assert "<ins>één</ins>" in page
    assert (tmp_path / "uit" / "changes.txt").read_text(encoding="utf-8").strip() in printed


def test_what_becomes_harmful_fails(other: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(other, "    naam: migraine\n    rol: klacht\n    ook: [", "    naam: migraine\n    rol: klacht\n    ook: [eczeem, ")
    questions = tmp_path / "q.jsonl"
    line = '{"id": "z1", "tags": ["proef"], "turns": [{"user": "helpt magnesium bij eczeem?", "expect": {"kind": ["not_covered"]}}]}\n'
    questions.write_text(line, encoding="utf-8")
    assert main(["compare", "content", str(other), "--only", "proef", "--questions", str(questions), "--out", str(tmp_path / "uit")]) == 1
    assert "WERD SCHADELIJK z1.0 'helpt magnesium bij eczeem?'" in capsys.readouterr().out
    page = (tmp_path / "uit" / "index.html").read_text(encoding="utf-8")
    models = set(re.findall(r"klachtwijzer-[0-9a-f]+-[0-9a-f]+\.tar\.gz", page))
    assert models == {model_path().name, model_path(other).name}  # each side has learned its own words
    assert len(models) == 2


def test_content_that_cannot_be_used_is_told(other: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(other, "titel:", "tietel:")
    assert main(["compare", "content", str(other), "--limit", "1", "--out", str(tmp_path / "uit")]) == 1
    assert "tietel" in capsys.readouterr().out
    assert not (tmp_path / "uit").exists()
