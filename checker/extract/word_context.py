"""The class of a word corrected by its neighbours: "the plan", "they plan", "a plan that"."""

from collections.abc import Sequence
from dataclasses import replace

from checker.extract.grammar import FINITE, MODIFIED, NOMINAL, Tag, Word, has_finite_verb, takes_plural
from checker.extract.word_classes import (
    CURRENCIES,
    SMALL_NUMBERS,
    could_be_adjective,
    could_be_noun,
    could_be_verb,
    is_base_form,
    is_only_base_form,
)
from checker.lexicon import words

_NOUN_CONTEXT = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.ADJECTIVE, Tag.NOUN, Tag.NAME})
_OPEN = NOMINAL | {Tag.VERB, Tag.ING, Tag.ADJECTIVE}
_OPENING = frozenset({Tag.MARK, Tag.COORDINATOR, Tag.SUBORDINATOR})
_HEDGES = frozenset({"about", "around", "over", "under"})
"""Prepositions that, at the head of a clause and before a number, belong to it: "about 640 people work"."""
_APPROXIMATING = {
    "at": [["at", "least"], ["at", "most"]],
    "up": [["up", "to"]],
    "as": [["as", "many", "as"], ["as", "much", "as"], ["as", "few", "as"]],
    "no": [["no", "more", "than"], ["no", "fewer", "than"], ["no", "less", "than"]],
    "in": [["in", "excess", "of"]],
}
"""What goes before a number and tells how near it is, by its first word."""
_MANY = frozenset({"one", "half", "dozens", "hundreds", "thousands"})
_THIRD_PERSON = frozenset({"he", "she", "it"})
_OTHER_PERSONS = frozenset({"i", "we", "you", "they"})
_TAKES_TWO = frozenset({"cost", "costs"})
_OPENS_OBJECT = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.PRONOUN, Tag.OBJECT, Tag.SUBORDINATOR})


def in_context(found: list[Word]) -> list[Word]:
    """Correct the classes of a sentence's words in place, from left to right, and return them."""
    _mark_approximations(found)
    for index, word in enumerate(found):
        tag = _revised(found, index)
        if tag is not word.tag:
            found[index] = replace(word, tag=tag)
    return found


def _mark_approximations(found: list[Word]) -> None:
    """Take "at least" and "as many as" at the head of a clause for a part of the number behind them."""
    for index, word in enumerate(found):
        if word.lower not in _APPROXIMATING:
            continue
        before = found[index - 1] if index else None
        if before and before.tag not in _OPENING and before.lower not in words("reporting_forms"):
            continue
        for phrase in _APPROXIMATING[word.lower]:
            end = index + len(phrase)
            if end < len(found) and _is_number(found[end]) and [one.lower for one in found[index:end]] == phrase:
                found[index:end] = [replace(one, tag=Tag.DETERMINER) for one in found[index:end]]


def _is_number(word: Word) -> bool:
    """Whether a word is a number or begins one, in figures or in letters."""
    return word.tag is Tag.NUMBER or word.text in CURRENCIES or word.lower in SMALL_NUMBERS | _MANY


