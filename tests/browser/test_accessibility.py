"""Keyboard, screen reader, magnification: what axe cannot see (test_states.py has what it can)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.chat import MIGRAINE, SUICIDE, Chat

# Collects what a screen reader would say: every change of text in a live region.
LISTEN = """
() => {
  window.heard = [];
  const root = document.querySelector('klacht-wijzer').shadowRoot;
  for (const region of root.querySelectorAll('[aria-live]')) {
    new MutationObserver(() => {
      const text = region.textContent.trim();
      if (text) window.heard.push([region.getAttribute('aria-live'), text]);
    }).observe(region, { childList: true, characterData: true, subtree: true });
  }
}
"""


def test_everything_with_the_keyboard_alone(visit: Callable[..., Chat], bot_url: str) -> None:
    chat = visit(f"{bot_url}/voorbeeld")
    keyboard = chat.page.keyboard
    chat.page.locator("klacht-wijzer .launcher").focus()
    keyboard.press("Enter")
    expect(chat.field).to_be_focused()
    keyboard.type(MIGRAINE)
    keyboard.press("Enter")
    expect(chat.replies("answer")).to_have_count(1)
    expect(chat.field).to_be_focused()
    # Backwards from the field, everything in the answer is reached.
    reached = []
    for _ in range(40):
        keyboard.press("Shift+Tab")
        reached.append(chat.focused())
    for stop in ("Nee", "Bronnen", "[8]", "Menu", "close", ".log"):
        assert any(stop in place for place in reached), f"{stop} is not among {reached}"


def test_escape_closes_and_gives_the_focus_back(visit: Callable[..., Chat], bot_url: str) -> None:
    chat = visit(f"{bot_url}/voorbeeld")
    chat.open()
    chat.page.get_by_role("button", name="Menu", exact=True).press("Enter")
    expect(chat.page.get_by_role("button", name="Gesprek opslaan")).to_be_visible()
    chat.page.keyboard.press("Escape")
    expect(chat.page.get_by_role("button", name="Gesprek opslaan")).to_have_count(0)
    expect(chat.page.get_by_role("button", name="Menu", exact=True)).to_be_focused()
    chat.page.keyboard.press("Escape")
    expect(chat.page.get_by_role("dialog")).to_have_count(0)
    expect(chat.page.get_by_role("button", name="Stel een vraag")).to_be_focused()


def test_on_a_phone_the_page_behind_cannot_be_reached(visit: Callable[..., Chat], bot_url: str) -> None:
    chat = visit(f"{bot_url}/voorbeeld", 390, 664)
    chat.open()
    # With touch no keyboard jumps up over the greeting.
    assert "titel" in chat.focused()
    for _ in range(30):
        chat.page.keyboard.press("Tab")
        assert chat.page.evaluate("() => [null, 'klacht-wijzer', 'body'].includes(document.activeElement?.localName ?? null)")
    chat.page.keyboard.press("Escape")
    expect(chat.page.get_by_role("button", name="Stel een vraag")).to_be_focused()


def test_on_a_desktop_the_page_beside_can_be_used(visit: Callable[..., Chat], bot_url: str) -> None:
    chat = visit(f"{bot_url}/voorbeeld")
    chat.open()
    chat.page.get_by_label("Zoeken op deze site").fill("magnesium")
    expect(chat.page.get_by_label("Zoeken op deze site")).to_be_focused()
    chat.page.keyboard.press("Escape")
    expect(chat.page.get_by_role("dialog")).to_be_visible()


def test_answer_is_announced_once_without_its_buttons(chat: Chat) -> None:
    chat.page.evaluate(LISTEN)
    reply = chat.ask(MIGRAINE, "answer")
    chat.page.wait_for_timeout(500)
    heard = chat.page.evaluate("() => window.heard")
    assert [how for how, _ in heard] == ["polite"]
    text = heard[0][1]
    assert text.count(reply.locator("p").nth(1).inner_text()[:25]) == 1
    for silent in ("[8]", "Bron", "Nee", "Depressie?", "vragen:"):
        assert silent not in text
    # What is shown is itself no live region: it would be read a second time, buttons and all.
    assert chat.page.locator("klacht-wijzer .log [aria-live], klacht-wijzer .log[aria-live], klacht-wijzer [role=log]").count() == 0


def test_same_answer_twice_is_announced_twice(chat: Chat) -> None:
    chat.ask(MIGRAINE, "answer")
    chat.ask(MIGRAINE, "answer")
    chat.page.wait_for_timeout(500)  # until the second one has been announced
    chat.page.evaluate(LISTEN)
    chat.ask(MIGRAINE, "answer")
    chat.page.wait_for_timeout(500)
    assert len(chat.page.evaluate("() => window.heard")) == 1


def test_emergency_is_announced_at_once(chat: Chat) -> None:
    chat.page.evaluate(LISTEN)
    chat.ask(SUICIDE, "emergency")
    chat.page.wait_for_timeout(500)
    heard = chat.page.evaluate("() => window.heard")
    assert [how for how, _ in heard] == ["assertive"]
    assert "113" in heard[0][1]


def test_kept_conversation_is_not_announced_again(chat: Chat) -> None:
    chat.ask(MIGRAINE, "answer")
    chat.page.reload()
    chat.replies("answer").wait_for()
    regions = chat.page.locator("klacht-wijzer [aria-live]")
    assert [text.strip() for text in regions.all_inner_texts()] == ["", ""]


@pytest.mark.parametrize("path", ["/", "/voorbeeld"])
def test_half_the_height_is_conversation_at_400_percent(visit: Callable[..., Chat], bot_url: str, path: str) -> None:
    # 1280 x 1024 at 400 %.
    chat = visit(f"{bot_url}{path}", 320, 256, is_mobile=False, device_scale_factor=4)
    if path == "/voorbeeld":
        chat.open()

    def share() -> float:
        box = chat.log.bounding_box()
        assert box is not None
        return float(box["height"]) / 256

    assert share() >= 0.5
    chat.ask(MIGRAINE, "answer")
    assert share() >= 0.5
    chat.ask(SUICIDE, "emergency")
    assert share() >= 0.5
    for number in ("112", "113"):
        expect(chat.page.get_by_role("region", name="Direct hulp nodig?").get_by_role("link", name=f"Bel {number}", exact=True)).to_be_in_viewport(ratio=1)
    expect(chat.page.locator("klacht-wijzer .disclaimer")).to_be_in_viewport(ratio=0.9)
    chat.page.context.set_offline(True)
    chat.type("En bij depressie?")
    expect(chat.page.locator("klacht-wijzer .status")).to_be_in_viewport()
    assert share() >= 0.5
    # Nothing sticks out to the side.
    assert chat.page.evaluate("() => document.documentElement.scrollWidth") <= 320
    assert chat.log.evaluate("log => log.scrollWidth <= log.clientWidth")


def test_text_follows_the_browsers_size_not_the_sites(visit: Callable[..., Chat], bot_url: str) -> None:
    # The example site sets 62.5 % and its own sizes.
    site = visit(f"{bot_url}/voorbeeld?open=")
    assert site.field.evaluate("field => getComputedStyle(field).fontSize") == "16px"
    assert "Georgia" not in site.field.evaluate("field => getComputedStyle(field).fontFamily")


def test_large_text_of_the_browser_makes_it_larger(chromium_with_large_text: Callable[[str], Chat], bot_url: str) -> None:
    chat = chromium_with_large_text(f"{bot_url}/")
    assert chat.field.evaluate("field => getComputedStyle(field).fontSize") == "32px"
    chat.ask(MIGRAINE, "answer")
    assert chat.log.evaluate("log => log.scrollWidth <= log.clientWidth")
    expect(chat.field).to_be_in_viewport(ratio=1)


def test_tap_targets_are_large_enough(visit: Callable[..., Chat], bot_url: str) -> None:
    chat = visit(f"{bot_url}/", 390, 664)
    chat.ask(MIGRAINE, "answer").get_by_role("button", name="Bron [8]").first.click()
    small = chat.page.evaluate(
        """() => [...document.querySelector('klacht-wijzer').shadowRoot.querySelectorAll('button, textarea, a')]
          .map(element => [element.className || element.localName, element.getBoundingClientRect()])
          .filter(([name, box]) => box.width && (box.width < 24 || box.height < (/number|back|^a$/.test(name) ? 24 : 43)))
          .map(([name, box]) => `${name} ${box.width} x ${box.height}`)"""
    )
    assert small == []


def test_still_with_reduced_motion(visit: Callable[..., Chat], bot_url: str) -> None:
    chat = visit(f"{bot_url}/voorbeeld?open=", reduced_motion="reduce")
    chat.page.route("**/widget/api/messages", lambda route: None)
    chat.type(MIGRAINE)
    expect(chat.log).to_contain_text("Even zoeken")
    assert chat.page.evaluate("() => document.getAnimations().length + document.querySelector('klacht-wijzer').shadowRoot.getAnimations().length") == 0
    chat.page.unroute_all(behavior="ignoreErrors")


def test_phone_with_its_keyboard_open(visit: Callable[..., Chat], bot_url: str) -> None:
    chat = visit(f"{bot_url}/voorbeeld", 390, 664)
    chat.open()
    chat.ask(MIGRAINE, "answer")
    # What iOS does: the visible part shrinks and moves, the page stays as it is.
    chat.page.evaluate(
        """() => {
          Object.defineProperties(visualViewport, { height: { value: 364 }, offsetTop: { value: 40 } });
          visualViewport.dispatchEvent(new Event('resize'));
        }"""
    )
    chat.page.wait_for_timeout(300)
    panel = chat.page.locator("klacht-wijzer .panel").bounding_box()
    assert panel is not None
    assert (panel["y"], panel["height"]) == (40, 364)
    expect(chat.field).to_be_in_viewport(ratio=1)
    log = chat.log.bounding_box()
    assert log is not None
    assert log["height"] > 364 * 0.45
