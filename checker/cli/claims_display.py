"""Claims as an editor reads them: a line or a table row each, or one whole with its passage marked."""

from collections.abc import Sequence
from typing import Any, Protocol

from checker.model import Claim, Modality, Quote, Resolution, Review, Source
from checker.store.records import Place

AROUND = 280
"""How much of the source is shown on each side of a quote, in characters."""
MARKS = ("[[", "]]")
"""What stands around a quote where there is no colour."""
_STYLES = {"draft": "yellow", "reviewed": "green", "retracted": "red"}


class Record(Protocol):
    """What is known around claims, in a store that was read or in an archive."""

    def place(self, claim_id: str) -> Place:
        """Return the file and line of a claim; twice None where it stands in no file."""

    def source(self, source_id: str) -> Source | None:
        """Return the source with this id, if there is one."""

    def text(self, source_id: str, /) -> str:
        """Return the text of a source."""


def values(claim: Claim, store: Record) -> dict[str, Any]:
    """Return a claim with its place as plain data."""
    found = claim.model_dump(mode="json", exclude_none=True)
    file, line = store.place(claim.id)
    return {**found, "file": file, "line": line}


def as_lines(claims: Sequence[Claim]) -> str:
    """Return a line a claim, its fields parted by tabs: id, status, day, speaker, text."""
    rows = ((claim.id, claim.status, str(claim.said_on or ""), claim.speaker, claim.text) for claim in claims)
    return "\n".join("\t".join(" ".join(field.split()) for field in row) for row in rows)


def print_table(claims: Sequence[Claim], *, colour: bool) -> None:
    """Print a table as wide as the terminal."""
    # Imported here: rich takes 0.1 s, and only a terminal gets a table.
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("id", overflow="fold", ratio=2)
    for heading in ("status", "said on", "speaker"):
        table.add_column(heading, no_wrap=heading != "speaker")
    table.add_column("text", ratio=5)
    for claim in claims:
        status = Text(claim.status, style=_STYLES[claim.status])
        day = str(claim.said_on or "")
        table.add_row(Text(claim.id), status, day, Text(claim.speaker), Text(claim.text))
    Console(color_system="auto" if colour else None, highlight=False).print(table)


def as_page(claim: Claim, store: Record, *, colour: bool) -> str:
    """Return one claim with everything that is on record about it, and its passage with the quote marked."""
    attribution = claim.attribution
    told = " ".join(
        part
        for part in (
            attribution.kind,
            f"(cue: {attribution.cue})" if attribution.cue else "",
            f"to {attribution.reported_by}" if attribution.reported_by else "",
        )
        if part
    )
    file, line = store.place(claim.id)
    rows = {
        "id": claim.id,
        "text": claim.text,
        "speaker": claim.speaker,
        "attribution": told,
        "said on": claim.said_on,
        "valid": _period(claim),
        "superseded by": claim.superseded_by,
        "status": claim.status,
        "rating": claim.rating,
        "tags": ", ".join(claim.tags),
        "context": claim.context,
        "resolved": "; ".join(map(_resolution, claim.resolved)),
        "modality": claim.modality if claim.modality is not Modality.FACT else None,
        "note": claim.note,
        "reviews": "; ".join(map(_review, claim.reviews)),
        "place": f"{file}:{line}" if file else None,
    }
    lines = [f"{key + ':':<15}{value}" for key, value in rows.items() if value]
    return "\n".join([*lines, "", _passage(claim, store, colour=colour)])


def _period(claim: Claim) -> str:
    begins = f"from {claim.valid_from}" if claim.valid_from else ""
    ends = f"until {claim.valid_until}" if claim.valid_until else ""
    return " ".join(part for part in (begins, ends) if part)


def _review(one: Review) -> str:
    """Return what a fact-checker published: ``Coast Check (2026-01-20): “Mixture”, https://…``."""
    day = f" ({one.published})" if one.published else ""
    rated = f"“{one.rating or one.value}”" if one.rating or one.value else "no rating"
    return f"{one.publisher}{day}: {rated}{f', {one.url}' if one.url else ''}"


def _resolution(one: Resolution) -> str:
    """Return what words stand for, and where that is from: ``“the country” = Denmark (at 40)``."""
    at = one.by if one.start is None else f"at {one.start}"
    return f"“{one.words}” = {one.stands_for} ({at})"


def _passage(claim: Claim, store: Record, *, colour: bool) -> str:
    quote = claim.quote
    if quote is None:
        return "no quote: nothing shows where this claim comes from"
    source = store.source(quote.source)
    title = (source.title or source.id) if source else quote.source
    named = f"{title} ({source.name})" if source and source.name != title else title
    text = store.text(quote.source)
    if text[quote.start : quote.end] != quote.exact:
        return f"{named}:\n  the source does not have these words where they should be: {quote.exact!r}"
    return f"{named}:\n{_indented(marked(text, quote, colour=colour))}"


def marked(text: str, quote: Quote, *, colour: bool) -> str:
    """Return the paragraph around ``quote``, no more than ``AROUND`` on each side, with the quote marked."""
    before = text[text.rfind("\n", 0, quote.start) + 1 : quote.start]
    after = text[quote.end :].partition("\n")[0]
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    opening, closing = ("\x1b[1;7m", "\x1b[0m") if colour else MARKS
    return f"{before}{opening}{text[quote.start : quote.end]}{closing}{after}".strip()


def _indented(text: str) -> str:
    return "\n".join(f"  {line.strip()}" for line in text.splitlines() if line.strip())
