"""The statement put into the record's words, as far as both say one thing: what the inference model is shown.

The model is a small network. "24 months" and "two years" are different figures to it, and a misspelt word is
another word, where the alignment knows better. So what agrees is written as the record writes it before the model
reads.
"""

from checker.compare.alignment import Alignment, Link, Stance, respelt
from checker.text.approximation import LOWER, UPPER, Bound


def as_recorded(alignment: Alignment) -> str:
    """Return the statement with the figures, dates and spellings that agree written as the record writes them."""
    text = alignment.said.text
    for link in reversed(alignment.links):
        if link.left.text.lower() != link.right.text.lower() and (_same_figure(link) or respelt(link)):
            text = text[: link.left.start] + link.right.text + text[link.left.end :]
    return text


def _same_figure(link: Link) -> bool:
    """Whether two figures or dates are one, and the record is exact, or both are limits of one kind."""
    if link.stance is not Stance.SAME:
        return False
    if link.left.quantity and link.right.quantity:
        mine, theirs = link.left.quantity.bound, link.right.quantity.bound
        # What "at least five" says holds of the seven on record, not the other way round.
        return mine is theirs or (mine in LOWER | UPPER and theirs is Bound.EXACT)
    if link.left.when and link.right.when:
        one, other = link.left.when, link.right.when
        return (one.edge, one.grain, one.part) == (other.edge, other.grain, other.part)
    return False
