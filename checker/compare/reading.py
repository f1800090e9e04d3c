"""A text as the comparisons read it: the units that carry its meaning, with what each one is.

A unit is a date, a quantity, a fixed phrase ("turn down") or a word. Function words are not units: what they
say about polarity, quantity or certainty is read by the comparisons that look for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from checker import lexicon
from checker.compare.noted import Noted
from checker.compare.polarity import Denial, denials, is_denier
from checker.compare.unit import Kind, Unit
from checker.text.dates import When, dates
from checker.text.names import names
from checker.text.numbers import Quantity, quantities
from checker.text.tokens import Token, tokens

_ORDER_WORDS = frozenset(
    {"before", "after", "more", "less", "fewer", "most", "least", "first", "last", "only", "earlier", "later"}
)
"""Function words that say who came first or had more: they are compared like any other word."""
_COUNTED = 24
"""So many characters at most stand between a number and what is said of the things that it counts."""
_ENDS = frozenset({".", ",", ";", ":", ")", "—", "–", "!", "?", "to", "and", "but"})
_HEADLINE = 5
"""In shorter texts capitals tell nothing of the style."""
_LIGHT = 0.06
"""Words that tell no more than this are function words."""
_MEASURED = 0.9
"""The weight of a date or a number: what newsrooms get wrong most."""


class Reading(Noted):
    """A text read once, lazily; ``anchor`` is the day that its relative dates count from."""

    def __init__(self, text: str, anchor: date | None = None) -> None:
        super().__init__()
        self.text = text
        self.anchor = anchor

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """Every token of the text."""
        return tokens(self.text)

    @cached_property
    def words(self) -> list[str]:
        """The lower-case tokens, marks included, by token number."""
        return [token.lower for token in self.tokens]

    @cached_property
    def whens(self) -> list[When]:
        """The dates and spans of time that the text names."""
        return dates(self.text, self.anchor)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """The numbers of the text that are not dates."""
        return quantities(self.text, [(when.start, when.end) for when in self.whens])

    @cached_property
    def phrases(self) -> list[lexicon.Phrase]:
        """The multiword entries of the lexicon that stand in the text."""
        return lexicon.phrases(self.tokens)

    @cached_property
    def units(self) -> list[Unit]:
        """The carriers of meaning, in the text's order, none overlapping."""
        taken: set[int] = set()
        found: list[Unit] = []
        for unit in (*self._measured(), *self._phrased()):
            inside = set(range(unit.first, unit.last + 1))
            if taken.isdisjoint(inside):
                taken |= inside
                found.append(unit)
        free = (number for number in range(len(self.tokens)) if number not in taken)
        found.extend(self._word(number) for number in free if self._tells(number))
        return sorted(found, key=lambda unit: unit.start)

    @cached_property
    def denied(self) -> Mapping[Unit, Sequence[Denial]]:
        """The denied units with the words that deny each."""
        return denials(self.words, self.phrases, self.units)

    @cached_property
    def place_of(self) -> Mapping[Unit, int]:
        """The number of each unit, counted in the text's order."""
        return {unit: number for number, unit in enumerate(self.units)}

    def neighbours(self, unit: Unit, reach: int = 1) -> Iterator[Unit]:
        """Yield the units at most ``reach`` units away on either side."""
        at = self.place_of[unit]
        for number in range(max(0, at - reach), min(len(self.units), at + reach + 1)):
            if number != at:
                yield self.units[number]

    def _measured(self) -> Iterator[Unit]:
        chunks: list[tuple[int, int, When | None, Quantity | None]] = [
            *((when.start, when.end, when, None) for when in self.whens),
            *((quantity.start, quantity.end, None, quantity) for quantity in self.quantities),
        ]
        for start, end, when, quantity in sorted(chunks, key=lambda chunk: chunk[:2]):
            inside = [n for n, token in enumerate(self.tokens) if token.start < end and token.end > start]
            kind = Kind.DATE if when else Kind.NUMBER
            text = self.text[start:end]
            yield Unit(kind, start, end, inside[0], inside[-1], text, text.lower(), _MEASURED, None, when, quantity)

    def _phrased(self) -> Iterator[Unit]:
        for phrase in self.phrases:
            if len(phrase.indices) != phrase.end - phrase.start or lexicon.weight(phrase.key) <= _LIGHT:
                continue
            if is_denier(phrase.key) or lexicon.quantifier(phrase.key):
                continue
            written = " ".join(self.words[phrase.start : phrase.end])
            yield self._unit(Kind.WORD, phrase.start, phrase.end - 1, phrase.key, _phrase_weight(written))

    def _tells(self, number: int) -> bool:
        lower = self.words[number]
        if not lower[0].isalnum() or (lower == "left" and self._remains(number)):
            return False
        return lower in _ORDER_WORDS or (lexicon.weight(lower) > _LIGHT and not lexicon.expand(lower)[1:])

    def _remains(self, number: int) -> bool:
        """Whether "left" only says that what was counted is still there: "200 animals left"."""
        start = self.tokens[number].start
        counted = any(0 < start - quantity.end <= _COUNTED for quantity in self.quantities)
        return counted and (self.words[number + 1 : number + 2] or ["."])[0] in _ENDS

    def _word(self, number: int) -> Unit:
        token = self.tokens[number]
        place = lexicon.place_key(token.text) if token.text[0].isupper() else None
        name = place is not None or number in self._named
        key = lexicon.fold(token.lower) if name else lexicon.lemma(token.lower)
        weight = 0.2 if token.lower in _ORDER_WORDS else lexicon.weight(token.lower)
        return self._unit(Kind.NAME if name else Kind.WORD, number, number, key, 0.9 if name else weight, place)

    def _unit(self, kind: Kind, first: int, last: int, key: str, weight: float, place: str | None = None) -> Unit:
        start, end = self.tokens[first].start, self.tokens[last].end
        return Unit(kind, start, end, first, last, self.text[start:end], key, weight, place)

    @cached_property
    def _named(self) -> frozenset[int]:
        """The numbers of the tokens that are part of a name."""
        spans = [name.span for name in names(self.text)]
        headline = self._is_headline()
        return frozenset(
            number
            for number, token in enumerate(self.tokens)
            if token.text[0].isupper()
            and any(span.start <= token.start < span.end for span in spans)
            and not (headline and lexicon.readings(token.text))
        )

    def _is_headline(self) -> bool:
        """Whether every word of weight has a capital, as in "Pennick Council Refuses To Sell Library"."""
        words = [
            token.text for token in self.tokens if token.text[0].isalpha() and lexicon.weight(token.lower) > _LIGHT
        ]
        return len(words) >= _HEADLINE and all(word[0].isupper() for word in words)


def _phrase_weight(written: str) -> float:
    return max(lexicon.weight(word) for word in written.split()) if written else 0.0
