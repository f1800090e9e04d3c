"""Who did what to whom, by program: the same deed told from the other side, and with its two sides swapped.

"Delta sued the port" is "the port was sued by Delta" and "the port was taken to court by Delta"; it is not "the
port sued Delta". The words are the same in all of them, so only their order tells: no word overlap can learn it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from training.pairs import Pair


class Deed(NamedTuple):
    """One deed, told from its doer (``active``) and from the other side, each without its two names."""

    active: str
    told_back: tuple[str, ...]
    mutual: bool = False
    """Whether the other side may have done the same as well: two people can blame each other."""


DEEDS = (
    Deed("sued", ("was sued by", "was taken to court by")),
    Deed("bought", ("was bought by", "was acquired by", "was taken over by")),
    Deed("beat", ("was beaten by", "lost to", "was defeated by")),
    Deed("defeated", ("was defeated by", "lost to")),
    Deed("accused", ("was accused by", "faced accusations from"), mutual=True),
    Deed("criticised", ("was criticised by", "drew criticism from", "came under fire from"), mutual=True),
    Deed("praised", ("was praised by", "won praise from"), mutual=True),
    Deed("appointed", ("was appointed by", "was named to the post by")),
    Deed("hired", ("was hired by", "got a job with"), mutual=True),
    Deed("dismissed", ("was dismissed by", "lost the job with")),
    Deed("replaced", ("was replaced by", "made way for", "was succeeded by")),
    Deed("succeeded", ("was succeeded by", "was followed by")),
    Deed("attacked", ("was attacked by", "came under attack from"), mutual=True),
    Deed("invited", ("was invited by", "had an invitation from"), mutual=True),
    Deed("warned", ("was warned by", "had a warning from"), mutual=True),
    Deed("fined", ("was fined by", "had to pay a fine to")),
    Deed("paid", ("was paid by", "got money from"), mutual=True),
    Deed("funded", ("was funded by", "got its money from")),
    Deed("lent money to", ("borrowed money from", "was lent money by")),
    Deed("sold the site to", ("bought the site from",)),
    Deed("leased the building to", ("rented the building from",)),
    Deed("supplied", ("was supplied by", "got supplies from"), mutual=True),
    Deed("taught", ("was taught by", "had lessons from")),
    Deed("owns", ("is owned by", "belongs to")),
    Deed("employs", ("is employed by", "works for")),
    Deed("supervises", ("is supervised by", "reports to")),
    Deed("overtook", ("was overtaken by", "fell behind")),
    Deed("outvoted", ("was outvoted by",)),
    Deed("rescued", ("was rescued by", "owes the rescue to")),
    Deed("arrested", ("was arrested by", "was taken into custody by")),
    Deed("backed", ("was backed by", "had the support of"), mutual=True),
    Deed("thanked", ("was thanked by",), mutual=True),
    Deed("blamed", ("was blamed by", "got the blame from"), mutual=True),
    Deed("interviewed", ("was interviewed by", "gave an interview to"), mutual=True),
    Deed("founded", ("was founded by",)),
    Deed("invaded", ("was invaded by",)),
    Deed("overruled", ("was overruled by",)),
    Deed("ordered parts from", ("received an order for parts from",)),
    Deed("won more votes than", ("won fewer votes than", "finished behind")),
    Deed("is older than", ("is younger than",)),
    Deed("opened before", ("opened after",)),
    Deed("costs more than", ("costs less than", "is cheaper than")),
    Deed("arrived earlier than", ("arrived later than",)),
    Deed("is larger than", ("is smaller than",)),
)
"""Deeds that tell their two sides apart: "met" and "married" are not among them, for they hold both ways."""

_SUBJECT = re.compile(
    r"^(The(?: [a-z]+){1,3}|[A-Z]\w+(?: [A-Z]\w+){0,2})(?= (?:is|was|has|had|will|would|could|cannot)\b)"
)
_PRONOUNS = frozenset({"It", "He", "She", "They", "There", "This", "That", "No", "Nobody", "Nothing"})


def sides(texts: Iterable[str]) -> list[str]:
    """Return what can do or undergo a deed: the names and "The …" phrases that sentences begin with, sorted.

    None ends in "s": the deeds are told in the singular.
    """
    found = {match[1] for text in texts if (match := _SUBJECT.match(text))}
    return sorted(name for name in found if name not in _PRONOUNS and not name.endswith("s"))


def role_pairs(names: list[str], tails: list[str], count: int, draw: random.Random) -> Iterator[Pair]:
    """Yield ``count`` deeds between two of ``names``, each told back (it follows) and swapped.

    The swapped deed cannot be, unless it is one that two can do to each other; then it is left open.
    ``tails`` are the words that may end a sentence ("in May"). Nothing is yielded of fewer than two names.
    """
    for _ in range(count if len(names) > 1 else 0):
        deed = draw.choice(DEEDS)
        doer, other = draw.sample(names, 2)
        tail = draw.choice(tails) if draw.random() < 0.6 and " " not in deed.active else ""
        back = draw.choice(deed.told_back)
        told, told_back = _told(doer, deed.active, other, tail), _told(other, back, doer, tail)
        label = "neutral" if deed.mutual else "contradiction"
        swapped, swapped_back = _told(other, deed.active, doer, tail), _told(doer, back, other, tail)
        yield Pair(told, told_back, "entailment", "made.roles")
        yield Pair(told_back, told, "entailment", "made.roles")
        yield Pair(told, swapped_back, label, "made.roles")
        yield Pair(told_back, swapped, label, "made.roles")
        yield Pair(told, swapped, label, "made.roles")


def _told(subject: str, deed: str, other: str, tail: str) -> str:
    within = other[0].lower() + other[1:] if other.startswith("The ") else other
    return f"{subject} {deed} {within}{' ' + tail if tail else ''}."
