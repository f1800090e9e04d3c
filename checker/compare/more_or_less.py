"""Which of two is more: "cheaper than before" beside "from £5 to £3", "more men than women" beside both counts.

Contradicts: "diesel is cheaper than electricity" against "91 cents a mile for diesel and 38 cents for electricity";
"absences are higher than before" against "absences fell from 12 to 9"; "turnout at the runoff fell", or "has not
changed", against "turnout at the runoff was 38 percent, up from 29 percent"; "twice as many men as women" against
counts that are otherwise; "as many boys as girls" against "more boys than girls".

Agrees: the record's two figures, or its own words, hold the one against the other as the text does.

Silent: the text compares nothing, or one of the two has no figure on record that is surely its own; a figure of
another kind (a "longer" tunnel, a higher toll); a text that denies.
"""

from itertools import product
from math import inf
from typing import NamedTuple

from checker.compare.alignment import ANSWERING, Stance
from checker.compare.figure_roles import is_former
from checker.compare.graded import LESS, MORE, Graded, Ratio, graded
from checker.compare.levels import Level, Outcome
from checker.compare.motion import Moved, moved, unmoved
from checker.compare.own_words import in_own_words
from checker.compare.owners import Two, answering, breaks, in_twos, owners
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit
from checker.model import Effect
from checker.text.approximation import Bound

CODE, NAME = "FC113", "more-or-less"
ABSENT = Level("absent", Effect.SILENT, "nothing compared that the record has figures for")
SAME = Level("same", Effect.AGREES, "“{left}” follows from the figures on record: {right}")
REVERSED = Level("reversed", Effect.CONTRADICTS, "the text says “{left}”, {speaker} gave {right}")
LEVELS: tuple[Level, ...] = (ABSENT, SAME, REVERSED)

_CLEARLY = 1.15
"""By so much a ratio must differ from the one that the text gives to contradict it."""
_TELLS = 0.35
"""The weight of words of the record alone from which its figures may be of other things than the text speaks of."""
_UNMOVED = 1.06
"""What changed by less may be called unchanged."""
_BEHIND = 7
"""So many words behind "than" tell what is compared with."""
_EARLIER = frozenset(
    {"before", "previously", "last", "ago", "now", "today", "currently", "current", "present", "earlier",
     "previous", "past", "until", "first", "originally", "used"}
)  # fmt: skip
"""Words behind "than" that mean the time before."""
_ONCE = frozenset({"used", "once", "formerly", "previously", "before", "earlier"})
"""Words by which it is the statement itself that speaks of the time before."""


class Figures(NamedTuple):
    """The record's figure of what is said to be more (or less), and of what it is held against."""

    mine: Unit
    theirs: Unit


def compare(pair: Pair) -> Outcome:
    """Hold what the statement compares against the record's two figures for it, or against what it compares."""
    if pair.turned or pair.record.said.denied or pair.other_matter:
        return Outcome(ABSENT)
    if still := pair.said.once(unmoved):
        return _moved_otherwise(pair, still)
    if pair.said.denied:
        return Outcome(ABSENT)
    mine, theirs = pair.said.once(graded), pair.record.said.once(graded)
    if theirs:  # one of its figures may be the difference
        found = [(one, *words) for one in mine if (words := in_own_words(pair, one))]
        surest = min(found, key=lambda one: one[2], default=None)  # a contradiction first
        return _outcome(pair, *surest) if surest else Outcome(ABSENT)
    if not mine:
        told = pair.said.once(moved)
        return _moved_otherwise(pair, told) if told else Outcome(ABSENT)
    if len(mine) > 1 or (mine[0].counted is not None and not _answered(pair, mine[0].counted)):
        return Outcome(ABSENT)
    for two in in_twos(pair.record.said):
        then = _over_time(pair, mine[0], two)
        figures = then or (None if _told_apart(pair, mine[0]) else _of_two_things(pair, mine[0], two))
        agrees = _agrees(mine[0], figures) if figures else None
        if figures is not None and agrees is not None:
            return _outcome(pair, mine[0], _both(figures), agrees)
    return Outcome(ABSENT)


