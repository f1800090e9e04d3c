"""Claims as the rows of a table: one row a claim, one column a field, and back, cell by cell."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from checker.errors import UnusableInput
from checker.interchange.dirty import date_of
from checker.model import AttributionKind, Claim, Modality, Rating, Status
from checker.store.rendering import claim_values

COLUMNS = (
    "id",
    "status",
    "rating",
    "text",
    "speaker",
    "said_on",
    "quote",
    "source",
    "start",
    "end",
    "kind",
    "cue",
    "reported_by",
    "context",
    "modality",
    "valid_from",
    "valid_until",
    "superseded_by",
    "tags",
    "note",
    "resolved",
    "reviews",
    "imported",
    "version",
)
"""The columns in their order: what is edited most stands first. ``version`` is what the claim was when exported."""
NEEDED = ("text", "speaker", "status", "kind")
"""Columns whose cells may not be emptied."""
_CHOICES: Mapping[str, Sequence[str]] = {
    "status": list(Status),
    "rating": list(Rating),
    "kind": list(AttributionKind),
    "modality": list(Modality),
}
_DATES = ("said_on", "valid_from", "valid_until")
_OFFSETS = ("start", "end")
_RECORDS = ("resolved", "reviews")
_FORMULA = tuple("=+-@\t\r\n＝＋－＠'")
"""What a spreadsheet may take for the beginning of a formula, and the mark that keeps it from that."""


def row_of(claim: Claim, source: str) -> dict[str, str]:
    """Return a claim of ``source`` as cells."""
    values = claim_values(claim)
    attribution, quote = values["attribution"], values.get("quote", {})
    cells: dict[str, Any] = {
        **values,
        **attribution,
        "quote": quote.get("exact"),
        "source": source,
        "start": quote.get("start"),
        "end": quote.get("end"),
        "rating": claim.rating,
        "tags": _joined(claim.tags),
        "resolved": _record(values.get("resolved")),
        "reviews": _record(values.get("reviews")),
    }
    row = {column: "" if cells.get(column) is None else str(cells[column]) for column in COLUMNS}
    return row | {"version": hashlib.sha256(json.dumps(row).encode()).hexdigest()[:12]}


def shielded(cell: str) -> str:
    """Return a cell so that no spreadsheet runs it: behind an apostrophe, if it begins like a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def bare(cell: str) -> str:
    """Return what ``shielded`` was given; line ends as the store has them."""
    cell = cell.replace("\r\n", "\n")
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def is_same(column: str, cell: str, stored: str) -> bool:
    """Whether a cell says what stands in the store, also where a spreadsheet wrote it in its own way."""
    if cell == stored or cell == stored.replace("\r\n", "\n") or _is_worn(cell, stored):
        return True
    if column in _CHOICES:
        return _key(cell.strip()) == stored
    if column in _DATES and stored:
        return date.fromisoformat(stored) in _days(cell.strip())
    return not cell.strip() and not stored.strip()


def lost_letters(cell: str, stored: str) -> str:
    """Return the letters of the store for which an edited cell has question marks; "" where it has none."""
    if cell.count("?") <= stored.count("?"):
        return ""
    return "".join(sorted({char for char in stored if char > "\x7f" and char.isalpha() and char not in cell}))


def _is_worn(cell: str, stored: str) -> bool:
    """Whether a cell is what stands in the store but for the question marks of a code page that lacks letters."""
    if "?" not in cell or stored.isascii():
        return False
    pattern = map(_as_worn, stored.replace("\r\n", "\n"))
    return re.fullmatch("".join(pattern), cell) is not None


def _as_worn(char: str) -> str:
    """Return the pattern of a character that may have become a question mark, or two outside the basic plane."""
    if char.isascii():
        return re.escape(char)
    return f"(?:{re.escape(char)}|[?]{{1,{1 + (char > chr(0xFFFF))}}})"


def value_of(column: str, cell: str) -> Any:
    """Return the value that a cell stands for; None where it is empty.

    Raises:
        UnusableInput: it stands for none; without a file or line.
    """
    written = cell.strip()
    if column in NEEDED and not written:
        raise UnusableInput(f"the cell `{column}` is empty", cure="write something in it")
    if column == "tags":
        return tuple(_tags(written))
    if column in _RECORDS:
        return _read_record(column, written)
    if not written:
        return None
    if column in _CHOICES:
        return _choice(column, written)
    if column in _DATES:
        return _day(column, written)
    if column in _OFFSETS:
        if not re.fullmatch(r"\d+", written, re.ASCII):
            raise UnusableInput(f"`{column}` is {written!r}, which is no offset", cure="write a whole number")
        return int(written)
    return cell


def _key(written: str) -> str:
    """Return a value as the store writes it: "Mostly true" is `mostly-true`."""
    return written.lower().replace(" ", "-").replace("_", "-")


def _choice(column: str, written: str) -> str:
    found = _key(written)
    if found not in _CHOICES[column]:
        from checker.store.schema import did_you_mean

        cure = did_you_mean(found, _CHOICES[column]) or f"write one of {', '.join(_CHOICES[column])}"
        raise UnusableInput(f"`{column}` is {written!r}, which is none of its values", cure=cure)
    return found


def _day(column: str, written: str) -> date:
    found = date_of(written)
    if found is None:
        several = _days(written)
        what = "may be two days" if len(several) > 1 else "is no date"
        raise UnusableInput(f"`{column}` is {written!r}, which {what}", cure="write it as 2026-01-31")
    return found


def _days(written: str) -> set[date]:
    """Return all days that a date may mean that a spreadsheet wrote: 3/4/2026 is in March or in April."""
    found = re.match(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)", written, re.ASCII)
    if found is None:
        known = date_of(written)
        return {known} if known else set()
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    days = set()
    for month, day in ((first, second), (second, first)):
        try:
            days.add(date(year + 2000 if year < 100 else year, month, day))
        except ValueError:
            continue
    return days


def _joined(tags: Sequence[str]) -> str:
    plain = all(tag and tag == tag.strip() and not re.search(r"[,\n\r]", tag) for tag in tags)
    whole = ", ".join(tags)
    return whole if plain and not whole.startswith("[") else json.dumps(tags, ensure_ascii=False)


def _tags(written: str) -> list[str]:
    if written.startswith("["):
        try:
            found = json.loads(written)
        except ValueError:
            found = None
        if isinstance(found, list) and all(isinstance(tag, str) for tag in found):
            return found
        raise UnusableInput("`tags` is no list", cure="write the tags with commas between them")
    return [tag for part in written.split(",") if (tag := part.strip())]


def _record(values: Any) -> str | None:
    return json.dumps(values, ensure_ascii=False, default=str) if values else None


def _read_record(column: str, written: str) -> Any:
    if not written:
        return ()
    try:
        found = json.loads(written)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list):
        cure = "leave this cell as it was exported, or empty it"
        raise UnusableInput(f"`{column}` is no JSON list", cure=cure)
    return found
