"""Shares of a whole: "two thirds", "one-twelfth", "3/4", "one in six", "two out of three"; and "half an hour"."""

from checker import lexicon
from checker.text.figures import Form, Number, figure
from checker.text.numerals import numerals
from checker.text.pieces import Pieces, skip_hyphen
from checker.text.spelt_numbers import spelt_number
from checker.text.tables import word_list
from checker.text.units import unit_at

_NOT_HALF = word_list("half compounds")
_PART_OF_SOMETHING_ELSE = frozenset(
    {"first", "second", "other", "better", "latter", "former", "last", "top", "bottom"}
)
_PORTIONS = word_list("portions")
_SLASHED = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16})
_MORE_OR_LESS = frozenset(
    {"more", "less", "fewer", "higher", "lower", "larger", "smaller", "longer", "shorter", "off"}
)


def share_at(pieces: Pieces, at: int) -> Number | None:
    """Read the fraction that starts at ``at``; a fraction of a unit or a scale is a plain number."""
    known = numerals()
    word = pieces.word(at)
    if word in known.vulgar:
        return _of_something(pieces, known.vulgar[word], at + 1)
    if word == "half":
        return _half(pieces, at)
    slashed = _slashed(pieces, at)
    if slashed:
        return slashed
    if word == "quarter" and pieces.word(at + 1) == "of":
        found = _of_something(pieces, 0.25, at + 1)
        return found if found.form is not Form.SHARE and not _preceded_by_ordinal(pieces, at) else None
    if pieces.word(at - 1) in _PORTIONS and known.parts.get(word, 0) > 2 and not word.endswith("s"):
        return Number(1 / known.parts[word], at + 1, 0.01, 1, Form.SHARE, whole=False)
    top = 1.0 if word in {"a", "an"} else known.small.get(word)
    if top is None or not top:
        return None
    after = skip_hyphen(pieces, at + 1)
    bottom = _bottom(pieces, after)
    if bottom is None:
        return None
    value, end, plural = bottom
    if plural != (top != 1) or top >= value:
        return None
    if value == 2 and pieces.word(skip_hyphen(pieces, end)) in _NOT_HALF:
        return None
    if word in {"a", "an"} and value != 2 and not _is_fraction(pieces, end, value):
        return None
    if top == 1 and value == 4 and after == at + 1 and pieces.word(end) in {"past", "to"}:
        return None
    return _of_something(pieces, top / value, end)


def ratio_at(pieces: Pieces, number: Number) -> Number | None:
    """Read "one in six", "2 out of 3", "one voter in five" after the number that ends at ``number.end``."""
    if (
        number.form not in {Form.FIGURES, Form.WORDS}
        or number.suffix
        or not number.whole
        or not 0 < number.value < 1000
    ):
        return None
    at = skip_hyphen(pieces, number.end)
    if number.value == 1 and pieces.word(at) != "in":
        at = _behind_noun(pieces, at)
    words = pieces.words[at : at + 3]
    if words[:1] == ["in"]:
        after = at + 1
    elif words[:2] == ["out", "of"]:
        after = at + 2
    elif words[:2] == ["of", "every"]:
        after = at + 1
    else:
        return None
    after = skip_hyphen(pieces, after)
    if pieces.word(after) == "every":
        after += 1
    whole = figure(pieces, after) if pieces.word(after)[:1].isdecimal() else spelt_number(pieces, after)
    if whole is None or whole.suffix or not whole.whole or not number.value < whole.value <= 1e6:
        return None
    if (
        words[0] == "in"
        and whole.form is Form.FIGURES
        and 1500 <= whole.value < 2200
        and "," not in pieces.word(after)
    ):
        return None  # three in 2024
    if words[0] == "in" and unit_at(pieces, skip_hyphen(pieces, whole.end)):
        return None  # five in ten minutes
    value = number.value / whole.value
    return Number(
        value, whole.end, fraction_step(whole.value), 1 if whole.value <= 12 else 2, Form.SHARE, whole=False
    )


def _behind_noun(pieces: Pieces, at: int) -> int:
    """Step over what is counted in "one regular-season game in three"."""
    for place in range(at, at + 5):
        word = pieces.word(place)
        if word == "in":
            return place
        if not (word.isalpha() or word == "-") or (
            lexicon.readings(word)[:1] and lexicon.readings(word)[0].part == "f"
        ):
            break
    return at


