"""How many statements find the claim that settles them among the first candidates, in a store of many claims.

Run from the repository's root: ``python benchmarks/candidates.py STORES.jsonl … [--most 1500]``. The claims of all
stores are one store; so many statements, drawn at random but always the same, are looked up in it: by words, by
meaning, by both as ``verify`` does, and by both as ``eval retrieval`` ranks posts. The last line tells what is left
of the first five once ``verify`` has dropped those that fall far behind the best.
"""

import argparse
import random
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from checker.evaluate.cases import CaseStatement, claims_of, pooled, read_cases
from checker.evaluate.retrieval import looked_at
from checker.extract import read_statement
from checker.model import Label
from checker.search import Candidate, Index, searchable
from checker.search.encoder import Encoder
from checker.search.fused import best, worth_comparing
from checker.search.ranking import Found, rank

DEPTHS = (1, 3, 5, 8)
Order = Callable[[str, Sequence[Candidate]], Sequence[Candidate]]


def by_words(text: str, found: Sequence[Candidate]) -> Sequence[Candidate]:
    return sorted((one for one in found if one.score), key=lambda one: -one.score)


def by_meaning(text: str, found: Sequence[Candidate]) -> Sequence[Candidate]:
    return sorted(found, key=lambda one: -(one.cosine or 0.0))


def by_both(text: str, found: Sequence[Candidate]) -> Sequence[Candidate]:
    return best(found, len(found))


def as_posts(text: str, found: Sequence[Candidate]) -> Sequence[Candidate]:
    chosen = best(found, 16)
    ranked = rank(text, [Found(searchable(one.claim), one.score, one.cosine) for one in chosen])
    return [chosen[place] for place, _ in ranked]


ORDERS: dict[str, Order] = {
    "by words": by_words,
    "by meaning": by_meaning,
    "both, for statements": by_both,
    "both, as for posts": as_posts,
}
_CANDIDATES = 5


def settled(files: Sequence[Path], most: int) -> tuple[Index, list[tuple[CaseStatement, str]]]:
    """Return the claims of all stores, and statements with the id of the claim that settles them."""
    cases = list(chain.from_iterable(read_cases(path) for path in files))
    asked = [
        (statement, f"{number}-{statement.claim}")
        for number, case in enumerate(cases, 1)
        for statement in case.statements
        if statement.claim and statement.v is not Label.UNVERIFIED
    ]
    drawn = random.Random(1).sample(asked, min(most, len(asked)))
    return Index(claims_of(pooled(cases))), drawn


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stores", type=Path, nargs="+")
    parser.add_argument("--most", type=int, default=1500)
    given = parser.parse_args()
    index, statements = settled(given.stores, given.most)
    encoder = Encoder()
    vectors = encoder.encode([claim.text for claim in index.claims])
    places: dict[str, list[int]] = {name: [] for name in ORDERS}
    kept, among = [], 0
    for statement, answer in statements:
        text = read_statement(statement.s, speaker=statement.speaker).text
        shared, near = index.scores(text), vectors @ encoder.encode([text])[0]
        found = [
            Candidate(index.claims[number], shared.get(number, 0.0), float(near[number]))
            for number in looked_at(shared, near)
        ]
        for name, order in ORDERS.items():
            ids = [one.claim.id for one in order(text, found)]
            places[name].append(ids.index(answer) if answer in ids else len(found))
        compared = [one.claim.id for one in worth_comparing(best(found, _CANDIDATES))]
        kept.append(len(compared))
        among += answer in compared
    print(f"{len(statements):,} statements, {len(index.claims):,} claims")
    print("| found among the first | " + " | ".join(map(str, DEPTHS)) + " |")
    print("|---" * (1 + len(DEPTHS)) + "|")
    for name, ranks in places.items():
        print(f"| {name} | " + " | ".join(f"{np.mean(np.array(ranks) < depth):.3f}" for depth in DEPTHS) + " |")
    print(
        f"compared: {np.mean(kept):.2f} claims a statement, {among / len(statements):.3f} of the answers among them"
    )


if __name__ == "__main__":
    main()
