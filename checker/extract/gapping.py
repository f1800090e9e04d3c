"""A verb told once for several: "The Greens had 46 seats, the Union 41, and the Liberals 34".

Kept in one, such a sentence has every figure beside every name; apart, each has its own.
"""

from collections.abc import Iterator, Sequence

from checker.extract.clauses import main_subject, sentence_limit
from checker.extract.grammar import Tag, Word, is_finite
from checker.extract.propositions import Proposition, as_sentence, tidy
from checker.extract.resolving.edits import Resolved
from checker.extract.word_classes import CURRENCIES
from checker.lexicon import words as word_list
from checker.model import Ground, Span

_LINKS = frozenset({"and", "while", "but"})
_LONGEST_NAME = 5


def gapped(text: str, words: Sequence[Word]) -> list[Proposition]:
    """Return what a sentence tells of each, with the verb that it tells once; empty where it does not do so."""
    limit = sentence_limit(words)
    found = main_subject(words, limit)
    if found is None or any(word.quotation >= 0 for word in words):
        return []
    verb, end = found[1], found[1] + 1
    while end < limit and words[end].tag in {Tag.AUXILIARY, Tag.PARTICIPLE, Tag.ADVERB}:
        end += 1
    if not _is_figure(words, end):
        return []
    starts = list(_starts(words, end, limit))
    if not starts or any(is_finite(word) or word.tag is Tag.WH for word in words[starts[0] : limit]):
        return []
    told = Span(start=words[verb].start, end=words[end - 1].end)
    first = Span(start=words[0].start, end=words[_before(words, starts[0]) - 1].end)
    claims = [Proposition(as_sentence(tidy(first.of(text))), first)]
    for start, following in zip(starts, [*starts[1:], limit], strict=True):
        last = _before(words, following) if following < limit else limit
        figure = _figure_at(words, start, limit)
        whose = text[words[start].start : words[figure - 1].end]
        figures = text[words[figure].start : words[last - 1].end]
        stands_for = f"{whose} {told.of(text)}"
        place = Span(start=words[start].start, end=words[last - 1].end)
        said = as_sentence(tidy(f"{stands_for} {figures}"))
        claims.append(Proposition(said, place, resolved=(Resolved(whose, stands_for, Ground.TEXT, told),)))
    return claims


def _starts(words: Sequence[Word], at: int, limit: int) -> Iterator[int]:
    """Yield where each further name begins that a figure follows at once."""
    for index in range(at, limit - 2):
        if words[index].text not in {",", ";"}:
            continue
        start = index + 1 + (words[index + 1].lower in _LINKS)
        if _figure_at(words, start, limit):
            yield start


def _figure_at(words: Sequence[Word], start: int, limit: int) -> int:
    """Return the index of the figure right behind the name that begins at ``start``, 0 where there is none."""
    at = start + (words[start].lower == "the")
    first = at
    while at < min(limit, first + _LONGEST_NAME) and words[at].tag is Tag.NAME:
        if words[at].lower in word_list("time_words"):
            return 0
        at += 1
    return at if at > first and at < limit and _is_figure(words, at) else 0


def _is_figure(words: Sequence[Word], at: int) -> bool:
    if at >= len(words):
        return False
    money = words[at].text in CURRENCIES and at + 1 < len(words)
    return words[at + money].text[:1].isdigit()


def _before(words: Sequence[Word], start: int) -> int:
    """Return where the words end that stand before a name at ``start``, its link and its comma left out."""
    end = start
    while words[end - 1].lower in _LINKS or words[end - 1].text in {",", ";"}:
        end -= 1
    return end
