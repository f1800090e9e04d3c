"""What is on record, written as the draft writes such things: words or digits, "%" or "per cent", capitals."""

import re
from typing import NamedTuple

from checker.lexicon import readings
from checker.text.numbers import quantities

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_DIGITS = re.compile(r"\d+(?:[.,\u202f\u00a0]\d+)*")
_SHORT = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion", "k": "thousand", "%": "per cent"}


class _Figure(NamedTuple):
    """A figure in three pieces: what stands before the number, the number, and what stands behind."""

    before: str
    number: str
    behind: str
    spelt: bool


def figure_like(written: str, recorded: str) -> str:
    """Return the recorded figure in the style of the one that it replaces.

    Where what is measured is written otherwise ("18bn", "18 million litres"), it is the record's words as they are.
    """
    mine, theirs = _taken_apart(written), _taken_apart(recorded)
    if mine is None or theirs is None or not _same_measure(mine, theirs):
        return with_capital_of(written, recorded)
    number = _spelt(theirs) if mine.spelt else _in_digits(theirs)
    if number is None:
        return with_capital_of(written, recorded)
    return with_capital_of(written, f"{mine.before}{number}{mine.behind}")


def title_like(written: str, recorded: str) -> str:
    """Return a title on record with the capitals of the one that it replaces."""
    words = recorded.split()
    if len(written.split()) > 1 and all(word[0].isupper() for word in written.split()):
        return " ".join(word[:1].upper() + word[1:] for word in words)
    if written[:1].islower() and readings(words[0].lower()):  # a word of the language, not a name
        return recorded[:1].lower() + recorded[1:]
    return with_capital_of(written, recorded)


def with_capital_of(written: str, recorded: str) -> str:
    """Return words with a capital where those that they replace have one."""
    return recorded[:1].upper() + recorded[1:] if written[:1].isupper() else recorded


def _taken_apart(text: str) -> _Figure | None:
    digits = list(_DIGITS.finditer(text))
    if len(digits) == 1:
        return _Figure(text[: digits[0].start()], digits[0][0], text[digits[0].end() :], spelt=False)
    if digits:
        return None
    found = re.match(rf"({_WORD}(?:[ -](?:and )?{_WORD})*)\b", text, re.IGNORECASE)
    return _Figure("", found[1], text[found.end() :], spelt=True) if found else None


_WORD = r"\b(?:" + "|".join([*_UNITS[1:], *_TENS[2:], "hundred"]) + r")\b"


def _same_measure(mine: _Figure, theirs: _Figure) -> bool:
    return mine.before.strip().lower() == theirs.before.strip().lower() and _unit(mine) == _unit(theirs)


def _unit(figure: _Figure) -> str:
    words = re.findall(r"%|[^\W_]+", figure.behind.lower())
    joined = " ".join(_SHORT.get(word, word) for word in words)
    return re.sub(r"\b(?:percent|percentage)\b", "per cent", joined).removesuffix("s")


def _in_digits(figure: _Figure) -> str | None:
    if not figure.spelt:
        return figure.number
    found = quantities(figure.number)
    return f"{found[0].value:g}" if len(found) == 1 else None


def _spelt(figure: _Figure) -> str | None:
    """Return a number in words; large and broken ones stay in digits."""
    if figure.spelt:
        return figure.number
    if not figure.number.isdigit() or int(figure.number) > 100:
        return figure.number
    value = int(figure.number)
    if value < len(_UNITS):
        return _UNITS[value]
    if value == 100:
        return "one hundred"
    tens, ones = divmod(value, 10)
    return _TENS[tens] if not ones else f"{_TENS[tens]}-{_UNITS[ones]}"
