"""Offices and occupations under their several titles: "CEO" and "chief executive" are one."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from checker.lexicon.given_names import gender
from checker.lexicon.morphology import readings
from checker.lexicon.places import place_key
from checker.lexicon.spelling import fold, plain
from checker.lexicon.tables import items, rows, words

_LONGEST = 6
_GENERIC = frozenset(
    {"minister", "deputy minister", "director", "deputy director", "commissioner", "manager", "adviser"}
)
"""Titles that a field of work makes precise: "climate minister", "director of studies"."""
_PAST = frozenset({"former", "late", "then", "outgoing", "retired", "ousted", "previous", "acting", "interim"})
_LOWER_RANK = frozenset({"deputy", "vice", "assistant", "junior"})


_OF_PERSONS = re.compile(r"^(?:co|ex|vice)-|(?:ist|ician|ographer|our|man|men|woman|women|person)$")
"""How nouns look that say what somebody is: "physiotherapist", "co-author"; not as given names do ("Chandler")."""


_OF_AGENTS = re.compile(r"[a-z]{3}(?:er|or|ant)$")
"""How nouns for persons look, and others ("River"): where no word of the dictionary follows."""


def stands_before_name(word: str, follows: str) -> bool:
    """Whether a word with a capital says what somebody is who is named after it: "Democrat Ana Ruiz"."""
    lower = re.sub(r"^(?:co|ex|vice)-", "", word.lower())
    nouns = [reading for reading in readings(lower) if reading.part in {"n", "a"}]
    if gender(word) is not None or not (nouns or readings(word.lower())):
        return False
    if nouns and (_OF_PERSONS.search(word.lower()) or (_OF_AGENTS.search(lower) and not readings(follows.lower()))):
        return True
    return gender(follows) is not None


class Title(NamedTuple):
    """A title understood: the offices it can mean and its field of work.

    ``past``: it is not held now, or only for the time being; ``lower``: it is a deputy's or an assistant's.
    """

    offices: frozenset[str]
    field: frozenset[str]
    past: bool
    lower: bool


def same_title(a: str, b: str) -> bool | None:
    """Whether two titles as written name the same office; None where it cannot be told.

    It cannot be told where one is unknown, less precise ("minister" and "defence minister"), or past.
    """
    left, right = title(a), title(b)
    if left is None or right is None or left.past != right.past:
        return None
    if left.lower != right.lower:
        return False
    if left.offices & right.offices:
        return True if left.field == right.field else _unless_both(left.field, right.field)
    return None if _less_precise(left, right) or _less_precise(right, left) else False


def _less_precise(wide: Title, precise: Title) -> bool:
    """Whether the first is a title without a field of work that the second may be: minister, foreign minister."""
    if wide.field:
        return False
    endings = tuple(f" {office}" for office in wide.offices & _GENERIC)
    return any(office.endswith(endings) and office not in _GENERIC for office in precise.offices)


def _unless_both(left: frozenset[str], right: frozenset[str]) -> bool | None:
    """Fields differ: the titles do if both give one that has nothing of the other."""
    return None if not left or not right or left & right else False


@lru_cache(maxsize=4096)
def title(text: str) -> Title | None:
    """Understand a title as written, with affiliation and all; None if there is no known one in it."""
    written = re.findall(
        r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*|[,;]", re.sub(r"\bex-", "former ", text, flags=re.IGNORECASE)
    )
    bare = [fold(plain(word).removesuffix("'s")) for word in written]
    for start in range(len(bare)):
        for length in range(min(_LONGEST, len(bare) - start), 0, -1):
            offices = _offices().get(" ".join(bare[start : start + length]))
            if offices:
                before = bare[:start]
                field = _field(written, bare, start, start + length) if offices & _GENERIC else frozenset()
                lower = not _LOWER_RANK.isdisjoint(before)
                return Title(offices, field, not _PAST.isdisjoint(before), lower)
    return None


def _field(written: list[str], bare: list[str], start: int, end: int) -> frozenset[str]:
    """Give the words that make a generic title precise: just before it, or after it with "of" or "for"."""
    near = bare[end + 1 :] if bare[end : end + 1] in (["of"], ["for"]) else bare[:start]
    wrong = {word for word, plain_word in zip(bare, written, strict=True) if place_key(plain_word)}
    field = []
    for word in near:
        if word in (",", ";", "at", "in", "of"):
            break
        if word not in wrong | _PAST | _LOWER_RANK and word not in words("stop"):
            field.append(word)
    return frozenset(field)


@cache
def _offices() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, cell in rows("titles"):
        for written in items(cell):
            found.setdefault(written, set()).add(key)
    return {written: frozenset(keys) for written, keys in found.items()}
