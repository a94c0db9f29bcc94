"""Who changed what and when, from git; and what is said where there is none."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from editor.server.history import NoHistory, changes, commit_changes, history


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Verzonnen Redacteur", "-c", "user.email=redactie@voorbeeld.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture()
def article(content: Path) -> Path:
    """An article with two commits."""
    path = content / "articles" / "magnesium-hersenen.yml"
    git(content, "init", "-q")
    git(content, "add", ".")
    git(content, "commit", "-qm", "Het begin")
    edit(path, "titel: Magnesium, ook voor gezonde hersenen", "titel: Verzonnen titel")
    git(content, "commit", "-qam", "Een andere titel")
    return path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_who_and_why(article: Path) -> None:
    told = history(article, article.read_text(encoding="utf-8"))
    assert [(commit["who"], commit["why"]) for commit in told["commits"]] == [
        ("Verzonnen Redacteur", "Een andere titel"),
        ("Verzonnen Redacteur", "Het begin"),
    ]
    assert told["uncommitted"] == []
    assert commit_changes(article, told["commits"][0]["id"]) == [
        {"path": ["titel"], "old": "Magnesium, ook voor gezonde hersenen", "new": "Verzonnen titel"}
    ]


def test_what_is_saved_and_in_no_commit(article: Path) -> None:
    edit(article, "- Is magnesium goed voor de hersenen?", "- Is dit een verzonnen vraag?")
    (change,) = history(article, article.read_text(encoding="utf-8"))["uncommitted"]
    assert change["path"] == ["passages", "hersenen-effect", "vragen"]
    assert "Is dit een verzonnen vraag?" in change["new"]


def test_an_article_that_is_in_no_commit(article: Path) -> None:
    new = article.with_name("verzonnen.yml")
    new.write_text("titel: Verzonnen", encoding="utf-8")
    told = history(new, new.read_text(encoding="utf-8"))
    assert told["commits"] == []


def test_without_an_archive(content: Path) -> None:
    with pytest.raises(NoHistory, match="niet in een git-archief"):
        history(content / "articles" / "magnesium-hersenen.yml", "")


def test_without_git(article: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoHistory, match="geen git"):
        history(article, "")


def test_a_version_that_was_no_yaml() -> None:
    assert changes("titel: [", "titel: Verzonnen") == [{"path": [], "old": "titel: [", "new": None}]
