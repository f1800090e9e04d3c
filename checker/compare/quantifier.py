"""How many of them: all, most, some, none.

Contradicts: "most of the projects were dropped" against "a few of the projects were dropped".

Exceeds: the statement says it of more than the claim does ("all" for "most", "most" for "some"); of a group that
the claim does not speak of ("unemployment among the young"), or of more than the one it names ("every house" for
"every house that is empty"); or of one alone ("the only survivor").

Agrees: the same share, or one that the claim's includes.

Silent: one side gives no share.
"""

import re
from dataclasses import replace

from checker.compare.alignment import Stance
from checker.compare.flips import flips
from checker.compare.for_and_against import judged
from checker.compare.kinds import narrowed
from checker.compare.levels import Level, Outcome
from checker.compare.one_measure import of_the_other_side
from checker.compare.pair import Pair
from checker.compare.shares import Shared, of_one_thing, shares
from checker.lexicon import lemma
from checker.model import Effect

CODE, NAME = "FC107", "quantifier"
ABSENT = Level("absent", Effect.SILENT, "no share to compare")
SAME = Level("same", Effect.AGREES, "“{left}” agrees with “{right}”")
COMPLEMENT = Level("complement", Effect.SILENT, "“{left}” of one thing, “{right}” of its opposite")
MORE = Level("more", Effect.EXCEEDS, "“{left}” says more than “{right}”")
NARROWED = Level("narrowed", Effect.EXCEEDS, "{speaker} did not say so of “{left}” alone")
ONLY = Level("only", Effect.EXCEEDS, "{speaker} did not say that it was “{left}”")
WIDENED = Level("widened", Effect.EXCEEDS, "{speaker} said so of “{right} …” only")
DIFFERENT = Level("different", Effect.CONTRADICTS, "the text says “{left}”, {speaker} said “{right}”")
FOR_AND_AGAINST = Level("for-and-against", Effect.AGREES, "“{left}” follows from the figures on record: {right}")
OTHER_SIDE = Level("other-side", Effect.CONTRADICTS, "the text says “{left}”, {speaker} gave {right}")
_THE_ONLY = re.compile(r"\bthe (?:only|sole|lone) [a-z]+", re.IGNORECASE)
_ALL = re.compile(r"\b(?:every|each|any|all)(?: of)?(?: the)? (?P<noun>[a-z]+)\b", re.IGNORECASE)
_ALL_THAT = re.compile(_ALL.pattern + r" (?:that|which|who) (?P<which>[a-z]+)\b", re.IGNORECASE)
_ALONE = frozenset(
    {"only", "sole", "solely", "lone", "alone", "single", "one", "except", "but", "other", "others", "else", "just",
     "exclusively", "unique"}
)  # fmt: skip
"""Words by which a claim, too, says it of one alone."""
_EXACTLY, _ROUNDED = 0.001, 0.006
_REST = ("All but", "all but")
_NEARLY_ALL = 0.95
"""A share that reaches so far is overstated by "all", not contradicted."""
LEVELS: tuple[Level, ...] = (
    ABSENT,
    SAME,
    COMPLEMENT,
    MORE,
    NARROWED,
    WIDENED,
    ONLY,
    DIFFERENT,
    FOR_AND_AGAINST,
    OTHER_SIDE,
)


