"""What may be wrong with a sound store: look-alikes, shared quotes, unknown speakers, open contradictions."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from checker.model import AttributionKind, Claim, Severity, Status
from checker.store.codes import (
    AMBIGUOUS_SPEAKER,
    NEAR_DUPLICATE,
    NO_QUOTE,
    OPPOSED,
    SHARED_QUOTE,
    UNKNOWN_SPEAKER,
)
from checker.store.likeness import alike, keywords, say_the_same
from checker.store.naming import SpeakerIndex, fold
from checker.store.reading import PlacedClaim, Reading
from checker.text.unnamed import is_unnamed

Contradicts = Callable[[Claim, Claim], str | None]
"""Says in a message how two claims contradict each other, or None."""

FEWEST_WORDS = 4
"""A quote of fewer words ("We will see") may well come from two mouths."""
_NAMED = 5
"""So many speakers whom a name fits are named: an archive may hold dozens."""
MISSPELT = 85.0
"""From this similarity (0 to 100) on, a known name is offered for an unknown one."""


def suspect(reading: Reading, contradicts: Contradicts | None) -> None:
    """Look for what a person should look at; problems go to ``reading.problems``."""
    standing = [placed for placed in reading.claims if placed.claim.status is not Status.RETRACTED]
    index = SpeakerIndex(placed.speaker for placed in reading.whole_and_partly().speakers)
    _without_quote(standing, reading)
    _speakers(standing, index, reading)
    _shared_names(reading)
    _shared_quotes(standing, index, reading)
    _look_alikes(standing, index, contradicts, reading)


def _without_quote(claims: Iterable[PlacedClaim], reading: Reading) -> None:
    for placed in claims:
        if placed.claim.quote is None:
            message = "nobody can look up the passage that this claim rests on: it has no quote"
            cure = "add `quote` with start, end and exact words"
            reading.problems.add(NO_QUOTE, message, cure=cure, file=placed.file, line=placed.line())


def _speakers(claims: Iterable[PlacedClaim], index: SpeakerIndex, reading: Reading) -> None:
    """Note each name that stands for nobody or for several, where it is first used."""
    known = {fold(source.source.name) for source in reading.whole_and_partly().sources.values()}
    known.update(map(fold, reading.unread))
    uses: dict[str, list[PlacedClaim]] = defaultdict(list)
    for placed in claims:
        uses[placed.claim.speaker].append(placed)
    for name, places in uses.items():
        found = index.named(name)
        if len(found) == 1 or (not found and fold(name) in known):
            continue
        first = places[0]
        more = f" (and in {len(places) - 1} more claims)" if len(places) > 1 else ""
        if is_unnamed(name):
            message, cure = f"the speaker is not named: {name}{more}", "find out who spoke and write the name"
        elif found:
            fitting = ", ".join(speaker.name for speaker in found[:_NAMED])
            fitting += f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
            message, cure = f"the name {name!r} fits several speakers: {fitting}{more}", "write the full name"
        else:
            near = _nearest(name, [placed.speaker.name for placed in reading.speakers])
            message = f"the speaker {name!r} is not in sources/speakers.yaml{more}"
            cure = f"did you mean {near!r}?" if near else "add the speaker there, or correct the name"
        rule = AMBIGUOUS_SPEAKER if found else UNKNOWN_SPEAKER
        reading.problems.add(rule, message, cure=cure, file=first.file, line=first.line("speaker"))


def _nearest(name: str, known: list[str]) -> str | None:
    from rapidfuzz import fuzz, process  # here, because its import takes as long as all of the store's

    found = process.extractOne(name, known, scorer=fuzz.ratio, processor=fold, score_cutoff=MISSPELT)
    return found[0] if found else None


def _shared_names(reading: Reading) -> None:
    """Note a name or alias that two entries of the speakers file share."""
    first: dict[str, str] = {}
    for placed in reading.speakers:
        speaker = placed.speaker
        names = [(("name",), speaker.name), *((("aliases", n), alias) for n, alias in enumerate(speaker.aliases))]
        for keys, name in names:
            owner = first.setdefault(fold(name), speaker.id)
            if owner != speaker.id:
                message = f"{name!r} is also a name of the speaker {owner!r}"
                cure = "remove it from one of the two, or tell them apart"
                reading.problems.add(
                    AMBIGUOUS_SPEAKER, message, cure=cure, file=placed.file, line=placed.line(*keys)
                )


def _shared_quotes(claims: Iterable[PlacedClaim], index: SpeakerIndex, reading: Reading) -> None:
    first: dict[str, PlacedClaim] = {}
    for placed in claims:
        quote = placed.claim.quote
        if quote is None or placed.claim.attribution.kind not in (AttributionKind.DIRECT, AttributionKind.MIXED):
            continue
        words = " ".join(re.findall(r"[^\W_]+", fold(quote.exact)))
        if words.count(" ") + 1 < FEWEST_WORDS:
            continue
        other = first.setdefault(words, placed)
        if not _spoke_together(other.claim, placed.claim) and _who(other.claim, index) != _who(placed.claim, index):
            message = (
                f"these words of {placed.claim.speaker} are also on record from {other.claim.speaker} "
                f"({other.file}:{other.line()})"
            )
            cure = "look both passages up and correct one of the speakers"
            reading.problems.add(SHARED_QUOTE, message, cure=cure, file=placed.file, line=placed.line("quote"))


def _look_alikes(
    claims: list[PlacedClaim], index: SpeakerIndex, contradicts: Contradicts | None, reading: Reading
) -> None:
    words = [keywords(placed.claim.text) for placed in claims]
    for one, other in alike(words):
        first, second = claims[one], claims[other]
        if say_the_same(words[one], words[other]):
            _note_duplicate(first, second, index, reading)
        elif contradicts is not None and not _is_marked(first.claim, second.claim):
            difference = contradicts(first.claim, second.claim)
            if difference is not None:
                _note_opposed(first, second, difference, index, reading)


def _note_duplicate(first: PlacedClaim, second: PlacedClaim, index: SpeakerIndex, reading: Reading) -> None:
    one, other = first.claim, second.claim
    place = f"{one.id!r} ({first.file}:{first.line()})"
    if _who(one, index) == _who(other, index):
        if _are_linked(one, other) or (one.said_on and other.said_on and one.said_on != other.said_on):
            return
        message, cure = f"says the same as {place}", "remove or retract one of the two"
    elif first.file == second.file and not _spoke_together(one, other):
        message = f"says the same as {place}, but the speaker there is {one.speaker}"
        cure = "correct the speaker of one, or retract it"
    else:
        return
    reading.problems.add(NEAR_DUPLICATE, message, cure=cure, file=second.file, line=second.line())


def _note_opposed(
    first: PlacedClaim, second: PlacedClaim, difference: str, index: SpeakerIndex, reading: Reading
) -> None:
    one, other = first.claim, second.claim
    if _who(one, index) == _who(other, index):
        severity, whom = Severity.WARNING, "the same speaker"
        cure = "mark one: superseded_by, valid_until, rating, or status: retracted"
    else:
        severity, whom = Severity.NOTE, one.speaker
        cure = "nothing, if the two disagree; a rating would settle it"
    message = f"contradicts {one.id!r} by {whom} ({first.file}:{first.line()}): {difference}"
    reading.problems.add(OPPOSED, message, cure=cure, file=second.file, line=second.line(), severity=severity)


def _is_marked(one: Claim, other: Claim) -> bool:
    """Whether the store itself says which of two claims holds, or that each held in its own time."""
    if one.rating is not None or other.rating is not None or _are_linked(one, other):
        return True
    return _ends_before(one, other) or _ends_before(other, one)


def _ends_before(one: Claim, other: Claim) -> bool:
    begins = other.valid_from or other.said_on
    return one.valid_until is not None and begins is not None and one.valid_until <= begins


def _spoke_together(one: Claim, other: Claim) -> bool:
    """Whether two claims are one that two made together: one passage, one cue ("France and Germany said")."""
    if one.quote is None or one.attribution.cue is None or is_unnamed(one.speaker):
        return False
    return (one.quote, one.attribution) == (other.quote, other.attribution)


def _are_linked(one: Claim, other: Claim) -> bool:
    return one.superseded_by is not None or other.superseded_by is not None


def _who(claim: Claim, index: SpeakerIndex) -> str:
    """Return the same text for the same speaker under any of the names."""
    if is_unnamed(claim.speaker):
        return claim.id  # one "He" need not be the next
    found = index.named(claim.speaker)
    return found[0].id if len(found) == 1 else fold(claim.speaker)
