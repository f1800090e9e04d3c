"""A source's text to attributed claims: the drafts that a person then reviews."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from checker.documents.prose import Prose, prose_of
from checker.extract.contexts import context_of
from checker.extract.coreference import Resolver, sentence_at
from checker.extract.cues import CueKind
from checker.extract.drafting import modality_in, note_of, resolution
from checker.extract.entities import Cast, Entity
from checker.extract.grammar import Word
from checker.extract.identifiers import claim_id, free_id, slug
from checker.extract.narration import is_boilerplate, is_heading, is_question, narrated, tells_fact
from checker.extract.offices import title_and_affiliation
from checker.extract.passages import Passage, Sentence, quotation_share, read_passages, read_sentences
from checker.extract.propositions import (
    Proposition,
    as_sentence,
    propositions,
    without_marks,
)
from checker.extract.resolving import Scene, stand_alone
from checker.extract.resolving.definite import countries
from checker.extract.said_on import day_said
from checker.extract.speaking import Voice, is_outlet, known_name, outlet_of, voice_of
from checker.extract.words import read_words
from checker.model import (
    Attribution,
    AttributionKind,
    Claim,
    Modality,
    Quote,
    Role,
    Source,
    Span,
    Speaker,
    SpeakerKind,
)
from checker.text.names import names
from checker.text.quotations import Quotation, quotations
from checker.text.unnamed import unnamed


class Extraction(NamedTuple):
    """The draft claims of a source in its order, and the speakers that they name."""

    claims: tuple[Claim, ...]
    speakers: tuple[Speaker, ...]


class _Found(NamedTuple):
    """One claim before it has its id: who, what, where, how."""

    voice: Voice
    proposition: Proposition
    kind: AttributionKind
    cue: str | None
    outlet: str | None
    sentence: int
    modality: Modality
    before: Sequence[Word] = ()


def extract_claims(source: Source, text: str, speakers: Sequence[Speaker] = ()) -> Extraction:
    """Return the attributed claims of a source as drafts, and the speakers they name.

    ``speakers`` are the ones that the store knows: a surname that fits exactly one of them gets the full name. The
    result depends on the arguments alone; offsets point into ``text`` as it is.
    """
    reading = _Reading(source, text)
    found = sorted(
        [*reading.attributed(), *reading.narrated()],
        key=lambda f: (f.proposition.span.start, f.proposition.span.end),
    )
    names_known = {id(entity): known_name(entity, speakers) for entity in reading.cast.entities}
    claims: list[Claim] = []
    taken: set[str] = set()
    seen: set[tuple[int, int, str]] = set()
    for item in found:
        name = _speaker_name(item.voice, names_known)
        key = (item.proposition.span.start, item.proposition.span.end, name)
        if key in seen:
            continue
        seen.add(key)
        claim = reading.claim(item, name, taken)
        taken.add(claim.id)
        claims.append(claim)
    return Extraction(tuple(claims), tuple(_speakers(source, found, names_known)))


def _speaker_name(voice: Voice, known: dict[int, str]) -> str:
    """Return the name to write for who speaks: the store's, else the text's; a pronoun is marked as no name."""
    if voice.entity is not None:
        return known.get(id(voice.entity), voice.name)
    return unnamed(voice.name) if voice.pronoun is not None else voice.name


class _Reading:
    """One text read, without its markup: its sentences, passages and people."""

    def __init__(self, source: Source, original: str) -> None:
        self.source = source
        self.original = original
        self.prose: Prose = prose_of(original, source.markup)
        self.text = text = self.prose.text
        self.marks: list[Quotation] = quotations(text)
        self.sentences: list[Sentence] = read_sentences(text, self.marks)
        self.passages: list[Passage] = read_passages(text, self.sentences, self.marks)
        self._names = names(text)
        self.cast = Cast(self._names, text)
        self._by_sentence: dict[int, list[Passage]] = {}
        for passage in self.passages:
            self._by_sentence.setdefault(passage.sentence.span.start, []).append(passage)
        self._indexes = {sentence.span.start: index for index, sentence in enumerate(self.sentences)}
        self._countries = countries(text)
        self._said: tuple[Entity | None, Span | None] = (None, None)
        self._resolver = Resolver(text, self.sentences, self.cast, self.marks)

    def attributed(self) -> list[_Found]:
        """Return the claims that the text puts in somebody's mouth."""
        found: list[_Found] = []
        for passage in self.passages:
            index = self._indexes[passage.sentence.span.start]
            if not passage.utterance.asserts or is_boilerplate(self.text, passage.sentence):
                continue
            voice = voice_of(self.text, passage, index, self.cast, self._resolver, self.source)
            if voice is None:
                continue
            if voice.entity is not None:
                self._resolver.spoke(passage.sentence.words[passage.utterance.cue[0]].start, voice.entity)
            outlet = outlet_of(self.text, passage, self.cast)
            beside = [other for other in self._beside(passage) if other.utterance.asserts]
            if any(self._hearsay(passage, other) for other in beside):
                continue
            if is_outlet(voice.name) and any(self._holds(passage, other) for other in beside):
                continue
            found.extend(self._claims_of(passage, voice, outlet or self._outlet_around(passage, beside), index))
        return found

    def _beside(self, passage: Passage) -> list[Passage]:
        """Return the other passages of the same sentence."""
        return [other for other in self._by_sentence[passage.sentence.span.start] if other is not passage]

    def _hearsay(self, passage: Passage, other: Passage) -> bool:
        """Whether a passage stands in the words of another person, whom its speaker may not have said it to."""
        inside = self._holds(other, passage) and not self._holds(passage, other)
        return inside and other.utterance.source is not None and not self._by_outlet(other)

    def _outlet_around(self, passage: Passage, beside: Sequence[Passage]) -> str | None:
        """Return the outlet in whose words a passage stands ("…, VRT reports")."""
        around = (other for other in beside if self._holds(other, passage) and self._by_outlet(other))
        return next(map(self._source_text, around), None)

    def _holds(self, outer: Passage, inner: Passage) -> bool:
        cue = inner.sentence.words[inner.utterance.cue[0]].start
        return any(span.start <= cue < span.end for span in outer.content)

    def _by_outlet(self, passage: Passage) -> bool:
        return is_outlet(self._source_text(passage))

    def _source_text(self, passage: Passage) -> str:
        phrase = passage.utterance.source
        words = passage.sentence.words
        return self.text[words[phrase.start].start : words[phrase.core_end - 1].end] if phrase else ""

    def _claims_of(self, passage: Passage, voice: Voice, outlet: str | None, index: int) -> Iterator[_Found]:
        utterance = passage.utterance
        words = passage.sentence.words
        cue = self.text[words[utterance.cue[0]].start : words[utterance.cue[1] - 1].end]
        if utterance.frame == "question":
            return
        act = utterance.frame in {"object", "infinitive"} or CueKind.DENY in utterance.kinds
        if utterance.frame in {"object", "infinitive"}:
            if cue.endswith("ing"):
                return
            said = propositions_of_act(self.text, passage, voice.name, cue, self.marks)
        elif CueKind.DENY in utterance.kinds:
            said = propositions_of_act(self.text, passage, voice.name, cue, self.marks, that=True)
        else:
            said = propositions(self.text, passage.content, self.marks)
        for proposition in said:
            kind = quotation_share(self.text, (proposition.span,), self.marks)
            before = self._before(passage, voice, proposition.span.start)
            self._said = (voice.entity, proposition.span)
            modality = Modality.FACT if act else modality_in(proposition, kind)
            if modality is not None:
                yield _Found(voice, proposition, kind, cue, outlet, index, modality, before)

    def _before(self, passage: Passage, voice: Voice, at: int) -> Sequence[Word]:
        """Return the words of the sentence before a claim: the same speaker's last one, else the reporter's."""
        here = sentence_at(self.sentences, at)
        paragraph = self.sentences[here].paragraph
        entity, span = self._said
        if span is not None and entity is voice.entity and entity is not None and span.end <= at:
            last = sentence_at(self.sentences, span.end - 1)
            if self.sentences[last].paragraph == paragraph and here - last <= 1:
                return read_words(self.text, span.start, span.end)
        before = self.sentences[here - 1] if here else None
        if before is None or before.paragraph != paragraph or here > self._indexes[passage.sentence.span.start]:
            return ()
        told = any(other.utterance.asserts for other in self._by_sentence.get(before.span.start, ()))
        return () if told or before.quoted else before.words

    def narrated(self) -> Iterator[_Found]:
        """Yield the facts that the source tells itself, from sentences without attributed content."""
        voice = Voice(self.source.name, None)
        covered = [False] * len(self.sentences)
        for passage in self.passages:
            for content in passage.content if passage.utterance.asserts else ():
                first, last = (sentence_at(self.sentences, at) for at in (content.start, content.end - 1))
                covered[first : last + 1] = [True] * (last + 1 - first)
        for index, sentence in enumerate(self.sentences):
            span = self._clause_before(sentence) if covered[index] else narrated(self.text, sentence)
            if span is not None:
                said = as_sentence(without_marks(self.text, span, self.marks))
                proposition, kind = Proposition(said, span), AttributionKind.NARRATED
                modality = modality_in(proposition, kind)
                if modality is not None:
                    yield _Found(voice, proposition, kind, None, None, index, modality)

    def _clause_before(self, sentence: Sentence) -> Span | None:
        """Return the narrated clause before an attribution: "The bridge fell, and Ruiz said …"."""
        here = [p for p in self._by_sentence.get(sentence.span.start, ()) if p.utterance.asserts]
        words = sentence.words
        if not here or any(p.utterance.frame not in {"behind", "quoted"} or p.utterance.inherits for p in here):
            return None
        phrase = here[0].utterance.source
        if phrase is None or phrase.start < 5 or words[phrase.start - 1].lower not in {"but", "and", "while"}:
            return None
        if words[phrase.start - 2].text not in {",", ";"}:
            return None
        if is_heading(self.text, sentence) or is_question(self.text, sentence):
            return None
        clause = words[: phrase.start - 2]
        return Span(start=sentence.span.start, end=clause[-1].end) if tells_fact(clause) else None

    def claim(self, item: _Found, name: str, taken: set[str]) -> Claim:
        """Return the draft for one finding."""
        span = item.proposition.span
        place = self.prose.place(span)
        here = sentence_at(self.sentences, span.start)
        said_on = self._day(item)
        alone = stand_alone(self._scene(item, name, said_on), item.proposition.text)
        resolved = (*item.proposition.resolved, *alone.resolved)
        return Claim(
            id=claim_id(alone.text, taken),
            text=alone.text,
            speaker=name,
            attribution=Attribution(kind=item.kind, cue=item.cue, reported_by=item.outlet),
            quote=Quote(source=self.source.id, start=place.start, end=place.end, exact=place.of(self.original)),
            context=context_of(self.text, self.sentences, here, alone.text),
            resolved=tuple(resolution(one, self.prose, self.original) for one in resolved),
            modality=item.modality,
            said_on=said_on,
            note=note_of(item.voice, alone.left),
        )

    def _scene(self, item: _Found, name: str, said_on: date | None) -> Scene:
        span = item.proposition.span
        return Scene(
            text=self.text,
            cast=self.cast,
            names=self._names,
            countries=self._countries,
            span=span,
            sentence=self.sentences[sentence_at(self.sentences, span.start)].span,
            before=item.before,
            kind=item.kind,
            speaker=name,
            entity=item.voice.entity,
            said_on=said_on,
            published=self.source.published,
        )

    def _day(self, item: _Found) -> date | None:
        if item.kind is AttributionKind.NARRATED:
            return self.source.published
        sentence = self.sentences[item.sentence]
        return day_said(self.text, sentence, item.proposition.span, self.source.published)


