"""New drafts into a claims file without touching what a person did there, and the same twice as once."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from checker.errors import UnusableInput
from checker.model import Claim, Quote, Resolution, Status
from checker.store.anchors import exact_places
from checker.store.guard import Snapshot
from checker.store.naming import fold
from checker.store.reading import PlacedClaim, read_store
from checker.store.saving import free_id, transform_claims
from checker.store.workspace import Workspace
from checker.text.unnamed import as_called

MOVED_NOTE = "The source changed: the quote stands elsewhere now; look at the claim again."
STALE_NOTE = "The source changed: the quote does not stand in it any more; correct or retract the claim."
CHANGED_NOTE = "The source changed around this quote; look at the claim again."
_NOTES = (MOVED_NOTE, STALE_NOTE, CHANGED_NOTE)

_SENTENCE_ENDS = re.compile(r"[.!?…][\"'”’»]*\s+\S")
SAME_TEXT = 75.0
"""From this similarity (0 to 100) on, two claims about overlapping passages are one, differently cut."""


@dataclass(frozen=True, slots=True)
class MergeSummary:
    """What became of a merge, as ids of claims in the file.

    ``added`` are new drafts. ``kept`` are claims that were there, whether a draft fits them or not. ``for_review``
    are those of all that are drafts now. ``moved`` and ``stale`` are those among the kept whose words stand
    elsewhere in the source now, or in it no more.
    """

    added: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    for_review: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()


def merge_drafts(
    workspace: Workspace,
    source_id: str,
    drafts: Sequence[Claim],
    *,
    text: str | None = None,
    taken: set[str] | None = None,
) -> MergeSummary:
    """Add those of ``drafts`` to the claims of a source that are not there yet.

    A draft is there when a claim of the file, in whatever state and however edited, rests on its passage. Claims
    whose words moved in the ``text`` of the source are anchored again; a reviewed claim whose words moved or
    vanished is a draft again, with a note. Nothing else changes, and a second merge changes nothing. Ids of drafts
    that are taken anywhere in the store get a number. ``text`` is the source's text and ``taken`` the ids of the
    whole store, where the caller has them; those of new drafts are added to it.
    """
    text = _text(workspace, source_id) if text is None else text
    taken = _ids_elsewhere(workspace, source_id) if taken is None else taken
    summary = MergeSummary()

    def merge(existing: Sequence[PlacedClaim]) -> Sequence[Claim]:
        nonlocal summary
        before = [placed.claim for placed in existing]
        claims = [_anchored(claim, text, shifted_only=True) for claim in before]
        added = []
        taken.update(claim.id for claim in claims)
        for draft in _unmatched(drafts, [_without_lost_passage(claim, text) for claim in claims]):
            new = draft.model_copy(update={"id": free_id(draft.id, taken)})
            taken.add(new.id)
            added.append(new)
        summary = MergeSummary(
            added=tuple(claim.id for claim in added),
            kept=tuple(claim.id for claim in claims),
            for_review=tuple(claim.id for claim in [*claims, *added] if claim.status is Status.DRAFT),
            moved=tuple(new.id for old, new in zip(before, claims, strict=True) if old.quote != new.quote),
            stale=tuple(claim.id for claim in claims if _is_stale(claim, text)),
        )
        return [*claims, *added]

    transform_claims(workspace, source_id, merge)
    return summary


def mark_changed(workspace: Workspace, source_id: str, *, text: str | None = None) -> MergeSummary:
    """Mark all claims of a source for review because its text was replaced (by ``text``, where the caller has it).

    Reviewed claims become drafts with a note; quotes whose words stand in the new text exactly once are anchored
    there. Retracted claims stay as they are.
    """
    text = _text(workspace, source_id) if text is None else text
    summary = MergeSummary()

    def mark(existing: Sequence[PlacedClaim]) -> Sequence[Claim]:
        nonlocal summary
        before = [placed.claim for placed in existing]
        claims = [_anchored(claim, text, shifted_only=False) for claim in before]
        summary = MergeSummary(
            kept=tuple(claim.id for claim in claims),
            for_review=tuple(claim.id for claim in claims if claim.status is Status.DRAFT),
            moved=tuple(new.id for old, new in zip(before, claims, strict=True) if old.quote != new.quote),
            stale=tuple(claim.id for claim in claims if _is_stale(claim, text)),
        )
        return claims

    if (workspace.claims_dir / f"{source_id}.yaml").exists():
        transform_claims(workspace, source_id, mark)
    return summary


def without_marks(note: str | None) -> str | None:
    """Return a claim's note without the remarks that a changed source left, for a person has looked at it."""
    for mark in _NOTES:
        note = note.replace(mark, "").strip() if note else note
    return note or None


