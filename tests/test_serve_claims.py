"""The operations of the web desk on the store: search, the claim with its passage, and the review."""

import errno
import os
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from desk_kit import TEXT, desk
from serve_kit import client, etag, patch
from store_kit import claim, write, write_claims

from checker.cli import run
from checker.errors import UnusableInput
from checker.model import Attribution, AttributionKind, Status
from checker.serve import records, rereading
from checker.serve.freshness import look
from checker.serve.rereading import Rereader
from checker.store import Workspace, guard, limits, load, update_claim
from checker.store.checks import check
from checker.store.reading import Reading, parse_claims, read_store
from checker.store.reviewing import REJECTED

API = "/api/v1"
FILE = "claims/harbour.yaml"


def ids(answer: Any) -> list[str]:
    return [record["claim"]["id"] for record in answer.json()["claims"]]


def item(made: Workspace, claim_id: str) -> Any:
    found = load(made).claim(claim_id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["eight-soldiers", "ferry-closed", "bridge-cost"]),
        ({"query": "ferries"}, ["ferry-closed"]),
        ({"query": "Malmö bridges"}, ["bridge-cost", "ferry-closed"]),
        ({"query": "zebra"}, []),
        ({"speaker": "berg"}, ["eight-soldiers"]),
        ({"speaker": "Nobody"}, []),
        ({"status": "draft"}, ["bridge-cost"]),
        ({"source": "harbour", "status": "reviewed"}, ["eight-soldiers", "ferry-closed"]),
        ({"source": "elsewhere"}, []),
        ({"query": "Malmö", "status": "reviewed", "speaker": "Per Holm"}, ["ferry-closed"]),
    ],
)
def test_claims_are_found_by_all_that_is_asked(tmp_path: Path, query: Mapping[str, str], found: list[str]) -> None:
    answer = client(desk(tmp_path)).get(f"{API}/claims", params=query)
    assert ids(answer) == found
    assert answer.json()["total"] == len(found)


def test_a_search_finds_what_the_command_finds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = desk(tmp_path)
    run(["claims", "search", "bridge", "Malmö", "--claims", str(made.claims_dir)])
    told = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]
    assert ids(client(made).get(f"{API}/claims", params={"query": "bridge Malmö"})) == told


def test_claims_come_in_pages(tmp_path: Path) -> None:
    asked = client(desk(tmp_path))
    pages = [asked.get(f"{API}/claims", params={"limit": 2, "offset": offset}) for offset in (0, 2, 4)]
    assert [ids(page) for page in pages] == [["eight-soldiers", "ferry-closed"], ["bridge-cost"], []]
    assert {page.json()["total"] for page in pages} == {3}


@pytest.mark.parametrize("query", ["limit=0", "limit=201", "offset=-1", "status=new", "limit=x"])
def test_a_search_that_makes_no_sense_is_refused(tmp_path: Path, query: str) -> None:
    answer = client(desk(tmp_path)).get(f"{API}/claims?{query}")
    assert answer.status_code == 422
    assert answer.json()["error"].startswith(f"{query.partition('=')[0]}: ")


def test_a_claim_comes_with_what_stands_around_its_words(tmp_path: Path) -> None:
    page = client(desk(tmp_path)).get(f"{API}/claims/ferry-closed?around=30").json()
    passage = page["passage"]
    assert passage["stands"]
    assert TEXT[passage["start"] : passage["end"]] == passage["words"] == "the ferry to Malmö is closed"
    shown = passage["before"] + passage["words"] + passage["after"]
    assert shown in TEXT
    assert passage["before"].startswith("Thursday.\n"), "a word is not cut"
    assert (passage["from_start"], passage["to_end"]) == (False, False)
    assert (page["file"], page["line"], page["source"]) == (FILE, 10, "harbour")
    assert page["origin"]["claims"] == {"draft": 1, "reviewed": 2, "retracted": 0}
    whole = client(desk(tmp_path / "other")).get(f"{API}/claims/ferry-closed?around=9999").json()["passage"]
    assert whole["before"] + whole["words"] + whole["after"] == TEXT
    assert whole["from_start"]
    assert whole["to_end"]


