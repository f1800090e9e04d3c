"""Which of two is more: "cheaper than before" beside "from £5 to £3", "more men than women" beside both counts.

Contradicts: "diesel is cheaper than electricity" against "91 cents a mile for diesel and 38 cents for electricity";
"absences are higher than before" against "absences fell from 12 to 9"; "turnout at the runoff fell" against
"turnout at the runoff was 38 percent, up from 29 percent".

Agrees: the record's two figures stand to each other as the text says.

Silent: the text compares nothing, or one of the two has no figure on record that is surely its own; a figure of
another kind (a "longer" tunnel, a higher toll); a text that denies.
"""

from itertools import product
from typing import NamedTuple

from checker import lexicon
from checker.compare.alignment import ANSWERING, Stance
from checker.compare.figure_roles import is_former
from checker.compare.levels import Level, Outcome
from checker.compare.motion import moved
from checker.compare.owners import Two, answering, breaks, in_twos, owners
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit
from checker.lexicon import Grade
from checker.model import Effect
from checker.text.approximation import Bound
from checker.text.nouns import leading_part

CODE, NAME = "FC113", "more-or-less"
ABSENT = Level("absent", Effect.SILENT, "nothing compared that the record has figures for")
SAME = Level("same", Effect.AGREES, "“{left}” follows from the figures on record: {right}")
REVERSED = Level("reversed", Effect.CONTRADICTS, "the text says “{left}”, {speaker} gave {right}")
LEVELS: tuple[Level, ...] = (ABSENT, SAME, REVERSED)

_REACH = 14
"""So many words may stand between the comparative and its "than"."""
_BEHIND = 7
"""So many words behind "than" tell what is compared with."""
_EARLIER = frozenset(
    {"before", "previously", "last", "ago", "now", "today", "currently", "current", "present", "earlier",
     "previous", "past", "until", "first", "originally"}
)  # fmt: skip
"""Words behind "than" that mean the time before."""
_ONCE = frozenset({"used", "once", "formerly", "previously", "before", "earlier"})
"""Words by which it is the statement itself that speaks of the time before."""
_OF_ALL = frozenset({"any", "ever", "anyone", "anything", "all", "every", "half", "expected"})
"""What follows "than" where something is held against all others, or against a share."""


class Figures(NamedTuple):
    """The record's figure of what is said to be more (or less), and of what it is held against."""

    mine: Unit
    theirs: Unit


class Compared(NamedTuple):
    """A comparison that a text makes: its grade, the token number of "than", and what is counted, if anything."""

    grade: Grade
    first: int
    than: int
    counted: Unit | None


def compare(pair: Pair) -> Outcome:
    """Hold what the statement compares against the record's two figures for it."""
    if pair.turned or pair.said.denied or pair.record.said.denied or pair.other_matter:
        return Outcome(ABSENT)
    if "than" in pair.record.said.words:
        return Outcome(ABSENT)  # it compares itself, and one of its figures may be the difference
    compared = pair.said.once(_compared)
    if compared is None:
        return _moved_otherwise(pair)
    if compared.counted is not None and not _answered(pair, compared.counted):
        return Outcome(ABSENT)
    for two in in_twos(pair.record.said):
        figures = _over_time(pair, compared, two) or _of_two_things(pair, compared, two)
        way = _way(compared.grade, figures) if figures else 0
        if figures is None or not way:
            continue
        written = pair.said.tokens
        left = pair.said.text[written[compared.first].start : written[compared.than].end]
        return _outcome(left, figures, None if way > 0 else _sure(pair, compared))
    return Outcome(ABSENT)


def _outcome(left: str, figures: Figures, against: float | None) -> Outcome:
    """Return what the two figures make of the statement's words; ``against`` is how surely they contradict it."""
    right = f"“{figures.mine.text}” and “{figures.theirs.text}”"
    return Outcome(SAME, left, right) if against is None else Outcome(REVERSED, left, right, against)


