"""Who speaks in a passage, as the store writes it, and to which outlet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.extract.coreference import Resolver
from checker.extract.descriptions import Described, describe
from checker.extract.entities import Cast, Entity
from checker.extract.grammar import Tag, Word
from checker.extract.joint import speakers_apart
from checker.extract.kinds import gender_of_words, kind_of
from checker.extract.mentions import compatriot, entity_of
from checker.extract.noun_phrases import Phrase
from checker.extract.offices import is_office
from checker.extract.owners import with_owner
from checker.extract.passages import Passage
from checker.extract.persons import without_headline
from checker.extract.phrase_edges import is_title, left_edge
from checker.extract.pronoun_fit import pronoun_of
from checker.lexicon import gender, place_key
from checker.lexicon import words as word_list
from checker.model import Source, Span, Speaker, SpeakerKind
from checker.text.names import Name, NameKind, Sameness, generation, name_words, same_person
from checker.text.unnamed import of_source

_EVENTS = frozenset(
    {"blow", "boost", "victory", "win", "triumph", "defeat", "setback", "loss", "gift", "tribute", "challenge",
     "rebuke", "embarrassment", "humiliation", "relief", "reprieve", "vindication", "threat", "test", "surprise"}
)  # fmt: skip
"""What happens to somebody, and does not speak."""
_PLATFORMS = frozenset(
    {"X", "Twitter", "Facebook", "Instagram", "Telegram", "TikTok", "LinkedIn", "YouTube", "Bluesky", "Mastodon",
     "Truth Social", "Threads", "WhatsApp", "Weibo"}
)  # fmt: skip


_TOLD_APART = frozenset({"younger", "elder", "older", "other", "another"})
"""What tells two of a name apart where the name alone does not."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as far as the text tells: the name to write, the entity behind it, None where nobody is named."""

    name: str
    entity: Entity | None
    pronoun: str | None = None


def voices_of(
    text: str, passage: Passage, index: int, cast: Cast, resolver: Resolver, source: Source
) -> tuple[Voice, ...]:
    """Return who speak in a passage, mostly one; nobody where the text addresses its reader ("you")."""
    phrase = passage.utterance.source
    if phrase is None or passage.utterance.frame == "interview":
        return ()
    words = passage.sentence.words
    at = words[phrase.start].start
    pronoun = pronoun_of(passage.sentence, phrase.start) if phrase.core_end - phrase.start == 1 else None
    if pronoun is None:
        phrase = _antecedent(words, phrase)
        described = with_owner(
            text, describe(text, words, phrase), words[: phrase.start], resolver.told_before(index)
        )
        if (
            passage.utterance.frame == "colon"
            and passage.utterance.lemma == ":"
            and not _speaks_elsewhere(described, cast)
        ):
            return ()
        apart = speakers_apart(text, words, phrase, cast)
        if len(apart) > 1:
            return tuple(_described(describe(text, words, one), words[one.start].start, cast) for one in apart)
        voice = _described(described, words[phrase.start].start, cast)
        if voice.entity is not None and not voice.entity.named:
            again = resolver.again(described.text, at, index)
            voice = voice if again is None else Voice(again.name, again)
        return (voice,)
    if pronoun in {"i", "we", "my", "our"}:
        return (Voice(source.author if source.author and pronoun in {"i", "my"} else source.name, None),)
    if pronoun == "you":
        return ()
    if pronoun in {"he", "she", "his", "her"}:
        person = resolver.person(pronoun, at, index, passage.content)
        found: tuple[Entity, ...] = (person,) if person is not None else ()
    else:
        found = resolver.others(pronoun, at, index) if pronoun in {"it", "they", "its", "their"} else ()
    if not found:
        return (Voice(words[phrase.start].text, None, pronoun),)
    return tuple(Voice(entity.name, entity, pronoun) for entity in found)


def named_later(voice: Voice, later: Mapping[int, Entity]) -> Voice:
    """Return a voice with the name that the text gives its speaker only afterwards."""
    entity = later.get(id(voice.entity)) if voice.entity is not None else None
    return voice if entity is None else Voice(entity.name, entity)


def _speaks_elsewhere(described: Described, cast: Cast) -> bool:
    """Whether the words before a colon name somebody whom the text knows: "Brink: …", not "Update: …"."""
    return described.name is not None and cast.bearer(described.name) is not None


