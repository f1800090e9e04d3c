"""What ``impact`` prints: plain data for JSON and YAML, and lines for an editor."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from checker import __version__
from checker.editorial.impact import ClaimChange, Impact, Shift, Side, TextImpact
from checker.model import Verdict
from checker.report.layout import Line, Piece, line, written
from checker.report.text import LABEL_STYLES
from checker.store import Store

SCHEMA = 1
"""The version of the data; it is counted up when a reader of the old form would break."""
_SIDE_STYLES = {Side.BREAKS: "bold red", Side.MENDS: "bold green", Side.CHANGES: "bold yellow", Side.HOLDS: "dim"}


def as_data(
    impact: Impact, changes: Sequence[ClaimChange], store: Store, *, since: str | None, claims: Sequence[str]
) -> dict[str, Any]:
    """Return the published form: keys that do not apply are left out."""
    asked: dict[str, Any] = {"claims": list(claims)}
    if since is not None:
        asked = {"since": since, "changes": [_change(change, store) for change in changes]}
    return {
        "schema": SCHEMA,
        "tool": {"name": "factcheck", "version": __version__},
        **asked,
        "breaks": impact.breaks,
        "texts": [
            {
                "origin": text.origin,
                "statements": text.statements,
                "breaks": text.breaks,
                "shifts": [_shift(shift) for shift in text.shifts],
            }
            for text in impact.texts
        ],
    }


def as_text(
    impact: Impact,
    changes: Sequence[ClaimChange],
    store: Store,
    *,
    since: str | None,
    width: int | None,
    colour: bool,
    quiet: bool,
) -> str:
    """Return the statements that move, text by text, and a summary; if ``quiet``, only those that break a text."""
    lines: list[Line] = []
    by_id = {change.id: change for change in changes}
    for text in impact.texts:
        for shift in text.shifts:
            if not quiet or (shift.side is Side.BREAKS and not shift.waived):
                lines.extend(_lines(text, shift, by_id, store))
    if not quiet:
        lines.append(line(_summary(impact, changes, since)))
    return written(lines, width=width, colour=colour)


def _change(change: ClaimChange, store: Store) -> dict[str, Any]:
    file, at = store.place(change.id)
    return {
        "id": change.id,
        "change": str(change.change),
        "fields": list(change.fields),
        "speaker": change.claim.speaker,
        "text": change.claim.text,
        "file": file,
        "line": at,
    }


def _shift(shift: Shift) -> dict[str, Any]:
    span, spot = shift.statement.span, shift.spot
    return {
        "statement": shift.statement.text,
        "speaker": shift.statement.speaker,
        "span": {"start": span.start, "end": span.end, "line": spot.line, "column": spot.column},
        "side": str(shift.side),
        "waived": shift.waived,
        "claims": list(shift.claims),
        "before": _verdict(shift.before),
        "after": _verdict(shift.after),
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    deciding = [match.claim.id for match in verdict.deciding]
    return {
        "verdict": str(verdict.label),
        "confidence": round(verdict.confidence, 4),
        "claims": deciding,
        "message": verdict.message,
    }


def _lines(text: TextImpact, shift: Shift, changes: dict[str, ClaimChange], store: Store) -> Iterator[Line]:
    place = f"{text.origin}:{shift.spot.line}:{shift.spot.column}: "
    before, after = shift.before.label, shift.after.label
    side = f"{shift.side}, waived" if shift.waived else f"{shift.side}"
    yield line(
        place,
        Piece(side, _SIDE_STYLES[shift.side]),
        ": ",
        Piece(before, LABEL_STYLES[before]),
        " -> ",
        Piece(after, LABEL_STYLES[after]),
        ": ",
        Piece(shift.statement.text, "bold"),
    )
    yield line(shift.after.message, indent=2)
    for claim_id in shift.claims:
        change = changes.get(claim_id)
        claim = change.claim if change else store.claim(claim_id)
        assert claim is not None
        file, at = store.place(claim_id)
        what = f"{change.change}" if change else "if retracted"
        fields = f" ({', '.join(change.fields)})" if change and change.fields else ""
        where = f", {file}:{at}" if file else ""
        words = f"{claim_id}{where}: {claim.speaker}: {claim.text}"
        yield line(Piece(f"{what}{fields}: ", "dim"), words, indent=2)


def _summary(impact: Impact, changes: Sequence[ClaimChange], since: str | None) -> str:
    shifts = [shift for text in impact.texts for shift in text.shifts]
    sides = Counter(shift.side for shift in shifts if not shift.waived)
    waived = sum(shift.waived for shift in shifts)
    told = [f"{sides[side]} {_VERBS[side]}" for side in Side if sides[side]]
    told += [f"{waived} waived"] if waived else []
    statements = _counted(sum(text.statements for text in impact.texts), "statement")
    where = f"{statements} in {_counted(len(impact.texts), 'text')}"
    if since is None:
        return f"{where}: {', '.join(told) or 'none rests on these claims'}"
    kinds = Counter(change.change for change in changes)
    claims = ", ".join(f"{count} {kind}" for kind, count in kinds.items()) or "no claim changed"
    return f"{where}: {', '.join(told) or 'no verdict changes'}; claims since {since}: {claims}"


_VERBS = {
    Side.BREAKS: "would fail",
    Side.MENDS: "would no longer fail",
    Side.CHANGES: "with another verdict",
    Side.HOLDS: "with the same verdict",
}


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