def _text(workspace: Workspace, source_id: str) -> str:
    path = workspace.sources_dir / f"{source_id}.txt"
    snapshot = Snapshot.of(path, workspace.name(path))
    if not snapshot.there:
        cure = f"add the source with `factcheck sources add FILE --id {source_id}`"
        raise UnusableInput("there is no such text of a source", cure=cure, file=workspace.name(path))
    return snapshot.text


def _anchored(claim: Claim, text: str, *, shifted_only: bool) -> Claim:
    """Return the claim with its quote where its words are, and for review where that is not where they were."""
    quote = claim.quote
    if quote is None or claim.status is Status.RETRACTED:
        return claim
    if _stands(quote, text):
        claim = _with_resolutions(claim, text, 0)
        return claim if shifted_only else _for_review(claim, CHANGED_NOTE)
    places = exact_places(text, quote.exact)
    if len(places) != 1:
        return _for_review(claim, STALE_NOTE)
    moved = quote.model_copy(update={"start": places[0].start, "end": places[0].end})
    claim = _with_resolutions(claim, text, moved.start - quote.start)
    return _for_review(claim.model_copy(update={"quote": moved}), MOVED_NOTE)


def _with_resolutions(claim: Claim, text: str, shift: int) -> Claim:
    """Return the claim with what its words stand for where that is now: in its old place, or moved with the quote.

    In neither place nothing can be said of where it is; what the words stand for is kept.
    """
    if not claim.resolved:
        return claim
    kept = tuple(_replaced(one, text, shift) for one in claim.resolved)
    return claim if kept == claim.resolved else claim.model_copy(update={"resolved": kept})


def _replaced(one: Resolution, text: str, shift: int) -> Resolution:
    if one.start is None or one.end is None:
        return one
    for start, end in ((one.start, one.end), (one.start + shift, one.end + shift)):
        if start >= 0 and text[start:end] == one.exact:
            return one.model_copy(update={"start": start, "end": end})
    return one.model_copy(update={"start": None, "end": None, "exact": None})


def _for_review(claim: Claim, note: str) -> Claim:
    """Return a reviewed claim as a draft with the note; drafts are for review anyway."""
    if claim.status is not Status.REVIEWED:
        return claim
    said = without_marks(claim.note)
    return claim.model_copy(update={"status": Status.DRAFT, "note": f"{said}\n{note}" if said else note})


def _stands(quote: Quote, text: str) -> bool:
    return text[quote.start : quote.end] == quote.exact


def _is_stale(claim: Claim, text: str) -> bool:
    return claim.quote is not None and claim.status is not Status.RETRACTED and not _stands(claim.quote, text)


def _ids_elsewhere(workspace: Workspace, source_id: str) -> set[str]:
    own = workspace.name(workspace.claims_dir / f"{source_id}.yaml")
    reading = read_store(workspace)
    return {one.claim.id for one in reading.whole_and_partly().claims if one.file != own} | reading.unread


def _without_lost_passage(claim: Claim, text: str) -> Claim:
    """Return a claim as it is compared with drafts: a retracted one whose words are gone rests on no passage.

    It was rejected for what the source said before; it must not keep away what the source says there now.
    """
    if claim.quote is None or claim.status is not Status.RETRACTED or exact_places(text, claim.quote.exact):
        return claim
    return claim.model_copy(update={"quote": None})


