"""Words with a guess at their class: enough grammar to find subjects, verbs and clauses.

No trained tagger: closed classes, endings, WordNet's verbs and the neighbours decide. A guess may be wrong; what
builds on it asks questions that survive single mistakes ("is there a finite verb in this stretch?").
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from checker.lexicon import gender, readings, words
from checker.text.quotations import Quotation
from checker.text.tokens import Token, tokens


class Tag(StrEnum):
    """The word classes that extraction tells apart."""

    DETERMINER = "det"
    PRONOUN = "pron"
    OBJECT = "obj"
    POSSESSIVE = "poss"
    PREPOSITION = "prep"
    COORDINATOR = "conj"
    SUBORDINATOR = "sub"
    WH = "wh"
    MODAL = "modal"
    AUXILIARY = "aux"
    NEGATION = "neg"
    ADVERB = "adv"
    NUMBER = "num"
    NAME = "name"
    VERB = "verb"
    PARTICIPLE = "participle"
    ING = "ing"
    NOUN = "noun"
    ADJECTIVE = "adj"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Word:
    """A token with its class; ``quotation`` is the index of the quotation it stands in, -1 outside."""

    start: int
    end: int
    text: str
    lower: str
    tag: Tag
    quotation: int = -1

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[:1].isupper()


FINITE = frozenset({Tag.VERB, Tag.MODAL, Tag.AUXILIARY})
NOMINAL = frozenset({Tag.NOUN, Tag.NAME, Tag.NUMBER})
_NOUN_CONTEXT = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.ADJECTIVE, Tag.NOUN, Tag.NAME})
_NOT_FINITE = frozenset({"be", "been", "being"})
_PLURAL = ("s", "people", "men", "children", "police", "percent", "half", "majority", "data", "media", "%")
_ACRONYMS = frozenset({"us", "it", "who", "may", "am"})
_OFTEN_IN_NAMES = frozenset({Tag.MODAL, Tag.ADVERB, Tag.AUXILIARY})
_OPEN = NOMINAL | {Tag.VERB, Tag.ING, Tag.ADJECTIVE}
_INSIDE_PHRASE = NOMINAL | {Tag.ADJECTIVE}
_POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our", "your"})
_NEGATIONS = frozenset({"not", "never", "n't"})


def read_words(text: str, start: int, end: int, quotations: Sequence[Quotation] = ()) -> list[Word]:
    """Return the tagged words of ``text[start:end]``, offsets into the whole text."""
    raw = tokens(text[start:end])
    found: list[Word] = []
    inside = 0
    for index, token in enumerate(raw):
        at = token.start + start
        while inside < len(quotations) and quotations[inside].outer.end <= at:
            inside += 1
        quotation = inside if inside < len(quotations) and quotations[inside].outer.start <= at else -1
        first = index == 0 or all(not other.text[0].isalnum() for other in raw[:index])
        after_start = first or raw[index - 1].text == ":" or _opened(raw[index - 1], token)
        dotted = index + 1 < len(raw) and raw[index + 1].text == "." and raw[index + 1].start == token.end
        initial = len(token.text) == 1 and token.text.isupper() and dotted and index + 2 < len(raw)
        named = after_start and _given_name(token.text, raw[index + 1].text if index + 1 < len(raw) else "")
        tag = _class(token.text, token.lower, opening=after_start, named=initial or named)
        found.append(Word(at, token.end + start, token.text, token.lower, tag, quotation))
    return _in_context(found)


def _given_name(text: str, follows: str) -> bool:
    """Whether a word at the head of a sentence is a first name before a surname: "Per Falk", "Will Hunt"."""
    return text[:1].isupper() and follows[:1].isupper() and gender(text) is not None


def _opened(mark: Token, token: Token) -> bool:
    """Whether a token stands right behind an opening quotation mark."""
    return mark.text in {"“", '"', "‘", "'", "«", "„"} and mark.end == token.start


def is_finite(word: Word) -> bool:
    """Whether the word is a finite verb, as far as one can tell."""
    return word.tag in FINITE and word.lower not in _NOT_FINITE


def has_finite_verb(stretch: Sequence[Word]) -> bool:
    """Whether a stretch holds a finite verb that is not inside a quotation of its own."""
    return any(is_finite(word) for word in stretch)


def _class(text: str, lower: str, *, opening: bool, named: bool) -> Tag:
    if not text[0].isalnum() and lower != "'s":
        return Tag.MARK
    if text[0].isdigit():
        return Tag.NUMBER
    if named:
        return Tag.NAME
    if lower == "'s":
        return Tag.POSSESSIVE
    if text.isupper() and lower in _ACRONYMS and not opening:
        return Tag.NAME
    closed = _closed_class(lower)
    if closed is not None and (not text[0].isupper() or opening or closed not in _OFTEN_IN_NAMES):
        return closed
    if text[0].isupper() and not opening:
        return Tag.NAME
    open_class = _open_class(lower)
    if opening and text[0].isupper() and open_class in {Tag.NOUN, Tag.VERB, Tag.PARTICIPLE, Tag.ADJECTIVE}:
        return Tag.NOUN if _plural_noun(lower) and not text.isupper() else Tag.NAME
    return open_class


def _closed_class(lower: str) -> Tag | None:
    if "'" in lower:
        stem, _, tail = lower.partition("'")
        if tail in {"ll", "d"} and stem in words("subject_pronouns") | {"there"}:
            return Tag.PRONOUN
        if tail in {"re", "ve", "m"}:
            return Tag.PRONOUN
    if lower in _NEGATIONS:
        return Tag.NEGATION
    if lower in _POSSESSIVES:
        return Tag.POSSESSIVE
    for name, tag in _CLOSED:
        if lower in words(name):
            return tag
    return None


_CLOSED = (
    ("modals", Tag.MODAL),
    ("auxiliaries", Tag.AUXILIARY),
    ("coordinators", Tag.COORDINATOR),
    ("determiners", Tag.DETERMINER),
    ("wh_words", Tag.WH),
    ("object_pronouns", Tag.OBJECT),
    ("subject_pronouns", Tag.PRONOUN),
    ("prepositions", Tag.PREPOSITION),
    ("subordinators", Tag.SUBORDINATOR),
    ("adverbs", Tag.ADVERB),
)


@cache
def _open_class(lower: str) -> Tag:
    if lower in words("past_participles"):
        return Tag.PARTICIPLE
    found = readings(lower)
    if not found:
        return Tag.ADVERB if lower.endswith("ly") and len(lower) > 4 else Tag.NOUN
    verbs = [reading.lemma for reading in found if reading.part == "v"]
    if lower.endswith("ing") and verbs:
        return Tag.ING
    if found[0].part == "v" or (lower.endswith("ed") and verbs and verbs[0] != lower):
        return Tag.VERB
    comparative = found[0].part == "a" and found[0].lemma != lower  # "owner" is no form of "own" in a newspaper
    if comparative and any(reading.part == "n" and reading.lemma == lower for reading in found):
        return Tag.NOUN
    return _PARTS.get(found[0].part, Tag.NOUN)


_PARTS = {"a": Tag.ADJECTIVE, "r": Tag.ADVERB, "n": Tag.NOUN}


@cache
def could_be_verb(lower: str) -> bool:
    """Whether the dictionary has the form as a verb, too."""
    return any(reading.part == "v" for reading in readings(lower))


@cache
def _plural_noun(lower: str) -> bool:
    """Whether a word at the head of a sentence is a plural noun or a group, not a name: "Growers", "Police"."""
    if lower in {"police", "staff", "people", "management"}:
        return True
    if lower in words("titles_abbreviated"):
        return False
    return lower.endswith(("s", "men", "children")) and any(
        r.part == "n" and r.lemma != lower for r in readings(lower)
    )


@cache
def could_be_noun(lower: str) -> bool:
    """Whether the form is a noun anybody uses; "say" and "think" are none in a newspaper."""
    return lower not in {"say", "think", "know"} and any(reading.part == "n" for reading in readings(lower))


@cache
def is_base_form(lower: str) -> bool:
    """Whether the form is a verb's base form."""
    return any(reading.part == "v" and reading.lemma == lower for reading in readings(lower))


