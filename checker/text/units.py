"""Units of measure and money: what the words around a number make of it; the table is ``data/units.tsv``."""

from functools import cache
from typing import NamedTuple

from checker.text.pieces import Pieces
from checker.text.tables import rows, spellings


class Unit(NamedTuple):
    """A unit: its name, what it measures, and how a value in it becomes one in the dimension's base unit.

    base = written * ``factor`` + ``offset``. ``other`` is a second factor where the word is ambiguous, ``families``
    are the bare currency words it may stand under, ``alone``: "a <unit>" means one of it.
    """

    name: str
    dimension: str
    factor: float
    other: float = 0.0
    offset: float = 0.0
    families: tuple[str, ...] = ()
    alone: bool = False

    @property
    def is_money(self) -> bool:
        """Whether this is a currency or a part of one."""
        return self.dimension.startswith("money:")


COUNT = Unit("", "count", 1.0)
SHARE = Unit("fraction", "share", 1.0)
_LONGEST = 4
_SIGNS = frozenset(["rs", "kr", "sh", "shs", "ksh", "tsh", "ush", "tk", "rp", "dh", "dhs", "gh¢", "gh₵"])
"""Currencies in small letters before figures; others are written as codes, in capitals."""


class _Table(NamedTuple):
    words: dict[str, Unit]
    symbols: dict[str, Unit]
    names: dict[str, Unit]


@cache
def _table() -> _Table:
    table = _Table({}, {}, {})
    for row in rows("units"):
        name, dimension, factor, second, words, symbols, family, alone = (*row, "", "", "", "")[:8]
        ambiguous = second and not second.startswith("+")
        unit = Unit(
            name, dimension, float(factor),
            float(second) if ambiguous else 0.0,
            float(second[1:]) if second.startswith("+") else 0.0,
            tuple(family.split()), alone == "a",
        )  # fmt: skip
        table.names[name] = unit
        for word in spellings(words):
            table.words[word] = unit
        for symbol in spellings(symbols):
            table.symbols.setdefault(symbol, unit)
    return table


def unit_named(name: str) -> Unit | None:
    """Return the unit with this name, if there is one."""
    return _table().names.get(name)


@cache
def currency_starts() -> frozenset[str]:
    """Return what a currency code or sign can start with: "eur", "€", and "us" of "US$"."""
    signs = [symbol for symbol, unit in _table().symbols.items() if unit.is_money]
    return frozenset(signs) | {sign.rstrip("$£") for sign in signs}


def unit_at(pieces: Pieces, at: int) -> tuple[Unit, int] | None:
    """Return the unit in words at ``at`` and the piece after it, the longest spelling first."""
    return _longest(pieces, at, _table().words)


def symbol_at(pieces: Pieces, at: int) -> tuple[Unit, int] | None:
    """Return the unit in words or symbols at ``at``, as it may follow figures, and the piece after it."""
    return _longest(pieces, at, _table().words) or _longest(pieces, at, _table().symbols)


def suffix_unit(suffix: str, written: str) -> Unit | None:
    """Return the unit that letters glued to figures mean: "5km", "47C". ``written`` is their case as it stands."""
    if suffix == "g" and written == "G":
        return None  # a mobile network
    return _table().symbols.get(suffix) or _table().words.get(suffix)


def currency_sign(pieces: Pieces, at: int) -> tuple[Unit, int] | None:
    """Return the currency whose sign or code stands at ``at``, before figures: "€", "US$", "EUR"."""
    word, following = pieces.word(at), pieces.word(at + 1)
    table = _table()
    if following in {"$", "£"} and pieces.glued(at + 1) and word.isalpha():
        unit = table.symbols.get(word + following)
        return (unit, at + 2) if unit else None
    unit = table.symbols.get(word)
    if unit is None or not unit.is_money:
        return None
    if word.isalpha() and not _is_sign(pieces, at):
        return None
    return unit, at + 1


def _is_sign(pieces: Pieces, at: int) -> bool:
    """Whether letters stand for a currency: a code, one of the known signs, or one letter glued to its figures."""
    written = pieces.tokens[at].text
    letter = len(written) == 1 and pieces.glued(at + 1)
    return (written.isupper() and (len(written) >= 2 or letter)) or written.lower() in _SIGNS


def _longest(pieces: Pieces, at: int, known: dict[str, Unit]) -> tuple[Unit, int] | None:
    """Match up to four words; hyphens and a point inside "sq." or "kg." do not count."""
    found = None
    written, words, end, gap = "", 0, at, True
    while words < _LONGEST and end < len(pieces):
        word = pieces.words[end]
        glued = end > at and pieces.glued(end) and not gap
        if word in {"-", "."} and end > at and pieces.glued(end):
            end, gap = end + 1, True
            continue
        joined = glued and not (word[0].isalnum() and written[-1].isalnum())
        written += word if joined or not written else f" {word}"
        words, end, gap = words + 1, end + 1, False
        if written in known:
            found = (known[written], end)
    return found
