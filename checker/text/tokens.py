"""Words, numbers and marks, each with its place in the untouched text.

A token is never changed: ``text[token.start : token.end] == token.text``. What a comparison looks up is
``lower``: lower case, with typographic apostrophes and hyphens made plain, composed to NFC.

Words keep inner apostrophes and hyphens ("won't", "O'Brien", "co-operate"); dotted initials ("U.S."), initials
with an ampersand ("AT&T") and addresses of e-mail are one word, and the possessive stands apart ("Trump" + "'s").
A currency in letters stands apart from its figures ("Sh170" is "Sh", "170"; "N4.2bn" is "N", "4.2bn").
A number keeps its separators and a letter suffix ("1,200.5", "20th", "48m") but not a hyphenated tail:
"54-year-old" is "54", "-", "year-old".
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from checker.lexicon.spelling import plain


class Token(NamedTuple):
    """A word, number or mark: half-open offsets, the text as written, and its plain lower-case form."""

    start: int
    end: int
    text: str
    lower: str


_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"
_WORD_CHARACTER = r"(?:[^\W_][\u0300-\u036f]*)"
_APOSTROPHE = "['\u2019\u02bc]"
_HYPHEN = "[-\u2010\u2011]"

_SCALED = r"(?: (?: \d{1,3} (?:,\d{3})+ | \d+ (?:\.\d+)? \s? (?: [mb]n? | tn | [mbtMBT]illion | trillion ) \b ) )"
"""A sum as large as sums are: "412,000", "4.2bn", "15 million"; "N95" is a mask, "R2" a road."""
_CURRENCY = rf"""
    (?: (?: [KTU]? [Ss]hs? | Rs | Tk | RM | Rp | Dhs? | GH[SC¢₵] ) (?= \.? \d )
    | [NRK] (?= {_SCALED} ) )
"""
"""A currency written in letters before its figures, without a space: "Sh170", "N412,000", "R15 million"."""

_TOKEN = re.compile(
    rf"""
    (?P<currency> {_CURRENCY} )
  | (?P<address> https?:// [^\s<>"“”]* [\w/] | \w [\w.+-]{{0,63}} @ \w [\w-]* (?: \. \w [\w-]* )+ )
  | (?P<number> \d+ (?: [.,] \d+ | [\u00a0\u2009\u202f] \d{{3}} (?!\d) )* {_LETTER}* )
  | (?P<initials> (?: [^\W\d_] \. ){{2,}} )
  | (?P<initialism> [A-Z]{{1,3}} & [A-Z]{{1,2}} (?! {_WORD_CHARACTER} ) )
  | (?P<word> {_LETTER} {_WORD_CHARACTER}* (?: (?: {_APOSTROPHE} | {_HYPHEN} ) {_WORD_CHARACTER}+ )* )
  | (?P<possessive> {_APOSTROPHE} [sS] (?! {_WORD_CHARACTER} ) )
  | (?P<mark> \.{{2,}} | -{{2,}} | \S )
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=256)
def tokens(text: str) -> tuple[Token, ...]:
    """Take a text apart; everything but white space is in exactly one token, in the text's order.

    The last ones, of about an article, are remembered: words, names, dates and numbers are each read from the same
    sentence.
    """
    return tuple(_token(text, start, end) for start, end in _spans(text))


def written_tokens(text: str) -> Iterator[str]:
    """Yield the tokens as written, without their places: half the work, for who reads thousands of texts."""
    return (text[start:end] for start, end in _spans(text))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if match.lastgroup == "word" and end - start > 2 and _ends_possessive(text, end):
            yield start, end - 2
            start = end - 2
        yield start, end


def _ends_possessive(text: str, end: int) -> bool:
    return text[end - 1] in "sS" and text[end - 2] in "'\u2019\u02bc"


def _token(text: str, start: int, end: int) -> Token:
    written = text[start:end]
    return Token(start, end, written, plain(written))
