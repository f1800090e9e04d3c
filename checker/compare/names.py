"""The statement names somebody or something else in the place where the claim has a name.

Contradicts: all else is the claim word for word, and of one event: "Halden beat Verde 3-1, with Dahl scoring twice"
against "Halden beat Verde 3-1, with Solberg scoring twice".

Exceeds: the statement names somebody or some place that is nowhere in the claim or what is known around it
("launched from Andøya", where the claim says "launched from Kourou"): what holds for one place need not hold for
another, and both may be true. Elsewhere nobody is accused by a name alone.

So does a surname alone that differs by a letter from the one on record: Browne may be another than Brown. Spellings
of one name in our letters are one (Zelensky, Zelenskyy).

It exceeds, too, where the draft and the claim's source name nothing in common: "the bank" of the one is hardly that
of the other.

Agrees: every name of the statement is on record.

Silent: the statement has no names.
"""

from collections.abc import Sequence

from checker import lexicon
from checker.compare.alignment import Link, Stance, respelt
from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit
from checker.model import Effect
from checker.text.near_names import one_in_other_letters

CODE, NAME = "FC105", "name"
ABSENT = Level("absent", Effect.SILENT, "no names to compare")
KNOWN = Level("known", Effect.AGREES, "every name is on record")
ELSEWHERE = Level("elsewhere", Effect.EXCEEDS, "the draft names nothing that its source, {right}, names")
NEW = Level("new", Effect.EXCEEDS, "{speaker} did not speak of “{left}”")
NEAR = Level("near-name", Effect.EXCEEDS, "“{left}” may be another than “{right}”")
OTHER = Level("other-name", Effect.EXCEEDS, "the text says {left}, {speaker} said {right}")
DIFFERENT = Level("different", Effect.CONTRADICTS, "the text says {left}, {speaker} said {right}")
LEVELS: tuple[Level, ...] = (ABSENT, KNOWN, ELSEWHERE, NEW, NEAR, OTHER, DIFFERENT)
_ANCHORS = 3
"""So many names, dates and numbers in common make two sentences be of one event."""


def compare(pair: Pair) -> Outcome:
    """Look for names of the statement that the record does not have, and what stands in their place."""
    if pair.elsewhere:
        return Outcome(ELSEWHERE, right=pair.claim.quote.source if pair.claim.quote else "")
    names = [unit for unit in pair.said.units if unit.kind is Kind.NAME]
    if not names:
        return Outcome(ABSENT)
    new = [unit for unit in pair.new if unit.kind is Kind.NAME]
    if near := next((link for link in pair.alignment.links if _is_near(pair, link)), None):
        return Outcome(NEAR, near.left.text, near.right.text)
    if not new:
        return Outcome(KNOWN, names[0].text)
    for unit in new:
        rival = _in_its_place(pair, unit)
        if rival is not None:
            level = DIFFERENT if _of_one_event(pair, new) else OTHER
            return Outcome(level, unit.text, rival.text, pair.certainty_without(*new))
    return Outcome(NEW, new[0].text)


def _of_one_event(pair: Pair, new: Sequence[Unit]) -> bool:
    """Whether the new names are all that the statement does not have from the claim, which tells of one event."""
    links = pair.alignment.links
    anchors = sum(link.left.kind is not Kind.WORD for link in links)
    only = set(pair.alignment.left_over) <= set(new)
    return only and anchors >= _ANCHORS and all(link.stance is Stance.SAME for link in links) and not pair.additive


def _is_near(pair: Pair, link: Link) -> bool:
    """Whether a name that stands alone on both sides differs a little, and no other word tells who is meant."""
    if Kind.NAME not in {link.left.kind, link.right.kind} or not respelt(link):
        return False
    one, other = sorted((link.left, link.right), key=lambda unit: len(unit.key))
    if other.key in {f"{one.key}s", f"{one.key}es"} or lexicon.place_key(one.text) or lexicon.place_key(other.text):
        return False  # the Thackrays; Kenya and Kenyans
    alone = _stands_alone(pair.said, link.left) and _stands_alone(pair.record.said, link.right)
    return alone and not one_in_other_letters(link.left.key, link.right.key)


def _stands_alone(reading: Reading, name: Unit) -> bool:
    """Whether no name or title stands beside a name: nothing but its spelling tells whose it is."""
    beside = [at for at in (name.first - 1, name.last + 1) if 0 <= at < len(reading.tokens)]
    words = [reading.tokens[at].text for at in beside if at or lexicon.gender(reading.tokens[at].text)]
    return not any(word[0].isupper() or lexicon.title(word) for word in words)


def _in_its_place(pair: Pair, unit: Unit) -> Unit | None:
    """Return the record's name where the statement has another: the same word stands before or after both."""
    for rival in pair.alignment.right_over:
        if rival.kind is Kind.NAME and pair.same_slot(unit, rival):
            return rival
    return None