def test_a_claim_whose_words_are_gone_stops_checks_until_it_is_mended_in_the_review(tmp_path: Path) -> None:
    made = commented(tmp_path)
    write(made, FILE, COMMENTED.replace("{start: 135, end: 178", "{start: 136, end: 179"))
    asked = client(made)
    assert asked.post(f"{API}/check", json={"text": "The ferry is closed."}).status_code == 503
    page = asked.get(f"{API}/claims/bridge-cost").json()
    assert not page["passage"]["stands"]
    assert "but at 135 to 178 (line 3)" in page["problems"][0]
    refused = patch(asked, "bridge-cost", {"status": "reviewed"})
    assert (refused.status_code, refused.json()["error"]) == (
        422,
        f"{FILE}:5: the words of 'bridge-cost' do not stand in its source",
    )
    assert (
        patch(asked, "bridge-cost", {"status": "reviewed", "quote": {"start": 135, "end": 178}}).status_code == 200
    )
    assert asked.post(f"{API}/check", json={"text": "The ferry is closed."}).status_code == 200


def test_a_store_that_nobody_could_review_is_not_served(tmp_path: Path) -> None:
    made = desk(tmp_path)
    write(made, FILE, "source: harbour\nclaims: []\n")
    with pytest.raises(UnusableInput, match="there is no claim in the store"):
        client(made)


def test_sources_come_with_their_text_and_the_places_of_their_claims(tmp_path: Path) -> None:
    asked = client(desk(tmp_path))
    assert [one["id"] for one in asked.get(f"{API}/sources").json()["sources"]] == ["harbour"]
    source = asked.get(f"{API}/sources/harbour").json()
    assert source["text"] == TEXT
    places = {one["claim"]: TEXT[one["start"] : one["end"]] for one in source["stretches"]}
    assert places["eight-soldiers"] == "Eight soldiers were sent to Norway"
    assert list(places) == ["eight-soldiers", "ferry-closed", "bridge-cost"]
    missing = asked.get(f"{API}/sources/nowhere")
    assert (missing.status_code, missing.json()["error"]) == (404, "the store has no source 'nowhere'")


COMMENTED = """\
# What we know of the harbour.
source: harbour
claims:
  # Looked at by A.
  - id: bridge-cost   # the big one
    text: The bridge to Malmö costs 40 million euros.
    speaker: Harbour Gazette
    attribution: {kind: narrated}
    quote: {start: 135, end: 178, exact: "The bridge to Malmö costs 40 million euros."}
    said_on: 2026-01-15  # a Thursday
    status: draft
  - id: ferry-closed
    text:   the ferry to Malmö is closed
    speaker: Per Holm
    attribution: {kind: indirect, cue: said}
    quote: {start: 105, end: 133, exact: "the ferry to Malmö is closed"}
    status: draft
"""


def commented(root: Path) -> Workspace:
    made = desk(root)
    write(made, FILE, COMMENTED)
    return made


def test_an_accepted_claim_is_reviewed_and_all_else_stays_byte_for_byte(tmp_path: Path) -> None:
    made = commented(tmp_path)
    asked = client(made)
    answer = patch(asked, "bridge-cost", {"status": "reviewed"})
    assert answer.status_code == 200
    assert answer.json()["claim"]["status"] == "reviewed"
    assert (made.root / FILE).read_text("utf-8") == COMMENTED.replace("status: draft", "status: reviewed", 1)
    assert answer.headers["etag"] == answer.json()["etag"] == etag(asked, "bridge-cost")


def test_an_edit_and_a_decision_are_one_write(tmp_path: Path) -> None:
    made = commented(tmp_path)
    change = {
        "status": "reviewed",
        "text": " The bridge\nto Malmö costs 40 million euros in all. ",
        "tags": ["money", "roads"],
        "context": "Asked about the budget.",
        "said_on": None,
        "rating": "true",
        "attribution": {"kind": "narrated", "reported_by": "Radio 4"},
    }
    assert patch(client(made), "bridge-cost", change).status_code == 200
    saved = item(made, "bridge-cost")
    assert saved.text == "The bridge to Malmö costs 40 million euros in all."
    assert (saved.tags, saved.said_on, saved.context) == (("money", "roads"), None, "Asked about the budget.")
    assert saved.attribution == Attribution(kind=AttributionKind.NARRATED, reported_by="Radio 4")
    assert saved.status is Status.REVIEWED
    written = (made.root / FILE).read_text("utf-8")
    assert "# Looked at by A." in written
    assert "  # the big one" in written
    assert written.endswith(COMMENTED[COMMENTED.index("  - id: ferry-closed") :])


