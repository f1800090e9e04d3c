"""The reporter's own words behind reported speech: "Lind said that he liked the plan, which has no budget yet".

A relative clause that ends a sentence tells the reader what the speaker was talking about. It is not the speaker's.
"""

from collections.abc import Sequence

from checker.extract.grammar import Tag, Word, has_finite_verb

_SHORTEST = 3
"""How many words a content keeps at least."""


def aside_start(words: Sequence[Word], start: int, end: int) -> int:
    """Return where the reporter goes on by themselves in ``words[start:end]``, ``end`` where they do not."""
    for index in range(end - 2, start + _SHORTEST, -1):
        word, follows = words[index], words[index + 1]
        if word.quotation >= 0:
            return end
        if word.text == ",":
            aside = follows.tag is Tag.WH and follows.lower in {"which", "who", "whose"}
            return index if aside and has_finite_verb(words[start:index]) else end
    return end