def _revised(found: Sequence[Word], index: int) -> Tag:
    word = found[index]
    before = found[index - 1] if index else None
    last = before.tag if before else Tag.MARK
    follows = found[index + 1].tag if index + 1 < len(found) else Tag.MARK
    lower = word.lower
    if lower == "'s" and last in {Tag.PRONOUN, Tag.WH} and follows is not Tag.NOUN:
        return Tag.AUXILIARY
    if lower == "her" and follows in {Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.VERB, Tag.ING}:
        return Tag.POSSESSIVE
    if lower == "that" and last not in {Tag.MARK, Tag.PREPOSITION} and follows is not Tag.MARK:
        return Tag.SUBORDINATOR
    if lower in {"'", "’"} and before and before.lower.endswith("s") and before.end == word.start:
        return Tag.POSSESSIVE if follows in _OPEN else word.tag
    if word.tag is Tag.PREPOSITION and last in _OPENING and follows is Tag.NUMBER and lower in _HEDGES:
        return Tag.DETERMINER
    if lower == "think" and index + 1 < len(found) and found[index + 1].lower in {"tank", "tanks"}:
        return Tag.ADJECTIVE
    match word.tag:
        case Tag.VERB:
            return _verb(found, index, last, follows)
        case Tag.ING:
            named = word.capital and before is None and _is_subject(found)
            noun = _is_noun_here(last, follows) or _is_occasion(before, follows) or _is_paper(found, index)
            noun = noun or (_is_told_in(found, index) and _opens_that(found, index + 1))
            return Tag.NAME if named else Tag.NOUN if noun else word.tag
        case Tag.NAME:
            if before is None and lower in SMALL_NUMBERS and follows is not Tag.NAME:
                return Tag.ADJECTIVE  # "Two of the judges", not "Five Guys"
            return (
                Tag.ADJECTIVE
                if before is None and word.text[1:].islower() and _describes(found, index)
                else word.tag
            )
        case Tag.NOUN:
            return _noun(found, index, last, follows)
        case Tag.ADJECTIVE:
            ends = follows in FINITE or (last is Tag.DETERMINER and follows is Tag.MARK)  # "lied to the public,"
            noun = last in _NOUN_CONTEXT and ends and could_be_noun(lower)
            body = last in _NOUN_CONTEXT | {Tag.ING} and lower in words("organisation_words")  # "the auditing firm"
            return Tag.NOUN if noun or body else word.tag
        case Tag.PRONOUN:
            determines = lower in words("determining_pronouns") and follows in MODIFIED
            return Tag.DETERMINER if determines else word.tag
        case Tag.DETERMINER:
            alone = follows in FINITE and lower not in {"the", "a", "an", "no", "every"}
            return Tag.PRONOUN if alone and not _is_any(found, index) else word.tag
        case Tag.ADVERB:
            inside = last in {Tag.DETERMINER, Tag.NUMBER} and follows is Tag.NOUN and could_be_adjective(lower)
            return Tag.ADJECTIVE if inside else word.tag  # "94 away bans"
        case _:
            return word.tag


def _is_any(found: Sequence[Word], index: int) -> bool:
    """Whether "any" behind a verb stands before its object, whose noun could be a verb: "shown any favour"."""
    word, behind = found[index], found[index + 1 : index + 2]
    return word.lower == "any" and bool(index and behind) and could_be_noun(behind[0].lower)


def _verb(found: Sequence[Word], index: int, last: Tag, follows: Tag) -> Tag:
    """Return what a form that the dictionary has as a verb is here."""
    word = found[index]
    before = found[index - 1] if index else None
    lower = word.lower
    if ends_phrase(found, index):
        return Tag.NOUN
    if lower.endswith("ed") and last is Tag.MARK and _describes(found, index):
        return Tag.ADJECTIVE
    if last in {Tag.DETERMINER, Tag.POSSESSIVE} or (last is Tag.NUMBER and could_be_noun(lower)):
        return Tag.NOUN
    several = before is not None and before.lower in SMALL_NUMBERS and before.lower != "one"
    if several and before and not before.capital and lower.endswith("s"):
        return Tag.NOUN  # "on four counts": of several the verb would be without its "s"
    if last is Tag.PREPOSITION:
        return Tag.PARTICIPLE if before and before.lower == "to" else Tag.NOUN
    if last in {Tag.MODAL, Tag.AUXILIARY} or (before and before.lower in {"be", "been", "being"}):
        return Tag.PARTICIPLE
    if is_only_base_form(lower) and _excludes_base(before, follows, singular=_in_singular(found, index)):
        return Tag.NOUN
    nominal = could_be_noun(lower) and not lower.endswith("ed")
    if nominal and lower.endswith("s") and before is not None and before.lower == "that" and _owns(found, index):
        return Tag.NOUN
    if last is Tag.VERB and nominal and (is_base_form(lower) or lower.endswith("s")):
        return Tag.NOUN
    if nominal and lower.endswith("s") and (follows in FINITE or (last is Tag.ADJECTIVE and follows in MODIFIED)):
        return Tag.NOUN
    return word.tag


