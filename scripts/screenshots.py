"""Makes the pictures of docs/handleiding.md: the editing page in Chromium, on a copy of the content.

    scripts/in-env --dev python -m scripts.screenshots [FOLDER]

Writes docs/images/*.png (or into FOLDER). Each picture is a line of PICTURES: a name, and what the editor did before it was taken.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import FloatRect, Page, sync_playwright

from bot.run.spawn import free_port
from bot.settings import TOP
from editor.server.building import ensure_page
from editor.server.spawn import RunningEditor, running_editor
from tests.browser.chromium import FLAGS, program

ARTICLE = "magnesium-hersenen"
PASSAGE = 8  # migraine-snelheid, which the handbook changes
WIDTH, HEIGHT = 1280, 860
START = 300_000  # milliseconds that the bot may take to start, training included
FEW_COLOURS = 256  # a page of plain colours looks the same in so many, at a third of the size
ASKED = Path(__file__).with_name("screenshots_asked.txt")


def article(page: Page, editor: RunningEditor) -> None:
    """A passage with its preview."""
    page.goto(f"{editor.url}/#/artikel/{ARTICLE}//{PASSAGE}")
    page.locator("aside li[data-kind=answer]").wait_for()


def mistake(page: Page, editor: RunningEditor) -> None:
    """A number without a source: told beside the field, kept as a draft."""
    article(page, editor)
    field = page.get_by_label("Antwoord", exact=True)
    field.fill(field.input_value() + " Deze zin is een voorbeeld van een fout [99].")
    page.locator(".field [data-level=error]").first.wait_for()
    page.get_by_text("Concept bewaard").wait_for()


def two_versions(page: Page, editor: RunningEditor) -> None:
    """The same title changed in the page and in the file."""
    discard(page, editor)
    page.goto(f"{editor.url}/#/artikel/{ARTICLE}/gegevens")
    page.get_by_label("Titel", exact=True).fill("Magnesium en uw hersenen")
    page.get_by_text("Concept bewaard").wait_for()
    file = editor.file(ARTICLE)
    file.write_text(file.read_text(encoding="utf-8").replace("titel: Magnesium, ook voor", "titel: Magnesium is er ook voor"), encoding="utf-8")
    page.locator(".conflicts").wait_for()


def topics(page: Page, editor: RunningEditor) -> None:
    """A topic with its words."""
    discard(page, editor)
    page.goto(f"{editor.url}/#/artikel/{ARTICLE}/onderwerpen")
    page.get_by_role("button", name="neuroplasticiteit").click()


def new_article(page: Page, editor: RunningEditor) -> None:
    """The form for a new article."""
    page.goto(f"{editor.url}/#/")
    page.get_by_role("button", name="Nieuw artikel").click()


def learning(page: Page, editor: RunningEditor) -> None:
    """A new example question is being learnt."""
    article(page, editor)
    page.get_by_role("button", name="+ vraag toevoegen").click()
    page.get_by_role("textbox", name="Vraag").last.fill("Na hoeveel tijd werkt magnesium bij migraine?")
    page.get_by_text("Concept bewaard").wait_for()
    page.get_by_role("button", name="Opslaan").click()
    page.goto(f"{editor.url}/#/publicatie")
    page.locator(".card[data-state=training]").wait_for()


def trial(page: Page, editor: RunningEditor) -> None:
    """A question that was tried."""
    page.goto(f"{editor.url}/#/probeer")
    page.get_by_label("Uw vraag").fill("helpt magnezium bij migrene")
    page.locator("button.strong:enabled").wait_for(timeout=START)
    page.get_by_role("button", name="Probeer", exact=True).click()
    page.locator("article redactie-voorbeeld li[data-kind]").wait_for(timeout=START)  # the bot is loaded at the first question


def visitors(page: Page, editor: RunningEditor) -> None:
    """What visitors asked, of made-up questions put to the bot beside the page."""
    page.goto(f"{editor.url}/#/")
    chat = page.get_by_role("link", name="Open de chat").get_attribute("href", timeout=START)
    for number, line in enumerate(ASKED.read_text(encoding="utf-8").splitlines()):
        ask(page, f"{chat}webhooks/rest/webhook", f"voorbeeld-{number}", line)
    page.goto(f"{editor.url}/#/bezoekers")
    page.locator("li.group").first.wait_for()


def ask(page: Page, address: str, sender: str, question: str) -> None:
    """Put a question to the bot; one that has only just started may ask for a moment's patience."""
    for wait in (1, 5, 15, 0):
        reply = page.request.post(address, data={"sender": sender, "message": question}, timeout=60_000)
        if reply.ok:
            return
        time.sleep(wait)
    raise RuntimeError(f"the bot did not answer {question!r}: status {reply.status}, {reply.text()[:200]}")


def discard(page: Page, editor: RunningEditor) -> None:
    """Forget what was typed, and changed in the file, for an earlier picture."""
    shutil.copyfile(TOP / "content" / "articles" / f"{ARTICLE}.yml", editor.file(ARTICLE))
    page.goto(f"{editor.url}/#/artikel/{ARTICLE}")
    page.get_by_role("heading", level=1).wait_for()
    if page.get_by_role("button", name="Wijzigingen weggooien").count():
        page.get_by_role("button", name="Wijzigingen weggooien").click()
        page.get_by_role("button", name="Ja, weggooien").click()
        page.get_by_text("Hier staat weer").wait_for()


PICTURES: dict[str, Callable[[Page, RunningEditor], None]] = {
    "artikel": article,
    "fout": mistake,
    "twee-versies": two_versions,
    "onderwerp": topics,
    "nieuw-artikel": new_article,
    "probeer": trial,
    "bezoekers": visitors,
    "leert": learning,
}


FEW_LINES = ("leert",)  # pictures of which only the top says anything
LOW: FloatRect = {"x": 0, "y": 0, "width": WIDTH, "height": 320}


def shrink(picture: Path) -> None:
    """Make the file small enough to keep in git."""
    from PIL import Image

    with Image.open(picture) as whole:
        small = whole.convert("RGB").quantize(FEW_COLOURS, dither=Image.Dither.NONE)
    small.save(picture, optimize=True)


def main() -> None:
    """Make all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=TOP / "docs" / "images")
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(TOP)
    ensure_page()
    browser_program = program()
    with tempfile.TemporaryDirectory(prefix="klachtwijzer-beelden-") as made, sync_playwright() as driver:
        content = Path(made) / "content"
        shutil.copytree(TOP / "content", content)
        browser = driver.chromium.launch(executable_path=browser_program.path, args=FLAGS, env=browser_program.environment)
        with running_editor(content, Path(made) / "data", bot_port=free_port()) as editor:
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="nl-NL", color_scheme="light")
            page.goto(editor.url)
            page.locator(".pill[data-state=live]").wait_for(timeout=START)
            for name, take in PICTURES.items():
                take(page, editor)
                page.wait_for_timeout(500)  # whatever moves has come to rest
                page.screenshot(path=folder / f"{name}.png", clip=LOW if name in FEW_LINES else None)
                shrink(folder / f"{name}.png")
                print(folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
