"""The statement as the inference model reads it: agreed figures and dates in the claim's own words.

A small network takes "two hundred and ten" for another number than "210". What the comparisons of figures and
dates found to agree is therefore written alike before it is asked; what they found to differ stays as it is.
"""

from checker.compare.alignment import Alignment, Stance
from checker.compare.unit import Kind

_READ_BY_VALUE = frozenset({Kind.NUMBER, Kind.DATE})


def likened(alignment: Alignment) -> str:
    """Return the statement's text with each figure or date that agrees with the record's written as there."""
    text = alignment.said.text
    agreed = [link for link in alignment.links if link.left.kind in _READ_BY_VALUE and link.stance is Stance.SAME]
    for link in sorted(agreed, key=lambda link: link.left.start, reverse=True):
        text = text[: link.left.start] + link.right.text + text[link.left.end :]
    return text
