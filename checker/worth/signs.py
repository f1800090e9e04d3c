"""The signs that a sentence shows: figures, comparisons, accusations, opinions, courtesies and the like.

Word lists (``lexicon/data/words/worth_*.txt``) hold lemmas and forms; a word counts under either. A sign is there
or not: how often a word is repeated says nothing.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise

from checker.lexicon import graded, lemmas, words
from checker.model import Modality
from checker.text.dates import dates
from checker.text.names import names
from checker.text.numbers import quantities
from checker.text.quantity import Quantity
from checker.text.tokens import tokens

_COMPARED = re.compile(r"\b(?:more|less|fewer|better|worse|larger|\w+er)\b[^.;]{0,60}\bthan\b", re.IGNORECASE)
_FEW = 6
"""Fewer words than this, without a figure or a name, say too little to check."""


class Said:
    """A sentence, read as far as a sign asks for it."""

    def __init__(self, text: str, titles: Sequence[str], modality: Modality) -> None:
        self.text = text
        self.titles = titles
        self.modality = modality
        self.words = [token.lower for token in tokens(text) if token.text[0].isalnum() or token.lower[0] == "'"]

    @cached_property
    def forms(self) -> list[frozenset[str]]:
        """Each word under its form and its lemmas."""
        return [frozenset({word, *lemmas(word), *_tail(word)}) for word in self.words]

    @cached_property
    def days(self) -> list[tuple[int, int]]:
        """Where years and days stand that tell when."""
        return [
            (when.start, when.end) for when in dates(self.text) if when.day is not None or when.year is not None
        ]

    @cached_property
    def figures(self) -> list[Quantity]:
        """The numbers that say how much; a year, a rank or a bare "one" does not."""
        return [figure for figure in quantities(self.text, self.days) if _tells_how_much(figure)]

    def has(self, name: str) -> bool:
        """Whether a phrase of the list ``worth_<name>`` stands in the sentence."""
        starts = _phrases(f"worth_{name}")
        for at, forms in enumerate(self.forms):
            for form in forms:
                for phrase in starts.get(form, ()):
                    following = self.forms[at : at + len(phrase)]
                    if len(following) == len(phrase) and all(
                        word in forms for word, forms in zip(phrase, following, strict=True)
                    ):
                        return True
        return False


def signs_of(text: str, titles: Iterable[str], modality: Modality = Modality.FACT) -> frozenset[str]:
    """Return the names of the signs that a sentence shows, said in a sense by somebody with these titles."""
    said = Said(text, list(titles), modality)
    return frozenset(name for name, shows in SIGNS.items() if shows(said))


def _tells_how_much(figure: Quantity) -> bool:
    if figure.dimension == "rank":
        return False
    if figure.unit == "fraction" and figure.start == 0 and not figure.counted:
        return False  # "A third is loose": the third of several
    return figure.value != 1 or bool(figure.unit) or figure.text[0].isdecimal()


def _tail(word: str) -> list[str]:
    """Return what is shortened behind an apostrophe: "'ll" of "we'll"."""
    _, mark, tail = word.partition("'")
    return [f"'{tail}"] if mark and tail else []


@cache
def _phrases(name: str) -> Mapping[str, list[tuple[str, ...]]]:
    """Return the phrases of a list by their first words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(words(name)):
        parts = tuple(phrase.split(" "))
        found.setdefault(parts[0], []).append(parts)
    return found


def _superlative(said: Said) -> bool:
    return said.has("superlative") or any(map(_is_superlative, said.words)) or _most(said.words)


def _is_superlative(word: str) -> bool:
    """Whether a word is the highest degree of an adjective, by form and by the dictionary: "tallest", "best"."""
    if word in {"best", "worst"}:
        return True
    return graded(word, "est")


def _most(written: Sequence[str]) -> bool:
    """Whether "the most" stands before a word: "the most expensive", not "most of them"."""
    return any(pair == ("the", "most") for pair in pairwise(written))


def _office(said: Said) -> bool:
    return any(word in words("worth_offices") for title in said.titles for word in title.lower().split())


def _short(said: Said) -> bool:
    return len(said.words) < _FEW and not said.figures and not names(said.text)


SIGNS: Mapping[str, Callable[[Said], bool]] = {
    "statement": lambda said: True,
    "figure": lambda said: bool(said.figures),
    "figures": lambda said: len(said.figures) > 1,
    "accusation": lambda said: said.has("accusing"),
    "comparison": lambda said: said.has("comparing") or bool(_COMPARED.search(said.text)),
    "superlative": _superlative,
    "total": lambda said: said.has("total"),
    "cause": lambda said: said.has("cause"),
    "record": lambda said: said.has("record"),
    "date": lambda said: bool(said.days),
    "office": _office,
    "name": lambda said: bool(names(said.text)),
    "courtesy": lambda said: said.has("courtesy"),
    "question": lambda said: said.text.rstrip("\"'”’»)").endswith("?"),
    "advice": lambda said: said.has("advice"),
    "opinion": lambda said: said.modality is Modality.OPINION,
    "feeling": lambda said: said.has("feeling"),
    "future": lambda said: said.modality is Modality.PREDICTION,
    "possible": lambda said: said.modality is Modality.CONDITIONAL or said.has("possible"),
    "self": lambda said: said.has("self"),
    "short": _short,
}
"""What each sign of the table of weights looks for."""
