"""A source's text to attributed claims: the drafts that a person then reviews."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.documents.prose import Prose, prose_of
from checker.extract.acts import is_act, propositions_of_act
from checker.extract.coreference import Resolver
from checker.extract.cues import CueKind
from checker.extract.drafting import Drafting, Found, modality_in
from checker.extract.entities import Cast, Entity
from checker.extract.grammar import Word
from checker.extract.mentions import introduced_later
from checker.extract.narration import is_boilerplate, is_headline
from checker.extract.narrator import Narrator
from checker.extract.nesting import holds, is_hearsay, source_text
from checker.extract.passages import Passage, Sentence, quotation_share, read_passages, read_sentences, sentence_at
from checker.extract.places import Place, place_of
from checker.extract.pointing import asks_for_no_name, in_full, names_what_was_said, only_points, resolved_to
from checker.extract.propositions import Proposition, as_sentence, closed, propositions
from checker.extract.relatives import with_antecedent
from checker.extract.resolving import stand_alone
from checker.extract.resolving.definite import named_body
from checker.extract.resolving.scene import with_article
from checker.extract.speakers import speakers_of
from checker.extract.speaking import Identity, Voice, identity, is_outlet, named_later, outlet_of, voices_of
from checker.extract.words import read_words
from checker.extract.written_names import spoken_marks
from checker.model import AttributionKind, Claim, Modality, Source, Span, Speaker, SpeakerKind
from checker.text.names import names
from checker.text.quotations import Quotation
from checker.text.unnamed import unnamed

_WHOLE = re.compile(r"It (?:is|was) (?:only )?the (?:first|second|third|fourth|fifth|last|only) time\b[^.]* that ")
"""What leans on nothing, though it begins with "it": "It is the first time since 2015 that a paper leaked"."""
_PLANNED = re.compile(r"It (?:will|would|is (?:to|expected to|due to)) .*\d")
"""A figure of what is planned: its cost, its length, its day."""


class Extraction(NamedTuple):
    """The draft claims of a source in its order, the speakers that they name, and where each claim's cue stands."""

    claims: tuple[Claim, ...]
    speakers: tuple[Speaker, ...]
    places: tuple[Place, ...] = ()


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
    later = introduced_later(reading.cast)
    found = [item._replace(voice=named_later(item.voice, later)) for item in found]
    known = {id(entity): identity(entity, speakers, source.id) for entity in reading.cast.entities}
    claims: list[Claim] = []
    places: list[Place] = []
    taken: set[str] = set()
    seen: set[tuple[int, int, str]] = set()
    for item in found:
        who = _speaker(item.voice, known)
        key = (item.proposition.span.start, item.proposition.span.end, who.name)
        if key in seen:
            continue
        seen.add(key)
        claim = reading.drafting.claim(item, who, taken)
        taken.add(claim.id)
        claims.append(claim)
        places.append(place_of(item.passage, reading.prose))
    spoke = [item.voice.entity for item in found if item.voice.entity or item.kind is AttributionKind.NARRATED]
    return Extraction(tuple(claims), tuple(speakers_of(source, spoke, known)), tuple(places))


def _speaker(voice: Voice, known: dict[int, Identity]) -> Identity:
    """Return the name to write for who speaks: the store's, else the text's; a pronoun is marked as no name."""
    if voice.entity is not None:
        return known.get(id(voice.entity), Identity(voice.name))
    return Identity(unnamed(voice.name) if voice.pronoun is not None else voice.name)


