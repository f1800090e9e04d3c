"""Write the training pairs: a share of the public sets, and the newsroom stores.

    python -m training.prepare OUT.jsonl.gz --public NLI.jsonl.gz --stores STORES.jsonl … [--neutrals 4] [--times 2]

One store in five is kept back: the decision is fitted on those, on scores the network never learned.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from checker.evaluate.cases import read_cases
from training.made import made_from
from training.pairs import Pair, read_pairs, write_pairs
from training.public import choose
from training.stores import is_held_back, pairs_of

_MADE = 1
"""So many of the pairs made from a claim are taken at each pass: enough to learn figures, not the making."""


def store_pairs(paths: list[Path], seed: int, neutrals: int) -> Iterator[Pair]:
    """Yield the pairs of every store that is not held back."""
    draw = random.Random(seed)
    for path in paths:
        for case in read_cases(path):
            if not is_held_back(case.id):
                yield from pairs_of(case, draw, neutrals)
                for claim in case.claims:
                    made = list(made_from(claim.text, draw))
                    yield from draw.sample(made, min(_MADE, len(made)))


def main() -> None:
    """Read the command line and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--public", type=Path)
    parser.add_argument("--most", type=int, default=None, help="at most so many public pairs")
    parser.add_argument("--stores", type=Path, nargs="*", default=[])
    parser.add_argument("--neutrals", type=int, default=4)
    parser.add_argument("--times", type=int, default=1, help="passes over the stores, each with other neutrals")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    pairs = choose(read_pairs(given.public), given.seed)[: given.most] if given.public else []
    for turn in range(given.times):
        pairs += store_pairs(given.stores, given.seed + turn, given.neutrals)
    print(write_pairs(given.out, pairs), "pairs")


if __name__ == "__main__":
    main()
