"""Where a noun phrase begins, seen from its last word, and where it ends, seen from its first."""

from collections.abc import Sequence

from checker.extract.grammar import NOMINAL, Tag, Word, is_finite
from checker.extract.word_classes import SMALL_NUMBERS
from checker.lexicon import words as word_list

_ATTACHING = frozenset(
    {"of", "for", "at", "from", "in", "with", "on", "behind", "to", "against", "by", "near", "between"}
)
_INSIDE = NOMINAL | {Tag.DETERMINER, Tag.POSSESSIVE, Tag.ADJECTIVE}
_SOME = frozenset({"half", "most", "some", "many", "all", "few", "several", "both"})
_LAST = NOMINAL | {Tag.PRONOUN, Tag.DETERMINER, Tag.WH, Tag.OBJECT, Tag.ADJECTIVE}
_LONGEST_SHORT = 3
"""How many letters an abbreviation behind a name has at most: "Jr.", "Sr."."""
_QUOTATION_MARKS = frozenset({'"', "“", "”", "''", "'", "’", "‘"})


def right_edge(words: Sequence[Word], at: int, limit: int) -> int:
    """Return where the noun phrase that begins at ``at`` ends, prepositional phrases of it included."""
    if at < limit and words[at].tag in {Tag.PRONOUN, Tag.OBJECT}:
        follows = words[at + 1] if at + 1 < limit else None
        if follows is None or follows.lower != "of":
            return at + 1
        inner = base_right(words, at + 2, limit)
        return right_edge(words, at + 2, limit) if inner > at + 2 else at + 1
    index = at
    while index < limit:
        step = _step_right(words, index, at, limit)
        if not step:
            break
        index += step
    return index


def _step_right(words: Sequence[Word], index: int, at: int, limit: int) -> int:
    """Return how many words from ``index`` on belong to the phrase, 0 where it has ended."""
    word = words[index]
    if word.tag in _INSIDE or word.lower in {"&", "%"}:
        return 1
    if word.lower == "others" and index > at and words[index - 1].lower == "and":
        return 1
    if index + 1 >= limit:
        return int(word.text in _QUOTATION_MARKS and index > at and word.quotation >= 0)
    follows = words[index + 1]
    opens = index == at or words[index - 1].tag in {Tag.DETERMINER, Tag.POSSESSIVE, Tag.ADVERB}
    describes = word.tag is Tag.ING or (word.tag is Tag.VERB and word.lower.endswith("ed") and opens)
    if describes and follows.tag in NOMINAL:
        return 1
    if word.tag is Tag.ADVERB and index > at and index + 2 < limit and words[index - 1].tag is Tag.DETERMINER:
        newly = follows.tag is Tag.ADJECTIVE or follows.lower.endswith("ed")  # "a newly released letter"
        return int(newly and words[index + 2].tag in NOMINAL)
    if index == at:
        return 0
    if _inside_name(words, index):
        return 1
    if word.tag is Tag.PREPOSITION and word.lower in _ATTACHING:
        timed = follows.lower in word_list("time_words")
        inner = index + 1 if timed else base_right(words, index + 1, limit)
        return inner - index if inner > index + 1 else 0
    before = words[index - 1]
    abbreviated = word.text == "." and len(before.text) <= 4 and before.tag is Tag.NAME and follows.capital
    hyphenated = word.text in {"-", "–"} and follows.start == word.end
    joined = word.lower == "and" and (follows.tag in _INSIDE or follows.lower == "others")
    return int(abbreviated or hyphenated or joined or (word.text in _QUOTATION_MARKS and word.quotation >= 0))


def base_right(words: Sequence[Word], at: int, limit: int) -> int:
    """Return where the noun phrase at ``at`` ends without its prepositional phrases."""
    while at < limit and (words[at].tag in _INSIDE or words[at].lower == "&" or _describing(words, at, limit)):
        at += 1
    return at


