"""The English number words, from ``data/numerals.tsv``."""

from functools import cache
from typing import NamedTuple

from checker.text.tables import rows, spellings


class Numerals(NamedTuple):
    """What each word is worth, by the part it plays in a number."""

    small: dict[str, float]  # zero to nineteen
    tens: dict[str, float]
    scales: dict[str, float]  # hundred, thousand, million, dozen
    short_scales: dict[str, float]  # k, m, bn
    plurals: dict[str, float]  # dozens, hundreds
    groups: dict[str, float]  # pair, trio
    ordinals: dict[str, float]
    parts: dict[str, float]  # what a share's lower number is called, singular and plural: half, third, thirds
    multiples: dict[str, float]  # doubled, halved
    times: dict[str, float]  # twice
    vulgar: dict[str, float]  # ½


@cache
def numerals() -> Numerals:
    """Return all number words; read once."""
    kinds: dict[str, dict[str, float]] = {}
    for kind, value, words in rows("numerals"):
        kinds.setdefault(kind, {}).update(dict.fromkeys(spellings(words), float(value)))
    ordinals = kinds["ordinal"]
    parts = kinds["part"] | {
        word + ending: value for word, value in ordinals.items() if value > 2 for ending in ("", "s")
    }
    return Numerals(
        kinds["cardinal"], kinds["tens"], kinds["scale"], kinds["short scale"], kinds["plural"], kinds["group"],
        ordinals, parts, kinds["multiple"], kinds["times"], kinds["vulgar"],
    )  # fmt: skip


@cache
def number_starts() -> frozenset[str]:
    """Return every word that a spelt number or share can begin with."""
    known = numerals()
    return frozenset(
        {
            "a",
            "an",
            "half",
            "quarter",
            "several",
            "few",
            "many",
            *known.small,
            *known.tens,
            *known.plurals,
            *known.vulgar,
        }
    )
