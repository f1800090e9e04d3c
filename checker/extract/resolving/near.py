"""What stands near a pronoun and may be meant by it, or cannot be: the only other person, mere places and times."""

import re
from collections.abc import Sequence

from checker.extract.clauses import main_subject, sentence_limit
from checker.extract.grammar import Tag, Word
from checker.extract.resolving.scene import Scene, named_at
from checker.lexicon import place_key
from checker.lexicon import words as word_list
from checker.model import AttributionKind, Span, SpeakerKind
from checker.text.nouns import is_person

_NOUNS = {"m": "male_nouns", "f": "female_nouns"}


def only_other(scene: Scene, gender: str) -> tuple[str, Span] | None:
    """Return the one person named in the paragraph before, for "he" in what a woman reports, or "she" in a man's.

    ``gender`` is the pronoun's. Nobody else may be spoken of there or since: no name but the speaker's, and nobody
    without one. With the name goes where the source has it.
    """
    entity = scene.entity
    reports = scene.kind is AttributionKind.INDIRECT and entity is not None
    if not reports or entity is None or entity.gender not in _NOUNS or entity.gender == gender:
        return None
    opens = scene.text.rfind("\n", 0, scene.span.start) + 1
    before = scene.text.rfind("\n", 0, len(scene.text[:opens].rstrip())) + 1
    near = scene.cast.mentioned(before, scene.span.start)
    people = {id(one): (at, one) for at, one in near if one is not entity and one.kind is SpeakerKind.PERSON}
    if len(people) != 1:
        return None
    at, who = next(iter(people.values()))
    fits = who.named and not who.rivals and who.gender != entity.gender
    roles = {word.lower() for role in (*entity.roles, *who.roles) for word in role.split()}
    told = {word.lower() for word in re.findall(r"[\w-]+", scene.text[before : scene.span.start])} - roles
    if at >= opens or not fits or any(_may_be(word, gender) for word in told):
        return None
    return who.name, named_at(scene.text, at, who)


def _may_be(word: str, gender: str) -> bool:
    """Whether a noun may stand for a person of that gender: "the driver", "a woman"."""
    if word in word_list("subject_pronouns"):
        return False
    known = word_list("titles") | word_list(_NOUNS[gender])
    return word in known or is_person(word) or is_person(f"{word}s")


def without_explanation(words: Sequence[Word]) -> Sequence[Word]:
    """Return a sentence without what explains its subject: "The company, Kestra Ltd, was fined"."""
    found = main_subject(words, sentence_limit(words))
    return [*words[: found[0].core_end], *words[found[0].end :]] if found else words


def without_setting(words: Sequence[Word]) -> Sequence[Word]:
    """Return words without the places and times that nobody would take up: "at its height", "in Bergen"."""
    kept: list[Word] = []
    at = 0
    while at < len(words):
        if words[at].lower in {"in", "at"} and at + 1 < len(words):
            named = words[at + 1].tag is Tag.NAME and place_key(words[at + 1].text) is not None
            owned = words[at + 1].lower == "its" and at + 2 < len(words) and words[at + 2].tag is Tag.NOUN
            if named or owned:
                at += 3 if owned else 2
                continue
        kept.append(words[at])
        at += 1
    return kept