def _describing(words: Sequence[Word], at: int, limit: int) -> bool:
    """Whether a participle stands between an article and its noun ("the auditing firm")."""
    inside = 0 < at < limit - 1 and words[at].tag is Tag.ING
    return inside and words[at - 1].tag is Tag.DETERMINER and words[at + 1].tag in NOMINAL


def left_edge(words: Sequence[Word], end: int, floor: int) -> int | None:
    """Return the start of the noun phrase that ends at ``end``, None where there is none."""
    if end <= floor:
        return None
    last = words[end - 1]
    before = words[end - 2] if end - 2 >= floor else None
    asked = before is not None and (before.lower == "those" or (before.tag in NOMINAL and end - 2 >= floor))
    if asked and last.tag is Tag.VERB and last.lower.endswith("ed"):
        return left_edge(words, end - 1, floor)  # "voters polled said"
    if before is not None and (
        (last.text == "." and before.tag is Tag.NAME and len(before.text) <= _LONGEST_SHORT)
        or (last.text == "%" and before.tag is Tag.NUMBER)
    ):
        return left_edge(words, end - 1, floor)  # "Horn Jr. said", "42% say"
    if end - 3 > floor and words[end - 3].lower in {"dated", "no"} and _is_numbered(words, end):
        return left_edge(words, end - 3, floor)  # "a letter dated 26 June", "Union No. 1"
    if last.quotation >= 0 or last.tag not in _LAST:
        return None
    if last.tag is Tag.WH:
        return end - 1 if last.lower in {"who", "which"} else None
    beside = before is not None and before.lower == "behind" and end - 3 > floor and words[end - 3].tag is Tag.NOUN
    if beside and last.tag in {Tag.OBJECT, Tag.PRONOUN}:
        return left_edge(words, end - 2, floor)  # "the company behind it has admitted"
    if last.tag is Tag.OBJECT and end - 2 > floor and words[end - 2].lower == "of":
        start = end - 3
        while start > floor and (words[start - 1].tag is Tag.NUMBER or words[start - 1].lower == "per"):
            start -= 1  # "57 percent of them"
        return start
    others = last.lower == "others" and end - 2 > floor and words[end - 2].lower == "and"
    if last.tag in {Tag.PRONOUN, Tag.DETERMINER} and not (others and words[end - 3].tag in NOMINAL):
        return end - 1
    index = end - 1
    while index > floor:
        step = _step_left(words, index, floor)
        if not step:
            break
        index -= step
    if last.tag is Tag.ADJECTIVE and not is_title(last) and not _determined(words[index:end]):
        return None
    relative = _relative_left(words, index, floor)
    return index if relative is None else relative


def _is_numbered(words: Sequence[Word], end: int) -> bool:
    """Whether a phrase ends in a number behind "No.", or in a day."""
    mark, last = words[end - 2 : end]
    return (mark.text == "." and last.tag is Tag.NUMBER) or (mark.tag is Tag.NUMBER and last.tag is Tag.NAME)


