"""Who may ask the web desk, how much, for how long, and what a client never sees."""

import asyncio
import json
import logging
import re
import threading
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from desk_kit import CONTRADICTED, SUPPORTED, UNVERIFIED, desk
from fastapi.testclient import TestClient
from serve_kit import HERE, application, client, slow_client
from store_kit import write

from checker.archive import open_shelf
from checker.editorial.remembering import Remembering
from checker.serve import guard
from checker.serve.app import make_app
from checker.serve.crew import Crew
from checker.serve.desks import Opened
from checker.serve.guard import Guard, Rules
from checker.serve.turns import Patience, TooLateError, Turns, UnwantedError

API = "/api/v1"
TOKEN = "correct-horse-battery"
CHANGE = {"json": {"status": "reviewed"}, "headers": {"If-Match": '"x"'}}
ASKED: Sequence[tuple[str, str, Mapping[str, Any]]] = (
    ("GET", "/", {}),
    ("GET", "/page/app.js", {}),
    ("GET", "/nowhere", {}),
    ("GET", f"{API}/health", {}),
    ("GET", f"{API}/openapi.json", {}),
    ("GET", f"{API}/claims", {}),
    ("GET", f"{API}/claims/bridge-cost", {}),
    ("PATCH", f"{API}/claims/bridge-cost", CHANGE),
    ("GET", f"{API}/sources", {}),
    ("GET", f"{API}/sources/harbour", {}),
    ("POST", f"{API}/check", {"json": {"text": SUPPORTED}}),
    ("POST", f"{API}/read", {"content": b"x", "headers": {"Content-Type": "text/plain"}}),
    ("POST", f"{API}/verify", {"json": {"statement": SUPPORTED}}),
)
"""Every operation and file that there is, and one that is not."""


def ask(asked: TestClient, method: str, path: str, given: Mapping[str, Any], **headers: str) -> Any:
    return asked.request(method, path, **{**given, "headers": {**given.get("headers", {}), **headers}})


def test_a_name_that_somebody_else_lets_point_here_is_refused(tmp_path: Path) -> None:
    asked = client(desk(tmp_path))
    for method, path, given in ASKED:
        for host in (
            "evil.example",
            "127.0.0.1.evil.example:8765",
            "localhost.evil.example",
            "10.0.0.7:8765",
            "a@b",
            "localhost:1@evil.example",
            "[::1].evil.example",
            "localhost:evil.example",
        ):
            answer = ask(asked, method, path, given, Host=host)
            assert answer.status_code == 403, (path, host)
            assert set(answer.json()) == {"error", "cure"}


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "LOCALHOST:1", "[::1]:8765", "localhost."])
def test_the_names_of_this_machine_are_known(tmp_path: Path, host: str) -> None:
    assert client(desk(tmp_path)).get(f"{API}/claims", headers={"Host": host}).status_code == 200


def test_on_a_network_it_goes_by_any_address_and_by_the_names_it_was_given(tmp_path: Path) -> None:
    rules = Rules(hosts=frozenset({"desk.example"}), addresses=True, token=TOKEN)
    asked = client(desk(tmp_path), rules=rules)
    known = {"10.0.0.7:80": 200, "[2001:db8::1]:80": 200, "desk.example": 200, "evil.example": 403, "": 403}
    found = {host: asked.get(f"{API}/health", headers={"Host": host}).status_code for host in known}
    assert found == known


def test_a_page_of_another_site_may_not_ask(tmp_path: Path) -> None:
    asked = client(desk(tmp_path))
    origins = (
        "https://evil.example", "http://127.0.0.1:9999", "http://localhost:8765", "null", "file://", "http://[",
        "chrome-extension://127.0.0.1:8765",
    )  # fmt: skip
    for method, path, given in ASKED:
        for origin in origins:
            answer = ask(asked, method, path, given, Origin=origin)
            assert answer.status_code == 403, (path, origin)
            assert "access-control-allow-origin" not in answer.headers
    for site in ("cross-site", "same-site"):
        assert asked.get(f"{API}/claims", headers={"Sec-Fetch-Site": site}).status_code == 403
    assert asked.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200, "a link may lead here"
    assert asked.get(f"{API}/claims", headers={"Origin": HERE, "Sec-Fetch-Site": "same-origin"}).status_code == 200


