"""Write the training pairs: a share of the public sets, and the newsroom stores.

    python -m training.prepare OUT.jsonl.gz --public NLI.jsonl.gz --stores STORES.jsonl … [--neutrals 4] [--times 2]
        [--deeds 1000]

One store in five is kept back: the decision is fitted on those, on scores the network never learned.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from checker.evaluate.cases import Case, read_cases
from training.made import made_from
from training.pairs import Pair, read_pairs, write_pairs
from training.public import choose
from training.rewritten import rewrite_pair
from training.roles import role_pairs, sides
from training.stores import is_held_back, pairs_between, pairs_of

_MADE = 2
"""So many of the pairs made from a claim are taken at each pass: enough to learn figures, not the making."""

_REWRITTEN = 0.3
"""The share of the newsroom pairs in which a figure is written otherwise, so that form and label have no tie."""

_TAILS = (
    "in May",
    "last week",
    "in 2019",
    "on Tuesday",
    "for €48m",
    "for 12 million dollars",
    "for the third time",
    "after a long dispute",
    "at 30 per cent of the price",
    "on 4 March 2026",
)
"""What a deed between two sides may end with."""


def store_pairs(cases: list[Case], seed: int, neutrals: int, between: int = 0) -> Iterator[Pair]:
    """Yield the pairs of every store and those made from its claims, some with a figure written otherwise."""
    draw = random.Random(seed)
    for case in cases:
        pairs = [*pairs_of(case, draw, neutrals), *pairs_between(case, draw, between)]
        for claim in case.claims:
            made = list(made_from(claim.text, draw))
            pairs += draw.sample(made, min(_MADE, len(made)))
        for pair in pairs:
            yield rewrite_pair(pair, draw) if draw.random() < _REWRITTEN else pair


def deed_pairs(cases: list[Case], seed: int, count: int) -> Iterator[Pair]:
    """Yield the pairs of ``count`` deeds between the people and things that the claims are about."""
    draw = random.Random(seed)
    names = sides(claim.text for case in cases for claim in case.claims)
    for pair in role_pairs(names, list(_TAILS), count, draw):
        yield rewrite_pair(pair, draw)


def main() -> None:
    """Read the command line and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--public", type=Path)
    parser.add_argument("--most", type=int, default=None, help="at most so many public pairs")
    parser.add_argument("--stores", type=Path, nargs="*", default=[])
    parser.add_argument("--neutrals", type=int, default=4)
    parser.add_argument("--times", type=int, default=1, help="passes over the stores, each with other neutrals")
    parser.add_argument("--between", type=int, default=0, help="pairs of two statements on a claim, for a teacher")
    parser.add_argument("--deeds", type=int, default=0, help="made-up deeds between two sides, five pairs each")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    pairs = choose(read_pairs(given.public), given.seed)[: given.most] if given.public else []
    cases = [case for path in given.stores for case in read_cases(path) if not is_held_back(case.id)]
    for turn in range(given.times):
        pairs += store_pairs(cases, given.seed + turn, given.neutrals, given.between)
    pairs += deed_pairs(cases, given.seed, given.deeds)
    print(write_pairs(given.out, pairs), "pairs")


if __name__ == "__main__":
    main()
