"""The comparison of Rasa's failed stories with the list of known failures."""

from pathlib import Path

from bot.run.stories import compare

REPORT = """version: "3.1"
stories:
- story: vraag (kort) (/somewhere/tests/test_stories.yml)
  steps:
  - intent: groet  # predicted: vraag: helpt bij migraine
- story: groet (./tests/test_stories.yml)
  steps:
  - action: utter_groet
"""


def test_failed_stories_are_compared_both_ways(tmp_path: Path) -> None:
    failed, known = tmp_path / "failed.yml", tmp_path / "known.txt"
    failed.write_text(REPORT)
    known.write_text("# head\nstory: groet # rude\nstory: gaat goed\nw001.0 # a question\n")
    assert compare(failed, known) == ["wrong: vraag (kort)", "right, take it off the list: gaat goed"]


def test_no_report_means_no_failures(tmp_path: Path) -> None:
    assert compare(tmp_path / "none", tmp_path / "none") == []
    (tmp_path / "failed").write_text("# None of the test stories failed - all good!")
    assert compare(tmp_path / "failed", tmp_path / "none") == []
