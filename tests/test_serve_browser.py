"""The page of the web desk in a browser: what an editor sees and does."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from browser_kit import axe, launched, sync_api
from desk_kit import CONTRADICTED, SUPPORTED, UNVERIFIED, desk
from serve_kit import application
from store_kit import write

from checker.model import Status
from checker.serve.guard import Rules
from checker.store import Workspace, load, update_claim
from checker.store.reviewing import REJECTED

uvicorn = pytest.importorskip("uvicorn")
expect = sync_api.expect
expect.set_options(timeout=20_000)  # CI shares its cores

CLAIM = "The bridge to Malmö costs 40 million euros."
EVIL = '<img src=x onerror="document.title=1"><script>document.title=1</script>'
TOKEN = "correct-horse-battery"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with launched() as browser:
        yield browser


@contextmanager
def served(made: Workspace, **options: Any) -> Iterator[str]:
    """Serve a workspace on a free port; give the address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        config = uvicorn.Config(
            application(made, **options), log_config=None, lifespan="off", ws="none", timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        finally:
            server.should_exit = server.force_exit = True  # without waiting for browsers that keep a connection
            thread.join(10)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a desk whose claims no test changes."""
    with served(desk(tmp_path_factory.mktemp("desk"))) as address:
        yield address


@pytest.fixture
def opened(browser: Any) -> Iterator[Callable[..., Any]]:
    """Give what opens a page for another editor; a message of the browser about an error fails the test."""
    contexts: list[Any] = []
    wrong: list[str] = []

    def one_more(address: str, **options: Any) -> Any:
        context = browser.new_context(**options)
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda one: wrong.append(one.text) if "Content Security Policy" in one.text else None)
        page.goto(address)
        return page

    yield one_more
    for context in contexts:
        context.close()
    assert not wrong


def labels(page: Any) -> list[str]:
    return [" ".join(one.split()) for one in page.locator("#statements .head .label").all_inner_texts()]


def claim(made: Workspace, claim_id: str = "bridge-cost") -> Any:
    return load(made).claim(claim_id)


def test_a_draft_is_marked_as_it_is_typed(address: str, opened: Callable[..., Any]) -> None:
    page = opened(address)
    page.fill("#text", f"🧊 {CONTRADICTED[:-4]}")
    page.locator("#text").press("Control+End")
    page.locator("#text").press_sequentially(CONTRADICTED[-4:])
    page.wait_for_selector("#statements .head")
    assert labels(page) == ["✗ contradicted"]
    mark = page.locator("#mirror .mark.contradicted")
    assert mark.inner_text().endswith(CONTRADICTED)
    assert mark.get_attribute("data-sign") == "✗", "the colour is not alone"
    page.keyboard.insert_text(f" {SUPPORTED} {UNVERIFIED}")
    page.wait_for_selector("#mirror .mark.unverified")
    assert labels(page) == ["✗ contradicted", "✓ supported", "? unverified"]
    assert page.locator("#mirror .mark").all_inner_texts()[1:] == [SUPPORTED, UNVERIFIED]
    assert page.inner_text("#state") == "3 statements held against 3 claims: 1 error, 1 warning, 1 note."
    severities = [mark.get_attribute("class").split()[2] for mark in page.locator("#mirror .mark").all()]
    assert severities == ["s-error", "s-warning", "s-note"]
    page.check("#needed")
    assert labels(page) == ["✗ contradicted", "✓ supported"]
    page.reload()
    page.wait_for_selector("#mirror .mark.unverified")
    assert page.input_value("#text").endswith(UNVERIFIED), "a reload loses no draft"


def test_the_marks_lie_behind_their_words(address: str, opened: Callable[..., Any]) -> None:
    page = opened(address)
    page.fill("#text", f"{UNVERIFIED}\n\n<!-- factcheck: nonsense -->\n\n" * 8 + CONTRADICTED)
    page.wait_for_selector("#mirror .mark.contradicted")
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 800})
        heights = page.evaluate(
            "[...document.querySelectorAll('#mirror, #text')].map((one) => [one.clientWidth, one.scrollHeight])"
        )
        sizes = page.eval_on_selector_all(
            "#mirror .mark",
            "all => all.map((one) => [one.className.split(' ')[1], getComputedStyle(one).fontSize])",
        )
        assert {kind for kind, _ in sizes} == {"unverified", "warning", "contradicted"}
        assert len({size for _, size in sizes}) == 1
        assert heights[0] == heights[1], "the text is set as its marks are, so it needs the same room"


def test_an_answer_that_comes_too_late_is_dropped(address: str, opened: Callable[..., Any]) -> None:
    page = opened(address)
    asked: list[str] = []

    def slow_at_first(route: Any) -> None:
        asked.append(route.request.post_data_json["text"])
        if len(asked) == 1:
            answer = route.fetch()
            page.fill("#text", SUPPORTED)
            page.wait_for_selector("#mirror .mark.supported")
            try:
                route.fulfill(response=answer)
            except Exception:  # the page has given the request up, as it should
                return
        else:
            route.continue_()

    page.route("**/api/v1/check", slow_at_first)
    page.fill("#text", CONTRADICTED)
    page.wait_for_selector("#mirror .mark.supported")
    page.wait_for_timeout(200)
    assert labels(page) == ["✓ supported"]
    assert asked == [CONTRADICTED, SUPPORTED]
    page.unroute_all(behavior="ignoreErrors")  # a callback that ends after its page would fail the next test


def test_evidence_opens_by_click_by_key_and_by_the_cursor(address: str, opened: Callable[..., Any]) -> None:
    page = opened(address)
    page.fill("#text", f"{CONTRADICTED}\n\n{SUPPORTED}")
    page.wait_for_selector("#mirror .mark.supported")
    page.click("#statements li:nth-child(1) .head")
    evidence = page.locator("#statements .evidence")
    assert "Ann Berg" in evidence.inner_text()
    assert "the text says Eleven, Ann Berg said Eight" in evidence.inner_text()
    assert "claims/harbour.yaml:3" in evidence.inner_text()
    assert page.locator("#mirror .mark.chosen").inner_text() == CONTRADICTED
    page.keyboard.press("Enter")
    assert evidence.count() == 0, "the button has the focus, and closes it again"
    page.locator("#statements li:nth-child(2) .head").press("Enter")
    assert "says so" in evidence.inner_text()
    page.click("text=Show in its source")
    assert page.locator(".passage mark").inner_text() == "Eight soldiers were sent to Norway"
    page.locator("#text").press("Control+Home")
    page.wait_for_selector("#mirror .mark.contradicted.chosen")
    assert "says otherwise" in evidence.inner_text()


def test_a_suggestion_is_put_in_and_what_is_waived_says_why(address: str, opened: Callable[..., Any]) -> None:
    page = opened(address)
    page.fill("#text", f"{CONTRADICTED}\n\n<!-- factcheck: ignore FC103 because we agreed -->\n{CONTRADICTED}\n")
    expect(page.locator("#state")).to_have_text("2 statements held against 3 claims: 1 error, 1 waived.")
    assert page.locator("#mirror .mark.s-waived").count() == 1
    page.click("#statements li:nth-child(2) .head")
    evidence = page.locator("#statements .evidence")
    assert "it would be error, but: we agreed (draft:3)" in evidence.inner_text()
    use = page.get_by_role("button", name="Use it")
    assert use.count() == 0
    page.click("#statements li:nth-child(1) .head")
    use.click()
    page.wait_for_selector("#mirror .mark.supported.s-warning")
    assert page.input_value("#text").startswith(f"{SUPPORTED}\n")


def test_a_file_is_read_into_the_draft(tmp_path: Path, opened: Callable[..., Any]) -> None:
    (tmp_path / "lead.html").write_text(f"<html><body><article><p>{CONTRADICTED}</p></article></body></html>")
    (tmp_path / "lead.png").write_bytes(b"\x89PNG")
    with served(desk(tmp_path / "desk")) as address:
        page = opened(address)
        page.set_input_files("#file", tmp_path / "lead.html")
        page.wait_for_selector("#mirror .mark.contradicted")
        assert page.input_value("#text").strip() == CONTRADICTED
        page.set_input_files("#file", tmp_path / "lead.png")
        page.wait_for_selector("#trouble:not([hidden])")
        assert "image/png" in page.inner_text("#trouble")
        assert page.input_value("#text").strip() == CONTRADICTED


def test_a_claim_is_edited_and_accepted_beside_its_passage(tmp_path: Path, opened: Callable[..., Any]) -> None:
    made = desk(tmp_path)
    with served(made) as address:
        page = opened(f"{address}#claims")
        page.wait_for_selector(".claim-page")
        assert page.inner_text("#waiting") == "1"
        assert page.locator(".passage mark").inner_text() == CLAIM
        page.fill('[name="text"]', "The bridge to Malmö costs 40 million euros in all.")
        page.fill('[name="context"]', "Asked about the budget.")
        page.click("text=Accept")
        expect(page.locator("#saved")).to_have_text("Accepted.")
        saved = claim(made)
        assert saved.status is Status.REVIEWED
        assert saved.text == "The bridge to Malmö costs 40 million euros in all."
        assert saved.context == "Asked about the budget."
        assert page.locator("#waiting").is_hidden()
        assert page.inner_text("#found") == "No claim was found."


def test_a_claim_is_searched_and_rejected(tmp_path: Path, opened: Callable[..., Any]) -> None:
    made = desk(tmp_path)
    with served(made) as address:
        page = opened(f"{address}#claims")
        page.wait_for_selector(".claim-page")
        page.select_option("#status", "")
        page.fill("#query", "ferries")
        page.click("text=Search")
        expect(page.locator("#list li")).to_have_count(1)
        page.click("#list .item")
        expect(page.locator("[name=speaker]")).to_have_value("Per Holm")
        page.click("text=Reject")
        expect(page.locator("#saved")).to_have_text("Rejected.")
        assert (claim(made, "ferry-closed").status, claim(made, "ferry-closed").note) == (
            Status.RETRACTED,
            REJECTED,
        )


def test_a_claim_is_rested_on_the_words_that_are_selected(tmp_path: Path, opened: Callable[..., Any]) -> None:
    made = desk(tmp_path)
    file = made.claims_dir / "harbour.yaml"
    file.write_text(file.read_text("utf-8").replace("{start: 135, end: 178", "{start: 136, end: 179"), "utf-8")
    with served(made) as address:
        page = opened(f"{address}#claims/bridge-cost")
        page.wait_for_selector(".claim-page .warning")
        page.click("text=Rest the claim")
        expect(page.locator("#saved")).to_have_text("Select words of the source first.")
        page.evaluate(
            """() => {
              const box = document.querySelector(".passage blockquote");
              const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
              const range = document.createRange();
              let node;
              while ((node = walker.nextNode())) if (node.data.startsWith("he bridge")) range.setStart(node, 3);
              range.setEnd(range.startContainer, 42);
              getSelection().removeAllRanges();
              getSelection().addRange(range);
            }"""
        )
        page.click("text=Rest the claim")
        expect(page.locator("#saved")).to_have_text("Saved.")
        assert page.locator(".passage mark").inner_text() == claim(made).quote.exact == CLAIM[4:43]


def test_what_was_typed_into_a_claim_is_kept_while_another_is_looked_at(
    address: str, opened: Callable[..., Any]
) -> None:
    page = opened(f"{address}#claims/bridge-cost")
    page.wait_for_selector(".claim-page")
    page.fill('[name="text"]', "Half a sentence")
    page.goto(f"{address}#claims/ferry-closed")
    expect(page.locator("[name=speaker]")).to_have_value("Per Holm")
    assert page.locator(".badge.unsaved").count() == 1
    page.goto(f"{address}#claims/bridge-cost")
    expect(page.locator("[name=text]")).to_have_value("Half a sentence")
    assert page.request.get(f"{address}api/v1/claims/bridge-cost").json()["claim"]["text"] == CLAIM


def test_two_editors_of_one_claim_lose_nothing(tmp_path: Path, opened: Callable[..., Any]) -> None:
    made = desk(tmp_path)
    with served(made) as address:
        ann, per = (opened(f"{address}#claims/bridge-cost") for _ in range(2))
        for page in (ann, per):
            page.wait_for_selector(".claim-page")
        ann.fill('[name="text"]', "Ann's words about the bridge.")
        ann.get_by_role("button", name="Save", exact=True).click()
        expect(ann.locator("#saved")).to_have_text("Saved.")
        per.fill('[name="text"]', "Per's words about the bridge.")
        per.fill('[name="note"]', "Per's note.")
        per.click("text=Accept")
        per.wait_for_selector(".conflict")
        shown = per.inner_text(".conflict")
        assert "Ann's words about the bridge." in shown
        assert "Per's words about the bridge." in shown
        assert claim(made).text == "Ann's words about the bridge."
        assert axe.Axe().run(per).response["violations"] == []
        per.check('[name="text"][value="theirs"]')
        update_claim(made, "bridge-cost", tags=("money",))  # and somebody changes it by hand meanwhile
        per.click("text=Save this choice")
        expect(per.locator(".conflict fieldset")).to_have_count(2)  # what was not chosen is no question any more
        per.click("text=Save this choice")
        expect(per.locator(".conflict")).to_have_count(0)
        saved = claim(made)
        assert saved.text == "Ann's words about the bridge."
        assert (saved.note, saved.status, saved.tags) == ("Per's note.", Status.REVIEWED, ("money",))


def test_the_token_is_asked_for_and_not_left_in_the_address(tmp_path: Path, opened: Callable[..., Any]) -> None:
    with served(desk(tmp_path), rules=Rules(token=TOKEN)) as address:
        page = opened(f"{address}#claims")
        page.wait_for_selector("#ask[open]")
        page.fill("#token", "not-the-right-token")
        page.keyboard.press("Enter")
        expect(page.locator("#ask-wrong")).to_have_text("That is not the token.")
        page.fill("#token", TOKEN)
        page.keyboard.press("Enter")
        page.wait_for_selector(".claim-page")
        other = opened(f"{address}#token={TOKEN}")
        other.fill("#text", CONTRADICTED)
        other.wait_for_selector("#mirror .mark.contradicted")
        assert TOKEN not in other.url


def test_data_is_never_markup(tmp_path: Path, opened: Callable[..., Any]) -> None:
    made = desk(tmp_path)
    update_claim(made, "bridge-cost", text=f"The bridge costs 40 million euros. {EVIL}", note=EVIL, context=EVIL)
    write(made, "sources/speakers.yaml", f"- id: evil\n  name: '{EVIL}'\n")
    update_claim(made, "eight-soldiers", speaker=EVIL)
    with served(made) as address:
        page = opened(address)
        page.fill("#text", f"{EVIL} {CONTRADICTED} {EVIL}")
        page.wait_for_selector("#statements .head")
        for head in page.locator("#statements .head").all():
            head.click()
        page.goto(f"{address}#claims/bridge-cost")
        page.wait_for_selector(".claim-page")
        page.wait_for_timeout(100)
        assert page.title() == "Claims – factcheck desk"
        assert page.locator("main img, main script, #mirror img").count() == 0


def test_everybody_can_use_it(address: str, opened: Callable[..., Any]) -> None:
    page = opened(address)
    page.fill("#text", f"{CONTRADICTED} {SUPPORTED} {UNVERIFIED}")
    page.wait_for_selector("#mirror .mark.unverified")
    page.click("#statements li:nth-child(1) .head")
    for width, scheme in ((1280, "light"), (375, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        for view in ("draft", "claims"):
            page.goto(f"{address}#{view}")
            page.wait_for_selector("#statements .head" if view == "draft" else ".claim-page")
            found = axe.Axe().run(page).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out"


def test_without_the_desk_the_page_says_so(tmp_path: Path, opened: Callable[..., Any]) -> None:
    with served(desk(tmp_path)) as address:
        page = opened(address)
        page.wait_for_selector("#text")
    time.sleep(0.1)
    page.fill("#text", CONTRADICTED)
    page.wait_for_selector("#trouble:not([hidden])")
    assert "the desk does not answer" in page.inner_text("#trouble")
    assert page.inner_text("#state") == "This draft is not checked."