def test_a_rejected_claim_is_kept_as_retracted_and_can_come_back(tmp_path: Path) -> None:
    made = commented(tmp_path)
    asked = client(made)
    patch(asked, "bridge-cost", {"status": "retracted", "note": "Wrong bridge."})
    saved = item(made, "bridge-cost")
    assert (saved.status, saved.note) == (Status.RETRACTED, f"Wrong bridge.\n{REJECTED}")
    patch(asked, "bridge-cost", {"status": "draft", "note": None})
    assert item(made, "bridge-cost").status is Status.DRAFT
    assert item(made, "bridge-cost").note is None


def test_a_passage_is_chosen_by_its_place_and_its_words_are_the_sources(tmp_path: Path) -> None:
    made = commented(tmp_path)
    start = TEXT.index("40 million")
    answer = patch(client(made), "bridge-cost", {"quote": {"start": start, "end": start + 10}})
    assert answer.json()["passage"]["words"] == "40 million"
    assert item(made, "bridge-cost").quote.exact == "40 million"


def test_a_whole_text_is_no_quote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = commented(tmp_path)
    monkeypatch.setattr(limits, "LONGEST_QUOTE", 40)
    before = (made.root / FILE).read_bytes()
    answer = patch(client(made), "bridge-cost", {"quote": {"start": 0, "end": 41}})
    assert answer.status_code == 422
    assert answer.json() == {
        "error": "the quote of a claim has 41 characters, and may have 40",
        "cure": "quote the passage that proves it, and no more",
    }
    assert (made.root / FILE).read_bytes() == before
    monkeypatch.setattr(limits, "LONGEST_TEXT", 5)  # what is too long already can be reviewed
    assert patch(client(made), "bridge-cost", {"status": "reviewed"}).status_code == 200


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, "nothing is to be changed"),
        ({"text": None}, "a claim needs its text"),
        ({"text": "  "}, "text: "),
        ({"speaker": ""}, "speaker: "),
        ({"status": "done"}, "status: "),
        ({"status": None}, "a claim needs its status"),
        ({"speeker": "A"}, "speeker: extra inputs"),
        ({"id": "other"}, "id: extra inputs"),
        ({"said_on": "yesterday"}, "said_on: "),
        ({"superseded_by": "nowhere"}, "'nowhere' that supersedes this one is not in the store"),
        ({"superseded_by": "bridge-cost"}, "in a circle"),
        ({"valid_from": "2026-02-01", "valid_until": "2026-01-01"}, "stops being valid"),
        ({"quote": {"start": 5, "end": 5}}, "no such passage"),
        ({"quote": {"start": 0, "end": 100000}}, "no such passage"),
        ({"tags": ["a", ""]}, "tags.1: "),
        ({"status": "reviewed", "speaker": 'unnamed ("She")'}, "nobody is named who says"),
        ({"attribution": {"kind": "shouted"}}, "attribution.kind: "),
        ({"text": "x" * 200_000}, "the text of a claim has 200,000 characters, and may have 10,000"),
        ({"status": "reviewed", "text": "x" * 10_001}, "the text of a claim has 10,001 characters"),
        ({"speaker": "x" * 501}, "speaker: "),
        ({"note": "x" * 10_001}, "note: "),
    ],
)
def test_what_is_no_sound_claim_is_refused_and_nothing_is_written(
    tmp_path: Path, change: Mapping[str, Any], said: str
) -> None:
    made = commented(tmp_path)
    answer = patch(client(made), "bridge-cost", change)
    assert answer.status_code == 422, answer.text
    assert said in answer.json()["error"]
    assert (made.root / FILE).read_text("utf-8") == COMMENTED


