"""A sentence pair as the training sees it, and its file: JSON Lines, gzipped."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

LABELS = ("entailment", "neutral", "contradiction")
"""The model's outputs, in the order of its logits."""

NOT_ENTAILMENT = "not_entailment"
"""What two-way sets say of a pair that is neutral or contradictory: it is learned through the sum of the two."""

UNTOLD = "untold"
"""The label of a pair that nobody labelled: what it is only a teacher tells."""


class Pair(NamedTuple):
    """`premise` is read as what is on record, `hypothesis` as what is being checked."""

    premise: str
    hypothesis: str
    label: str
    source: str

    @property
    def target(self) -> int:
        """The label's index among LABELS, 3 for `not_entailment`, 4 for `untold`."""
        return (*LABELS, NOT_ENTAILMENT, UNTOLD).index(self.label)


def read_pairs(path: Path) -> Iterator[Pair]:
    """Yield the pairs of a .jsonl.gz file, in its order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Pair(row["premise"], row["hypothesis"], row["label"], row.get("source", ""))


def write_pairs(path: Path, pairs: Iterable[Pair]) -> int:
    """Write the pairs and return how many; the same pairs give the same bytes."""
    count = 0
    with path.open("wb") as raw, gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as packed:
        for pair in pairs:
            packed.write((json.dumps(pair._asdict(), ensure_ascii=False) + "\n").encode())
            count += 1
    return count
