"""What the editor sees: counts over time, suggestions, emergencies as numbers; and nothing of what was deleted."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.commands.visitors import lines, sparkline
from editor.visitors.grouping import _known
from editor.visitors.viewing import Viewer
from tests.editor.visitors.conftest import Site


def test_counts_reasons_and_days(small_site: Site, viewer: Viewer) -> None:
    for sender, days, kind in (("een", 80.0, "not_covered"), ("twee", 1.0, "not_covered"), ("drie", 0.5, "clarify")):
        small_site.asks(sender, "helpt zink tegen verkoudheid", kind, days=days)
    [group] = viewer.view(84).groups
    assert group.times == 3
    assert group.whys == {"not_covered": 2, "clarify": 1}
    assert group.series == [1, *[0] * 10, 2]
    assert group.texts == [("helpt zink tegen verkoudheid", 3)]
    assert viewer.view(30).groups[0].times == 2


def test_the_likeliest_passage_is_suggested(small_site: Site, viewer: Viewer) -> None:
    question = next(one for _, passage in viewer.catalogue().passages() if passage.id == "migraine-effect" for one in passage.questions)
    small_site.asks("een", question + " denkt u", "clarify")
    [group] = viewer.view().groups
    assert group.suggestions[0].passage == "migraine-effect"


def test_emergencies_are_numbers(small_site: Site, viewer: Viewer) -> None:
    small_site.asks("een", "ik wil geheimzinnig", "emergency", intent="suicide", days=2)
    seen = viewer.view()
    assert sum(seen.emergencies.values()) == 1
    assert sum(seen.emergency_series) == 1
    assert "geheimzinnig" not in str(seen) + "\n".join(lines(seen, 90, 20))


def test_a_deleted_conversation_is_gone_from_view_and_from_memory(small_site: Site, viewer: Viewer, tmp_path: Path) -> None:
    small_site.asks("een", "helpt aloeverasap tegen zonnebrand", "not_covered")
    small_site.asks("twee", "helpt zink tegen verkoudheid", "not_covered")
    assert len(viewer.view().groups) == 2
    small_site.deletes("een")
    assert [group.texts[0][0] for group in viewer.view().groups] == ["helpt zink tegen verkoudheid"]
    assert not any("aloeverasap" in text for text in [*_known, *viewer._scrubbed[1]])
    kept = [path for path in (tmp_path / "work").rglob("*") if path.is_file()]
    assert kept
    assert not any(b"aloeverasap" in path.read_bytes() for path in kept)


def test_it_is_not_made_again_while_nothing_changed(small_site: Site, viewer: Viewer) -> None:
    small_site.asks("een", "helpt zink tegen verkoudheid", "not_covered")
    viewer.view()
    assert viewer.view() is viewer.view()


@pytest.mark.parametrize(("series", "bars"), [([], ""), ([0, 0], "▁▁"), ([1, 0, 1], "█▁█"), ([1, 4, 8], "▂▅█")])
def test_sparkline(series: list[int], bars: str) -> None:
    assert sparkline(series) == bars


def test_the_overview_as_text(small_site: Site, viewer: Viewer) -> None:
    small_site.asks("een", "mijn man Kees vraagt: helpt zink tegen verkoudheid", "not_covered", thumb="down")
    small_site.asks("twee", "iets", "emergency")
    said = "\n".join(lines(viewer.view(), 90, 20))
    assert "Laatste 90 dagen: 2 berichten" in said
    assert "Noodgevallen: 1 " in said
    assert "1. mijn man [naam] vraagt: helpt zink tegen verkoudheid" in said
    assert "1 keer (duim omlaag 1)" in said
