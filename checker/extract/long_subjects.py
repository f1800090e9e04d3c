"""Subjects that fill a sentence up to its verb, however long: "Some voters who have heard her, on air or live".

They are read from their head on, where nothing that ends beside the verb is a subject by itself.
"""

from collections.abc import Sequence

from checker.extract.clauses import holds_verb
from checker.extract.grammar import Tag, Word
from checker.extract.noun_phrases import DASHES, Phrase, can_speak, chain_start, depends
from checker.extract.phrase_edges import is_title, right_edge
from checker.extract.word_classes import SMALL_NUMBERS

_LONGEST = 45
_LONGEST_QUANTITY = 6
"""How many words "all but two of them" may have."""
_ABOUT = frozenset({"about", "around", "over", "under", "roughly", "nearly", "almost"})
_LINKS = frozenset({Tag.COORDINATOR, Tag.ADVERB})
_LEADS = frozenset({Tag.PREPOSITION, Tag.SUBORDINATOR})
_INSIDE = frozenset({Tag.PREPOSITION, Tag.PARTICIPLE, Tag.ING})
"""What no subject stands behind, but the end of one may."""
_OPENS_CLAUSE = frozenset({"since", "until", "before", "after", "as", "than", "like", "once", "for"})
"""Prepositions that a clause with its own subject may stand behind."""
_EXPLAINING = frozenset({Tag.PREPOSITION, Tag.WH, Tag.ING, Tag.PARTICIPLE, Tag.COORDINATOR, Tag.ADVERB})


def opening_subject(words: Sequence[Word], at: int) -> Phrase | None:
    """Return the subject that fills its clause up to the verb at ``at``, None where there is none."""
    end = chain_start(words, at)
    for start in _openings(words, end):
        phrase = _subject(words, start, end)
        if phrase is not None:
            return phrase
    return None


def whole_subject(words: Sequence[Word], at: int, phrase: Phrase) -> Phrase:
    """Return the subject of the verb at ``at`` of which ``phrase`` may be only a part, or that is a part of it.

    "Advocates for the rights of the elderly", not "the elderly"; "Sam Lau, the head of the party" without a comma
    behind it; and "Clinton" alone in "A woman asked for a photo and Clinton said".
    """
    phrase = _without_clause(words, phrase)
    if not phrase.start:
        return phrase
    before = words[phrase.start - 1]
    beside = words[max(0, phrase.start - 2)].tag is words[phrase.start].tag is Tag.NAME
    listed = (
        before.text == "," and beside and any(word.lower == "and" for word in words[phrase.start : phrase.core_end])
    )
    inside = before.tag in _INSIDE and before.lower not in _OPENS_CLAUSE
    if (listed or inside) and before.quotation < 0:
        whole = opening_subject(words, at)
        if whole is None or whole.start >= phrase.start or (listed and words[whole.core_end].text == ","):
            return phrase  # "the Department for Culture, Media and Tourism" is one body
        return whole
    named = phrase.start - 1
    full = named > 1 and before.text == "," and all(one.tag is Tag.NAME or one.text == "." for one in words[:named])
    office = any(is_title(word) for word in words[phrase.start : phrase.start + 4])
    if full and office and words[phrase.start].tag is not Tag.NAME:
        return Phrase(0, named, phrase.end)
    return phrase


def _without_clause(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """Return a phrase without the clause that "and" joins to it: its verb looked like a participle."""
    links = (i for i in range(phrase.core_end - 1, phrase.start, -1) if words[i].lower == "and")
    link = next(links, None)
    if link is None or not any(word.tag is Tag.VERB for word in words[phrase.start : link]):
        return phrase
    named = words[link + 1].tag is Tag.NAME
    return phrase._replace(start=link + 1) if named else phrase


def ends_count(words: Sequence[Word], end: int) -> bool:
    """Whether the words before ``end`` count people: "one in three", "all but two"."""
    linked = end > 2 and words[end - 2].lower in {"in", "but", "of"}
    return linked and (words[end - 1].lower in SMALL_NUMBERS or words[end - 1].tag is Tag.NUMBER)


def counts(words: Sequence[Word], phrase: Phrase | None) -> bool:
    """Whether a phrase begins with how many of those asked: "one in three", "40 percent", "half of them"."""
    return phrase is not None and _is_count(words[phrase.start])


def whole_count(words: Sequence[Word], phrase: Phrase | None) -> Phrase | None:
    """Return a count with what limits it ("more than half"), and no more: "… the town and one in four" said."""
    if phrase is None:
        return None
    phrase = phrase._replace(start=counted_start(words, phrase.start))
    if not ends_count(words, phrase.core_end):
        return phrase
    links = (i for i in range(phrase.core_end - 2, phrase.start, -1) if words[i].tag is Tag.COORDINATOR)
    link = next((i for i in links if words[i].lower == "and"), None)
    return phrase if link is None else phrase._replace(start=link + 1)


def counted_start(words: Sequence[Word], at: int) -> int:
    """Return where a count begins, with what limits it: "more than 4 in 10", "nearly half"."""
    if not _is_count(words[at]) or not at:
        return at
    if at > 1 and [word.lower for word in words[at - 2 : at]] == ["all", "but"]:
        return at - 2
    if at > 1 and words[at - 1].lower == "than" and words[at - 2].lower in {"more", "fewer", "less"}:
        return at - 2
    return at - 1 if words[at - 1].lower in _ABOUT else at


def _is_count(word: Word) -> bool:
    return word.tag is Tag.NUMBER or word.lower in SMALL_NUMBERS or word.lower.startswith(("three-", "two-"))


def _openings(words: Sequence[Word], end: int) -> list[int]:
    """Return where a clause may begin before ``end``, the farthest first."""
    found = [0]
    for index in range(1, end - 1):
        before = words[index - 1]
        if before.quotation < 0 and (before.text in {",", ";", *DASHES} or before.tag is Tag.COORDINATOR):
            found.append(index)
    return found


def _subject(words: Sequence[Word], start: int, end: int) -> Phrase | None:
    while start < end and (words[start].tag in _LINKS or words[start].text == ","):
        start += 1
    if not 0 < end - start <= _LONGEST or words[start].quotation >= 0 or holds_verb(words[start]):
        return None
    about = words[start].lower in _ABOUT and start + 1 < end and words[start + 1].lower in SMALL_NUMBERS
    if words[start].tag in _LEADS and not about:
        return None
    core_end = right_edge(words, start + about, end)
    rest = words[core_end:end]
    if core_end == start + about:
        return None
    if not rest:
        return Phrase(start, end, end) if can_speak(words[start:end]) else None
    quantity = len(words[start:end]) <= _LONGEST_QUANTITY and all(word.tag is not Tag.MARK for word in rest)
    told = len(rest) > 1 and rest[0].lower.endswith("ed") and rest[1].tag is Tag.PREPOSITION  # "asked by the town"
    explained = told or rest[0].tag in _EXPLAINING or rest[0].text in {",", *DASHES} or rest[0].lower == "that"
    core_end = end if quantity else core_end
    if not explained or not depends(rest) or not can_speak(words[start:core_end]):
        return None
    return Phrase(start, core_end, end)
