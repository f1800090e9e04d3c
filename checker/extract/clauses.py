"""Clauses: where one begins, whose it is, and what stands between a verb and it."""

import re
from collections.abc import Sequence

from checker.extract.cues import may_be_cue
from checker.extract.grammar import NOMINAL, Tag, Word, is_finite
from checker.extract.noun_phrases import Phrase, before_verb
from checker.extract.phrase_edges import right_edge
from checker.extract.word_classes import CURRENCIES, SMALL_NUMBERS, is_past_form
from checker.lexicon import words as word_list

BREAKS = frozenset({",", "-", "–", "—", "--", ";"})
_OPENS_DEPENDENT = frozenset({"when", "where", "asked", "until", "before", "after", "since", "as", "once"})
_CONTRACTED = re.compile(r"['’](?:s|re|ve|m|ll|d)$")
"""The end of a pronoun that holds its verb, too: "they're"."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LASTING = frozenset({"days", "weeks", "months", "years", "decades"})
_LEADS = frozenset({Tag.PREPOSITION, Tag.SUBORDINATOR})
_OF_SCENES = frozenset({Tag.DETERMINER, Tag.ADJECTIVE, Tag.NOUN, Tag.NAME, Tag.PREPOSITION})
_FEWEST_OF_SCENE = 2
_OF_TIMES = frozenset({"then", "the", "that", "this", "last", "next", "end", "start", "of", "early", "late", "mid"})
"""Words beside those for times in a phrase that tells when."""
_THEY = frozenset({"he", "she", "it", "they", "we", "i"})
_DIRECT = frozenset({"not", "only", "here", "there", "now", "then", "today", "even", "just", "no"})
_BEHIND_PARTICIPLE = frozenset({Tag.PREPOSITION, Tag.WH, Tag.ADVERB, Tag.SUBORDINATOR, Tag.NAME})


def sentence_limit(words: Sequence[Word]) -> int:
    """Return where the sentence's words end, its final marks left out."""
    limit = len(words)
    while (
        limit and words[limit - 1].tag is Tag.MARK and words[limit - 1].text not in {"%", ")", "]", "$", "€", "£"}
    ):
        limit -= 1
    return limit


def opens_clause(words: Sequence[Word], at: int, limit: int) -> bool:
    """Whether a clause with a subject and a finite verb begins at ``at``."""
    if at + 1 < limit and words[at].text in CURRENCIES:
        at += 1  # "$46 million had been set aside"
    if at >= limit or words[at].tag in {Tag.VERB, Tag.MODAL, Tag.AUXILIARY, Tag.WH, Tag.COORDINATOR, Tag.MARK}:
        return False
    if words[at].tag in {Tag.PREPOSITION, Tag.SUBORDINATOR} and not _counts(words[min(at + 1, limit - 1)]):
        comma = next((i for i in range(at + 1, limit) if words[i].text == "," and words[i].quotation < 0), None)
        if comma is not None:
            return opens_clause(words, comma + 1, limit)
        return words[at].lower == "if" and _separate_verbs(words, at + 1, limit) > 1
    if holds_verb(words[at]):
        return True
    commas = resumed = 0
    for index in range(at + 1, limit):
        word, before = words[index], words[index - 1]
        if index < resumed:
            continue
        if word.lower == "as" and before.lower == "such":
            continue  # "towns such as Lund have …"
        if word.lower in _OPENS_DEPENDENT and before.text == ",":
            resumed = 1 + next((i for i in range(index, limit) if words[i].text == ","), index - 1)
            if resumed > index:
                commas += 1
                continue  # "the law, as it stood, capped any fine"
        if is_finite(word):
            return not (before.tag is Tag.COORDINATOR or (before.text == "," and commas == 1))
        contact = word.lower in _THEY and before.tag is Tag.NOUN and before.lower not in word_list("time_words")
        if contact or word.lower in {"that", "who", "which", "whose"}:  # "traces in the cups it tested"
            return _separate_verbs(words, index + 1, limit) > 1
        if word.text in {";", ":"} or word.lower in _OPENS_DEPENDENT or word.lower in {"though", "although"}:
            return False
        if word.tag is Tag.COORDINATOR and before.text == "," and commas == 1:
            return False  # "has a wide lead, and the debate helped"
        commas += word.text == "," and word.quotation < 0
    return False


