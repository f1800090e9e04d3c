"""What a draft tells beside its words: in what sense it is said, what is resolved, what a reviewer looks at."""

from collections.abc import Sequence

from checker.documents.prose import Prose
from checker.extract.modality import modality_of
from checker.extract.propositions import Proposition
from checker.extract.resolving.edits import Resolved, listed
from checker.extract.speaking import Identity, Voice
from checker.extract.words import words_of
from checker.model import AttributionKind, Modality, Resolution


def modality_in(proposition: Proposition, kind: AttributionKind) -> Modality | None:
    """Return in what sense a proposition is said, None where it only greets or asks."""
    reported = kind in {AttributionKind.INDIRECT, AttributionKind.MIXED}
    return modality_of(proposition.text, words_of(proposition.text), reported=reported)


def resolution(one: Resolved, prose: Prose, original: str) -> Resolution:
    """Return the record of what words stand for, with its place in the source as it is."""
    if one.place is None:
        return Resolution(words=one.words, stands_for=one.stands_for, by=one.by)
    place = prose.place(one.place)
    return Resolution(
        words=one.words,
        stands_for=one.stands_for,
        by=one.by,
        start=place.start,
        end=place.end,
        exact=place.of(original),
    )


def note_of(voice: Voice, who: Identity, left: Sequence[str]) -> str | None:
    """Return what a reviewer should look at: a speaker not named, or two that fit, and words left as said."""
    notes = []
    if voice.pronoun is not None and voice.entity is None:
        notes.append(f'The text names the speaker only as "{voice.name}".')
    elif who.fits:
        notes.append(f'The name "{who.name}" fits {_all_of(who.fits)}: write who spoke.')
    if left:
        notes.append(f"Left as said: {listed(left)}.")
    return " ".join(notes) or None


def _all_of(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
