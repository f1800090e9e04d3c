"""Whom "he", "she", "it" and "they" stand for inside of what is said; better nobody than the wrong one.

In reported speech a pronoun of the speaker's gender is the speaker, at the head of the sentence or where nobody
else is spoken of. Else only a pronoun at the head is resolved, and only to the subject of the sentence before,
where nothing else in it could be meant.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from checker.extract.clauses import main_subject, sentence_limit
from checker.extract.grammar import Tag, Word, is_finite, takes_plural
from checker.extract.kinds import PRONOUN_GENDERS, gender_of_words
from checker.extract.resolving.definite import holder
from checker.extract.resolving.edits import Edit
from checker.extract.resolving.near import only_other, without_explanation, without_setting
from checker.extract.resolving.of_speaker import (
    edited,
    is_speaker,
    of_speaker_inside,
    speak_of_person,
    speaker_name,
)
from checker.extract.resolving.scene import Scene, named_at
from checker.extract.resuming import SPANS
from checker.lexicon import words as word_list
from checker.model import AttributionKind, Ground, Span, SpeakerKind
from checker.text.numbers import quantities

_THINGS = {"it": False, "its": False, "they": True, "their": True}
"""Whether what the pronoun stands for is in the plural."""
THIRD = frozenset({*PRONOUN_GENDERS, *_THINGS, "them"})
_OPENINGS = frozenset({"and", "but", "so", "now", "then", "yet", "still"})
_EMPTY_IT = frozenset({"to", "that", "whether", "if", "how", "who", "when", "like", "because", "rained"})
"""Words behind "it is …" that show that "it" stands for nothing: "it is hard to say", "it was Brink who"."""
_BE = frozenset({"is", "was", "'s", "isn't", "wasn't"})
_DEEDS = frozenset(
    {"agreed", "announced", "decided", "denied", "done", "expected", "finished", "meant", "over", "settled"}
)
"""What "it was" can be of what somebody did, more likely than of whom the sentence before is about."""
_WEATHER = frozenset({"rain", "rains", "raining", "snow", "snows", "snowing", "snowed", "late", "early"})
_PARTIAL = frozenset({"some", "most", "many", "few", "all", "both", "several", "no", "any", "each", "every"})
_ELSEWHERE = frozenset({"my", "our", "your", "his", "her", "their", "its", "this", "these"})
"""Words that make a phrase lean on another one itself."""


class _Antecedent(NamedTuple):
    """What a pronoun stands for: the words to write, and where they stand."""

    written: str
    place: Span


def in_third_person(scene: Scene, words: Sequence[Word]) -> tuple[list[Edit], list[str]]:
    """Return what replaces the pronouns of ``words``, and those that lean on another sentence and stay."""
    head = _head(words)
    if head is None:
        return of_speaker_inside(scene, words), []
    word = words[head]
    pronoun = word.lower.split("'")[0]
    if is_speaker(scene, pronoun) and head == 0 and not (pronoun == "it" and _says_what_it_is(words)):
        return [edited(words, head, speaker_name(scene), None, Ground.SPEAKER)], []
    if pronoun == "it" and _stands_for_nothing(words, head):
        return [], []
    if pronoun == "it" and _is_deed(words, head):
        return [], [word.text]
    found = None
    if pronoun in PRONOUN_GENDERS:
        found = _person(scene, pronoun) or _other(scene, pronoun)
    elif pronoun in _THINGS:
        found = _thing(scene, plural=_THINGS[pronoun])
    if found is None:
        edits = of_speaker_inside(scene, words)
        return edits, [] if edits and edits[0].start == word.start else [word.text]
    return [edited(words, head, found.written, found.place, Ground.TEXT)], []


def _head(words: Sequence[Word]) -> int | None:
    """Return the index of a pronoun that opens the sentence, behind an "and" or a "but" at most."""
    at = 1 if words and words[0].lower in _OPENINGS else 0
    return at if at < len(words) and words[at].lower.split("'")[0] in THIRD else None


def _says_what_it_is(words: Sequence[Word]) -> bool:
    """Whether "it" is what a noun says: "It was the third attack this month", which no speaker is."""
    behind = [word.lower for word in words[1:3]]
    return len(behind) == 2 and behind[0] in _BE and behind[1] in {"the", "a", "an", "one", "not"}


def _person(scene: Scene, pronoun: str) -> _Antecedent | None:
    """Return the one person that the sentence before is about and that fits a pronoun."""
    subject = _subject(scene.before)
    if subject is None:
        return None
    office = _office(scene, subject, pronoun)
    if office is not None:
        return office
    start, end = subject[0].start, scene.before[-1].end
    near = [(at, one) for at, one in scene.cast.mentioned(start, end) if one.kind is SpeakerKind.PERSON]
    own = scene.entity if scene.kind is AttributionKind.DIRECT else None
    fitting = [
        (at, one) for at, one in near if one is not own and one.gender in {None, "u", PRONOUN_GENDERS[pronoun]}
    ]
    if len({id(one) for _, one in fitting}) != 1 or fitting[0][0] >= subject[-1].end:
        return None
    at, entity = fitting[0]
    others = [word for word in scene.before if word.start >= subject[-1].end]
    passed = scene.kind is AttributionKind.DIRECT or _of_another(scene, pronoun) or scene.entity is entity
    speaker = None if passed else scene.entity
    rival = speaker is not None and speaker.gender in {None, "u", PRONOUN_GENDERS[pronoun]}
    if rival or any(word.lower in word_list("titles") for word in others) or entity.gender is None:
        return None
    return _Antecedent(entity.name, named_at(scene.text, at, entity))


def _of_another(scene: Scene, pronoun: str) -> bool:
    """Whether a pronoun cannot be who speaks: "His lawyer said he was ill", but perhaps "His brother said he"."""
    before = scene.text[scene.sentence.start : scene.span.start]
    behind = scene.text[scene.span.end : scene.sentence.end]
    return scene.of_another and gender_of_words(f"{before} {behind}") != PRONOUN_GENDERS[pronoun]


def _other(scene: Scene, pronoun: str) -> _Antecedent | None:
    """Return the only man that a woman can speak of as "he", or the only woman that a man can."""
    found = only_other(scene, PRONOUN_GENDERS[pronoun])
    return _Antecedent(*found) if found is not None else None


def _office(scene: Scene, subject: Sequence[Word], pronoun: str) -> _Antecedent | None:
    """Return the person of the office that the sentence before is about ("the minister"), where nobody is named."""
    if len(subject) != 2 or subject[0].lower != "the" or subject[1].lower not in word_list("definite_offices"):
        return None
    found = holder(scene, subject[1].lower)
    entity = scene.cast.bearer(found[0]) if found else None
    others = scene.cast.mentioned(subject[0].start, scene.before[-1].end)
    if found is None or entity is None or entity.gender not in {None, "u", PRONOUN_GENDERS[pronoun]} or others:
        return None
    return _Antecedent(found[0], found[1])


def _thing(scene: Scene, *, plural: bool) -> _Antecedent | None:
    """Return the subject of the sentence before, where no other noun of its number could be meant."""
    subject = _subject(scene.before)
    if subject is None or _is_plural(subject) != plural:
        return None
    if any(word.tag in {Tag.COORDINATOR, Tag.WH, Tag.PRONOUN, Tag.OBJECT, Tag.MARK} for word in subject):
        return None
    if not plural and speak_of_person(subject) and not any(map(_of_body, subject)):
        return None
    first = subject[0]
    if first.lower in _PARTIAL | _ELSEWHERE:
        return None
    behind = [word for word in without_explanation(scene.before) if word.start >= subject[-1].end]
    if _rivals(without_setting(behind), plural=plural):
        return None
    place = Span(start=first.start, end=subject[-1].end)
    if any(one.gender in {"f", "m"} for _, one in scene.cast.mentioned(place.start, place.end)):
        return None
    written = " ".join(place.of(scene.text).split())
    if first.lower in {"a", "an"}:
        written = f"the {written[len(first.text) + 1 :]}"
    elif first.tag is Tag.NUMBER or (plural and quantities(first.text)):
        written = f"the {written[0].lower()}{written[1:]}"
    elif first.tag in {Tag.DETERMINER, Tag.NOUN} or (plural and first.tag is Tag.ADJECTIVE):
        proper = first.tag is Tag.NOUN and re.search(rf"[a-z,;] {re.escape(first.text)}\b", scene.text)
        written = written if proper else written[0].lower() + written[1:]
    elif first.tag is not Tag.NAME:
        return None
    return _Antecedent(written, place)


def _subject(words: Sequence[Word]) -> Sequence[Word] | None:
    """Return the words of the main clause's subject."""
    if not words:
        return None
    found = main_subject(words, sentence_limit(words))
    if found and found[0].start and words[found[0].start - 1].text != ",":
        return None  # what seems the subject may be inside of another phrase
    return words[found[0].start : found[0].core_end] if found and found[0].core_end > found[0].start else None


