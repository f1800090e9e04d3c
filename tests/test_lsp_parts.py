"""The parts of the language server by themselves: places, paragraphs, memory, pages, words in Markdown."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from desk_kit import CONTRADICTED, DRAFT_ONLY, SUPPORTED, UNVERIFIED, desk
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import MarkupContent, Position, Range, TextDocumentContentChangePartial
from markdown_it import MarkdownIt

from checker.documents import Document, Media, document_of
from checker.documents.markdown import read_markdown
from checker.editorial import proofread, proofread_there
from checker.editorial.remembering import Remembering
from checker.errors import UnusableInput
from checker.lsp import actions
from checker.lsp.actions import suggested_edits, waiver_edit
from checker.lsp.desks import Desks
from checker.lsp.diagnostics import of_report
from checker.lsp.drafts import Draft
from checker.lsp.hovering import Writing, hover_at
from checker.lsp.outcomes import Check, Checked
from checker.lsp.paragraphs import start_of_block
from checker.lsp.positions import Lines, changed
from checker.lsp.settings import Settings, read_settings
from checker.model import Remark, Severity, Span, Suggestion, WaivedIn, Waiver
from checker.pipeline import Desk
from checker.store import load

CODECS = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
UNITS = {"utf-8": 1, "utf-16": 2, "utf-32": 4}
TEXTS = st.text(st.sampled_from("a ä€😀\n\r\x0c\u2028\x85"), max_size=30)


def oracle(text: str, offset: int, encoding: str) -> Position:
    """Count the units of a place one character after the other."""
    line = column = 0
    at = 0
    while at < offset:
        if text[at] == "\n" or (text[at] == "\r" and text[at + 1 : at + 2] != "\n"):
            line, column = line + 1, 0
        elif text[at] != "\r":
            column += len(text[at].encode(CODECS[encoding])) // UNITS[encoding]
        at += 1
    return Position(line=line, character=column)


@given(TEXTS, st.integers(0, 30), st.sampled_from(sorted(CODECS)))
def test_places_are_counted_as_one_by_one(text: str, offset: int, encoding: str) -> None:
    offset = min(offset, len(text))
    lines = Lines(text, encoding)
    position = lines.position(offset)
    assert position == oracle(text, offset, encoding)
    inside = text[offset - 1 : offset + 1] == "\r\n"
    assert lines.offset(position) == offset - inside


@given(TEXTS, TEXTS, st.integers(0, 30), st.integers(0, 30), st.sampled_from(sorted(CODECS)))
def test_a_change_replaces_what_the_editor_means(text: str, new: str, one: int, other: int, encoding: str) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    place = Range(start=oracle(text, start, encoding), end=oracle(text, end, encoding))
    if any(text[at - 1 : at + 1] == "\r\n" for at in (start, end)):
        return  # no editor has a place inside of a line's end
    result = changed(text, [TextDocumentContentChangePartial(range=place, text=new)], encoding)
    assert result == text[:start] + new + text[end:]


@pytest.mark.parametrize(("line", "character", "offset"), [(0, 9, 2), (1, 1, 4), (1, 9, 5), (7, 0, 5)])
def test_a_place_beyond_a_line_is_at_its_end(line: int, character: int, offset: int) -> None:
    assert Lines("ab\r\n😀").offset(Position(line=line, character=character)) == offset


MARKDOWN = """\
---
title: Ten soldiers in Norway
---
# The title

The first
line of a paragraph.
> A quotation
> of two lines.

1. One
   goes on

   and on
