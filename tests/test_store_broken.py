"""A broken store is told whole: every problem of every file in one run, and none that only follows from another."""

from pathlib import Path

import pytest
import store_kit as kit

from checker.cli import run
from checker.errors import UnusableInput
from checker.files import Unread, yaml_as_far_as_possible
from checker.store import Workspace, lint, load

CLAIMS = """\
source: talks
claims:
  - id: first
    text: The talks lasted two hours.
    speaker: Harbour Gazette
    attribution: {kind: narrated}
    said_on: 2026-01-15
  - id: second
    text: The plan was too expensive.
    speaker: Per Holm
    attribution: {kind: indirect, cue: said}
    quote: {start: 1, end: 9, exact: not there}
    superseded_by: first
  - id: third
    text: Ten soldiers will be sent.
    speaker: Ann Berg
    attribution: {kind: direct, cue: told}
    status: reviwed
"""
SPEAKERS = "- {id: ann-berg, name: Ann Berg}\n- {id: per-holm, name: Per Holm}\n"
ALWAYS = [(12, "FC509"), (18, "FC504")]
"""What is wrong with the second and the third claim."""


@pytest.fixture
def made(tmp_path: Path) -> Workspace:
    made = kit.workspace(tmp_path, talks=kit.TALKS)
    kit.write(made, "sources/speakers.yaml", SPEAKERS)
    return made


def found(made: Workspace, claims: str) -> list[tuple[int | None, str]]:
    """Return line and code of the errors in a claims file."""
    path = kit.write(made, "claims/talks.yaml", claims)
    with pytest.raises(UnusableInput):
        load(made)
    assert path.is_file()
    return [(one.line, one.code) for one in lint(made) if one.severity == "error"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("2026-01-15", "2026-02-30", 7),
        ("said_on: 2026-01-15", "speaker: Ann Berg", 7),
        ("said_on: 2026-01-15", "note: &note x", 7),
        ("said_on: 2026-01-15", "note: *note", 7),
        ("said_on: 2026-01-15", "note: !!str 1", 7),
        ("said_on: 2026-01-15", "[a, b]: 1", 7),
        ("said_on: 2026-01-15", f"note: {'9' * 5000}", 7),
        ("said_on: 2026-01-15", f"tags: {'[' * 40}{']' * 40}", 7),
        ("said_on: 2026-01-15", "tags: [a, *b]", 7),
        ("said_on: 2026-01-15", 'note: "a\\0b"', 7),
        ("said_on: 2026-01-15", "note: a: b", 7),
        ("said_on: 2026-01-15", 'note: "open', 7),
        ("said_on: 2026-01-15", "note: {open", 7),
        ("said_on: 2026-01-15", "note: @x", 7),
        ("said_on: 2026-01-15", "\tnote: x", 7),
        ("said_on: 2026-01-15", "note: \x01", 7),
        ("  - id: first", "  - &first\n    id: first", 3),
    ],
)
def test_one_bad_entry_hides_no_other_problem(made: Workspace, old: str, new: str, line: int) -> None:
    more = new.count("\n") - old.count("\n")
    problems = found(made, CLAIMS.replace(old, new, 1))
    assert [one for one in problems if one[0] != line and one[1] != "FC501"] == [
        (at + more, code) for at, code in ALWAYS
    ]
    assert {at for at, code in problems if code == "FC501"} <= {line, line + 1}
    assert "FC501" in [code for _, code in problems]


def test_every_broken_item_is_told_and_the_others_are_read(made: Workspace) -> None:
    claims = CLAIMS.replace("two hours.", "two: hours: and", 1).replace("expensive.", "expensive: too", 1)
    assert found(made, claims) == [(4, "FC501"), (9, "FC501"), (18, "FC504")]


def test_a_bad_entry_is_looked_at_for_all_that_is_wrong_with_it(made: Workspace) -> None:
    claims = CLAIMS.replace("superseded_by: first", "said_on: 2026-02-30\n    valid_from: x\n    spaeker: A")
    assert found(made, claims) == [
        (12, "FC509"), (13, "FC501"), (14, "FC504"), (15, "FC502"), (20, "FC504"),
    ]  # fmt: skip


def test_a_file_without_its_source_is_read_on(made: Workspace) -> None:
    claims = CLAIMS.replace("source: talks", "sauce: talks")
    assert [code for _, code in found(made, claims)] == ["FC502", "FC509", "FC504"]


def test_what_is_there_but_cannot_be_read_is_not_called_missing(made: Workspace) -> None:
    kit.write(made, "claims/talks.yaml", CLAIMS.replace("first\n    text: The", "first\n    text: a: The"))
    kit.write(made, "sources/speakers.yaml", SPEAKERS.replace("name: Per Holm", "name: Per Holm, name: Pelle"))
    description = made.sources_dir / "talks.yaml"
    description.write_text(description.read_text() + "published: 2026-02-30\n")
    places = {(one.file, one.code) for one in lint(made) if one.code != "FC524"}
    assert places == {
        ("claims/talks.yaml", "FC501"),
        ("claims/talks.yaml", "FC504"),
        ("claims/talks.yaml", "FC509"),
        ("sources/speakers.yaml", "FC501"),
        ("sources/talks.yaml", "FC501"),
    }
    description.write_text("a: b: c\n")
    assert not [one for one in lint(made) if "there is no source" in one.message]


def test_a_text_without_items_is_told_as_a_whole() -> None:
    root, refused = yaml_as_far_as_possible("a: b: c\n", "a.yaml")
    assert root.value is Unread.UNREAD
    assert [error.line for error in refused] == [1]


def test_the_search_for_items_ends() -> None:
    root, refused = yaml_as_far_as_possible("- a: b: c\n" * 500, "a.yaml")
    assert root.value is Unread.UNREAD
    assert len(refused) == 51


COMMANDS = ["verify x --no-model", "lint", "extract --all", "claims list"]
CLOSED = [
    *[("claims", "iterdir", command) for command in COMMANDS],
    *[("sources", method, command) for method in ("iterdir", "exists") for command in [*COMMANDS, "sources list"]],
]


@pytest.mark.parametrize(("name", "method", "command"), CLOSED)
@pytest.mark.parametrize("error", [PermissionError, NotADirectoryError])
def test_a_folder_that_may_not_be_read_is_named_with_a_cure(
    name: str,
    method: str,
    command: str,
    error: type[OSError],
    made: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    kit.write(made, "claims/talks.yaml", CLAIMS)
    monkeypatch.chdir(made.root)
    folder, original = made.root / name, getattr(Path, method)

    def refused(path: Path) -> object:
        if folder in (path, path.parent):
            raise error(13, "Permission denied", str(path))
        return original(path)

    monkeypatch.setattr(Path, method, refused)
    assert run(command.split()) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"factcheck: {name}: the folder ")
    assert told.count("\n") == 1
    assert "; " in told


def test_any_other_place_that_may_not_be_entered_is_no_bug(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied", "a/claims")

    kit.write(made, "claims/talks.yaml", "source: talks\n")
    kit.write(made, "sources/speakers.yaml", "")
    monkeypatch.chdir(made.root)
    monkeypatch.setattr("checker.store.guard.os.open", refused)
    arguments = ["--source", "talks", "--speaker", "Ann Berg", "--quote", "We will send ten soldiers"]
    assert run(["claims", "add", *arguments]) == 2
    told = capsys.readouterr().err
    assert told == (
        "factcheck: a/claims: may not be read (Permission denied); change its permissions, "
        "or run as a user who may read it\n"
    )
