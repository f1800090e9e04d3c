"""The operations of the web desk that check drafts and statements."""

import io
from datetime import date
from pathlib import Path

import docx
import pytest
from desk_kit import CONTRADICTED, DRAFT_ONLY, SUPPORTED, TEXT, UNVERIFIED, desk
from fastapi.testclient import TestClient
from serve_kit import client
from store_kit import claim, write_claims

from checker.archive import open_shelf
from checker.documents import Document
from checker.editorial import proofread
from checker.editorial.remembering import REMEMBERED, Remembering
from checker.pipeline import Desk
from checker.report import wire
from checker.serve.app import make_app
from checker.serve.desks import Opened
from checker.store import find_workspace

API = "/api/v1"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_a_draft_gives_the_published_report(tmp_path: Path) -> None:
    made = desk(tmp_path)
    text = f"{SUPPORTED} {CONTRADICTED}\n\n{UNVERIFIED}"
    answer = client(made).post(f"{API}/check", json={"text": text, "name": "lead.txt"})
    report = proofread(Desk(open_shelf(made)), Document(text, "lead.txt"))
    assert answer.status_code == 200
    assert wire.Report.model_validate(answer.json()) == wire.of_report(report)
    assert [one["verdict"] for one in answer.json()["verdicts"]] == ["supported", "contradicted", "unverified"]
    assert [one["severity"] for one in answer.json()["remarks"]] == ["warning", "error", "note"]


def test_a_statement_that_stands_elsewhere_now_is_told_where_it_stands(tmp_path: Path) -> None:
    asked = client(desk(tmp_path))
    first = asked.post(f"{API}/check", json={"text": CONTRADICTED}).json()
    text = f"{UNVERIFIED}\n🧊 {UNVERIFIED}\n{CONTRADICTED}"
    again = asked.post(f"{API}/check", json={"text": text}).json()
    moved = again["verdicts"][-1]
    start = text.index(CONTRADICTED)
    assert moved["span"] == {"start": start, "end": start + len(CONTRADICTED), "line": 3, "column": 1}
    assert again["remarks"][-1]["spot"]["line"] == 3
    assert {**moved, "span": None} == {**first["verdicts"][0], "span": None}


def test_what_was_judged_is_not_judged_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = client(desk(tmp_path))
    judged: list[str] = []
    look_up = Desk._look_up

    def counted(self: Desk, statement: object, day: object, told: str) -> object:
        judged.append(statement.text)  # type: ignore[attr-defined]  # a statement
        return look_up(self, statement, day, told)  # type: ignore[arg-type]  # as above

    monkeypatch.setattr(Desk, "_look_up", counted)
    asked.post(f"{API}/check", json={"text": f"{CONTRADICTED} {UNVERIFIED}"})
    corrected = SUPPORTED  # the words on record are tried, so that is judged, too
    assert judged == [CONTRADICTED, UNVERIFIED, corrected]
    more = "Nobody was hurt."
    asked.post(f"{API}/check", json={"text": f"{UNVERIFIED} {more} {SUPPORTED} {CONTRADICTED}"})
    assert judged[3:] == [more]
    asked.post(f"{API}/check", json={"text": f"{CONTRADICTED} {DRAFT_ONLY}"})
    assert judged[4:6] == [CONTRADICTED, DRAFT_ONLY], "among other names it is another question"
    del judged[:]
    asked.post(f"{API}/check", json={"text": UNVERIFIED, "as_of": "2020-01-01"})
    assert judged == [UNVERIFIED], "another day is another question"


def test_a_full_memory_forgets_the_oldest_and_loses_no_verdict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.editorial.remembering.REMEMBERED", 2)
    assert REMEMBERED > 2
    made = desk(tmp_path)
    shared, plain = Remembering(open_shelf(made)), Desk(open_shelf(made))
    document = Document(f"{SUPPORTED} {CONTRADICTED} {UNVERIFIED} {SUPPORTED} {DRAFT_ONLY}", "draft")
    assert proofread(shared, document) == proofread(plain, document)
    assert proofread(shared, document) == proofread(plain, document)


