"""Whether two texts tell of different occasions: other months or years, or another day on which somebody spoke."""

from datetime import timedelta

from checker.compare.alignment import Stance
from checker.compare.flips import flips
from checker.compare.pair import Pair
from checker.text.dates import dates

_NEWS = timedelta(days=10)
"""So many days may lie between what was said and what a text gives as the day."""


def of_other_periods(pair: Pair) -> bool:
    """Whether the two tell different things of different months or years: "fell in May", "rose in April"."""
    return pair.once(_of_other_periods)


def _of_other_periods(pair: Pair) -> bool:
    opposed = [link for link in pair.alignment.links if link.stance is Stance.OPPOSED]
    apart = any(
        link.left.when and link.right.when and "day" not in {link.left.when.grain, link.right.when.grain}
        for link in opposed
    )
    return apart and (any(link.left.quantity for link in opposed) or bool(flips(pair.alignment)))


def said_at_another_time(pair: Pair) -> bool:
    """Whether the text tells when its speaker said so, and that the claim was not made then."""
    said_on, content = pair.claim.said_on, pair.statement.content.rstrip(".")
    before, _, behind = pair.statement.text.partition(content)
    if said_on is None or not pair.statement.attributed or not (before or behind):
        return False
    told = [when for part in (before, behind) for when in dates(part, pair.as_of)]
    known = [(when.first, when.last) for when in told if when.first and when.last]
    return bool(known) and not any(first - _NEWS <= said_on <= last + _NEWS for first, last in known)
