"""What stands behind a statement that the pointer rests on: the verdict, the words of both sides, the record."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position

from checker.lsp.diagnostics import verdict_of, who_said
from checker.lsp.outcomes import Checked
from checker.lsp.positions import Lines
from checker.model import Finding, Match, Remark, Verdict

_SPECIAL = re.compile(r"([\\`*_\[\]<>~&])")
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f]+|\s+")


class Writing(NamedTuple):
    """How words are shown: as Markdown, in which none of them can be taken for markup, or as they are."""

    markdown: bool

    def words(self, text: str) -> str:
        """Return words in one line."""
        flat = _UNSHOWN.sub(" ", text).strip()
        return _SPECIAL.sub(r"\\\1", flat) if self.markdown else flat

    def strong(self, text: str) -> str:
        """Return words that stand out."""
        return f"**{self.words(text)}**" if self.markdown else self.words(text)

    def link(self, text: str, uri: str) -> str:
        """Return a place that can be gone to."""
        return f"[{self.words(text)}](<{uri}>)" if self.markdown else text


def hover_at(position: Position, checked: Checked, lines: Lines, *, markdown: bool) -> Hover | None:
    """Return what there is to say about the words at a position; None where nothing was checked."""
    at = lines.offset(position)
    writing = Writing(markdown)
    remarks = [*_remarks_at(at, checked, lines)]
    blocks = []
    narrowest = None
    for number, verdict in enumerate(checked.report.verdicts):
        place = lines.spot(checked.document.spot(verdict.statement.span))
        if lines.offset(place.start) <= at < lines.offset(place.end):
            narrowest = narrowest or place
            own = [remark for remark in remarks if remark.verdict == number]
            blocks.append(_paragraphs([*_of_verdict(verdict, own, checked, writing)]))
    for remark in remarks:
        if verdict_of(remark, checked) is None:
            narrowest = narrowest or lines.spot(remark.spot)
            blocks.append(_paragraphs([*_of_remark(remark, checked, writing)]))
    if not blocks:
        return None
    rule = "\n\n---\n\n" if markdown else "\n\n"
    kind = MarkupKind.Markdown if markdown else MarkupKind.PlainText
    return Hover(contents=MarkupContent(kind=kind, value=rule.join(blocks)), range=narrowest)


def _paragraphs(written: list[str]) -> str:
    return "\n\n".join(written)


def _remarks_at(at: int, checked: Checked, lines: Lines) -> Iterator[Remark]:
    for remark in checked.report.remarks or ():
        place = lines.spot(remark.spot)
        if lines.offset(place.start) <= at < lines.offset(place.end):
            yield remark


def _of_verdict(verdict: Verdict, remarks: list[Remark], checked: Checked, writing: Writing) -> Iterator[str]:
    codes = "".join(f", {remark.code} {remark.name}" for remark in remarks)
    yield f"{writing.strong(verdict.label)} ({verdict.confidence:.2f}){codes}: {writing.words(verdict.message)}"
    for remark in remarks:
        yield from _advice(remark, checked, writing)
    decided = verdict.deciding
    for match in decided:
        yield _of_match(match, "", checked, writing)
    for match in () if decided else verdict.nearest:
        yield _of_match(match, "nearest: ", checked, writing)


def _of_remark(remark: Remark, checked: Checked, writing: Writing) -> Iterator[str]:
    yield f"{writing.strong(remark.severity)}, {remark.code} {remark.name}: {writing.words(remark.message)}"
    yield from _advice(remark, checked, writing)


def _advice(remark: Remark, checked: Checked, writing: Writing) -> Iterator[str]:
    if remark.waiver is not None:
        waiver = remark.waiver
        where = waiver.where.removeprefix(f"{checked.workspace.root}/")
        yield f"waived: {writing.words(waiver.reason)} ({writing.words(where)})"
    for one in remark.suggestions:
        yield f"suggested: “{writing.words(one.new)}” for “{writing.words(one.old)}” ({writing.words(one.reason)})"


def _of_match(match: Match, what: str, checked: Checked, writing: Writing) -> str:
    claim, evidence = match.claim, match.evidence
    rows = [f"{what}{writing.strong(who_said(claim))}: {writing.words(claim.text)}"]
    if evidence.quote:
        rows.append(f"- passage: “{writing.words(evidence.quote)}”")
    rows += [f"- {_side_by_side(finding, writing)}" for finding in match.findings if finding.speaks]
    if evidence.file is not None:
        named = evidence.file if evidence.line is None else f"{evidence.file}:{evidence.line}"
        uri = checked.path_of(evidence.file).absolute().as_uri()
        rows.append(f"- {writing.link(named, uri if evidence.line is None else f'{uri}#L{evidence.line}')}")
    if evidence.source is not None:
        rows.append(f"- source: {writing.words(evidence.source)}")
    return rows[0] + "\n\n" + "\n".join(rows[1:])


def _side_by_side(finding: Finding, writing: Writing) -> str:
    left, right = writing.words(finding.left or "–"), writing.words(finding.right or "–")
    return f"{finding.code} {finding.name}: text “{left}”, record “{right}”"