@cache
def _past_is_other(lower: str) -> bool:
    """Whether the form is a base form and no past form ("put" is both)."""
    past = any(reading.part == "v" and reading.lemma != lower for reading in readings(lower))  # "fell" of "fall"
    return is_base_form(lower) and not past and lower not in words("unchanged_pasts") and could_be_noun(lower)


def _in_singular(found: Sequence[Word], index: int) -> bool:
    """Whether the words before ``index`` open a singular phrase ("a Lund delegate")."""
    at = index - 1
    while at > 0 and found[at].tag in _INSIDE_PHRASE:
        at -= 1
    if not 0 <= at < index - 1:
        return False
    behind_preposition = at > 0 and found[at].tag is Tag.DETERMINER and found[at - 1].tag is Tag.PREPOSITION
    plural = found[index - 1].lower.endswith(_PLURAL)
    return found[at].lower in {"a", "an", "each", "every"} or (behind_preposition and not plural)


def _is_noun_here(last_tag: Tag, next_tag: Tag) -> bool:
    """Whether a form in -ing between these neighbours is a noun ("the meeting says", "exit polling showed")."""
    if last_tag in {Tag.DETERMINER, Tag.POSSESSIVE, Tag.ADJECTIVE}:
        return next_tag in FINITE | {Tag.PREPOSITION, Tag.MARK, Tag.SUBORDINATOR, Tag.COORDINATOR}
    return last_tag in NOMINAL and next_tag in FINITE


