"""Ask a larger network about training pairs, for a smaller one to learn from (distillation, Hinton et al. 2015).

    python -m training.teach SCORES.tsv --teacher EXPORTED --pairs PAIRS.jsonl.gz … [--jobs 2]

The teacher is a network as `training.export` writes it: in eight bits it answers twice as fast as in sixteen.
A line is a digest of the pair and the shares of entailment and neutral, in thousandths: no text, so that the scores
on public pairs may go where the pairs may not. Stopped at any time, the same command goes on with what is lacking.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterable
from multiprocessing import get_context
from pathlib import Path
from typing import ClassVar

from checker.nli.network import Network
from training.pairs import Pair, read_pairs

_DIGITS = 10
"""Hexadecimal digits of a digest: among a hundred thousand pairs two are alike once in two hundred times."""
_WRITTEN = 2048
"""After so many pairs the file grows."""

Taught = dict[str, tuple[float, float, float]]
"""The shares of entailment, neutral and contradiction by a pair's digest."""


def digest(pair: Pair) -> str:
    """Return what names a pair in the file: of its two texts, whatever its label."""
    return hashlib.sha256(f"{pair.premise}\n{pair.hypothesis}".encode()).hexdigest()[:_DIGITS]


def read_taught(path: Path) -> Taught:
    """Return what a file of scores says; a last line that a stop cut short is left out."""
    taught: Taught = {}
    if path.exists():
        for line in path.read_text(encoding="ascii").splitlines(keepends=True):
            if line.endswith("\n"):
                name, entailment, neutral = line.split("\t")
                one, other = int(entailment) / 1000, int(neutral) / 1000
                taught[name] = (one, other, max(0.0, 1 - one - other))
    return taught


def teach(path: Path, teacher: Path, pairs: Iterable[Pair], *, jobs: int = 1) -> int:
    """Add to the file of scores what the teacher says of the pairs that it lacks; return how many they were."""
    known = read_taught(path)
    asked = {digest(pair): pair for pair in pairs}
    lacking = [pair for name, pair in asked.items() if name not in known]
    if known:
        _mend(path)
    with get_context("spawn").Pool(jobs, _Teacher.load, [teacher]) as pool:
        for start in range(0, len(lacking), _WRITTEN):
            chunk = lacking[start : start + _WRITTEN]
            lines = pool.map(_Teacher.line, chunk, chunksize=_WRITTEN // jobs // 8)
            with path.open("a", encoding="ascii") as file:
                file.writelines(sorted(lines))
            print(f"{len(chunk)} pairs more", flush=True)
    return len(lacking)


class _Teacher:
    """The network of a process, loaded once in each."""

    network: ClassVar[Network]

    @classmethod
    def load(cls, folder: Path) -> None:
        cls.network = Network(folder)

    @classmethod
    def line(cls, pair: Pair) -> str:
        scores = cls.network.scores([(pair.premise, pair.hypothesis)])[0]
        return f"{digest(pair)}\t{round(1000 * scores.entailment)}\t{round(1000 * scores.neutral)}\n"


def _mend(path: Path) -> None:
    """Cut off what a stop left of a line."""
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.rfind(b"\n") + 1])


def main() -> None:
    """Read the command line and ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scores", type=Path)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, nargs="+", required=True)
    parser.add_argument("--jobs", type=int, default=2, help="processes, of one thread each")
    given = parser.parse_args()
    pairs = (pair for path in given.pairs for pair in read_pairs(path))
    print(teach(given.scores, given.teacher, pairs, jobs=given.jobs), "pairs")


if __name__ == "__main__":
    main()
