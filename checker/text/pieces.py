"""Tokens as numbers and dates need them: compounds such as "twenty-two" and "mid-January" stand apart.

"three-quarters" is "three", "-", "quarters"; every piece keeps its place in the untouched text.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from checker.text.tokens import Token, tokens

_HYPHEN = re.compile("[-\u2010\u2011]")
DASHES = frozenset({"-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"})
_PADDING = 24


@lru_cache(maxsize=16)
def pieces_of(text: str) -> "Pieces":
    """Take a text apart; the last few are remembered, because dates and numbers are read one after the other."""
    return Pieces(text)


class Pieces:
    """The pieces of a text, with lookups that never run over its ends."""

    __slots__ = ("text", "tokens", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = _apart(tokens(text))
        # padded, so that a look beyond either end finds "" without a test
        self.words = [token.lower for token in self.tokens] + [""] * _PADDING

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, at: int) -> str:
        """Return the lower-case piece at ``at``, or "" where there is none."""
        try:
            return self.words[at]
        except IndexError:
            return ""

    def phrase(self, at: int, length: int) -> str:
        """Return ``length`` pieces from ``at`` on, joined by spaces; "" where there are not so many."""
        inside = at >= 0 and at + length <= len(self.tokens)
        return " ".join(self.words[at : at + length]) if inside else ""

    def starts(self, at: int, words: Sequence[str]) -> bool:
        """Whether exactly these words stand at ``at``."""
        return at >= 0 and self.words[at : at + len(words)] == list(words)

    def is_capital(self, at: int) -> bool:
        """Whether the piece at ``at`` is written with a capital."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text[0].isupper()

    def glued(self, at: int) -> bool:
        """Whether no space stands between the piece at ``at`` and the one before."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def opens_sentence(self, at: int) -> bool:
        """Whether the piece at ``at`` is the first word of a sentence, as far as marks tell."""
        return at == 0 or self.word(at - 1) in {".", "!", "?", ":", ";", "“", '"', "‘", "(", "…", "—"}

    def of(self, first: int, end: int) -> str:
        """Return the untouched text of the pieces ``[first, end)``."""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end]

    def inside(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """Return the numbers of the pieces that touch one of the spans."""
        ordered, touched, current = sorted(spans), set(), 0
        for number, token in enumerate(self.tokens):
            while current < len(ordered) and ordered[current][1] <= token.start:
                current += 1
            if current < len(ordered) and token.end > ordered[current][0]:
                touched.add(number)
        return frozenset(touched)


def skip_hyphen(pieces: Pieces, at: int) -> int:
    """Step over a hyphen that is glued on both sides: "twenty-two"."""
    return at + 1 if pieces.word(at) == "-" and pieces.glued(at) and pieces.glued(at + 1) else at


def _apart(whole: Iterable[Token]) -> list[Token]:
    """Split tokens at their hyphens."""
    pieces: list[Token] = []
    for token in whole:
        if "-" not in token.lower or len(token.text) < 3 or len(token.text) != len(token.lower):
            pieces.append(token)
            continue
        at = 0
        for match in _HYPHEN.finditer(token.text):
            pieces.append(_part(token, at, match.start()))
            pieces.append(_part(token, match.start(), match.end()))
            at = match.end()
        pieces.append(_part(token, at, len(token.text)))
    return [piece for piece in pieces if piece.text]


def _part(token: Token, start: int, end: int) -> Token:
    return Token(token.start + start, token.start + end, token.text[start:end], token.lower[start:end])
