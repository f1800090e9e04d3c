"""Who approves of what: opposite attitudes exclude each other only where one and the same takes them to one thing.

"The union welcomed the deal" beside "the union condemned the deal". Who praises firefighters may criticize their
equipment, some may welcome what others condemn, and what is welcomed in part may be regretted in part.
"""

from checker.compare.alignment import Link
from checker.compare.exchange import passive
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.shares import answer, head_from
from checker.compare.unit import Kind, Unit
from checker.lexicon import lemma
from checker.lexicon import words as word_list

_PREPOSITIONS = word_list("prepositions")
_IN_PART = frozenset(
    {"some", "most", "many", "several", "few", "one", "other", "others", "part", "parts", "partly", "half"}
    | {"critics", "once", "but", "although", "though", "while", "first"}
)
"""Words with which approval is not everybody's, not of everything or not for good."""


def is_attitude(link: Link) -> bool:
    """Whether two linked words tell approval or disapproval: "praise", "condemn"."""
    return {lemma(link.left.text.lower()), lemma(link.right.text.lower())} <= word_list("approval")


def of_one_thing(pair: Pair, link: Link) -> bool:
    """Whether two opposite attitudes are surely the same one's to the same thing."""
    if not _IN_PART.isdisjoint((*pair.said.words, *pair.record.said.words)):
        return False
    if passive(pair.said, link.left) or passive(pair.record.said, link.right):
        return False
    sides = ((pair.said, link.left), (pair.record.said, link.right))
    if any(not _PREPOSITIONS.isdisjoint(reading.words[verb.last + 1 : verb.last + 2]) for reading, verb in sides):
        return False  # "hailed from Texas"
    objects = [head_from(reading, verb.last + 1) for reading, verb in sides]
    subjects = [_subject(reading, verb) for reading, verb in sides]
    return answer(pair, *objects) and answer(pair, *subjects)


def _subject(reading: Reading, verb: Unit) -> Unit | None:
    """Return the name or noun nearest before a verb."""
    before = [unit for unit in reading.units if unit.last < verb.first and unit.kind in {Kind.NAME, Kind.WORD}]
    return before[-1] if before else None
