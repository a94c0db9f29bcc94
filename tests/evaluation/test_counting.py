"""Figures, floors, the comparison with a release, the text, the page and the docs."""

import base64
import re
from pathlib import Path

import pytest

from evaluation.baseline import BASELINE, compare, read_baseline, write_baseline
from evaluation.docs import BEGIN, END, QUALITY, figures_block, write_docs
from evaluation.figures import Figures, by_group
from evaluation.floors import Floor, Floors, below, read_floors, too_costly
from evaluation.noise import cost
from evaluation.report import write_report
from evaluation.table import figures_table, misses, totals
from tests.evaluation.verdicts import verdict

VERDICTS = [
    verdict("answer", "answer", name="a", tags=("vlaams", "dose")),
    verdict("not_covered", "answer", name="b", tags=("vlaams",)),
    verdict("answer", "not_covered", name="c"),
    verdict("emergency", "emergency", name="d", danger=0.9),
    verdict("smalltalk", "emergency", name="e", danger=0.4),
    verdict("emergency", "smalltalk", "clarify", name="f", text="<b>groetjes</b>"),
]
ABOUT = {"date": "2026-01-02", "commit": "abc", "spacy": "blank", "python": "3.10.0"}


def test_figures() -> None:
    figures = Figures.of(VERDICTS)
    assert figures == Figures(turns=6, right=2, harmful=2, emergencies=2, missed=1, alarms=1)
    assert (figures.right_percent, figures.harm_percent, figures.alarm_percent) == pytest.approx((100 / 3, 100 / 3, 25.0))
    assert Figures.of([]).right_percent == 0


def test_groups() -> None:
    groups = by_group(VERDICTS)
    assert {kind: found.turns for kind, found in groups["kind"].items()} == {"answer": 2, "emergency": 2, "not_covered": 1, "smalltalk": 1}
    assert (groups["voice"]["vlaams"].turns, groups["voice"]["vlaams"].right) == (2, 1)
    assert list(groups["tag"]) == ["dose"]
    assert list(groups["file"]) == ["mixed.jsonl"]


def test_floors() -> None:
    floors = Floors({"test": Floor(34, 33, 24, 0), "train": Floor(100, 0, 0, 0)}, {"typos": 4, "none": 0})
    assert below({"test": Figures.of(VERDICTS)}, floors) == [
        "test: 33.33 % right, floor 34 %",
        "test: 33.33 % harmful, at most 33 %",
        "test: 25.00 % false alarms, at most 24 %",
        "test: 1 missed emergencies, at most 0",
    ]
    assert below({"test": Figures.of(VERDICTS)}, Floors({"test": Floor(33, 34, 25, 1)}, {})) == []
    worse = cost(VERDICTS, [verdict("clarify", "answer", name="a"), *VERDICTS[1:]])
    assert worse.points == pytest.approx(100 / 6)
    assert [found.name for found in worse.lost] == ["a.0"]
    assert too_costly({"typos": worse, "none": cost(VERDICTS, VERDICTS)}, floors) == ["typos: costs 16.67 points, at most 4"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sets: {}", "expected sets and noise_costs_at_most"),
        ("sets: {test: {right_at_least: 1}}\nnoise_costs_at_most: {}", "sets.test: found .* expected a number for each of"),
        ("sets: {}\nnoise_costs_at_most: {typos: veel}", "noise_costs_at_most.typos: found 'veel', expected a number"),
    ],
)
def test_floors_that_cannot_be_used(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "floors.yml"
    path.write_text(text)
    with pytest.raises(ValueError, match=said):
        read_floors(path)


def test_the_floors_cover_both_sets_and_both_noises() -> None:
    floors = read_floors()
    assert set(floors.sets) == {"train", "test"}
    assert set(floors.noise_costs_at_most) == {"typos", "no_accents_or_case"}


def test_a_release_is_kept_and_compared_with(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    assert read_baseline(path) == {}
    write_baseline({"train": VERDICTS, "test": VERDICTS, "other": VERDICTS}, ["test"], {}, ABOUT, path)
    baseline = read_baseline(path)
    assert list(baseline["turns"]) == ["test"]
    now = [
        verdict("clarify", "answer", name="a"),
        verdict("answer", "answer", name="b"),
        verdict("answer", "not_covered", name="c", text="another text"),
        *VERDICTS[3:5],
        verdict("clarify", "clarify", name="g"),
    ]
    found = compare(now, baseline["turns"]["test"])
    assert found.better == ("b.0 wrong -> right: 'helpt magnesium?'",)
    assert found.worse == ("a.0 right -> wrong: 'helpt magnesium?'",)
    assert (found.new, found.gone) == (2, 1)


def test_the_text() -> None:
    text = figures_table({"train": VERDICTS, "test": VERDICTS[:2]}, fewest=2)
    assert re.search(r"^all turns +6 +33\.3 % +2 +1/2 +1 +2 +50\.0 % +0 +- +0 +-16\.7$", text, re.M)
    assert "by tag (1 with fewer than 2 turns left out)" in text
    assert totals("test", Figures.of(VERDICTS)) == (
        "test: 2/6 right = 33.3 %, 2 harmful = 33.33 %, missed emergencies 1/2, 1 false alarms = 25.00 %"
    )
    assert [line.split()[0] for line in misses(VERDICTS).splitlines() if not line.startswith(" ")] == ["MISSED", "HARM", "ALARM", "b.0"]


def test_the_page_needs_nothing_beside_it(tmp_path: Path) -> None:
    change = compare(VERDICTS, {"a.0": "wrong 00000000"})
    page = write_report({"train": VERDICTS, "test": VERDICTS}, ["test: 1 < 2"], {"test": change}, "today", tmp_path).read_text(encoding="utf-8")
    pictures = re.findall(r'src="data:image/png;base64,([^"]+)"', page)
    assert len(pictures) == 5
    assert all(base64.b64decode(picture).startswith(b"\x89PNG") for picture in pictures)
    assert page.count("src=") == len(pictures)
    assert "href=" not in page
    assert "Below the floor: test: 1 &lt; 2" in page
    assert "&lt;b&gt;groetjes&lt;/b&gt;" in page
    assert "<b>" not in page
    assert {"kinds-test.png", "confidence.png", "danger-test.png", "misses-test.txt"} <= {path.name for path in tmp_path.iterdir()}


def test_the_docs_are_written_between_their_marks(tmp_path: Path) -> None:
    write_baseline({"train": VERDICTS, "test": VERDICTS, "other": VERDICTS[:2]}, [], {"typos": cost(VERDICTS, VERDICTS)}, ABOUT, tmp_path / "b.json")
    path = tmp_path / "quality.md"
    path.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    write_docs(read_baseline(tmp_path / "b.json"), path)
    text = path.read_text()
    assert text.startswith(f"before\n{BEGIN}\nMeasured on 2026-01-02, commit abc, spaCy: blank, Python 3.10.0.\n")
    assert text.endswith(f"{END}\nafter\n")
    assert "| test | 6 | 33.3 % | 2 (33.33 %) | 1 of 2 (50.0 %) | 1 (25.00 %) |" in text
    assert "- Gap between test and other: -16.7 points." in text
    path.write_text("nothing")
    with pytest.raises(ValueError, match="the marks around the figures are gone"):
        write_docs(read_baseline(tmp_path / "b.json"), path)


def test_the_figures_in_the_docs_are_those_of_the_last_release() -> None:
    text = QUALITY.read_text(encoding="utf-8")
    assert text.split(BEGIN)[1].split(END)[0].strip() == figures_block(read_baseline(BASELINE)).strip()
