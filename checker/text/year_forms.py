"""Years and spans of years: "2027", "2024-25", "the 1990s", "the nineties", "the 19th century", "AD 274"."""

from datetime import date

from checker.text.calendar_words import day_at, months_of
from checker.text.date_draft import Draft
from checker.text.numerals import numerals
from checker.text.pieces import DASHES, Pieces, skip_hyphen
from checker.text.tables import word_list
from checker.text.when import Days
from checker.text.years import counts_next, year_at

_CENTURIES = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}
_OWNERS = word_list("owners")
_ERAS = {"ad": 1, "ce": 1, "bc": -1, "bce": -1}


def year_form(pieces: Pieces, at: int) -> Draft | None:
    """Read the year, decade or century that starts at ``at``."""
    return (
        _era(pieces, at)
        or _years(pieces, at)
        or _century(pieces, at)
        or _decade(pieces, at)
        or _spelt_year(pieces, at)
    )


def with_year(pieces: Pieces, draft: Draft) -> Draft:
    """Return the draft with the year that stands behind it: "2026", ", 2026", "of 2026"."""
    year, end = year_behind(pieces, draft.end)
    return draft if year is None else draft._replace(year=year, end=end)


def year_behind(pieces: Pieces, at: int) -> tuple[int | None, int]:
    """Return the year that stands at ``at``, behind a comma or "of" perhaps, and the piece after it."""
    start = at + (pieces.word(at) in {",", "of"})
    word = pieces.word(start)
    if len(word) == 4 and word.isascii() and word.isdecimal() and 1000 <= int(word) <= 2199:
        if pieces.word(at) == "," and counts_next(pieces, start) and year_at(pieces, start) is None:
            return None, at  # "in January, 2000 people"
        return int(word), start + 1
    return None, at


def whole_year(year: int) -> tuple[Days, ...]:
    """Return the days of a year; none for a year before Christ."""
    return ((date(year, 1, 1), date(year, 12, 31)),) if year > 0 else ()


def _years(pieces: Pieces, at: int) -> Draft | None:
    """Read "2027", "2024-25", "2019-2023", "2025-06"."""
    year = year_at(pieces, at)
    if year is None:
        return None
    draft = Draft(at, at + 1, "year", year, place=whole_year)
    mark, other = pieces.word(at + 1), pieces.word(at + 2)
    joined = (mark in DASHES or mark == "/") and pieces.glued(at + 1) and pieces.glued(at + 2)
    if not joined or not other.isdecimal() or len(other) not in {2, 4}:
        return draft
    last = int(other) if len(other) == 4 else year // 100 * 100 + int(other)
    if year < last <= year + 200:
        season = last == year + 1 and len(other) == 2
        days = (date(year, 1, 1), date(last, 12, 31))
        return Draft(
            at, at + 3, "year", year if season else None, fixed=(days,), edge="" if season else "throughout"
        )  # fmt: skip
    if len(other) == 2 and 1 <= int(other) <= 12 and mark != "/":
        month = int(other)
        return Draft(at, at + 3, "month", year, month, place=lambda year: (months_of(year, month, month),))
    return draft


def _era(pieces: Pieces, at: int) -> Draft | None:
    """Read "AD 274", "44 BC"; a year before Christ has no days but its number, below zero."""
    leading = pieces.word(at) == "ad"
    number, era = (at + 1, at) if leading else (at, at + 1)
    sign = _ERAS.get(pieces.word(era))
    written = pieces.word(number)
    if sign is None or not pieces.tokens[era].text.isupper():
        return None
    if not (written.isascii() and written.isdecimal() and len(written) <= 4) or not int(written):
        return None
    return Draft(at, at + 2, "year", sign * int(written), place=whole_year)


def _century(pieces: Pieces, at: int) -> Draft | None:
    """Read "the 19th century", "nineteenth-century"."""
    start = at + (pieces.word(at) == "the")
    word = pieces.word(start)
    if word[:1].isdecimal() and not word.endswith(("st", "nd", "rd", "th")):
        return None
    number = day_at(pieces, start, words=True)
    after = skip_hyphen(pieces, number[1]) if number else start
    if number is None or number[0] > 22 or pieces.word(after) not in {"century", "centuries"}:
        return None
    return _span(at, after + 1, 100 * (number[0] - 1) + 1, 100, "century")


def _decade(pieces: Pieces, at: int) -> Draft | None:
    """Read "the 1990s", "the nineties", "the early 90s"; "in his nineties" is an age."""
    start = at + (pieces.word(at) == "the")
    word, before = pieces.word(start), pieces.word(at - 1)
    if len(word) == 5 and word.endswith("0s") and word[:4].isdecimal():
        return _span(at, start + 1, int(word[:4]), 10, "decade")
    tens = numerals().tens.get(word.removesuffix("ies") + "y") if word.endswith("ies") else None
    if tens is None and len(word) == 3 and word.endswith("0s") and word[0].isdecimal():
        tens = float(word[:2])
    part = before in {"early", "late", "mid", "-"}
    if not tens or tens < 20 or not (start > at or part):
        return None
    if {before, pieces.word(at - 2) if part else ""} & _OWNERS:
        return None
    return _span(at, start + 1, 1900 + int(tens), 10, "decade")


def _span(at: int, end: int, first: int, length: int, grain: str) -> Draft:
    return Draft(at, end, grain, fixed=((date(max(first, 1), 1, 1), date(first + length - 1, 12, 31)),))


def _spelt_year(pieces: Pieces, at: int) -> Draft | None:
    """Read "nineteen ninety-eight", "twenty twenty-six" after a word that introduces a year."""
    century = _CENTURIES.get(pieces.word(at))
    if century is None or pieces.word(at - 1) not in {
        "in",
        "since",
        "by",
        "until",
        "of",
        "from",
        "before",
        "after",
    }:
        return None
    known = numerals()
    after = skip_hyphen(pieces, at + 1)
    tens, teens = known.tens.get(pieces.word(after)), known.small.get(pieces.word(after), 0.0)
    if (tens is None and not 10 <= teens <= 19) or (century == 2000 and after > at + 1):
        return None  # "twenty-six" is no year
    year, end = century + int(tens or teens), after + 1
    ones_at = skip_hyphen(pieces, end)
    ones = known.small.get(pieces.word(ones_at), 0.0) if tens else 0.0
    if 0 < ones < 10:
        year, end = year + int(ones), ones_at + 1
    return Draft(at, end, "year", year, place=whole_year)