def _told_apart(pair: Pair, compared: Graded) -> bool:
    """Whether the record tells more of two figures than the ratio does: "with soup", "in May … in June"."""
    if compared.ratio in {MORE, LESS}:
        return False
    over = pair.alignment.right_over
    told = sum(unit.weight for unit in over if unit.kind in {Kind.WORD, Kind.NAME})
    return told >= _TELLS or any(unit.kind is Kind.DATE for unit in over)


def _outcome(pair: Pair, compared: Graded, right: str, agrees: bool) -> Outcome:
    written = pair.said.tokens
    left = pair.said.text[written[compared.first].start : written[compared.than].end]
    return Outcome(SAME, left, right) if agrees else Outcome(REVERSED, left, right, _sure(pair, compared))


def _both(figures: Figures) -> str:
    return f"“{figures.mine.text}” and “{figures.theirs.text}”"


def _moved_otherwise(pair: Pair, told: Moved) -> Outcome:
    """Hold what the statement says that rose, fell or did not against what it is and was on record."""
    link = pair.alignment.by_left.get(told.what)
    if link is None or link.stance not in ANSWERING or pair.other_time:
        return Outcome(ABSENT)
    moved_there = pair.alignment.by_left.get(told.verb)
    if moved_there is not None and moved_there.stance in ANSWERING:
        return Outcome(ABSENT)  # the record says so itself, of this or of something else
    for two in in_twos(pair.record.said):
        figures = _now_and_then(pair, two)
        own = _leads_to(pair.record.said, link.right, two.one)
        agrees = _went(told.way, _ratio(figures)) if own and figures else None
        if figures is not None and agrees is not None:
            left, right = f"{told.what.text} {told.verb.text}", _both(figures)
            if agrees:
                return Outcome(SAME, left, right)
            return Outcome(REVERSED, left, right, pair.certainty_without(told.verb))
    return Outcome(ABSENT)


def _leads_to(reading: Reading, what: Unit, figure: Unit) -> bool:
    """Whether a figure is told of something right behind it: "turnout was 38 percent", "eased to 2.1 percent"."""
    at = figure.first - 1 if reading.words[figure.first - 1] == "to" else figure.first
    before = next((unit for unit in reversed(reading.units) if unit.last < at), what)
    return what.last < figure.first and not breaks(reading, what, before)


def _went(way: int, found: Ratio) -> bool | None:
    """Whether what is so much of what it was went the way that is told, 0 for no way; None where nothing tells."""
    if way:
        return None if _way(found) is None else _way(found) == way
    return True if found == Ratio(1, 1) else False if found.low > _UNMOVED or found.high < 1 / _UNMOVED else None


def _way(found: Ratio) -> int | None:
    return 1 if found.low > 1 else -1 if found.high < 1 else 0 if found == Ratio(1, 1) else None


def _sure(pair: Pair, compared: Graded) -> float:
    """How sure it is that both speak of one thing: the comparison itself, "than before", need not be on record."""
    told = range(compared.first, compared.last + 1)
    own = (unit for unit in pair.new if unit.first in told or unit.first > compared.than)
    return pair.certainty_without(*own)


def _agrees(compared: Graded, figures: Figures) -> bool | None:
    """Whether two figures stand to each other as the text says; None where nothing tells."""
    mine, theirs = figures.mine.quantity, figures.theirs.quantity
    way = compared.grade.way(mine.dimension.partition(":")[0]) if mine else 0
    if mine is None or theirs is None or not way:
        return None
    found = _ratio(figures) if way > 0 else _ratio(Figures(figures.theirs, figures.mine))
    if compared.ratio in {MORE, LESS}:
        if mine.value == theirs.value:
            return False if mine.bound is theirs.bound is Bound.EXACT else None
        return None if _way(found) is None else _way(found) == compared.ratio.way
    if found.high * _CLEARLY < compared.ratio.low or found.low > compared.ratio.high * _CLEARLY:
        return False
    within = compared.ratio.low <= found.high and found.low <= compared.ratio.high
    return True if within else None