def test_a_preflight_is_not_allowed(tmp_path: Path) -> None:
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "PATCH"}
    answer = client(desk(tmp_path)).options(f"{API}/claims/bridge-cost", headers=headers)
    assert answer.status_code == 403
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_with_a_token_nothing_of_the_store_is_told_without_it(tmp_path: Path) -> None:
    asked = client(desk(tmp_path), rules=Rules(token=TOKEN))
    for method, path, given in ASKED:
        open_to_all = path in ("/", "/page/app.js", f"{API}/health", "/nowhere")
        for wrong in (
            {},
            {"Authorization": f"Bearer {TOKEN}x"},
            {"Authorization": f"Basic {TOKEN}"},
            {"Authorization": "Bearer"},
        ):
            answer = ask(asked, method, path, given, **wrong)
            assert (answer.status_code == 401) != open_to_all, path
            if not open_to_all:
                assert answer.headers["www-authenticate"] == "Bearer"
                assert set(answer.json()) == {"error", "cure"}
        right = ask(asked, method, path, given, Authorization=f"Bearer {TOKEN}")
        assert right.status_code not in (401, 403), path


def test_every_answer_carries_the_headers_that_keep_a_page_to_itself(tmp_path: Path) -> None:
    asked = client(desk(tmp_path))
    for method, path, given in ASKED:
        for more in ({}, {"Host": "evil.example"}, {"Origin": "null"}):
            answer = ask(asked, method, path, given, **more)
            for name, value in guard.HEADERS.items():
                if name != "cache-control":
                    assert answer.headers[name] == value, (path, name)
            assert answer.headers["cache-control"] in ("no-store", "no-cache")
            assert "server" not in answer.headers
    policy = guard.HEADERS["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_page_needs_nothing_from_elsewhere_and_makes_no_markup_of_data() -> None:
    page = {one.name: one.read_text("utf-8") for one in (files("checker.serve") / "page").iterdir()}
    assert {"index.html", "app.js", "desk.css"} <= page.keys()
    for name, text in page.items():
        assert not re.search(r"(?:src|href)=\"(?!/page/|#)", text), name
        assert not re.search(r"@import|url\(|from \"(?!\./)", text), name
        if name.endswith(".js"):
            assert not re.search(
                r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|Function\(", text
            )
    assert not re.search(r"<script(?![^>]*src=)|<style| style=| on\w+=", page["index.html"])
    for name in re.findall(r"/page/([\w.]+)", page["index.html"]):
        assert name in page or name == "look.css"


def test_a_file_outside_of_the_page_is_not_given(tmp_path: Path) -> None:
    asked = client(desk(tmp_path))
    for name in ("..%2fapp.py", "%2e%2e/guard.py", "__init__.py", "app.js/", "look.css%00"):
        assert asked.get(f"/page/{name}").status_code == 404
    assert asked.get("/page/look.css").headers["content-type"] == "text/css; charset=utf-8"


def raw(
    app: Any, messages: Sequence[Mapping[str, Any]], *, path: str = f"{API}/check", **headers: str
) -> tuple[int, Any, int]:
    """Send a request in pieces; return the status, the body, and how many pieces were taken."""
    given = [(b"host", b"127.0.0.1"), (b"content-type", b"application/json")]
    given += [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {
        "type": "http", "method": "POST", "path": path, "raw_path": path.encode(), "query_string": b"",
        "headers": given, "http_version": "1.1", "scheme": "http", "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80), "root_path": "", "extensions": {},
    }  # fmt: skip
    taken = 0
    sent: list[Any] = []

    async def receive() -> Mapping[str, Any]:
        nonlocal taken
        if taken < len(messages):
            taken += 1
            return messages[taken - 1]
        await asyncio.sleep(3600)
        raise AssertionError("nobody waits an hour")

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], json.loads(body), taken


def piece(body: bytes, *, more: bool = True) -> Mapping[str, Any]:
    return {"type": "http.request", "body": body, "more_body": more}


def test_a_body_that_says_it_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    status, body, taken = raw(application(desk(tmp_path)), [piece(b"x")], content_length="5000001")
    assert (status, taken) == (413, 0)
    assert set(body) == {"error", "cure"}


@pytest.mark.parametrize("length", [None, "10", "-1", "x", "５"])
def test_a_body_without_a_true_length_is_cut_off_where_it_gets_too_large(
    tmp_path: Path, length: str | None
) -> None:
    app = application(desk(tmp_path), rules=Rules(largest=1000))
    headers = {} if length is None else {"content_length": length}
    status, _, taken = raw(app, [piece(b"x" * 400)] * 50, **headers)
    assert (status, taken) == (413, 3)


def test_a_body_of_the_largest_size_is_taken(tmp_path: Path) -> None:
    body = json.dumps({"text": SUPPORTED}).encode()
    app = application(desk(tmp_path), rules=Rules(largest=len(body)))
    assert raw(app, [piece(body[:9]), piece(body[9:], more=False)])[0] == 200
    assert raw(app, [piece(body), piece(b" ", more=False)])[0] == 413


def test_a_body_that_does_not_come_is_not_waited_for(tmp_path: Path) -> None:
    app = application(desk(tmp_path), rules=Rules(patience=0.05))
    assert raw(app, [piece(b"{")])[0] == 408


def test_a_body_that_breaks_off_is_no_body(tmp_path: Path) -> None:
    assert raw(application(desk(tmp_path)), [piece(b"{}"), {"type": "http.disconnect"}])[0] == 400


def test_a_bug_shows_the_client_nothing_and_the_log_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked = client(desk(tmp_path))

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("checker.serve.checks_api.proofread_there", broken)
    monkeypatch.setattr("checker.serve.claims_api.record", broken)
    with caplog.at_level(logging.ERROR):
        answers = [asked.post(f"{API}/check", json={"text": SUPPORTED}), asked.get(f"{API}/claims")]
    for answer in answers:
        assert answer.status_code == 500
        assert answer.json() == guard.BUG.body
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert caplog.text.count("RuntimeError: secret detail") == 2
    monkeypatch.undo()
    assert asked.post(f"{API}/check", json={"text": SUPPORTED}).status_code == 200


def test_too_many_requests_at_once_are_sent_away(tmp_path: Path) -> None:
    app = application(desk(tmp_path), rules=Rules(at_once=0))
    status, body, _ = raw(app, [piece(b"{}", more=False)])
    assert (status, set(body)) == (503, {"error", "cure"})


def test_a_socket_is_not_opened(tmp_path: Path) -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    asyncio.run(Guard(application(desk(tmp_path)), Rules())({"type": "websocket", "path": "/"}, receive, send))
    assert sent == [{"type": "websocket.close", "code": 1008}]


LONG = " ".join(f"{count} soldiers were sent to Norway." for count in range(20, 60))


def test_a_check_that_takes_too_long_is_answered_in_time_and_the_next_one_works(tmp_path: Path) -> None:
    asked = slow_client(desk(tmp_path), pause=0.05, seconds=0.3)
    begun = monotonic()
    answer = asked.post(f"{API}/check", json={"text": LONG})
    assert monotonic() - begun < 1.5
    assert answer.status_code == 503
    assert answer.json() == {"error": "the check takes longer than 0.3 seconds", "cure": "check the text in parts"}
    assert asked.post(f"{API}/check", json={"text": SUPPORTED}).status_code == 200


def test_a_single_statement_that_never_ends_is_answered_in_time_too(tmp_path: Path) -> None:
    asked = slow_client(desk(tmp_path), pause=2, seconds=0.1, at_once=2)
    begun = monotonic()
    statuses = [asked.post(f"{API}/verify", json={"statement": SUPPORTED}).status_code for _ in range(2)]
    assert statuses == [503, 503]
    answer = asked.post(f"{API}/verify", json={"statement": SUPPORTED})
    assert answer.json()["error"] in ("too many checks are under way", "the check takes longer than 0.1 seconds")
    assert asked.get(f"{API}/claims").status_code == 200
    assert monotonic() - begun < 2


def test_a_short_check_does_not_wait_for_a_long_one(tmp_path: Path) -> None:
    asked = slow_client(desk(tmp_path), pause=0.03, seconds=30)
    ends: dict[str, float] = {}
    begun = threading.Event()

    def check(name: str, text: str) -> None:
        begun.set()
        assert asked.post(f"{API}/check", json={"text": text}).status_code == 200
        ends[name] = monotonic()

    long = threading.Thread(target=check, args=("long", LONG))
    long.start()
    begun.wait()
    asked.get(f"{API}/claims")
    check("short", f"{CONTRADICTED} {UNVERIFIED}")
    long.join()
    assert ends["long"] - ends["short"] > 0.5


def test_a_check_that_nobody_waits_for_ends(tmp_path: Path) -> None:
    made = desk(tmp_path)
    judged: list[str] = []

    class Counting(Remembering):
        def _look_up(self, statement: Any, day: Any, told: str) -> Any:
            judged.append(statement.text)
            threading.Event().wait(0.02)
            return super()._look_up(statement, day, told)

    app = make_app(made, lambda: Opened(made, Counting(open_shelf(made))))
    body = json.dumps({"text": LONG}).encode()
    raw(app, [piece(body, more=False), {"type": "http.disconnect"}])
    count = len(judged)
    threading.Event().wait(0.2)
    assert len(judged) <= count + 3 < 20


def test_turns_are_given_in_the_order_of_asking() -> None:
    turns = Turns()
    order: list[int] = []
    first = Patience(5)
    with turns.taken(first):
        threads = []
        for number in range(4):
            waiting = threading.Thread(target=_take, args=(turns, order, number))
            waiting.start()
            threads.append(waiting)
            while len(turns._queue) < number + 2:
                pass
        turns.pass_on(first)
        assert order == [0, 1, 2, 3], "who lets others in comes back after them"
        for thread in threads:
            thread.join()


def _take(turns: Turns, order: list[int], number: int) -> None:
    with turns.taken(Patience(5)):
        order.append(number)


def test_who_waits_for_a_turn_does_not_wait_for_ever_and_leaves_the_queue() -> None:
    turns = Turns()
    with turns.taken(Patience(5)):
        with pytest.raises(TooLateError), turns.taken(Patience(0.05)):
            raise AssertionError("it is not its turn")
        given_up = Patience(5)
        given_up.give_up()
        with pytest.raises(UnwantedError), turns.taken(given_up):
            raise AssertionError("nobody waits for it")
    with turns.taken(Patience(5)):
        assert len(turns._queue) == 1


def test_a_crew_tells_that_it_has_too_much_to_do() -> None:
    async def asked() -> Any:
        crew = Crew(seconds=0.2, at_once=1)
        request: Any = type("Silent", (), {"receive": staticmethod(lambda: asyncio.sleep(60))})()
        hold = threading.Event()
        return await asyncio.gather(
            crew.run(request, lambda _: hold.wait(1)), crew.run(request, lambda _: 2), return_exceptions=True
        )

    first, second = asyncio.run(asked())
    assert (first.status, first.error) == (503, "the check takes longer than 0.2 seconds")
    assert (second.status, second.error) == (503, "too many checks are under way")


def test_nothing_names_a_folder_of_this_machine(tmp_path: Path) -> None:
    made = desk(tmp_path)
    asked = client(made)
    write(made, "claims/harbour.yaml", "source: harbour\nclaims: []\n")
    answer = asked.post(f"{API}/check", json={"text": SUPPORTED})
    assert answer.status_code == 503
    assert str(tmp_path) not in answer.text
