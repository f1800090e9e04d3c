"""Keep of the training pairs those that a network is not sure of: what it knows already teaches it little.

    python -m training.unsure OUT.jsonl.gz --pairs PAIRS.jsonl.gz … --asked SCORES.tsv [--sure 0.9] [--kept 0.25]

Asking is ten times as fast as learning. The scores are the network's own, as ``training.teach`` writes them; of the
pairs whose label it gives a share of at least ``--sure``, one in some stays, so that what it knows is not unlearned
(selection by loss, after Jiang et al. 2019, "Accelerating Deep Learning by Focusing on the Biggest Losers").
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.pairs import LABELS, NOT_ENTAILMENT, UNTOLD, Pair, read_pairs, write_pairs
from training.teach import Taught, digest, read_taught


def share_of_label(pair: Pair, asked: Taught) -> float:
    """Return what share the network gives to a pair's label, 0 to 1; 0 where it was not asked or there is none."""
    scores = asked.get(digest(pair))
    if scores is None or pair.label == UNTOLD:
        return 0.0
    if pair.label == NOT_ENTAILMENT:
        return 1 - scores[0]
    return scores[LABELS.index(pair.label)]


def unsure(pairs: Iterable[Pair], asked: Taught, *, sure: float, kept: float, seed: int) -> Iterator[Pair]:
    """Yield the pairs whose label has a share below ``sure``, and of the others a share of ``kept``, 0 to 1."""
    draw = random.Random(seed)
    for pair in pairs:
        if share_of_label(pair, asked) < sure or draw.random() < kept:
            yield pair


def main() -> None:
    """Read the command line and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pairs", type=Path, nargs="+", required=True)
    parser.add_argument(
        "--asked", type=Path, required=True, help="the network's scores, as training.teach writes them"
    )
    parser.add_argument("--sure", type=float, default=0.9)
    parser.add_argument("--kept", type=float, default=0.25)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    pairs = (pair for path in given.pairs for pair in read_pairs(path))
    chosen = unsure(pairs, read_taught(given.asked), sure=given.sure, kept=given.kept, seed=given.seed)
    print(write_pairs(given.out, chosen), "pairs")


if __name__ == "__main__":
    main()
