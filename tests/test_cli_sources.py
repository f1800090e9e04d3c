"""``factcheck sources``: adding texts of every kind, listing and showing them, and never losing one."""

import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from store_kit import TALKS, claim, contents, workspace, write_claims

from checker.cli import run
from checker.errors import ExitCode
from checker.model import Status
from checker.store import Workspace
from checker.store.reading import read_store
from checker.store.sources import load_source, sha256_of

PAGE = (
    '<html lang="en"><head><meta property="og:title" content="No soldiers"><meta property="og:site_name" '
    'content="The Paper"><meta property="article:published_time" content="2026-01-15T08:00:00Z"></head>'
    "<body><p>The minister said that no soldiers will be sent to the island.</p></body></html>"
)


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Make a workspace with one source in it, and go to a folder inside it."""
    made = workspace(tmp_path / "desk", talks=TALKS)
    inside = made.root / "drafts" / "today"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    return made


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "Arctic troops.txt"
    path.write_bytes("Ten soldiers were sent.\r\nThe minister said “no more”.\n".encode())
    return path


def add(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> dict[str, Any]:
    """Add one file and return what is printed about it."""
    assert run(["sources", "add", "--format", "json", *map(str, arguments)]) == ExitCode.OK
    (values,) = json.loads(capsys.readouterr().out)
    assert isinstance(values, dict)
    return values


def refused(made: Workspace, capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """Return the one line that a refused command prints; it must change nothing."""
    before = contents(made)
    assert run(["sources", *map(str, arguments)]) == ExitCode.UNUSABLE
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    assert contents(made) == before
    return output.err


def test_a_text_is_added_to_the_byte(made: Workspace, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sources", "add", str(article)]) == ExitCode.OK
    assert capsys.readouterr().out.splitlines() == [
        "added arctic-troops: (no title)",
        "  next: factcheck extract arctic-troops",
    ]
    assert (made.sources_dir / "arctic-troops.txt").read_bytes() == article.read_bytes()
    source = load_source(made, "arctic-troops").source
    assert source.retrieved == date.today()
    assert source.sha256 == sha256_of(article.read_bytes().decode())


def test_what_is_stated_is_stored(made: Workspace, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stated = {
        "title": "No: not now",
        "publisher": "The Paper",
        "author": "Ann Berg",
        "url": "https://paper.example/no",
        "published": "2026-01-15",
        "language": "en",
    }
    options = [part for key, value in stated.items() for part in (f"--{key}", value)]
    values = add(capsys, article, *options)
    assert values | stated == values
    assert values["id"] == "no-not-now-2026-01-15"
    assert values["result"] == "added"
    written = yaml.safe_load((made.sources_dir / "no-not-now-2026-01-15.yaml").read_text())
    assert written["published"] == date(2026, 1, 15)
    assert list(written) == [
        "id", "title", "publisher", "author", "url", "published", "retrieved", "language", "sha256",
    ]  # fmt: skip


def test_what_a_page_states_is_found_and_options_come_first(
    made: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    values = add(capsys, page, "--publisher", "The Sunday Paper")
    assert values["id"] == "no-soldiers-2026-01-15"
    assert values["publisher"] == "The Sunday Paper"
    assert (values["title"], values["published"], values["language"]) == ("No soldiers", "2026-01-15", "en")
    text = load_source(made, "no-soldiers-2026-01-15").text
    assert text == "The minister said that no soldiers will be sent to the island.\n"


def test_every_kind_of_file_is_added(made: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = docx.Document()
    word.add_paragraph("Ten soldiers were sent, says the ministry.")
    word.save(str(tmp_path / "statement.docx"))
    (tmp_path / "note.md").write_text("---\ntitle: A note\ndate: 2026-01-15\n---\n\nTen *soldiers* were sent.\n")
    (tmp_path / "old.txt").write_bytes("Soldater blev sendt til øen – siger “man”.".encode("cp1252"))
    files = [tmp_path / name for name in ("statement.docx", "note.md", "old.txt")]
    assert run(["sources", "add", *map(str, files)]) == ExitCode.OK
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("added")] == [
        "added statement: (no title)",
        "added a-note-2026-01-15: A note (2026-01-15)",
        "added old: (no title)",
    ]
    assert (made.sources_dir / "old.txt").read_bytes() == "Soldater blev sendt til øen – siger “man”.".encode()
    assert (made.sources_dir / "a-note-2026-01-15.txt").read_bytes() == (tmp_path / "note.md").read_bytes()


def test_a_guess_at_the_encoding_is_told(
    made: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old.txt").write_bytes("Soldater blev sendt til øen.".encode("cp1252"))
    (tmp_path / "new.txt").write_text("Soldater blev sendt til øen og byen.", encoding="utf-8")
    assert run(["sources", "add", str(tmp_path / "old.txt"), str(tmp_path / "new.txt")]) == ExitCode.OK
    (warning,) = capsys.readouterr().err.splitlines()
    assert "old.txt is not in UTF-8 and was read as cp1252" in warning


def test_what_a_text_is_written_in_goes_with_the_text(
    made: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "note.md").write_text("Ten *soldiers* were sent.\n")
    (tmp_path / "note.txt").write_text("Ten soldiers were sent.\n")
    assert add(capsys, tmp_path / "note.md", "--id", "note")["markup"] == "markdown"
    assert "markup" not in add(capsys, tmp_path / "note.txt", "--id", "note", "--replace")
    assert load_source(made, "note").source.markup is None


def test_standard_input_needs_a_name(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def give() -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Ten soldiers.\r\n")))

    give()
    assert "give --id or --title" in refused(made, capsys, "add", "-")
    give()
    assert add(capsys, "-", "--title", "Ten")["id"] == "ten"
    give()
    assert add(capsys, "-", "--id", "ten")["result"] == "unchanged"
    assert (made.sources_dir / "ten.txt").read_bytes() == b"Ten soldiers.\r\n"


def test_the_same_text_again_changes_nothing(
    made: Workspace, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(capsys, article, "--title", "Troops", "--published", "2026-01-15")
    before = contents(made)
    for options in ([], ["--id", "troops-2026-01-15"], ["--title", "Another"], ["--replace"]):
        assert run(["sources", "add", str(article), *options]) == ExitCode.OK
        assert "troops-2026-01-15 is there already" in capsys.readouterr().out
        assert contents(made) == before


def test_what_is_stated_anew_of_the_same_text_is_stored_where_that_is_asked_for(
    made: Workspace, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(capsys, article, "--title", "Troops")
    before = load_source(made, "troops").source
    assert run(["sources", "add", str(article), "--published", "2026-01-15", "--title", "Ten"]) == ExitCode.OK
    assert "troops: its title and published stayed as described; --replace changes that" in capsys.readouterr().err
    assert load_source(made, "troops").source == before
    anew = ["sources", "add", str(article), "--published", "2026-01-15", "--title", "Ten", "--replace"]
    assert run(anew) == ExitCode.OK
    assert capsys.readouterr().out == "described troops anew: Ten (2026-01-15)\n"
    after = load_source(made, "troops").source
    assert after == before.model_copy(update={"title": "Ten", "published": date(2026, 1, 15)})
    assert run(anew) == ExitCode.OK
    assert "nothing changed" in capsys.readouterr().out


def test_what_a_file_says_of_itself_does_not_come_back(
    made: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    source_id = add(capsys, tmp_path / "page.html")["id"]
    path = made.sources_dir / f"{source_id}.yaml"
    path.write_text(path.read_text().replace("publisher: The Paper\n", ""))
    assert add(capsys, tmp_path / "page.html", "--replace")["result"] == "unchanged"
    assert load_source(made, source_id).source.publisher is None


def test_the_same_text_under_a_second_id_is_told(
    made: Workspace, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(capsys, article, "--id", "first")
    assert run(["sources", "add", str(article), "--id", "second"]) == ExitCode.OK
    output = capsys.readouterr()
    assert "added second" in output.out
    assert "the same text is there already, as first" in output.err


def test_two_files_with_one_text_become_one_source(
    made: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("Ten soldiers were sent.\n")
    assert run(["sources", "add", str(tmp_path / "one.txt"), str(tmp_path / "two.txt")]) == ExitCode.OK
    assert capsys.readouterr().out.splitlines() == [
        "added one: (no title)",
        "one is there already, with the same text; nothing changed",
        "  next: factcheck extract one",
    ]


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """Make a folder with two old articles, and a table that lists them as a spreadsheet saves it."""
    (tmp_path / "box").mkdir()
    (tmp_path / "box" / "a.txt").write_text("Ten soldiers were sent.\n")
    (tmp_path / "box" / "b.txt").write_text("Nine soldiers came back.\n")
    (tmp_path / "list.csv").write_bytes(
        "file;title;published;publisher;id\r\nbox/a.txt;Ten;14.11.2019;;\r\n"
        "box/b.txt;Nine;2020-01-02;The Sunday Paper;nine\r\n".encode("utf-8-sig")
    )
    return tmp_path / "list.csv"


def test_a_table_lists_files_with_what_is_known_about_each(
    made: Workspace, box: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["sources", "add", "--table", str(box), "--publisher", "The Paper", "--language", "en"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "added ten-2019-11-14: Ten (The Paper, 2019-11-14)",
        "added nine: Nine (The Sunday Paper, 2020-01-02)",
        "  next: factcheck extract --all",
    ]
    assert load_source(made, "nine").text == "Nine soldiers came back.\n"
    assert load_source(made, "nine").source.language == "en"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("box/b.txt", "box/c.txt", "c.txt"),
        ("file;", "path;", "list.csv:1: unknown column `path`"),
        ("file;title", "title;author", "list.csv:1: the table has no column `file`"),
        ("2020-01-02", "3/4/2020", "list.csv:3: `published` is '3/4/2020', which is not one certain day"),
        ("nine\r\n", "No Id\r\n", "list.csv:3: 'No Id' is no id of a source"),
        ("box/b.txt;", ";", "list.csv:3: the cell `file` is empty"),
        (";nine\r\n", ";ten-2019-11-14\r\n", "would both get the id 'ten-2019-11-14'"),
    ],
)
def test_a_table_with_a_mistake_stores_nothing(
    made: Workspace, box: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, words: str
) -> None:
    box.write_bytes(box.read_bytes().replace(old.encode(), new.encode()))
    assert words in refused(made, capsys, "add", "--table", box)


def test_a_table_and_what_is_about_one_file_do_not_go_together(
    made: Workspace, box: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "write them into the table" in refused(made, capsys, "add", "--table", box, "--title", "x")
    assert "one of the two" in refused(made, capsys, "add", "--table", box, article)
    assert "one of the two" in refused(made, capsys, "add")


def test_many_files_are_not_compared_with_all_sources_one_by_one(
    made: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    looks: list[Workspace] = []

    def look(workspace: Workspace) -> list[object]:
        looks.append(workspace)
        return []

    monkeypatch.setattr("checker.cli.sources.list_sources", look)
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text(f"{number} soldiers were sent.\n")
    assert run(["sources", "add", *(str(tmp_path / f"{number}.txt") for number in range(20))]) == ExitCode.OK
    assert len(looks) == 1


def test_another_text_does_not_take_an_id_unasked(
    made: Workspace, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = refused(made, capsys, "add", article, "--id", "talks")
    assert "sources/talks.yaml: the id 'talks' is taken by another text" in line
    assert "--id" in line
    assert "--replace" in line


def test_a_replaced_text_sends_its_claims_to_review(
    made: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("We will send ten soldiers", "the plan was too expensive")
    claims = [claim(f"claim-{number}", part, status=Status.REVIEWED) for number, part in enumerate(words)]
    write_claims(made, *claims)
    (tmp_path / "new.txt").write_text("Later: “We will send ten soldiers,” she said. Nothing more.\n")
    assert run(["sources", "add", str(tmp_path / "new.txt"), "--id", "talks", "--replace"]) == ExitCode.OK
    assert capsys.readouterr().out.splitlines() == [
        "replaced the text of talks (sources/talks.txt)",
        "  2 claims rest on it: the words of 1 moved, those of 1 are gone",
        "  next: factcheck extract talks, factcheck lint, factcheck claims review",
    ]
    reading = read_store(made)
    assert [placed.claim.status for placed in reading.claims] == [Status.DRAFT, Status.DRAFT]
    source = load_source(made, "talks").source
    assert (source.title, source.publisher) == ("A report", "Harbour Gazette")  # what was described stays
    assert source.sha256 == sha256_of((tmp_path / "new.txt").read_text())


def test_options_change_a_replaced_description(
    made: Workspace, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = add(capsys, article, "--id", "talks", "--replace", "--publisher", "The Paper")
    assert values["result"] == "replaced"
    assert values["claims"] == {"moved": [], "stale": [], "all": []}
    source = load_source(made, "talks").source
    assert (source.title, source.publisher) == ("A report", "The Paper")


def test_a_changed_text_is_taken_over_from_where_it_is(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    path = made.sources_dir / "talks.txt"
    path.write_text("Somebody corrected it by hand.")
    assert "--replace" in refused(made, capsys, "show", "talks")
    assert add(capsys, path, "--id", "talks", "--replace")["result"] == "replaced"
    assert load_source(made, "talks").text == "Somebody corrected it by hand."


def test_a_lost_text_is_restored(made: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "again.txt").write_text(TALKS)
    before = contents(made)
    (made.sources_dir / "talks.txt").unlink()
    assert add(capsys, tmp_path / "again.txt", "--id", "talks")["result"] == "restored"
    assert contents(made) == before


@pytest.mark.parametrize("source_id", ["../up", "../../etc/passwd", "/tmp/x", "a/b", "A b", "", ".git", "speakers"])
def test_an_id_that_could_leave_the_workspace_is_refused(
    made: Workspace, article: Path, capsys: pytest.CaptureFixture[str], source_id: str
) -> None:
    refused(made, capsys, "add", article, "--id", source_id)
    refused(made, capsys, "show", source_id)
    assert not (made.root.parent / "up.txt").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--published", "15/01/2026"], "--published '15/01/2026' is not a date"),
        (["--published", "2026-02-30"], "is not a date"),
        (["--url", "paper"], "--url 'paper' is no web address"),
        (["--language", "English please"], "no language tag"),
    ],
)
def test_a_wrong_option_is_named(
    made: Workspace, article: Path, capsys: pytest.CaptureFixture[str], options: list[str], words: str
) -> None:
    assert words in refused(made, capsys, "add", article, *options)


def test_bad_files_are_refused_with_their_names(
    made: Workspace, tmp_path: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(b"\0\1\2" * 50)
    (tmp_path / "scan.html").write_text("<html><body><img src=a></body></html>")
    with (tmp_path / "large.txt").open("wb") as stream:
        stream.truncate(50_000_000)
    for name in ("empty.txt", "binary.txt", "scan.html", "large.txt", "missing.txt", "."):
        # A good file before it: nothing is stored unless all can be.
        assert str(tmp_path / name) in refused(made, capsys, "add", article, tmp_path / name)


def test_conflicts_between_the_files_are_refused(
    made: Workspace, tmp_path: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "arctic_troops.txt"
    other.write_text("Another text.")
    assert "both get the id 'arctic-troops'" in refused(made, capsys, "add", article, other)
    assert "one by one" in refused(made, capsys, "add", article, other, "--id", "x")
    assert "one by one" in refused(made, capsys, "add", article, other, "--title", "x")
    taken = tmp_path / "talks.txt"
    taken.write_text("Another text.")
    assert "taken" in refused(made, capsys, "add", article, taken)


def test_no_workspace_is_refused(
    tmp_path: Path, article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (["add", str(article)], ["list"], ["show", "talks"]):
        assert run(["sources", *arguments]) == ExitCode.UNUSABLE
        assert "factcheck init" in capsys.readouterr().err


def test_sources_are_listed_by_id(made: Workspace, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(capsys, article, "--published", "2026-01-15", "--title", "Arctic “troops”")
    assert run(["sources", "list"]) == ExitCode.OK
    assert capsys.readouterr().out == (
        "arctic-troops-2026-01-15: Arctic “troops” (2026-01-15)\ntalks: A report (Harbour Gazette)\n"
    )
    assert run(["sources", "list", "--format", "json"]) == ExitCode.OK
    listed = json.loads(capsys.readouterr().out)
    assert [source["id"] for source in listed] == ["arctic-troops-2026-01-15", "talks"]
    assert run(["sources", "list", "--format", "yaml"]) == ExitCode.OK
    assert yaml.safe_load(capsys.readouterr().out)[0]["published"] == date(2026, 1, 15)


def test_sources_are_listed_in_colour_where_it_is_wanted(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert run(["sources", "list"]) == ExitCode.OK
    assert capsys.readouterr().out == "\x1b[1mtalks\x1b[0m: A report (Harbour Gazette)\n"
    assert run(["sources", "list", "--no-color"]) == ExitCode.OK
    assert capsys.readouterr().out == "talks: A report (Harbour Gazette)\n"


def test_a_workspace_without_sources_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(workspace(tmp_path / "empty").root)
    assert run(["sources", "list"]) == ExitCode.OK
    assert "factcheck sources add" in capsys.readouterr().out
    assert run(["sources", "list", "--format", "json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out) == []


def test_a_source_is_shown(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sources", "show", "talks"]) == ExitCode.OK
    shown = dict(line.split(":", 1) for line in capsys.readouterr().out.splitlines())
    assert {key: value.strip() for key, value in shown.items()} == {
        "id": "talks",
        "title": "A report",
        "publisher": "Harbour Gazette",
        "sha256": sha256_of(TALKS),
        "file": "sources/talks.txt",
    }
    assert run(["sources", "show", "talks", "--text", "--format", "json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out)["text"] == TALKS


def test_a_text_is_shown_to_the_byte(made: Workspace, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(capsys, article)
    command = [
        sys.executable,
        "-c",
        "from checker.cli import main; main()",
        "sources",
        "show",
        "arctic-troops",
        "--text",
    ]
    done = subprocess.run(
        command, capture_output=True, check=True, env={"PYTHONPATH": str(Path(__file__).parents[1])}
    )
    assert done.stdout == article.read_bytes()


def test_a_broken_description_is_refused_with_its_line(
    made: Workspace, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (made.sources_dir / "talks.yaml").write_text("title: A\nauthr: B\nsha256: x\n")
    for arguments in (
        ["list"],
        ["show", "talks"],
        ["add", article],
        ["add", article, "--id", "talks", "--replace"],
    ):
        assert "sources/talks.yaml:2: unknown key `authr`" in refused(made, capsys, *arguments)
