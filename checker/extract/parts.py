"""The facts of a statement, one by one: its sentences, its joined clauses, its relative clauses.

A part must stand alone: where a clause has no subject of its own, it gets the one it shares. What depends on the
rest ("if …", "because …", "the plan that …") stays with it: cut off, it would say something that nobody said.
"""

from collections.abc import Iterator, Sequence

from checker.extract.clauses import main_subject, opens_clause, sentence_limit
from checker.extract.grammar import NOMINAL, PLURAL_ENDS, Tag, Word, is_finite
from checker.extract.noun_phrases import Phrase
from checker.extract.phrase_edges import left_edge
from checker.extract.propositions import as_sentence
from checker.extract.words import read_words
from checker.lexicon import words as word_list
from checker.model import Statement
from checker.text.sentences import sentences

_JOINS = frozenset({"and", "but", "while", "whereas", "yet", "although", "though"})
_AT_ONCE = frozenset({"while", "although", "though"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_FEWEST = 3
"""A part of fewer words says too little to be judged alone."""


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
    cut = _join(words, limit)
    if cut is None and aside is None:
        yield text
        return
    if cut is None or (aside is not None and antecedent[1] <= cut < end):
        yield _written(words, rest)
    else:
        first = [index for index in rest if index < cut]
        second = [index for index in rest if index > cut + (words[cut + 1].lower in _PRONOUNS)]
        if first and words[first[-1]].text in {",", ";"}:
            first.pop()
        yield _written(words, first)
        yield _written(words, [*_shared_subject(words, cut, limit), *second])
    if aside is not None:
        yield _written(words, [*range(*antecedent), *range(verb, end - (words[end - 1].text == ","))])


def _join(words: Sequence[Word], limit: int) -> int | None:
    """Return the index of the word, or the semicolon, that joins two clauses which can both stand alone."""
    if any(word.lower in word_list("holding_together") for word in words[:_FEWEST]) or _depends(words[:limit]):
        return None
    for index in range(_FEWEST, limit - _FEWEST):
        word = words[index]
        if word.lower in word_list("holding_together"):
            return None
        if word.text != ";" and word.lower not in _JOINS:
            continue
        subject = main_subject(words, index)
        if subject is None or words[index - 1].tag is Tag.PRONOUN:
            continue
        apart = word.text == ";" or words[index - 1].text == ","
        if word.lower in _AT_ONCE and not apart:  # "while it was being built": when, not a fact
            continue
        behind = words[index + 1 : limit]
        if any(
            later.lower in word_list("holding_together") or later.lower in word_list("pointing_back")
            for later in behind[1:]
        ):
            return None
        if behind[0].lower in _PRONOUNS:
            if (
                _stands_for(words, subject[0], behind[0])
                and is_finite(behind[1])
                and behind[1].start > behind[0].end
            ):
                return index
            continue
        if _stands(words, index + 1, limit) and (apart or _surely_verb(words[subject[1]])):
            return index
        if word.lower in {"and", "but"} and _goes_on(words, index, limit):
            return index
        if apart:  # ", and the third and last will go": what cannot be cut here is not to be cut inside
            return None
    return None


def _depends(words: Sequence[Word]) -> bool:
    """Whether what is joined stands under one head: "it is not true that …", "would have … without the deal"."""
    lowers = [word.lower for word in words]
    doubted = "that" in lowers and not word_list("doubting").isdisjoint(lowers[: lowers.index("that")])
    unreal = not {"would", "could", "might"}.isdisjoint(lowers) and not {"without", "but"}.isdisjoint(lowers)
    return doubted or (unreal and "have" in lowers)


def _stands_for(words: Sequence[Word], subject: Phrase, pronoun: Word) -> bool:
    """Whether a pronoun at the head of the second clause can only mean the first one's subject."""
    head = words[subject.core_end - 1]
    named = head.tag is Tag.NAME
    if pronoun.lower in {"he", "she"}:
        return named
    if pronoun.lower == "it" and named:
        return True
    return head.tag in NOMINAL and (pronoun.lower == "they") == head.lower.endswith(PLURAL_ENDS)


def _surely_verb(word: Word) -> bool:
    """Whether a word that looks finite can be no noun ("cuts")."""
    return word.tag in {Tag.AUXILIARY, Tag.MODAL} or word.lower.endswith("ed")


def _stands(words: Sequence[Word], start: int, limit: int) -> bool:
    """Whether a clause with its own subject, a plain one, begins at ``start``."""
    verb = next((index for index in range(start + 1, limit) if is_finite(words[index])), limit)
    subject = words[start:verb]
    plain = all(word.tag not in {Tag.COORDINATOR, Tag.MARK, Tag.ING, Tag.WH} for word in subject)
    plain = plain and any(
        word.tag in {Tag.NOUN, Tag.NAME} or word.lower == "there" for word in subject
    )  # not "the other three drowned"
    return limit - start >= _FEWEST and plain and opens_clause(words, start, limit)


def _goes_on(words: Sequence[Word], join: int, limit: int) -> bool:
    """Whether the first clause's subject has a second verb behind the join: "… and signed the deal"."""
    head = join + 1
    while head < limit and words[head].tag is Tag.ADVERB:
        head += 1
    subject = main_subject(words, join)
    if head >= limit or not is_finite(words[head]) or subject is None:
        return False
    second, plural = words[head], words[subject[0].core_end - 1].lower.endswith(PLURAL_ENDS)
    if second.tag in {Tag.AUXILIARY, Tag.MODAL}:
        return second.lower not in {"have", "are", "were", "do"} or plural
    # "Fish and chips", "had not leaked and started": a noun, or a participle that shares the first auxiliary.
    return words[subject[1]].tag is Tag.VERB and (
        second.lower.endswith("ed") or (second.lower.endswith("s") and not plural)
    )


def _shared_subject(words: Sequence[Word], join: int, limit: int) -> Sequence[int]:
    if opens_clause(words, join + 1, limit) and words[join + 1].lower not in _PRONOUNS:
        return ()
    subject = main_subject(words, join)
    return range(subject[0].start, subject[0].core_end) if subject else ()


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
        if start is None or end - index - 2 < _FEWEST:
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
