"""Which of two events a text puts first: "A before B", "after B, A", "no A until B", "A first, B afterwards"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.compare.reading import Reading
from checker.compare.unit import Kind
from checker.lexicon import words as word_list

_BEFORE = (("before",), ("prior", "to"), ("ahead", "of"), ("by", "the", "time"))
_AFTER = (("after",), ("once",), ("as", "soon", "as"))
_MARKS = tuple((words, True) for words in _BEFORE) + tuple((words, False) for words in _AFTER)
"""What joins two events, and whether the one in front of it is the earlier."""
_UNTIL = frozenset({"until", "till"})
_DENYING = frozenset({"not", "n't", "no", "never", "nobody", "none", "wait", "nothing"})
_EITHER = ["and", "after"]
_BREAKS = frozenset({",", ";", ".", "–", "—", ":"})
_JOINS = frozenset({"and", "but", ",", ";", "then"})
_WHICH = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "'s", "’s", "'", "’"})
_LEAD_IN = frozenset({"only", "just", "shortly", "soon", "long", "even", "well", "but"})


class Order(NamedTuple):
    """Two stretches of a text, as ranges of token numbers: what happened first and what came then."""

    earlier: range
    later: range


def orders(reading: Reading) -> Sequence[Order]:
    """Return the orders of events that a text states, in its order."""
    return reading.once(_found)


def _found(reading: Reading) -> tuple[Order, ...]:
    words = reading.words
    measured = frozenset(
        number
        for unit in reading.units
        if unit.kind in {Kind.NUMBER, Kind.DATE}
        for number in range(unit.first, unit.last + 1)
    )
    found = [*_marked(words, measured), *_passives(words), *_sequels(words)]
    return tuple(order for order in found if order.earlier and order.later)


def _marked(words: Sequence[str], measured: frozenset[int]) -> Iterator[Order]:
    """Yield the orders of "before", "after" and their like; ``measured`` are the tokens of numbers and times."""
    for at in range(len(words)):
        if words[at] == "before" and not word_list("speaking_before").isdisjoint(words[max(0, at - 4) : at]):
            continue
        if at and (words[at - 1] in word_list("order_not_time") or words[max(0, at - 2) : at] == ["before", "and"]):
            continue
        for mark, in_front in _MARKS:
            if tuple(words[at : at + len(mark)]) == mark:
                front, behind = _around(words, measured, at, at + len(mark))
                # "Not before the vote" leaves open whether after it; "before and after" says nothing of an order.
                if not _DENYING.isdisjoint(words[number] for number in front) or words[at + 1 : at + 3] == _EITHER:
                    continue
                yield Order(front, behind) if in_front else Order(behind, front)
        if words[at] in _UNTIL:
            front, behind = _around(words, measured, at, at + 1)
            denials = sum(words[number] in _DENYING for number in front)
            if denials % 2:  # "did not wait until" undoes itself
                yield Order(behind, front)


def _passives(words: Sequence[str]) -> Iterator[Order]:
    """Yield the orders of "was followed by" and "preceded": the active "followed" may be a pursuit."""
    for at, word in enumerate(words):
        if word == "followed" and words[at + 1 : at + 2] == ["by"]:
            yield Order(range(_start(words, at), at), range(at + 2, _end(words, at)))
        elif word in {"preceded", "precedes"}:
            front, behind = range(_start(words, at), at), range(at + 1, _end(words, at))
            yield Order(behind, front) if words[at + 1 : at + 2] == ["by"] else Order(front, behind)


def _around(words: Sequence[str], measured: frozenset[int], at: int, behind: int) -> tuple[range, range]:
    """Return what stands on either side of a mark; at the head of a sentence or clause, both stand behind it."""
    start, end = _start(words, at), _end(words, behind - 1)
    if all(word in _LEAD_IN for word in words[start:at]) and (start == 0 or end < len(words) - 1):
        if start == 0:
            return range(end + 1, _end(words, end)) if end < len(words) else range(0), range(behind, end)
        return range(_start(words, start - 1), start - 1), range(behind, end)
    if start and all(words[number] in _LEAD_IN or number in measured for number in range(start, at)):
        start = _start(words, start - 1)  # "A, six days before B"
    return range(start, at), range(behind, end)


def _sequels(words: Sequence[str]) -> Iterator[Order]:
    """Yield the order of two joined clauses of which one says that it came first or second."""
    for at, word in enumerate(words):
        if word not in _JOINS or not 2 <= at < len(words) - 2:
            continue
        left, right = range(_start(words, at), at), range(at + 1, len(words))
        second = [words[number] for number in right if _told_of(words, number, "order_second")]
        first = any(_told_of(words, number, "order_first") for number in left)
        if second and (first or second[0] in word_list("order_second_alone")):
            yield Order(left, right)
            return


def _told_of(words: Sequence[str], number: int, listed: str) -> bool:
    """Whether a word says when something came, and not which it is: "first", not "the city's first line"."""
    return words[number] in word_list(listed) and words[max(0, number - 1)] not in _WHICH


def _start(words: Sequence[str], at: int) -> int:
    return next((number + 1 for number in range(at - 1, -1, -1) if words[number] in {";", ".", ","}), 0)


def _end(words: Sequence[str], at: int) -> int:
    return next((number for number in range(at + 1, len(words)) if words[number] in _BREAKS), len(words))
