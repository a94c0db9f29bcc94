"""A visitor asks, reads and looks up sources."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.chat import MIGRAINE, Chat


def test_answer_with_source_and_disclaimer(chat: Chat) -> None:
    reply = chat.ask(MIGRAINE, "answer")
    expect(reply.get_by_role("button", name="Bron [8]").first).to_have_text("[8]")
    disclaimer = reply.locator(".note")
    expect(disclaimer).to_contain_text("medisch advies")
    assert reply.inner_text().count(disclaimer.inner_text()) == 1
    expect(chat.page.locator("klacht-wijzer .disclaimer")).to_be_in_viewport()


def test_greeting_says_what_it_is_and_what_is_kept(chat: Chat) -> None:
    greeting = chat.log.locator("li").first
    for said in ("chatbot", "artikelen", "hooguit 30 dagen bewaard", "Nieuw gesprek"):
        expect(greeting).to_contain_text(said)


def test_what_is_kept_is_said_once_the_server_can(visit: Callable[..., Chat], bot_url: str) -> None:
    chat = visit(f"{bot_url}/voorbeeld")
    chat.page.route("**/widget/api/session", lambda route: route.fulfill(status=429, headers={"Retry-After": "1"}, json={}), times=2)
    chat.open()
    expect(chat.log).to_contain_text("Typ geen naam")
    expect(chat.log).to_contain_text("hooguit 30 dagen bewaard", timeout=10_000)


def test_example_is_asked_with_a_click_and_keeps_the_focus_inside(chat: Chat) -> None:
    example = chat.page.get_by_role("button", name=MIGRAINE)
    example.focus()
    example.press("Enter")
    expect(chat.questions).to_have_text([f"U: {MIGRAINE}"])
    expect(chat.replies("answer")).to_have_count(1)
    assert "log" in chat.focused()


def test_suggestion_is_asked_as_a_question(chat: Chat) -> None:
    reply = chat.ask(MIGRAINE, "answer")
    suggestion = reply.locator(".chips button").first
    suggestion.click()
    expect(chat.questions).to_have_count(2)
    expect(chat.replies()).to_have_count(2)


def test_question_shows_at_once(chat: Chat) -> None:
    chat.page.route("**/widget/api/messages", lambda route: None)
    chat.type(MIGRAINE)
    expect(chat.questions).to_have_text([f"U: {MIGRAINE}"], timeout=500)
    expect(chat.log).to_contain_text("Even zoeken")
    expect(chat.field).to_have_value("")
    expect(chat.field).to_be_focused()
    chat.page.unroute_all(behavior="ignoreErrors")


def test_shift_enter_makes_a_line_and_nothing_is_not_sent(chat: Chat) -> None:
    chat.field.press("Enter")
    chat.field.fill("   ")
    chat.field.press("Enter")
    expect(chat.questions).to_have_count(0)
    chat.field.fill("hoi,")
    chat.field.press("Shift+Enter")
    chat.field.press_sequentially(MIGRAINE)
    chat.field.press("Enter")
    expect(chat.questions).to_have_text([f"U: hoi,\n{MIGRAINE}"], use_inner_text=True)


def test_source_number_opens_its_reference_and_leads_back(chat: Chat) -> None:
    reply = chat.ask(MIGRAINE, "answer")
    number = reply.get_by_role("button", name="Bron [8]").first
    expect(number).to_have_attribute("aria-expanded", "false")
    number.focus()
    number.press("Enter")
    source = reply.locator("[data-source='8']")
    expect(source).to_be_focused()
    expect(source).to_contain_text("Het artikel geeft bij dit nummer geen bron.")
    expect(source).to_be_in_viewport()
    back = source.get_by_role("button", name="Terug naar [8] in de tekst")
    chat.page.keyboard.press("Tab")
    expect(back).to_be_focused()
    back.press("Enter")
    expect(number).to_be_focused()


def test_source_with_a_reference_shows_it_with_a_link(chat: Chat) -> None:
    reply = chat.ask("Helpt magnesium bij therapieresistente depressie?", "answer")
    reply.get_by_role("button", name="Bron [17]").first.click()
    source = reply.locator("[data-source='17']")
    expect(source).to_contain_text("Medical Hypotheses 2010")
    link = source.get_by_role("link", name="Bekijk de bron")
    expect(link).to_have_attribute("href", "https://doi.org/10.1016/j.mehy.2009.10.051")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_sources_open_and_close_with_their_button(chat: Chat) -> None:
    reply = chat.ask(MIGRAINE, "answer")
    toggle = reply.get_by_role("button", name="Bronnen")
    toggle.click()
    expect(reply.locator(".sources")).to_be_visible()
    expect(reply.locator(".sources")).to_contain_text("Uit het artikel")
    toggle.click()
    expect(reply.locator(".sources")).to_have_count(0)


@pytest.mark.parametrize("height", [400, 800])
def test_scrolls_to_the_start_of_an_answer(visit: Callable[..., Chat], bot_url: str, height: int) -> None:
    chat = visit(f"{bot_url}/", width=390, height=height, reduced_motion="reduce")
    chat.ask(MIGRAINE, "answer")
    for question in (MIGRAINE, MIGRAINE):
        reply = chat.ask(question, "answer")
        chat.page.wait_for_timeout(200)
        log, bubble = chat.log.bounding_box(), reply.bounding_box()
        assert log is not None
        assert bubble is not None
        assert log["y"] <= bubble["y"] < log["y"] + log["height"] / 2


def test_counter_near_the_limit_and_reason_over_it(chat: Chat) -> None:
    counter = chat.page.locator("klacht-wijzer #teller")
    chat.field.fill("x" * 4400)
    expect(counter).to_have_count(0)
    chat.field.fill("x" * 4900)
    expect(counter).to_have_text("Nog 100 tekens")
    chat.field.fill("x" * 5012)
    expect(counter).to_contain_text("12 tekens te veel")
    expect(counter).to_contain_text("Bel 112")
    expect(chat.field).to_have_attribute("aria-invalid", "true")
    chat.field.press("Enter")
    expect(chat.questions).to_have_count(0)
    expect(chat.field).to_have_value("x" * 5012)


def test_thumb_and_reason_are_kept_with_the_question(chat: Chat, bot_url: str) -> None:
    reply = chat.ask(MIGRAINE, "answer")
    group = reply.get_by_role("group", name="Had u hier iets aan?")
    with chat.page.expect_response("**/widget/api/feedback") as told:
        group.get_by_role("button", name="Nee").click()
    assert told.value.status == 204
    expect(group.get_by_role("button", name="Nee")).to_have_attribute("aria-pressed", "true")
    reply.get_by_role("textbox", name="Wilt u zeggen waarom? (hoeft niet)").fill("te lang")
    with chat.page.expect_request("**/widget/api/feedback") as sent:
        reply.get_by_role("button", name="Verstuur reden").click()
    assert sent.value.post_data_json["rating"] == "down"
    assert sent.value.post_data_json["reason"] == "te lang"
    expect(reply).to_contain_text("Dank u wel.")
    expect(reply.get_by_text("Dank u wel.")).to_be_in_viewport(ratio=1)
    expect(group.get_by_role("button", name="Nee")).to_be_focused()


def test_thumb_can_be_taken_back(chat: Chat) -> None:
    reply = chat.ask(MIGRAINE, "answer")
    up = reply.get_by_role("button", name="Ja")
    up.click()
    expect(up).to_have_attribute("aria-pressed", "true")
    up.click()
    expect(up).to_have_attribute("aria-pressed", "false")