def test_markdown_is_read_as_markdown(tmp_path: Path) -> None:
    text = "# News\n\nEleven *soldiers* were sent to [Norway](https://example.org)."
    answer = client(desk(tmp_path)).post(f"{API}/check", json={"text": text, "media": "text/markdown"})
    verdict = answer.json()["verdicts"][0]
    assert verdict["verdict"] == "contradicted"
    assert text[verdict["span"]["start"] : verdict["span"]["end"]].startswith("Eleven *soldiers*")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain", CONTRADICTED.encode()),
        ("text/plain; charset=utf-8", CONTRADICTED.encode("utf-16")),
        ("text/markdown", b"Eleven **soldiers** were sent to Norway."),
        ("text/html", f"<html><body><article><p>{CONTRADICTED}</p></article></body></html>".encode()),
    ],
)
def test_a_file_is_checked_as_what_it_is(tmp_path: Path, kind: str, body: bytes) -> None:
    answer = client(desk(tmp_path)).post(f"{API}/check?name=lead", content=body, headers={"Content-Type": kind})
    assert answer.status_code == 200, answer.text
    assert answer.json()["verdicts"][0]["verdict"] == "contradicted"
    assert answer.json()["origin"] == "lead"


def word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def test_a_word_file_is_checked_and_read(tmp_path: Path) -> None:
    asked = client(desk(tmp_path))
    body = word_file(SUPPORTED, CONTRADICTED)
    report = asked.post(f"{API}/check?name=lead.docx", content=body, headers={"Content-Type": DOCX}).json()
    assert [one["verdict"] for one in report["verdicts"]] == ["supported", "contradicted"]
    read = asked.post(f"{API}/read?name=lead.docx", content=body, headers={"Content-Type": DOCX}).json()
    assert read == {"name": "lead.docx", "media": "text/plain", "text": f"{SUPPORTED}\n\n{CONTRADICTED}\n"}


def test_the_text_of_markdown_is_read_untouched(tmp_path: Path) -> None:
    text = "# Title\r\n\r\nA *word*.\r\n"
    answer = client(desk(tmp_path)).post(
        f"{API}/read?name=a.md", content=text.encode(), headers={"Content-Type": "text/markdown"}
    )
    assert answer.json() == {"name": "a.md", "media": "text/markdown", "text": text}


def test_explain_shows_what_has_nothing_to_say(tmp_path: Path) -> None:
    asked = client(desk(tmp_path))
    plain, explained = (
        asked.post(f"{API}/check", json={"text": CONTRADICTED, "explain": explain}).json()["verdicts"][0]
        for explain in (False, True)
    )
    effects = {finding["effect"] for match in explained["matches"] for finding in match["findings"]}
    assert "silent" in effects
    assert len(explained["matches"]) == 3 >= len(plain["matches"])
    assert not any(one["effect"] == "silent" for match in plain["matches"] for one in match["findings"])


def test_a_draft_is_judged_as_on_a_day(tmp_path: Path) -> None:
    made = desk(tmp_path)
    text = "The bridge to Malmö costs 40 million euros.\n"
    valid = claim("bridge-cost", text.strip(), text=TEXT, source="harbour", valid_until=date(2026, 6, 1))
    write_claims(made, valid, source="harbour")
    asked = client(made)
    verdicts = [
        asked.post(f"{API}/check", json={"text": text, "as_of": day}).json()["verdicts"][0]["verdict"]
        for day in ("2026-05-01", "2026-07-01")
    ]
    assert verdicts == ["supported", "outdated"]


def test_a_statement_is_verified_for_a_speaker(tmp_path: Path) -> None:
    asked = client(desk(tmp_path))
    right = asked.post(f"{API}/verify", json={"statement": SUPPORTED, "speaker": "Ann Berg"}).json()
    wrong = asked.post(f"{API}/verify", json={"statement": SUPPORTED, "speaker": "Per Holm"}).json()
    assert (right["verdict"], wrong["verdict"]) == ("supported", "misattributed")
    assert wire.Verdict.model_validate(right)


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ({"text": "Is it so?\n\nReally?"}, 422, "no statement was found"),
        ({"text": "***\n—"}, 422, "no statement was found"),
        ({"text": " \n"}, 422, "text: "),
        ({"text": ""}, 422, "text: "),
        ({}, 422, "text: field required"),
        ([], 422, "input should be a valid dictionary"),
        ({"text": "A.", "txet": "B."}, 422, "txet: extra inputs"),
        ({"text": "A.", "media": "text/html"}, 422, "media: "),
        ({"text": "A.", "as_of": "tomorrow"}, 422, "as_of: "),
        ({"text": "A.", "name": ""}, 422, "name: "),
    ],
)
def test_what_cannot_be_checked_is_refused_in_one_shape(
    tmp_path: Path, body: object, status: int, said: str
) -> None:
    answer = client(desk(tmp_path)).post(f"{API}/check", json=body)
    assert answer.status_code == status, answer.text
    assert said in answer.json()["error"]
    assert set(answer.json()) == {"error", "cure"}