def propositions_of_act(
    text: str, passage: Passage, speaker: str, cue: str, marks: Sequence[Quotation], *, that: bool = False
) -> list[Proposition]:
    """Return what an act of speech says as one sentence with its speaker: "Ruiz denied that …", "Ruiz urged …"."""
    if not passage.content:
        return []
    first, last = passage.content[0], passage.content[-1]
    content = without_marks(text, Span(start=first.start, end=last.end), marks)
    words = passage.sentence.words
    cue_end = words[passage.utterance.cue[1] - 1].end
    between = without_marks(text, Span(start=cue_end, end=first.start), marks) if cue_end <= first.start else ""
    if cue_end > first.start:
        between = "that"
        content = content[0].lower() + content[1:] if that and not content[:2].isupper() else content
    said = as_sentence(" ".join(part for part in (speaker, cue, between, content) if part))
    start = min(words[passage.utterance.cue[0]].start, first.start)
    return [Proposition(said[0].upper() + said[1:], Span(start=start, end=max(last.end, cue_end)))]


def _speakers(source: Source, found: Sequence[_Found], known: dict[int, str]) -> Iterator[Speaker]:
    """Yield each speaker once, in the order in which they first speak."""
    done: set[str] = set()
    taken: set[str] = set()
    for item in found:
        entity: Entity | None = item.voice.entity
        if entity is None:
            if item.kind is AttributionKind.NARRATED and source.name not in done:
                done.add(source.name)
                identifier = free_id(slug(source.name)[:100], taken)
                taken.add(identifier)
                yield Speaker(id=identifier, name=source.name, kind=SpeakerKind.SOURCE)
            continue
        name = known[id(entity)]
        if name in done:
            continue
        done.add(name)
        identifier = free_id(slug(name)[:100].rstrip("-"), taken)
        taken.add(identifier)
        held = (title_and_affiliation(title) for title in entity.roles[:3])
        roles = tuple(Role(title=title, affiliation=of, since=source.published) for title, of in held)
        aliases = tuple(alias for alias in entity.aliases if not name.endswith(alias))
        yield Speaker(id=identifier, name=name, kind=entity.kind, aliases=aliases, roles=roles)
