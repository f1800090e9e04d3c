"""The mean of the weights of two trainings, one of which went on from the other (Wortsman et al. 2022, WiSE-FT).

    python -m training.mean OUT BEFORE AFTER [--share 0.5]

What was learned last pushes out a part of what was known; between the two lies a network that knows both. It costs
nothing to find and nothing to run.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from transformers import AutoModelForSequenceClassification

from training.loop import save


def mean(out: Path, before: Path, after: Path, share: float) -> None:
    """Write into ``out`` the network whose weights are ``after``'s to a ``share`` (0 to 1), else ``before``'s.

    Raises:
        SystemExit: the two are no networks of one shape.
    """
    network, other = (AutoModelForSequenceClassification.from_pretrained(folder) for folder in (before, after))
    mine, theirs = network.state_dict(), other.state_dict()
    if {name: one.shape for name, one in mine.items()} != {name: one.shape for name, one in theirs.items()}:
        raise SystemExit(f"{before} and {after} are no networks of one shape")
    mixed = {
        name: (1 - share) * one + share * theirs[name] if one.is_floating_point() else one
        for name, one in mine.items()
    }
    network.load_state_dict(mixed)
    save(out, network, before)


def main() -> None:
    """Read the command line and write the mean."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--share", type=float, default=0.5, help="how much of the later one (0 to 1)")
    given = parser.parse_args()
    mean(given.out, given.before, given.after, given.share)


if __name__ == "__main__":
    main()