def _owns(found: Sequence[Word], index: int) -> bool:
    """Whether "of" follows, and a verb behind that: "that exports of gallium had fallen"."""
    of = index + 1 < len(found) and found[index + 1].lower == "of"
    return of and any(word.tag in FINITE for word in found[index + 2 : index + 8])


def ends_phrase(found: Sequence[Word], index: int) -> bool:
    """Whether a form ends the phrase that says where something was said: "wrote in its autumn forecast that"."""
    lower = found[index].lower
    return _is_told_in(found, index) and is_base_form(lower) and could_be_noun(lower)


def _is_told_in(found: Sequence[Word], index: int) -> bool:
    """Whether a verb of speech, a preposition and a phrase with an article stand before ``index``."""
    at = index - 1
    while at >= 0 and found[at].tag in {Tag.NOUN, Tag.ADJECTIVE}:
        at -= 1
    if at < 2 or found[at].tag not in {Tag.POSSESSIVE, Tag.DETERMINER} or found[at - 1].tag is not Tag.PREPOSITION:
        return False
    return found[at - 2].lower in words("reporting_forms")


def _describes(found: Sequence[Word], index: int) -> bool:
    """Whether a participle stands before the noun it describes ("armed forces minister")."""
    if index + 1 >= len(found) or not could_be_adjective(found[index].lower):
        return False
    follows = found[index + 1]
    return follows.tag is Tag.NOUN or (follows.tag is Tag.VERB and could_be_noun(follows.lower))


def _noun(found: Sequence[Word], index: int, last: Tag, follows: Tag) -> Tag:
    """Return VERB for a noun's form that does what its neighbours need: "the mayor plans a", "400 men work in"."""
    word, before = found[index], found[index - 1] if index else None
    counted = follows is Tag.NUMBER or (index + 1 < len(found) and found[index + 1].text in CURRENCIES)
    if last is Tag.MODAL and is_base_form(word.lower) and (counted or follows in _OPENS_OBJECT):
        return Tag.PARTICIPLE  # "would cost 40 million"
    if before is not None and before.text == "," and counted and word.lower in words("unchanged_pasts"):
        aside = any(one.text == "," for one in found[1 : index - 1])
        return Tag.VERB if aside else word.tag  # "The count, carried out in May, cost 312 million"
    if before is not None and last is Tag.ADVERB and index > 1:
        return _noun([*found[: index - 1], *found[index:]], index - 1, found[index - 2].tag, follows)
    if before is None or last not in NOMINAL | {Tag.PRONOUN} or not could_be_verb(word.lower):
        return word.tag
    if last is Tag.PRONOUN and before.lower in _THIRD_PERSON:
        return Tag.VERB if word.lower.endswith("s") else word.tag
    if last is Tag.PRONOUN and before.lower in _OTHER_PERSONS and follows in _OPENS_OBJECT:
        return Tag.VERB if is_base_form(word.lower) else word.tag  # "I respect the court"
    if follows in _OPENS_OBJECT:
        agrees = is_base_form(word.lower) if before.lower.endswith("s") else word.lower.endswith("s")
        agrees = agrees or (
            word.lower in words("unchanged_pasts") and not has_finite_verb(_up_to_comma(found, index))
        )
        return Tag.VERB if agrees else word.tag
    if counted and word.lower in words("unchanged_pasts") and not has_finite_verb(_up_to_comma(found, index)):
        return Tag.VERB  # "the clean-up cost 6.7 million"
    if word.lower in _TAKES_TWO and follows is Tag.NOUN and found[index + 2 : index + 3]:
        return Tag.VERB if found[index + 2].tag is Tag.NUMBER else word.tag  # "the delay cost drivers 90 million"
    opens_no_noun = follows in {Tag.PREPOSITION, Tag.ADVERB, Tag.MARK}
    return Tag.VERB if opens_no_noun and is_base_form(word.lower) and _several(found, index) else word.tag


def _up_to_comma(found: Sequence[Word], index: int) -> Sequence[Word]:
    """Return the words behind ``index`` that may have the one there in their subject; no infinitive is its verb."""
    comma = next((at for at in range(index + 1, len(found)) if found[at].text == ","), len(found))
    return [found[at] for at in range(index + 1, comma) if found[at - 1].lower != "to"]