def holds_verb(word: Word) -> bool:
    """Whether a pronoun is contracted with its verb: "they're", "she'll"."""
    return word.tag is Tag.PRONOUN and _CONTRACTED.search(word.lower) is not None


def _separate_verbs(words: Sequence[Word], start: int, end: int) -> int:
    """Count the finite verbs between two indexes, an auxiliary and its verb as one."""
    count = 0
    auxiliary = False
    for word in words[start:end]:
        finite = is_finite(word)
        count += finite and not auxiliary
        auxiliary = finite and word.tag is not Tag.VERB
    return count


def governing_subject(words: Sequence[Word], at: int) -> Phrase | None:
    """Return the subject of the nearest finite verb before ``at``: who does what is said at ``at``."""
    for index in range(at - 1, 0, -1):
        word = words[index]
        if word.quotation >= 0 or not is_finite(word):
            continue
        phrase = before_verb(words, index)
        if phrase is not None and words[phrase.start].tag is not Tag.WH:
            return phrase
    return None


def main_subject(words: Sequence[Word], limit: int) -> tuple[Phrase, int] | None:
    """Return the subject of the first main clause outside quotations, and the index of its verb."""
    for index in range(1, limit):
        if words[index].quotation >= 0 or not is_finite(words[index]):
            continue
        phrase = before_verb(words, index)
        if phrase is None or words[phrase.start].tag is Tag.WH:
            continue
        before = words[phrase.start - 1] if phrase.start else None
        if before is None or before.text in BREAKS or before.tag is Tag.COORDINATOR or before.quotation >= 0:
            return phrase, index
        if _sets_scene(words[: phrase.start], words[phrase.start]):
            return phrase, index
    return None


def _is_time(word: Word) -> bool:
    return word.tag is Tag.NUMBER or word.text.isdecimal() or word.lower in word_list("time_words") | _OF_TIMES


def _sets_scene(opening: Sequence[Word], subject: Word) -> bool:
    """Whether a sentence opens with a time or place and no comma: "By Monday the snow had gone"."""
    if len(opening) < _FEWEST_OF_SCENE or opening[0].tag not in _LEADS:
        return False
    leads = opening[0].tag is Tag.PREPOSITION or opening[0].lower in {"since", "after", "before", "until"}
    if leads and all(map(_is_time, opening[1:])):
        return True
    plain = all(word.tag in _OF_SCENES for word in opening[1:])
    ends = opening[0].tag is Tag.PREPOSITION and opening[-1].tag in {Tag.NOUN, Tag.NAME}
    return plain and ends and subject.tag is Tag.DETERMINER