def _excludes_base(before: Word | None, next_tag: Tag, *, singular: bool) -> bool:
    """Whether no base form can stand between these neighbours as a finite verb."""
    if before is not None and before.tag in {Tag.NOUN, Tag.ADJECTIVE, Tag.NAME}:
        opens = next_tag in {Tag.SUBORDINATOR, Tag.PRONOUN, Tag.DETERMINER, Tag.POSSESSIVE}
        opens = opens and before.tag is Tag.NAME
        return singular or (not opens and not before.lower.endswith(_PLURAL))
    return not _plural_subject(before) and next_tag in _INSIDE_PHRASE


def _plural_subject(before: Word | None) -> bool:
    """Whether a base form can be finite behind this word."""
    if before is None:
        return False
    if before.tag in {Tag.PRONOUN, Tag.WH, Tag.ADVERB, Tag.NEGATION}:
        return True
    return before.tag is Tag.NOUN and before.lower.endswith(_PLURAL)


def _in_context(found: list[Word]) -> list[Word]:
    """Correct single guesses by their neighbours."""
    for index, word in enumerate(found):
        before = found[index - 1] if index else None
        after = found[index + 1] if index + 1 < len(found) else None
        tag = _revised(word, before, after, singular=_in_singular(found, index))
        if tag is not word.tag:
            found[index] = replace(word, tag=tag)
    return found


def _revised(word: Word, before: Word | None, after: Word | None, *, singular: bool) -> Tag:
    lower = word.lower
    next_tag = after.tag if after else Tag.MARK
    last_tag = before.tag if before else Tag.MARK
    if lower == "'s" and before and before.tag in {Tag.PRONOUN, Tag.WH} and next_tag is not Tag.NOUN:
        return Tag.AUXILIARY
    if lower == "her" and next_tag in {Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.VERB, Tag.ING}:
        return Tag.POSSESSIVE
    if lower == "that" and last_tag not in {Tag.MARK, Tag.PREPOSITION} and next_tag is not Tag.MARK:
        return Tag.SUBORDINATOR
    if word.tag is Tag.DETERMINER and lower not in {"the", "a", "an", "no", "every"} and next_tag in FINITE:
        return Tag.PRONOUN
    if word.tag is Tag.VERB and last_tag in {Tag.DETERMINER, Tag.POSSESSIVE, Tag.NUMBER}:
        if lower == "'s":
            return word.tag
        return Tag.NOUN
    if word.tag is Tag.VERB and last_tag is Tag.PREPOSITION and before and before.lower != "to":
        return Tag.NOUN
    if word.tag is Tag.VERB and before and (before.lower in {"to", "be", "been", "being"} or last_tag is Tag.MODAL):
        return Tag.PARTICIPLE
    if word.tag is Tag.VERB and last_tag is Tag.AUXILIARY:
        return Tag.PARTICIPLE
    if (
        lower in {"'", "’"}
        and before
        and before.lower.endswith("s")
        and before.end == word.start
        and next_tag in _OPEN
    ):
        return Tag.POSSESSIVE
    if word.tag is Tag.VERB and _past_is_other(lower) and _excludes_base(before, next_tag, singular=singular):
        return Tag.NOUN
    if word.tag is Tag.VERB and last_tag is Tag.VERB and could_be_noun(lower) and not lower.endswith("ed"):
        if is_base_form(lower) or lower.endswith("s"):
            return Tag.NOUN
    if word.tag is Tag.ING and word.capital and before is None and next_tag in FINITE:
        return Tag.NAME
    if word.tag is Tag.VERB and next_tag in FINITE and lower.endswith("s") and could_be_noun(lower):
        return Tag.NOUN
    if word.tag is Tag.ING and _is_noun_here(last_tag, next_tag):
        return Tag.NOUN
    if word.tag is Tag.ADJECTIVE and last_tag in _NOUN_CONTEXT and next_tag in FINITE and could_be_noun(lower):
        return Tag.NOUN
    if word.tag is Tag.PRONOUN and lower in words("determining_pronouns") and next_tag in _INSIDE_PHRASE:
        return Tag.DETERMINER
    if word.tag is Tag.NOUN and last_tag in NOMINAL | {Tag.PRONOUN}:
        determined = next_tag in {Tag.DETERMINER, Tag.POSSESSIVE, Tag.PRONOUN, Tag.OBJECT, Tag.SUBORDINATOR}
        singular = before is not None and not before.lower.endswith("s")
        if determined and could_be_verb(lower) and (lower.endswith("s") if singular else is_base_form(lower)):
            return Tag.VERB
    return word.tag
