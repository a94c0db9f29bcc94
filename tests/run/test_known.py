"""The list of known failures, held against what goes wrong."""

from pathlib import Path

from bot.run.known import KNOWN, read_known, surprises, write_known
from bot.run.stories import failed_stories

REPORT = """version: "3.1"
stories:
- story: vraag (kort) (/somewhere/tests/test_stories.yml)
  steps:
  - intent: groet  # predicted: vraag: helpt bij migraine
- story: groet (./tests/test_stories.yml)
  steps:
  - action: utter_groet
"""


def test_a_list_is_read_by_kind(tmp_path: Path) -> None:
    path = tmp_path / "known.txt"
    path.write_text("# story: no\n\nstory: groet: kort # rude\nquestion: w001.0\nquestion: w002.1 # irony # twice\n")
    assert read_known("story", path) == {"groet: kort": "rude"}
    assert read_known("question", path) == {"w001.0": "", "w002.1": "irony # twice"}
    assert read_known("story", tmp_path / "none") == {}


def test_surprises_go_both_ways() -> None:
    assert surprises({"a": "says 5", "b": ""}, ["b", "c"]) == ["wrong: a: says 5", "right or gone, take it off the list: c"]
    assert surprises({"a": "", "b": ""}, []) == ["wrong: a", "wrong: b"]
    assert surprises({}, []) == []


def test_writing_keeps_reasons_and_other_lines(tmp_path: Path) -> None:
    path = tmp_path / "known.txt"
    path.write_text("# head\nquestion: a.0 # irony\nstory: groet # rude\nquestion: gone.0 # fixed\n")
    write_known("question", {"a.0": "kind", "b.0": "topics"}, path)
    assert path.read_text() == "# head\nstory: groet # rude\nquestion: a.0 # irony\nquestion: b.0 # topics\n"


def test_rasas_report_of_failed_stories(tmp_path: Path) -> None:
    report = tmp_path / "failed.yml"
    assert failed_stories(report) == []
    report.write_text("# None of the test stories failed - all good!")
    assert failed_stories(report) == []
    report.write_text(REPORT)
    assert failed_stories(report) == ["vraag (kort)", "groet"]


def test_every_known_failure_has_a_reason() -> None:
    for kind in ("story", "question"):
        assert [name for name, reason in read_known(kind, KNOWN).items() if not reason] == []
