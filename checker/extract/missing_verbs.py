"""Clauses in which no verb was found although they must have one: "that 30 percent of schools lack teachers".

Many verbs are nouns first of all ("lack", "back", "address", "cost"). Where nothing else in a clause can be its
verb, the first form that agrees with the noun before it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.extract.grammar import NOMINAL, Tag, Word, has_finite_verb, takes_plural
from checker.extract.word_classes import could_be_verb, is_base_form, is_past_form
from checker.lexicon import words as word_list

_HIDDEN = frozenset({Tag.NOUN, Tag.ADJECTIVE, Tag.ADVERB, Tag.PARTICIPLE})
"""The classes that a verb was taken for."""
_LONGEST_SPEAKER = 10
"""So many words at most name a speaker behind a comma, with the verb and the full stop."""
_NO_LONGER = 2
"""The words of "no longer"."""
_OPENS_NO_CLAUSE = frozenset({Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.WH, Tag.ING, Tag.PARTICIPLE, Tag.ADVERB})


def supply_verbs(found: list[Word]) -> list[Word]:
    """Make a verb of the word that must be one, in place, and return the words."""
    said = _before_speaker(found)
    for start, end in [*((start, len(found)) for start in _clauses(found)), *([(0, said)] if said else [])]:
        if not has_finite_verb(found[start:end]):
            sure = start > 0 or end < len(found)
            verb = next((index for index in range(start + 1, end) if _agrees(found, index, sure=sure)), None)
            if verb is not None:
                found[verb] = replace(found[verb], tag=Tag.VERB)
    return found


def _before_speaker(found: Sequence[Word]) -> int | None:
    """Return where what was said ends, by the speaker named behind it: "The roof leaks, said Taras Bilyk."."""
    comma = next((index for index in range(len(found) - 1, 0, -1) if found[index].text == ","), None)
    if comma is None or len(found) - comma > _LONGEST_SPEAKER or found[0].tag in _OPENS_NO_CLAUSE:
        return None
    verbs = [word for word in found[comma + 1 :] if word.tag is Tag.VERB]
    spoken = len(verbs) == 1 and verbs[0].lower in word_list("reporting_forms")
    return comma if spoken and any(word.quotation < 0 for word in found[:comma]) else None


def _clauses(found: Sequence[Word]) -> Iterator[int]:
    """Yield where a clause begins, by what opens or closes it: behind "that", and a whole sentence."""
    for index in range(1, len(found) - 1):
        opened = found[index].tag is Tag.SUBORDINATOR and found[index].lower == "that"
        if opened and found[index - 1].tag in {Tag.VERB, Tag.ING, Tag.PARTICIPLE}:
            yield index + 1
    if found and found[-1].text == "." and found[0].tag not in _OPENS_NO_CLAUSE:
        yield 0


def _before(found: Sequence[Word], index: int) -> Word:
    """Return the word before another, past what says how or how long: "the lifts no longer work"."""
    at = index - 1
    if at >= _NO_LONGER and [word.lower for word in found[at - 1 : at + 1]] == ["no", "longer"]:
        at -= _NO_LONGER
    return found[at]


def _agrees(found: Sequence[Word], index: int, *, sure: bool) -> bool:
    """Whether a word can be the verb to the noun before it, in number or as a past form.

    Where it is not ``sure`` that the words are a clause, "crowd numbers" stays a noun phrase.
    """
    word, before = found[index], _before(found, index)
    if word.tag not in _HIDDEN or word.capital or before.tag not in NOMINAL or not could_be_verb(word.lower):
        return False
    if index + 1 >= len(found) or found[index + 1].tag in {Tag.VERB, Tag.AUXILIARY, Tag.MODAL}:
        return False
    if is_past_form(word.lower) or (sure and word.lower in word_list("unchanged_pasts")):
        return True  # "cost" is both
    if before.tag is Tag.NUMBER:
        return False
    if takes_plural(before.lower):
        return is_base_form(word.lower)
    return sure and word.lower.endswith("s") and not is_base_form(word.lower)
