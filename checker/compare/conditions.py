"""The condition that a text puts: what it takes ("only if"), what prevents it ("unless"), what does not matter.

Two texts that say the same will happen contradict each other where one makes it depend on what does not matter by
the other ("even if"), or on the contrary ("only if", "unless"). Where what happens is turned, too, they agree: "it
goes only if you pay", "it stays unless you pay".
"""

import re
from enum import Enum
from typing import NamedTuple

from checker.compare.alignment import Stance
from checker.compare.flips import flips
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.unit import Kind as Carrier
from checker.compare.unit import Unit


class Kind(Enum):
    """How what happens hangs on the condition."""

    NEEDED = "needed"
    PREVENTING = "preventing"
    EITHER_WAY = "either way"


class Condition(NamedTuple):
    """A condition, with its opening words and the units of its clause."""

    kind: Kind
    words: str
    units: tuple[Unit, ...]


_OPENINGS = (
    (Kind.EITHER_WAY, r"even if|even though|whether or not|regardless of(?: whether)?|no matter (?:if|whether)"),
    (
        Kind.NEEDED,
        r"only if|only when|only once|only after|provided(?: that)?|on condition that|as long as|but only if",
    ),
    (Kind.PREVENTING, r"unless"),
)
_CONDITION = re.compile(
    "|".join(rf"\b(?P<k{number}>{words})\b" for number, (_, words) in enumerate(_OPENINGS)), re.IGNORECASE
)
_CONNECTIVE = re.compile(r"\b(?:even if|only if|if|unless|as long as|provided)\b")
_ENDS = re.compile(r"[,;.]")
_OPEN = re.compile(
    r"\W*(?:if(?!\s+(?:only|anything)\b)|unless|in case|should\s+\S+(?:\s+\S+){1,12}?,)\s", re.IGNORECASE
)

_HYPOTHETICAL = re.compile(
    r"\b(?:could|would|might|should|ought to)(?:n['’]t| not)? have (?:\w+ly )?(?:\w+(?:ed|en|wn|ne|nt|ld|de|ght)"
    r"|had|won|lost|kept|left|met|paid|cut|hit|put|set|let|got|found|become|come|run|led)\b",
    re.IGNORECASE,
)


_CONCEDES = re.compile(r"\b(?:even though|although|though|despite|in spite of)\b", re.IGNORECASE)


def only_conceded(pair: Pair) -> bool:
    """Whether a text shares with the claim only what it concedes: "they disagree, though the talks were open"."""
    found = _CONCEDES.search(pair.said.text)
    if found is None:
        return False
    ends = pair.said.text.find(",", found.end()) if not found.start() else -1
    end = ends if ends >= 0 else len(pair.said.text)
    links = [link.left for link in pair.alignment.links if link.left.kind is not Carrier.DATE]
    return bool(links) and all(found.end() <= unit.start < end for unit in links)


def turned(pair: Pair) -> tuple[Condition, Condition] | None:
    """Return the two conditions where the statement's cannot hold beside the record's; None where they can."""
    mine, theirs = pair.said.once(_condition), pair.record.said.once(_condition)
    if mine is None or theirs is None or mine.kind is theirs.kind or not _of_one_thing(pair, mine, theirs):
        return None
    inside = {*mine.units, *theirs.units}
    outside = [flip for flip in flips(pair.alignment) if not inside & {flip.link.left, flip.link.right}]
    either_way = Kind.EITHER_WAY in {mine.kind, theirs.kind}
    within = len(flips(pair.alignment)) - len(outside)
    if len(outside) % 2 or (within % 2 and not either_way):
        return None
    return mine, theirs


def of_other_conditions(pair: Pair) -> bool:
    """Whether both texts put a condition, each in its own way: "if it falls", "unless it falls".

    What they say will happen is opposed as a matter of course then.
    """
    mine, theirs = (_CONNECTIVE.findall(reading.text.lower()) for reading in (pair.said, pair.record.said))
    return bool(mine) and bool(theirs) and mine != theirs


def is_conditional(text: str) -> bool:
    """Whether a text says what would be, should something happen that it leaves open ("If Belgium is asked, …")."""
    return _OPEN.match(text) is not None


def is_hypothetical(text: str) -> bool:
    """Whether a text says what could have been, and was not ("could have been banned for twelve matches")."""
    return _HYPOTHETICAL.search(text) is not None


def _condition(reading: Reading) -> Condition | None:
    """Return the condition of a text that puts one alone."""
    found = list(_CONDITION.finditer(reading.text))
    if len(found) != 1:
        return None
    opening = found[0]
    end = _ENDS.search(reading.text, opening.end())
    limit = end.start() if end else len(reading.text)
    units = tuple(unit for unit in reading.units if opening.end() <= unit.start < limit)
    kind = next(kind for number, (kind, _) in enumerate(_OPENINGS) if opening[f"k{number}"])
    return Condition(kind, opening[0], units) if units else None


def _of_one_thing(pair: Pair, mine: Condition, theirs: Condition) -> bool:
    """Whether both conditions are of the same: words of the one answer to words of the other, and so outside."""
    inside = [link for link in pair.alignment.links if link.left in mine.units and link.right in theirs.units]
    outside = [
        link for link in pair.alignment.links if link.left not in mine.units and link.right not in theirs.units
    ]
    agreeing = {Stance.SAME, Stance.KIN}
    return (
        sum(link.left.weight for link in inside) >= 0.5 * sum(unit.weight for unit in mine.units)
        and sum(link.stance in agreeing for link in outside) >= 2
    )
