"""A table of claims into the store: cells that differ are changes, rows without a claim are new ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pydantic import ValidationError

from checker.errors import UnusableInput
from checker.files import Node
from checker.interchange.changes import Change, write_changes
from checker.interchange.csv_files import Row, Table
from checker.interchange.recording import sound_reading
from checker.interchange.table import is_same, lost_letters, row_of, value_of
from checker.model import Claim, Status
from checker.store import Workspace
from checker.store.adding import Wanted, proposed_claim
from checker.store.anchors import find_quote
from checker.store.checks import check
from checker.store.limits import refuse_long
from checker.store.naming import SpeakerIndex
from checker.store.reading import PlacedClaim, Reading
from checker.store.schema import describe
from checker.text.unnamed import is_unnamed


class Edit(NamedTuple):
    """What a row changes: the claim before (None: it is new) and after, and the columns that differ."""

    line: int
    change: Change
    columns: tuple[str, ...]


@dataclass(slots=True)
class Edits:
    """What a table changes in a store."""

    same: int = 0
    made: list[Edit] = field(default_factory=list)


_QUOTE = ("quote", "start", "end")


def plan_edits(workspace: Workspace, table: Table) -> Edits:
    """Work out what a table changes in the store, and hold it against the store's rules.

    Raises:
        UnusableInput: the store is broken, or a row is wrong: the first one, with its line and how many more are.
    """
    reading = sound_reading(workspace)
    planner = _Planner(reading, table)
    edits, wrong = Edits(), []
    for row in table.rows:
        try:
            edit = planner.edit_of(row)
        except UnusableInput as error:
            wrong.append((row.line, error.message, error.cure.replace("--", "")))
            continue
        if edit is None:
            edits.same += 1
        else:
            edits.made.append(edit)
    after = _after(reading, edits, table.name)
    if not wrong:
        check(after)
        problems = (one for one in after.problems.errors() if one.file == table.name)
        wrong = [(one.line or 1, one.message, one.cure) for one in problems]
    if wrong:
        line, message, cure = min(wrong)
        more = f" (and {len(wrong) - 1} more rows are wrong)" if len(wrong) > 1 else ""
        raise UnusableInput(message, cure=f"{cure}{more}; nothing was written", file=table.name, line=line)
    return edits


def write_edits(workspace: Workspace, edits: Edits) -> None:
    """Write what was planned; raise ``UnusableInput`` where somebody changed a claim meanwhile."""
    write_changes(workspace, (edit.change for edit in edits.made))


class _Planner:
    def __init__(self, reading: Reading, table: Table) -> None:
        self._sources = reading.sources
        self._speakers = SpeakerIndex(placed.speaker for placed in reading.speakers)
        self._claims = {
            placed.claim.id: (placed.claim, reading.claim_files[placed.file][0]) for placed in reading.claims
        }
        self._columns = [column for column in table.columns if column not in ("id", "source", "version")]
        self._rows: dict[str, int] = {}
        self._taken = {*self._claims, *(row.cells.get("id", "") for row in table.rows)}
        self._passages = {(one.quote, one.text): one.id for one, _ in self._claims.values() if one.quote}

    def edit_of(self, row: Row) -> Edit | None:
        """Return what a row changes; None where it changes nothing."""
        claim_id = row.cells.get("id", "").strip()
        if claim_id:
            first = self._rows.setdefault(claim_id, row.line)
            if first != row.line:
                message = f"the id {claim_id!r} stands on line {first}, too"
                raise UnusableInput(message, cure="remove one of the two")
        known = self._claims.get(claim_id)
        if known is None:
            return self._new(row, claim_id)
        before, source = known
        if (named := row.cells.get("source", source).strip()) != source:
            message = f"the claim {claim_id!r} is from the source {source!r}, not {named!r}"
            raise UnusableInput(message, cure="give a claim from another source an id of its own")
        after, columns = self._changed(before, source, row, self._columns)
        if not columns:
            return None
        version = row.cells.get("version", "").strip()
        if version and version != row_of(before, source)["version"]:
            message = f"the claim {claim_id!r} was changed in the store since this table was exported"
            cure = "export it again, or empty the cell `version` to overwrite the change"
            raise UnusableInput(message, cure=cure)
        return Edit(row.line, Change(source, before, after), columns)

    def _new(self, row: Row, claim_id: str) -> Edit | None:
        cells = row.cells
        missing = [column for column in ("source", "speaker", "quote") if not cells.get(column, "").strip()]
        if missing:
            what = f"there is no claim {claim_id!r} in the store" if claim_id else "this row has no id"
            cure = f"correct the id, or add {' and '.join(missing)} for a new claim"
            raise UnusableInput(what, cure=cure)
        source = cells["source"].strip()
        start = value_of("start", cells.get("start", ""))
        wanted = Wanted(
            source=source,
            speaker=cells["speaker"],
            words=cells["quote"],
            start=start,
            text=cells.get("text", "").strip() or None,
            id=claim_id or None,
        )
        taken = self._taken if not claim_id else self._claims.keys()
        made = proposed_claim(wanted, self._sources.get(source), self._speakers, taken)
        if not claim_id and (made.quote, made.text) in self._passages:
            return None
        given = [column for column in self._columns if cells[column].strip() and column not in (*_QUOTE, "text")]
        claim, _ = self._changed(made, source, row, [one for one in given if one != "speaker"])
        self._must_be_known(claim)
        self._taken.add(claim.id)
        self._passages[claim.quote, claim.text] = claim.id  # type: ignore[index]  # a new claim has a quote
        return Edit(row.line, Change(source, None, claim), ())

    def _changed(self, claim: Claim, source: str, row: Row, columns: list[str]) -> tuple[Claim, tuple[str, ...]]:
        """Return a claim with what differs in some cells of a row, and in which columns that is."""
        stored = row_of(claim, source)
        differing = tuple(column for column in columns if not is_same(column, row.cells[column], stored[column]))
        if not differing:
            return claim, ()
        for column in differing:
            if lost := lost_letters(row.cells[column], stored[column]):
                message = f"`{column}` has question marks where the store has “{lost}”"
                raise UnusableInput(message, cure="save the table as CSV UTF-8, and look at its letters")
        values = {column: value_of(column, row.cells[column]) for column in differing}
        fields: dict[str, Any] = claim.model_dump()
        attribution = {key: values.pop(key) for key in ("kind", "cue", "reported_by") if key in values}
        fields["attribution"] |= attribution
        if any(column in values for column in _QUOTE):
            if "quote" in values and values["quote"] is None:
                raise UnusableInput("the cell `quote` is empty", cure="give the words that the claim rests on")
            fields["quote"] = self._quote(claim, source, {key: values.pop(key, None) for key in _QUOTE})
        fields |= values
        if "modality" in values and values["modality"] is None:
            del fields["modality"]
        try:
            after = Claim.model_validate(fields)
        except ValidationError as error:
            raise describe(error, Claim, "claim") from None
        if (after.text, after.quote) != (claim.text, claim.quote):
            refuse_long(after)
        if after.status is Status.REVIEWED and claim.status is not Status.REVIEWED:
            self._must_be_known(after)
        return after, differing

    def _quote(self, claim: Claim, source: str, cells: Mapping[str, Any]) -> dict[str, Any]:
        """Return the quote that changed cells give: its words are looked up in the source."""
        placed = self._sources[source]
        words = cells["quote"] or (claim.quote.exact if claim.quote else "")
        start = cells["start"]
        found = find_quote(placed.text or "", source, words, start=start)
        if cells["end"] is not None and cells["end"] != found.end:
            cure = f"write {found.end}, or leave it out"
            raise UnusableInput(f"the quote does not end at {cells['end']}", cure=cure)
        return found.model_dump()

    def _must_be_known(self, claim: Claim) -> None:
        """Refuse a reviewed claim that nobody is named for, or two, as a review does."""
        if claim.status is not Status.REVIEWED:
            return
        fits = self._speakers.named(claim.speaker)
        if is_unnamed(claim.speaker):
            message = f"nobody is named who says {claim.id!r}, so it cannot be reviewed"
            raise UnusableInput(message, cure="write the name in `speaker`")
        if len(fits) > 1:
            names = " or ".join(speaker.name for speaker in fits)
            raise UnusableInput(f"the speaker of {claim.id!r} may be {names}", cure="write the full name")


def _after(reading: Reading, edits: Edits, name: str) -> Reading:
    """Return the store as it would be; what changes stands in the table, where its problems are."""
    claims = {placed.claim.id: placed for placed in reading.claims}
    for edit in edits.made:
        claims[edit.change.after.id] = PlacedClaim(edit.change.after, name, Node(None, edit.line))
    return Reading(
        claims=list(claims.values()),
        sources=reading.sources,
        speakers=reading.speakers,
        claim_files=reading.claim_files,
    )
