"""Fine-tune the network on pairs; stop it at any time, and the same command goes on from its last checkpoint.

python -m training.fit OUT --pairs PAIRS.jsonl.gz [--start FOLDER] [--rate 1e-4] [--decay] …
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor

from training.loop import save, train
from training.network import inputs, lengths, loss, new_network, pair_tokenizer, pretrained_folder, typed
from training.pairs import UNTOLD, Pair, read_pairs
from training.teach import Taught, digest, read_taught

_BUCKET = 64
"""So many batches are drawn together and sorted by length: less padding, and still a random order."""

_UNTAUGHT = (0.0, 0.0, 0.0)


def batches(pairs: Sequence[Pair], tokens: Sequence[int], size: int, seed: int) -> Iterator[list[Pair]]:
    """One epoch in batches of about equal length, in an order that the seed alone decides.

    `tokens` is how many each pair has. Sorted by characters instead, a seventh of what a batch computes is padding.
    """
    draw = random.Random(seed)
    order = list(range(len(pairs)))
    draw.shuffle(order)
    for start in range(0, len(order), size * _BUCKET):
        bucket = sorted(order[start : start + size * _BUCKET], key=tokens.__getitem__)
        chunk = [[pairs[at] for at in bucket[first : first + size]] for first in range(0, len(bucket), size)]
        draw.shuffle(chunk)
        yield from chunk


def fit(
    out: Path,
    pairs: list[Pair],
    start: Path,
    *,
    rate: float = 1e-4,
    decay: bool = False,
    epochs: int = 1,
    size: int = 32,
    frozen: int = 2,
    smoothing: float = 0.05,
    seed: int = 1,
    bfloat16: bool = False,
    taught: Taught | None = None,
    trust: float = 0.7,
    keep_every: float = 240.0,
) -> None:
    """Train and save into the folder `out`, with a checkpoint about every `keep_every` seconds.

    With `bfloat16` products are computed in 16 bits and weights kept in 32: a third faster on processors with
    instructions for it (AVX-512 BF16, AMX), slower on others. The result has the form of a transformers checkpoint,
    so that `start` may be such a result. `taught` is what a teacher says of pairs (`training.teach`), and `trust`
    how much it counts beside their labels.
    """
    torch.manual_seed(seed)
    tokenizer = pair_tokenizer(start)
    network = new_network(start, frozen)

    def cost(_: int, batch: Sequence[Pair]) -> Tensor:
        targets = torch.tensor([pair.target for pair in batch])
        with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
            logits = network(**inputs(tokenizer, batch, typed=typed(network))).logits
        shares = torch.tensor([taught.get(digest(pair), _UNTAUGHT) for pair in batch]) if taught else None
        return loss(logits.float(), targets, smoothing, shares, trust)

    pairs = [pair for pair in pairs if pair.label != UNTOLD or (taught and digest(pair) in taught)]
    tokens = lengths(tokenizer, pairs)
    order = [batch for epoch in range(epochs) for batch in batches(pairs, tokens, size, seed + epoch)]
    train(out, network, order, cost, rate=rate, decay=decay, keep_every=keep_every)
    save(out, network, start)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pairs", type=Path, required=True, nargs="+")
    parser.add_argument("--start", type=Path, default=None, help="default: the all-MiniLM-L6-v2 weights")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--decay", action="store_true")
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--frozen", type=int, default=2)
    parser.add_argument("--bfloat16", action="store_true", help="for processors with instructions for it")
    parser.add_argument("--taught", type=Path, help="what a teacher says of the pairs, as training.teach writes it")
    parser.add_argument("--trust", type=float, default=0.7, help="how much the teacher counts beside the labels")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    pairs = [pair for path in given.pairs for pair in read_pairs(path)]
    fit(
        given.out,
        pairs,
        given.start or pretrained_folder(),
        rate=given.rate,
        decay=given.decay,
        epochs=given.epochs,
        frozen=given.frozen,
        bfloat16=given.bfloat16,
        taught=read_taught(given.taught) if given.taught else None,
        trust=given.trust,
    )


if __name__ == "__main__":
    main()
