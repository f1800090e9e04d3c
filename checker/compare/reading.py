"""A text as the comparisons read it: the units that carry its meaning, with what each one is.

A unit is a date, a quantity, a fixed phrase ("turn down") or a word. Function words are not units: what they
say about polarity, quantity or certainty is read by the comparisons that look for it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from checker import lexicon
from checker.text.dates import When, dates
from checker.text.numbers import Quantity, quantities
from checker.text.tokens import Token, tokens

_PLAIN_NUMBER = frozenset({"count", "share", "score"})


class Kind(StrEnum):
    """What a unit is."""

    WORD = "word"
    NAME = "name"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Unit:
    """One carrier of meaning.

    ``first`` and ``last`` are token numbers (last inclusive), ``key`` the base form it is looked up by, ``weight``
    how much it tells (rare words and names more), ``place`` the key of a nation or city it names.
    """

    kind: Kind
    start: int
    end: int
    first: int
    last: int
    text: str
    key: str
    weight: float
    place: str | None = None
    when: When | None = None
    quantity: Quantity | None = None


class _Chunk(NamedTuple):
    start: int
    end: int
    when: When | None
    quantity: Quantity | None


class Reading:
    """A text read once, lazily; ``anchor`` is the day that its relative dates count from."""

    def __init__(self, text: str, anchor: date | None = None) -> None:
        self.text = text
        self.anchor = anchor

    @cached_property
    def tokens(self) -> list[Token]:
        """Every token of the text."""
        return tokens(self.text)

    @cached_property
    def whens(self) -> list[When]:
        """The dates and spans of time that the text names."""
        return dates(self.text, self.anchor)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """The numbers of the text that are not dates."""
        return quantities(self.text, [(when.start, when.end) for when in self.whens])

    @cached_property
    def words(self) -> list[str]:
        """The lower-case tokens, marks included, by token number."""
        return [token.lower for token in self.tokens]

    @cached_property
    def units(self) -> list[Unit]:
        """The carriers of meaning, in the text's order."""
        chunks = sorted(
            [_Chunk(when.start, when.end, when, None) for when in self.whens]
            + [_Chunk(found.start, found.end, None, found) for found in self.quantities],
            key=lambda chunk: (chunk.start, -chunk.end),
        )
        units: list[Unit] = []
        taken: set[int] = set()
        covered = 0
        for chunk in chunks:
            if chunk.start < covered:
                continue
            inside = [n for n, token in enumerate(self.tokens) if token.start < chunk.end and token.end > chunk.start]
            if inside:
                covered = chunk.end
                taken.update(inside)
                units.append(self._measured(chunk, inside))
        for first, end, key in lexicon.phrases(self.words):
            inside = list(range(first, end))
            if taken.isdisjoint(inside):
                taken.update(inside)
                units.append(self._unit(Kind.WORD, first, end - 1, key, lexicon.weight(key)))
        for number, token in enumerate(self.tokens):
            if number not in taken and token.lower[0].isalnum() and not self._is_function(number):
                units.append(self._word(number))
        return sorted(units, key=lambda unit: unit.start)

    def _is_function(self, number: int) -> bool:
        lower = self.words[number]
        return lower in lexicon.words("stopwords")

    def _measured(self, chunk: _Chunk, inside: list[int]) -> Unit:
        kind = Kind.DATE if chunk.when else Kind.NUMBER
        text = self.text[chunk.start : chunk.end]
        return Unit(
            kind, chunk.start, chunk.end, inside[0], inside[-1], text, text.lower(), 1.0, None, chunk.when, chunk.quantity
        )

    def _unit(self, kind: Kind, first: int, last: int, key: str, weight: float, place: str | None = None) -> Unit:
        start, end = self.tokens[first].start, self.tokens[last].end
        return Unit(kind, start, end, first, last, self.text[start:end], key, weight, place)

    def _word(self, number: int) -> Unit:
        token = self.tokens[number]
        place = lexicon.place_key(token.text) if token.text[0].isupper() else None
        name = self.is_name(number)
        key = token.lower if name and not place else lexicon.lemma(token.lower)
        return self._unit(Kind.NAME if name or place else Kind.WORD, number, number, key, lexicon.weight(key), place)

    def is_name(self, number: int) -> bool:
        """Whether a token is (part of) a name: a capital that neither the sentence's start nor a title explains."""
        token = self.tokens[number]
        if not token.text[0].isupper() or lexicon.is_title(token.lower):
            return False
        if number == 0 or self.words[number - 1] in {".", "!", "?", ":", "“", '"', ";"}:
            following = self.tokens[number + 1] if number + 1 < len(self.tokens) else None
            named = following is not None and following.text[0].isupper() and not self._is_function(number)
            return named or not lexicon.is_known(token.lower)
        return True