def is_clause(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether ``words[start:end]`` can stand as a sentence: a finite verb, and no opening subordinator alone."""
    if start >= end:
        return False
    first = words[start]
    if first.tag is Tag.SUBORDINATOR or first.lower in _OPENS_DEPENDENT:
        comma = next((i for i in range(start, end) if words[i].text == "," and words[i].quotation < 0), end)
        return comma < end and is_clause(words, comma + 1, end)
    return any(is_finite(word) for word in words[start:end])


def has_main_verb(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a finite verb stands in ``words[start:end]`` outside relative clauses between commas."""
    relative = False
    for index in range(start, end):
        word = words[index]
        if word.text == "," and word.quotation < 0:
            relative = index + 1 < end and words[index + 1].tag is Tag.WH
        elif is_finite(word) and not relative:
            return True
    return False


def opens_adverbial(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether ``words[start:end]`` only sets the scene for what follows: "Asked about it", "In a letter of May".

    A participle belongs to the subject that follows. Behind another opening, a main clause may come after a comma.
    """
    if start >= end or words[start].quotation >= 0:
        return False
    if start + 1 < end and words[start].tag is Tag.ADVERB and words[start + 1].tag in _LEADS:
        start += 1  # "soon after", "just as"
    first = words[start]
    follows = words[start + 1] if start + 1 < end else None
    past = is_past_form(first.lower) and first.lower not in word_list("forms_of_be")
    past = past and follows is not None and (follows.tag in _BEHIND_PARTICIPLE or follows.lower in {"if", "by"})
    if first.tag is Tag.ING and _is_compound(words[start:end]):
        return False
    if first.tag is Tag.ING or past:
        return True
    if first.tag not in {Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.WH} and first.lower not in _OPENS_DEPENDENT:
        return False
    if first.tag in _LEADS and main_subject(words[start:end], end - start) is not None:
        return False  # "On Monday the mayor will resign"
    commas = (index for index in range(start, end) if words[index].text == "," and words[index].quotation < 0)
    return not any(opens_clause(words, index + 1, end) for index in commas)


def _is_compound(words: Sequence[Word]) -> bool:
    """Whether a form in -ing opens a subject: "Drinking water was safe", not "Saying costs were high"."""
    if may_be_cue([words[0].lower], 0):
        return False
    for at, word in enumerate(words[1:], 1):
        if word.tag in {Tag.MARK, Tag.WH, Tag.SUBORDINATOR, Tag.PRONOUN} or word.quotation >= 0:
            return False
        if is_finite(word):
            return at > 1
    return False


def adverbials_end(words: Sequence[Word], at: int, limit: int) -> int:
    """Step over times ("on Monday"), venues ("in a statement") and manner ("bluntly") from ``at`` on."""
    index = at
    while index < limit:
        word = words[index]
        if word.quotation >= 0:
            return index
        early = word.lower in {"early", "late"} and index + 1 < limit and words[index + 1].lower in {"on", "in"}
        if early or (word.tag is Tag.ADVERB and word.lower not in _DIRECT):
            index += 1
        elif [one.lower for one in words[index : min(index + 2, limit)]] == ["in", "writing"]:
            index += 2
        elif _time_begins(words, index, limit):
            end = index + 1
            while end < limit and words[end].lower in word_list("time_words") | {"the"}:
                end += 1
            index = end - 1 if words[end - 1].lower == "the" else end
        elif word.tag is Tag.PREPOSITION or word.lower in {"after", "before", "as"}:
            venue = _venue(words, index, limit)
            if venue is None:
                return index
            index = venue
        else:
            return index
    return index


def _time_begins(words: Sequence[Word], at: int, limit: int) -> bool:
    """Whether a time without a preposition begins at ``at``: "Monday", "last week"."""
    lower = words[at].lower
    if lower in {"late", "early"} and at + 1 < limit and words[at + 1].lower in {"last", "this", "next"}:
        return at + 2 < limit and words[at + 2].lower in word_list("time_words")
    if lower in {"this", "last", "next", "later", "earlier"}:
        return at + 1 < limit and words[at + 1].lower in word_list("time_words")
    return lower in word_list("time_words") and lower != "may"


def _venue(words: Sequence[Word], at: int, limit: int) -> int | None:
    """Return where a prepositional phrase of time or venue ends, None where it is none."""
    follows = words[at + 1] if at + 1 < limit else None
    if follows is None or follows.lower in {"least", "most"} or (words[at].lower == "about" and _counts(follows)):
        return None  # "said at least ten had left", "said about half had left"
    end = _phrase_of_venue(words, at, limit)
    if end == at + 1:
        return None
    inner = words[at + 1 : end]
    timed = word_list("venue_nouns") | word_list("time_words") | _LASTING
    venue = any(w.lower in timed or _YEAR.fullmatch(w.text) for w in inner)
    closes = (
        end >= limit or words[end].text in {",", ":"} or words[end].lower == "that" or words[end].quotation >= 0
    )
    return end if venue or closes else None


def _counts(word: Word) -> bool:
    return word.tag is Tag.NUMBER or word.lower in SMALL_NUMBERS


def _phrase_of_venue(words: Sequence[Word], at: int, limit: int) -> int:
    """Return the end of the noun phrase behind a preposition; "in a statement the minister" has two."""
    end = right_edge(words, at + 1, limit)
    for index in range(at + 2, end):
        opens = words[index].tag in {Tag.DETERMINER, Tag.POSSESSIVE} and words[index].lower != "'s"
        if opens and words[index - 1].tag in NOMINAL:
            return index
    return end


def trim_right(words: Sequence[Word], end: int) -> int:
    """Return ``end`` without the marks before it."""
    while end and words[end - 1].text in BREAKS and words[end - 1].quotation < 0:
        end -= 1
    return end
