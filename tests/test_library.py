"""What an editor saves is live at the next question; what is broken is not, and the last good content stays."""

import logging
import time
from pathlib import Path

import pytest

from bot import library
from bot.articles import ContentError

ARTICLE = Path("content/articles/zink.yml")
LISTS = Path("content/niet-behandeld")
TEXT = """
titel: Zink en de huid
nagekeken_op: 2026-03-01
stof: {naam: zink}
bronnen: [{nummer: 8}]
onderwerpen:
  eczeem: {naam: eczeem, ook: [huiduitslag]}
passages:
  - id: eczeem-snelheid
    onderwerpen: [eczeem]
    aspect: onset
    antwoord: Volgens het artikel werkt zink bij eczeem na een week [8].
    vragen: ['Hoe snel werkt zink bij eczeem?']
"""


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> library._Shelf:
    """A shelf of its own over an article of its own; it looks at the files at every question."""
    monkeypatch.chdir(tmp_path)
    ARTICLE.parent.mkdir(parents=True)
    ARTICLE.write_text(TEXT, encoding="utf-8")
    LISTS.mkdir()
    (LISTS / "stoffen.yml").write_text("soort: stof\ntermen: [{naam: koper}]\n", encoding="utf-8")
    monkeypatch.setattr(library, "LOOK_EVERY", 0.0)
    fresh = library._Shelf()
    monkeypatch.setattr(library, "_shelf", fresh)
    return fresh


def replace(old: str, new: str) -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    assert old in text
    ARTICLE.write_text(text.replace(old, new), encoding="utf-8")


def answer() -> str:
    return str(library.refresh().catalogue.find("eczeem-snelheid")[1].answer)


def test_a_changed_answer_is_live(shelf: library._Shelf) -> None:
    assert "na een week" in answer()
    replace("na een week", "na zeven dagen")
    assert "na zeven dagen" in answer()
    assert library.problem() is None


def test_a_new_name_for_a_topic_is_recognised(shelf: library._Shelf) -> None:
    def named() -> list[str]:
        lib = library.refresh()
        return [mention.value for mention in lib.reader.lexicon.find(lib.reader.words("kriebelvel"))]

    assert named() == []
    replace("ook: [huiduitslag]", "ook: [huiduitslag, kriebelvel]")
    assert named() == ["eczeem"]


def test_unchanged_content_is_not_read_again(shelf: library._Shelf) -> None:
    assert library.current() is library.current()


def test_a_broken_file_leaves_the_last_good_content(shelf: library._Shelf, caplog: pytest.LogCaptureFixture) -> None:
    good = library.current()
    replace("aspect: onset", "aspect: haast")
    with caplog.at_level(logging.ERROR):
        assert library.refresh() is good
    problem = library.problem()
    assert problem is not None
    assert {item.found for item in problem.problems} == {"'haast'"}
    assert "gevonden: 'haast'" in caplog.text
    caplog.clear()
    library.refresh()
    assert not caplog.text  # told once, not at every question


def test_mended_content_is_taken_over_again(shelf: library._Shelf) -> None:
    library.current()
    replace("aspect: onset", "aspect: haast")
    library.refresh()
    replace("aspect: haast", "aspect: onset")
    assert "[8]" in answer()
    assert library.problem() is None


def test_broken_content_at_the_start_is_an_error(shelf: library._Shelf) -> None:
    replace("titel:", "tietel:")
    with pytest.raises(ContentError, match="tietel"):
        library.current()


def test_a_list_of_an_unknown_sort_is_not_taken_over(shelf: library._Shelf) -> None:
    good = library.current()
    (LISTS / "nieuw.yml").write_text("soort: planeet\ntermen: [{naam: mars}]\n", encoding="utf-8")
    assert library.refresh() is good
    assert "soort: gevonden: 'planeet'" in str(library.problem())


def test_files_are_not_looked_at_for_every_question(shelf: library._Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "LOOK_EVERY", 60.0)
    monkeypatch.setattr(time, "monotonic", lambda: 1000.0)
    before = library.current()
    replace("na een week", "na zeven dagen")
    assert library.current() is before
    assert shelf._busy is None
    monkeypatch.setattr(time, "monotonic", lambda: 1061.0)
    assert library.current() is before  # nobody waits while it is read
    assert library.refresh() is not before
    assert library.current() is not before


def test_a_turn_keeps_what_it_began_with(shelf: library._Shelf) -> None:
    before = library.current()
    with library.using(before):
        replace("na een week", "na zeven dagen")
        library.put(library.build(Path("content")))
        assert library.current() is before
    assert library.current() is not before


def test_what_was_put_stays_whatever_the_files_say(shelf: library._Shelf) -> None:
    published = library.build(Path("content"))
    library.put(published)
    replace("na een week", "na zeven dagen")
    assert library.current() is published
    assert library.refresh() is published


def test_new_wording_shares_what_names_are_found_by_and_reads_the_same(shelf: library._Shelf) -> None:
    before = library.build(Path("content"))
    replace("na een week", "na zeven dagen")
    shared, alone = library.build(Path("content"), before), library.build(Path("content"))
    assert shared.reader.lexicon._anchored is before.reader.lexicon._anchored
    assert shared.reader.lexicon.vocabulary == alone.reader.lexicon.vocabulary
    assert "zeven" in shared.reader.lexicon.vocabulary - before.reader.lexicon.vocabulary
    assert shared.chooser.shelf.items == alone.chooser.shelf.items


def test_new_names_are_not_shared(shelf: library._Shelf) -> None:
    before = library.build(Path("content"))
    (LISTS / "stoffen.yml").write_text("soort: stof\ntermen: [{naam: klaver}]\n", encoding="utf-8")
    after = library.build(Path("content"), before)
    assert "klaver" in after.reader.lexicon.values
    assert "koper" not in after.reader.lexicon.values


def test_the_fingerprint_follows_the_content(shelf: library._Shelf) -> None:
    before = library.fingerprint()
    assert library.fingerprint() == before
    (LISTS / "nieuw.yml").write_text("soort: stof\ntermen: [{naam: klaver}]\n", encoding="utf-8")
    assert library.fingerprint() != before
