"""A person's decision on a claim: accepted, rejected or put right, and never over somebody else's change."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from checker.errors import UnusableInput
from checker.model import Claim, Problem, Status
from checker.store.checks import check
from checker.store.codes import QUOTE_NOT_FOUND, SOURCE_CHANGED
from checker.store.limits import refuse_long
from checker.store.merging import without_marks
from checker.store.problems import Problems
from checker.store.reading import Reading
from checker.store.records import Store
from checker.store.saving import update_claim
from checker.store.workspace import Workspace
from checker.text.unnamed import is_unnamed

REJECTED = "Rejected in review."
"""The note of a rejected claim. It stays in its file, so that no extraction brings it back."""

CURABLE = (QUOTE_NOT_FOUND, SOURCE_CHANGED)
"""Problems that a review is there to cure, so that they do not stop it."""


def accept(workspace: Workspace, store: Store, claim: Claim, *, edits: Mapping[str, Any] | None = None) -> Claim:
    """Make a claim reviewed, with ``edits`` of its fields in the same write.

    Raises:
        UnusableInput: its speaker is not known, its words are not in its source, or somebody changed it meanwhile.
    """
    edited = with_edits(claim, edits or {})
    file, line = store.place(claim.id)
    if is_unnamed(edited.speaker):
        message = f"nobody is named who says {claim.id!r}"
        raise UnusableInput(message, cure="write the name as its speaker, or reject it", file=file, line=line)
    fits = store.speakers_named(edited.speaker)
    if len(fits) > 1:
        message = f"the speaker of {claim.id!r} may be {' or '.join(speaker.name for speaker in fits)}"
        raise UnusableInput(message, cure="write the full name as its speaker, or reject it", file=file, line=line)
    quote = edited.quote
    if quote is not None and store.text(quote.source)[quote.start : quote.end] != quote.exact:
        message = f"the words of {claim.id!r} do not stand in its source"
        raise UnusableInput(
            message, cure="correct its quote (see `factcheck lint`), or reject it", file=file, line=line
        )
    changes = {**(edits or {}), "status": Status.REVIEWED, "note": without_marks(edited.note)}
    return update_claim(workspace, claim.id, expected=claim, **changes)


def reject(workspace: Workspace, claim: Claim, *, edits: Mapping[str, Any] | None = None) -> Claim:
    """Retract a claim, with ``edits`` of its fields in the same write.

    Raises:
        UnusableInput: somebody changed it meanwhile.
    """
    said = without_marks(with_edits(claim, edits or {}).note)
    note = f"{said}\n{REJECTED}" if said else REJECTED
    return update_claim(
        workspace, claim.id, expected=claim, **{**(edits or {}), "status": Status.RETRACTED, "note": note}
    )


def with_edits(claim: Claim, edits: Mapping[str, Any]) -> Claim:
    """Return a claim with some fields changed.

    Raises:
        UnusableInput: its new text or quote is longer than one can be.
        ValidationError: of pydantic, where that is no claim.
    """
    edited = Claim.model_validate({**claim.model_dump(), **edits})
    if (edited.text, edited.quote) != (claim.text, claim.quote):
        refuse_long(edited)
    return edited


def new_errors(reading: Reading, edited: Claim) -> Sequence[Problem]:
    """Return the errors that a store would have with an ``edited`` claim in its place, and has not now.

    An edit must not make the store unusable for everybody.
    """
    before = _errors(reading, reading.claims)
    claims = [
        replace(placed, claim=edited) if placed.claim.id == edited.id else placed for placed in reading.claims
    ]
    return [problem for key, problem in _errors(reading, claims).items() if key not in before]


def _errors(reading: Reading, claims: Sequence[Any]) -> Mapping[tuple[str, str, str], Problem]:
    """Return what is wrong between the parts of a store with other claims in it, by code, file and message."""
    tried = replace(reading, claims=list(claims), problems=Problems())
    check(tried)
    return {(one.code, one.file, one.message): one for one in tried.problems.errors()}