def _is_plural(subject: Sequence[Word]) -> bool:
    """Whether a subject is in the plural, by its head: the last noun before a preposition."""
    core = list(subject)
    for index, word in enumerate(core):
        if index and word.tag is Tag.PREPOSITION:
            core = core[:index]
            break
    head = core[-1]
    return head.tag is not Tag.NAME and takes_plural(head.lower)


def _of_body(word: Word) -> bool:
    return word.lower in word_list("organisation_words") or word.text.isupper()


def _rivals(behind: Sequence[Word], *, plural: bool) -> bool:
    """Whether words hold another noun that a pronoun of this number could stand for."""
    nouns = [
        word for word in behind if word.tag in {Tag.NOUN, Tag.NAME} and word.lower not in word_list("time_words")
    ]
    if plural:
        return any(takes_plural(word.lower) for word in nouns)
    finite = [word for word in behind if is_finite(word)]
    return len(finite) > 2 or any(not takes_plural(word.lower) or word.tag is Tag.NAME for word in nouns)


def _stands_for_nothing(words: Sequence[Word], head: int) -> bool:
    behind = {word.lower for word in words[head + 1 :]}
    follows = [word for word in words[head + 1 :] if word.lower != "not"][:2]
    if len(follows) == 2 and follows[0].lower in _BE and follows[1].tag in {Tag.DETERMINER, Tag.ADJECTIVE}:
        return True  # "It is a risk": all that was said, perhaps
    if any(word.lower == "time" for word in follows):
        return True  # "It is time to go"
    passed = [word.lower for word in follows[:2]] in (["has", "been"], ["had", "been"])
    if passed and any(word.lower in SPANS for word in words[head + 3 : head + 6]):
        return True  # "It has been five years"
    return bool(behind & _EMPTY_IT) or bool(behind & _WEATHER)


def _is_deed(words: Sequence[Word], head: int) -> bool:
    """Whether "it" may stand for all that was told before: "The council had voted, and it was done"."""
    follows = [word for word in words[head + 1 :] if word.tag not in {Tag.ADVERB, Tag.NEGATION}][:3]
    lower = [word.lower for word in follows]
    return lower[:1] != [] and (lower[0] in _BE or lower[0] in {"had", "has"}) and not _DEEDS.isdisjoint(lower[1:])
