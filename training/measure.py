"""How often networks are right about pairs of the held-back stores, which none of them saw in training.

python -m training.measure MODEL … --stores training/corpus/w*.jsonl    # folders with a model.onnx, as exported
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.metrics import log_loss, recall_score, roc_auc_score

from checker.evaluate.cases import Case, read_cases
from checker.nli import Network
from training.pairs import LABELS, Pair
from training.stores import is_held_back, pairs_of

_LEAST = 1e-3
"""The least share that a label is given, for the loss of one sure mistake not to drown the others."""


def held_back(cases: Sequence[Case], most: int) -> list[Pair]:
    """Draw at most ``most`` labelled pairs of the held-back stores, each in the direction that the tool asks."""
    draw = random.Random(3)
    kept = [case for case in cases if is_held_back(case.id)]
    pairs = [pair for case in kept for pair in pairs_of(case, draw, neutrals=1) if pair.source != "stores.reversed"]
    random.Random(1).shuffle(pairs)
    return pairs[:most]


def row(network: Network, pairs: Sequence[Pair]) -> str:
    """Return a network's figures as a row of a table: right, loss, found and area under the curve of each label."""
    scores = network.scores([(pair.premise, pair.hypothesis) for pair in pairs])
    shares = np.array([[getattr(one, label) for label in LABELS] for one in scores])
    meant = np.array([pair.target for pair in pairs])
    said = shares.argmax(axis=1)
    clipped = np.clip(shares, _LEAST, 1.0)
    loss = log_loss(meant, clipped / clipped.sum(axis=1, keepdims=True), labels=range(len(LABELS)))
    found = recall_score(meant, said, average=None, labels=range(len(LABELS)))
    areas = [roc_auc_score(meant == place, shares[:, place]) for place in range(len(LABELS))]
    columns = (
        f"{100 * (said == meant).mean():.1f} %",
        f"{loss:.3f}",
        ", ".join(f"{100 * one:.0f}" for one in found) + " %",
        " / ".join(f"{one:.3f}" for one in areas),
    )
    return " | ".join(columns)


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--stores", type=Path, nargs="+", required=True)
    parser.add_argument("--most", type=int, default=4000, help="so many pairs at most")
    given = parser.parse_args()
    pairs = held_back([case for path in given.stores for case in read_cases(path)], given.most)
    print(f"| {len(pairs):,} pairs | right | loss | {', '.join(LABELS)} found | area under the curve |")
    print("|---|---|---|---|---|")
    for model in given.models:
        print(f"| {model.name} | {row(Network(model), pairs)} |", flush=True)


if __name__ == "__main__":
    main()
