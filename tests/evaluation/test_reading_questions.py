"""Question files: what is read, and what is said about those that cannot be used."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.articles import load_catalogue
from bot.settings import TOP
from evaluation.questions import Expected, QuestionError, read_questions, read_sets

LINE: dict[str, Any] = {"id": "w1", "tags": ["typo"], "turns": [{"user": "hoi", "expect": {"kind": ["smalltalk"]}}]}


def _with(**changed: Any) -> str:
    return json.dumps({**LINE, **changed})


def _expecting(**expect: Any) -> str:
    return _with(turns=[{"user": "hoi", "expect": expect}])


def test_a_file_is_read_and_empty_lines_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(f"\n{_expecting(kind=['answer'], topics=['pms'], cite_any=[15], say=['B ?6'], not_say=[])}\n\n")
    (found,) = read_questions([tmp_path])
    assert (found.id, found.file, found.tags) == ("w1", str(file), ("typo",))
    assert found.turns[0].text == "hoi"
    assert found.turns[0].expected == Expected(("answer",), ("pms",), (15,), ("B ?6",), ())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "Expecting property name"),
        ("[]", "found list, expected an object with id, tags and turns"),
        (_with(id=3), "id: found 3, expected a text"),
        (_with(tags="typo"), "tags: found 'typo', expected a list of texts"),
        (_with(turns=[]), "turns: found [], expected at least one"),
        (_with(turns=[{"user": "hoi"}]), "turns[0]: expected an object with user (a text) and expect (an object)"),
        (_expecting(), "turns[0].expect.kind: found None, expected one or more of answer, not_covered"),
        (_expecting(kind=["reply"]), "turns[0].expect.kind: found ['reply'], expected one or more of answer"),
        (_expecting(kind="answer"), "turns[0].expect.kind: found 'answer', expected a list of texts"),
        (_expecting(kind=["answer"], topic=["pms"]), "turns[0].expect: found topic, expected only kind, topics"),
        (_expecting(kind=["answer"], cite_any=["8"]), "turns[0].expect.cite_any: found ['8'], expected a list of numbers"),
        (_expecting(kind=["answer"], say=["("]), "turns[0].expect: pattern '(': missing ), unterminated subpattern at position 0, expected a regular"),
    ],
)
def test_a_line_that_cannot_be_used_is_told_with_its_place(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(f"{_with()}\n{line}\n")
    with pytest.raises(QuestionError) as caught:
        read_questions([file])
    assert str(caught.value).startswith(f"{file}:2: {said}")


def test_no_file_and_no_text(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match=r"no \.jsonl file found in .*: name a file or a folder"):
        read_questions([tmp_path])
    with pytest.raises(QuestionError, match="expected a readable UTF-8 file"):
        read_questions([tmp_path / "gone.jsonl"])
    (tmp_path / "latin.jsonl").write_bytes(b"\xe9")
    with pytest.raises(QuestionError, match="expected a readable UTF-8 file"):
        read_questions([tmp_path])


def test_an_id_stands_in_one_place(tmp_path: Path) -> None:
    for name in ("train", "test"):
        (tmp_path / "article" / name).mkdir(parents=True)
        (tmp_path / "article" / name / "a.jsonl").write_text(_with())
    with pytest.raises(QuestionError, match=r"id 'w1' stands in .*train.* too; expected an id of its own"):
        read_sets(tmp_path)


def test_a_set_without_files_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "article" / "train").mkdir(parents=True)
    (tmp_path / "article" / "train" / "a.jsonl").write_text(_with())
    with pytest.raises(QuestionError, match="test"):
        read_sets(tmp_path)


def test_the_questions_ask_for_topics_and_sources_that_there_are() -> None:
    articles = load_catalogue(TOP / "content" / "articles").articles
    for name, conversations in read_sets().items():
        for conversation in conversations:
            article = articles[Path(conversation.file).parent.parent.name]
            topics, numbers = {*article.topics, "bronnen"}, {source.number for source in article.sources}
            for turn in conversation.turns:
                assert set(turn.expected.topics) <= topics, (name, conversation.id)
                assert set(turn.expected.cite_any) <= numbers, (name, conversation.id)


def test_the_sets_share_little() -> None:
    """What is said in a few words ("en bij depressie?") is alike everywhere; nothing longer stands in both, and not much that is short."""
    sets = read_sets()
    turns = {name: [turn.text.casefold() for c in found for turn in c.turns] for name, found in sets.items()}
    shared = [text for text in turns["test"] if text in set(turns["train"])]
    assert [text for text in shared if len(text.split()) > 5] == []
    assert len(shared) <= 0.05 * len(turns["test"])
    assert sum(map(len, turns.values())) >= 900