def fraction_step(bottom: float) -> float:
    """Return how finely a fraction tells a share: "a third" to a hundredth, "one in 200" to a thousandth."""
    return 0.01 if bottom <= 20 else 0.2 / bottom


def _half(pieces: Pieces, at: int) -> Number | None:
    before, after = pieces.word(at - 1), pieces.word(at + 1)
    if before in _PART_OF_SOMETHING_ELSE or after == "past":
        return None
    if after == "-" and pieces.word(at + 2) in {"a", "an"}:
        return (
            None
            if pieces.word(skip_hyphen(pieces, at + 3)) in numerals().scales
            else Number(0.5, at + 1, 0.01, 1, Form.SHARE, whole=False)
        )
    if after == "-":
        unit = unit_at(pieces, at + 2)
        return Number(0.5, at + 2, 0.1, 1, Form.WORDS, whole=False) if unit else None
    if after in _NOT_HALF or (before in {"a", "and"} and pieces.word(at - 2) in {"and", "-"}):
        return None
    if after in {"a", "an"}:
        inside = skip_hyphen(pieces, at + 2)
        if pieces.word(inside) in numerals().scales:
            return None
        if unit_at(pieces, inside):
            return Number(0.5, at + 2, 0.1, 1, Form.WORDS, whole=False)
    return Number(0.5, at + 1, 0.01, 1, Form.SHARE, whole=False)


def _slashed(pieces: Pieces, at: int) -> Number | None:
    top, bottom = pieces.word(at), pieces.word(at + 2)
    if pieces.word(at + 1) != "/" or not (
        top.isdecimal() and bottom.isdecimal() and len(top) < 3 and len(bottom) < 3
    ):
        return None
    if (
        pieces.word(at + 3) == "/"
        or pieces.word(at - 1) == "/"
        or int(bottom) not in _SLASHED
        or int(top) >= int(bottom)
    ):
        return None
    return _of_something(pieces, int(top) / int(bottom), at + 3) if int(top) else None


def _bottom(pieces: Pieces, at: int) -> tuple[float, int, bool] | None:
    """Read the lower number: its value, the piece after it, and whether it is plural."""
    known = numerals()
    word = pieces.word(at)
    if word in known.tens:
        after = skip_hyphen(pieces, at + 1)
        ones = pieces.word(after)
        value = known.ordinals.get(ones.removesuffix("s"), known.ordinals.get(ones, 99.0))
        if after > at + 1 and value < 10 and ones != "second":
            return known.tens[word] + value, after + 1, ones.endswith("s")
        return None
    value = known.parts.get(word, 0.0)
    return (value, at + 1, word.endswith("s")) if value else None


def _is_fraction(pieces: Pieces, end: int, value: float) -> bool:
    """Tell "a third of the voters", "a third more" from "a third term": what follows an ordinal is a noun."""
    word = pieces.word(end)
    if not word[:1].isalpha() or word in {"of", *_MORE_OR_LESS}:
        return word != "-" or not pieces.glued(end)
    if value == 4 and pieces.word(end - 1) == "quarter":
        return True
    readings = lexicon.readings(word)
    comparative = word.endswith("er") and any(r.part == "a" and r.lemma != lexicon.fold(word) for r in readings)
    return comparative or not readings or readings[0].part in {"f", "v", "r"}


def _preceded_by_ordinal(pieces: Pieces, at: int) -> bool:
    return pieces.word(at - 1) in numerals().ordinals or pieces.word(at - 1) in {"last", "final", "this", "next"}


def _of_something(pieces: Pieces, value: float, end: int) -> Number:
    """Read "of a million", "of an hour", "-mile" after a fraction: then it is no share but a number of these."""
    share = Number(value, end, 0.01, 1, Form.SHARE, whole=False)
    if pieces.word(end) == "-" and pieces.glued(end) and unit_at(pieces, end + 1):
        return Number(value, end, 0.1, 1, Form.WORDS, whole=False)
    if pieces.word(end) == "of" and pieces.word(end + 1) in {"a", "an", "one"}:
        scale = numerals().scales.get(pieces.word(end + 2))
        if scale and scale > 100:
            return Number(value * scale, end + 3, 0.1 * scale * value, 1, Form.WORDS, whole=False)
        if unit_at(pieces, end + 2):
            return Number(value, end + 2, 0.1 * value, 1, Form.WORDS, whole=False)
    return share
