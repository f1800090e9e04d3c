"""Numbers as figures and as words: "1,234.5", "1.4bn", "twenty-two", "two and a half million", "two thirds"."""

import re
from typing import NamedTuple

from checker.text.tokens import Token

_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "dozen": 12.0,
}  # fmt: skip
_PLURAL_SCALES = {"dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6, "billions": 2e9}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "fifteenth": 15, "sixteenth": 16, "twentieth": 20,
    "twenty-fifth": 25, "thirtieth": 30, "fiftieth": 50, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_FIGURE = re.compile(r"(\d+(?:[.,\u00a0\u2009\u202f]\d+)*)([a-z]*)$")
_GROUPED = re.compile(r"\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?$")


class Number(NamedTuple):
    """A number read from tokens ``[first, end)``.

    ``step`` is the value of its last significant place as written; ``suffix`` the letters that a figure ends in
    when they are no scale; ``kind`` is "count", "share" (a fraction) or "plural" ("dozens": at least so many).
    """

    value: float
    end: int
    step: float
    digits: int
    kind: str = "count"
    suffix: str = ""


def number_at(tokens: list[Token], at: int) -> Number | None:
    """Read the number that starts at ``tokens[at]``; None if none does."""
    word = tokens[at].lower
    if word[0].isdigit():
        return _figure(tokens, at)
    if word in _PLURAL_SCALES:
        return _plural(tokens, at)
    return _fraction(tokens, at) or _spelt(tokens, at) or _single(tokens, at)


_SPANS = frozenset({"second", "minute", "hour", "day", "night", "week", "fortnight", "month", "year", "decade", "century"})


def _single(tokens: list[Token], at: int) -> Number | None:
    """Read "a fortnight" and "an hour" as one of them; not "a day" in "six a day", which is a rate."""
    if tokens[at].lower not in {"a", "an"} or _word(tokens, at + 1) not in _SPANS:
        return None
    rate = at > 0 and _word(tokens, at - 1) not in {"for", "in", "within", "after", "over", "about", "than", "of", "to", "by", "inside", "under", "nearly", "almost"}
    return None if rate and at else Number(1.0, at + 1, 1.0, 1)


def _word(tokens: list[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _figure(tokens: list[Token], at: int) -> Number | None:
    match = _FIGURE.match(tokens[at].lower)
    if match is None:
        return None
    written, suffix = match.groups()
    value, step, digits = _value(written)
    end = at + 1
    if suffix in SCALES and suffix not in {"dozen"}:
        value, step, suffix = value * SCALES[suffix], step * SCALES[suffix], ""
    elif not suffix:
        value, step, end = _scaled(tokens, end, value, step)
    return Number(value, end, step, digits, suffix=suffix)


def _value(written: str) -> tuple[float, float, int]:
    plain = re.sub(r"[,\u00a0\u2009\u202f]", "", written) if _GROUPED.match(written) else written.replace(",", ".")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    decimals = len(plain.partition(".")[2])
    digits = plain.replace(".", "").lstrip("0")
    significant = digits.rstrip("0") if not decimals else digits
    step = 10.0**-decimals if decimals else 10.0 ** (len(digits) - len(significant))
    return float(plain), step, max(1, len(significant))


def _scaled(tokens: list[Token], at: int, value: float, step: float) -> tuple[float, float, int]:
    while (scale := SCALES.get(_word(tokens, at))) and _word(tokens, at) not in {"b", "k", "m"}:
        value, step, at = value * scale, step * scale, at + 1
    return value, step, at


def _plural(tokens: list[Token], at: int) -> Number:
    value, end = _PLURAL_SCALES[tokens[at].lower], at + 1
    if _word(tokens, end) == "of" and _word(tokens, end + 1) in _PLURAL_SCALES:
        value, end = value * _PLURAL_SCALES[_word(tokens, end + 1)] / 2, end + 2
    return Number(value, end, value, 1, kind="plural")


def _fraction(tokens: list[Token], at: int) -> Number | None:
    top, next_at = _small_at(tokens, at)
    word = _word(tokens, at)
    if "-" in word:
        left, _, right = word.partition("-")
        if left in _SMALL and right.rstrip("s") in _PARTS and (right.endswith("s") or left == "one"):
            return _share(_SMALL[left] / _PARTS[right.rstrip("s")], at + 1)
    if word == "half" and _word(tokens, at + 1) in {"a", "an"} and _word(tokens, at + 2) in SCALES:
        value, step, end = _scaled(tokens, at + 2, 0.5, 0.1)
        return Number(value, end, step, 1)
    if word == "half":
        return _share(0.5, at + 1) if _word(tokens, at + 1) not in {"-", "a", "an"} else _half_of_unit(tokens, at)
    if top is None:
        return None
    part = _word(tokens, next_at)
    singular = part.removesuffix("s") if part != "halves" else part
    if singular not in _PARTS or (top != 1) != part.endswith("s"):
        return None
    if _word(tokens, at) in {"a", "an", "one"} and singular in {"second"}:
        return None
    end = next_at + 1
    if _word(tokens, end) == "of" and _word(tokens, end + 1) in {"a", "an"} and _word(tokens, end + 2) in SCALES:
        value, step, end = _scaled(tokens, end + 2, top / _PARTS[singular], 0.1)
        return Number(value, end, step, 1)
    return _share(top / _PARTS[singular], end)


def _half_of_unit(tokens: list[Token], at: int) -> Number | None:
    return Number(0.5, at + 2, 0.1, 1) if _word(tokens, at + 1) in {"a", "an"} else None


def _share(value: float, end: int) -> Number:
    return Number(value, end, 0.02, 1, kind="share")


def _small_at(tokens: list[Token], at: int) -> tuple[int | None, int]:
    word = _word(tokens, at)
    if word in {"a", "an"}:
        return 1, at + 1
    if word in _SMALL and _SMALL[word]:
        return _SMALL[word], at + 1
    return None, at


def _spelt(tokens: list[Token], at: int) -> Number | None:
    total, current, end, seen = 0.0, 0.0, at, False
    half = False
    while end < len(tokens):
        word = tokens[end].lower
        value = _spelt_value(word)
        if value is not None and not half:
            if seen and current % 10 and current < 100:
                break  # "one two" is two numbers
            current += value
        elif word in {"a", "an"} and not seen and _word(tokens, end + 1) in SCALES and len(_word(tokens, end + 1)) > 2:
            current = 1
        elif word in SCALES and len(word) > 2 and (seen or (end > at)):
            scale = SCALES[word]
            if scale in {100.0, 12.0}:
                current = max(current, 1) * scale
            else:
                total, current = total + max(current, 1) * scale, 0.0
        elif word == "and" and seen and _continues(tokens, end + 1):
            if [_word(tokens, end + 1), _word(tokens, end + 2)] == ["a", "half"]:
                current, end, half = current + 0.5, end + 2, True
        else:
            break
        seen, end = True, end + 1
    if not seen or (end == at + 1 and tokens[at].lower in {"a", "an"}):
        return None
    value = total + current
    return Number(value, end, _last_place(value), len(f"{value:.0f}".rstrip("0")) or 1)


def _continues(tokens: list[Token], at: int) -> bool:
    word = _word(tokens, at)
    return _spelt_value(word) is not None or (word == "a" and _word(tokens, at + 1) == "half")


def _spelt_value(word: str) -> float | None:
    if word in _SMALL:
        return float(_SMALL[word])
    if word in _TENS:
        return float(_TENS[word])
    tens, _, ones = word.partition("-")
    if tens in _TENS and 0 < _SMALL.get(ones, 0) < 10:
        return float(_TENS[tens] + _SMALL[ones])
    return None


def _last_place(value: float) -> float:
    step = 1.0
    while value and value % (step * 10) == 0:
        step *= 10
    return step
