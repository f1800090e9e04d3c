"""Statements in partitions: what is judged at once, written at once, and never done twice."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from checker.documents.statements_file import Entry

SIZE = 64
"""Statements of a partition: about a second of work, so that an interrupt loses little, a few hundred statements
keep several processes busy, and giving it out costs next to nothing. It is the same however many processes judge,
so that any number of them goes on where others stopped."""


class Partition(NamedTuple):
    """Some statements in a row; ``number`` counts from 0, ``digest`` is of all statements up to its last."""

    number: int
    entries: tuple[Entry, ...]
    digest: str


def partitions(entries: Iterable[Entry]) -> Iterator[Partition]:
    """Cut statements into partitions, as they are read."""
    digest = hashlib.blake2b(digest_size=16)
    left = iter(entries)
    number = 0
    while some := tuple(islice(left, SIZE)):
        for entry in some:
            digest.update(json.dumps([entry.text, entry.line, entry.speaker, entry.id]).encode())
        yield Partition(number, some, digest.hexdigest())
        number += 1