@pytest.mark.parametrize(
    "text", ["a: b # c", "\x00", "\u2028 line", "'\"\\ \x85", "- [x] {y}", "\ufeff mark", "\x7f\x1b[31m"]
)
def test_any_words_come_back_from_the_file_as_they_were_sent(tmp_path: Path, text: str) -> None:
    made = commented(tmp_path)
    asked = client(made)
    answer = patch(asked, "bridge-cost", {"note": f"x{text}x"})
    if answer.status_code == 200:
        assert item(made, "bridge-cost").note == f"x{text}x"
    else:
        assert answer.status_code == 422, answer.text
        assert (made.root / FILE).read_text("utf-8") == COMMENTED


def test_a_change_needs_the_version_that_was_seen(tmp_path: Path) -> None:
    asked = client(commented(tmp_path))
    for headers in ({}, {"If-Match": "*"}, {"If-Match": '""'}):
        answer = asked.patch(f"{API}/claims/bridge-cost", json={"status": "reviewed"}, headers=headers)
        assert answer.status_code == 428
        assert set(answer.json()) == {"error", "cure"}
    unknown = asked.patch(f"{API}/claims/none", json={"status": "reviewed"}, headers={"If-Match": '"x"'})
    assert unknown.status_code == 404


def test_the_second_editor_gets_both_versions_and_can_choose(tmp_path: Path) -> None:
    made = commented(tmp_path)
    asked = client(made)
    seen = etag(asked, "bridge-cost")
    assert patch(asked, "bridge-cost", {"text": "The bridge costs 40 million."}, seen).status_code == 200
    mine = {"text": "It costs 40 million euros to build the bridge.", "status": "reviewed"}
    late = patch(asked, "bridge-cost", mine, seen)
    assert late.status_code == 412
    assert late.json()["yours"] == mine
    assert late.json()["current"]["claim"]["text"] == "The bridge costs 40 million."
    assert item(made, "bridge-cost").text == "The bridge costs 40 million.", "nothing was lost"
    assert patch(asked, "bridge-cost", mine, late.headers["etag"]).status_code == 200
    assert item(made, "bridge-cost").text == mine["text"]


