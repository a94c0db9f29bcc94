"""On other people's sites: strict policies, foreign origins, styles that stay where they belong."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import MIGRAINE, Chat
from tests.browser.conftest import OwnBot

GUEST = "https://gast.example"
STRANGER = "https://vreemd.example"


def serve(page: Page, site: str, body: str, policy: str = "") -> None:
    """Let `site` answer with a page; the widget on it comes from the real server."""
    html = f'<!doctype html><html lang="en"><head><title>Site</title></head><body>{body}</body></html>'
    headers = {"Content-Type": "text/html; charset=utf-8", **({"Content-Security-Policy": policy} if policy else {})}
    page.route(f"{site}/**", lambda route: route.fulfill(headers=headers, body=html))


@pytest.fixture()
def guest(visit: Callable[..., Chat], own_bot: OwnBot) -> Callable[..., Chat]:
    def open_site(body: str, policy: str = "", site: str = GUEST) -> Chat:
        chat = visit(f"{own_bot.url}/voorbeeld")
        serve(chat.page, site, body, policy)
        chat.page.goto(f"{site}/")
        return chat

    return open_site


def script(bot: OwnBot) -> str:
    return f'<script type="module" src="{bot.url}/widget/klachtwijzer.js"></script>'


def test_script_alone_gives_the_button_on_another_site(guest: Callable[..., Chat], own_bot: OwnBot) -> None:
    chat = guest(script(own_bot))
    chat.open()
    chat.ask(MIGRAINE, "answer")
    chat.replies("answer").get_by_role("button", name="Ja").click()
    expect(chat.replies("answer")).to_contain_text("Dank u wel.")
    chat.menu("Nieuw gesprek")
    chat.page.get_by_role("button", name="Ja, wissen").click()
    expect(chat.log).to_contain_text("Het gesprek is gewist.")


def test_placed_element_gets_no_second_one(guest: Callable[..., Chat], own_bot: OwnBot) -> None:
    chat = guest(f'{script(own_bot)}<klacht-wijzer titel="Vraagbaak" server="{own_bot.url}/"></klacht-wijzer>')
    chat.open()
    assert chat.page.locator("klacht-wijzer").count() == 1
    expect(chat.page.get_by_role("heading", name="Vraagbaak")).to_be_visible()
    chat.ask(MIGRAINE, "answer")


@pytest.mark.parametrize(
    "policy",
    [
        "default-src 'none'; script-src {server}; connect-src {server}; style-src 'none'",
        "default-src 'none'; script-src {server}; connect-src {server}; style-src 'none'; require-trusted-types-for 'script'; trusted-types lit-html",
        "default-src 'none'; script-src {server}; connect-src {server}; style-src 'none'; require-trusted-types-for 'script'",
    ],
    ids=["no-styles", "trusted-types-listed", "trusted-types"],
)
def test_strict_policies(guest: Callable[..., Chat], own_bot: OwnBot, policy: str) -> None:
    chat = guest(f'{script(own_bot)}<klacht-wijzer kleur="#ffd200"></klacht-wijzer>', policy.format(server=own_bot.url))
    # It has its looks all the same.
    launcher = chat.page.locator("klacht-wijzer .launcher")
    assert launcher.evaluate("button => getComputedStyle(button).position") == "fixed"
    assert launcher.evaluate("button => getComputedStyle(button).backgroundColor") == "rgb(255, 210, 0)"
    assert launcher.evaluate("button => getComputedStyle(button).color") == "rgb(0, 0, 0)"
    chat.open()
    chat.ask(MIGRAINE, "answer").get_by_role("button", name="Bron [8]").first.click()
    chat.field.fill("x" * 4999)
    chat.menu("Gesprek opslaan")
    # The console has no word of the policy: `visit` fails on any error in it.


def test_site_that_is_not_allowed_is_told_so_in_dutch(guest: Callable[..., Chat], own_bot: OwnBot) -> None:
    chat = guest(script(own_bot), site=STRANGER)
    chat.open()
    chat.type(MIGRAINE)
    expect(chat.log).to_contain_text("De Klachtwijzer is even niet bereikbaar", timeout=10_000)
    # The browser keeps the reason from the page and names it in its console, which is what a site's owner looks at.
    assert any("CORS" in fault for fault in chat.faults)
    chat.faults.clear()


def test_no_style_leaks_in_or_out(guest: Callable[..., Chat], own_bot: OwnBot) -> None:
    loud = """<style>* { color: rgb(255, 0, 0) !important; font: italic 40px fantasy; letter-spacing: 9px; text-transform: uppercase; text-align: right;
      direction: rtl; line-height: 4; visibility: visible } button { background: lime !important } p { margin: 99px }</style><p id="own">Own text</p>"""
    chat = guest(f"{loud}{script(own_bot)}")
    before = chat.page.locator("#own").evaluate("p => getComputedStyle(p).font")
    chat.open()
    bubble = chat.log.locator(".bubble p").first
    looks = bubble.evaluate("p => { const s = getComputedStyle(p); return [s.color, s.fontSize, s.letterSpacing, s.textTransform, s.direction, s.marginTop]; }")
    assert looks == ["rgb(27, 42, 51)", "16px", "normal", "none", "ltr", "0px"]
    assert chat.page.locator("#own").evaluate("p => getComputedStyle(p).font") == before
    assert chat.page.evaluate("() => document.adoptedStyleSheets.length + document.head.querySelectorAll('link').length") == 0


def test_attributes(guest: Callable[..., Chat], own_bot: OwnBot) -> None:
    attributes = (
        'titel="Vraagbaak" begroeting="Welkom bij het ziekenhuis." voorbeelden="Wat is magnesium?|Helpt het bij pijn?" positie="links" thema="donker" '
        'aanspreken="je" open'
    )
    chat = guest(f"{script(own_bot)}<klacht-wijzer {attributes}></klacht-wijzer>")
    dialog = chat.page.get_by_role("dialog", name="Vraagbaak")
    expect(dialog).to_be_visible()
    expect(chat.log).to_contain_text("Welkom bij het ziekenhuis.")
    expect(chat.log).to_contain_text("hooguit 30 dagen bewaard")
    expect(chat.log.locator(".chips button")).to_have_text(["Wat is magnesium?", "Helpt het bij pijn?"])
    expect(chat.page.get_by_role("textbox", name="Je vraag")).to_be_visible()
    box = dialog.bounding_box()
    assert box is not None
    assert box["x"] < 100
    assert chat.page.locator("klacht-wijzer .kw").evaluate("kw => getComputedStyle(kw).colorScheme") == "dark"
    # It stands open, but the page keeps the focus.
    assert chat.focused().startswith("body")


def test_whole_page_in_a_box_of_the_site(guest: Callable[..., Chat], own_bot: OwnBot) -> None:
    chat = guest(f'<div style="height: 500px">{script(own_bot)}<klacht-wijzer volledig style="height: 100%"></klacht-wijzer></div>')
    expect(chat.page.get_by_role("heading", level=1)).to_be_visible()
    box = chat.page.locator("klacht-wijzer .panel").bounding_box()
    assert box is not None
    assert box["height"] == 500
    chat.ask(MIGRAINE, "answer")


def test_documentation_previews_live(visit: Callable[..., Chat], own_bot: OwnBot) -> None:
    chat = visit(f"{own_bot.url}/voorbeeld")
    page = chat.page
    page.goto(f"{own_bot.url}/widget/")
    preview = page.frame_locator("iframe")
    expect(preview.get_by_role("heading", name="Klachtwijzer", exact=True)).to_be_visible()
    page.get_by_label("titel").fill('Vraag & "antwoord"')
    expect(preview.get_by_role("heading", name='Vraag & "antwoord"')).to_be_visible()
    expect(page.locator("#lang")).to_contain_text('titel="Vraag &amp; &quot;antwoord&quot;"')
    page.get_by_label("aanspreken").select_option("je")
    expect(preview.get_by_role("textbox", name="Je vraag")).to_be_visible()
    page.get_by_label("volledig").check()
    expect(preview.get_by_role("heading", level=1, name='Vraag & "antwoord"')).to_be_visible()
