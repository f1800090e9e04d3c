"""Noun phrases beside a verb: who says, and the name and role in it.

A phrase has a core ("Moira Tench of the Police Federation") and may have an apposition, a parenthesis or a relative
clause behind it ("…, the chair of the union,"). Name and role are read off both.
"""

from collections.abc import Sequence
from typing import NamedTuple

from checker.extract.explanations import LONGEST_APPOSITION, head_of_chain
from checker.extract.grammar import MODIFIED, NOMINAL, Tag, Word, is_finite
from checker.extract.phrase_edges import left_edge, right_edge
from checker.extract.word_classes import could_be_noun
from checker.lexicon import words as word_list


class Phrase(NamedTuple):
    """A noun phrase: ``words[start:core_end]`` is its core, ``words[core_end:end]`` what explains it."""

    start: int
    core_end: int
    end: int


DASHES = frozenset({"-", "–", "—", "--"})
_OPENING, _CLOSING = frozenset({"(", "["}), frozenset({")", "]"})
_LONGEST_ASIDE = 40
_ASIDE_MARKS = frozenset({",", *DASHES})
_NOT_ASIDE = frozenset({Tag.COORDINATOR, Tag.PRONOUN, Tag.MODAL, Tag.AUXILIARY})
_NOT_SPEAKING = frozenset({"there", "this", "that", "these", "those", "what", "nothing", "something", "everything"})
_SPEAKING = frozenset({Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.ADJECTIVE})
_BEFORE_NOUN = MODIFIED | {Tag.PARTICIPLE, Tag.ING, Tag.DETERMINER}
_MADE_KNOWN = frozenset({"released", "published", "issued", "conducted", "taken", "carried"})
_INSIDE_CHAIN = frozenset({"since", "before", "long"})
_CHAIN = frozenset({Tag.ADVERB, Tag.NEGATION, Tag.MODAL, Tag.AUXILIARY})


def before_verb(words: Sequence[Word], at: int, floor: int = 0) -> Phrase | None:
    """Return the subject that ends before the verb at index ``at``, not reaching left of ``floor``."""
    end = _before_chain(words, at, floor)
    core_end = _skip_explanation_left(words, end, floor)
    if (
        core_end < end
        and core_end - 2 > floor
        and words[core_end - 1].tag is Tag.ADVERB
        and words[core_end - 2].text == ","
    ):
        core_end -= 2
    start = left_edge(words, core_end, floor)
    if core_end < end:
        core_end, start = head_of_chain(words, core_end, start, floor)
    if start is None:
        return _before_aside(words, end, floor)
    made = _made_before(words, start, floor)
    if made is not None:
        start, core_end = made
    if start - 2 > floor and [word.lower for word in words[start - 2 : start]] == ["such", "as"]:
        named = left_edge(words, start - 2, floor)  # "unions such as Metalwork"
        start = start if named is None else named
    start = _without_adverbial(words, start, core_end, floor)
    phrase = Phrase(start, core_end, end)
    return phrase if can_speak(words[start:core_end]) else None


def _made_before(words: Sequence[Word], at: int, floor: int) -> tuple[int, int] | None:
    """Return the noun of "a survey carried out before the vote", where the vote was taken for the subject."""
    if at < floor + 3 or words[at - 1].lower not in {"before", "after", "during"}:
        return None
    made = at - 2 - (words[at - 2].lower == "out")
    if made <= floor or words[made].lower not in _MADE_KNOWN or words[made - 1].tag is not Tag.NOUN:
        return None
    start = left_edge(words, made, floor)
    return None if start is None else (start, made)


def chain_start(words: Sequence[Word], at: int, floor: int = 0) -> int:
    """Return where the verb's own adverbs and auxiliaries begin ("had also" said)."""
    return _before_chain(words, at, floor)


def after_verb(words: Sequence[Word], at: int, limit: int) -> Phrase | None:
    """Return the noun phrase that begins at ``at`` and stays left of ``limit``."""
    while at < limit and words[at].tag is Tag.ADVERB and not words[at].capital:
        at += 1
    core_end = right_edge(words, at, limit)
    if core_end == at or not can_speak(words[at:core_end]):
        return None
    return Phrase(at, core_end, explanation_end(words, core_end, limit))


def explanation_end(words: Sequence[Word], at: int, limit: int) -> int:
    """Return where the apposition, parenthesis or relative clause that begins at ``at`` ends, else ``at``."""
    if at < limit and words[at].text in _OPENING:
        close = next((i for i in range(at, limit) if words[i].text in _CLOSING), None)
        if close is not None:
            return explanation_end(words, close + 1, limit)
    if at + 1 >= limit or words[at].text not in {",", *DASHES} or not _explains(words, at + 1, limit):
        return at
    mark = words[at].text
    end = next((i for i in range(at + 1, limit) if words[i].text == mark and words[i].quotation < 0), limit)
    if end - at > LONGEST_APPOSITION or (end == limit and _tells(words, at + 1, end)):
        return at
    return end if end == limit else explanation_end(words, end, limit)


