"""Ask a larger network about training pairs, for a smaller one to learn from (distillation, Hinton et al. 2015).

    python -m training.teach SCORES.tsv --teacher FOLDER --pairs PAIRS.jsonl.gz …

A line is a digest of the pair and the shares of entailment and neutral, in thousandths: no text, so that the scores
on public pairs may go where the pairs may not. Stopped at any time, the same command goes on with what is lacking.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModelForSequenceClassification

from training.network import inputs, pair_tokenizer, typed
from training.pairs import Pair, read_pairs

_DIGITS = 10
"""Hexadecimal digits of a digest: among a hundred thousand pairs two are alike once in two hundred times."""
_TOGETHER = 48
"""So many pairs, of about equal length, are asked at once."""
_WRITTEN = 64
"""After so many batches the file grows."""

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


def teach(path: Path, teacher: Path, pairs: Iterable[Pair]) -> int:
    """Add to the file of scores what the teacher says of the pairs that it lacks; return how many they were."""
    known = read_taught(path)
    asked = {digest(pair): pair for pair in pairs}
    lacking = [pair for name, pair in asked.items() if name not in known]
    tokenizer = pair_tokenizer(teacher)
    network = AutoModelForSequenceClassification.from_pretrained(teacher, dtype=torch.bfloat16).eval()
    if known:
        _mend(path)
    for chunk in _cut(lacking, _TOGETHER * _WRITTEN):
        lines = []
        for batch in _cut(sorted(chunk, key=lambda pair: len(pair.premise) + len(pair.hypothesis)), _TOGETHER):
            encoded = inputs(tokenizer, batch, typed=typed(network))
            for pair, shares in zip(batch, _shares(network, encoded), strict=True):
                lines.append(f"{digest(pair)}\t{round(1000 * shares[0])}\t{round(1000 * shares[1])}\n")
        with path.open("a", encoding="ascii") as file:
            file.writelines(sorted(lines))
        print(f"{len(chunk)} pairs more", flush=True)
    return len(lacking)


def _shares(network: nn.Module, encoded: dict[str, torch.Tensor]) -> list[list[float]]:
    with torch.inference_mode():
        shares: list[list[float]] = network(**encoded).logits.float().softmax(dim=-1).tolist()
    return shares


def _mend(path: Path) -> None:
    """Cut off what a stop left of a line."""
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.rfind(b"\n") + 1])


def _cut(pairs: Sequence[Pair], size: int) -> Iterator[Sequence[Pair]]:
    return (pairs[start : start + size] for start in range(0, len(pairs), size))


def main() -> None:
    """Read the command line and ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scores", type=Path)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, nargs="+", required=True)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    pairs = (pair for path in given.pairs for pair in read_pairs(path))
    print(teach(given.scores, given.teacher, pairs), "pairs")


if __name__ == "__main__":
    main()
