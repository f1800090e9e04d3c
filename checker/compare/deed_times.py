"""When each of two opposite deeds was done: "the polls open on Friday and close on Sunday".

A time goes with the last verb before it. What the record gives for the one deed, a statement may give for the
other: both its words are on record, and it is not what the record says.
"""

from checker.compare.alignment import ANSWERING
from checker.compare.owners import is_deed
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit
from checker.lexicon import lemma, opposition


def time_of_opposite(pair: Pair) -> tuple[Unit, Unit] | None:
    """Return a time of the statement, and the record's for the same deed, where that time is of the opposite deed.

    None where one of the two gives several times for that deed, or where either side denies.
    """
    said, record = pair.said, pair.record.said
    if said.denied or record.denied or pair.turned:
        return None
    links = pair.alignment.by_left
    for time, deed in _timed(said):
        of_time, of_deed = links.get(time), links.get(deed)
        if of_time is None or of_deed is None or of_deed.stance not in ANSWERING:
            continue
        theirs = dict(_timed(record))
        other = theirs.get(of_time.right)
        own = [at for at, done in theirs.items() if done is of_deed.right]
        if other is None or other is of_deed.right or len(own) != 1:
            continue
        if opposition(lemma(other.text), lemma(of_deed.right.text)) and own[0].when != of_time.right.when:
            return time, own[0]
    return None


def _timed(reading: Reading) -> list[tuple[Unit, Unit]]:
    """Return the times of a text, each with the last verb before it."""
    found = []
    for time in (unit for unit in reading.units if unit.kind is Kind.DATE):
        deeds = [unit for unit in reading.units if unit.last < time.first and is_deed(unit)]
        if deeds:
            found.append((time, deeds[-1]))
    return found
