"""Where the inference model may accuse alone, with no word of either side that shows the contradiction.

It is weak in figures and dates, takes one plan for another, and sees only the "not" of "not all": where the two
texts may both hold for such a reason, its word is not enough.
"""

import re

from checker.compare.antonym import SCOPE
from checker.compare.assess import Assessment
from checker.compare.conditions import is_conditional, only_conceded
from checker.compare.deed_times import times_of_other_deeds
from checker.compare.derived import may_be_rest
from checker.compare.negation import OPEN
from checker.compare.numbers import PERIOD
from checker.compare.occasions import of_other_periods, said_at_another_time
from checker.compare.one_measure import of_another_day
from checker.compare.pair import Pair
from checker.compare.roles import turned_about
from checker.compare.unit import Kind

_NOT_ALL = re.compile(
    r"\b(?:not|n['’]t|never) (?:\w+ ){0,4}(?:all|every|everything|everyone|entire|whole|fully|only)\b"
)
_WORDS = frozenset({Kind.WORD, Kind.NAME})
_UNRESOLVED = frozenset({"he", "she", "it", "they", "his", "her", "its", "their", "this", "these", "those"})
"""What a claim opens with that leans on a sentence beside it."""


def may_accuse_alone(assessment: Assessment) -> bool:
    """Whether nothing shows that the statement and the claim may both hold."""
    pair = assessment.pair
    return not (
        any(outcome.level in (OPEN, PERIOD, SCOPE) for _, outcome in assessment.outcomes)
        or _of_another_time(pair)
        or any(may_be_rest(pair, unit) for unit in pair.said.units)
        or _denies_all(pair)
        or turned_about(pair)
        or only_conceded(pair)  # what it says so may well be denied by another claim, and not by this one
        or _of_a_case(pair)
        or _leans(pair)
        or not _has_common_words(pair)
    )


def _of_another_time(pair: Pair) -> bool:
    """Whether the text tells of a time, or of the day when it was said, that is not the claim's."""
    return (
        of_other_periods(pair)
        or said_at_another_time(pair)
        or times_of_other_deeds(pair)
        or any(of_another_day(pair, link) for link in pair.alignment.links)
        or any(unit.when is not None and not unit.when.relative for unit in pair.new)
    )


def _denies_all(pair: Pair) -> bool:
    """Whether the text alone denies that it is so of all: "not take on all of the debt" beside a part of it."""
    return bool(_NOT_ALL.search(pair.statement.content)) and not _NOT_ALL.search(pair.claim.text)


def _leans(pair: Pair) -> bool:
    """Whether nobody found what the claim is about: "Its inspectors counted 58 houses"."""
    return not _UNRESOLVED.isdisjoint(pair.record.said.words[:1])


def _has_common_words(pair: Pair) -> bool:
    """Whether the two share more than times and figures: else nobody could see what they dispute."""
    return any(link.left.kind in _WORDS for link in pair.alignment.links)


def _of_a_case(pair: Pair) -> bool:
    """Whether the text alone tells what would be done in a case: that it has not come is no denial of that."""
    return is_conditional(pair.statement.content) and not is_conditional(pair.claim.text)
