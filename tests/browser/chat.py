"""What the browser tests do with the chat, in the visitor's words."""

from typing import Any

from playwright.sync_api import ConsoleMessage, Locator, Page, expect

MIGRAINE = "Helpt magnesium bij migraine?"
GEHEUGEN = "Is magnesium goed voor het geheugen?"
SUICIDE = "ik wil dood"

_AXE = """
async () => {
  const found = await axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: [
    'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } });
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help}\\n  ${nodes.map(node => node.html + ' ' + node.failureSummary).join('\\n  ')}`);
}
"""


class Chat:
    """A page with the widget on it."""

    def __init__(self, page: Page, axe: str) -> None:
        self.page = page
        self._axe = axe
        self.faults: list[str] = []
        page.faults = self.faults
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("console", self._heard)

    def _heard(self, message: ConsoleMessage) -> None:
        # A server that is away or refuses is reported by the browser itself; the tests look at what the visitor sees of it.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(f"console: {message.text}")

    @property
    def field(self) -> Locator:
        return self.page.get_by_role("textbox", name="Uw vraag")

    @property
    def log(self) -> Locator:
        return self.page.locator("klacht-wijzer .log")

    @property
    def questions(self) -> Locator:
        return self.page.locator("klacht-wijzer .mine .bubble")

    def replies(self, kind: str | None = None) -> Locator:
        return self.page.locator(f'klacht-wijzer li[data-kind="{kind}"]' if kind else "klacht-wijzer li[data-kind]")

    def type(self, text: str) -> None:
        self.field.fill(text)
        self.field.press("Enter")

    def ask(self, question: str, kind: str | None = None) -> Locator:
        """Ask, wait for the reply (of that kind) and return it."""
        before = self.replies().count()
        self.type(question)
        expect(self.replies()).to_have_count(before + 1, timeout=15_000)
        reply = self.replies().last
        if kind:
            expect(reply).to_have_attribute("data-kind", kind)
        return reply

    def open(self) -> None:
        self.page.get_by_role("button", name="Stel een vraag").click()
        expect(self.page.get_by_role("dialog")).to_be_visible()

    def menu(self, item: str) -> None:
        self.page.get_by_role("button", name="Menu", exact=True).click()
        self.page.get_by_role("button", name=item).click()

    def focused(self) -> str:
        """Return a short description of what has the focus, inside the widget too."""
        return str(
            self.page.evaluate(
                """() => {
                  let at = document.activeElement;
                  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
                  return [at.localName, at.id && '#' + at.id, at.className && '.' + at.className, at.dataset.source, at.textContent.trim().slice(0, 40)]
                    .filter(Boolean).join(' ');
                }"""
            )
        )

    def violations(self) -> list[str]:
        """Return what axe finds against WCAG 2.2 AA and its best practices, on the whole page."""
        return violations_of(self.page, self._axe)

    def kept(self) -> dict[str, Any]:
        """Return what the tab has kept."""
        kept: dict[str, Any] = self.page.evaluate(
            "() => JSON.parse(Object.entries(sessionStorage).find(([key]) => key.startsWith('klachtwijzer'))?.[1] ?? '{}')"
        )
        return kept


def violations_of(page: Page, axe: str) -> list[str]:
    """What axe, whose program is given, finds on a page."""
    # Through the debugger, so that the page's own policy stays in force.
    page.evaluate(f"() => {{ if (!window.axe) {{ {axe} }} }}")
    found: list[Any] = page.evaluate(_AXE)
    return [str(item) for item in found]
