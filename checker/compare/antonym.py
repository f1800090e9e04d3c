"""A word of the statement and its counterpart in the claim are opposites.

Contradicts: "rejected" against "approved", "fell" against "rose", "the highest" against "the lowest".

Exceeds: opposites that are told of different things ("against the route", "for a route further east") or of
different months or years, that are opposites only in some contexts, or of which one ends when the other begins
("open until May", "closes in May").

Agrees: opposites of which one is denied ("did not fall", "rose"), or which share a whole between them ("a third are
full", "two thirds are empty").

Silent: no aligned words are opposites.
"""

from checker import lexicon
from checker.compare.alignment import Stance
from checker.compare.attitudes import is_attitude, of_one_thing
from checker.compare.derived import beyond_limit, speaks_of_rest
from checker.compare.exchange import around
from checker.compare.figures_in_time import ends_then
from checker.compare.flips import Cause, Flip, flips
from checker.compare.kinds import another_one
from checker.compare.levels import Level, Outcome
from checker.compare.occasions import of_other_periods
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.taken_back import turned_condition
from checker.compare.unit import Kind, Unit
from checker.model import Effect

CODE, NAME = "FC102", "antonym"
ABSENT = Level("absent", Effect.SILENT, "no opposites")
UNDONE = Level("undone", Effect.AGREES, "“{left}” and “{right}” are opposites, and the one follows from the other")
SCOPE = Level("other-scope", Effect.EXCEEDS, "“{left}” and “{right}” are of different things")
OTHER_TIME = Level("other-time", Effect.EXCEEDS, "“{left}” and “{right}” are told of different times")
LEANING = Level("leaning", Effect.EXCEEDS, "“{left}” is not what “{right}” says")
OPPOSITE = Level("opposite", Effect.CONTRADICTS, "the text says “{left}”, {speaker} said “{right}”")
LEVELS: tuple[Level, ...] = (ABSENT, UNDONE, SCOPE, OTHER_TIME, LEANING, OPPOSITE)


def compare(pair: Pair) -> Outcome:
    """Look for aligned opposites that no denial undoes."""
    opposed = [
        link for link in pair.alignment.links if link.stance is Stance.OPPOSED and link.left.quantity is None
    ]
    everything = flips(pair.alignment)
    found = [flip for flip in everything if flip.cause is Cause.ANTONYM]
    if found and (pair.another_thing or all(_of_another(pair, flip) for flip in found)):
        return Outcome(SCOPE, found[0].left, found[0].right)
    if found and (_of_the_rest(pair) or turned_condition(pair) or all(around(pair, flip.link) for flip in found)):
        # "goes only if", "stays unless"; "one is dearer than the other", "the other is cheaper"
        return Outcome(UNDONE, found[0].left, found[0].right)
    if found and (_lasts_until(pair) or ends_then(pair)):
        return Outcome(LEANING, found[0].left, found[0].right)
    if found and of_other_periods(pair):
        return Outcome(OTHER_TIME, found[0].left, found[0].right)
    if found and len(everything) % 2 == 1 and not pair.turned:
        best = max(found, key=lambda flip: flip.link.left.weight)
        return Outcome(OPPOSITE, best.left, best.right, pair.certainty(best.link))
    leaning = [link for link in pair.alignment.links if link.stance is Stance.LEANING]
    if leaning:
        return Outcome(LEANING, leaning[0].left.text, leaning[0].right.text)
    undone = [link for link in opposed if link.left.when is None]
    return Outcome(UNDONE, undone[0].left.text, undone[0].right.text) if undone else Outcome(ABSENT)


def _of_the_rest(pair: Pair) -> bool:
    """Whether opposites are told of two sides: "a quarter are full-time", "three quarters are part-time"."""
    return speaks_of_rest(pair) or beyond_limit(pair)


def _of_another(pair: Pair, flip: Flip) -> bool:
    """Whether opposites are told of two things: "against the route", "for a route further east"."""
    if is_attitude(flip.link) and not of_one_thing(pair, flip.link):
        return True
    return _narrows(pair, flip) or another_one(pair.alignment, flip.link)


def _narrows(pair: Pair, flip: Flip) -> bool:
    """Whether opposites are told of different things: "primary schools" and "secondary schools", or of the others.

    "All the others are bigger" is what "the smallest" says.
    """
    if _of_the_others(pair, flip) or _each_of_its_own_name(pair, flip):
        return True
    return _attributive(pair.said, flip.link.left) and _attributive(pair.record.said, flip.link.right)


def _lasts_until(pair: Pair) -> bool:
    """Whether one side holds until the time at which its opposite begins: "open until May", "closes in May"."""
    dates = [link for link in pair.alignment.links if link.left.kind is Kind.DATE and link.stance is Stance.SAME]
    ends = [(_is_end(pair.said, link.left), _is_end(pair.record.said, link.right)) for link in dates]
    return any(mine != theirs for mine, theirs in ends)


def _is_end(reading: Reading, when: Unit) -> bool:
    return not _UNTIL.isdisjoint(reading.words[max(0, when.first - _UNTIL_WITHIN) : when.last])


def _attributive(reading: Reading, unit: Unit) -> bool:
    following = next((other for other in reading.units if other.first == unit.last + 1), None)
    if following is None or following.kind is not Kind.WORD or unit.text.lower().endswith(("er", "est")):
        return False
    parts = [found.part for found in lexicon.readings(unit.text)[:1]]
    return parts in (["a"], ["n"]) and unit.text.lower() not in _RANKS


def _of_the_others(pair: Pair, flip: Flip) -> bool:
    """Whether one side compares all the others with what the other calls the most: "bigger", "smallest"."""
    sides = ((pair.said, flip.link.left, flip.link.right), (pair.record.said, flip.link.right, flip.link.left))
    return any(
        lexicon.graded(mine.text.lower(), "er")
        and lexicon.graded(theirs.text.lower(), "est")
        and not _OTHERS.isdisjoint(side.words)
        for side, mine, theirs in sides
    )


def _each_of_its_own_name(pair: Pair, flip: Flip) -> bool:
    """Whether opposites belong to two names that both sides know: "the larger firm Oru", "the smaller firm Tas"."""
    mine, theirs = _named(pair.said, flip.link.left), _named(pair.record.said, flip.link.right)
    if mine is None or theirs is None:
        return False
    one, other = pair.alignment.by_left.get(mine), pair.alignment.by_right.get(theirs)
    return one is not None and other is not None and one is not other


def _named(reading: Reading, unit: Unit) -> Unit | None:
    """Return the name of what a word before a noun describes: "larger rival Oru Bank"."""
    at = reading.place_of[unit]
    noun, name = (*reading.units[at + 1 : at + 3], None, None)[:2]
    if noun is None or name is None or noun.kind is not Kind.WORD or name.kind is not Kind.NAME:
        return None
    return name if noun.first == unit.last + 1 and name.first == noun.last + 1 else None


_UNTIL = frozenset({"until", "till"})
_UNTIL_WITHIN = 3
"""So many words may lead from "until" to its date, if it is no part of it: "until at least May"."""
_OTHERS = frozenset({"other", "others", "all", "every", "previous", "earlier", "rest", "remaining"})
_RANKS = frozenset({"first", "last", "more", "less", "fewer", "most", "least", "only", "high", "low"})
