"""The page of a checked draft in a browser: for the keyboard, for screen readers, on a phone, on paper, offline."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser_kit import axe, launched
from report_kit import match
from review_kit import checked, document, judged, remark, span_of

from checker.model import Label, Relation, Severity, Suggestion, WaivedIn, Waiver
from checker.review import render_drafts

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PHONE = {"width": 375, "height": 740}
DESKTOP = {"width": 1280, "height": 800}

SENTENCES = {
    "Ten soldiers were sent to Norway.": Label.CONTRADICTED,
    "“We sent nine men,” Ann Berg said.": Label.MISQUOTED,
    "The ferry to Malmö is closed, according to Eva Lind.": Label.MISATTRIBUTED,
    "The bridge costs 40 million euros.": Label.DISPUTED,
    "The harbour is open at night.": Label.OUTDATED,
    "Bananas are yellow fruit.": Label.UNVERIFIED,
    "Eight soldiers guard the longest-bridge-with-a-name-that-nobody-would-ever-break-in-two.": Label.SUPPORTED,
}
FIRST = (
    "# Troops in Norway\n\n"
    + "\n\n".join(SENTENCES)
    + "\n\n| Year | Men |\n|---|---|\n| 2020 | 7 |\n"
    + ("\nA street runs to the port.\n" * 12)
)
SECOND = "The bridge to Malmo fell.\n\n- Ten soldiers were sent to Norway.\n"


def page() -> str:
    """Return a page with every verdict, every severity, a waiver, a suggestion and a remark without a verdict."""
    first = document(FIRST, title="Troops in Norway", author="Ada Quill", language="en")
    verdicts = [judged(FIRST, words, label) for words, label in SENTENCES.items()]
    second = document(SECOND, origin="letters/second.txt")
    name = span_of(SECOND, "Malmo")
    spelling = remark(
        second,
        name,
        code="FC611",
        name="spelling",
        severity=Severity.WARNING,
        message="written “Malmö” in the store",
        suggestions=(Suggestion(span=name, old="Malmo", new="Malmö", reason="Per Holm, 2026-01-15"),),
    )
    fell = judged(SECOND, "The bridge to Malmo fell.", Label.SUPPORTED)
    ten = judged(SECOND, "Ten soldiers were sent to Norway.", Label.CONTRADICTED, speaker="Eva Lind", role="mayor")
    waiver = Waiver(reason="She meant both ships.", kind=WaivedIn.CONFIG, where="factcheck.toml:7")
    remarks = [spelling, remark(second, ten.statement.span, 1, waiver=waiver)]
    near = judged(FIRST, "A street runs to the port.", Label.UNVERIFIED, [match(relation=Relation.RELATED)])
    return render_drafts([checked(first, *verdicts, near), checked(second, fell, ten, remarks=remarks)])


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    with launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    written = tmp_path_factory.mktemp("page") / "report.html"
    written.write_text(page(), encoding="utf-8")
    return written


class Opened:
    """The page as it was opened, with what it asked for and what it complained of."""

    def __init__(self, context: "BrowserContext", file: Path) -> None:
        self.page = context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(file.as_uri())

    def focused(self) -> str:
        """Return the id of the element that has the focus."""
        return str(self.page.evaluate("document.activeElement.id"))

    def shows(self, selector: str) -> bool:
        return bool(self.page.locator(selector).is_visible())

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)


@pytest.fixture
def context(browser: "Browser") -> Iterator["BrowserContext"]:
    made = browser.new_context(viewport=DESKTOP, reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def opened(context: "BrowserContext", file: Path) -> Opened:
    return Opened(context, file)


@pytest.mark.parametrize(("scheme", "viewport"), [("light", DESKTOP), ("dark", PHONE)])
def test_axe_finds_nothing(opened: Opened, scheme: str, viewport: dict[str, int]) -> None:
    opened.page.emulate_media(color_scheme=scheme)
    opened.page.set_viewport_size(viewport)
    ground = opened.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") is (scheme == "light")
    opened.page.click("#text-1-1")
    found = axe.Axe().run(opened.page, options=RULES).response
    broken = [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]]
    assert broken == []
    assert len(found["passes"]) > 20
    assert opened.complaints == []


def test_nothing_is_asked_of_the_network(opened: Opened, file: Path) -> None:
    opened.page.click("#text-1-2")
    opened.page.uncheck("#show-v-supported")
    assert opened.requests == [file.as_uri()]
    assert opened.complaints == []


def test_a_click_on_a_statement_shows_its_evidence_beside_it(opened: Opened) -> None:
    assert not opened.shows("#more-1-2")
    opened.page.click("#text-1-2")
    assert opened.shows("#more-1-2")
    assert "We sent eight men" in opened.page.inner_text("#more-1-2")
    mark, card = (opened.page.locator(name).bounding_box() for name in ("#text-1-2", "#entry-1-2"))
    assert mark is not None
    assert card is not None
    assert card["x"] > mark["x"] + mark["width"] / 2
    assert 0 <= card["y"] < DESKTOP["height"] - 100
    opened.page.click("#text-1-5")
    assert opened.shows("#more-1-5")
    assert not opened.shows("#more-1-2")
    opened.page.click("#entry-1-5 .toggle")
    assert not opened.shows("#more-1-5")


def test_the_keyboard_reaches_opens_and_closes_everything(opened: Opened) -> None:
    opened.press("Tab")
    assert opened.page.evaluate("document.activeElement.textContent") == "To the draft"
    opened.page.focus("#text-1-1")
    opened.press("Tab", "Tab")
    assert opened.focused() == "text-1-3"
    opened.press("Enter")
    assert opened.focused() == "head-1-3"
    assert opened.shows("#more-1-3")
    opened.press("Tab")
    assert opened.page.evaluate("document.activeElement.textContent") == "in the text"
    opened.press("Escape")
    assert opened.focused() == "text-1-3"
    assert not opened.shows("#more-1-3")
    opened.page.focus("#entry-1-4 .toggle")
    opened.press("Space")
    assert opened.shows("#more-1-4")
    assert opened.page.get_attribute("#entry-1-4 .toggle", "aria-expanded") == "true"
    opened.press("Shift+Tab", "Enter")
    assert opened.focused() == "text-1-4"


def test_filters_choose_by_verdict_and_by_severity(opened: Opened) -> None:
    cards = opened.page.locator(".card:visible")
    total = cards.count()
    assert total == len(SENTENCES) + 1 + 3
    assert opened.page.inner_text("[role=status]") == "all shown"
    opened.page.uncheck("#show-v-contradicted")
    assert cards.count() == total - 2
    opened.page.uncheck("#show-s-note")
    assert cards.count() == total - 4
    assert opened.page.inner_text("[role=status]") == f"{total - 4} of {total} shown"
    assert opened.page.evaluate("getComputedStyle(document.getElementById('text-1-1')).backgroundColor") == (
        "rgba(0, 0, 0, 0)"
    )
    assert "Ten soldiers" in opened.page.inner_text("#text-1-1")
    assert opened.page.get_attribute("#text-1-1", "tabindex") == "-1"
    opened.page.click("text=show all")
    assert cards.count() == total
    assert opened.page.get_attribute("#text-1-1", "tabindex") is None
    for name in ("error", "warning", "note", "waived", "clear"):
        opened.page.uncheck(f"#show-s-{name}")
    assert cards.count() == 0
    for name in ("error", "warning", "note", "waived", "clear"):
        opened.page.check(f"#show-s-{name}")
        assert cards.count() == opened.page.locator(f".card.s-{name}").count() > 0
        opened.page.uncheck(f"#show-s-{name}")


def test_a_phone_shows_it_without_scrolling_sideways(opened: Opened) -> None:
    opened.page.set_viewport_size(PHONE)
    for mark in (None, "#text-1-1", "#text-2-3"):
        if mark:
            opened.page.click(mark)
            card = opened.page.locator(mark.replace("text", "entry")).bounding_box()
            assert card is not None
            assert card["y"] + card["height"] == pytest.approx(PHONE["height"], abs=1)
            place = opened.page.locator(mark).bounding_box()
            assert place is not None
            assert 0 <= place["y"] + place["height"] <= card["y"] + 1  # the words stay in sight
            opened.press("Escape")
        assert opened.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_on_paper_all_evidence_is_there(opened: Opened) -> None:
    opened.page.click("#text-1-1")
    opened.page.emulate_media(media="print", color_scheme="dark")
    hidden = opened.page.eval_on_selector_all(".more", "all => all.filter(one => !one.checkVisibility()).length")
    assert hidden == 0
    assert opened.page.locator(".more").count() == len(SENTENCES) + 1 + 3
    assert not opened.shows(".filters")
    assert not opened.shows("#entry-1-1 .toggle")
    assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    opened.page.emulate_media(media="screen")
    opened.page.uncheck("#show-v-contradicted")
    opened.page.emulate_media(media="print")
    assert opened.shows(".filters")  # a page that shows less than all says so
    assert len(opened.page.pdf()) > 10_000


def test_without_scripts_everything_can_be_read_and_chosen(browser: "Browser", file: Path) -> None:
    context = browser.new_context(viewport=DESKTOP, java_script_enabled=False, reduced_motion="reduce")
    opened = Opened(context, file)
    more = opened.page.locator(".more")
    assert all(more.nth(at).is_visible() for at in range(more.count()))
    assert not opened.shows("#entry-1-1 .toggle")
    opened.page.click("#text-1-1")
    assert opened.page.url.endswith("#entry-1-1")
    opened.page.click("#entry-1-1 .back")
    assert opened.page.url.endswith("#text-1-1")
    cards = opened.page.locator(".card:visible")
    total = cards.count()
    opened.page.uncheck("#show-v-contradicted")
    assert cards.count() == total - 2
    context.close()


def test_the_address_of_an_entry_opens_it(context: "BrowserContext", file: Path) -> None:
    opened = Opened(context, file)
    opened.page.goto(f"{file.as_uri()}#entry-1-6")
    opened.page.reload()
    assert opened.shows("#more-1-6")
    assert opened.focused() == "head-1-6"
