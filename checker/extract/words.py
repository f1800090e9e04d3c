"""Words with a guess at their class: enough grammar to find subjects, verbs and clauses.

No trained tagger: closed classes, endings, WordNet's verbs and the neighbours decide. A guess may be wrong; what
builds on it asks questions that survive single mistakes ("is there a finite verb in this stretch?").
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from checker.text.quotations import Quotation
from checker.text.tokens import tokens
from checker.text.wordlists import words


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
_NOUN_CONTEXT = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.PREPOSITION, Tag.NUMBER})
_NOT_FINITE = frozenset({"be", "been", "being"})
_CONTRACTIONS = {"'s": Tag.POSSESSIVE, "’s": Tag.POSSESSIVE}
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
        after_start = first or (raw[index - 1].text in {":", "“", '"', "‘"})
        tag = _class(token.text, token.lower, opening=after_start)
        found.append(Word(at, token.end + start, token.text, token.lower, tag, quotation))
    return _in_context(found)


def is_finite(word: Word) -> bool:
    """Whether the word is a finite verb, as far as one can tell."""
    return word.tag in FINITE and word.lower not in _NOT_FINITE


def has_finite_verb(stretch: Sequence[Word]) -> bool:
    """Whether a stretch holds a finite verb that is not inside a quotation of its own."""
    return any(is_finite(word) for word in stretch)


def _class(text: str, lower: str, *, opening: bool) -> Tag:
    if not text[0].isalnum() and lower not in {"'s"}:
        return Tag.MARK
    if text[0].isdigit():
        return Tag.NUMBER
    if lower == "'s":
        return Tag.POSSESSIVE
    closed = _closed_class(lower)
    if closed is not None and (not text[0].isupper() or opening or lower in {"i"} or closed is not Tag.MODAL):
        return closed
    if text[0].isupper() and not opening:
        return Tag.NAME
    open_class = _open_class(lower)
    if opening and text[0].isupper() and open_class in {Tag.NOUN, Tag.VERB, Tag.PARTICIPLE}:
        return Tag.NAME if not text.isupper() or len(text) > 1 else Tag.NOUN
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


def _open_class(lower: str) -> Tag:
    if lower in words("past_participles"):
        return Tag.PARTICIPLE
    if lower in words("irregular_verb_forms"):
        return Tag.VERB
    if lower.endswith("ing") and len(lower) > 5:
        return Tag.ING if _stem_is_verb(lower, "ing") else Tag.NOUN
    if lower.endswith("ed") and len(lower) > 3 and _stem_is_verb(lower, "ed"):
        return Tag.VERB
    if lower in words("verbs"):
        return Tag.VERB
    if lower.endswith("s") and _third_person(lower, "verbs"):
        return Tag.VERB
    if lower.endswith("ly") and len(lower) > 4:
        return Tag.ADVERB
    return Tag.NOUN


def _stem_is_verb(lower: str, ending: str) -> bool:
    stem = lower[: -len(ending)]
    candidates = {stem, stem + "e", stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem}
    if ending == "ed" and stem.endswith("i"):
        candidates.add(stem[:-1] + "y")
    return any(c in words("verbs") or c in words("verbs_or_nouns") for c in candidates)


def _third_person(lower: str, name: str) -> bool:
    stems = {lower[:-1]}
    if lower.endswith("ies"):
        stems = {lower[:-3] + "y"}
    elif lower.endswith("es"):
        stems = {lower[:-1], lower[:-2]}
    elif lower.endswith("ss"):
        return False
    return any(stem in words(name) for stem in stems)


def _in_context(found: list[Word]) -> list[Word]:
    """Correct single guesses by their neighbours."""
    for index, word in enumerate(found):
        before = found[index - 1] if index else None
        after = found[index + 1] if index + 1 < len(found) else None
        tag = _revised(word, before, after)
        if tag is not word.tag:
            found[index] = replace(word, tag=tag)
    return found


def _revised(word: Word, before: Word | None, after: Word | None) -> Tag:
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
    if word.tag is Tag.NOUN and last_tag in NOMINAL | {Tag.PRONOUN}:
        determined = next_tag in {Tag.DETERMINER, Tag.POSSESSIVE, Tag.PRONOUN, Tag.OBJECT, Tag.SUBORDINATOR}
        if determined and lower.endswith("s") and _third_person(lower, "verbs_or_nouns"):
            return Tag.VERB
    return word.tag
