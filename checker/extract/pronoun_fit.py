"""Whom a pronoun can stand for at all: by number, and by gender where it is known."""

from collections.abc import Sequence

from checker.extract.clauses import main_subject, sentence_limit
from checker.extract.entities import Entity
from checker.extract.grammar import Tag, Word, takes_plural
from checker.extract.kinds import PRONOUN_GENDERS
from checker.extract.offices import head_of
from checker.extract.passages import Sentence
from checker.model import SpeakerKind


def fits(entity: Entity, gender: str | None) -> bool:
    """Whether somebody can be a "he" or a "she"; whose gender nobody knows can be both."""
    if entity.kind is not SpeakerKind.PERSON:
        return False
    if entity.rivals:
        return any(fits(rival, gender) for rival in entity.rivals)
    if gender is not None and not entity.named and takes_plural(head_of(entity.name)):
        return False  # "the tenants"
    return gender is None or entity.gender is None or entity.gender == gender


def of_several(sentence: Sentence) -> bool:
    """Whether a sentence is about two or more together ("The two men met"): "he" after it may be either."""
    subject = main_subject(sentence.words, sentence_limit(sentence.words))
    if subject is None:
        return False
    lower = [word.lower for word in sentence.words[subject[0].start : subject[0].core_end]]
    return lower[0] in {"they", "both", "neither"} or lower[:2] in (
        ["the", "two"],
        ["the", "pair"],
        ["the", "couple"],
    )


def pronoun_of(sentence: Sentence, start: int) -> str | None:
    """Return the pronoun that the word at index ``start`` is, in lower case."""
    word = sentence.words[start]
    if word.tag in {Tag.PRONOUN, Tag.OBJECT} or word.lower in PRONOUN_GENDERS or word.lower == "another":
        return word.lower.split("'")[0]
    return None


def is_somebodys(words: Sequence[Word], at: int) -> bool:
    """Whether a name at offset ``at`` is somebody's, not the "Trump" of "Trump aides"."""
    start = end = next((i for i, word in enumerate(words) if word.start >= at), len(words))
    while end < len(words) and (words[end].tag is Tag.NAME or words[end].text == "."):
        end += 1
    if not start or end == len(words) or words[end].tag is not Tag.NOUN:
        return True
    return words[start - 1].tag not in {Tag.PREPOSITION, Tag.DETERMINER}