def test_of_many_editors_at_once_one_saves_and_all_others_are_told(tmp_path: Path) -> None:
    made = commented(tmp_path)
    asked = client(made)
    seen = etag(asked, "bridge-cost")
    answers: dict[int, int] = {}

    def save(number: int) -> None:
        answers[number] = patch(asked, "bridge-cost", {"note": f"Note {number}."}, seen).status_code

    threads = [threading.Thread(target=save, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    saved = [number for number, status in answers.items() if status == 200]
    assert sorted(answers.values()) == [200] + [412] * 7
    assert item(made, "bridge-cost").note == f"Note {saved[0]}."


def test_editors_of_two_claims_of_one_file_do_not_hinder_each_other(tmp_path: Path) -> None:
    made = commented(tmp_path)
    asked = client(made)
    first, second = etag(asked, "bridge-cost"), etag(asked, "ferry-closed")
    assert patch(asked, "bridge-cost", {"status": "reviewed"}, first).status_code == 200
    assert patch(asked, "ferry-closed", {"status": "reviewed"}, second).status_code == 200
    assert (made.root / FILE).read_text("utf-8") == COMMENTED.replace("status: draft", "status: reviewed")


def test_a_change_on_disk_is_a_change_of_somebody_else(tmp_path: Path) -> None:
    made = commented(tmp_path)
    asked = client(made)
    seen = etag(asked, "bridge-cost")
    update_claim(made, "bridge-cost", note="By hand.")
    answer = patch(asked, "bridge-cost", {"note": "Mine."}, seen)
    assert answer.status_code == 412
    assert answer.json()["current"]["claim"]["note"] == "By hand."
    assert item(made, "bridge-cost").note == "By hand."


def test_a_change_in_the_very_moment_of_writing_is_told_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = commented(tmp_path)
    asked = client(made)
    seen = etag(asked, "bridge-cost")

    def late(*arguments: Any, **values: Any) -> Any:
        monkeypatch.setattr(records, "update_claim", update_claim)
        update_claim(made, "bridge-cost", note="A moment before.")
        return update_claim(*arguments, **values)

    monkeypatch.setattr(records, "update_claim", late)
    answer = patch(asked, "bridge-cost", {"note": "Mine."}, seen)
    assert answer.status_code == 409
    assert answer.json()["current"]["claim"]["note"] == "A moment before."
    assert answer.json()["yours"] == {"note": "Mine."}


def test_a_write_of_another_program_into_another_claim_does_not_stop_a_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = commented(tmp_path)
    asked = client(made)
    seen = etag(asked, "bridge-cost")
    replace = guard.Snapshot.replace

    def beaten(self: guard.Snapshot, text: str, file: str) -> None:
        monkeypatch.setattr(guard.Snapshot, "replace", replace)
        self.path.write_text(self.text.replace("# a Thursday", "# a Friday"), "utf-8")
        replace(self, text, file)

    monkeypatch.setattr(guard.Snapshot, "replace", beaten)
    assert patch(asked, "bridge-cost", {"status": "reviewed"}, seen).status_code == 200
    written = (made.root / FILE).read_text("utf-8")
    assert "# a Friday" in written
    assert "status: reviewed" in written


def test_a_write_that_leaves_no_trace_in_times_and_size_is_seen(tmp_path: Path) -> None:
    made = desk(tmp_path)
    asked = client(made)
    file = made.root / FILE
    assert "40 million" in asked.get(f"{API}/claims/bridge-cost").json()["claim"]["text"]
    state = file.stat()
    changed = file.read_text("utf-8").replace(
        "text: The bridge to Malmö costs 40", "text: The bridge to Malmö costs 50"
    )
    with file.open("r+", encoding="utf-8") as stream:
        stream.write(changed)
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert file.stat().st_size == state.st_size
    assert "50 million" in asked.get(f"{API}/claims/bridge-cost").json()["claim"]["text"]


def test_only_files_that_changed_are_read_again_and_all_is_as_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = desk(tmp_path)
    write(made, "claims/other.yaml", "source: other\nclaims: []\n")
    reader = Rereader(made)
    read: list[str] = []

    def noted(text: str, stem: str, file: str, reading: Reading) -> None:
        read.append(stem)
        parse_claims(text, stem, file, reading)

    monkeypatch.setattr(rereading, "parse_claims", noted)
    reader.read(look(made))
    reader.read(look(made))
    assert read == ["harbour", "other"]
    write_claims(made, claim("ferry", "The bridge to Malmö", text=TEXT, source="harbour"), source="harbour")
    write(made, "claims/strange.yml", "")
    (made.claims_dir / "other.yaml").unlink()
    again, anew = reader.read(look(made)), read_store(made)
    assert read == ["harbour", "other", "harbour"]
    for reading in (again, anew):
        check(reading)
    assert [placed.claim for placed in again.claims] == [placed.claim for placed in anew.claims]
    assert again.problems.ordered() == anew.problems.ordered()
    assert again.sources == anew.sources
    assert [one.speaker for one in again.speakers] == [one.speaker for one in anew.speakers]
    assert (again.claim_files, again.unread) == (anew.claim_files, anew.unread)


def test_a_broken_store_is_told_and_a_missing_folder_too(tmp_path: Path) -> None:
    made = desk(tmp_path)
    asked = client(made)
    made.claims_dir.rename(made.root / "gone")
    for path in ("claims", "claims/bridge-cost", "sources"):
        answer = asked.get(f"{API}/{path}")
        assert (answer.status_code, set(answer.json())) == (503, {"error", "cure"})
    (made.root / "gone").rename(made.claims_dir)
    assert asked.get(f"{API}/claims").json()["total"] == 3


def test_a_disk_at_fault_is_not_laid_at_the_client_s_door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = client(desk(tmp_path / "desk"))
    tag = etag(asked, "bridge-cost")

    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    answer = patch(asked, "bridge-cost", {"note": "Checked."}, tag)
    assert answer.status_code == 503
    assert answer.json()["error"] == "harbour.yaml: the file cannot be written (No space left on device)"
    monkeypatch.undo()
    assert patch(asked, "bridge-cost", {"note": "Checked."}, tag).status_code == 200


def test_what_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    asked = client(desk(tmp_path / "desk"))
    nowhere, never = asked.get(f"{API}/nothing"), asked.delete(f"{API}/claims/bridge-cost")
    assert (nowhere.status_code, nowhere.json()["error"]) == (404, "there is no such operation")
    assert (never.status_code, never.json()["error"]) == (405, "this method does nothing here")
