"""Who speaks in a passage, as the store writes it, and to which outlet."""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.extract.coreference import Resolver, pronoun_of
from checker.extract.descriptions import Described, describe
from checker.extract.entities import Cast, Entity, kind_of
from checker.extract.grammar import Tag, Word
from checker.extract.noun_phrases import Phrase
from checker.extract.passages import Passage
from checker.lexicon import words as word_list
from checker.model import Source, Speaker, SpeakerKind
from checker.text.names import Sameness, same_person


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as far as the text tells: the name to write, the entity behind it, None where nobody is named."""

    name: str
    entity: Entity | None
    pronoun: str | None = None


def voice_of(
    text: str, passage: Passage, index: int, cast: Cast, resolver: Resolver, source: Source
) -> Voice | None:
    """Return who speaks in a passage; None where the text addresses its reader ("you")."""
    phrase = passage.utterance.source
    if phrase is None:
        return None
    words = passage.sentence.words
    at = words[phrase.start].start
    pronoun = pronoun_of(passage.sentence, phrase.start) if phrase.core_end - phrase.start == 1 else None
    if pronoun is None:
        phrase = _antecedent(words, phrase)
        described = describe(text, words, phrase)
        if passage.utterance.lemma == ":" and not _speaks_elsewhere(described, cast):
            return None
        return _described(described, words[phrase.start].start, cast)
    if pronoun in {"i", "we", "my", "our"}:
        return Voice(source.author if source.author and pronoun in {"i", "my"} else source.name, None)
    if pronoun == "you":
        return None
    entity = (
        resolver.person(pronoun, at, index) if pronoun in {"he", "she", "his", "her"} else resolver.body(at, index)
    )
    if entity is None:
        return Voice(words[phrase.start].text, None, pronoun)
    return Voice(entity.name, entity, pronoun)


def _speaks_elsewhere(described: Described, cast: Cast) -> bool:
    """Whether the words before a colon name somebody whom the text knows: "Brink: …", not "Update: …"."""
    return described.name is not None and cast.bearer(described.name) is not None


def _antecedent(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """Return the noun phrase that a relative "who" stands for."""
    if words[phrase.start].tag is not Tag.WH or phrase.start == 0:
        return phrase
    end = phrase.start
    while end > 0 and words[end - 1].tag is Tag.MARK:
        end -= 1
    start = end
    while start > 0 and words[start - 1].tag in {Tag.NAME, Tag.NOUN, Tag.ADJECTIVE, Tag.DETERMINER, Tag.POSSESSIVE}:
        start -= 1
    return Phrase(start, end, end) if start < end else phrase


def _described(described: Described, at: int, cast: Cast) -> Voice:
    if described.name is not None:
        entity = cast.named(described.name, at, kind_of(described))
        entity.learn(described.role)
        return Voice(entity.name, entity)
    entity = cast.described(described, at)
    return Voice(entity.name, entity)


def outlet_of(text: str, passage: Passage, cast: Cast) -> str | None:
    """Return the news outlet that something was told to ("told VRT", "said to VRT", "in an interview with Sky")."""
    words = passage.sentence.words
    recipient = passage.utterance.recipient
    if recipient is not None:
        return _outlet(text, words[recipient[0] : recipient[1]], cast)
    start = passage.utterance.cue[1]
    content = [stretch for stretch in passage.utterance.content if stretch[0] >= start]
    end = min((stretch[0] for stretch in content), default=len(words))
    for index in range(start, min(end, start + 14, len(words) - 1)):
        if words[index].lower in {"to", "with", "on"} and words[index].quotation < 0:
            stop = index + 1
            while stop < end and words[stop].tag in {Tag.NAME, Tag.DETERMINER}:
                stop += 1
            found = _outlet(text, words[index + 1 : stop], cast)
            if found is not None:
                return found
    return None


def _outlet(text: str, words: Sequence[Word], cast: Cast) -> str | None:
    names = [word for word in words if word.tag is Tag.NAME]
    if not names or len(names) < len([word for word in words if word.lower != "the"]):
        return None
    written = text[names[0].start : names[-1].end]
    acronym = len(names) == 1 and written.isupper() and 2 <= len(written) <= 6
    known = any(word.lower in word_list("outlet_words") for word in names)
    return written if acronym or known else None


def is_outlet(name: str) -> bool:
    """Whether a name is a news outlet's, by its words."""
    return any(word.lower() in word_list("outlet_words") for word in name.split())


def known_name(entity: Entity, speakers: Sequence[Speaker]) -> str:
    """Return the name under which the store knows the entity, else its own: one speaker of that name, no two."""
    if not entity.named:
        return entity.name
    fits: list[Speaker] = []
    for speaker in speakers:
        same = [same_person(entity.name, name) for name in (speaker.name, *speaker.aliases)]
        if Sameness.SAME in same:
            return speaker.name
        if Sameness.COMPATIBLE in same and speaker.kind is SpeakerKind.PERSON and entity.kind is SpeakerKind.PERSON:
            fits.append(speaker)
    return fits[0].name if len(fits) == 1 else entity.name
