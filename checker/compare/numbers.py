"""The statement and the claim give different numbers for the same thing.

Contradicts: "eight countries" against "ten countries"; "38 million" against "38 billion"; "12 %" against "14 %";
"9 % more than in May" against "9 % fewer than in May"; one sum in two currencies; 22 beaches closed against "14 of
the 22"; nine badly hurt against "nine hurt, two of them badly"; the highest against the third-highest; two figures
that changed places: "14,000 passengers in May and 12,000 in June" against "12,000 passengers in May and 14,000 in
June".

Agrees: the same value, also rounded ("85 %" for 85.19 %), converted (22 kilometres for 14 miles), in words, or
within a bound ("more than half a million" for 612,000); also what follows from the figures on record by one step of
arithmetic: a margin, a total, a share, the rest, the amount for each, the time before something doubled.

Exceeds: the statement gives a number that the claim gives nowhere, or gives for what was before, for a part, for
another kind ("23 vacancies for midwives") or for another time; percentage points where the claim gives per cent.

Silent: one side gives no number, or the numbers measure different things.
"""

import re
from collections.abc import Sequence

from checker.compare.alignment import Link, Stance, of_one_kind
from checker.compare.derived import denied_one, derived, may_be_rest, number_links, whole_for_all_but
from checker.compare.figure_roles import former_for_present, opposite_heads, points_for_share
from checker.compare.figures_in_time import of_another_period, of_another_time, once_for_each
from checker.compare.kinds import other_counted, rivals
from checker.compare.levels import Level, Outcome
from checker.compare.occasions import of_other_periods
from checker.compare.one_measure import look_alike, of_one_measure, of_one_value, other_way
from checker.compare.owners import behind_same_deed, figures_exchanged, of_another_deed
from checker.compare.pair import Pair
from checker.compare.parts import part_for_whole, whole_for_part
from checker.compare.ranks import other_rank
from checker.compare.unit import Unit
from checker.model import Effect
from checker.text.numbers import Agreement, agree

CODE, NAME = "FC103", "number"
ABSENT = Level("absent", Effect.SILENT, "no number to compare")
SAME = Level("same", Effect.AGREES, "“{left}” agrees with “{right}”")
DERIVED = Level("derived", Effect.AGREES, "“{left}” follows from the figures on record: {right}")
NEW = Level("new", Effect.EXCEEDS, "{speaker} gave no figure for “{left}”")
OTHER = Level("other-measure", Effect.EXCEEDS, "“{left}” and “{right}” may count different things")
LIMIT = Level("other-limit", Effect.EXCEEDS, "“{left}” and “{right}” set one limit, each in its own way")
PERIOD = Level("other-period", Effect.EXCEEDS, "“{left}” and “{right}” are figures of different lengths of time")
KIND = Level(
    "other-kind", Effect.EXCEEDS, "the text gives the figure for “{left}”, {speaker} gave it for “{right}”"
)
POINTS = Level("points", Effect.EXCEEDS, "“{left}” is not “{right}”: percentage points are no per cent")
FORMER = Level("former", Effect.EXCEEDS, "“{left}” is what {speaker} gave for before, and {right} for now")
PART = Level("part", Effect.EXCEEDS, "“{left}” is what {speaker} gave for a part, and {right} for all")
DIFFERENT = Level("different", Effect.CONTRADICTS, "the text says {left}, {speaker} said {right}")
_AGREEING = frozenset({Agreement.SAME, Agreement.BOUNDED_OK})
_LOOK_ALIKE, _ALONE = 2.0, 1.4
"""How much more new content is let pass where a slip, or no other number, explains the difference."""
_IN_ITS_WORDS = 0.7
"""The share of a statement, the figure left out, that repeats the claim where only the figure differs."""
_SLIGHTLY = 0.025
_TOLD = 0.6
"""The share of the claim that such a statement tells again, where its figure is no slip of the pen."""
_ROUND = re.compile(r"(?:half )?an? (?:dozen|hundred|thousand|million|billion|trillion)\b", re.IGNORECASE)
_ROUGHLY = 0.2
"""By how much of the larger figure a round one in words may miss the other."""
_LATER = frozenset({"once", "if", "unless", "until", "when", "after", "by", "total", "altogether", "combined"})
"""Words for another time or for a sum, of which another figure may be right."""
LEVELS: tuple[Level, ...] = (
    ABSENT,
    SAME,
    DERIVED,
    NEW,
    OTHER,
    LIMIT,
    PERIOD,
    KIND,
    POINTS,
    FORMER,
    PART,
    DIFFERENT,
)


