"""An editor at work: typing, seeing what is wrong, saving, the file changing meanwhile, a server that is killed."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, expect

from editor.server.spawn import RunningEditor, running_editor
from tests.browser.editing.conftest import SLUG, Desk

MADE_UP = "Verzonnen tekst voor een test, niet uit een artikel [1]."
A_SECOND = 1000  # milliseconds: what is promised on a machine that is not busy with other things


def text_of(editor: RunningEditor) -> str:
    return editor.file(SLUG).read_text(encoding="utf-8")


def edit_by_hand(editor: RunningEditor, old: str, new: str) -> None:
    """Change the file as in another program."""
    text = text_of(editor)
    assert old in text
    editor.file(SLUG).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_answer_is_kept_as_typed_and_saved_on_the_button(desk: Desk, editor: RunningEditor) -> None:
    before = text_of(editor)
    desk.article()
    desk.answer.fill(MADE_UP)
    desk.kept()
    assert text_of(editor) == before
    expect(desk.preview.locator(".bubble").last).to_contain_text("Verzonnen tekst voor een test")
    desk.save()
    assert MADE_UP in re.sub(r"\s+", " ", text_of(editor))


def test_ctrl_s_saves(desk: Desk, editor: RunningEditor) -> None:
    desk.article()
    desk.answer.fill(MADE_UP)
    desk.page.keyboard.press("Control+s")
    expect(desk.standing).to_contain_text("Opgeslagen.")
    assert MADE_UP in re.sub(r"\s+", " ", text_of(editor))


def test_an_error_is_told_beside_the_field_and_stays_out_of_the_file(desk: Desk, editor: RunningEditor) -> None:
    before = text_of(editor)
    desk.article()
    desk.answer.fill("Verzonnen tekst met een bron die er niet is [99].")
    beside = desk.page.locator(".field", has=desk.answer).locator("[data-level=error]")
    expect(beside).to_contain_text("[99]")
    expect(desk.answer).to_have_attribute("aria-invalid", "true")
    desk.button("Opslaan").click()
    expect(desk.page.get_by_role("alert")).to_contain_text("Er zijn nog fouten")
    assert text_of(editor) == before
    desk.page.reload()
    expect(desk.answer).to_have_value("Verzonnen tekst met een bron die er niet is [99].")


def test_the_preview_is_the_widgets_reply(desk: Desk) -> None:
    desk.article(7)
    shown = desk.preview
    expect(shown.locator("li[data-kind=answer]")).to_be_visible()
    expect(shown.locator(".number").first).to_be_visible()
    expect(shown.locator(".sources li").first).to_be_visible()
    expect(shown.locator(".note")).to_contain_text("geen medisch advies")
    expect(shown.locator(".sources")).to_contain_text("Magnesium, ook voor gezonde hersenen")


def test_a_change_to_the_file_shows_within_a_second(desk: Desk, editor: RunningEditor) -> None:
    desk.article()
    old = desk.answer.input_value()
    edit_by_hand(editor, "Volgens het artikel is magnesium onmisbaar", "Verzonnen: magnesium is onmisbaar")
    expect(desk.answer).to_have_value(old.replace("Volgens het artikel is magnesium onmisbaar", "Verzonnen: magnesium is onmisbaar"), timeout=A_SECOND)


def test_the_file_changes_elsewhere_while_she_types(desk: Desk, editor: RunningEditor) -> None:
    desk.article()
    desk.answer.fill(MADE_UP)
    desk.kept()
    edit_by_hand(editor, "titel: Magnesium, ook", "titel: Verzonnen titel, ook")
    expect(desk.page.get_by_role("heading", level=1)).to_contain_text("Verzonnen titel")
    expect(desk.answer).to_have_value(MADE_UP)
    desk.save()
    assert "Verzonnen titel" in text_of(editor)
    assert MADE_UP in re.sub(r"\s+", " ", text_of(editor))


@pytest.mark.parametrize(("button", "kept"), [("Houd uw tekst", MADE_UP), ("Neem de tekst uit het bestand", "Verzonnen: magnesium is onmisbaar")])
def test_the_same_text_changed_in_both(desk: Desk, editor: RunningEditor, button: str, kept: str) -> None:
    desk.article()
    desk.answer.fill(MADE_UP)
    desk.kept()
    edit_by_hand(editor, "Volgens het artikel is magnesium onmisbaar", "Verzonnen: magnesium is onmisbaar")
    asked = desk.page.get_by_role("group", name="Passage hersenen-effect, antwoord")
    expect(asked).to_contain_text(MADE_UP)
    expect(asked).to_contain_text("Verzonnen: magnesium is onmisbaar")
    desk.button("Opslaan").click()
    expect(desk.page.get_by_role("alert").filter(has_text="Kies eerst")).to_be_visible()
    desk.button(button).click()
    expect(asked).to_have_count(0)
    expect(desk.answer).to_have_value(re.compile(re.escape(kept)))
    if button == "Houd uw tekst":
        desk.save()
    assert kept in re.sub(r"\s+", " ", text_of(editor))


def test_a_file_that_is_broken_by_hand_can_be_mended_in_the_page(desk: Desk, editor: RunningEditor) -> None:
    desk.article()
    good = text_of(editor)
    editor.file(SLUG).write_text("titel: [\n" + good, encoding="utf-8")
    field = desk.page.get_by_label(re.compile("Tekst van"))
    expect(field).to_be_visible()
    field.fill(good)
    desk.kept()
    desk.save()
    expect(desk.answer).to_be_visible()
    assert text_of(editor) == good


def test_two_editors_on_one_article(browse: Callable[..., Desk], editor: RunningEditor) -> None:
    one, other = browse(editor.url), browse(editor.url)
    one.article()
    other.article(1)
    one.answer.fill(MADE_UP)
    other.answer.fill(MADE_UP.replace("test", "andere test"))
    one.kept()
    other.kept()
    one.save()
    expect(other.standing).to_contain_text("opgeslagen")
    saved = re.sub(r"\s+", " ", text_of(editor))
    assert MADE_UP in saved
    assert MADE_UP.replace("test", "andere test") in saved


def test_questions_and_topics_are_added_moved_and_taken_away(desk: Desk, editor: RunningEditor) -> None:
    desk.article()
    questions = desk.page.get_by_role("group", name="Voorbeeldvragen")
    first = questions.get_by_label("Vraag 1", exact=True)
    old = first.input_value()
    first.press("Enter")
    expect(questions.get_by_label("Vraag 2", exact=True)).to_be_focused()
    desk.page.keyboard.type("Is dit een verzonnen vraag over het brein?")
    desk.button("Vraag 1 omlaag").click()
    desk.button("Vraag 3 weghalen").click()
    desk.page.get_by_label("Voeg toe aan ook te vinden bij").select_option("geheugen")
    desk.kept()
    desk.save()
    text = text_of(editor)
    passage = text[text.index("id: hersenen-effect") : text.index("id: hersenen-tekort")]
    assert passage.index("Is dit een verzonnen vraag") < passage.index(old)
    assert "ook_bij: [geheugen]" in passage
    assert "Heeft je brein iets aan magnesium?" not in passage


def test_the_kill_of_the_server_loses_nothing(browse: Callable[..., Desk], own_editor: RunningEditor) -> None:
    editor = own_editor
    desk = browse(editor.url)
    before = text_of(editor)
    desk.article()
    desk.answer.fill(MADE_UP)
    desk.kept()
    # Killed while it saves: whenever that hits, the file is whole and the work is there.
    desk.button("Opslaan").click(no_wait_after=True)
    editor.process.send_signal(signal.SIGKILL)
    editor.process.wait()
    after = text_of(editor)
    assert after == before or MADE_UP in re.sub(r"\s+", " ", after)
    desk.answer.press("End")
    desk.answer.press_sequentially(" En dit er nog bij.")
    expect(desk.page.get_by_text("De server is niet bereikbaar").first).to_be_visible()
    expect(desk.page.locator(".pill")).to_have_text("Geen verbinding")
    with running_editor(editor.content, editor.data, port=int(editor.url.rsplit(":", 1)[1])):
        expect(desk.standing).to_contain_text("Concept bewaard", timeout=15 * A_SECOND)
        expect(desk.page.get_by_text("De server is niet bereikbaar")).to_have_count(0)
        expect(desk.page.locator(".pill")).not_to_have_text("Geen verbinding")
        desk.page.reload()
        expect(desk.answer).to_have_value(f"{MADE_UP} En dit er nog bij.")
        desk.save()
    assert "En dit er nog bij." in text_of(editor)
    assert [path.name for path in editor.file(SLUG).parent.iterdir() if path.suffix != ".yml"] == []


def test_leaving_with_unsent_text_is_asked_about(desk: Desk) -> None:
    desk.article()
    desk.page.route("**/draft", lambda route: None)  # a server that does not answer
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    desk.page.on("dialog", answer)
    desk.answer.fill(MADE_UP)
    desk.page.close(run_before_unload=True)
    desk.page.wait_for_event("close")
    assert asked == ["beforeunload"]
