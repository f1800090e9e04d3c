"""The statement and the claim give different times for the same thing.

Contradicts: another day for the same event, or another time for what was still to come when the claim was made
("opens on 3 May 2026" against a claim that says "opens on 4 May 2026"); another beginning, all else alike
("mayor since 2011"); the time of the opposite deed ("opens on Friday and closes on Sunday"); a weekday that the
date was not.

Agrees: the same day or span, also in another form ("New Year's Day"), or one within the other ("in January").

Exceeds: the statement gives a time that the claim does not give, and that is not the day it was said; or another
year for something that may have happened in both; or one that the claim only compares with.

Silent: one side gives no time, or the two cannot be resolved against each other.
"""

import re
from datetime import date, timedelta

from checker.compare.alignment import Link, Stance
from checker.compare.deed_times import time_of_opposite, times_of_other_deeds
from checker.compare.levels import Level, Outcome
from checker.compare.occasions import of_other_periods
from checker.compare.pair import Pair
from checker.compare.unit import Kind
from checker.model import Effect
from checker.text.dates import When, weekday_fits

CODE, NAME = "FC104", "date"
ABSENT = Level("absent", Effect.SILENT, "no date to compare")
SAME = Level("same", Effect.AGREES, "“{left}” agrees with “{right}”")
NEW = Level("new", Effect.EXCEEDS, "{speaker} gave no such time as “{left}”")
OTHER = Level("other-time", Effect.EXCEEDS, "“{left}” may be another time than “{right}”")
COMPARED = Level("compared", Effect.EXCEEDS, "{speaker} gave “{right}” only for a comparison")
WEEKDAY = Level("wrong-weekday", Effect.CONTRADICTS, "“{left}”: that day was no such weekday")
DIFFERENT = Level("different", Effect.CONTRADICTS, "the text says {left}, {speaker} said {right}")
LEVELS: tuple[Level, ...] = (ABSENT, SAME, NEW, OTHER, COMPARED, WEEKDAY, DIFFERENT)

_COMPARING = frozenset(
    {"than", "from", "with", "over", "on", "against", "since", "compared", "up", "down", "more", "less", "fewer",
     "higher", "lower", "increase", "increased", "decrease", "decreased", "rise", "rose", "risen", "fall", "fell",
     "fallen", "drop", "dropped", "grew", "grown", "growth", "decline", "declined", "earlier", "before", "like"}
)  # fmt: skip
"""Words by which the text, too, compares two times."""
_STRICT = 0.5
"""Most differing dates are of different events: less new content is let pass than elsewhere."""
_DEADLINES = frozenset({"by", "before", "until"})
_REACHED = re.compile(r"\b(?:had|has|have) (?:\w+ly )?(?:been )?\w+(?:ed|en|ne|wn|nt|ld|ft|id|st|et|ut|on)\b")
"""What was reached by a day; by a later one it may have gone further."""
_ABOUT_THEN = timedelta(days=31)
"""What is told of one day and of another so near to it is hardly told of two events."""
_LEAP = 2024
_IN_ITS_WORDS = 0.7
"""The share of a text's other words that must be the claim's own."""
_NEWS = timedelta(days=10)
"""A date so near to the day the claim was made tells when it was said or reported."""


def compare(pair: Pair) -> Outcome:
    """Hold each time of the statement against the time in its place."""
    links = [link for link in pair.alignment.links if link.left.kind is Kind.DATE]
    opposed = [link for link in links if link.stance is Stance.OPPOSED]
    apart = pair.additive or of_other_periods(pair) or times_of_other_deeds(pair)
    if opposed and (apart or not any(_fixed(pair, link) for link in opposed)):
        return Outcome(OTHER, opposed[0].left.text, opposed[0].right.text)
    if opposed:
        worst = max(opposed, key=pair.certainty)
        return Outcome(DIFFERENT, worst.left.text, worst.right.text, pair.certainty(worst, _STRICT))
    if crossed := pair.once(time_of_opposite):
        return Outcome(DIFFERENT, crossed[0].text, crossed[1].text, pair.certainty_without())
    new = [unit for unit in pair.new if unit.when is not None and not _reporting_time(pair, unit.when)]
    if new:
        return Outcome(NEW, new[0].text)
    for link in links:
        if link.left.when is not None and weekday_fits(link.left.when) is False:
            return Outcome(WEEKDAY, link.left.text, link.right.text, 0.3)
    for link in links:
        if _only_compared(pair, link):
            return Outcome(COMPARED, link.left.text, link.right.text)
    return Outcome(SAME, links[0].left.text, links[0].right.text) if links else Outcome(ABSENT)