def _unmatched(drafts: Sequence[Claim], claims: Sequence[Claim]) -> list[Claim]:
    """Return the drafts that no claim stands for, in their order.

    Each claim stands for one draft. Surest first: the same in all that a draft says, so that a second merge finds
    what the first one added; then the same id on the same passage; then the same passage, the texts most alike
    first; then overlapping passages with nearly the same text.
    """
    open_drafts = dict(enumerate(drafts))
    open_claims = dict(enumerate(claims))
    for likeness in (_by_all, _by_id, _by_passage, _by_overlap):
        pairs = sorted(_pairs(open_drafts, open_claims, likeness))
        for _, number, other in pairs:
            if number in open_drafts and other in open_claims:
                del open_drafts[number], open_claims[other]
    return [draft for draft in open_drafts.values() if not _is_part(draft, claims, drafts)]


def _is_part(draft: Claim, claims: Sequence[Claim], drafts: Sequence[Claim]) -> bool:
    """Whether a draft is a part of a sentence that is on record whole, from before sentences were taken apart."""
    return any(_holds(claim, draft) and _in_parts(claim, drafts) for claim in claims)


def _holds(claim: Claim, draft: Claim) -> bool:
    whole, part = claim.quote, draft.quote
    if whole is None or part is None or _voice(claim) != _voice(draft):
        return False
    return whole.start <= part.start and part.end <= whole.end and not _SENTENCE_ENDS.search(whole.exact)


def _voice(claim: Claim) -> str:
    return fold(as_called(claim.speaker))


def _in_parts(claim: Claim, drafts: Sequence[Claim]) -> bool:
    """Whether drafts begin where a claim's passage does and end where it does, none of them both."""
    parts = [draft.quote for draft in drafts if draft.quote is not None and _holds(claim, draft)]
    edges = [(part.start == claim.quote.start, part.end == claim.quote.end) for part in parts if claim.quote]
    return (True, False) in edges and (False, True) in edges


def _pairs(
    drafts: dict[int, Claim], claims: dict[int, Claim], likeness: Callable[[Claim, Claim], float]
) -> Iterator[tuple[float, int, int]]:
    """Yield the pairs that may be one, as (minus likeness, number of the draft, number of the claim)."""
    for number, draft in drafts.items():
        for other, claim in claims.items():
            if (alike := likeness(draft, claim)) > 0:
                yield -alike, number, other


def _by_all(draft: Claim, claim: Claim) -> float:
    return float((draft.text, draft.speaker, draft.quote) == (claim.text, claim.speaker, claim.quote))


def _by_id(draft: Claim, claim: Claim) -> float:
    return float(draft.id == claim.id and (_overlap(draft, claim) > 0 or fold(draft.text) == fold(claim.text)))


def _by_passage(draft: Claim, claim: Claim) -> float:
    if draft.quote is None or claim.quote is None:
        return float(fold(draft.text) == fold(claim.text) and fold(draft.speaker) == fold(claim.speaker))
    from rapidfuzz import fuzz

    same = (draft.quote.start, draft.quote.end) == (claim.quote.start, claim.quote.end)
    return 1 + fuzz.ratio(fold(draft.text), fold(claim.text)) if same else 0.0


def _by_overlap(draft: Claim, claim: Claim) -> float:
    if _overlap(draft, claim) < 0.5:
        return 0.0
    from rapidfuzz import fuzz  # here and above: its import takes as long as all of the store's

    return float(fuzz.ratio(fold(draft.text), fold(claim.text), score_cutoff=SAME_TEXT))


def _overlap(draft: Claim, claim: Claim) -> float:
    """Return how much of the shorter of two quotes is in the other, from 0 to 1."""
    one, other = draft.quote, claim.quote
    if one is None or other is None:
        return 0.0
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / max(1, min(one.end - one.start, other.end - other.start))
