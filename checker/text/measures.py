"""What a number measures: its unit, the age it gives, and the rate ("a year", "per litre") it is part of."""

from typing import NamedTuple

from checker.text.figures import Form, Number
from checker.text.nouns import is_plural, leading_part
from checker.text.numerals import numerals
from checker.text.pieces import Pieces, skip_hyphen
from checker.text.spelt_numbers import fraction_after_and
from checker.text.tables import word_list
from checker.text.units import COUNT, SHARE, Unit, suffix_unit, symbol_at, unit_at, unit_named

AGE = Unit("year", "age", 1.0)
_SECONDS_IN_YEAR = 31556952.0
_SPACED_SYMBOLS = frozenset("mglWVCFsh")
"""Single letters that may be a unit when a space stands between: "50 m", but not "50 p"."""
_METRES_NEXT = word_list("after metres")
_WEIGHING = word_list("weighing")
_MONEY_NOUNS = word_list("kinds of money")
_AFTER_A_UNIT = word_list("after a time")
_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}
_HEADS = frozenset(
    {
        "head",
        "person",
        "household",
        "piece",
        "pupil",
        "ticket",
        "patient",
        "passenger",
        "season",
        "game",
        "match",
        "night",
        "visit",
        "session",
        "term",
    }
)


class Measure(NamedTuple):
    """The unit of a number and the piece after it; ``number`` with what the unit adds ("an hour and a half")."""

    unit: Unit
    end: int
    number: Number


def measure(pieces: Pieces, at: int, number: Number, sign: Unit | None) -> Measure:
    """Return what the number read at ``at`` measures; ``sign`` is the currency sign before it."""
    if sign is not None:
        return _signed(pieces, number, sign)
    if number.suffix:
        return _suffixed(pieces, at, number)
    end = skip_hyphen(pieces, number.end)
    hyphenated = end > number.end
    found = symbol_at(pieces, end) if number.form is Form.FIGURES else unit_at(pieces, end)
    if found is None or not _is_unit(pieces, end, number, found, hyphenated):
        return Measure(SHARE if number.form is Form.SHARE else COUNT, number.end, number)
    unit, after = _told_apart(pieces, at, number, *found)
    half = fraction_after_and(pieces, after)
    if half and number.whole and number.value == 1:
        number, after = number._replace(value=number.value + half[0], step=0.1, digits=2, whole=False), half[1]
    if number.form is Form.SHARE:
        number = number._replace(form=Form.WORDS, step=0.1)
    return aged(pieces, at, Measure(unit, after, number))


def _signed(pieces: Pieces, number: Number, sign: Unit) -> Measure:
    end = number.end
    if number.suffix == "m":
        number = number._replace(
            value=number.value * 1e6, step=number.step * 1e6, suffix="", whole=False, scale=1e6
        )
    elif pieces.word(end) in {"m", "b", "k"} and not pieces.glued(end):
        scale = numerals().short_scales[pieces.word(end)]
        number, end = (
            number._replace(value=number.value * scale, step=number.step * scale, whole=False, scale=scale),
            end + 1,
        )
    following = unit_at(pieces, end)
    if following and following[0].is_money and set(following[0].families) & set(sign.families):
        sign, end = following  # "$5 Canadian dollars" says its currency twice
    return Measure(sign, end, number)


def _suffixed(pieces: Pieces, at: int, number: Number) -> Measure:
    suffix = number.suffix
    written = pieces.tokens[number.end - 1].text[-len(suffix) :]
    if suffix == "m" and not _is_metres(pieces, number):
        number = number._replace(
            value=number.value * 1e6, step=number.step * 1e6, suffix="", whole=False, scale=1e6
        )
        return measure(pieces, at, number, None)
    longer = symbol_at(pieces, number.end) if pieces.word(number.end) in {"/", "²", "³"} else None
    if pieces.word(number.end) == "/" and pieces.glued(number.end) and pieces.glued(number.end + 1):
        unit = suffix_unit(f"{suffix}/{pieces.word(number.end + 1)}", written)
        if unit:
            return Measure(unit, number.end + 2, number._replace(suffix=""))
    unit = suffix_unit(suffix, written)
    if unit is None or longer:
        return Measure(COUNT, number.end, number)
    return Measure(unit, number.end, number._replace(suffix=""))


def _is_metres(pieces: Pieces, number: Number) -> bool:
    following = pieces.word(number.end)
    if following in _METRES_NEXT or (following == "-" and pieces.glued(number.end)):
        return True
    if following.isalpha() and is_plural(following):
        return following == "hurdles"
    unit = unit_at(pieces, number.end)
    if unit and unit[0].is_money:
        return False
    return number.whole and number.value >= 10 and number.value % 1 == 0