def _explains(words: Sequence[Word], at: int, limit: int) -> bool:
    """Whether an apposition can begin at ``at``."""
    word = words[at]
    if word.lower == "one" and words[at + 1].lower == "of":
        return True  # "Lund, one of the five dissenters,"
    if word.quotation >= 0 or word.tag in {Tag.COORDINATOR, Tag.PRONOUN, Tag.MARK}:
        return False
    if word.tag is Tag.SUBORDINATOR and word.lower != "once":
        return False
    if word.tag is Tag.NUMBER and words[at + 1].lower in {"%", "per", "percent"}:
        return False  # "according to a survey by the guild, 38% of its members"
    if word.tag is Tag.WH:
        return word.lower in {"who", "whose", "which", "whom"}
    end = next((i for i in range(at, limit) if words[i].tag is Tag.MARK), limit)
    if word.lower == "clad":
        return True
    if word.tag in {Tag.ING, Tag.PARTICIPLE}:
        return word.lower != "adding"
    passive = word.lower.endswith("ed") or word.lower in word_list("unchanged_pasts")  # "the letter, read by Lund,"
    if word.tag is Tag.VERB and passive and at + 1 < limit:
        return words[at + 1].tag is Tag.PREPOSITION
    if word.tag is Tag.PREPOSITION:
        return word.lower in {"of", "from", "for", "at", "including", "like", "along"}
    for index in range(at, end):
        if index > at and (words[index].tag is Tag.WH or words[index].lower == "that"):
            return True
        if index > at and word.lower in {"a", "an"} and _opens_contact(words, index):
            return True
        if is_finite(words[index]):
            return False
    return True


def _opens_contact(words: Sequence[Word], at: int) -> bool:
    """Whether a relative clause without a pronoun begins at ``at``: "a researcher the museum hired in May"."""
    return words[at - 1].tag is Tag.NOUN and words[at].tag in {Tag.PRONOUN, Tag.DETERMINER}


