"""The same figure written otherwise, by program: what follows from a claim though its figures share no character.

The network sees altered figures in ``made.py``; without these it would learn that another form is another figure.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from num2words import num2words

from checker.text.calendar_words import calendar
from training.pairs import Pair

_PLAIN = re.compile(
    r"(?<![\w.,-])(\d{1,3}(?:,\d{3})+|\d{1,4})(?![\w,-]|\.\d| (?:million|billion|per cent|percent)|%)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = "|".join(name.capitalize() for name in calendar().months)
_DAY_FIRST = re.compile(rf"\b(?P<day>\d{{1,2}}) (?P<month>{_MONTHS})(?P<year> (?:19|20)\d\d)?\b")
_MONTH_FIRST = re.compile(rf"\b(?P<month>{_MONTHS}) (?P<day>\d{{1,2}})(?P<year>, (?:19|20)\d\d)?\b")
_DATED = (_DAY_FIRST, _MONTH_FIRST)
_MONEY = re.compile(r"(?P<sign>[€$£])(?P<amount>\d+(?:\.\d+)?)(?P<scale> million| billion|m|bn)\b")
_CURRENCIES = {"€": "euros", "$": "dollars", "£": "pounds"}
_PER_CENT = re.compile(r"(?<=\d)(?P<word>%| per cent| percent)(?!\w)")
_SCALES = {"m": "million", "bn": "billion"}
_BEFORE = frozenset(
    {"about", "around", "some", "nearly", "almost", "over", "under", "least", "most", "than", "to", "roughly",
     "the", "of"}
)  # fmt: skip
"""Words before a number that hedge it already, or after which no hedge can stand."""


def rewritten_forms(text: str, draw: random.Random) -> Iterator[tuple[str, str]]:
    """Yield what a sentence can be written as so that it still says the same, with the kind of change."""
    for kind, rewrite in (
        ("in-words", _in_words),
        ("money", _money),
        ("per-cent", _per_cent),
        ("date-form", _date_form),
    ):
        other = rewrite(text, draw)
        if other is not None and other != text:
            yield kind, other


def rewrite_pair(pair: Pair, draw: random.Random) -> Pair:
    """Write one of the two sentences of a pair otherwise, where that can be done: the label stays."""
    one = draw.random() < 0.5
    forms = [other for _, other in rewritten_forms(pair.premise if one else pair.hypothesis, draw)]
    if not forms:
        return pair
    other = draw.choice(forms)
    return pair._replace(premise=other) if one else pair._replace(hypothesis=other)


def looser_forms(text: str, draw: random.Random) -> Iterator[tuple[str, str]]:
    """Yield what follows from a sentence and from which the sentence itself does not follow, with the kind."""
    for kind, loosen in (("rounded", _rounded), ("bound", _bounded), ("date-part", _without_day)):
        other = loosen(text, draw)
        if other is not None and other != text:
            yield kind, other


def _spots(text: str) -> list[re.Match[str]]:
    """Return the whole numbers that count something: no year, no day of a month, nothing of _BEFORE before them."""
    days = [match.span() for form in _DATED for match in form.finditer(text)]
    return [
        match
        for match in _PLAIN.finditer(text)
        if not _YEAR.fullmatch(match[0])
        and not any(start <= match.start() < end for start, end in days)
        and _may_change((text[: match.start()].split() or [""])[-1])
        and re.match(r" [a-z]", text[match.end() :])
    ]


def _may_change(word_before: str) -> bool:
    """Whether a number after this word is an amount, not part of a name ("Boeing 737") nor hedged already."""
    return word_before.lower() not in _BEFORE and not word_before[:1].isupper()


def _put(text: str, match: re.Match[str], words: str) -> str:
    return text[: match.start()] + (words.capitalize() if match.start() == 0 else words) + text[match.end() :]


def _in_words(text: str, draw: random.Random) -> str | None:
    """Write a whole number in words, with or without "and"."""
    if not (spots := _spots(text)):
        return None
    spot = draw.choice(spots)
    words = num2words(int(spot[0].replace(",", ""))).replace(",", "")
    return _put(text, spot, words if draw.random() < 0.6 else words.replace(" and ", " "))


def _money(text: str, draw: random.Random) -> str | None:
    """Write "€48m" or "€48 million" as "48 million euros"."""
    if (match := _MONEY.search(text)) is None:
        return None
    scale = match["scale"].strip()
    return _put(text, match, f"{match['amount']} {_SCALES.get(scale, scale)} {_CURRENCIES[match['sign']]}")


def _per_cent(text: str, draw: random.Random) -> str | None:
    if (match := _PER_CENT.search(text)) is None:
        return None
    others = [form for form in ("%", " per cent", " percent") if form != match["word"]]
    return _PER_CENT.sub(draw.choice(others), text)


def _date_form(text: str, draw: random.Random) -> str | None:
    """Turn "12 May 2026" into "May 12, 2026", or the other way round."""
    if match := _DAY_FIRST.search(text):
        year = f",{match['year']}" if match["year"] else ""
        return _put(text, match, f"{match['month']} {match['day']}{year}")
    if match := _MONTH_FIRST.search(text):
        return _put(text, match, f"{match['day']} {match['month']}" + (match["year"] or "").lstrip(","))
    return None


def _rounded(text: str, draw: random.Random) -> str | None:
    """Give a number of three digits or more to its first two, as "about"."""
    spots = [spot for spot in _spots(text) if len(spot[0].replace(",", "").rstrip("0")) > 2]
    if not spots:
        return None
    spot = draw.choice(spots)
    value = int(spot[0].replace(",", ""))
    unit = 10 ** (len(str(value)) - 2)
    return _put(text, spot, f"{draw.choice(('about', 'around', 'roughly'))} {round(value / unit) * unit:,}")


def _bounded(text: str, draw: random.Random) -> str | None:
    """Say of a number only what it exceeds or stays under."""
    spots = [spot for spot in _spots(text) if int(spot[0].replace(",", "")) >= 10]
    if not spots:
        return None
    spot = draw.choice(spots)
    value = int(spot[0].replace(",", ""))
    unit = 10 ** (len(str(value)) - 1)
    below = value // unit * unit
    if below < value and draw.random() < 0.5:
        return _put(text, spot, f"{draw.choice(('more than', 'over', 'at least'))} {below:,}")
    return _put(text, spot, f"{draw.choice(('fewer than', 'under', 'at most'))} {below + unit:,}")


def _without_day(text: str, draw: random.Random) -> str | None:
    """Leave the day of a dated year out: "on 12 May 2026" becomes "in May 2026"."""
    for form in _DATED:
        if (match := form.search(text)) and match["year"] and text[: match.start()].endswith(" on "):
            year = match["year"].replace(",", "")
            return f"{text[: match.start() - 3]}in {match['month']}{year}{text[match.end() :]}"
    return None