@pytest.mark.parametrize(
    ("path", "kind", "body", "status"),
    [
        ("check", "application/json", b"{", 400),
        ("check", "application/json", b"\xff\xfe", 400),
        ("check", "application/json", b"[" * 100_000, 400),
        ("check", "application/json", b'{"text": "\\ud800 is half."}', 422),
        ("check", "image/png", b"\x89PNG", 415),
        ("check", "", b"text", 415),
        ("check", "application/pdf", b"no PDF", 422),
        ("check", DOCX, b"PK\x03\x04no Word", 422),
        ("check", "text/plain", b"", 422),
        ("check", "text/plain", b"{\\rtf1 text}", 422),
        ("read", "application/json", b"{}", 415),
        ("read", "text/plain", b"  ", 422),
        ("verify", "application/json", b"{", 400),
        ("verify", "application/json", b'{"statement": "\\udfff"}', 422),
        ("verify", "application/json", b'{"statement": "   "}', 422),
    ],
)
def test_bodies_that_cannot_be_read_are_refused(
    tmp_path: Path, path: str, kind: str, body: bytes, status: int
) -> None:
    answer = client(desk(tmp_path)).post(f"{API}/{path}", content=body, headers={"Content-Type": kind})
    assert answer.status_code == status, answer.text
    assert set(answer.json()) == {"error", "cure"}
    assert str(tmp_path) not in answer.text


def test_the_desk_sees_what_another_program_changed(tmp_path: Path) -> None:
    made = desk(tmp_path)
    asked = client(made)

    def verdict() -> str:
        return str(asked.post(f"{API}/check", json={"text": CONTRADICTED}).json()["verdicts"][0]["verdict"])

    assert verdict() == "contradicted"
    file = made.claims_dir / "harbour.yaml"
    there = file.read_text("utf-8")
    file.write_text(there.replace("text: Eight soldiers", "text: Eleven soldiers"), "utf-8")
    assert verdict() == "supported"
    file.write_text(there, "utf-8")
    assert verdict() == "contradicted"


def test_a_store_that_breaks_is_told_until_it_is_mended(tmp_path: Path) -> None:
    made = desk(tmp_path)
    asked = client(made)
    file = made.claims_dir / "harbour.yaml"
    there = file.read_text("utf-8")
    file.write_text(there.replace("status: draft", "status: draught"), "utf-8")
    for path, body in (("check", {"text": SUPPORTED}), ("verify", {"statement": SUPPORTED})):
        for _ in range(2):
            answer = asked.post(f"{API}/{path}", json=body)
            assert answer.status_code == 503
            assert answer.json()["error"].startswith("claims/harbour.yaml:")
    assert asked.get(f"{API}/health").status_code == 503
    assert "harbour" not in asked.get(f"{API}/health").text, "whoever has no token learns nothing of the store"
    file.write_text(there, "utf-8")
    assert asked.post(f"{API}/check", json={"text": SUPPORTED}).status_code == 200
    assert asked.get(f"{API}/health").json()["status"] == "ok"


def test_a_setting_that_changes_counts_at_once(tmp_path: Path) -> None:
    made = desk(tmp_path)

    def opened() -> Opened:
        now = find_workspace(made.root)
        return Opened(now, Remembering(open_shelf(now, reviewed_only=now.config.check.reviewed_only)))

    asked = TestClient(make_app(made, opened), base_url="http://127.0.0.1")
    assert asked.post(f"{API}/check", json={"text": DRAFT_ONLY}).json()["claims"] == 3
    (made.root / "factcheck.toml").write_text("[check]\nreviewed_only = true\n")
    assert asked.post(f"{API}/check", json={"text": DRAFT_ONLY}).json()["claims"] == 2
    assert [
        one.get("waiver") for one in asked.post(f"{API}/check", json={"text": CONTRADICTED}).json()["remarks"]
    ] == [None]
    (made.root / "factcheck.toml").write_text('[[waivers]]\ncode = "FC103"\nbecause = "agreed with the desk"\n')
    (remark,) = asked.post(f"{API}/check", json={"text": CONTRADICTED}).json()["remarks"]
    assert remark["waiver"]["reason"] == "agreed with the desk"