def _tells(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a stretch is a clause of its own, no noun phrase with a relative clause."""
    article = words[start].lower in {"a", "an"}
    for index in range(start, end):
        word = words[index]
        if word.tag is Tag.WH or word.lower == "that" or (article and _opens_contact(words, index)):
            return False
        if is_finite(word):
            return True
    return False


def _before_chain(words: Sequence[Word], at: int, floor: int) -> int:
    """Step left over the verb's auxiliaries and adverbs, a pair of commas around an adverb included."""
    index = at
    while index > floor:
        word = words[index - 1]
        if word.quotation >= 0:
            break
        if word.tag in _CHAIN or word.lower in word_list("adverbs"):
            index -= 1
        elif word.lower in _INSIDE_CHAIN and index - 1 > floor and words[index - 2].tag is Tag.AUXILIARY:
            index -= 1  # "has since said"
        elif word.text == "," and index - 3 >= floor and words[index - 3].text == "," and index < at + 1:
            if words[index - 2].tag is not Tag.ADVERB:
                break
            index -= 3
        elif word.lower in word_list("time_words") and index - 2 >= floor and word.lower != "may":
            lead = words[index - 2]
            if index - 3 < floor:
                break
            if lead.lower in {"on", "last", "this", "next"}:
                index -= 2
                made = index - 1 > floor and words[index - 1].lower in _MADE_KNOWN
                if made and words[index - 2].tag is Tag.NOUN:
                    index -= 1  # "a poll released on Tuesday showed"
            elif lead.lower in {"earlier", "later", "late", "early"} and words[index - 3].tag in NOMINAL:
                index -= 2  # "Holt earlier Thursday said"
            elif lead.tag is Tag.VERB and lead.lower.endswith("ed") and words[index - 3].tag is Tag.NOUN:
                index -= 2  # "a poll released Tuesday showed"
            else:
                break
        else:
            break
    return index


def _skip_explanation_left(words: Sequence[Word], end: int, floor: int) -> int:
    """Return where the core ends if ``words[:end]`` ends in an explanation between marks, else ``end``."""
    if end - 1 <= floor:
        return end
    last = words[end - 1]
    if last.text in _CLOSING:
        opening = next((i for i in range(end - 2, floor, -1) if words[i].text in _OPENING), None)
        return end if opening is None else _skip_explanation_left(words, opening, floor)
    if last.text not in {",", *DASHES} or last.quotation >= 0:
        return end
    if last.text == "," and words[end - 2].text in _CLOSING:
        return _skip_explanation_left(words, end - 1, floor)  # "a poll by Shaw (R), shows": half a pair of commas
    for index in range(end - 2, max(floor, end - 2 - LONGEST_APPOSITION), -1):
        if words[index].text != last.text or words[index].quotation >= 0:
            continue
        adverb = words[index - 1].tag is Tag.ADVERB and index - 2 > floor and words[index - 2].text == ","
        adverb = adverb or (words[index - 1].text == "." and words[index - 2].tag is Tag.NAME)
        ends_noun = adverb or words[index - 1].tag in MODIFIED or words[index - 1].text in _CLOSING
        if index - 1 >= floor and ends_noun and _explains(words, index + 1, end - 1):
            return _skip_explanation_left(words, index, floor) if words[index - 1].text in _CLOSING else index
        placed = words[index + 1].tag is Tag.PREPOSITION and words[index - 1].tag is Tag.NAME
        if words[index + 1].tag is Tag.WH or placed:
            return index
    return end


def _before_aside(words: Sequence[Word], end: int, floor: int) -> Phrase | None:
    """Return the subject that opens a clause, where an aside of any kind stands between it and the verb.

    "The ministry, in a letter that nobody answered, said", "Others, reacting to the news, said".
    """
    last = words[end - 1]
    if end - 2 <= floor or last.tag is not Tag.MARK or (last.text not in _ASIDE_MARKS and last.quotation < 0):
        return None
    for at in range(floor + 1, end - 2):
        if words[at].text not in _ASIDE_MARKS or words[at].quotation >= 0:
            continue
        start = left_edge(words, at, floor)
        if start is None or not _opens_clause(words, start, floor):
            continue
        aside = words[at + 1 : end - 1]
        if len(aside) > _LONGEST_ASIDE or aside[0].tag in _NOT_ASIDE or not depends(aside):
            return None
        return Phrase(start, at, end) if can_speak(words[start:at]) else None
    return None


def _opens_clause(words: Sequence[Word], start: int, floor: int) -> bool:
    """Whether a subject at ``start`` opens its clause: nothing, a link or a quotation stands before it."""
    if start <= floor:
        return True
    before = words[start - 1]
    linked = start - 1 == floor and (before.tag in {Tag.COORDINATOR, Tag.SUBORDINATOR} or before.lower == "as")
    return linked or (before.tag is Tag.MARK and before.quotation >= 0)


def depends(aside: Sequence[Word]) -> bool:
    """Whether a stretch is no clause: its verbs stand behind "who", "that", "as", or are participles."""
    opened = False
    before = None
    for word in aside:
        opened = opened or word.tag in {Tag.WH, Tag.SUBORDINATOR} or word.lower in {"that", "as", "after", "before"}
        behind = before is not None and (before.tag in _BEFORE_NOUN or before.lower == "more")
        noun = behind and could_be_noun(word.lower)  # "of state campaigns", "to regain control"
        if not opened and is_finite(word) and not noun and not word.lower.endswith("ed") and word.quotation < 0:
            return False
        before = word
    return True


def _without_adverbial(words: Sequence[Word], start: int, end: int, floor: int) -> int:
    """Cut a time or place that stands before the subject without a comma ("On Monday Ruiz")."""
    if start > floor and words[start - 1].tag is Tag.PREPOSITION and start - 1 == floor:
        for index in range(start + 1, end):
            if words[index].tag is Tag.DETERMINER and words[index - 1].tag in NOMINAL:
                return index
    index = start
    while index < end - 1 and (words[index].lower in word_list("time_words") or words[index].tag is Tag.NUMBER):
        if words[index].tag is Tag.NUMBER and words[index + 1].tag is not Tag.NAME:
            break
        if words[index + 1].tag is Tag.POSSESSIVE:
            break  # "Tuesday's hearing"
        if words[index].lower in {"last", "this", "next"} and words[index + 1].lower not in word_list("time_words"):
            break
        index += 1
    return index


def can_speak(core: Sequence[Word]) -> bool:
    """Whether a phrase may stand for somebody who speaks: "others", "six in 10", "the council"."""
    if not core:
        return False
    several = core[0].lower in {"another", "others", "many", "some", "most", "one"}
    if len(core) == 1:
        return several or (core[0].lower not in _NOT_SPEAKING and core[0].tag not in {Tag.DETERMINER, Tag.NUMBER})
    counts = several or any(word.tag is Tag.NUMBER for word in core)  # "most of them said", "42% say"
    asked = core[0].lower == "those"  # "those polled said"
    return counts or asked or any(word.tag in _SPEAKING for word in core)
