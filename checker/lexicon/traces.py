"""Which words certainly have nothing to do with each other, told at the cost of a set operation.

Most pairs of words are unrelated, and to find that out by searching every list for every pair is dear. So each
word gets its traces, once: everything that any relation could go through. Two words without a common trace are
strangers. The converse does not hold: who shares a trace may be related, and has to be looked up.
"""

from functools import lru_cache
from typing import NamedTuple

from checker.lexicon import kinship, opposites
from checker.lexicon.titles import title


class _Traces(NamedTuple):
    """What a word is (``own``), and what it leads to without being it (``reach``)."""

    own: frozenset[str]
    reach: frozenset[str]


def strangers(a: str, b: str) -> bool:
    """Whether two words or phrases as written are surely unrelated.

    Then ``relation`` gives ``Kinship.NONE``, ``opposition`` and ``same_side`` give None, and ``same_title`` does
    not give True.
    """
    left, right = _traces(a), _traces(b)
    return left.own.isdisjoint(right.own) and left.own.isdisjoint(right.reach) and left.reach.isdisjoint(right.own)


@lru_cache(maxsize=16384)
def _traces(text: str) -> _Traces:
    office = title(text)
    offices = office.offices if office else ()
    kin, opposed = kinship.traces(text), opposites.traces(text)
    return _Traces(kin[0] | opposed[0] | {f"office {name}" for name in offices}, kin[1] | opposed[1])