def _several(found: Sequence[Word], index: int) -> bool:
    """Whether the words before ``index`` count several ("400 men", "most women").

    Then a singular form behind them is no second half of a compound, which would be in the plural, too.
    """
    if not takes_plural(found[index - 1].lower):
        return False
    at = index - 1
    while at > 0 and found[at].tag in {Tag.NOUN, Tag.ADJECTIVE}:
        at -= 1
    counted = found[at].tag is Tag.NUMBER and found[at].lower not in {"one", "1"}
    return counted or found[at].lower in words("plural_quantifiers")


def _in_singular(found: Sequence[Word], index: int) -> bool:
    """Whether the words before ``index`` open a singular phrase ("a Lund delegate")."""
    at = index - 1
    while at > 0 and found[at].tag in MODIFIED:
        at -= 1
    if not 0 <= at < index - 1:
        return False
    behind_preposition = at > 0 and found[at].tag is Tag.DETERMINER and found[at - 1].tag is Tag.PREPOSITION
    plural = takes_plural(found[index - 1].lower)
    return found[at].lower in {"a", "an", "each", "every"} or (behind_preposition and not plural)


def _is_noun_here(last_tag: Tag, next_tag: Tag) -> bool:
    """Whether a form in -ing between these neighbours is a noun ("the meeting says", "exit polling showed")."""
    if last_tag in {Tag.DETERMINER, Tag.POSSESSIVE, Tag.ADJECTIVE}:
        return next_tag in FINITE | {Tag.PREPOSITION, Tag.MARK, Tag.SUBORDINATOR, Tag.COORDINATOR}
    return last_tag in NOMINAL and next_tag in FINITE


def _is_paper(found: Sequence[Word], index: int) -> bool:
    """Whether a paper in -ing does something: "the ruling states", not "the ruling party"."""
    behind = [one.lower for one in found[index + 1 : index + 3]]
    told = len(behind) > 1 and behind[0].endswith("s") and could_be_verb(behind[0])
    ends = told and (behind[1] == "that" or not behind[1][0].isalnum())
    return ends and index > 0 and found[index].lower in words("document_nouns")


def _is_subject(found: Sequence[Word]) -> bool:
    """Whether the word that opens a sentence is a name before a verb: "Boeing says", "Downing Street said"."""
    tags = [word.tag for word in found[1:3]]
    if not tags or found[1].lower in words("cue_nouns"):
        return False  # "Rejecting claims that"
    return tags[0] in FINITE or (tags[0] is Tag.NAME and len(tags) > 1 and tags[1] in FINITE)


def _opens_that(found: Sequence[Word], at: int) -> bool:
    return at < len(found) and found[at].lower == "that"  # "said in a court filing that"


def _is_occasion(before: Word | None, next_tag: Tag) -> bool:
    """Whether a form in -ing ends a phrase with an article, for a clause follows ("at a hearing that")."""
    article = before is not None and before.lower in {"a", "an", "the"}
    return article and next_tag in {Tag.DETERMINER, Tag.PRONOUN}


def _excludes_base(before: Word | None, next_tag: Tag, *, singular: bool) -> bool:
    """Whether no base form can stand between these neighbours as a finite verb."""
    if before is not None and before.tag in {Tag.NOUN, Tag.ADJECTIVE, Tag.NAME}:
        opens = next_tag in {Tag.SUBORDINATOR, Tag.PRONOUN, Tag.DETERMINER, Tag.POSSESSIVE}
        opens = opens and before.tag is Tag.NAME
        return singular or (not opens and not takes_plural(before.lower))
    return not _plural_subject(before) and next_tag in MODIFIED


def _plural_subject(before: Word | None) -> bool:
    """Whether a base form can be finite behind this word."""
    if before is None:
        return False
    if before.tag in {Tag.PRONOUN, Tag.WH, Tag.ADVERB, Tag.NEGATION}:
        return True
    return before.tag is Tag.NOUN and takes_plural(before.lower)