def _moved_otherwise(pair: Pair) -> Outcome:
    """Hold what the statement says that rose or fell against what it is and was on record."""
    told = pair.said.once(moved)
    link = pair.alignment.by_left.get(told.what) if told else None
    if told is None or link is None or link.stance not in ANSWERING or pair.other_time:
        return Outcome(ABSENT)
    moved_there = pair.alignment.by_left.get(told.verb)
    if moved_there is not None and moved_there.stance in ANSWERING:
        return Outcome(ABSENT)  # the record says so itself, of this or of something else
    for two in in_twos(pair.record.said):
        figures = _now_and_then(pair, two)
        mine, theirs = (figures.mine.quantity, figures.theirs.quantity) if figures else (None, None)
        own = link.right.last < two.one.first and not breaks(pair.record.said, link.right, two.one)
        if own and figures and mine and theirs and mine.value != theirs.value:
            agrees = (mine.value > theirs.value) == (told.way > 0)
            left = f"{told.what.text} {told.verb.text}"
            return _outcome(left, figures, None if agrees else pair.certainty_without(told.verb))
    return Outcome(ABSENT)


def _sure(pair: Pair, compared: Compared) -> float:
    """How sure it is that both speak of one thing: the comparison itself, "than before", need not be on record."""
    told = range(compared.first, compared.first + 2)
    own = (unit for unit in pair.new if unit.first in told or unit.first > compared.than)
    return pair.certainty_without(*own)


def _way(grade: Grade, figures: Figures) -> int:
    """Return 1 where two figures stand to each other as the grade says, -1 where not so, 0 where nothing tells."""
    mine, theirs = figures.mine.quantity, figures.theirs.quantity
    if mine is None or theirs is None:
        return 0
    way = grade.way(mine.dimension.partition(":")[0])
    if mine.value == theirs.value:
        return -abs(way) if mine.bound is theirs.bound is Bound.EXACT else 0
    return way * ((mine.low > theirs.high) - (mine.high < theirs.low))


def _compared(reading: Reading) -> Compared | None:
    """Return what a text compares, where it does so once: "more women voted than men", "less expensive than"."""
    words = reading.words
    if words.count("than") != 1 or not _OF_ALL.isdisjoint(words[words.index("than") + 1 :][:2]):
        return None
    than = words.index("than")
    if words[than - 1 : than] in (["rather"], ["other"]):
        return None
    for first in range(than - 1, max(-1, than - 1 - _REACH), -1):
        known = lexicon.comparative(words[first])
        if known is None or any(unit.first <= first <= unit.last and unit.quantity for unit in reading.units):
            continue
        if first and words[first - 1] == "no":
            return None
        graded = lexicon.grade(words[first + 1]) if words[first] in {"more", "less"} else None
        if graded is not None:
            return Compared(graded.turned if words[first] == "less" else graded, first, than, None)
        following = next((unit for unit in reading.units if unit.first == first + 1), None)
        if words[first] in {"more", "less"} and following and leading_part(following.text.lower()) in {"a", "r"}:
            return None  # "more reliable", "more slowly": no figure tells how much
        counted = following if words[first] in {"more", "less", "fewer"} and first + 1 < than else None
        if words[first] in {"more", "less"} and counted is None:
            counted = next((unit for unit in reversed(reading.units) if unit.last < first), None)  # "earn less"
        return None if following and following.quantity else Compared(known, first, than, counted)
    return None


def _answered(pair: Pair, counted: Unit) -> bool:
    """Whether the record speaks of what there is more of."""
    link = pair.alignment.by_left.get(counted)
    known = (unit.quantity.text.lower().split() for unit in pair.record.said.units if unit.quantity)
    return (link is not None and link.stance in ANSWERING) or any(counted.text.lower() in words for words in known)


def _over_time(pair: Pair, compared: Compared, two: Two) -> Figures | None:
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


def _of_those_times(pair: Pair, compared: Compared, then: Unit) -> bool:
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


def _of_two_things(pair: Pair, compared: Compared, two: Two) -> Figures | None:
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


def _faces_its_like(pair: Pair, compared: Compared) -> bool:
    """Whether what is counted is itself what is compared: "more women than men", not "more of it than we built"."""
    ends = {unit.last for unit in pair.said.units if unit is compared.counted}
    return ends == {compared.than - 1} and any(unit.first == compared.than + 1 for unit in pair.said.units)
