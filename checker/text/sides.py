"""One number with all that stands close to it: sign, scale, unit. A range or a score has two of them."""

from typing import NamedTuple

from checker.text.approximation import LOWER, UPPER, Bound
from checker.text.figures import Form, Number, figure
from checker.text.identifiers import is_identifier
from checker.text.measures import AGE, Measure, aged, measure
from checker.text.nouns import can_be_noun, is_person, is_plural, leading_part
from checker.text.numerals import numerals
from checker.text.pieces import Pieces, skip_hyphen
from checker.text.shares import ratio_at, share_at
from checker.text.spelt_numbers import fraction_after_and, spelt_number
from checker.text.tables import word_list
from checker.text.units import COUNT, Unit, currency_sign, unit_at
from checker.text.years import year_at

_MINUS = frozenset({"-", "\u2212", "\u2013"})
_NOT_ONE_BEFORE = word_list("before no one")
_NOT_ONE_AFTER = word_list("after no one")
_RATE_PREPOSITIONS = word_list("before an amount")
_COMPOUND_ONLY = frozenset(
    {"off", "sided", "way", "stop", "liner", "liners", "upmanship", "time", "faced", "fold", "tone"}
)
_AGED = frozenset({"aged", "ages", "turn", "turns", "turned", "turning"})
_OWNERS = word_list("owners")


class Side(NamedTuple):
    """A number read from the pieces ``[first, end)``; ``at`` is where the number itself starts."""

    first: int
    at: int
    end: int
    number: Number
    unit: Unit


def side_at(pieces: Pieces, at: int, *, second: bool = False) -> Side | None:
    """Read the number with its sign and unit at ``at``; None for names, years, pronouns and codes.

    ``second``: it is the second half of a range or score, so that a name before it means nothing.
    """
    first, sign, negative = at, None, False
    signed = currency_sign(pieces, at)
    if signed:
        sign, at = signed
        if not (pieces.word(at)[:1].isdecimal() or pieces.word(at) == "."):
            return None
    elif _is_negative(pieces, at):
        negative, at = True, at + 1
    number = _number_at(pieces, at)
    if number is None or (
        sign is None and not negative and not second and year_at(pieces, at) is not None and number.end == at + 1
    ):
        return None
    number = ratio_at(pieces, number) or number
    if number.form is not Form.SHARE and number.whole and not number.suffix:
        half = fraction_after_and(pieces, number.end)
        if half and number.form is Form.FIGURES:
            number = number._replace(value=number.value + half[0], end=half[1], step=0.1, whole=False)
    if negative:
        number = number._replace(value=-number.value)
    found = measure(pieces, at, number, sign)
    measured = found.unit is not COUNT
    if pieces.word(at) == "one" and found.unit.name == "day" and pieces.word(at - 1) not in _RATE_PREPOSITIONS:
        return None  # "one day" is some day
    if found.number.suffix or (not second and is_identifier(pieces, at, number, measured=measured)):
        return None
    if not second and not measured and not _counts(pieces, at, number):
        return None
    return Side(first, at, found.end, found.number, found.unit)


def _is_negative(pieces: Pieces, at: int) -> bool:
    """Whether a minus sign or the word stands at ``at``, and no dash between two numbers or "plus or minus"."""
    if pieces.word(at) == "minus":
        return pieces.word(at - 1) != "or"
    alone = pieces.glued(at + 1) and not pieces.glued(at)
    return pieces.word(at) in _MINUS and alone and pieces.word(at + 1)[:1].isdecimal()


def _number_at(pieces: Pieces, at: int) -> Number | None:
    word = pieces.word(at)
    if not word:
        return None
    if word[0].isdecimal():
        return share_at(pieces, at) or figure(pieces, at)
    if word == ".":
        return figure(pieces, at)
    return share_at(pieces, at) or spelt_number(pieces, at)


def _counts(pieces: Pieces, at: int, number: Number) -> bool:
    """Whether a word without a unit is a number: "one" is often a pronoun."""
    if pieces.starts(at - 2, ["all", "but"]) or pieces.starts(at - 1, ["except"]):
        return False  # it tells the rest, not a number of its own
    word, following = pieces.word(at), pieces.word(number.end)
    if word == "zero":
        return following.isalpha() and (is_plural(following) or leading_part(following) in {"n", "a", ""})
    if word != "one" or number.end > at + 1:
        return True
    if following == "-" and pieces.glued(number.end):
        return pieces.word(number.end + 1) not in _COMPOUND_ONLY
    before = pieces.word(at - 1)
    if before in _NOT_ONE_BEFORE or following in _NOT_ONE_AFTER or not following[:1].isalpha():
        return before in {"only", "just"} and following in {"", ".", ","}
    part, behind = leading_part(following), pieces.word(number.end + 1)
    return (
        part in {"n", "a", ""}
        or following == "more"
        or (
            following.endswith("ed")
            and leading_part(behind) in {"n", "v"}
            and can_be_noun(behind)
            and not is_plural(behind)
        )
        or (part == "v" and can_be_noun(following) and not is_plural(following))
    )