2. Two
"""


@pytest.mark.parametrize(
    ("words", "before"),
    [
        ("The title", "# The title"),
        ("line of", "The first"),
        ("two lines", "A quotation"),
        ("goes on", "1. One"),
        ("and on", "and on"),
        ("Two", "2. Two"),
        ("Ten soldiers", None),
    ],
)
def test_a_comment_goes_above_the_paragraph(words: str, before: str | None) -> None:
    for end in ("\n", "\r\n"):
        text = MARKDOWN.replace("\n", end)
        expected = None if before is None else text.index(before)
        assert start_of_block(text, text.index(words), Media.MARKDOWN) == expected


def test_a_comment_above_a_paragraph_leaves_the_words_of_the_draft_as_they_are() -> None:
    document = read_markdown(MARKDOWN.encode(), "draft.md")
    for words in ("The title", "line of", "two lines", "goes on", "and on", "Two"):
        changed = made(MARKDOWN, remark(document, words), document)
        assert changed.count("<!-- factcheck: ignore FC103 because -->\n") == 1
        shown = MarkdownIt().render(changed).replace("<!-- factcheck: ignore FC103 because -->\n", "")
        assert words in shown
        again = read_markdown(changed.encode(), "draft.md").prose.text
        assert again.split() == document.prose.text.split()


def test_in_a_plain_text_a_comment_goes_above_the_paragraph_and_in_a_page_above_its_tag() -> None:
    text = "One.\n\n Two\n goes on.\n"
    assert start_of_block(text, text.index("goes"), Media.TEXT) == text.index("Two")
    page = (
        "<article>\n  <p>One</p>\n  <p class=x>Two <b>goes</b> on<!-- <p> --> there</p><p>Three</p>\n</article>\n"
    )
    assert start_of_block(page, page.index("there"), Media.HTML) == page.index("<p class=x>")
    loose = "<body>Words<p>One</p> and more</body>"
    assert start_of_block(loose, 8, Media.HTML) == loose.index("Words")
    assert start_of_block(loose, loose.index("more"), Media.HTML) == loose.index(" and more")
    assert start_of_block(" Words", 3, Media.HTML) == 1

    for words, expected in (
        ("there", page.replace("  <p class", "  <!-- factcheck: ignore FC103 because -->\n  <p class")),
        ("Three", page.replace("<p>Three", "<!-- factcheck: ignore FC103 because --><p>Three")),
    ):
        document = Document(page, "page.html", Media.HTML)
        assert made(page, remark(document, words), document) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("draft.txt", f"One.\n\n  {UNVERIFIED}\n{CONTRADICTED}\n\n{CONTRADICTED}\n"),
        ("draft.md", f"# {CONTRADICTED}\n\n1. One\n2. > {UNVERIFIED}\n   > {CONTRADICTED}\n\n{CONTRADICTED}\n"),
        ("draft.html", f"{CONTRADICTED} {UNVERIFIED}<p>{CONTRADICTED}</p>"),
        ("draft.html", f"<p>{UNVERIFIED}</p>{CONTRADICTED}<ul><li>{CONTRADICTED}</li></ul>"),
        ("draft.html", f"<ul><li>{UNVERIFIED}</li>\n<li><b>{CONTRADICTED}</b></li></ul><p>{CONTRADICTED}</p>"),
        ("draft.html", f"<!doctype html><body>{UNVERIFIED} {CONTRADICTED}<h2>{CONTRADICTED}</h2></body>"),
        ("draft.html", f"<article><h1>News</h1><div><p>{CONTRADICTED}</p></div><p>{CONTRADICTED}</p></article>"),
    ],
)
def test_a_waiver_that_was_put_in_waives_what_it_was_put_in_for(tmp_path: Path, name: str, text: str) -> None:
    made = desk(tmp_path / "desk")

    def remarks(text: str) -> tuple[Document, Sequence[Remark]]:
        document = document_of(text.encode(), name)
        found = proofread_there(made, Desk.of(load(made)), document, as_of=None).remarks or ()
        return document, [one for one in found if one.severity is not Severity.NOTE]

    document, before = remarks(text)
    assert [one.code for one in before] == ["FC103"] * text.count(CONTRADICTED)
    for number, one in enumerate(before):
        edit = waiver_edit(one, document, Lines(text))
        assert edit is not None
        at = Lines(text).offset(edit.range.start)
        reason = edit.new_text.replace("because", "because of the desk")
        _, after = remarks(text[:at] + reason + text[at:])
        shown = [(other.code, other.message, other.waiver is not None) for other in after]
        assert shown == [(other.code, other.message, other is one) for other in before], number


def remark(document: Document, words: str) -> Remark:
    start = document.text.index(words)
    span = Span(start=start, end=start + len(words))
    return Remark(
        code="FC103", name="number", severity=Severity.ERROR, message="No.", span=span, spot=document.spot(span)
    )


def made(text: str, about: Remark, document: Document) -> str:
    lines = Lines(text)
    edit = waiver_edit(about, document, lines)
    assert edit is not None
    at = lines.offset(edit.range.start)
    return text[:at] + edit.new_text + text[at:]


@pytest.mark.parametrize(
    ("page", "old", "new", "expected"),
    [
        ("<p>R&amp;D costs\n<b>ten</b> million today.</p>", "ten", "eight & more", "eight &amp; more"),
        (
            "<p>It costs <b>ten</b>\n<i>million</i> today.</p>",
            "ten million",
            "nine thousand",
            "nine</b>\n<i>thousand",
        ),
        ("<p>It costs t<b>en</b> million today.</p>", "ten", "eight", None),
    ],
)
def test_in_a_page_only_the_words_are_written(page: str, old: str, new: str, expected: str | None) -> None:
    document = document_of(page.encode(), "page.html")
    start = document.text.index(old)
    wish = Suggestion(span=Span(start=start, end=start + len(old)), old=old, new=new, reason="Ann Berg")
    lines = Lines(page)
    edits = suggested_edits(wish, document, lines)
    changed = page
    for edit in reversed(edits):
        at, end = lines.offset(edit.range.start), lines.offset(edit.range.end)
        changed = changed[:at] + edit.new_text + changed[end:]
    if expected is None:
        assert edits == []
    else:
        assert expected in changed
        assert document_of(changed.encode(), "page.html").text == document.text.replace(old, new)


def test_a_suggestion_for_other_words_is_not_made() -> None:
    wish = Suggestion(span=Span(start=0, end=3), old="ten", new="eight", reason="Ann Berg")
    text = "Ten men."
    assert suggested_edits(wish, Document(text, "draft.txt"), Lines(text)) == []


def test_what_is_remembered_is_what_would_be_judged(tmp_path: Path) -> None:
    plain = Desk.of(load(desk(tmp_path / "desk")))
    both = f"{CONTRADICTED[:-1]}, and the ferry to Malmö is closed."
    first = Document(f"{SUPPORTED} {CONTRADICTED} {UNVERIFIED} {both}", "draft.txt")
    later = Document(f"A note. {both} {CONTRADICTED} “{SUPPORTED}” {CONTRADICTED}", "draft.txt")
    remembering = Remembering(plain.shelf)
    for document in (first, later, first):
        for day in (date(2026, 1, 20), None):
            assert remembering.check(document, as_of=day) == plain.check(document, as_of=day)
    (parted,) = [verdict for verdict in remembering.check(later).verdicts if verdict.parts]
    assert parted.statement.span.of(later.text) == both


def test_what_was_judged_before_a_check_was_ended_is_kept(tmp_path: Path) -> None:
    remembering = Remembering(Desk.of(load(desk(tmp_path / "desk"))).shelf)
    ends = iter([False, True, False])

    def end() -> None:
        if next(ends):
            raise StopAsyncIteration

    remembering.between = end
    document = Document(f"{SUPPORTED} {CONTRADICTED} {UNVERIFIED}", "draft.txt")
    with pytest.raises(StopAsyncIteration):
        remembering.check(document)
    assert len(remembering.check(document).verdicts) == 3
    assert next(ends, None) is None, "the third alone was judged"


def test_a_check_that_nobody_waits_for_ends_before_the_next_statement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = desk(tmp_path / "desk")
    judged: list[str] = []

    class Counting(Remembering):
        def _look_up(self, statement: Any, day: Any, told: str) -> Any:
            judged.append(statement.text)
            return super()._look_up(statement, day, told)

    def opening(claims: Path | None, *, reviewed_only: bool | None, model: bool, start: Path | None) -> Any:
        return made, Desk.of(load(made))

    text = f"{SUPPORTED} {CONTRADICTED} {UNVERIFIED} {DRAFT_ONLY}"
    monkeypatch.setattr("checker.lsp.desks.Remembering", Counting)
    check = Check(Desks(opening, Settings(), None), proofread_there, None)
    draft = Draft((made.root / "draft.txt").as_uri(), "plaintext", 1, text)
    answers = iter([True, False])
    assert check(draft, lambda: next(answers)) is None
    assert DRAFT_ONLY not in judged  # one more is looked up while the model thinks
    outcome = check(draft, lambda: True)
    assert isinstance(outcome, Checked)
    assert len(outcome.report.verdicts) == 4


@pytest.mark.parametrize(("as_of", "stale"), [(None, True), (date(2026, 5, 1), False)])
def test_drafts_are_checked_again_on_a_new_day(
    monkeypatch: pytest.MonkeyPatch, as_of: date | None, *, stale: bool
) -> None:
    days = [date(2026, 5, 6)]

    class Fixed(date):
        @classmethod
        def today(cls) -> date:  # type: ignore[override]  # a plain day will do
            return days[-1]

    monkeypatch.setattr("checker.lsp.outcomes.date", Fixed)

    def opening(claims: Path | None, **how: Any) -> Any:
        raise AssertionError("nothing is opened")

    check = Check(Desks(opening, Settings(), None), proofread_there, as_of)
    assert not check.stale()
    days.append(date(2026, 5, 7))
    assert check.stale() is stale
    assert not check.stale()


@pytest.mark.parametrize(
    "words", ["*a* _b_ `c`", "[x](http://a.example)", "<b>&amp;</b>", "~~x~~", "a\\*b", "![i](j)"]
)
def test_words_are_no_markup_where_the_pointer_rests(words: str) -> None:
    shown = MarkdownIt("commonmark").enable("strikethrough").render(f"“{Writing(markdown=True).words(words)}”")
    plain = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert shown == f"<p>“{plain}”</p>\n"
    assert Writing(markdown=False).words(f" {words}\n\x07") == words


@pytest.mark.parametrize(
    ("given_settings", "message"),
    [
        ({"reviewedOnly": "yes"}, "`reviewedOnly` is neither true nor false"),
        ({"asOf": "20260115"}, "`asOf` '20260115' is not a date"),
        ({"claims": 3}, "`claims` is no path"),
        ({"colour": True}, "unknown setting `colour`"),
        ([], "the settings are no object"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(given_settings: object, message: str) -> None:
    with pytest.raises(UnusableInput) as refused:
        read_settings(given_settings, None)
    assert refused.value.message == message


def test_settings_are_read(tmp_path: Path) -> None:
    assert read_settings(None, None) == Settings()
    wished = {"claims": "other/claims", "reviewedOnly": False, "model": False, "asOf": "2026-01-15"}
    assert read_settings(wished, tmp_path) == Settings(tmp_path / "other/claims", False, False, date(2026, 1, 15))
    assert read_settings({"claims": None, "model": None}, None) == Settings()


def test_what_is_waived_is_not_marked_but_told_where_the_pointer_rests(tmp_path: Path) -> None:
    workspace = desk(tmp_path / "desk")
    text = f"{CONTRADICTED}\n\n{UNVERIFIED}\n"
    document = Document(text, "draft.txt")
    report = proofread(Desk.of(load(workspace)), document)
    where = f"{workspace.root}/draft.txt:1"
    waiver = Waiver(reason="*agreed* with the desk", kind=WaivedIn.DRAFT, where=where)
    assert report.remarks is not None
    number, unsourced = report.remarks
    assert number.suggestions
    report = report.model_copy(
        update={"remarks": (number.model_copy(update={"waiver": waiver, "suggestions": ()}), unsourced)}
    )
    checked = Checked(Draft("file:///draft.txt", "plaintext", 1, text), document, report, workspace)
    lines = Lines(text)
    assert [mark.code for mark in of_report(checked, lines)] == ["FC601"]
    assert actions.actions_at(Range(Position(0, 0), Position(0, 9)), checked, lines, versioned=True) == []
    for markdown, told in (
        (True, "\n\nwaived: \\*agreed\\* with the desk (draft.txt:1)\n\n**Ann Berg (2026-01-15)**: Eight"),
        (False, "\n\nwaived: *agreed* with the desk (draft.txt:1)\n\nAnn Berg (2026-01-15): Eight"),
    ):
        shown = hover_at(Position(0, 3), checked, lines, markdown=markdown)
        assert shown is not None
        assert isinstance(shown.contents, MarkupContent)
        assert told in shown.contents.value
