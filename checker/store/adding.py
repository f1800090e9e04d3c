"""One claim by hand: the offsets of its words, the kind of its attribution and its id are found."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pydantic import ValidationError

from checker.documents.prose import shown_words
from checker.errors import UnusableInput
from checker.model import Attribution, AttributionKind, Claim, Quote, Source, Status
from checker.store.anchors import find_quote
from checker.store.limits import refuse_long
from checker.store.naming import SpeakerIndex, fold, slug
from checker.store.reading import PlacedClaim, PlacedSource, read_store
from checker.store.saving import free_id, transform_claims
from checker.store.schema import describe
from checker.store.workspace import Workspace
from checker.text.quotations import quotations


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is known of a claim that is to be added; None where it is to be found out.

    ``words`` are the exact words of the source, ``start`` their offset where they stand in it more than once.
    """

    source: str
    speaker: str
    words: str
    start: int | None = None
    text: str | None = None
    id: str | None = None
    said_on: date | None = None
    kind: AttributionKind | None = None
    cue: str | None = None
    reported_by: str | None = None
    context: str | None = None
    tags: Sequence[str] = ()
    status: Status = Status.DRAFT


class Added(NamedTuple):
    """A claim that was added, and one of the store that says the same, or has the id that it would have got."""

    claim: Claim
    beside: PlacedClaim | None


def add_claim(workspace: Workspace, wanted: Wanted) -> Added:
    """Add a claim to the file of its source.

    The speaker is written as the speakers file has the name.

    Raises:
        UnusableInput: the words do not stand in the source exactly once (or at ``start``), the same is on record
            already, on these words and from this speaker; the name fits several speakers, the id is taken, or
            another value is none.
    """
    reading = read_store(workspace)
    placed = reading.sources.get(wanted.source)
    speakers = SpeakerIndex(one.speaker for one in reading.speakers)
    proposed_claim(wanted, placed, speakers, set())  # what is wrong with it is said before the file is looked at
    made: list[Claim] = []
    beside: list[PlacedClaim] = []

    def add(existing: Sequence[PlacedClaim]) -> Sequence[Claim]:
        known = {one.claim.id: one for one in (*reading.whole_and_partly().claims, *existing)}
        claim = proposed_claim(wanted, placed, speakers, known.keys() | reading.unread)
        _refuse_duplicate(claim, known.values())
        made.append(claim)
        said = fold(claim.text)
        same = next((one for one in known.values() if fold(one.claim.text) == said), None)
        first = known.get(slug(claim.text)) if wanted.id is None else None
        beside.extend(filter(None, [same or first]))
        return made

    # The id is chosen while no other process writes: two additions at once must not become one claim.
    transform_claims(workspace, wanted.source, add)
    return Added(made[0], next(iter(beside), None))


def _refuse_duplicate(claim: Claim, known: Iterable[PlacedClaim]) -> None:
    """Refuse a claim that is on record already: the same text, speaker and words of the source."""
    for one in known:
        other = one.claim
        if (other.quote, fold(other.text), fold(other.speaker)) == (
            claim.quote,
            fold(claim.text),
            fold(claim.speaker),
        ):
            rejected = other.status is Status.RETRACTED
            what = "was on record and is retracted" if rejected else "is on record already"
            cure = "set its status to draft there, if it was retracted by mistake" if rejected else "edit that one"
            cure += ", or say something else with --text"
            raise UnusableInput(f"this claim {what}, as {other.id!r}", cure=cure, file=one.file, line=one.line())


def proposed_claim(
    wanted: Wanted, placed: PlacedSource | None, speakers: SpeakerIndex, taken: Collection[str]
) -> Claim:
    """Return the claim that is wanted, from the source ``placed``; ``taken`` are the ids that others have.

    Raises ``UnusableInput`` as ``add_claim`` does.
    """
    if placed is None or placed.text is None:
        cure = "see `factcheck sources list`, or add it with `factcheck sources add`"
        raise UnusableInput(f"the store has no source {wanted.source!r}", cure=cure)
    quote = find_quote(placed.text, wanted.source, wanted.words, start=wanted.start)
    speaker = _full_name(speakers, wanted.speaker)
    kind = wanted.kind or _kind(speaker, placed.source, placed.text, quote)
    text = shown_words(quote.exact, placed.source.markup) if wanted.text is None else wanted.text
    if wanted.id in taken:
        raise UnusableInput(f"the id {wanted.id!r} is taken", cure="give another with --id")
    claim_id = wanted.id or free_id(slug(text) or f"{wanted.source}-{quote.start}", taken)
    try:
        claim = Claim(
            id=claim_id,
            text=text,
            speaker=speaker,
            attribution=Attribution(kind=kind, cue=wanted.cue, reported_by=wanted.reported_by),
            quote=quote,
            context=wanted.context,
            said_on=wanted.said_on or placed.source.published,
            status=wanted.status,
            tags=tuple(wanted.tags),
        )
    except ValidationError as error:
        raise describe(error, Claim, "claim") from None
    refuse_long(claim)
    return claim


def _full_name(speakers: SpeakerIndex, name: str) -> str:
    found = speakers.named(name)
    if len(found) > 1:
        names = ", ".join(speaker.name for speaker in found)
        raise UnusableInput(f"the name {name!r} fits several speakers", cure=f"write one of: {names}")
    return found[0].name if found else name.strip()


def _kind(speaker: str, source: Source, text: str, quote: Quote) -> AttributionKind:
    """Tell how the source gives the words: between quotation marks, partly, in its own voice, or reported."""
    for quotation in quotations(text):
        if quotation.inner.start <= quote.start and quote.end <= quotation.outer.end:
            return AttributionKind.DIRECT
        if quote.start <= quotation.outer.start and quotation.outer.end <= quote.end:
            return AttributionKind.MIXED
    return AttributionKind.NARRATED if fold(speaker) == fold(source.name) else AttributionKind.INDIRECT
