"""The class of a word by itself: closed classes, endings, and what the dictionary has it as first."""

from functools import lru_cache

from checker.extract.grammar import Tag
from checker.lexicon import readings, words

_ACRONYMS = frozenset({"us", "it", "who", "may", "am"})
_OFTEN_IN_NAMES = frozenset({Tag.MODAL, Tag.ADVERB, Tag.AUXILIARY})
_POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our", "your"})
_NEGATIONS = frozenset({"not", "never", "n't"})
_REMEMBERED = 16_384
"""So many words keep their class: most stand in an article often; ten thousand articles must not fill memory."""
SMALL_NUMBERS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half"})
"""Words that count people or things, whatever class the dictionary has them as."""
CURRENCIES = frozenset("$€£¥₦₹₽₩₪₱")
"""Marks that stand before a sum."""


@lru_cache(maxsize=_REMEMBERED)
def class_of(text: str, lower: str, *, opening: bool, named: bool) -> Tag:
    """Return the class of a word.

    ``opening`` is whether it stands where every word has a capital; ``named`` whether it is known to be a name.
    """
    if not text[0].isalnum() and lower != "'s":
        return Tag.MARK
    if text[0].isdigit():
        return Tag.NUMBER
    if named:
        return Tag.NAME
    if lower == "'s":
        return Tag.POSSESSIVE
    if lower == "having":
        return Tag.ING
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


@lru_cache(maxsize=_REMEMBERED)
def _open_class(lower: str) -> Tag:
    if lower in words("past_participles"):
        return Tag.PARTICIPLE
    found = readings(lower)
    shared = lower.removeprefix("co-")
    if shared != lower and could_be_verb(shared):  # the dictionary has "co-author" as a verb alone
        return _open_class(shared)
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


@lru_cache(maxsize=_REMEMBERED)
def could_be_adjective(lower: str) -> bool:
    """Whether the dictionary has the form as an adjective, too."""
    return any(reading.part == "a" for reading in readings(lower))


@lru_cache(maxsize=_REMEMBERED)
def could_be_verb(lower: str) -> bool:
    """Whether the dictionary has the form as a verb, too."""
    return any(reading.part == "v" for reading in readings(lower))


@lru_cache(maxsize=_REMEMBERED)
def _plural_noun(lower: str) -> bool:
    """Whether a word at the head of a sentence is a plural noun or a group, not a name: "Growers", "Police"."""
    if lower in {"police", "staff", "people", "management"}:
        return True
    if lower in words("titles_abbreviated"):
        return False
    return lower.endswith(("s", "men", "children")) and any(
        r.part == "n" and r.lemma != lower for r in readings(lower)
    )


@lru_cache(maxsize=_REMEMBERED)
def could_be_noun(lower: str) -> bool:
    """Whether the form is a noun anybody uses; "say" and "think" are none in a newspaper."""
    return lower not in {"say", "think", "know"} and any(reading.part == "n" for reading in readings(lower))


@lru_cache(maxsize=_REMEMBERED)
def is_base_form(lower: str) -> bool:
    """Whether the form is a verb's base form."""
    return any(reading.part == "v" and reading.lemma == lower for reading in readings(lower))


@lru_cache(maxsize=_REMEMBERED)
def is_past_form(lower: str) -> bool:
    """Whether the form is a verb's past form and none of its present ("grew", not "cost")."""
    verbs = [reading.lemma for reading in readings(lower) if reading.part == "v"]
    return bool(verbs) and lower not in verbs and not lower.endswith(("s", "ing"))


@lru_cache(maxsize=_REMEMBERED)
def is_only_base_form(lower: str) -> bool:
    """Whether the form is a base form and no past form ("put" is both)."""
    past = any(reading.part == "v" and reading.lemma != lower for reading in readings(lower))  # "fell" of "fall"
    return is_base_form(lower) and not past and lower not in words("unchanged_pasts") and could_be_noun(lower)