def compare(pair: Pair) -> Outcome:
    """Hold each number of the statement against the number in its place."""
    links = number_links(pair)
    found = pair.once(derived)
    opposed = [link for link in links if link.stance is Stance.OPPOSED and link.left not in found]
    alike = [link for link in opposed if of_one_measure(pair, link) and not may_be_rest(pair, link.left)]
    alike = [link for link in alike if not _told_roundly(link)]
    if alike and not (pair.other_time or pair.additive or pair.other_matter):
        worst = max(alike, key=lambda link: _certainty(pair, link))
        named = behind_same_deed(pair, worst.left) or worst.right  # of several figures the one to name
        return Outcome(DIFFERENT, worst.left.text, named.text, _certainty(pair, worst))
    if other := _of_those_beside(pair, links):
        return Outcome(DIFFERENT, *other, pair.certainty_without())
    if given := whole_for_all_but(pair):
        return Outcome(DIFFERENT, *given, pair.certainty_without())
    if turned := next((link for link in links if other_way(pair, link)), None):
        mine, theirs = (
            f"{turned.left.text} {pair.said.words[turned.left.last + 1]}",
            f"{turned.right.text} {pair.record.said.words[turned.right.last + 1]}",
        )
        return Outcome(DIFFERENT, mine, theirs, pair.certainty_without())
    if ranked := other_rank(pair):
        return Outcome(DIFFERENT, *ranked, pair.certainty_without())
    if heads := opposite_heads(pair):
        return Outcome(DIFFERENT, *heads, pair.certainty_without())
    crossed = of_another_time(pair) or whole_for_part(pair) or figures_exchanged(pair) or of_another_deed(pair)
    if crossed is not None:
        return Outcome(DIFFERENT, crossed[0].text, crossed[1].text, pair.certainty_without())
    if (kinds := other_counted(pair.alignment)) is not None:
        return Outcome(KIND, kinds.left.text, kinds.right.text)
    if found:
        unit, how = next(iter(found.items()))
        return Outcome(DERIVED, unit.text, how)
    if opposed:
        if (places := rivals(pair.alignment)) is not None:
            return Outcome(KIND, places.left.text, places.right.text)
        level = PERIOD if of_another_period(pair, opposed[0]) else LIMIT if of_one_value(opposed[0]) else OTHER
        return Outcome(level, opposed[0].left.text, opposed[0].right.text)
    if part := part_for_whole(pair):
        return Outcome(PART, part[0].text, part[1].text)
    if former := former_for_present(pair):
        return Outcome(FORMER, former[0].text, former[1].text)
    if once := once_for_each(pair):
        return Outcome(PERIOD, once[0].text, once[1].text)
    if points := points_for_share(pair):
        return Outcome(POINTS, points[0].text, points[1].text)
    new = [
        unit
        for unit in pair.new
        if unit.quantity is not None
        and unit not in found
        and not _given(pair, unit)
        and not denied_one(pair.said, unit)
    ]
    if new:
        return Outcome(NEW, new[0].text)
    return Outcome(SAME, links[0].left.text, links[0].right.text) if links else Outcome(ABSENT)


def only_figure_differs(pair: Pair) -> bool:
    """Whether a text says the claim in its words, but for one figure: it does not follow, whatever else says so."""
    opposed = [link for link in pair.alignment.links if link.stance is Stance.OPPOSED]
    if len(opposed) != 1 or pair.new or pair.additive or of_other_periods(pair):
        return False
    if opposed[0].left.quantity is None or compare(pair).level is not DIFFERENT:
        return False
    if (
        not _far_apart(opposed[0])
        or not _LATER.isdisjoint(pair.said.words)
        or not (pair.recalled >= _TOLD or look_alike(opposed[0]))
    ):
        return False  # "will be down to four once the oldest of the five is closed"
    same = sum(link.left.weight for link in pair.alignment.links if link.stance is Stance.SAME)
    return same >= _IN_ITS_WORDS * sum(unit.weight for unit in pair.said.units if unit is not opposed[0].left)


def _far_apart(link: Link) -> bool:
    """Whether two figures differ by more than a rounding that one may let pass: "reached 60 percent" of 60.6."""
    mine, theirs = link.left.quantity, link.right.quantity
    if mine is None or theirs is None or mine.unit != theirs.unit:
        return True
    return abs(mine.value - theirs.value) > _SLIGHTLY * abs(theirs.value)


def _told_roundly(link: Link) -> bool:
    """Whether one side says "a million" for what the other has as a figure near it: 1.1 million."""
    mine, theirs = link.left.quantity, link.right.quantity
    if mine is None or theirs is None or not (_ROUND.match(link.left.text) or _ROUND.match(link.right.text)):
        return False
    return abs(mine.value - theirs.value) <= _ROUGHLY * max(abs(mine.value), abs(theirs.value))


def _given(pair: Pair, unit: Unit) -> bool:
    """Whether a number is on record, if only as the end of a range that answers to another number."""
    known = pair.record.said.quantities
    return unit.quantity is not None and any(agree(unit.quantity, one) in _AGREEING for one in known)


def _certainty(pair: Pair, link: Link) -> float:
    patience = _LOOK_ALIKE if look_alike(link) else _ALONE if _alone(pair, link) else 1.0
    return pair.certainty(link, patience)


def _alone(pair: Pair, link: Link) -> bool:
    """Whether these are the only numbers of their dimension on both sides."""
    dimension = link.left.quantity.dimension if link.left.quantity else ""
    return all(
        sum(quantity.dimension == dimension for quantity in reading.quantities) == 1
        for reading in (pair.said, pair.record.said)
    )


def _of_those_beside(pair: Pair, links: Sequence[Link]) -> tuple[str, str] | None:
    """Return "540 landlords" and "360 landlords" for "900 people, 540 of them tenants and 360 landlords"."""
    words = pair.record.said.words
    for link in links:
        mine = link.left.quantity
        if mine is None or not mine.counted or link.stance is not Stance.SAME:
            continue
        if words[link.right.last + 1 : link.right.last + 3] != ["of", "them"]:
            continue
        for unit in pair.record.said.units:
            theirs = unit.quantity if unit.first > link.right.last else None
            if theirs is None or not theirs.counted or theirs.value == mine.value:
                continue
            if of_one_kind(mine.counted, theirs.counted):
                return f"{link.left.text} {mine.counted}", f"{unit.text} {theirs.counted}"
    return None
