"""Subjects that a clause without a relative pronoun tells apart: "Staff she spoke to said", "people Lund met said".

The clause's own subject stands beside its verb, and so nearer to the verb of speech than who speaks does (contact
clauses, after Jespersen 1927, "A Modern English Grammar", part III).
"""

from collections.abc import Sequence

from checker.extract.grammar import Tag, Word, is_finite
from checker.extract.noun_phrases import Phrase, can_speak, chain_start
from checker.extract.phrase_edges import left_edge

_SUBJECTS = frozenset({"he", "she", "i", "we", "they"})
_LONGEST_PLACE = 6
"""How many words may tell where or when it was: "at the old pier on Monday"."""
_OBJECTIVE = frozenset({"whom", "who", "that"})


def before_contact_clause(words: Sequence[Word], at: int) -> Phrase | None:
    """Return who speaks by the verb at index ``at``, where such a clause stands before it; else None."""
    end = chain_start(words, at)
    if (phrase := _before_clause(words, end)) is not None:
        return phrase
    for index in range(end - 2, max(1, end - _LONGEST_PLACE), -1):
        if words[index + 1].tag in {Tag.MARK, Tag.COORDINATOR}:
            return None  # "In a letter she wrote to parents, Amy Dell said"
        if words[index].tag is Tag.PREPOSITION and (phrase := _before_clause(words, index)) is not None:
            return phrase  # "staff she met at the pier"
    return None


def _before_clause(words: Sequence[Word], end: int) -> Phrase | None:
    """Return whom the clause that ends at ``end`` tells apart."""
    verb = end - 1
    if verb > 1 and words[verb].tag is Tag.PREPOSITION:
        verb -= 1  # the preposition that the clause leaves behind: "spoke to"
    if verb < 2 or not is_finite(words[verb]) or words[verb].quotation >= 0:
        return None
    subject = _subject_start(words, verb)
    if subject is None:
        return None
    core_end = subject - (words[subject - 1].lower in _OBJECTIVE)
    if core_end < 1 or words[core_end - 1].tag is not Tag.NOUN:
        return None
    start = left_edge(words, core_end, 0)
    return Phrase(start, core_end, core_end) if start is not None and can_speak(words[start:core_end]) else None


def _subject_start(words: Sequence[Word], verb: int) -> int | None:
    """Return where the clause's own subject begins: a pronoun, or a name with or without "the"."""
    if words[verb - 1].lower in _SUBJECTS:
        return verb - 1
    start = verb
    while start and words[start - 1].tag is Tag.NAME:
        start -= 1
    if start == verb or start < 1:
        return None
    start -= words[start - 1].lower == "the"
    return start or None
