"""Where in the source the words stand that attribute a claim: for a reviewer's eye, not for the record."""

from typing import NamedTuple

from checker.documents.prose import Prose
from checker.extract.passages import Passage
from checker.model import Span


class Place(NamedTuple):
    """Where the cue of a claim and the words for its speaker stand; None where the text has none beside it."""

    cue: Span | None = None
    speaker: Span | None = None


def place_of(passage: Passage | None, prose: Prose) -> Place:
    """Return where a passage has its cue and its speaker, in the text that ``prose`` was read from."""
    if passage is None:
        return Place()
    words, utterance = passage.sentence.words, passage.utterance

    def stretch(first: int, end: int) -> Span | None:
        return prose.place(Span(start=words[first].start, end=words[end - 1].end)) if first < end else None

    phrase = utterance.source
    speaker = stretch(phrase.start, phrase.core_end) if phrase else None
    return Place(stretch(*utterance.cue), speaker)
