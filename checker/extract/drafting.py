"""From a finding to a draft: its words made to stand alone, its sense, and what a reviewer looks at."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from checker.documents.prose import Prose
from checker.extract.contexts import context_of
from checker.extract.entities import Cast
from checker.extract.grammar import Word
from checker.extract.identifiers import claim_id
from checker.extract.modality import modality_of
from checker.extract.passages import Passage, Sentence, sentence_at
from checker.extract.propositions import Proposition
from checker.extract.resolving import Scene, StandsAlone, stand_alone
from checker.extract.resolving.definite import countries
from checker.extract.resolving.edits import Resolved, listed
from checker.extract.said_on import day_said
from checker.extract.speaking import Identity, Voice
from checker.extract.words import words_of
from checker.model import Attribution, AttributionKind, Claim, Modality, Quote, Resolution, Source
from checker.text.names import Name
from checker.text.unnamed import as_called


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


class Found(NamedTuple):
    """One claim before it has its id: who, what, where, how."""

    voice: Voice
    proposition: Proposition
    kind: AttributionKind
    cue: str | None
    outlet: str | None
    sentence: int
    modality: Modality
    passage: Passage | None = None
    before: Sequence[Word] = ()


class Drafting:
    """Makes the drafts of one source: each finding to the claim that is written down."""

    def __init__(
        self,
        source: Source,
        original: str,
        prose: Prose,
        sentences: Sequence[Sentence],
        cast: Cast,
        names: Sequence[Name],
    ) -> None:
        self._source = source
        self._original = original
        self._prose = prose
        self._text = prose.text
        self._sentences = sentences
        self._cast = cast
        self._names = names
        self._countries = countries(prose.text)

    def claim(self, item: Found, who: Identity, taken: set[str]) -> Claim:
        """Return the draft for one finding."""
        span = item.proposition.span
        place = self._prose.place(span)
        here = sentence_at(self._sentences, span.start)
        said_on = self.day(item)
        alone = self.alone(item, as_called(who.name), said_on)
        resolved = (*item.proposition.resolved, *alone.resolved)
        return Claim(
            id=claim_id(alone.text, taken),
            text=alone.text,
            speaker=who.name,
            attribution=Attribution(kind=item.kind, cue=item.cue, reported_by=item.outlet),
            quote=Quote(source=self._source.id, start=place.start, end=place.end, exact=place.of(self._original)),
            context=context_of(self._text, self._sentences, here, alone.text),
            resolved=tuple(resolution(one, self._prose, self._original) for one in resolved),
            modality=item.modality,
            said_on=said_on,
            note=note_of(item.voice, who, alone.left),
        )

    def alone(self, item: Found, name: str, said_on: date | None) -> StandsAlone:
        """Return the words of a finding as they stand alone, where ``name`` says them on ``said_on``."""
        return stand_alone(self.scene(item, name, said_on), item.proposition.text)

    def scene(self, item: Found, name: str, said_on: date | None) -> Scene:
        """Return what a claim is said in, for the words in it that lean on that."""
        span = item.proposition.span
        return Scene(
            text=self._text,
            cast=self._cast,
            names=self._names,
            countries=self._countries,
            span=span,
            sentence=self._sentences[sentence_at(self._sentences, span.start)].span,
            before=item.before,
            kind=item.kind,
            speaker=name,
            entity=item.voice.entity,
            said_on=said_on,
            published=self._source.published,
            cue=item.cue,
            of_another=item.passage is not None and item.passage.is_of_another,
        )

    def day(self, item: Found) -> date | None:
        """Return the day on which something was said."""
        if item.kind is AttributionKind.NARRATED:
            return self._source.published
        sentence = self._sentences[item.sentence]
        return day_said(self._text, sentence, item.proposition.span, self._source.published)
