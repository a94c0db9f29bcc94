"""An article is begun, written, saved and removed with the page alone."""

from __future__ import annotations

from playwright.sync_api import expect

from editor.server.spawn import RunningEditor
from tests.browser.editing.conftest import Desk

SLUG = "verzonnen-maanstof"


def begin(desk: Desk) -> None:
    desk.go()
    desk.button("Nieuw artikel").click()
    desk.page.get_by_label("Titel van het artikel").fill("Verzonnen maanstof")
    expect(desk.page.get_by_label("Naam van het bestand")).to_have_value(SLUG)
    desk.page.get_by_label("Over welke stof gaat het?").fill("maanstof")
    desk.page.get_by_label("Het eerste onderwerp").fill("kreukelknie")
    desk.button("Begin dit artikel").click()
    expect(desk.answer).to_be_visible()


def write(desk: Desk) -> None:
    """Write one passage of the article that was begun."""
    desk.answer.fill("Verzonnen voor een test: volgens dit artikel maakt maanstof een kreukelknie soepel [1].")
    desk.page.get_by_label("Vraag 1", exact=True).fill("Helpt maanstof bij een kreukelknie?")
    desk.kept()


def finish(desk: Desk) -> None:
    """Say that the article was reviewed and is ready."""
    desk.go(f"artikel/{SLUG}/gegevens")
    desk.page.get_by_label("Nagekeken op").fill("2026-11-25")
    desk.page.get_by_label("Nog niet klaar: de chatbot gebruikt dit artikel niet").uncheck()
    desk.kept()
    desk.save()


def test_begun_written_saved_and_removed(desk: Desk, editor: RunningEditor) -> None:
    begin(desk)
    assert not editor.file(SLUG).exists()
    write(desk)
    desk.save()
    assert "kreukelknie soepel [1]" in " ".join(editor.file(SLUG).read_text(encoding="utf-8").split())
    desk.go(f"artikel/{SLUG}/gegevens")
    desk.button("Haal dit artikel weg").click()
    desk.button("Nee, houden").click()
    assert editor.file(SLUG).exists()
    desk.button("Haal dit artikel weg").click()
    desk.button("Ja, weghalen").click()
    expect(desk.page.get_by_role("heading", name="Artikelen")).to_be_visible()
    expect(desk.page.get_by_role("link", name="Verzonnen maanstof")).to_have_count(0)
    assert not editor.file(SLUG).exists()
    assert len(list((editor.data / "redactie" / "verwijderd").glob(f"{SLUG}-*.yml"))) == 1


def test_a_name_that_is_taken(desk: Desk) -> None:
    desk.go()
    desk.button("Nieuw artikel").click()
    for label, value in (
        ("Titel van het artikel", "Verzonnen"),
        ("Over welke stof gaat het?", "maanstof"),
        ("Het eerste onderwerp", "kreukelknie"),
        ("Naam van het bestand", "magnesium-hersenen"),
    ):
        desk.page.get_by_label(label).fill(value)
    desk.button("Begin dit artikel").click()
    expect(desk.page.get_by_role("alert")).to_contain_text("Er is al een artikel")
