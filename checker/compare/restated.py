"""The statement put into the record's words, as far as both say one thing: what the inference model is shown.

The model is a small network. "24 months" and "two years" are different figures to it, and a misspelt word is
another word, where the alignment knows better. So what agrees is written as the record writes it before the model
reads.
"""

from checker.compare.alignment import Alignment, Link, Stance, respelt
from checker.text.approximation import Bound


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
        # What "at least five" says holds of the seven on record, not the other way round.
        return link.right.quantity.bound in {Bound.EXACT, link.left.quantity.bound}
    if link.left.when and link.right.when:
        mine, theirs = link.left.when, link.right.when
        return (mine.edge, mine.grain, mine.part) == (theirs.edge, theirs.grain, theirs.part)
    return False
