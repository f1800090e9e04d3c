"""Organisations of a text under their short names: letters in brackets, and "the council" for the one council."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checker.lexicon import gender, readings
from checker.lexicon import words as word_list
from checker.model import Span
from checker.text.names import Name, NameKind, name_words

_LONGEST = 9
_SMALL = frozenset(
    {"of", "for", "the", "and", "on", "in", "to", "de", "des", "du", "la", "van", "voor", "und", "für"}
)
_LETTERS = re.compile(r"\((?:the )?[“\"]?([A-Z][A-Za-z&-]*[A-Z][A-Za-z]*)[”\"]?\)")
_SPELT_OUT = re.compile(r"\b([A-Z][A-Za-z&-]*[A-Z]) \((?:the )?([^()]{8,80})\)")
_PLACES = frozenset(
    {"city", "town", "village", "county", "state", "country", "district", "province", "municipality", "borough",
     "house", "home", "canton", "school", "hospital", "station"}
)  # fmt: skip
"""Bodies that are places: "the city" after "Kansas City" may be any."""


_NAMED = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
_DEPARTMENT = re.compile(
    r"\b(?:Department|Ministry|Office|Committee|Commission|Bureau|Board|Council|Agency|Secretariat) (?:of|for|on) "
    rf"(?:the )?{_NAMED}(?:, {_NAMED})+,? and (?:the )?{_NAMED}"
)
"""A body for several things: "Department for Science, Innovation and Technology"."""


class Introduced(NamedTuple):
    """A body introduced with the letters it goes by later."""

    start: int
    name: str
    letters: str


def introduced(text: str) -> Iterator[Introduced]:
    """Yield "the European Food Safety Authority (EFSA)" and "EFSA (the European Food Safety Authority)"."""
    for found in _LETTERS.finditer(text):
        words = list(re.finditer(r"[\w&’'.-]+", text[max(0, found.start() - 120) : found.start()]))[-_LONGEST:]
        first = _first(found[1], [word[0] for word in words])
        if first is not None:
            start = max(0, found.start() - 120) + words[first].start()
            name = " ".join(text[start : found.start()].split())
            if not re.search(r"[,;:.!?]\s", name):
                yield Introduced(start, name, found[1])
    for found in _SPELT_OUT.finditer(text):
        words_inside = found[2].split()
        if _first(found[1], words_inside) == 0:
            yield Introduced(found.start(), found[2], found[1])


def _first(letters: str, words: list[str]) -> int | None:
    """Return the index of the word that the letters begin with, where each is the initial of a later word."""
    left = [letter.lower() for letter in letters if letter.isalpha()]
    for index in range(len(words) - 1, -1, -1):
        initials = [part[0].lower() for part in re.split(r"[-&]", words[index]) if part]
        small = words[index].lower() in _SMALL
        if left and initials and left[-len(initials) :] == initials:
            del left[-len(initials) :]
        elif left and initials and left[-1] == initials[0]:
            left.pop()
        elif not small:
            return None
        if not left:
            return index if words[index][0].isupper() else None
    return None


def departments(text: str) -> list[Name]:
    """Return the bodies that are for three things or more, whose names commas part."""
    found = []
    for match in _DEPARTMENT.finditer(text):
        fields = [field.split()[0] for field in re.split(r",? and (?:the )?|, ", match[0])[1:]]
        if all(readings(field.lower()) and gender(field) is None for field in fields):
            span = Span(start=match.start(), end=match.end())
            found.append(Name(span, match[0], NameKind.ORGANISATION))
    return found


class Bodies:
    """The organisations that a text names, for "the council" to find the one that it can be."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._by_head: dict[str, list[Name]] = {}
        for name in names:
            if name.kind is NameKind.ORGANISATION and len(name.text.split()) > 1:
                head = re.split(r" (?:of|for|on) ", name.text)[0].split()[-1].lower()
                self._by_head.setdefault(head, []).append(name)

    def short_for(self, head: str, at: int) -> str | None:
        """Return the name of the only body before ``at`` that "the council" can mean."""
        if head not in word_list("organisation_words") or head in _PLACES:
            return None
        before = {name_words(name.text): name.text for name in self._by_head.get(head, ()) if name.span.start < at}
        return next(iter(before.values())) if len(before) == 1 else None
