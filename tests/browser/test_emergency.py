"""An emergency stays in sight until the visitor closes it, with numbers to tap."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.chat import MIGRAINE, SUICIDE, Chat


def test_numbers_can_be_called(chat: Chat) -> None:
    reply = chat.ask(SUICIDE, "emergency")
    for number in ("112", "113"):
        expect(reply.get_by_role("link", name=number, exact=True).first).to_have_attribute("href", f"tel:{number}")
        call = chat.page.get_by_role("region", name="Direct hulp nodig?").get_by_role("link", name=f"Bel {number}", exact=True)
        expect(call).to_have_attribute("href", f"tel:{number}")
    expect(reply.get_by_role("button", name="Nee")).to_have_count(0)


def test_stays_in_sight_until_closed(visit: Callable[..., Chat], bot_url: str) -> None:
    chat = visit(f"{bot_url}/", 390, 664)
    chat.ask(SUICIDE, "emergency")
    bar = chat.page.get_by_role("region", name="Direct hulp nodig?")
    chat.ask(MIGRAINE, "answer")
    chat.log.evaluate("log => log.scrollTo(0, 0)")
    expect(bar.get_by_role("link", name="Bel 112")).to_be_in_viewport()
    chat.page.reload()
    expect(bar.get_by_role("link", name="Bel 112")).to_be_in_viewport()
    bar.get_by_role("button", name="Melding sluiten").click()
    expect(bar).to_have_count(0)
    expect(chat.field).to_be_focused()
    chat.page.reload()
    expect(chat.replies("emergency")).to_have_count(1)
    expect(bar).to_have_count(0)


def test_numbers_elsewhere_are_no_links(chat: Chat) -> None:
    reply = chat.ask(MIGRAINE, "answer")
    expect(reply.locator('a[href^="tel:"]')).to_have_count(0)