def _step_left(words: Sequence[Word], index: int, floor: int) -> int:
    """Return how many words before ``index`` belong to the phrase, 0 where it begins."""
    word = words[index - 1]
    if word.quotation >= 0 and word.tag is not Tag.NAME:
        return 0
    if word.tag in _INSIDE or word.lower == "&":
        return 1
    if index - 2 < floor:
        return int(word.tag is Tag.ING and words[index].tag in {Tag.NOUN, Tag.ADJECTIVE})
    before = words[index - 2]
    if _inside_name(words, index - 1):
        return 2
    if word.lower == "per" and before.tag is Tag.NUMBER:
        return 2  # "57 per cent"
    if word.tag is Tag.PREPOSITION and word.lower in _ATTACHING:
        if word.lower == "in" and words[index].tag is Tag.NUMBER and before.tag is Tag.ADJECTIVE:
            return 2  # "six in 10"
        if word.lower == "of" and before.text == "%" and index - 3 >= floor and words[index - 3].tag is Tag.NUMBER:
            return 3  # "58% of the voters"
        if before.tag is Tag.PRONOUN or (word.lower == "of" and before.lower in _SOME | SMALL_NUMBERS):
            return 2  # "one of the girls", "half of them"
        if before.tag in NOMINAL or (is_title(before) and word.lower == "of"):
            return 1
        familiar = before.tag is Tag.ADJECTIVE or before.lower == "close"  # "sources close to"
        familiar = familiar and index - 3 >= floor and words[index - 3].tag is Tag.NOUN
        return 2 if familiar or _postmodifies(words, index - 2, floor) else 0
    if word.lower == "and":
        return 2 if before.tag is Tag.PRONOUN else int(before.tag in NOMINAL)
    if word.tag is Tag.ING and (words[index].tag in {Tag.NOUN, Tag.ADJECTIVE} or before.tag is Tag.DETERMINER):
        return 1
    if word.tag in {Tag.VERB, Tag.PARTICIPLE, Tag.ING} and _postmodifies(words, index - 1, floor):
        return 1
    abbreviated = word.text == "." and before.tag is Tag.NAME
    return int(abbreviated or (word.text in {"-", "–"} and word.start == before.end))


def _inside_name(words: Sequence[Word], at: int) -> bool:
    """Whether a preposition with a capital stands inside a name: "Reporters Without Borders"."""
    inside = words[at].tag is Tag.PREPOSITION and words[at].capital and 0 < at < len(words) - 1
    return inside and words[at - 1].capital and words[at + 1].capital


def _determined(phrase: Sequence[Word]) -> bool:
    return any(word.tag in {Tag.DETERMINER, Tag.POSSESSIVE} for word in phrase)


_HOW_IT_CAME = frozenset({"by", "on", "in", "for", "before", "after", "during"})


def is_reduced_relative(words: Sequence[Word], at: int, limit: int) -> bool:
    """Whether the participle at ``at`` tells where the noun before it comes from ("figures released by X")."""
    if not 0 < at < limit - 1 or words[at - 1].tag is not Tag.NOUN:
        return False
    by = (
        at + 1 + (words[at + 1].lower in {"out", "up"} and at + 2 < limit)
    )  # "a survey carried out before the vote"
    return words[at].lower.endswith(("ed", "en", "seen", "made")) and words[by].lower in _HOW_IT_CAME


def _postmodifies(words: Sequence[Word], at: int, floor: int) -> bool:
    """Whether the participle at ``at`` belongs to the noun before it ("the mission led by X")."""
    if at - 1 < floor or words[at - 1].tag not in {Tag.NOUN, Tag.NAME} or at + 1 >= len(words):
        return False
    follows = words[at + 1]
    return words[at].lower.endswith(("ed", "en", "led", "ing", "held", "based", "stuck", "caught")) and (
        follows.tag is Tag.PREPOSITION and follows.lower in {"by", "of", "in", "on", "at", "with", "for", "from"}
    )


def _relative_left(words: Sequence[Word], index: int, floor: int) -> int | None:
    """Find the noun before a restrictive relative clause whose end was taken for the subject."""
    if index <= floor or words[index - 1].tag in {Tag.COORDINATOR, Tag.SUBORDINATOR, Tag.WH}:
        return None
    for at in range(index - 1, max(floor, index - 12), -1):
        if words[at].tag is Tag.MARK or words[at].quotation >= 0:
            return None
        if words[at].lower in {"who", "which", "whose"} and words[at - 1].tag in NOMINAL:
            verb = any(is_finite(word) for word in words[at + 1 : index])
            return left_edge(words, at, floor) if verb else None
    return None


def is_title(word: Word) -> bool:
    """Whether the word is a title or an office."""
    return word.lower in word_list("titles")