def article_unit(pieces: Pieces, at: int) -> Side | None:
    """Read "an hour", "a mile and a half", "a year" where it is an amount and no rate."""
    sure = pieces.word(at) == "a" and pieces.word(at + 1) in {"full", "whole", "single"}
    sure = sure or pieces.starts(at - 1, ["within", "the", "hour"])
    if not (sure or pieces.word(at) in {"a", "an"}) or pieces.is_capital(at + 1):
        return None
    found = unit_at(pieces, at + 2 if pieces.word(at + 1) in {"full", "whole", "single"} else at + 1)
    if found is None or not found[0].alone:
        return None
    unit, end = found
    before, half = pieces.word(at - 1), fraction_after_and(pieces, end)
    if half is None and not sure and not _is_amount(unit, before, pieces.word(end)):
        return None
    following = pieces.word(end)
    if following == "-" and pieces.glued(end):
        return None
    if following[:1].isalpha() and leading_part(following) == "n" and pieces.word(end - 1) not in {"hour", "year"}:
        return None
    number = Number(1.0 + (half[0] if half else 0.0), at + 1, 0.1 if half else 1.0, 1, Form.WORDS, whole=not half)
    told = aged(pieces, at, Measure(unit, half[1] if half else end, number))
    return Side(at, at, told.end, told.number, told.unit)


def _is_amount(unit: Unit, before: str, following: str) -> bool:
    """Tell "lasted a year", "an ounce of gold" from the rate in "38 million a year"."""
    if unit.dimension == "time":
        return before in _RATE_PREPOSITIONS or (leading_part(before) == "v" and not before.endswith("s"))
    return following == "of" or not before[:1].isalpha() or leading_part(before) not in {"n", ""}


def age_at(pieces: Pieces, side: Side) -> Side | None:
    """Read the number of a side as an age where the words around it say so: "aged 41", ", 54,", "when he was 9"."""
    if side.unit is not COUNT or not side.number.whole or not 0 <= side.number.value <= 120:
        return None
    before, at = pieces.word(side.first - 1), side.first
    named = before in _AGED or (before == "age" and pieces.word(at - 2) in {"at", "from", "of", "until", "to"})
    named = named or (before == "of" and pieces.word(at - 2) in {"age", "ages"})
    person = pieces.word(at - 2) in {"he", "she"} and before in {"was", "is", "turned"}
    named = named or (person and pieces.word(at - 3) in {"when", "until", "since"} and _ends(pieces.word(side.end)))
    apposed = (
        before == "," and pieces.is_capital(at - 2) and pieces.word(side.end) in {",", ".", ")", ";"}
        and side.number.value > 0 and side.number.form is Form.FIGURES and not pieces.word(at - 2).isdecimal()
    )  # fmt: skip
    return side._replace(unit=AGE) if named or apposed else None


def _ends(word: str) -> bool:
    """Whether nothing that is counted follows: "when he was twelve", "when she turned 18, she left"."""
    return word in {"", ",", ".", ";", "and", "or"}


def age_by_bound(pieces: Pieces, side: Side, first: int, end: int, bound: Bound) -> Side:
    """Read "children under 15" and "80 or younger", in the pieces ``[first, end)``, as ages."""
    if side.unit is not COUNT or not side.number.whole or not 0 < side.number.value <= 110:
        return side
    tells_age = pieces.word(end - 1) in {"older", "younger"}
    follows = pieces.word(end)
    counts = follows[:1].isalpha() and (is_plural(follows) or leading_part(follows) in {"n", "a"})
    of_people = bound in LOWER | UPPER and is_person(pieces.word(first - 1)) and not counts
    return side._replace(unit=AGE) if tells_age or of_people else side


def decade_of_life(pieces: Pieces, at: int) -> tuple[float, int] | None:
    """Read "forties" in "a man in his forties": the first year of that age, and the piece after it."""
    word, before = pieces.word(at), pieces.word(at - 1)
    if before in {"early", "mid", "late", "-"}:
        before = pieces.word(at - 2 - (before == "-"))
    if before not in _OWNERS:
        return None
    if word.endswith("0s") and word[:-1].isdecimal() and len(word) == 3:
        return float(word[:-1]), at + 1
    value = numerals().tens.get(word.removesuffix("ies") + "y") if word.endswith("ies") else None
    return (value, at + 1) if value else None


def age_group(pieces: Pieces, at: int) -> tuple[float, str, int] | None:
    """Read "under-18s", "over-65s": the age, the word before it, and the piece after it."""
    word = pieces.word(at)
    if word not in {"under", "over"} or pieces.word(at + 1) not in {"-", "18s", "21s", "65s"}:
        return None
    place = skip_hyphen(pieces, at + 1)
    written = pieces.word(place)
    if len(written) <= 4 and written.endswith("s") and written[:-1].isdecimal():
        return float(written[:-1]), word, place + 1
    return None
