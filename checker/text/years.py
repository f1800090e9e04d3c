"""Four figures that are a year, and what tells them from a number of things."""

from functools import cache

from checker.text.nouns import is_plural
from checker.text.pieces import Pieces
from checker.text.tables import rows, spellings, word_list
from checker.text.units import symbol_at

_INTRODUCE = word_list("before a year")
_COUNTING = (
    ("more", "than"), ("fewer", "than"), ("less", "than"), ("at", "least"), ("at", "most"), ("up", "to"),
    ("as", "many"), ("excess", "of"), ("minimum", "of"), ("maximum", "of"), ("total", "of"),
)  # fmt: skip
_LONE_COUNTING = word_list("counting")
_OF_A_YEAR = word_list("of a year")


@cache
def numbered_things() -> frozenset[str]:
    """Return the nouns that a number after them names: "terminal", "page"."""
    return frozenset(spellings(rows("numbered_things")[0][0]))


def year_at(pieces: Pieces, at: int) -> int | None:
    """Return the year that the four figures at ``at`` are, or None if they are something else.

    Between 1980 and 2035 four bare figures are a year unless counting words and a plural say otherwise ("more than
    2000 people"); before and after that a plural alone does ("1500 workers").
    """
    written = pieces.word(at)
    if len(written) != 4 or not written.isascii() or not written.isdecimal() or written[0] not in "12":
        return None
    year, before = int(written), pieces.word(at - 1)
    if is_code(pieces, at + 1):
        return None
    if year > 2199 or (pieces.glued(at) and before in {"$", "£", "€", "#", ".", ",", ":", "+", "/"}):
        return None
    if before in {"$", "£", "€", "¥", "#"} or (
        before in numbered_things() and before not in {"year", "season", "event", "series"}
    ):
        return None
    unit = symbol_at(pieces, at + 1)
    if unit and len(pieces.word(at + 1)) > 1 and before != "in":
        return None
    if pieces.word(at + 1) in {"%", "million", "billion", "thousand", "bn"} or (
        pieces.glued(at + 1) and pieces.word(at + 1) in {"%", "°"}
    ):
        return None
    if before.isdecimal() and pieces.word(at - 2) != ",":
        return None if not 1 <= int(before[:4]) <= 31 else year  # "0800 2027"
    return year if _is_year(pieces, at, year, before) else None


def is_code(pieces: Pieces, at: int) -> bool:
    """Whether letters and figures in one stand here: "2019 KV7" is an asteroid."""
    word = pieces.tokens[at].text if at < len(pieces) else ""
    return word[:1].isupper() and any(letter.isdecimal() for letter in word) and not pieces.glued(at)


def counts_next(pieces: Pieces, at: int) -> bool:
    """Whether things that a number counts follow at once: "2000 people", but not "2023 figures"."""
    following = pieces.word(at + 1)
    return following.isalpha() and is_plural(following) and following not in _OF_A_YEAR


def _is_year(pieces: Pieces, at: int, year: int, before: str) -> bool:
    plural = counts_next(pieces, at)
    introduced = before in _INTRODUCE
    if (pieces.word(at - 2), before) in _COUNTING or before in _LONE_COUNTING:
        return not plural and not (before == "than" and 1000 <= year < 1980)
    if year < 1500 or year > 2100:
        return introduced and not plural and before not in {"of", "to", "and", "than", "for"}
    if plural and (year == 2000 or not 1980 <= year <= 2035):
        return before in {"the", "its", "his", "her", "their", "of"} and year % 100 != 0
    return True
