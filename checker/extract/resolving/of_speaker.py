"""The pronouns of reported speech that stand for who speaks: "Brink said she had warned them"."""

import re
from collections.abc import Sequence

from checker.extract.entities import Entity
from checker.extract.grammar import Tag, Word, takes_plural
from checker.extract.kinds import PRONOUN_GENDERS, surely_body
from checker.extract.resolving.definite import named_body
from checker.extract.resolving.edits import Edit, Resolved
from checker.extract.resolving.scene import Scene, with_article
from checker.lexicon import lemma, place_key
from checker.lexicon import words as word_list
from checker.model import AttributionKind, Ground, Span, SpeakerKind

_HEAD = re.compile(r" (?:of|on|in|from|by|for|at|to|with) ")
_TAILS = {"d": "would", "ll": "will", "ve": "have", "re": "are"}
_OWNERS = frozenset({"his", "her", "its", "their"})
_NO_NOUN = frozenset(
    {Tag.MARK, Tag.PREPOSITION, Tag.COORDINATOR, Tag.SUBORDINATOR, Tag.ADVERB, Tag.DETERMINER, Tag.WH, Tag.PRONOUN}
)
"""What stands behind a "her" that is no possessive."""
_NEAR = 200
"""How far before a sentence, in characters, the people stand whom "he" in it may mean."""


def is_speaker(scene: Scene, pronoun: str) -> bool:
    """Whether a pronoun at the head of reported speech stands for the speaker."""
    entity = scene.entity
    if entity is None or scene.of_another or scene.kind in {AttributionKind.DIRECT, AttributionKind.NARRATED}:
        return False
    if entity.kind is SpeakerKind.PERSON:
        if not entity.named and takes_plural(_HEAD.split(entity.name.lower())[0]):
            return False  # "He was at home, photos on his phone show"
        if _judges(scene):
            return False
        fits = pronoun in {"m": {"he"}, "f": {"she"}}.get(entity.gender or "", {"he", "she"})
        return fits and not _others_before(scene, entity, PRONOUN_GENDERS[pronoun])
    if entity.named and not surely_body(entity.name, scene.text):
        return False  # "Bekova said it leaked": a person may bear the name
    if "according to" in scene.text[scene.sentence.start : scene.sentence.end].lower():
        return False  # "The duty is new. According to the union, it has cost millions"
    written = set(entity.name.lower().split())  # what a report says costs too much is not the report
    return pronoun == "it" and written.isdisjoint(word_list("document_nouns"))


def _judges(scene: Scene) -> bool:
    """Whether the speaker judges others: "the judge found that he had lied"."""
    return scene.cue is not None and lemma(scene.cue) in {"find", "rule"}


def _others_before(scene: Scene, entity: Entity, gender: str) -> bool:
    """Whether the paragraph names another person, not long before the claim, whom "he" may stand for.

    "The prosecutor added that he had ignored three letters": perhaps the accused, who was named before.
    """
    start = max(scene.text.rfind("\n", 0, scene.span.start), scene.sentence.start - _NEAR, 0)
    near = scene.cast.mentioned(start, scene.span.start)
    people = (one for _, one in near if one is not entity and one.kind is SpeakerKind.PERSON)
    rivals = {gender} if entity.named and entity.gender else {None, "u", gender}
    return any(one.gender in rivals for one in people)


def speaker_name(scene: Scene) -> str:
    """Return what to write for the speaker inside a sentence: for "The company" its name, where that is certain."""
    if scene.entity is None or scene.entity.named:
        body = scene.entity is not None and scene.entity.kind is SpeakerKind.ORGANISATION
        return with_article(scene.speaker, scene.text) if body else scene.speaker
    named = named_body(scene, scene.speaker)
    first, _, rest = scene.speaker.partition(" ")
    described = f"{first.lower()} {rest}" if first in {"The", "A", "An"} else scene.speaker
    return with_article(named[0], scene.text) if named else described


def of_speaker_inside(scene: Scene, words: Sequence[Word]) -> list[Edit]:
    """Return the edit for the first "his" or "she" inside reported speech, where nobody but the speaker fits."""
    entity = scene.entity
    reported = scene.kind in {AttributionKind.INDIRECT, AttributionKind.MIXED}
    if entity is None or not reported or entity.kind is not SpeakerKind.PERSON or not entity.named:
        return []
    if _judges(scene):
        return []
    for index, word in enumerate(words):
        bare = word.lower.split("'")[0]
        if scene.of_another and bare in {"he", "she"}:
            return []
        if PRONOUN_GENDERS.get(bare) is None:
            if word.tag is Tag.NAME and entity.name.endswith(word.text):
                return []  # the name stands there already
            continue
        if entity.gender != PRONOUN_GENDERS[bare] or speak_of_person(words[:index]) or _others_fit(scene, entity):
            return []
        return [edited(words, index, scene.speaker, None, Ground.SPEAKER)]
    return []


def _others_fit(scene: Scene, entity: Entity) -> bool:
    """Whether the sentence, or the one before, speaks of another person of the same gender."""
    start = scene.before[0].start if scene.before else scene.sentence.start
    near = scene.cast.mentioned(max(0, min(start, scene.sentence.start - _NEAR)), scene.sentence.end)
    people = (other for _, other in near if other is not entity and other.kind is SpeakerKind.PERSON)
    return any(other.gender in {None, "u", entity.gender} for other in people) or _told_before(scene, entity)


def _told_before(scene: Scene, entity: Entity) -> bool:
    """Whether the paragraph speaks of "her" before it names the speaker: "Her school … Linda Chu said"."""
    start = scene.text.rfind("\n", 0, scene.span.start) + 1
    named = next((at for at, one in scene.cast.mentioned(start, scene.span.start) if one is entity), start)
    lead = re.findall(r"\w+", scene.text[start:named].lower())
    return any(PRONOUN_GENDERS.get(word) == entity.gender for word in lead)


def speak_of_person(words: Sequence[Word]) -> bool:
    """Whether words speak of a person: a title, "a man", or a name that is no place."""
    persons = word_list("titles") | word_list("male_nouns") | word_list("female_nouns")
    named = any(word.tag is Tag.NAME and place_key(word.text) is None and not word.text.isupper() for word in words)
    return named or any(word.lower in persons or word.lower in {"somebody", "anyone"} for word in words)


def edited(words: Sequence[Word], index: int, name: str, place: Span | None, by: Ground) -> Edit:
    """Return the edit that puts a name in the place of the pronoun at ``index``, in the form that it has there."""
    word = words[index]
    bare, _, tail = word.lower.partition("'")
    follows = words[index + 1] if index + 1 < len(words) else None
    owner = bare in _OWNERS and not (bare == "her" and (follows is None or follows.tag in _NO_NOUN))
    new = name
    end = word.end
    if owner:
        new = f"{name}'" if name.endswith("s") and place is not None and by is Ground.TEXT else f"{name}'s"
    elif tail:
        new = f"{name} {_TAILS.get(tail, tail)}"
    elif follows is not None and follows.lower == "'s" and follows.start == word.end:
        been = words[index + 2].tag is Tag.PARTICIPLE if index + 2 < len(words) else False
        new, end = (f"{name} has" if been and words[index + 2].lower == "been" else f"{name} is"), follows.end
    written = word.text.replace("’", "'").split("'")[0]
    return Edit(word.start, end, new, Resolved(written, name, by, place))
