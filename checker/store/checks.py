"""What must hold between the parts of a store for it to be usable."""

from collections.abc import Callable

from checker.model import Severity, Status
from checker.store.anchors import whereabouts
from checker.store.codes import (
    DATE_ORDER,
    DUPLICATE_ID,
    QUOTE_NOT_FOUND,
    RESOLUTION_NOT_FOUND,
    SUCCESSION_CYCLE,
    UNKNOWN_SOURCE,
    UNKNOWN_SUCCESSOR,
)
from checker.store.reading import PlacedClaim, Reading


def check(reading: Reading) -> None:
    """Hold everything that was read against everything else; problems go to ``reading.problems``."""
    for one_check in CHECKS:
        one_check(reading)


def check_alone(reading: Reading) -> None:
    """Check what was read of one source, or of the speakers, as far as that needs nothing else of the store."""
    for one_check in CHECKS:
        if one_check is not _successors:
            one_check(reading)


def _unique_claims(reading: Reading) -> None:
    first: dict[str, PlacedClaim] = {}
    for placed in reading.whole_and_partly().claims:
        other = first.setdefault(placed.claim.id, placed)
        if other is not placed:
            message = f"the id {placed.claim.id!r} is taken, by the claim at {other.file}:{other.line()}"
            reading.problems.add(
                DUPLICATE_ID, message, cure="give this claim another id", file=placed.file, line=placed.line("id")
            )


def _unique_speakers(reading: Reading) -> None:
    first: dict[str, int] = {}
    for placed in reading.whole_and_partly().speakers:
        line = placed.line("id")
        other = first.setdefault(placed.speaker.id, line)
        if other != line:
            message = f"the id {placed.speaker.id!r} is taken, by the speaker on line {other}"
            reading.problems.add(
                DUPLICATE_ID, message, cure="give this speaker another id", file=placed.file, line=line
            )


def _known_sources(reading: Reading) -> None:
    there = reading.whole_and_partly().sources.keys() | reading.unread
    for file, (source, line) in reading.claim_files.items():
        if source not in there:
            message = f"there is no source {source!r} in the store"
            cure = f"add it: `factcheck sources add FILE --id {source}`"
            reading.problems.add(UNKNOWN_SOURCE, message, cure=cure, file=file, line=line)


def _quotes(reading: Reading) -> None:
    everything = reading.whole_and_partly()
    for placed in everything.claims:
        quote = placed.claim.quote
        source = everything.sources.get(quote.source) if quote else None
        if quote is None or source is None or source.text is None:
            continue
        if source.text[quote.start : quote.end] != quote.exact:
            where = whereabouts(source.text, quote)
            reading.problems.add(
                QUOTE_NOT_FOUND,
                where.message,
                cure=where.cure,
                file=placed.file,
                line=placed.line("quote"),
                severity=Severity.NOTE if placed.claim.status is Status.RETRACTED else None,
            )


def _resolutions(reading: Reading) -> None:
    """Look up where the source resolves words of a claim; where that is wrong, the claim counts all the same."""
    everything = reading.whole_and_partly()
    for placed in everything.claims:
        quote = placed.claim.quote
        source = everything.sources.get(quote.source) if quote else None
        if source is None or source.text is None or placed.claim.status is Status.RETRACTED:
            continue
        for one in placed.claim.resolved:
            if one.exact is not None and source.text[one.start : one.end] != one.exact:
                message = f"what “{one.words}” stands for is not in the source at {one.start} to {one.end}"
                cure = "look at the claim again, then correct the offsets or leave them out"
                line = placed.line("resolved")
                reading.problems.add(RESOLUTION_NOT_FOUND, message, cure=cure, file=placed.file, line=line)


def _successors(reading: Reading) -> None:
    claims = reading.whole_and_partly().claims
    by_id = {placed.claim.id: placed for placed in claims}
    settled: set[str] = set()
    for placed in claims:
        successor = placed.claim.superseded_by
        if successor is not None and successor not in by_id and successor not in reading.unread:
            message = f"the claim {successor!r} that supersedes this one is not in the store"
            reading.problems.add(
                UNKNOWN_SUCCESSOR,
                message,
                cure="correct the id, or remove `superseded_by`",
                file=placed.file,
                line=placed.line("superseded_by"),
            )
        chain: list[str] = []
        claim_id: str | None = placed.claim.id
        while claim_id in by_id and claim_id not in settled and claim_id not in chain:
            chain.append(claim_id)
            claim_id = by_id[claim_id].claim.superseded_by
        if claim_id in chain:
            circle = [*chain[chain.index(claim_id) :], claim_id]
            message = f"claims supersede each other in a circle: {' -> '.join(circle)}"
            cure = "remove `superseded_by` from the claim that holds today"
            at = by_id[claim_id]
            reading.problems.add(SUCCESSION_CYCLE, message, cure=cure, file=at.file, line=at.line("superseded_by"))
        settled.update(chain)


def _dates(reading: Reading) -> None:
    cure = "correct one of the two dates"
    everything = reading.whole_and_partly()
    for placed in everything.claims:
        begins, ends = placed.claim.valid_from, placed.claim.valid_until
        if begins and ends and ends < begins:
            message = f"the claim stops being valid ({ends}) before it starts to be ({begins})"
            line = placed.line("valid_until")
            reading.problems.add(DATE_ORDER, message, cure=cure, file=placed.file, line=line)
    for speaker in everything.speakers:
        for number, role in enumerate(speaker.speaker.roles):
            if role.since and role.until and role.until < role.since:
                message = f"the role {role.title!r} ends ({role.until}) before it starts ({role.since})"
                line = speaker.line("roles", number, "until")
                reading.problems.add(DATE_ORDER, message, cure=cure, file=speaker.file, line=line)


CHECKS: tuple[Callable[[Reading], None], ...] = (
    _unique_claims,
    _unique_speakers,
    _known_sources,
    _quotes,
    _resolutions,
    _successors,
    _dates,
)
