"""What visitors asked, in the page: shown without personal details, added to an article, to what is not covered, or ignored."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, expect

from editor.server.spawn import RunningEditor
from tests.browser.editing.conftest import SLUG, Desk
from tests.editor.visitors.conftest import Site

LOADING = 90_000  # milliseconds: the encoder and the names are loaded at the first look
FIRST, SECOND, THIRD = "helpt wolfskers bij mijn dochter Sanne met migraine", "werkt druppelkruid tegen migraine?", "waar is hier een kapper"


@pytest.fixture()
def site(editor: RunningEditor) -> Iterator[Site]:
    """Conversations in the store that the editing server reads."""
    site = Site(editor.data, f"sqlite:///{editor.data / 'klachtwijzer.db'}", editor.content)
    now = time.time()
    for number, (text, kind) in enumerate([(FIRST, "not_covered"), (SECOND, "not_covered"), (SECOND, "not_covered"), (THIRD, "out_of_scope")]):
        site.says(text, kind, sender=f"web-{number}", at=now - 600 + number)
    site.says("ik wil dood", "emergency", sender="web-9", at=now - 60, intent="suicide")
    yield site
    for sender in ("web-0", "web-1", "web-2", "web-3", "web-9"):
        site.forget(sender)
    site.close()


@pytest.fixture()
def seen(site: Site, desk: Desk) -> Desk:
    """The view with these conversations."""
    desk.go("bezoekers")
    expect(desk.page.get_by_role("heading", name="4 van 4 vragen zonder goed antwoord")).to_be_visible(timeout=LOADING)
    return desk


def group(desk: Desk, text: str) -> Locator:
    return desk.page.locator("li.group", has_text=text)


def test_questions_without_personal_details_and_emergencies_as_a_number(seen: Desk) -> None:
    expect(group(seen, "helpt wolfskers bij mijn dochter [naam] met migraine")).to_be_visible()
    expect(group(seen, SECOND)).to_contain_text("2 keer")
    expect(seen.page.get_by_role("heading", name="1 noodgeval")).to_be_visible()
    expect(seen.page.locator("body")).not_to_contain_text("ik wil dood")
    expect(seen.page.locator("body")).not_to_contain_text("Sanne")
    assert seen.violations() == []


def test_a_question_becomes_an_example_question(seen: Desk, editor: RunningEditor) -> None:
    one = group(seen, "helpt wolfskers")
    one.get_by_role("button", name="Hoort bij passage …").click()
    one.get_by_label("Passage").select_option("migraine-effect")
    one.get_by_role("button", name="Voeg toe als voorbeeldvraag").click()
    expect(seen.page.get_by_role("alert")).to_contain_text("[naam]")
    one.get_by_label("Voorbeeldvraag").fill("Neemt magnesium de bonzende aanvallen weg?")
    assert seen.violations() == []
    one.get_by_role("button", name="Voeg toe als voorbeeldvraag").click()
    expect(one).to_have_count(0, timeout=LOADING)
    assert "      - Neemt magnesium de bonzende aanvallen weg?\n" in editor.file(SLUG).read_text()


def test_a_name_goes_to_what_is_not_covered(seen: Desk, editor: RunningEditor) -> None:
    one = group(seen, SECOND)
    one.get_by_role("button", name="Niet behandeld …").click()
    expect(one.get_by_label("Naam", exact=True)).to_have_value("druppelkruid")
    one.get_by_label("Naam", exact=True).fill("")
    one.get_by_role("button", name="Zet bij niet behandeld").click()
    expect(one.get_by_role("alert")).to_contain_text("vul eerst een naam in")
    one.get_by_label("Naam", exact=True).fill("druppelkruid")
    one.get_by_label("Soort").select_option("stof")
    one.get_by_role("button", name="Zet bij niet behandeld").click()
    expect(one).to_have_count(0, timeout=LOADING)
    assert "druppelkruid" in (editor.content / "niet-behandeld" / "stoffen.yml").read_text()


def test_ignored_and_shown_again(seen: Desk) -> None:
    one = group(seen, THIRD)
    one.get_by_role("button", name="Negeren").click()
    expect(one).to_have_count(0, timeout=LOADING)
    seen.page.get_by_label("Ook wat al is afgehandeld").check()
    expect(one).to_contain_text("genegeerd")
    one.get_by_role("button", name="Toch weer tonen").click()
    seen.page.get_by_label("Ook wat al is afgehandeld").uncheck()
    expect(one).to_be_visible()


def test_on_a_telephone(site: Site, browse: Callable[..., Desk], editor: RunningEditor) -> None:
    desk = browse(editor.url, width=360, dark=True)
    desk.go("bezoekers")
    expect(group(desk, SECOND)).to_be_visible(timeout=LOADING)
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert desk.violations() == []
