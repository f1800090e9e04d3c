"""The facts of a statement, one by one: its sentences, its joined clauses, its relative clauses.

A part must stand alone: where a clause has no subject of its own, it gets the one it shares. What depends on the
rest ("if …", "because …", "the plan that …") stays with it: cut off, it would say something that nobody said.
"""

from collections.abc import Iterator, Sequence

from checker.extract.clauses import sentence_limit
from checker.extract.grammar import NOMINAL, Tag, Word, is_finite
from checker.extract.joins import FEWEST, PRONOUNS, join_of, shared_subject
from checker.extract.phrase_edges import left_edge
from checker.extract.propositions import as_sentence
from checker.extract.words import read_words
from checker.model import Statement
from checker.text.sentences import sentences


def facts(content: str) -> list[str]:
    """Return the facts that ``content`` states, in its order; one that cannot be cut is returned as it is."""
    found = [part for span in sentences(content) for part in _of_sentence(span.of(content))]
    return found if len(found) > 1 else [content]


def parts_of(statement: Statement) -> list[Statement]:
    """Return a statement fact by fact, each with the same speaker; a quotation is never cut."""
    stated = [] if statement.quoted else facts(statement.content)
    if len(stated) < 2:
        return []
    return [statement.model_copy(update={"text": fact, "content": fact}) for fact in stated]


def _of_sentence(text: str) -> Iterator[str]:
    words = read_words(text, 0, len(text))
    limit = sentence_limit(words)
    rest = list(range(limit))
    aside = _relative_clause(words, limit)
    if aside is not None:
        antecedent, verb, end = aside
        rest = [index for index in rest if not antecedent[1] <= index < end]
    cut = join_of(words, limit)
    if cut is None and aside is None:
        yield text
        return
    if cut is None or (aside is not None and antecedent[1] <= cut < end):
        yield _written(words, rest)
    else:
        first = [index for index in rest if index < cut]
        second = [index for index in rest if index > cut + (words[cut + 1].lower in PRONOUNS)]
        if first and words[first[-1]].text in {",", ";"}:
            first.pop()
        yield _written(words, first)
        yield _written(words, [*shared_subject(words, cut, limit), *second])
    if aside is not None:
        yield _written(words, [*range(*antecedent), *range(verb, end - (words[end - 1].text == ","))])


def _relative_clause(words: Sequence[Word], limit: int) -> tuple[tuple[int, int], int, int] | None:
    """Return the antecedent's range, the verb and the end of a clause ", who …," or ", which …,"."""
    for index in range(2, limit - 2):
        if (
            words[index].text != ","
            or words[index + 1].lower not in {"who", "which"}
            or not is_finite(words[index + 2])
        ):
            continue
        if words[index - 1].tag not in NOMINAL:
            continue
        end = next((at for at in range(index + 2, limit) if words[at].text == ","), limit)
        start = _antecedent(words, index)
        if start is None or end - index - 2 < FEWEST:
            return None
        return (start, index), index + 2, min(end + 1, limit)
    return None


def _antecedent(words: Sequence[Word], comma: int) -> int | None:
    """Return where the noun begins that ", who …" or ", which …" goes on about; None where that may be another.

    For "who" a name right before the comma, for "which" the phrase that opens the sentence: elsewhere it may mean
    all that was said.
    """
    if words[comma + 1].lower == "which":
        return 0 if left_edge(words, comma, 0) == 0 else None
    start = comma
    while start and words[start - 1].tag is Tag.NAME:
        start -= 1
    return start if start < comma else None


def _written(words: Sequence[Word], indexes: Sequence[int]) -> str:
    """Return the words at ``indexes`` as a sentence, spaced as they were."""
    pieces: list[str] = []
    for before, index in zip((None, *indexes), indexes, strict=False):
        apart = before is None or index != before + 1 or words[before].end < words[index].start
        pieces.append((" " if apart else "") + words[index].text)
    return as_sentence("".join(pieces).replace(" ,", ",").strip())
