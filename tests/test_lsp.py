"""The language server, asked by a real client over its pipes, while texts and claims change under it."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_kit import CONTRADICTED, SUPPORTED, UNVERIFIED, desk
from lsp_kit import FULL, ROOT, SERVER, Editor, range_of
from lsprotocol import types

from checker.lsp.positions import Lines
from checker.store import Workspace

IN_ORDER = f"{SUPPORTED[:-1]}, Ann Berg said."
"""Of this there is nothing to remark: without a name it would stand on one source."""
RECORD = "Ann Berg is on record on 2026-01-15 with “Eight soldiers were sent to Norway” (claims/harbour.yaml:3)"
TEXT = f"# Troops in Norway\n\n{UNVERIFIED} {CONTRADICTED}\n"
ODD = "😀 “Ä”\x0c\u2028 né. "
"""Of one, two, three and four bytes, and two marks at which Python ends a line, but no editor does."""
SUGGESTING = (sys.executable, str(Path(__file__).parent / "lsp_suggesting.py"), "Norway=Nor_way")


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    """An editor without a folder: each test has a workspace of its own, found from its drafts."""
    editor = Editor(None, server=SUGGESTING)
    yield editor
    assert editor.leave() == 0


@pytest.fixture
def made(tmp_path: Path) -> Workspace:
    """A workspace with claims."""
    return desk(tmp_path / "desk")


def codes(marks: list[types.Diagnostic]) -> list[object]:
    return [mark.code for mark in marks]


def marked(text: str, mark: types.Diagnostic, encoding: str = "utf-16") -> str:
    lines = Lines(text, encoding)
    return text[lines.offset(mark.range.start) : lines.offset(mark.range.end)]


def test_a_draft_is_marked_with_severity_code_and_the_line_of_the_claim(editor: Editor, made: Workspace) -> None:
    uri = editor.open(made.root / "draft.md", TEXT)
    note, error = editor.marks(uri)
    assert [marked(TEXT, mark) for mark in (note, error)] == [UNVERIFIED, CONTRADICTED]
    assert (note.code, note.severity) == ("FC601", types.DiagnosticSeverity.Information)
    assert (error.code, error.severity) == ("FC103", types.DiagnosticSeverity.Error)
    assert (error.source, error.code_description) == ("factcheck", None)
    assert error.message.startswith("Ann Berg said otherwise on 2026-01-15: ")
    assert isinstance(error.data, dict)
    assert 0.5 < error.data.pop("confidence") < 1
    assert error.data == {
        "name": "number",
        "severity": "error",
        "verdict": "contradicted",
        "claims": ["eight-soldiers"],
    }
    (record,) = error.related_information or ()
    written = (made.claims_dir / "harbour.yaml").read_text().splitlines()
    assert record.location.uri == (made.claims_dir / "harbour.yaml").as_uri()
    assert "eight-soldiers" in written[record.location.range.start.line]
    assert record.message == "Ann Berg (2026-01-15): Eight soldiers were sent to Norway"
    assert not note.related_information
    editor.close(uri)
    assert editor.wait(lambda: None if editor.published[-1].diagnostics else editor.published[-1]).uri == uri


def test_the_text_that_counts_is_the_one_in_the_editor(editor: Editor, made: Workspace) -> None:
    path = made.root / "draft.md"
    path.write_text(f"{SUPPORTED}\n")
    uri = editor.open(path, TEXT)
    assert codes(editor.marks(uri)) == ["FC601", "FC103"]
    line = 2
    start = len(UNVERIFIED) + 1
    editor.change(uri, 2, ((line, start, line, start + len("Eleven")), "Eight"))
    unsourced, alone = editor.marks(uri, 2)
    assert (unsourced.code, alone.code, alone.severity) == ("FC601", "FC604", types.DiagnosticSeverity.Warning)
    # One message may hold several changes, each counted from what the one before it left.
    editor.change(uri, 3, ((0, 0, 2, 0), ""), ((0, 0, 0, 0), f"{CONTRADICTED} "))
    assert codes(editor.marks(uri, 3)) == ["FC103", "FC601", "FC604"]
    editor.change(uri, 4, f"{IN_ORDER}\n")
    assert editor.marks(uri, 4) == []
    editor.save(uri)
    editor.close(uri)


def test_only_the_newest_of_many_versions_is_marked(editor: Editor, made: Workspace) -> None:
    uri = editor.open(made.root / "draft.md", TEXT)
    editor.marks(uri)
    for version in range(2, 12):
        editor.change(uri, version, ((0, 0, 0, 0), "x"))
    editor.change(uri, 12, CONTRADICTED)
    assert codes(editor.marks(uri, 12)) == ["FC103"]
    assert {one.version for one in editor.published if one.uri == uri} == {1, 12}
    editor.close(uri)


def test_two_drafts_are_marked_apart(editor: Editor, made: Workspace) -> None:
    one = editor.open(made.root / "one.md", CONTRADICTED)
    other = editor.open(made.root / "other.txt", UNVERIFIED, "plaintext")
    assert codes(editor.marks(one)) == ["FC103"]
    assert codes(editor.marks(other)) == ["FC601"]
    editor.change(one, 2, IN_ORDER)
    assert editor.marks(one, 2) == []
    editor.close(one)
    editor.save(other)
    assert codes(editor.marks(other)) == ["FC601"]
    editor.close(other)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_are_in_units_of_utf_16_unless_something_else_is_agreed(
    editor: Editor, made: Workspace, end: str
) -> None:
    assert editor.answer.capabilities.position_encoding == "utf-16"
    check_places(editor, made.root / "draft.txt", end, len(ODD.encode("utf-16-le")) // 2)


def check_places(editor: Editor, path: Path, end: str, column: int) -> None:
    """Check a statement behind odd characters, and again after changes around them."""
    uri = editor.open(path, f"# A 😀 title{end}{end}{ODD}{CONTRADICTED}{end}", "plaintext")
    (error,) = [mark for mark in editor.marks(uri) if mark.code == "FC103"]
    assert error.range == range_of(2, column, 2, column + len(CONTRADICTED))
    editor.change(uri, 2, ((2, column, 2, column + len("Eleven")), "Eight"))
    assert "FC103" not in codes(editor.marks(uri, 2))
    editor.change(uri, 3, ((2, column, 2, column + len("Eight")), "Eleven"), ((0, 0, 0, 0), f"😀😀{end}"))
    (error,) = [mark for mark in editor.marks(uri, 3) if mark.code == "FC103"]
    assert error.range.start == types.Position(3, column)
    editor.close(uri)


def test_the_pointer_on_a_statement_shows_both_sides_and_the_record(editor: Editor, made: Workspace) -> None:
    text = f"{TEXT}\n{SUPPORTED}\n"
    uri = editor.open(made.root / "draft.md", text)
    editor.marks(uri)
    found = editor.hover(uri, 2, len(UNVERIFIED) + 3)
    assert found is not None
    assert isinstance(found.contents, types.MarkupContent)
    assert found.contents.kind is types.MarkupKind.Markdown
    page = found.contents.value
    assert page.startswith("**contradicted** (0.")
    assert "FC103 number: text “Eleven”, record “Eight”" in page
    assert "**Ann Berg (2026-01-15)**: Eight soldiers were sent to Norway" in page
    assert "passage: “Eight soldiers were sent to Norway”" in page
    assert f"[claims/harbour.yaml:3](<{(made.claims_dir / 'harbour.yaml').as_uri()}#L3>)" in page
    assert found.range == range_of(2, len(UNVERIFIED) + 1, 2, len(UNVERIFIED) + 1 + len(CONTRADICTED))
    supported = editor.hover(uri, 4, 3)
    assert supported is not None
    assert isinstance(supported.contents, types.MarkupContent)
    assert supported.contents.value.startswith("**supported**")
    assert editor.hover(uri, 1, 0) is None
    editor.close(uri)


def test_nothing_is_shown_about_a_version_that_was_not_checked(editor: Editor, made: Workspace) -> None:
    uri = editor.open(made.root / "draft.md", TEXT)
    place = editor.marks(uri)[1].range
    assert editor.actions(uri, place)
    editor.change(uri, 2, ((0, 0, 0, 0), "More "))
    assert editor.hover(uri, 2, len(UNVERIFIED) + 3) is None
    assert editor.actions(uri, place) == []
    assert editor.marks(uri, 2)
    assert editor.actions(uri, place)
    editor.close(uri)


def applied(text: str, action: types.CodeAction, uri: str, version: int) -> str:
    """Make the edit of an action as an editor does."""
    assert action.edit is not None
    (change,) = action.edit.document_changes or ()
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document == types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=version)
    lines = Lines(text, "utf-16")
    for edit in change.edits:
        assert isinstance(edit, types.TextEdit)
        start, end = lines.offset(edit.range.start), lines.offset(edit.range.end)
        text = text[:start] + edit.new_text + text[end:]
    return text


def test_the_actions_write_what_is_on_record_or_a_waiver(made: Workspace) -> None:
    text = f"😀\r\n\r\n- One\r\n- *{UNVERIFIED}*\r\n  {CONTRADICTED}\r\n"
    editor = Editor(made.root, server=SUGGESTING)
    uri = editor.open(made.root / "draft.md", text)
    error = next(mark for mark in editor.marks(uri) if mark.code == "FC103")
    eight, norway, ignore = editor.actions(uri, error.range)
    assert [one.title for one in (eight, norway, ignore)] == [
        f"Write “Eight” for “Eleven” ({RECORD})",
        "Write “Nor_way” for “Norway” (Ann Berg, 2026-01-15)",
        "Ignore FC103 number here: write why",
    ]
    assert eight.kind == types.CodeActionKind.QuickFix
    assert applied(text, eight, uri, 1) == text.replace("Eleven", "Eight")
    assert applied(text, norway, uri, 1) == text.replace("Norway", "Nor_way")
    comment = "<!-- factcheck: ignore FC103 because -->\r\n"
    assert applied(text, ignore, uri, 1) == text.replace("- *", f"{comment}- *")
    assert [one.range for one in eight.diagnostics or ()] == [error.range]
    assert editor.actions(uri, range_of(0, 0, 0, 1)) == []
    assert editor.actions(uri, error.range, only=["refactor"]) == []
    assert len(editor.actions(uri, error.range, only=["quickfix"])) == 3
    page = editor.hover(uri, error.range.start.line, error.range.start.character)
    assert page is not None
    assert isinstance(page.contents, types.MarkupContent)
    assert r"suggested: “Nor\_way” for “Norway” (Ann Berg, 2026-01-15)" in page.contents.value

    # A bug in a check is told once, and ends nothing.
    editor.change(uri, 2, "This is a bug.\n")
    (told,) = editor.marks(uri, 2)
    assert "this is a bug in factcheck (RuntimeError: the proofreader is out)" in told.message
    editor.change(uri, 3, text)
    assert "FC103" in codes(editor.marks(uri, 3))
    assert len(editor.messages) == 1
    assert editor.leave() == 0


def test_claims_that_change_on_disk_count_at_the_next_check(editor: Editor, made: Workspace) -> None:
    uri = editor.open(made.root / "draft.md", CONTRADICTED)
    assert codes(editor.marks(uri)) == ["FC103"]
    claims = made.claims_dir / "harbour.yaml"
    claims.write_text(claims.read_text().replace("text: Eight", "text: Eleven"))
    editor.save(uri)
    assert codes(editor.marks(uri, until=lambda marks: codes(marks) != ["FC103"])) == ["FC604"]
    editor.close(uri)


def test_a_broken_store_is_told_once_and_marked_until_it_is_cured(editor: Editor, made: Workspace) -> None:
    told = len(editor.messages)
    claims = made.claims_dir / "harbour.yaml"
    whole = claims.read_text()
    claims.write_text(f"{whole}\n  nonsense: [\n")
    uri = editor.open(made.root / "draft.md", TEXT)
    (mark,) = editor.marks(uri)
    assert mark.range == range_of(0, 0, 0, len("# Troops in Norway"))
    assert mark.severity is types.DiagnosticSeverity.Error
    assert mark.message.startswith("Not checked: claims/harbour.yaml:")
    (place,) = mark.related_information or ()
    assert place.location.uri == claims.as_uri()
    other = editor.open(made.root / "other.md", TEXT)
    editor.marks(other)
    editor.change(uri, 2, f"{TEXT}\n")
    assert len(editor.marks(uri, 2)) == 1
    assert editor.messages[told:] == [mark.message.replace("Not checked", "factcheck checks nothing")]
    claims.write_text(whole)  # and nothing else is done: the server looks by itself
    assert codes(editor.marks(uri, 2, until=lambda marks: len(marks) > 1)) == ["FC601", "FC103"]
    assert codes(editor.marks(other, until=lambda marks: len(marks) > 1)) == ["FC601", "FC103"]
    config = made.root / "factcheck.toml"
    config.write_text("[chek]\n")
    editor.save(uri)
    (mark,) = editor.marks(uri, 2, until=lambda marks: len(marks) == 1)
    assert mark.message.startswith("Not checked: ")
    assert "factcheck.toml:1: unknown setting `chek`" in mark.message
    assert len(editor.messages) == told + 2
    for text in (uri, other):
        editor.close(text)


def test_without_a_workspace_nothing_seems_to_be_checked(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(tmp_path / "draft.md", TEXT)
    (mark,) = editor.marks(uri)
    assert "no factcheck workspace here or above; run `factcheck init`" in mark.message
    assert mark.severity is types.DiagnosticSeverity.Error
    editor.close(uri)


def test_what_is_no_draft_is_left_alone(editor: Editor, made: Workspace) -> None:
    for path, text, language in (
        (made.root / "script.py", CONTRADICTED, "python"),
        (made.sources_dir / "harbour.txt", CONTRADICTED, "plaintext"),
        (made.root / "empty.md", " \n", "markdown"),
    ):
        uri = editor.open(path, text, language)
        assert editor.marks(uri) == []
        editor.close(uri)
    uri = editor.open(made.root / "draft.md", "# A title\n")
    (mark,) = editor.marks(uri)
    assert mark.severity is types.DiagnosticSeverity.Information
    editor.change(uri, 2, f"\0 {CONTRADICTED}")
    (mark,) = editor.marks(uri, 2)
    assert mark.message.startswith("Not checked: this is not text")
    editor.change(uri, 3, f"\ud83d {CONTRADICTED}")  # half a pair of surrogates
    assert codes(editor.marks(uri, 3)) == ["FC103"]
    editor.close(uri)


def test_characters_are_counted_and_the_open_folder_is_for_texts_without_a_place(made: Workspace) -> None:
    watching = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
    settings = {"model": False, "reviewedOnly": True, "asOf": "2026-02-01", "claims": "claims"}
    characters = {"general": {"positionEncodings": ["utf-32", "utf-16"]}}
    editor = Editor(made.root, settings=settings, capabilities={**FULL, **watching, **characters})
    assert editor.answer.capabilities.position_encoding == "utf-32"
    check_places(editor, made.root / "odd.txt", "\r\n", len(ODD))
    uri = editor.open("untitled:Untitled-1", "The bridge to Malmö costs 40 million euros.")
    assert codes(editor.marks(uri)) == ["FC606"]  # the claim is a draft
    assert editor.wait(lambda: editor.registered or None)[0].method == "workspace/didChangeWatchedFiles"
    claims = made.claims_dir / "harbour.yaml"
    claims.write_text(claims.read_text().replace("status: draft", "status: reviewed"))
    event = types.FileEvent(uri=claims.as_uri(), type=types.FileChangeType.Changed)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
    (alone,) = editor.marks(uri, until=lambda marks: codes(marks) != ["FC606"])
    assert (alone.code, alone.severity) == ("FC604", types.DiagnosticSeverity.Information)
    editor.client.cancel_request(types.CancelParams(id=99))
    assert editor.leave() == 0
    assert editor.errors == ""


def test_a_setting_that_is_misspelt_is_no_setting_to_check_with(made: Workspace) -> None:
    editor = Editor(made.root, settings={"reviewedonly": True}, capabilities={})
    uri = editor.open(made.root / "draft.md", TEXT)
    found = editor.wait(lambda: editor.published[-1] if editor.published else None)
    assert found.uri == uri
    assert found.version is None
    (mark,) = found.diagnostics
    wrong = "initializationOptions: unknown setting `reviewedonly`; did you mean `reviewedOnly`?"
    assert mark.message == f"Not checked: {wrong}"
    assert mark.related_information is None
    assert editor.messages == [f"factcheck checks nothing: {wrong}"]
    # An editor that goes without a word is told by the exit code.
    assert editor.end() == 1


def test_units_of_utf_8_are_counted_and_messages_without_sense_end_nothing(made: Workspace) -> None:
    editor = Editor(made.root, capabilities={**FULL, "general": {"positionEncodings": ["utf-7", "utf-8"]}})
    assert editor.answer.capabilities.position_encoding == "utf-8"
    check_places(editor, made.root / "odd.txt", "\r\n", len(ODD.encode()))
    uri = editor.open(made.root / "draft.md", CONTRADICTED)
    editor.change("file:///nowhere.md", 2, ((9, 9, 1, 1), "x"))
    editor.client.protocol.notify("textDocument/didChange", {"textDocument": 3})
    editor.client.protocol.notify("made/up", None)
    editor.change(uri, 2, ((90, 90, 99, 99), f" {UNVERIFIED}"))
    assert codes(editor.marks(uri, 2)) == ["FC103", "FC601"]
    assert editor.leave() == 0


def test_without_the_extra_one_line_says_what_to_install() -> None:
    hidden = "import sys; sys.modules['pygls'] = None; from checker.cli import main; main(['lsp'])"
    done = subprocess.run([sys.executable, "-c", hidden], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert (
        done.stderr == "factcheck: the language server needs pygls; in a clone of factcheck: pip install '.[lsp]'\n"
    )
    assert SERVER[-1] == "lsp"


PAGE = """<!doctype html>
<html><head><title>Troops &amp; ferries</title><meta charset="iso-8859-1"></head><body>
<nav><a href="/">Home</a></nav>
<article>
  <h1>Troops in Nor_way 😀</h1>
  <p>R&amp;D is “fine” 😀. <b>Eleven</b> soldiers were sent to Norway. Bananas are yellow fruit.</p>
  <ul><li>Per Holm said that the ferry to Malm&ouml; is open.</li></ul>
</article></body></html>
"""


def test_a_page_is_marked_and_mended_where_its_words_stand(editor: Editor, made: Workspace) -> None:
    uri = editor.open(made.root / "page.html", PAGE, "html")
    number, antonym = [mark for mark in editor.marks(uri) if mark.severity is types.DiagnosticSeverity.Error]
    assert marked(PAGE, number) == "Eleven</b> soldiers were sent to Norway."
    assert marked(PAGE, antonym) == "Per Holm said that the ferry to Malm&ouml; is open."
    eight, norway, ignore = editor.actions(uri, number.range)
    assert applied(PAGE, eight, uri, 1) == PAGE.replace("<b>Eleven", "<b>Eight")
    assert applied(PAGE, norway, uri, 1) == PAGE.replace("to Norway", "to Nor_way")
    comment = "<!-- factcheck: ignore FC103 because -->"
    assert applied(PAGE, ignore, uri, 1) == PAGE.replace("<p>R", f"{comment}\n  <p>R")
    (ignore,) = editor.actions(uri, antonym.range)
    assert applied(PAGE, ignore, uri, 1) == PAGE.replace("<li>", f"{comment.replace('103', '102')}<li>")
    editor.close(uri)