def _antecedent(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """Return the noun phrase that a relative "who" stands for."""
    if words[phrase.start].tag is not Tag.WH or phrase.start == 0:
        return phrase
    end = phrase.start
    if words[end - 1].tag is Tag.COORDINATOR:  # "a nurse who was there and who later testified"
        first = next((i for i in range(end - 2, 0, -1) if words[i].lower == words[phrase.start].lower), None)
        return phrase if first is None else _antecedent(words, Phrase(first, first + 1, first + 1))
    while end > 0 and words[end - 1].tag is Tag.MARK:
        end -= 1
    start = left_edge(words, end, 0)
    apposition = start is not None and start > 1 and words[start - 1].text == ","
    apposition = apposition and words[start or 0].tag in {Tag.DETERMINER, Tag.NOUN, Tag.NUMBER}
    if apposition and start is not None:
        named = left_edge(words, start - 1, 0)
        while named is not None and named < start - 2 and _is_no_name(words[named]):
            named += 1  # "was backed Friday by Ana Ruiz, the mayor, who said"
        if named is not None and any(word.tag is Tag.NAME for word in words[named : start - 1]):
            return Phrase(named, start - 1, end)
    if start is None or start >= end:
        return phrase
    return Phrase(_person_in(words, start, end), end, end)


def _person_in(words: Sequence[Word], start: int, end: int) -> int:
    """Return where the person begins whom "who" stands for: "a blow to Mayor Park", not "a lawyer for Park"."""
    led = next((at for at in range(start + 1, end - 1) if words[at].tag is Tag.PREPOSITION), None)
    if led is None or words[end - 1].tag is not Tag.NAME or words[led - 1].tag is not Tag.NOUN:
        return start
    first = words[led + 2] if words[led + 1].tag is Tag.DETERMINER and led + 2 < end else words[led + 1]
    person = is_title(first) or gender(first.text) is not None
    return led + 1 if person and words[led - 1].lower in _EVENTS else start


def _is_no_name(word: Word) -> bool:
    return word.tag is Tag.PREPOSITION or word.lower in word_list("time_words")


def _described(described: Described, at: int, cast: Cast) -> Voice:
    introduced = cast.department_at(at) or cast.introduced_in(described.text)
    if introduced is not None:
        introduced.mention(at)
        return Voice(introduced.name, introduced)
    if described.name is not None:
        entity = compatriot(described.name, described.text, at, cast)
        bare = " " not in described.name
        if entity is None and bare and _TOLD_APART & set((described.role or "").split()):
            entity = cast.unnamed(Described(None, None, described.text))  # "the younger Mr. Trump"
        if entity is None:
            kind = kind_of(described, cast.text)
            gender = gender_of_words(described.role) if described.role else None
            name = described.name
            if kind is SpeakerKind.PERSON:
                name = without_headline(Name(Span(start=0, end=len(name)), name, NameKind.PERSON)).text
            entity = cast.named(name, at, kind, gender=gender)
            cast.settle(entity, kind)
            if not entity.rivals:
                entity.learn(described.role)
        return Voice(entity.name, entity)
    entity = entity_of(described, at, cast)
    return Voice(entity.name, entity)


def outlet_of(text: str, passage: Passage, cast: Cast) -> str | None:
    """Return the news outlet that something was told to ("told VRT", "said to VRT", "in an interview with Sky")."""
    words = passage.sentence.words
    recipient = passage.utterance.recipient
    if recipient is not None:
        return told_to(text, words[recipient[0] : recipient[1]], cast)
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
    return written if acronym or known or written in _PLATFORMS else None


def told_to(text: str, words: Sequence[Word], cast: Cast) -> str | None:
    """Return the outlet that something was told to: a name that is no person's or place's of the text."""
    found = _outlet(text, words, cast)
    names = [word for word in words if word.tag is Tag.NAME]
    if found is not None or not names or len(names) < len([word for word in words if word.lower != "the"]):
        return found
    written = text[names[0].start : names[-1].end]
    first = written.split()[0]
    known = cast.bearers(written) or place_key(written) is not None or gender(first) is not None
    return None if known or len(names) > 2 or is_office(first) else written


def is_outlet(name: str) -> bool:
    """Whether a name is a news outlet's, by its words."""
    return any(word.lower() in word_list("outlet_words") for word in name.split())


class Identity(NamedTuple):
    """The name to write for an entity, and the people whom it fits where it fits more than one."""

    name: str
    fits: tuple[str, ...] = ()


def identity(entity: Entity, speakers: Sequence[Speaker], source: str) -> Identity:
    """Return the name under which the store knows the entity, else its own: one speaker of that name, no two.

    Who has no name is the ``source``'s own, until somebody writes down who it is.
    """
    if entity.rivals:
        return Identity(entity.name, tuple(rival.name for rival in entity.rivals))
    if not entity.named:
        name = of_source(entity.name, source)
        written = (one.name for one in speakers if name.casefold() in map(str.casefold, one.aliases))
        return Identity(next(written, name))
    fits: list[Speaker] = []
    bare = len(name_words(entity.name)) == 1
    for speaker in speakers:
        names = (entity.name, *entity.aliases) if entity.kind is SpeakerKind.ORGANISATION else (entity.name,)
        known = (speaker.name, *speaker.aliases)
        # A speaker on record without a name ("a passenger") may be anybody, so is nobody in particular.
        same = [same_person(a, b) for a in names for b in known if name_words(b)]
        if Sameness.SAME in same or not {*map(str.casefold, names)}.isdisjoint(map(str.casefold, known)):
            return Identity(speaker.name)
        person = speaker.kind is entity.kind is SpeakerKind.PERSON
        if Sameness.COMPATIBLE in same and person and (bare or generation(entity.name) == generation(speaker.name)):
            fits.append(speaker)
    if len(fits) == 1:
        return Identity(fits[0].name)
    return Identity(entity.name, tuple(speaker.name for speaker in fits))
