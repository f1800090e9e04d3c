"""Which of two verbs a predicate without a subject goes with, told by their tenses.

"Lind said prices would rise and praised the bank": "would … praised" is no English, so it was Lind who praised.
"""

from collections.abc import Sequence
from enum import StrEnum

from checker.extract.clauses import holds_verb
from checker.extract.grammar import Tag, Word, is_finite
from checker.extract.word_classes import is_past_form

_PAST = frozenset({"was", "were", "had", "did", "said", "told", "wrote", "read", "put", "made"})
_PRESENT = frozenset({"is", "are", "am", "has", "have", "do", "does"})
_LINKS = frozenset({"and", "but"})


class Tense(StrEnum):
    """The tense of a finite verb, as far as its form tells."""

    PAST = "past"
    PRESENT = "present"
    MODAL = "modal"


def tense_of(word: Word) -> Tense | None:
    """Return the tense of a finite verb, None where the form is of more than one."""
    lower = word.lower
    if lower in {"hasn't", "isn't", "aren't", "haven't", "doesn't", "don't"} or lower in _PRESENT:
        return Tense.PRESENT
    if lower in {"didn't", "wasn't", "weren't", "hadn't"} or lower in _PAST:
        return Tense.PAST
    if word.tag is Tag.MODAL or lower.endswith(("'ll", "'d", "’ll", "’d")):
        return Tense.MODAL
    if word.tag is Tag.PRONOUN:
        return Tense.PRESENT if "'" in lower or "’" in lower else None
    if is_past_form(lower):
        return Tense.PAST
    return Tense.PRESENT if lower.endswith("s") else None


def outer_predicate(words: Sequence[Word], cue: int, start: int, end: int) -> int:
    """Return where "and" or "but" and a verb go on about the speaker, behind what they said, else ``end``.

    The verb agrees with the cue in its tense, and with no verb of what is said before it.
    """
    told = tense_of(words[_governing(words, cue)])
    if told is None or told is Tense.MODAL:
        return end
    for index in range(start + 2, end - 1):
        if words[index].lower not in _LINKS or words[index].quotation >= 0:
            continue
        verb = _predicate(words, index + 1, end)
        if verb is None or tense_of(words[verb]) is not told:
            continue
        said = [tense_of(word) for word in words[start:index] if _tells_tense(word)]
        if said and told not in said and None not in said:
            return index - (words[index - 1].text == ",")
    return end


def _governing(words: Sequence[Word], cue: int) -> int:
    """Return the finite verb that an infinitive depends on: "continues to insist"."""
    if cue < 2 or words[cue - 1].lower != "to":
        return cue
    return next((i for i in range(cue - 2, max(-1, cue - 5), -1) if is_finite(words[i])), cue)


def _tells_tense(word: Word) -> bool:
    return is_finite(word) or holds_verb(word)


def _predicate(words: Sequence[Word], at: int, end: int) -> int | None:
    """Return the finite verb that begins at ``at`` behind adverbs, None where a subject or nothing does."""
    while at < end and words[at].tag is Tag.ADVERB:
        at += 1
    finite = at < end and words[at].tag in {Tag.VERB, Tag.AUXILIARY} and words[at].quotation < 0
    return at if finite else None