def _ratio(figures: Figures) -> Ratio:
    """Return what the one figure can be of the other: any ratio where one is not known to be above 0."""
    mine, theirs = figures.mine.quantity, figures.theirs.quantity
    if mine is None or theirs is None or theirs.low <= 0:
        return Ratio(0, inf)
    return Ratio(mine.low / theirs.high, mine.high / theirs.low)


def _answered(pair: Pair, counted: Unit) -> bool:
    """Whether the record speaks of what there is more of."""
    link = pair.alignment.by_left.get(counted)
    known = (unit.quantity.text.lower().split() for unit in pair.record.said.units if unit.quantity)
    return (link is not None and link.stance in ANSWERING) or any(counted.text.lower() in words for words in known)


def _over_time(pair: Pair, compared: Graded, two: Two) -> Figures | None:
    """Return what something is and what it was, where the statement holds it against the time before."""
    behind = pair.said.words[compared.than + 1 : compared.than + 1 + _BEHIND]
    when = next((at for at, word in enumerate(behind) if word in _EARLIER), None)
    if when is None or not _ONCE.isdisjoint(pair.said.words[: compared.than]):
        return None
    told = range(compared.than + 1, compared.than + 1 + when)
    if any(unit.first in told and unit.kind in {Kind.WORD, Kind.NAME} for unit in pair.said.units):
        return None  # "than petrol now", "than forecast last month"
    figures = _now_and_then(pair, two)
    return figures if figures and _of_those_times(pair, compared, figures.theirs) else None


def _now_and_then(pair: Pair, two: Two) -> Figures | None:
    """Return what something is on record and what it was before, where that is told of one of two figures."""
    was = [is_former(pair.record.said, unit) for unit in two[:2]]
    if was[0] == was[1]:
        return None
    return Figures(two.other, two.one) if was[0] else Figures(two.one, two.other)


def _of_those_times(pair: Pair, compared: Graded, then: Unit) -> bool:
    """Whether no time of the statement is another than the record's: "than in 2019" beside the figure of 2024."""
    for unit in pair.said.units:
        if unit.kind is not Kind.DATE or unit.text.lower() in _EARLIER:
            continue
        link = pair.alignment.by_left.get(unit)
        ahead = unit.first < compared.than
        of_then = link is not None and link.right.first > then.last
        if (link is None and not ahead) or (link and link.stance is Stance.OPPOSED and not (ahead and of_then)):
            return False
    return True


def _of_two_things(pair: Pair, compared: Graded, two: Two) -> Figures | None:
    """Return the figures of the two things that are compared, where each has one that is surely its own."""
    linked = answering(pair)
    things = [link for link in linked if link.left is not compared.counted or _faces_its_like(pair, compared)]
    own = owners(pair.record.said, two, [link.right for link in things])
    ahead = [link for link in things if link.left.last < compared.than and link.right in own]
    behind = [link for link in things if link.left.first > compared.than and link.right in own]
    found = {
        Figures(own[mine.right], own[theirs.right])
        for mine, theirs in product(ahead, behind)
        if mine.left.kind is theirs.left.kind
        and own[mine.right] is not own[theirs.right]
        and (mine.left.kind is Kind.WORD or any(link.left.kind is Kind.WORD for link in linked))
    }
    return found.pop() if len(found) == 1 else None


def _faces_its_like(pair: Pair, compared: Graded) -> bool:
    """Whether what is counted is itself what is compared: "more women than men", not "more of it than we built"."""
    ends = {unit.last for unit in pair.said.units if unit is compared.counted}
    return ends == {compared.than - 1} and any(unit.first == compared.than + 1 for unit in pair.said.units)
