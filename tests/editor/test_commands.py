"""The commands as an editor runs them: what they print, and their exit status."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from bot.articles import ARTICLES, is_draft, parse_article
from bot.settings import TOP
from editor.__main__ import main
from tests.editor.test_checks import answer, text_of

REAL = ARTICLES / "magnesium-hersenen.yml"


@pytest.fixture(autouse=True)
def at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(TOP)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """An article with an error on one line and a warning."""
    path = tmp_path / "zink.yml"
    path.write_text(text_of(answer("Verzonnen: neem dit [9]")), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("options", "status"), [([], 0), (["--strict"], 1), (["--deep"], 0), (["--short"], 0), (["--format", "json"], 0), ([str(REAL)], 0), (["weg.yml"], 2)]
)
def test_the_status_of_a_check_of_the_content(options: list[str], status: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", *options]) == status
    assert capsys.readouterr().out


def test_a_check_as_text(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(wrong)]) == 1
    *lines, summary = capsys.readouterr().out.splitlines()
    assert any(line.startswith(f"{wrong}:27: fout: passages.1 (eczeem-effect).antwoord: gevonden: [9]; verwacht: ") for line in lines)
    assert any("let op: passages.1 (eczeem-effect).antwoord: gevonden: 'neem dit'" in line for line in lines)
    assert summary == "1 keer fout, 1 keer let op."


def test_a_short_check_shows_the_errors_only(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--short", str(wrong)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("1 keer fout, 1 keer let op. Alles zien:")


def test_a_check_for_github(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "github", str(wrong)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning"]
    assert lines[0].startswith(f"::error file={wrong},line=27,title=passages.1 (eczeem-effect).antwoord [source-unknown]::gevonden: [9]")


def test_a_check_as_json(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "json", str(wrong)]) == 1
    first = json.loads(capsys.readouterr().out)[0]
    assert (first["level"], first["file"], first["line"], first["code"]) == ("error", str(wrong), 27, "source-unknown")


def test_only_the_named_file_is_told_of(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = wrong.with_name("goed.yml")
    good.write_text(text_of().replace("eczeem-effect", "a-b").replace("wond-dosis", "c-d").replace("zink", "koper"), encoding="utf-8")
    assert main(["check", str(good)]) == 0
    assert "zink.yml" not in capsys.readouterr().out


def test_a_fault_in_the_lists_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "niet-behandeld"
    folder.mkdir()
    (folder / "stoffen.yml").write_text("soort: stof\ntermen:\n  - {naam: ijzer, naam: ferro}\n", encoding="utf-8")
    assert main(["check", str(folder / "stoffen.yml")]) == 1
    assert "stoffen.yml:3: fout: termen.1.naam: gevonden: staat er twee keer, ook op regel 3" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["onzin"], ["check", "--format", "xml"]])
def test_wrong_use_is_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


def new(folder: Path, *options: str) -> int:
    return main(["new", "zink-huid", "--map", str(folder), *options])


def test_a_new_article_is_valid_and_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(tmp_path, "--titel", "Zink: verzonnen", "--stof", "zink", "--onderwerp", "droge huid", "--bronnen", "3") == 0
    text = (tmp_path / "zink-huid.yml").read_text(encoding="utf-8")
    article = parse_article(text, "zink-huid.yml")
    assert is_draft(text)  # the bot leaves it alone
    assert article.reviewed is None  # nobody has reviewed it
    assert (article.title, article.substance.name, len(article.sources)) == ("Zink: verzonnen", "zink", 3)
    assert list(article.topics) == ["droge_huid"]
    out = capsys.readouterr().out
    assert "zink-huid.yml is gemaakt." in out
    assert "python -m editor check" in out
    assert main(["check", str(tmp_path / "zink-huid.yml")]) == 0
    assert "nog niet geschreven" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["a: b # c", "- 'x", "[1]", "ja", "12", 'zeg "x"', "é, {ü}"])
def test_whatever_is_typed_is_what_stands_there(tmp_path: Path, text: str) -> None:
    options = {"--titel": text, "--stof": text, "--onderwerp": text, "--vraag": f"Wat is {text}?", "--antwoord": f"Verzonnen {text}"}
    assert new(tmp_path, *(part for option in options.items() for part in option)) == 0
    path = tmp_path / "zink-huid.yml"
    article = parse_article(path.read_text(encoding="utf-8"), str(path))
    assert (article.title, article.substance.name, next(iter(article.topics.values())).name) == (text, text, text)
    assert (article.passages[0].answer, article.passages[0].questions) == (f"Verzonnen {text}", [f"Wat is {text}?"])


def test_an_article_that_is_there_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "zink-huid.yml"
    path.write_text("van iemand anders", encoding="utf-8")
    assert new(tmp_path, "--titel", "Zink", "--stof", "zink", "--onderwerp", "huid") == 1
    assert "is er al" in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == "van iemand anders"


@pytest.mark.parametrize(
    ("name", "options", "status", "told"),
    [
        ("Zink en Huid", ["--titel", "Zink"], 2, "kleine letters"),
        ("../zink", ["--titel", "Zink"], 2, "kleine letters"),
        ("zink", ["--titel", "Zink"], 2, "--stof en --onderwerp"),
        ("zink", ["--titel", "Zink", "--stof", "zink", "--onderwerp", "huid", "--antwoord", "Verzonnen [4]."], 1, "gevonden: [4]"),
    ],
)
def test_what_would_not_be_an_article_is_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, options: list[str], status: int, told: str
) -> None:
    assert main(["new", name, "--map", str(tmp_path), *options]) == status
    assert told in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_in_a_terminal_it_asks(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "editor", "new", "zink-huid", "--map", str(tmp_path), "--stof", "zink"]
    process = subprocess.Popen(command, cwd=TOP, stdin=theirs, stdout=subprocess.PIPE, text=True)
    os.write(ours, b"Zink (verzonnen)\n\ndroge huid\n")  # an empty answer is asked again
    out, _ = process.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert process.returncode == 0
    assert out.count("Eerste onderwerp") == 2
    assert parse_article((tmp_path / "zink-huid.yml").read_text(encoding="utf-8"), "zink-huid.yml").title == "Zink (verzonnen)"
