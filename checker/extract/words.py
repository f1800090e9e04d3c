"""A stretch of text to words with a guess at their class: enough grammar to find subjects, verbs and clauses.

No trained tagger: closed classes, endings, the dictionary and the neighbours decide. A guess may be wrong; what
builds on it asks questions that survive single mistakes ("is there a finite verb in this stretch?").
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from math import inf

from checker.extract.grammar import Word
from checker.extract.missing_verbs import supply_verbs
from checker.extract.word_classes import class_of
from checker.extract.word_context import in_context
from checker.lexicon import gender
from checker.text.quotations import Quotation
from checker.text.tokens import Token, tokens


@lru_cache(maxsize=64)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the tagged words of a text by itself; the last few are remembered: a claim is read in many ways."""
    return tuple(read_words(text, 0, len(text)))


def read_words(text: str, start: int, end: int, quotations: Sequence[Quotation] = ()) -> list[Word]:
    """Return the tagged words of ``text[start:end]``, offsets into the whole text."""
    raw = tokens(text[start:end])
    found: list[Word] = []
    first = True
    inside = bisect_right(quotations, start, key=lambda quotation: quotation.outer.end)
    opens, closes = _edges(quotations, inside)
    for index, token in enumerate(raw):
        at = token.start + start
        while at >= closes:
            inside += 1
            opens, closes = _edges(quotations, inside)
        quotation = inside if opens <= at else -1
        after_start = first or raw[index - 1].text == ":" or _opened(raw[index - 1], token)
        dotted = index + 1 < len(raw) and raw[index + 1].text == "." and raw[index + 1].start == token.end
        initial = len(token.text) == 1 and token.text.isupper() and dotted and index + 2 < len(raw)
        named = token.text[0].isupper() and _given_name(
            token.text, raw[index + 1].text if index + 1 < len(raw) else "", opening=after_start
        )
        tag = class_of(token.text, token.lower, opening=after_start, named=initial or named)
        found.append(Word(at, token.end + start, token.text, token.lower, tag, quotation))
        first = first and not token.text[0].isalnum()
    return supply_verbs(in_context(found))


def _edges(quotations: Sequence[Quotation], number: int) -> tuple[float, float]:
    """Return where a quotation opens and closes; one beyond the last opens nowhere."""
    if number >= len(quotations):
        return inf, inf
    outer = quotations[number].outer
    return outer.start, outer.end


def _given_name(text: str, follows: str, *, opening: bool) -> bool:
    """Whether a word with a capital is a first name, though it may be a small word, too: "Per Falk", "Will Hunt".

    Where every word has a capital, at the head of a sentence, a surname must follow.
    """
    if gender(text) is None or (opening and not follows[:1].isupper()):
        return False
    article = text.lower() == "an" and (follows[:1].lower() in "aeiou" or not follows[1:].islower())
    return not article  # "An Amazon driver", "An MP"; but "An Peeters", for no article has that form before a "p"


def _opened(mark: Token, token: Token) -> bool:
    """Whether a token stands right behind an opening quotation mark."""
    return mark.text in {"“", '"', "‘", "'", "«", "„"} and mark.end == token.start