def _only_compared(pair: Pair, link: Link) -> bool:
    """Whether the claim compares with a time of which the text tells: "harvested less than last year"."""
    before = pair.record.said.words[: link.right.first][-2:]
    behind = before[-1:] == ["than"] or (before[:1] == ["than"] and before[1:] in (["in"], ["on"], ["at"]))
    return behind and _COMPARING.isdisjoint(pair.said.words)


def only_day_differs(pair: Pair) -> bool:
    """Whether a text says the claim in its words, but of another day of about that time: "on 17 February"."""
    opposed = [link for link in pair.alignment.links if link.stance is Stance.OPPOSED]
    if len(opposed) != 1 or pair.new or pair.additive or of_other_periods(pair) or not _fixed(pair, opposed[0]):
        return False
    mine, theirs = opposed[0].left.when, opposed[0].right.when
    apart = _apart(mine, theirs) if mine and theirs and not (mine.edge or theirs.edge) else None
    others = (link for link in pair.alignment.links if link is not opposed[0])
    same = sum(link.left.weight for link in others if link.stance is Stance.SAME)
    total = sum(unit.weight for unit in pair.said.units if unit is not opposed[0].left)
    return apart is not None and apart <= _ABOUT_THEN and same >= _IN_ITS_WORDS * total


def _apart(mine: When, theirs: When) -> timedelta | None:
    """Return how far two days lie apart, in one year where either has none; None for what is no day."""
    if not mine.grain == theirs.grain == "day":
        return None
    if mine.year is not None and theirs.year is not None and mine.first and theirs.first:
        return abs(mine.first - theirs.first)
    if mine.opens is None or theirs.opens is None:
        return None
    return abs(date(_LEAP, *mine.opens) - date(_LEAP, *theirs.opens))


def _reporting_time(pair: Pair, when: When) -> bool:
    said_on = pair.claim.said_on
    if when.first is None or when.last is None or said_on is None:
        return True
    return when.first - _NEWS <= said_on <= when.last + _NEWS


def _fixed(pair: Pair, link: Link) -> bool:
    """Whether the claim's time is that of one event: a day, or a time still to come when the claim was made.

    What was measured or happened in one past year may have been so in another, too. A month, a day or a weekday
    of no year is one of the same year, as far as either side tells.
    """
    theirs, mine, said_on = link.right.when, link.left.when, pair.claim.said_on
    if theirs is None or mine is None or theirs.recurring or mine.recurring:
        return False
    if "until" in (mine.edge, theirs.edge) and not (mine.edge and theirs.edge):
        return False  # "runs until September" beside "opens on 4 July"
    if theirs.edge == mine.edge == "since" and pair.all_else_is_same(link.left):
        return True  # a term has one beginning, and what was lost since one year was not lost since another
    if theirs.edge in _DEADLINES and any(_REACHED.search(side.text) for side in (pair.said, pair.record.said)):
        return False  # "by 11 June 31 had sailed": by the 12th more may have
    if mine.day is None and theirs.first is not None and theirs.first.weekday() == mine.weekday:
        return False  # "on Friday" beside Friday 13 November: which Friday, the text may not tell
    if theirs.weekday is not None and mine.weekday is not None and theirs.weekday != mine.weekday:
        return True
    if theirs.first is None:
        named = (theirs.month and mine.month) or (theirs.grain == mine.grain == "season")
        return theirs.year is None and mine.year is None and bool(named)
    return theirs.day is not None or (said_on is not None and theirs.first > said_on)
