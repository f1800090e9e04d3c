"""Two things that changed places: "two died and 17 were hurt" beside "17 died and two were hurt".

Here by the words beside them; where two figures stand further from what they are of, ``owners`` tells. All words
are on record, and yet it is not what the record says: what one word goes with, goes with the other there. Where
another word turns along with them, nothing is changed: "Oldhaven is dearer than Tarnbrook" is "Tarnbrook is cheaper
than Oldhaven", and what one finished "ahead of" finished "behind" it.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, permutations

from checker import lexicon
from checker.compare.alignment import Link, Stance
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit
from checker.lexicon import words as word_list

_BE = frozenset({"be", "is", "are", "was", "were", "been", "being"})
_MULTIPLES = (
    {"half", "twice"},
    {"half", "double"},
    {"third", "triple"},
    {"third", "times"},
    {"fewer", "more"},
    {"less", "more"},
)
_FAR = 3
"""So many units away may stand what a word has as its subject or its object."""


def exchanged(pair: Pair) -> tuple[Link, Link] | None:
    """Return two links, none of a name, whose neighbours are each other's on the other side, if there are such.

    The neighbours are the words before both, or after both. Members of a list are each other's neighbours, and may
    stand in any order.
    """
    said, record = pair.said, pair.record.said
    if ("by" in said.words) != ("by" in record.words) or bool(said.denied) != bool(record.denied):
        return None  # a passive turns the sentence, and its meaning stays; a denial is another matter
    links = [
        link for link in pair.alignment.links if link.stance is Stance.SAME and link.left.kind is not Kind.NAME
    ]
    for a, b in combinations(links, 2):
        if a.left.kind is not b.left.kind or a.left.key == b.left.key or not any(_crossed(pair, a, b)):
            continue
        if a.left.kind is not Kind.WORD or not turns_along(pair):
            return a, b
    return None


def sides_of_than(pair: Pair) -> tuple[Link, Link] | None:
    """Return the two that are compared, where each side has the other behind its "than" and all else is as it was.

    "Petrol is dearer here than there", "petrol is dearer there than here".
    """
    compared = pair.once(_behind_than)
    opposed = any(link.stance in {Stance.OPPOSED, Stance.LEANING} for link in pair.alignment.links)
    if compared is None or opposed or turns_along(pair) or bool(pair.said.denied) != bool(pair.record.said.denied):
        return None
    return compared


def _behind_than(pair: Pair) -> tuple[Link, Link] | None:
    """Return the links of what stands behind "than" on each side, where it stands before it on the other."""
    mine, theirs = (_compared_with(reading) for reading in (pair.said, pair.record.said))
    if mine is None or theirs is None:
        return None
    a, b = pair.alignment.by_left.get(mine), pair.alignment.by_right.get(theirs)
    if a is None or b is None or a is b or not (a.stance is b.stance is Stance.SAME):
        return None
    return (a, b) if a.right.start < theirs.start and b.left.start < mine.start else None


def _compared_with(reading: Reading) -> Unit | None:
    """Return the last word of what stands behind the only "than": a name, or a thing."""
    places = [number for number, word in enumerate(reading.words) if word == "than"]
    if len(places) != 1:
        return None
    found = None
    for unit in reading.units:
        if unit.first <= places[0]:
            continue
        if found is not None and unit.kind is not found.kind:
            break
        if unit.kind not in {Kind.NAME, Kind.WORD} or (found and unit.first > found.last + 1):
            break
        found = unit
        if unit.kind is Kind.WORD:
            break
    return found


def _crossed(pair: Pair, a: Link, b: Link) -> Iterator[bool]:
    for step in (-1, 1):
        mine = [_beside(pair.said, link.left, step) for link in (a, b)]
        theirs = [_beside(pair.record.said, link.right, step) for link in (b, a)]
        answering = [pair.alignment.by_left.get(unit) if unit else None for unit in mine]
        named = any(unit is not None and unit.kind is Kind.NAME for unit in mine)
        alike = len({unit.key for unit in mine if unit}) < len(mine)
        if alike and (a.left.start < b.left.start) == (a.right.start < b.right.start):
            yield False  # "electric vans", "diesel vans": which of two like words answers to which, nothing tells
            continue
        yield all(
            link is not None and link.right is other and link.stance is Stance.SAME and link not in (a, b)
            for link, other in zip(answering, theirs, strict=True)
        ) and not (named and a.left.kind is Kind.WORD and not _titles(pair, a, b, step))


def _titles(pair: Pair, a: Link, b: Link, step: int) -> bool:
    """Whether both words stand right before a name in both texts: "the lawyer Hadi and the banker Lund"."""
    sides = ((pair.said, a.left), (pair.said, b.left), (pair.record.said, a.right), (pair.record.said, b.right))
    following = [(unit, _beside(reading, unit, step)) for reading, unit in sides]
    return step > 0 and all(
        name is not None and name.kind is Kind.NAME and name.first == unit.last + 1 for unit, name in following
    )


def _beside(reading: Reading, unit: Unit, step: int) -> Unit | None:
    at = reading.place_of[unit] + step
    return reading.units[at] if 0 <= at < len(reading.units) else None


def turns_along(pair: Pair) -> bool:
    """Whether a word that says which of two is ahead, or which way something went, is the opposite on record."""
    return pair.once(_turns_along)


def _turns_along(pair: Pair) -> bool:
    mine, theirs = _directions(pair.said), _directions(pair.record.said)
    return any(_opposed(one, other) for one in mine - theirs for other in theirs - mine)


def both_ways(pair: Pair) -> bool:
    """Whether a side says that somebody is ahead here and behind there: which is which cannot be told."""
    return any({"ahead", "behind"} <= set(reading.words) for reading in (pair.said, pair.record.said))


def _directions(reading: Reading) -> frozenset[str]:
    known = word_list("directions")
    return frozenset(word for word in reading.words if word in known or lexicon.graded(word, "er"))


@lru_cache(maxsize=16384)
def _opposed(one: str, other: str) -> bool:
    return lexicon.opposition(one, other) is not None or {one, other} in _MULTIPLES


def around(pair: Pair, middle: Link) -> bool:
    """Whether two things stand on the other side of a word than on record, in the same voice.

    "Oldhaven is cheaper than Tarnbrook", "Tarnbrook is dearer than Oldhaven"; "he left Halden for Valcour", "he
    joined Valcour from Halden".
    """
    if passive(pair.said, middle.left) != passive(pair.record.said, middle.right):
        return False
    links = [
        link
        for link in pair.alignment.links
        if link.stance is Stance.SAME
        and link is not middle
        and (link.left.kind is Kind.NAME or (link.left.kind is Kind.WORD and _is_near(pair, middle, link)))
    ]
    return pair.once(_behind_than) is not None or any(
        a.left.kind is b.left.kind and (_change_sides(middle, a, b) or _change_markers(pair, middle, a, b))
        for a, b in permutations(links, 2)
    )


def _change_sides(middle: Link, a: Link, b: Link) -> bool:
    return a.left.start < middle.left.start < b.left.start and b.right.start < middle.right.start < a.right.start


def _change_markers(pair: Pair, middle: Link, a: Link, b: Link) -> bool:
    """Whether what a verb has as its object here, it has with a preposition there, and the other way round."""
    if not (middle.left.start < a.left.start < b.left.start and middle.right.start < b.right.start < a.right.start):
        return False
    said, record = pair.said, pair.record.said
    bare = (marker(said, a.left), marker(record, b.right))
    marked = {marker(said, b.left), marker(record, a.right)}
    return bare == ("", "") and marked <= {"from", "to", "for"}


def _is_near(pair: Pair, middle: Link, link: Link) -> bool:
    said, record = pair.said.place_of, pair.record.said.place_of
    return (
        abs(said[middle.left] - said[link.left]) <= _FAR and abs(record[middle.right] - record[link.right]) <= _FAR
    )


def marker(reading: Reading, unit: Unit) -> str:
    """Return the preposition of the phrase that a name stands in; "" where it has none."""
    at = unit.first - 1
    while at >= 0 and (reading.words[at] in {"the", "a", "an"} or _of_the_phrase(reading, at)):
        at -= 1
    return reading.words[at] if at >= 0 and reading.words[at] in word_list("prepositions") else ""


def _of_the_phrase(reading: Reading, at: int) -> bool:
    """Whether a word stands before a name as part of its phrase: "the Quebec club Valcour"."""
    if reading.tokens[at].text[0].isupper():
        return True
    return [found.part for found in lexicon.readings(reading.words[at])[:1]] in (["n"], ["a"])


def passive(reading: Reading, verb: Unit) -> bool:
    """Whether a verb stands in the passive, with who did it: "was bought by Valdora", "bought by Valdora"."""
    before = reading.words[max(0, verb.first - 3) : verb.first]
    after = reading.words[verb.last + 1 : verb.last + 8]
    return (not _BE.isdisjoint(before) or "by" in after[:1]) and "by" in after
