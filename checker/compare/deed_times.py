"""When each of two opposite deeds was done: "the polls open on Friday and close on Sunday".

A time goes with the last verb before it. What the record gives for the one deed, a statement may give for the
other: both its words are on record, and it is not what the record says.
"""

from checker.compare.alignment import ANSWERING, Link, Stance
from checker.compare.figures_in_time import is_hour
from checker.compare.owners import is_deed
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit
from checker.lexicon import lemma, opposition
from checker.lexicon import words as word_list

_BE = word_list("forms_of_be")
_STATES = frozenset({"open", "closed", "shut"})


def time_of_opposite(pair: Pair) -> tuple[Unit, Unit] | None:
    """Return a time of the statement, and the record's for the same deed, where that time is of the opposite deed.

    None where one of the two gives several times for that deed, or where either side denies.
    """
    said, record = pair.said, pair.record.said
    if said.denied or record.denied or pair.turned:
        return None
    links = pair.alignment.by_left
    if pair.new or any(link.stance not in ANSWERING for link in pair.alignment.links):
        return None  # of something else, or of another's deed
    for time, deed in _timed(said):
        of_time, of_deed = links.get(time), links.get(deed)
        if of_time is None or of_deed is None or of_time.stance is not Stance.SAME or _is_state(said, deed):
            continue
        if (time.when is not None and time.when.edge) or _told_again(record, of_deed.right):
            continue
        theirs = dict(_timed(record))
        other = theirs.get(of_time.right)
        own = [at for at, done in theirs.items() if done is of_deed.right and at.kind is time.kind]
        if other is None or other is of_deed.right or len(own) != 1:
            continue
        opposed = opposition(lemma(other.text), lemma(of_deed.right.text))
        if opposed and own[0].key not in {of_time.right.key, time.key} and _beside(pair, time, deed, own[0]):
            return time, own[0]
    return None


def times_of_other_deeds(pair: Pair) -> bool:
    """Whether all times that differ go with different verbs: they tell nothing of each other."""
    opposed = [one for one in pair.alignment.links if one.left.kind is Kind.DATE and one.stance is Stance.OPPOSED]
    return bool(opposed) and all(_of_another_deed(pair, link) for link in opposed)


def hour_of_another_deed(pair: Pair, hour: Unit) -> bool:
    """Whether an hour was held against that of another verb: "open at noon", "open at 5 and close at 11"."""
    link = pair.alignment.by_left.get(hour) if is_hour(hour) else None
    return link is not None and link.stance is Stance.OPPOSED and _of_another_deed(pair, link)


def _of_another_deed(pair: Pair, link: Link) -> bool:
    """Whether two times were held together that go with different verbs, and the statement's verb has its own.

    "Left Rome on Wednesday" beside "left Paris on Monday and arrived in Rome on Tuesday". What is closed on Sunday
    may have closed on Friday and open on Monday.
    """
    theirs = dict(_timed(pair.record.said))
    verb, other = dict(_timed(pair.said)).get(link.left), theirs.get(link.right)
    if verb is None or other is None:
        return False
    answering = pair.alignment.by_left.get(verb)
    if answering is None or answering.right is other:
        return _is_state(pair.said, verb) and len(theirs) > 1
    return answering.right in theirs.values()


def _is_state(reading: Reading, deed: Unit) -> bool:
    """Whether a word tells how something is, and not what becomes of it: "is closed on Sunday"."""
    return deed.text.lower() in _STATES and not _BE.isdisjoint(reading.words[max(0, deed.first - 2) : deed.first])


def _told_again(reading: Reading, deed: Unit) -> bool:
    """Whether a text tells the same deed twice: "opens in Rome on Friday and in Paris on Sunday"."""
    return sum(lemma(unit.text) == lemma(deed.text) for unit in reading.units) > 1


def _beside(pair: Pair, time: Unit, deed: Unit, own: Unit) -> bool:
    """Whether what stands between a deed and its time stands there on record, too: "left Oslo on Monday"."""
    theirs = pair.alignment.by_left[deed].right
    inside = (unit for unit in pair.said.units if deed.last < unit.first < time.first)
    answers = (pair.alignment.by_left.get(unit) for unit in inside)
    return all(link is not None and theirs.last < link.right.first < own.first for link in answers)


def _timed(reading: Reading) -> list[tuple[Unit, Unit]]:
    """Return the times of a text, each with the last verb before it."""
    found = []
    for time in (unit for unit in reading.units if unit.kind is Kind.DATE or is_hour(unit)):
        deeds = [unit for unit in reading.units if unit.last < time.first and is_deed(unit)]
        if deeds:
            found.append((time, deeds[-1]))
    return found
