"""``factcheck extract``: drafts and speakers are written once, and what a person did there stays."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from time import sleep

import pytest
from store_kit import add_source, claim, contents, workspace, write_claims

from checker import intake
from checker.cli import progress, run
from checker.errors import ExitCode, UnusableInput
from checker.files import load_yaml
from checker.model import Source, Speaker, Status
from checker.store import Workspace, load, update_claim
from checker.store.reviewing import accept
from checker.store.sources import load_source

REPORT = (
    "Mayor Ida Holt said the bridge was old.\n"
    "“Two bolts are missing,” engineer Olaf Brink told Radio Nord. “A third is loose.”\n"
    "The bridge will be closed on Friday.\n"
)


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    made = workspace(tmp_path / "desk")
    add_source(made, "bridge", REPORT, published="2026-03-12")
    add_source(made, "list", "Eggs\nMilk\n")
    monkeypatch.chdir(made.root)
    return made


def test_drafts_and_speakers_are_written(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "bridge"]) == ExitCode.OK
    header, row = capsys.readouterr().out.splitlines()
    counts = dict(zip(header.split(), row.split(), strict=True))
    kinds = {"direct": "2", "indirect": "1", "mixed": "0", "narrated": "1"}
    rest = {"new": "4", "there": "0", "speakers": "3", "unresolved": "0", "for-review": "4"}
    assert counts == {"source": "bridge", "claims": "4"} | kinds | rest
    store = load(made)
    assert {(claim.speaker, claim.text) for claim in store.claims} == {
        ("Ida Holt", "The bridge was old."),
        ("Olaf Brink", "Two bolts are missing."),
        ("Olaf Brink", "A third is loose."),
        ("Harbour Gazette", "The bridge will be closed on Friday 13 March 2026."),
    }
    assert all(claim.status is Status.DRAFT for claim in store.claims)
    brink = store.speaker("Olaf Brink")
    assert brink is not None
    assert [role.title for role in brink.roles] == ["engineer"]


def test_a_second_run_changes_nothing(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    run(["extract", "bridge"])
    before = {path: path.read_bytes() for path in made.root.rglob("*.yaml")}
    capsys.readouterr()
    assert run(["extract", "--all"]) == ExitCode.OK
    rows = {line.split()[0]: line.split() for line in capsys.readouterr().out.splitlines()[1:]}
    assert rows["bridge"][6:8] == ["0", "4"]
    assert {path: path.read_bytes() for path in made.root.rglob("*.yaml") if path in before} == before


def test_edited_and_reviewed_claims_stay(made: Workspace) -> None:
    run(["extract", "bridge"])
    first = load(made).claims[0]
    edited = update_claim(made, first.id, text="The bridge at Lund was old.", status=Status.REVIEWED)
    assert run(["extract", "bridge"]) == ExitCode.OK
    claims = load(made).claims
    assert len(claims) == 4
    assert edited in claims


def test_dry_run_prints_drafts_and_writes_nothing(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "bridge", "--dry-run"]) == ExitCode.OK
    printed = load_yaml(capsys.readouterr().out, "output")
    assert printed["source"] == "bridge"
    assert len(printed["claims"]) == 4
    assert list(made.claims_dir.iterdir()) == []
    assert not made.speakers_file.exists()


def test_a_source_without_a_claim_is_said_to_be_one(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "list"]) == ExitCode.OK
    assert "no claim found in list" in capsys.readouterr().err


def test_quiet_says_nothing_but_the_drafts_that_were_asked_for(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["extract", "--all", "--quiet"]) == ExitCode.OK
    assert capsys.readouterr() == ("", "")
    assert len(load(made).claims) == 4
    assert run(["extract", "bridge", "-q", "--dry-run"]) == ExitCode.OK
    assert capsys.readouterr().out.startswith("source: bridge\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nobody-knows"], "there is no source 'nobody-knows'; there are: bridge, list"),
        (["bridge", "../bridge"], "there is no source '../bridge'; did you mean 'bridge'?"),
        ([], "name sources or give --all, one of the two; there are: bridge, list"),
        (["bridge", "--all"], "name sources or give --all, one of the two; there are: bridge, list"),
    ],
)
def test_unusable_arguments(
    made: Workspace, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert run(["extract", *arguments]) == ExitCode.UNUSABLE
    output = capsys.readouterr()
    assert output.err == f"factcheck: {message}\n"
    assert output.out == ""
    assert list(made.claims_dir.iterdir()) == []


def test_of_many_sources_only_some_are_named(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(5):
        add_source(made, f"story-{number}", f"{number} bridges fell.\n")
    assert run(["extract"]) == ExitCode.UNUSABLE
    assert capsys.readouterr().err.endswith(
        "there are: bridge, list, story-0, story-1, story-2 and 2 more: see `factcheck sources list`\n"
    )


def test_a_workspace_without_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(workspace(tmp_path / "empty").root)
    assert run(["extract", "--all"]) == ExitCode.UNUSABLE
    assert "there is no source in this workspace" in capsys.readouterr().err


def test_one_person_in_two_sources_is_one_speaker(made: Workspace) -> None:
    add_source(
        made, "vote", "Ida S. Holt, the head of the council, said the vote was lost.\n", published="2026-04-01"
    )
    assert run(["extract", "bridge"]) == ExitCode.OK
    assert run(["extract", "vote"]) == ExitCode.OK
    store = load(made)
    holts = [one for one in store.speakers if "Holt" in one.name]
    assert [(one.name, one.aliases) for one in holts] == [("Ida Holt", ("Ida S. Holt",))]
    assert [(role.title, role.affiliation, str(role.seen)) for role in holts[0].roles] == [
        ("Mayor", None, "2026-03-12"),
        ("head of the council", None, "2026-04-01"),
    ]
    assert {claim.speaker for claim in store.claims if "vote" in claim.text} == {"Ida Holt"}


def test_a_name_that_a_person_took_out_does_not_come_back(made: Workspace) -> None:
    run(["extract", "bridge"])
    text = made.speakers_file.read_text()
    without = "".join(line for line in text.splitlines(keepends=True) if "title: engineer" not in line)
    assert without != text
    made.speakers_file.write_text(without.replace("  roles:\n- id", "- id").removesuffix("  roles:\n"))
    before = made.speakers_file.read_text()
    assert run(["extract", "bridge"]) == ExitCode.OK
    assert made.speakers_file.read_text() == before


def test_two_people_of_one_surname_are_both_kept_and_the_surname_waits_for_a_person(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    add_source(made, "vote", "Per Holt said the vote was lost.\n", published="2026-04-01")
    add_source(made, "talks", "The talks are long. Mr Holt said nobody would leave.\n", published="2026-04-02")
    for source in ("bridge", "vote", "talks"):
        run(["extract", source])
    store = load(made)
    assert {one.name for one in store.speakers if "Holt" in one.name} == {"Ida Holt", "Per Holt"}
    claim = next(claim for claim in store.claims if "leave" in claim.text)
    note = 'The name "Holt" fits Ida Holt and Per Holt: write who spoke.'
    assert (claim.speaker, claim.note) == ("Holt", note)
    capsys.readouterr()
    run(["claims", "show", claim.id])
    assert note in capsys.readouterr().out
    with pytest.raises(UnusableInput, match=f"the speaker of '{claim.id}' may be Ida Holt or Per Holt"):
        accept(made, store, claim)


# --- Several sources -----------------------------------------------------------------------------------------


def add_many(made: Workspace) -> list[str]:
    """Add sources whose claims would have the same ids, and speakers who go by the same names."""
    names = [f"report-{number}" for number in range(7)]
    for number, name in enumerate(names):
        add_source(made, name, f"{REPORT}The ferry sank, Ida Holt said.\nHolt said {number} ships sank.\n")
    return names


def test_several_sources_end_with_a_total(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    add_many(made)
    assert run(["extract", "report-0", "report-1"]) == ExitCode.OK
    header, first, second, total = (line.split() for line in capsys.readouterr().out.splitlines())
    assert total[0] == "total"
    for name, *counts in zip(header[1:], first[1:], second[1:], total[1:], strict=True):
        assert int(counts[0]) + int(counts[1]) == int(counts[2]), name
    run(["extract", "report-0"])
    assert "total" not in capsys.readouterr().out


def test_processes_write_what_one_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = []
    for folder, jobs in (("one", "1"), ("three", "3")):
        made = workspace(tmp_path / folder)
        add_many(made)
        monkeypatch.chdir(made.root)
        assert run(["extract", "--all", "--jobs", jobs, "--html", "pages", "--top", "4"]) == ExitCode.OK
        pages.append((contents(made), capsys.readouterr()))
    assert pages[0] == pages[1]
    assert len(pages[0][0]) > 20


def test_sources_in_groups_are_written_as_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written = []
    for folder, patience in (("together", 1000.0), ("each", 0.0)):
        made = workspace(tmp_path / folder)
        names = add_many(made)
        monkeypatch.chdir(made.root)
        monkeypatch.setattr("checker.intake.recording._PATIENCE", patience)
        monkeypatch.setattr("checker.intake.recording._SHARE", 0)
        assert run(["extract", *names]) == ExitCode.OK
        written.append((contents(made), capsys.readouterr()))
    assert written[0] == written[1]


def test_an_interrupted_run_loses_nothing_and_goes_on(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    names = add_many(made)
    real = intake.draw

    def interrupted(
        sources: Iterator[tuple[Source, str]], known: Sequence[Speaker], *, jobs: int
    ) -> Iterator[intake.Drawn]:
        for number, drawn in enumerate(real(sources, known, jobs=jobs)):
            if number == 4:
                raise KeyboardInterrupt
            yield drawn

    monkeypatch.setattr("checker.intake.recording._PATIENCE", 0.0)
    monkeypatch.setattr("checker.intake.recording._SHARE", 0)
    monkeypatch.setattr(intake, "draw", interrupted)
    assert run(["extract", *names]) == ExitCode.INTERRUPTED
    assert "4 of 7 sources are written; the same command goes on with the rest" in capsys.readouterr().err
    before = contents(made)
    assert sorted(path.stem for path in made.claims_dir.iterdir()) == names[:4]
    monkeypatch.setattr(intake, "draw", real)
    assert run(["extract", *names]) == ExitCode.OK
    after = contents(made)
    assert all(after[f"claims/{name}.yaml"] == before[f"claims/{name}.yaml"] for name in names[:4])
    assert sorted(path.stem for path in made.claims_dir.iterdir()) == names
    load(made)  # no id stands twice


def test_ids_that_somebody_else_took_meanwhile_are_taken(made: Workspace) -> None:
    recorder = intake.Recorder(made)
    sources = [(load_source(made, "bridge").source, REPORT)]
    write_claims(made, claim("bridge-old", "Eggs", text="Eggs\nMilk\n", source="list"), source="list")
    (recorded,) = recorder.record(intake.draw(sources, recorder.speakers))
    assert "bridge-old-2" in recorded.merged.added


def test_a_process_that_is_ended_is_bad_luck_and_no_bug(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    names = add_many(made)
    monkeypatch.setattr("checker.intake.drawing._draw", sys.exit)  # found by its name in the other process, too
    monkeypatch.setattr("checker.intake.drawing._prepare", _end)
    assert run(["extract", *names, "--jobs", "2"]) == ExitCode.UNUSABLE
    assert "the system ended a process that drew claims; run it again with fewer --jobs" in capsys.readouterr().err


def _end(known: Sequence[Speaker]) -> None:
    os._exit(1)


# Where the tests run in the background, interrupts are ignored, and a new process would inherit that. Each source
# takes its time, so that the work is not done before the interrupt comes, however fast or busy the machine is.
SLOWLY = """
import signal, time
signal.signal(signal.SIGINT, signal.default_int_handler)
from checker.cli import extract, main
load = extract.load_source
extract.load_source = lambda *given: time.sleep(0.5) or load(*given)
main()
"""


def test_an_interrupt_is_one_line_whatever_the_processes_do(made: Workspace) -> None:
    add_many(made)
    for number in range(60):
        add_source(made, f"long-{number}", REPORT)
    command = [sys.executable, "-c", SLOWLY, "extract", "--all", "--jobs", "2"]
    root = Path(__file__).parent.parent
    running = subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": str(root)},
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    while running.poll() is None and not any(made.claims_dir.iterdir()):
        sleep(0.02)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to all of them
    _, told = running.communicate(timeout=60)
    assert running.returncode == ExitCode.INTERRUPTED
    first, last = told.splitlines()
    assert "sources are written; the same command goes on with the rest" in first
    assert last == "factcheck: interrupted"
    assert not list(made.root.rglob("*.tmp"))


def test_progress_is_told_for_several_sources_and_not_quietly(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    names = add_many(made)
    monkeypatch.setattr(progress, "LOG_PAUSE", 0.0)
    assert run(["extract", *names]) == ExitCode.OK
    assert "factcheck: 6 of 7 sources, " in capsys.readouterr().err
    assert run(["extract", *names, "--quiet"]) == ExitCode.OK
    assert capsys.readouterr() == ("", "")
    assert run(["extract", "bridge"]) == ExitCode.OK
    assert capsys.readouterr().err == ""


# --- What to check first -------------------------------------------------------------------------------------


COSTS = (
    "The bridge is beautiful, mayor Ida Holt said.\n"
    "The bridge was built for 40 million euros, Holt said.\n"
    "The company bribed the council, engineer Olaf Brink said.\n"
    "We must mend it, Brink said.\n"
)


REASON = "(a figure +3, an act on record +1.5, said in office +1)"


def test_top_lists_what_to_check_first_and_writes_all(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    add_source(made, "costs", COSTS)
    assert run(["extract", "bridge", "costs", "--top", "2"]) == ExitCode.OK
    page = capsys.readouterr().out
    table, _, listed = page.partition("\nto check first:\n")
    assert table.startswith("source ")
    assert re.findall(r"^ +(\d+)\. (.*)$", listed, re.MULTILINE) == [
        ("1", "Ida Holt: The bridge was built for 40 million euros."),
        ("2", "Olaf Brink: The company bribed the council."),
    ]
    assert f"\n     7.5 {REASON}\n     bridge-built-40-million-euros  claims/costs.yaml:" in listed
    assert len(load(made).claims) == 8


def test_top_leaves_out_what_is_rated_or_retracted(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    add_source(made, "costs", COSTS)
    run(["extract", "costs"])
    update_claim(made, "bridge-built-40-million-euros", status=Status.RETRACTED)
    update_claim(made, "company-bribed-council", rating="false")
    capsys.readouterr()
    assert run(["extract", "costs", "--top", "9", "--quiet"]) == ExitCode.OK
    page = capsys.readouterr().out
    assert page.startswith("to check first:\n")
    assert sorted(re.findall(r"^ +\d+\. (.*)$", page, re.MULTILINE)) == [
        "Ida Holt: The bridge is beautiful.",
        "Olaf Brink: We must mend it.",
    ]


def test_top_of_a_dry_run_prints_these_drafts_alone(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    add_source(made, "costs", COSTS)
    assert run(["extract", "bridge", "costs", "--dry-run", "--top", "1"]) == ExitCode.OK
    page = capsys.readouterr().out
    assert page.startswith(f"source: costs\nclaims:\n  # 7.5 {REASON}\n  - id: ")
    assert [one["text"] for one in load_yaml(page, "output")["claims"]] == [
        "The bridge was built for 40 million euros."
    ]
    assert list(made.claims_dir.iterdir()) == []


# --- Pages ---------------------------------------------------------------------------------------------------


class Outline(HTMLParser):
    """The tags of a page that are open, its links, its ids and its text."""

    VOID = frozenset({"meta", "br"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.add(tag)
        self.links += [link for link in [values.get("href")] if link]
        self.ids += [name for name in [values.get("id")] if name]
        assert not [name for name in values if name.startswith("on") or name == "src"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def outline(path: Path) -> Outline:
    """Read a page, which must be whole: what opens is closed, no id stands twice, links in it lead somewhere."""
    found = Outline(path.read_text(encoding="utf-8"))
    assert found.open == []
    assert len(set(found.ids)) == len(found.ids)
    assert {link[1:] for link in found.links if link.startswith("#")} <= set(found.ids)
    assert not found.tags & {"script", "link", "img", "iframe", "object", "base"}
    return found


def test_a_page_shows_each_claim_with_its_entry(made: Workspace) -> None:
    assert run(["extract", "bridge", "--html", "reports/bridge.html"]) == ExitCode.OK
    page = outline(made.root / "reports" / "bridge.html")
    assert [f"claim-{number}" in page.ids and f"text-{number}" in page.ids for number in range(1, 5)] == [True] * 4
    assert "../claims/bridge.yaml" in page.links
    assert "claims/bridge.yaml:3" in page.text
    for one in load(made).claims:
        assert f"- id: {one.id}\n  text: {one.text}" in page.text


def test_a_page_shows_what_a_person_did(made: Workspace) -> None:
    run(["extract", "bridge"])
    first = load(made).claims[0]
    update_claim(made, first.id, text="The bridge at <Lund> was old.", status=Status.REVIEWED)
    assert run(["extract", "bridge", "--html", "page.html", "--quiet"]) == ExitCode.OK
    page = outline(made.root / "page.html")
    assert "text: The bridge at <Lund> was old." in page.text
    assert "3 for review" in page.text


def test_a_page_of_a_dry_run_has_drafts_that_are_written_nowhere(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["extract", "bridge", "--dry-run", "--html", "page.html"]) == ExitCode.OK
    page = outline(made.root / "page.html")
    assert "not written" in page.text
    assert "claims/bridge.yaml" not in page.text
    assert capsys.readouterr().out.startswith("source: bridge\n")
    assert list(made.claims_dir.iterdir()) == []


def test_several_sources_make_a_folder_of_pages(made: Workspace) -> None:
    add_source(made, "index", REPORT)
    assert run(["extract", "--all", "--html", "pages"]) == ExitCode.OK
    folder = made.root / "pages"
    assert sorted(path.name for path in folder.iterdir()) == [
        "bridge.html",
        "index-.html",
        "index.html",
        "list.html",
    ]
    assert outline(folder / "index.html").links == ["bridge.html", "index-.html", "list.html"]
    assert "No claim was found." in outline(folder / "list.html").text
    outline(folder / "bridge.html")
    assert run(["extract", "bridge", "--html", "pages"]) == ExitCode.OK  # a folder that is there is one


def test_a_page_on_standard_output_is_alone_there(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "bridge", "--html", "-"]) == ExitCode.OK
    page = capsys.readouterr().out
    assert page.startswith("<!DOCTYPE html>")
    assert page.endswith("</html>\n")
    assert 'href="claims/bridge.yaml"' in page


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--all", "--html", "factcheck.toml"], "several sources make several pages, which need a folder"),
        (["--all", "--html", "-"], "several sources make several pages, which need a folder"),
        (["bridge", "--html", "claims/bridge.yaml"], "a page does not go among the claims and sources"),
        (["--all", "--html", "sources"], "a page does not go among the claims and sources"),
        (["bridge", "--html", "no/such/page.html"], "the file cannot be written"),
    ],
)
def test_a_page_that_cannot_be_kept_is_refused(
    made: Workspace, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert run(["extract", *arguments]) == ExitCode.UNUSABLE
    assert message in capsys.readouterr().err
