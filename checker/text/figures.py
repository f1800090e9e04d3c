"""Numbers in figures: "1,234.5", "1 234 567", "1.4bn", "2½", ".5"."""

import re
from enum import StrEnum
from typing import NamedTuple

from checker.text.numerals import numerals
from checker.text.pieces import Pieces, skip_hyphen


class Form(StrEnum):
    """How a number is written."""

    FIGURES = "figures"
    WORDS = "words"
    SHARE = "share"  # a fraction of a whole: "two thirds", "one in six"
    PLURAL = "plural"  # "dozens", "several hundred": at least so many


class Number(NamedTuple):
    """A number read up to the piece ``end`` (exclusive).

    ``step`` is the value of its last significant place as written ("1.4 billion": 0.1 billion; "60,000": 10,000),
    ``digits`` how many significant digits it has. ``suffix`` are letters glued to figures that are no scale ("km").
    ``whole``: written without decimals and without a scale word, so that things can be counted with it one by one.
    ``scale`` is the scale word's worth, 1 where there is none.
    """

    value: float
    end: int
    step: float
    digits: int
    form: Form = Form.FIGURES
    suffix: str = ""
    whole: bool = True
    scale: float = 1.0


_FIGURE = re.compile(r"(\d+(?:[.,\u00a0\u2009\u202f]\d+)*)(.*)", re.DOTALL)
_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_SPACES = str.maketrans("\u00a0\u2009\u202f", ",,,")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")
_WRITTEN_SHORT = frozenset({"bn", "mn", "mln", "tn", "trn"})
_LONGEST = 40
"""A longer run of digits is a code, not a number."""


def figure(pieces: Pieces, at: int) -> Number | None:
    """Read the figures at ``at`` with the scale behind them; None for codes, lists and version numbers."""
    written = pieces.word(at)
    if written == "." and pieces.glued(at + 1) and not pieces.glued(at):
        return _leading_point(pieces, at + 1)
    match = _FIGURE.fullmatch(written) if len(written) <= _LONGEST else None
    if match is None:
        return None
    digits, suffix = match.groups()
    plain = _plain(digits)
    if plain is None or (len(plain) > 1 and plain[0] == "0" and plain[1] != "."):
        return None
    end = at + 1
    if not suffix and plain.isdecimal() and len(plain) <= 3:
        plain, end = _spaced_groups(pieces, at, plain)
    return _finish(pieces, end, plain, suffix)


def _leading_point(pieces: Pieces, at: int) -> Number | None:
    match = re.fullmatch(r"(\d{1,9})(.*)", pieces.word(at))
    return _finish(pieces, at + 1, f"0.{match[1]}", match[2]) if match else None


def _plain(digits: str) -> str | None:
    """Return the digits with a decimal point and no separators, or None if they make no number."""
    grouped = digits.translate(_SPACES)
    if _PLAIN.fullmatch(grouped):
        return grouped
    if _GROUPS.fullmatch(grouped):
        return grouped.replace(",", "")
    if _POINTS.fullmatch(grouped):
        return grouped.replace(".", "")
    return grouped.replace(",", ".") if _DECIMAL_COMMA.fullmatch(grouped) else None


def _spaced_groups(pieces: Pieces, at: int, plain: str) -> tuple[str, int]:
    """Read "1 234 567" with plain spaces: two groups and more, or one that is "000"."""
    groups: list[str] = []
    end = at + 1
    while (
        end < len(pieces)
        and len(group := pieces.word(end)) == 3
        and group.isdecimal()
        and pieces.text[pieces.tokens[end - 1].end : pieces.tokens[end].start] == " "
        and len(groups) < 5
    ):
        groups.append(group)
        end += 1
    if not groups or (len(groups) == 1 and groups[0] != "000") or plain == "0":
        return plain, at + 1
    return plain + "".join(groups), end


def _finish(pieces: Pieces, end: int, plain: str, suffix: str) -> Number:
    value = float(plain)
    decimals = len(plain.partition(".")[2])
    bare = plain.replace(".", "").lstrip("0")
    significant = bare if decimals else bare.rstrip("0")
    step = 10.0**-decimals if decimals else 10.0 ** (len(bare) - len(significant))
    scale = 1.0
    known = numerals()
    if suffix in known.vulgar:
        value, step, suffix, decimals = value + known.vulgar[suffix], 0.1, "", 1
    elif suffix in known.short_scales and suffix != "m":
        scale, suffix = known.short_scales[suffix], ""
    elif suffix.isdecimal() or (suffix and suffix[0].isdecimal()):
        suffix = suffix.lstrip("0123456789")
    if not suffix:
        while True:
            place = skip_hyphen(pieces, end)
            word = pieces.word(place)
            if (word not in known.scales and word not in _WRITTEN_SHORT) or (word == "dozen" and decimals):
                break
            scale, end = scale * (known.scales.get(word) or known.short_scales[word]), place + 1
    if scale != 1.0 and not decimals:
        step = 1.0  # in "30 million" the zero is written on purpose
    whole = not decimals and scale in {1.0, 12.0}
    digits = max(1, len(significant))
    return Number(value * scale, end, step * scale, digits, suffix=suffix, whole=whole, scale=scale)
