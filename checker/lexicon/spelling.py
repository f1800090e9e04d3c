"""Plain forms and spelling variants: what makes two spellings one word."""

from functools import cache, lru_cache
from unicodedata import normalize

from checker.lexicon.tables import rows, wordnet_table

_PLAIN = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-"})


def plain(text: str) -> str:
    """Return the form that lookups use: lower case, plain apostrophes and hyphens, NFC."""
    if text.isascii():
        return text.lower()
    return normalize("NFC", text).translate(_PLAIN).lower()


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return the spelling that stands for all variants of a plain word or phrase.

    "labour" and "labor" give "labor", "organise" gives "organize", "e-mail" and "email" give "email".
    A word without known variants is returned as it is.
    """
    known = _own_variants().get(word) or next(iter(wordnet_table("spelling").get(word)), None)
    return known or (_closed(word) if "-" in word else word)


def _closed(word: str) -> str:
    """Write a hyphenated word that WordNet lacks as one or as two, if it has that."""
    senses = wordnet_table("senses")
    if not senses.get(word):
        for other in (word.replace("-", ""), word.replace("-", " ")):
            if senses.get(other):
                return fold(other)
    return word


@cache
def _own_variants() -> dict[str, str]:
    return {variant: form for variant, form in rows("spelling")}  # noqa: C416  a row that has not two cells must fail
