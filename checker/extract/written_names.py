"""Names as they are written down: out of headlines' capitals, and nicknames beside the name, not in it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.lexicon import words as word_list
from checker.model import Span
from checker.text.names import name_words
from checker.text.quotations import Quotation, quotations

_NAME = r"[A-ZÀ-Þ][\w’'-]*\.?"
_GIVEN = r"(?:[A-ZÀ-Þ][\w’'-]+|[A-ZÀ-Þ]\.)"
"""A given name or an initial: what ends in another full stop ends a sentence."""
_NICKNAMED = re.compile(
    rf"({_GIVEN}(?: {_GIVEN})?) (?:[“\"‘]({_NAME}(?: {_NAME})?)[”\"’]|\(({_NAME})\)) ({_NAME}(?: {_NAME})?)"
)


class Nicknamed(NamedTuple):
    """A name with a nickname inside: where it stands, the name without it, the nickname."""

    start: int
    end: int
    name: str
    nickname: str


def nicknames(text: str) -> Iterator[Nicknamed]:
    """Yield the nicknames that stand inside names: Jack “Bluey” Tanner."""
    for found in _NICKNAMED.finditer(text):
        if found[2]:
            yield Nicknamed(found.start(), found.end(), f"{found[1]} {found[4]}", found[2])


def spoken_marks(text: str) -> list[Quotation]:
    """Return the quotations of a text, but not its nicknames, which nobody says."""
    inside = list(nicknames(text))
    return [mark for mark in quotations(text) if not any(_within(mark.outer, one) for one in inside)]


def _within(span: Span, name: Nicknamed) -> bool:
    return name.start <= span.start and span.end <= name.end


def proper(name: str) -> str:
    """Return a name as a store writes it: "KRYSTYNA WOLSKA" is Krystyna Wolska, no nickname inside, "Jr." whole."""
    found = _NICKNAMED.fullmatch(name)
    if found is not None and found[2]:
        name = f"{found[1]} {found[4]}"
    words = name.split()
    bodies = word_list("organisation_words") | word_list("outlet_words")
    if len(words) > 1 and name.isupper() and not any(word.lower() in bodies for word in words):
        name = " ".join(map(_lowered, words))
    return f"{name}." if name.endswith((" Jr", " Sr")) else name


def _lowered(word: str) -> str:
    """Return a word in capitals as it is written elsewhere; "JD" and "J.R." are initials."""
    if word.lower() in word_list("name_particles"):
        return word.lower()
    if len(word) <= 2 and not set(word) & set("AEIOUY"):
        return word
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)


def alias_worth(alias: str, name: str) -> bool:
    """Whether an alias tells more than the name: not "Van Loon", "Karen" or "van loon" beside "Karen Van Loon"."""
    short, full = name_words(alias), name_words(name)
    if not short or not full:
        return alias.lower() != name.lower()
    if len(short) == 1:
        return short[0] not in full and not any(short[0] in word.split("-") for word in full)
    return short != full and full[-len(short) :] != short
