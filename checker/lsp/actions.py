"""What an editor can do about a remark at a key press: write what is on record, or say why it is no fault."""

from collections.abc import Iterator, Sequence

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    OptionalVersionedTextDocumentIdentifier,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from checker.documents import Document, Media
from checker.documents.rewriting import Edit, replacements
from checker.errors import UnusableInput
from checker.lsp.diagnostics import of_remark
from checker.lsp.outcomes import Checked
from checker.lsp.paragraphs import start_of_block
from checker.lsp.positions import Lines
from checker.model import Remark, Suggestion


def actions_at(chosen: Range, checked: Checked, lines: Lines, *, versioned: bool) -> list[CodeAction]:
    """Return what can be done about the remarks that a range touches.

    Where the client can, an edit is for this ``versioned`` text alone, so that it is never made in another.
    """
    return [
        action
        for remark in checked.report.remarks or ()
        if remark.waiver is None and _touch(lines.spot(remark.spot), chosen, lines)
        for action in _of_remark(remark, checked, lines, versioned=versioned)
    ]


def _of_remark(remark: Remark, checked: Checked, lines: Lines, *, versioned: bool) -> Iterator[CodeAction]:
    marked = [of_remark(remark, checked, lines)]
    suggested = [(one, suggested_edits(one, checked.document, lines)) for one in remark.suggestions]
    fixes = [(one, edits) for one, edits in suggested if edits]
    for one, edits in fixes:
        what = f"Write “{one.new}” for “{one.old}”" if one.new else f"Leave out “{one.old}”"
        yield CodeAction(
            title=f"{what} ({one.reason})",
            kind=CodeActionKind.QuickFix,
            diagnostics=marked,
            is_preferred=len(fixes) == 1,
            edit=_edit(edits, checked, versioned=versioned),
        )
    waiver = waiver_edit(remark, checked.document, lines)
    if waiver is not None:
        yield CodeAction(
            title=f"Ignore {remark.code} {remark.name} here: write why",
            kind=CodeActionKind.QuickFix,
            diagnostics=marked,
            is_preferred=False,
            edit=_edit([waiver], checked, versioned=versioned),
        )


def suggested_edits(suggestion: Suggestion, document: Document, lines: Lines) -> list[TextEdit]:
    """Return the edits of the text in the editor that make a suggestion; none where it cannot be made."""
    if suggestion.span.of(document.text) != suggestion.old:
        return []
    try:
        found = replacements(document, [Edit(suggestion.span, suggestion.new)])
    except UnusableInput:  # its words do not stand in one piece in the page
        return []
    return [TextEdit(range=lines.spot(one.spot), new_text=one.new) for one in found]


def waiver_edit(remark: Remark, document: Document, lines: Lines) -> TextEdit | None:
    """Return the edit that puts a waiver above the paragraph of a remark; None where no comment can stand.

    Its reason is left for the editor to write: a waiver without one waives nothing.
    """
    comment = f"<!-- factcheck: ignore {remark.code} because -->"
    at = lines.place(remark.spot.line, remark.spot.column)
    start = start_of_block(lines.text, at, document.media)
    if start is None:
        return None
    here = lines.position(start)
    before = lines.text[lines.start(here.line) : start]
    parted = document.media is not Media.HTML or not before.strip()
    new = f"{comment}{lines.end_mark(here.line)}{before}" if parted else comment
    return TextEdit(range=Range(start=here, end=here), new_text=new)


def _edit(edits: Sequence[TextEdit], checked: Checked, *, versioned: bool) -> WorkspaceEdit:
    draft = checked.draft
    if not versioned:
        return WorkspaceEdit(changes={draft.uri: list(edits)})
    text = OptionalVersionedTextDocumentIdentifier(uri=draft.uri, version=draft.version)
    return WorkspaceEdit(document_changes=[TextDocumentEdit(text_document=text, edits=list(edits))])


def _touch(place: Range, chosen: Range, lines: Lines) -> bool:
    start, end = lines.offset(place.start), lines.offset(place.end)
    return start <= lines.offset(chosen.end) and lines.offset(chosen.start) <= end