def compare(pair: Pair) -> Outcome:
    """Hold the shares of both sides against each other where they are of the same things."""
    group = narrowed(pair.alignment)
    if group is not None:
        return Outcome(NARROWED, group.text)
    if widened := _widened(pair):
        return Outcome(WIDENED, *widened)
    if (sides := judged(pair)) is not None:
        level = FOR_AND_AGAINST if sides.agrees else OTHER_SIDE
        return Outcome(level, sides.mine, sides.theirs, pair.certainty_without(*sides.units))
    said, recorded = pair.said.once(shares), pair.record.said.once(shares)
    for mine in said:
        for theirs in recorded:
            if not of_one_thing(pair, mine, theirs) or _answered(pair, mine) or _of_others(pair, mine, theirs):
                continue
            if mine.whole is None and mine.text.startswith(_REST):
                continue  # "all but three", nobody knows of how many
            if _of_the_rest(pair, theirs):
                theirs = replace(theirs, low=1 - theirs.high, high=1 - theirs.low)
            if mine.low >= 1 and theirs.high >= _NEARLY_ALL and not theirs.text.startswith(_REST):
                return Outcome(MORE if theirs.high < 1 else SAME, mine.text, theirs.text)
            if mine.high < theirs.low or mine.low > theirs.high:
                denied = bool(pair.said.denied) != bool(pair.record.said.denied)
                if denied or flips(pair.alignment) or pair.other_time or _share_the_whole(pair, mine, theirs):
                    return Outcome(COMPLEMENT, mine.text, theirs.text)
                return Outcome(DIFFERENT, mine.text, theirs.text, pair.certainty_without())
            if mine.low > theirs.low + 0.05:
                return Outcome(MORE, mine.text, theirs.text)
            return Outcome(SAME, mine.text, theirs.text)
    only = _THE_ONLY.search(pair.said.text)
    if only and _ALONE.isdisjoint(pair.record.said.words):
        return Outcome(ONLY, only[0])
    return Outcome(ABSENT)


def _of_others(pair: Pair, mine: Shared, theirs: Shared) -> bool:
    """Whether one side says of its part alone what the other does not say of its share: "31 of them are women"."""
    if theirs.told:
        link = pair.alignment.by_right.get(theirs.told[0])
        if link is None or link.stance is Stance.LEANING or mine.of is None or link.left.first < mine.of.first:
            return True  # "few electric buses" beside "400 buses, 300 of them electric"
    if mine.told:
        link = pair.alignment.by_left.get(mine.told[0])
        if link is None or link.stance is Stance.LEANING or theirs.of is None or link.right.first < theirs.of.first:
            return True
    return False


def _of_the_rest(pair: Pair, theirs: Shared) -> bool:
    """Whether the text speaks of those whom the claim leaves: "the defence's", of 34, "29 for the prosecution"."""
    link = pair.alignment.by_right.get(theirs.told[0]) if theirs.told else None
    return link is not None and link.stance is Stance.CONVERSE


def _widened(pair: Pair) -> tuple[str, str] | None:
    """Return whom both sides speak of all of, where only the claim says which: "every house that is empty"."""
    for some in _ALL_THAT.finditer(pair.record.said.text):
        noun = some["noun"].lower()
        for every in _ALL.finditer(pair.said.text):
            same = lemma(every["noun"].lower()) == lemma(noun)
            which = some["which"].lower() in pair.said.words
            if same and not which and not _ALL_THAT.match(pair.said.text, every.start()):
                return every[0], some[0]
    return None


def _share_the_whole(pair: Pair, mine: Shared, theirs: Shared) -> bool:
    """Whether two shares make up a whole, of things that different words are said of: "missed", "reached"."""
    exactly = abs(mine.low + theirs.low - 1) < _EXACTLY and abs(mine.high + theirs.high - 1) < _EXACTLY
    measured = any(unit.quantity is not None and unit.text == mine.text for unit in pair.said.units)
    within = mine.low - _ROUNDED <= 1 - theirs.low and 1 - theirs.high <= mine.high + _ROUNDED
    return not mine.text.startswith(_REST) and (exactly or (measured and within)) and of_the_other_side(pair)


def _answered(pair: Pair, mine: Shared) -> bool:
    """Whether a share is a number that has its equal on record: "58 per cent, up from 51"."""
    same = (link.left for link in pair.alignment.links if link.stance is Stance.SAME)
    return any(unit.quantity is not None and unit.text == mine.text for unit in same)