class _Reading:
    """One text read, without its markup: its sentences, passages and people."""

    def __init__(self, source: Source, original: str) -> None:
        self.source = source
        self.original = original
        self.prose: Prose = prose_of(original, source.markup)
        self.text = text = self.prose.text
        self.marks: list[Quotation] = spoken_marks(text)
        self.sentences: list[Sentence] = read_sentences(text, self.marks)
        self.passages: list[Passage] = read_passages(text, self.sentences, self.marks)
        told = [name for name in names(text) if self._is_told(name.span.start)]
        self.cast = Cast(told, text)
        self.drafting = Drafting(source, original, self.prose, self.sentences, self.cast, told)
        self._by_sentence: dict[int, list[Passage]] = {}
        for passage in self.passages:
            self._by_sentence.setdefault(passage.sentence.span.start, []).append(passage)
        self._indexes = {sentence.span.start: index for index, sentence in enumerate(self.sentences)}
        self._said: tuple[Entity | None, Span | None] = (None, None)
        self._told: dict[int, list[Found]] = {}  # what is said in a sentence, by its index
        self._resolver = Resolver(text, self.sentences, self.cast, self.marks)

    def _is_told(self, at: int) -> bool:
        """Whether a sentence stands at an offset: the town and agency of a dateline are not told."""
        return bool(self.sentences) and self.sentences[sentence_at(self.sentences, at)].span.start <= at

    def attributed(self) -> list[Found]:
        """Return the claims that the text puts in somebody's mouth."""
        found: list[Found] = []
        for passage in self.passages:
            index = self._indexes[passage.sentence.span.start]
            if not passage.utterance.asserts or is_boilerplate(self.text, passage.sentence):
                continue
            if self.sentences[-1].paragraph and is_headline(self.text, passage):
                continue
            voices = voices_of(self.text, passage, index, self.cast, self._resolver, self.source)
            voices = tuple(self._named(voice, passage) for voice in voices)
            outlet = outlet_of(self.text, passage, self.cast)
            beside = [other for other in self._beside(passage) if other.utterance.asserts]
            if not voices or is_hearsay(self.text, passage, beside):
                continue
            for voice in voices:
                if voice.entity is not None:
                    cue = passage.sentence.words[passage.utterance.cue[0]].start
                    self._resolver.spoke(cue, voice.entity, voice.pronoun or self._first_word(passage))
            if is_outlet(voices[0].name) and any(holds(passage, other) for other in beside):
                continue
            told = outlet or self._outlet_around(passage, beside)
            for voice in voices:
                found.extend(self._claims_of(passage, voice, told, index))
        return found

    def _named(self, voice: Voice, passage: Passage) -> Voice:
        """Return the one firm of the text for who speaks only as "the company"."""
        entity = voice.entity
        if entity is None or entity.named or entity.kind is not SpeakerKind.ORGANISATION:
            return voice
        at = passage.sentence.words[passage.utterance.cue[0]].start
        span = Span(start=at, end=at + 1)
        item = Found(voice, Proposition("", span), passage.kind, None, None, 0, Modality.FACT, passage)
        body = named_body(self.drafting.scene(item, voice.name, None), voice.name)
        if body is None:
            return voice
        named = self.cast.named(body[0], body[1].start, SpeakerKind.ORGANISATION)
        self.cast.settle(named, SpeakerKind.ORGANISATION)
        return Voice(named.name, named, voice.pronoun)

    def _beside(self, passage: Passage) -> list[Passage]:
        """Return the other passages of the same sentence."""
        return [other for other in self._by_sentence[passage.sentence.span.start] if other is not passage]

    def _outlet_around(self, passage: Passage, beside: Sequence[Passage]) -> str | None:
        """Return the outlet in whose words a passage stands ("…, VRT reports")."""
        names = (source_text(self.text, other) for other in beside if holds(other, passage))
        return next(filter(is_outlet, names), None)

    @staticmethod
    def _first_word(passage: Passage) -> str | None:
        """Return the first word of who speaks: "who" where a relative clause says it."""
        phrase = passage.utterance.source
        return passage.sentence.words[phrase.start].lower if phrase else None

    def _claims_of(self, passage: Passage, voice: Voice, outlet: str | None, index: int) -> Iterator[Found]:
        utterance = passage.utterance
        words = passage.sentence.words
        cue = self.text[words[utterance.cue[0]].start : words[utterance.cue[1] - 1].end]
        if utterance.frame == "question":
            return
        act = is_act(passage)
        if utterance.frame in {"object", "infinitive"}:
            gapped = words[utterance.content[0][0]].lower == "as"  # "a charge that Lund dismissed as absurd"
            if gapped or cue.split()[0].endswith("ing"):
                return
            said = propositions_of_act(self.text, passage, self._in_sentence(voice), cue, self.marks)
        elif CueKind.DENY in utterance.kinds and words[utterance.cue[1] : utterance.cue[1] + 1][0].text != ":":
            said = propositions_of_act(self.text, passage, self._in_sentence(voice), cue, self.marks, that=True)
        else:
            said = with_antecedent(self.text, passage, propositions(self.text, passage.content, self.marks))
        if act:
            said = self._in_full(said, passage, voice, cue, index)
        for proposition in said:
            kind = quotation_share(self.text, proposition.pieces or (proposition.span,), self.marks)
            if passage.kind is AttributionKind.DIRECT and kind is AttributionKind.INDIRECT:
                kind = passage.kind  # a turn of a transcript, a post: its form says that these are the words
            proposition = proposition._replace(span=closed(self.text, proposition.span, self.marks))
            before = self._before(passage, voice, proposition.span.start)
            self._said = (voice.entity, proposition.span)
            modality = Modality.FACT if act else modality_in(proposition, kind)
            if modality is not None:
                found = Found(voice, proposition, kind, cue, outlet, index, modality, passage, before)
                self._told.setdefault(index, []).append(found)
                yield found

    def _in_full(
        self, said: list[Proposition], passage: Passage, voice: Voice, cue: str, index: int
    ) -> list[Proposition]:
        """Return an act with what it points back at: "denied that the boiler had failed" for "denied this"."""
        words = [word for span in passage.content for word in read_words(self.text, span.start, span.end)]
        if asks_for_no_name(words):
            return []
        points = only_points(words)
        if not said or not (points or names_what_was_said(words)):
            return said
        told = self._told.get(index - 1, ())
        if len(told) == 1 and self.sentences[index].paragraph - self.sentences[index - 1].paragraph <= 1:
            who, pointing = self._in_sentence(voice), words[0].text if points else passage.content[0].of(self.text)
            meant = self._meant(told[0], voice)
            full = in_full(cue, passage.utterance.lemma, pointing, meant) if meant else None
            if meant and full:
                act = as_sentence(f"{who[0].upper()}{who[1:]} {full}")
                return [
                    said[0]._replace(text=act, resolved=(resolved_to(pointing, meant, told[0].proposition.span),))
                ]
        return [] if points else said

    def _meant(self, told: Found, voice: Voice) -> str | None:
        """Return what another said, in words that stand alone, for a voice to deny."""
        if told.passage is None or is_act(told.passage) or told.voice.entity in (None, voice.entity):
            return None
        alone = stand_alone(
            self.drafting.scene(told, told.voice.name, self.drafting.day(told)), told.proposition.text
        )
        return None if alone.left else alone.text

    def _in_sentence(self, voice: Voice) -> str:
        """Return how who speaks is called inside a sentence: a body with its article."""
        body = voice.entity is not None and voice.entity.named and voice.entity.kind is SpeakerKind.ORGANISATION
        return with_article(voice.name, self.text) if body else voice.name

    def _before(self, passage: Passage, voice: Voice, at: int) -> Sequence[Word]:
        """Return the words of the sentence before a claim: the same speaker's last one, else the reporter's."""
        here = sentence_at(self.sentences, at)
        paragraph = self.sentences[here].paragraph
        entity, span = self._said
        if span is not None and entity is voice.entity and entity is not None and span.end <= at:
            last = sentence_at(self.sentences, span.end - 1)
            if self.sentences[last].paragraph == paragraph and here - last <= 1:
                return read_words(self.text, span.start, span.end)
        return () if here > self._indexes[passage.sentence.span.start] else self._told_before(here)

    def narrated(self) -> Iterator[Found]:
        """Yield the facts that the source tells itself, from sentences without attributed content."""
        voice = Voice(self.source.name, None)
        covered = [False] * len(self.sentences)
        for passage in self.passages:
            for content in passage.content if passage.utterance.asserts else ():
                first, last = (sentence_at(self.sentences, at) for at in (content.start, content.end - 1))
                covered[first : last + 1] = [True] * (last + 1 - first)
        narrator = Narrator(self.text, self.sentences, self.marks, self._resolver)
        for index, proposition in narrator.facts(self._by_sentence, covered):
            kind = AttributionKind.NARRATED
            modality = modality_in(proposition, kind)
            if modality is None:
                continue
            before = self._told_before(index)
            found = Found(voice, proposition, kind, None, None, index, modality, before=before)
            costs = _PLANNED.match(proposition.text)  # the plan of the sentence before, which stands as its context
            whole = costs or _WHOLE.match(proposition.text)
            if proposition.text.startswith("It ") and not whole and self._leans(found):
                continue  # it says nothing that anybody could check
            yield found

    def _leans(self, item: Found) -> bool:
        """Whether the "it" at the head of what is narrated stands for nothing, or for what nobody can tell."""
        alone = stand_alone(
            self.drafting.scene(item, item.voice.name, self.source.published), item.proposition.text
        )
        return not any(one.words == "It" for one in alone.resolved)

    def _told_before(self, index: int) -> Sequence[Word]:
        """Return the words of the sentence before one, where the source tells it in the same paragraph."""
        before = self.sentences[index - 1] if index else None
        if before is None or before.paragraph != self.sentences[index].paragraph or before.quoted:
            return ()
        told = any(other.utterance.asserts for other in self._by_sentence.get(before.span.start, ()))
        return () if told else before.words
