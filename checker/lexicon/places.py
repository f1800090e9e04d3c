"""Places under all their names: "Danish", "Danes" and "Denmark" are one, "U.S." and "American" another.

Names count as written: "US" and "Polish" are places, "us" and "polish" are not. A capital that stands for its
government ("Berlin decided") is kept apart, as a weaker relation: ``capital_of``.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from checker.lexicon.tables import items, rows, words

_KINDS = ("country", "union", "region", "part", "city", "state")  # whose name counts first where two share one


class Place(NamedTuple):
    """A place: its key, its kind, the key of the wider place it lies in, and the names of its capital."""

    key: str
    kind: str
    within: str
    capitals: tuple[str, ...]


def place_key(name: str) -> str | None:
    """Return the key of the place that a name, adjective or word for its people belongs to, or None.

    Where two places share a name, the country counts before the state: "Georgia".
    """
    return next(iter(place_keys(name)), None)


@lru_cache(maxsize=16384)
def place_keys(name: str) -> tuple[str, ...]:
    """Return the keys of all places that share a name."""
    return tuple(_lookup(_names(), name))


@lru_cache(maxsize=16384)
def capital_of(name: str) -> str | None:
    """Return the key of the place whose capital, or seat of government, the name is: "Berlin" gives "germany"."""
    return next(iter(_lookup(_capitals(), name)), None)


def place(key: str) -> Place:
    """Return the place with a key; raises ``KeyError`` if there is none."""
    return _places()[key]


@lru_cache(maxsize=16384)
def lies_in(inner: str, outer: str) -> bool:
    """Whether the place with the first key lies in the place with the second: scotland in the united kingdom."""
    within = _places()[inner].within if inner in _places() else ""
    return bool(within) and (within == outer or lies_in(within, outer))


def _lookup(names: dict[str, list[tuple[str, str]]], name: str) -> list[str]:
    bare = name.strip().replace("\u2019", "'").removesuffix("'s")
    if bare[:4].lower() == "the " and bare[4:5].isupper():
        bare = bare[4:]
    lower = bare.lower() if name.lower() not in names else name.lower()
    if bare == lower and lower in words("not_places"):
        return []
    # "Us" at the start of a sentence is no country, and "US" no pronoun.
    keys = (key for written, key in names.get(lower, ()) if not (_is_acronym(written) and bare.istitle()))
    return list(dict.fromkeys(keys))


def _is_acronym(written: str) -> bool:
    return written.isupper() and written.isalpha() and len(written) <= 4


@cache
def _places() -> dict[str, Place]:
    return {
        key: Place(key, kind, within, tuple(items(capitals)))
        for key, kind, within, _, _, capitals in rows("places")
    }


@cache
def _names() -> dict[str, list[tuple[str, str]]]:
    """Give, for a name in lower case, how it is written and the key of its place, by kind."""
    found: dict[str, list[tuple[str, str]]] = {}
    for key, _, _, names, people, _ in _by_kind():
        for written in (key, *items(names), *items(people)):
            found.setdefault(written.lower(), []).append((written, key))
    return found


@cache
def _capitals() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for key, _, _, _, _, capitals in _by_kind():
        for written in items(capitals):
            found.setdefault(written.lower(), []).append((written, key))
    return found


def _by_kind() -> list[tuple[str, ...]]:
    return sorted(rows("places"), key=lambda row: _KINDS.index(row[1]))


@cache
def place_phrases() -> frozenset[str]:
    """Return the names of places that are several words, in lower case."""
    return frozenset(name for name in (*_names(), *_capitals()) if " " in name)
