"""Stories through Rasa's own test: an answer of other passages than the story says fails it, and no story is passed over in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.run import stories
from bot.run.failure import Failure
from bot.run.stories import StoryRun, ask_stories, passages_told, run_stories
from editor.__main__ import main

STORY = """
  - story: {name}
    steps:
      - user: |
          {said} [magnesium](substance) bij [migraine](topic)?
        intent: ask
      - action: utter_answer
      - slot_was_set: [{{passages: {passages}}}]
      - user: |
          en bij [depressie](topic)?
        intent: ask
      - action: utter_answer
      - slot_was_set: [{{passages: {after}}}]
"""


def write(folder: Path, *told: str, name: str = "test_proef.yml") -> Path:
    path = folder / name
    path.write_text('version: "3.1"\nstories:\n' + "".join(told), encoding="utf-8")
    return path


def story(name: str, said: str = "Hoe snel werkt", passages: str = "[migraine-snelheid]", after: str = "[angst-depressie-snelheid]") -> str:
    return STORY.format(name=name, said=said, passages=passages, after=after)


def test_what_the_log_tells_of_passages() -> None:
    log = (
        '2026 WARNING  bot.policies.asserting  - other passages than the story says: {"story": "a, b", "wanted": ["x"], "given": ["y", "z"]}\n'
        '3%| | WARNING other passages than the story says: {"story": "a, b", "wanted": [], "given": ["y"]}\n'
        '2026 WARNING other passages than the story says: {"story": "c", "wanted": ["x"], "given": []}\n'
        "something else\n"
    )
    assert passages_told(log) == {"a, b": "passages y, z, wanted x; passages y, wanted none", "c": "passages none, wanted x"}


def test_a_failing_story_is_told_with_its_passages(monkeypatch: pytest.MonkeyPatch) -> None:
    run = StoryRun(2, ("one", "two"), {"two": "passages x, wanted y"}, stories.RESULTS / "failed.yml")
    monkeypatch.setattr(stories, "ask_stories", lambda path: run)
    monkeypatch.setattr(stories, "read_known", lambda kind: {})
    with pytest.raises(Failure, match="wrong: two: passages x, wanted y"):
        run_stories()


# Each in other words: Rasa takes the same sentences with the same actions for the same story.
ASKED: list[tuple[str, str, str, str]] = [
    # as it goes
    ("Hoe snel werkt", "[migraine-snelheid]", "[angst-depressie-snelheid]", ""),
    ("Hoe vlug werkt", "migraine-snelheid", "angst-depressie-snelheid", ""),
    # another passage, in the first turn or a later one; one too many; none
    ("Hoe rap werkt", "[migraine-effect]", "[angst-depressie-snelheid]", "passages migraine-snelheid, wanted migraine-effect"),
    ("Hoe snel helpt", "[migraine-snelheid]", "[trd-effect]", "passages angst-depressie-snelheid, wanted trd-effect"),
    ("Hoe vlug helpt", "[migraine-snelheid, pms-effect]", "[angst-depressie-snelheid]", "passages migraine-snelheid, wanted migraine-snelheid, pms-effect"),
    ("Hoe rap helpt", "[]", "[angst-depressie-snelheid]", "passages migraine-snelheid, wanted none"),
]


@pytest.mark.bot
def test_another_passage_fails_a_story(tmp_path: Path) -> None:
    run = ask_stories(write(tmp_path, *(story(said, said, passages, after) for said, passages, after, _ in ASKED)), tmp_path / "results")
    assert run.total == len(ASKED)
    assert dict(run.passages) == {said: told for said, *_, told in ASKED if told}
    assert sorted(run.failed) == sorted(run.passages)
    assert run.report.read_text(encoding="utf-8").count("# predicted: action_other_passage") == len(run.failed)


@pytest.mark.bot
def test_a_story_that_rasa_takes_for_a_copy_is_told(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="2 stories, but Rasa asked 1"):
        ask_stories(write(tmp_path, story("one"), story("two", passages="[migraine-effect]")), tmp_path / "results")


@pytest.mark.parametrize("name", ["proef.yml", "test_bestaat_niet.yml"])
def test_a_file_that_rasa_would_pass_over_is_told(tmp_path: Path, name: str) -> None:
    write(tmp_path, story("one"), name="proef.yml")
    with pytest.raises(Failure, match="names begin with test_"):
        ask_stories(tmp_path / name, tmp_path / "results")


@pytest.mark.bot
def test_the_command_tells_it_in_dutch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stories", str(write(tmp_path, story("fout", passages="[migraine-effect]")))]) == 1
    printed = capsys.readouterr().out
    assert "1 gesprekken, 1 anders dan er staat." in printed
    assert "fout: passages migraine-snelheid, verwacht migraine-effect" in printed