def _is_unit(pieces: Pieces, at: int, number: Number, found: tuple[Unit, int], hyphenated: bool) -> bool:
    unit, end = found
    word = pieces.tokens[at].text
    if len(word) == 1 and word.isalpha() and end == at + 1 and not pieces.glued(at):
        return word in _SPACED_SYMBOLS and not pieces.is_capital(end)
    if word.lower() == "second" and not hyphenated and number.value != 1 and pieces.word(at - 1) not in {"a", "of"}:
        return False
    if word.lower() == "stone" and pieces.word(end).isalpha() and is_plural(pieces.word(end)):
        return False
    if (
        word.lower() in {"crown", "real", "pound"}
        and end == at + 1
        and not hyphenated
        and number.value > 1
        and number.scale == 1.0
    ):
        return False
    if number.form is Form.SHARE and unit.dimension in {"share", "points"}:
        return True
    return not (word.lower() in {"cents", "degrees"} and number.form is Form.SHARE)


def _told_apart(pieces: Pieces, at: int, number: Number, unit: Unit, end: int) -> tuple[Unit, int]:
    """Tell pounds of weight from pounds of money."""
    if unit.name != "pound" or pieces.word(end - 1) not in {"pound", "pounds"}:
        return unit, end
    around = set(pieces.words[max(0, at - 6) : end + 3])
    mass = unit_named("pound-mass") or unit
    if number.scale >= 1e5 or (number.value >= 20_000 and not around & _WEIGHING):
        return unit, end
    if around & (_WEIGHING - {"lose", "lift"}):
        return mass, end
    stuff = pieces.word(end + 1)
    if (
        pieces.word(end) == "of"
        and stuff.isalpha()
        and stuff not in _MONEY_NOUNS
        and leading_part(stuff) in {"n", "a", "v", ""}
    ):
        return mass, end
    return unit, end


def aged(pieces: Pieces, at: int, found: Measure) -> Measure:
    """Turn a duration into an age where the words say so: "41-year-old", "54 years old", "aged two months"."""
    unit, end, number = found
    if unit.dimension != "time":
        return found
    after = skip_hyphen(pieces, end)
    if pieces.word(after) in {"old", "olds"}:
        if pieces.word(after + 1) == "s" and pieces.glued(after + 1):
            after += 1
        return Measure(AGE._replace(name=unit.name, factor=unit.factor / _SECONDS_IN_YEAR), after + 1, number)
    if pieces.starts(end, ["of", "age"]):
        return Measure(AGE._replace(name=unit.name, factor=unit.factor / _SECONDS_IN_YEAR), end + 2, number)
    if pieces.word(at - 1) == "aged":
        return Measure(AGE._replace(name=unit.name, factor=unit.factor / _SECONDS_IN_YEAR), end, number)
    return found


def rate_at(pieces: Pieces, at: int) -> tuple[str, int] | None:
    """Read "an hour", "per litre", "a head", "/kg" at ``at``: what it is per, and the piece after it."""
    word, start = pieces.word(at), at + 1
    if word in _ADVERBS:
        return _ADVERBS[word], start
    if word == "/" and pieces.glued(at) and pieces.glued(start):
        slashed = symbol_at(pieces, start)
        return (slashed[0].name, slashed[1]) if slashed else None
    if word in {"for", "on"} and pieces.word(start) in {"each", "every"} and unit_at(pieces, start + 1):
        word, start = pieces.word(start), start + 1
    if word not in {"a", "an", "per", "each", "every"}:
        return None
    unit = unit_at(pieces, start)
    if unit:
        whole = pieces.word(start).endswith("s") or pieces.word(unit[1]) in _AFTER_A_UNIT or unit[0].is_money
        return None if word != "per" and whole else (unit[0].name, unit[1])
    noun = pieces.word(start)
    if (word == "per" and noun.isalpha() and noun != "cent") or (word in {"a", "each"} and noun in _HEADS):
        return noun, start + 1
    return None


def trailing_rate(pieces: Pieces, at: int, reach: int = 7) -> tuple[str, int, int] | None:
    """Read the rate that stands behind what is counted: "25,000 tonnes of lithium a year".

    Returns what it is per, and the pieces ``[first, end)`` of the rate.
    """
    for place in range(at, min(at + reach, len(pieces))):
        word = pieces.word(place)
        if not word[0].isalpha() and word not in {"-", "'s"}:
            return None
        if word in {"a", "an", "per", "each", "every"} and place > at:
            before = leading_part(pieces.word(place - 1))
            rate = rate_at(pieces, place)
            found = unit_at(pieces, place + 1)
            if (
                rate
                and found
                and found[0].dimension == "time"
                and (before in {"n", ""} or pieces.word(place - 1) == "more")
            ):
                return rate[0], place, rate[1]
            return None
        if leading_part(word) == "f" and word not in {"of", "more", "new"}:
            return None
    return None
