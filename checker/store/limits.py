"""How long the words of a claim may be where a person, a program or an import gives them.

A claim is one proposition and its quote the passage that proves it. What is longer is a whole text that came into
the wrong field: it would be held against every statement. A store that has such a claim already is read as it is.
"""

from checker.errors import UnusableInput
from checker.model import Claim

LONGEST_TEXT = 10_000
LONGEST_QUOTE = 20_000
"""Characters."""


def refuse_long(claim: Claim) -> None:
    """Raise ``UnusableInput`` for a claim whose text or quote is longer than one can be."""
    if len(claim.text) > LONGEST_TEXT:
        cure = "say in it what is claimed, and no more"
        raise UnusableInput(_message("text", claim.text, LONGEST_TEXT), cure=cure)
    if claim.quote is not None and len(claim.quote.exact) > LONGEST_QUOTE:
        cure = "quote the passage that proves it, and no more"
        raise UnusableInput(_message("quote", claim.quote.exact, LONGEST_QUOTE), cure=cure)


def _message(what: str, words: str, most: int) -> str:
    return f"the {what} of a claim has {len(words):,} characters, and may have {most:,}"
