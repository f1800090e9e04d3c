"""Two numbers together: ranges ("5 to 7 per cent"), changes ("from 11 to 19") and scores ("31 to 24")."""

from enum import StrEnum
from typing import NamedTuple

from checker.text.figures import Form
from checker.text.measures import Measure, aged
from checker.text.nouns import is_plural, leading_part
from checker.text.pieces import DASHES, Pieces
from checker.text.sides import Side, side_at
from checker.text.tables import word_list
from checker.text.units import COUNT, SHARE, Unit

SCORE = Unit("", "score", 1.0)
_SCORED = word_list("scored")
_CONTESTS = word_list("contests")


class Kind(StrEnum):
    """What two numbers are together."""

    RANGE = "range"
    CHANGE = "change"
    SCORE = "score"


class Pair(NamedTuple):
    """Two sides with the unit of both settled; ``first`` is the piece where the pair starts."""

    kind: Kind
    first: int
    left: Side
    right: Side


def pair_at(pieces: Pieces, left: Side) -> Pair | None:
    """Read the second number that belongs to ``left``, if there is one."""
    if left.number.form == Form.PLURAL:
        return None
    joined = _joint(pieces, left)
    if joined is None:
        return None
    joint, at = joined
    right = side_at(pieces, at, second=True)
    if right is None or right.number.form is Form.PLURAL:
        return None
    left, right = _levelled(pieces, left, right)
    if left.unit.dimension != right.unit.dimension:
        return None
    before = pieces.word(left.first - 1)
    if joint == "both" or (before == "from" and joint != "or"):
        return Pair(Kind.CHANGE, left.first, left, right)
    if joint == "and":
        return Pair(Kind.RANGE, left.first - 1, left, right)
    if _is_score(pieces, left, right, joint):
        return Pair(Kind.SCORE, left.first, left._replace(unit=SCORE), right._replace(unit=SCORE))
    rising = left.number.value < right.number.value
    if not rising or (joint == "or" and not _is_estimate(pieces, left, right)):
        return None
    return Pair(Kind.RANGE, left.first, left, right)


def _joint(pieces: Pieces, left: Side) -> tuple[str, int] | None:
    """Return the word or dash that joins a second number to ``left``, and where that number starts."""
    for end in dict.fromkeys((left.number.end, left.end)):
        word = pieces.word(end)
        if word in DASHES and pieces.word(end + 1) in {"to", "or", "and"} and pieces.glued(end):
            return "both" if pieces.word(end + 1) == "and" else pieces.word(end + 1), end + 2
        if word in DASHES:
            at = end + 1
            tight = pieces.glued(end) and pieces.glued(at)
            loose = not pieces.glued(end) and not pieces.glued(at)
            starts = pieces.word(at)[:1].isdecimal() or pieces.word(at) in {"$", "£", "€"}
            if starts and left.number.form is Form.FIGURES and (tight or (loose and word != "\u2014")):
                return "-", at
        elif (
            word == "to"
            or (word == "or" and left.end <= left.number.end)
            or (word == "and" and pieces.word(left.first - 1) == "between")
        ):
            return word, end + 1
    noun = pieces.word(left.end)
    if noun in _SCORED and pieces.word(left.end + 1) == "to":
        return "votes to", left.end + 2
    return None


def _levelled(pieces: Pieces, left: Side, right: Side) -> tuple[Side, Side]:
    """Give both sides the unit and the scale that is written once: "5 to 7 million euros", "$5-7m"."""
    if left.unit is COUNT and right.unit is not COUNT and right.unit is not SHARE:
        unit = right.unit
        if unit.dimension == "time":
            unit = aged(pieces, left.at, Measure(unit, right.end, right.number)).unit
            right = right._replace(unit=unit)
        left = left._replace(unit=unit)
    elif (
        right.unit is COUNT and left.unit is not COUNT and (_is_signed(left) or _stands_alone(pieces, left, right))
    ):
        right = right._replace(unit=left.unit)
    elif {left.unit.dimension, right.unit.dimension} == {"time", "age"}:
        unit = left.unit if left.unit.dimension == "age" else right.unit
        left, right = left._replace(unit=unit), right._replace(unit=unit)
    scale, number = right.number.scale, left.number
    if number.scale == 1.0 < scale and number.value < right.number.value / scale and number.form is not Form.SHARE:
        number = number._replace(
            value=number.value * scale, step=min(1.0, number.step) * scale, whole=False, scale=scale
        )
        left = left._replace(number=number)
    return left, right


def _is_signed(side: Side) -> bool:
    return side.unit.is_money and side.at > side.first


def _stands_alone(pieces: Pieces, left: Side, right: Side) -> bool:
    """Whether "from two years to five" leaves out the second unit: nothing that could be counted follows."""
    following = pieces.word(right.end)
    counts = following.isalpha() and (is_plural(following) or leading_part(following) in {"n", "a"})
    return pieces.word(left.first - 1) == "from" and right.number.whole and not counts


def _is_score(pieces: Pieces, left: Side, right: Side, joint: str) -> bool:
    if not (left.unit is COUNT and right.unit is COUNT and left.number.whole and right.number.whole):
        return False
    if joint == "votes to":
        return True
    if joint not in {"to", "-"} or max(left.number.value, right.number.value) > 1000:
        return False
    if left.number.form is not right.number.form and joint == "-":
        return False
    if left.number.value >= right.number.value:
        return True
    around = set(pieces.words[max(0, left.first - 4) : left.first])
    following = pieces.word(right.end)
    counts = following.isalpha() and is_plural(following) and leading_part(following) == "n"
    return bool(around & _CONTESTS) and not counts


def _is_estimate(pieces: Pieces, left: Side, right: Side) -> bool:
    """Tell "two or three people" from two choices ("16 or 65 years")."""
    low, high = left.number.value, right.number.value
    return high <= 2 * low and (high - low) <= max(1.0, 0.5 * low) and pieces.word(left.first - 1) != "either"
