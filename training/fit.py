"""Fine-tune the network on pairs; stop it at any time, and the same command goes on from its last checkpoint.

python -m training.fit OUT --pairs PAIRS.jsonl.gz [--start FOLDER] [--rate 1e-4] [--decay] …
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import nn

from training.network import inputs, loss, new_network, pair_tokenizer, pretrained_folder
from training.pairs import Pair, read_pairs

_BUCKET = 64
"""So many batches are drawn together and sorted by length: less padding, and still a random order."""

_WARM_UP = 200
"""Steps over which the learning rate rises to its full height."""


def batches(pairs: list[Pair], size: int, seed: int) -> Iterator[list[Pair]]:
    """One epoch in batches of about equal length, in an order that the seed alone decides."""
    draw = random.Random(seed)
    order = list(pairs)
    draw.shuffle(order)
    for start in range(0, len(order), size * _BUCKET):
        bucket = sorted(
            order[start : start + size * _BUCKET], key=lambda pair: len(pair.premise) + len(pair.hypothesis)
        )
        chunk = [bucket[first : first + size] for first in range(0, len(bucket), size)]
        draw.shuffle(chunk)
        yield from chunk


def rate_at(step: int, steps: int, highest: float, decay: bool, warm_up: int = _WARM_UP) -> float:
    """Return the learning rate of a step: a linear rise, then flat, or falling to nothing with `decay`."""
    rise = min(1.0, (step + 1) / warm_up)
    fall = (steps - step) / steps if decay else 1.0
    return highest * rise * fall


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
    keep_every: float = 240.0,
) -> None:
    """Train and save into the folder `out`, with a checkpoint about every `keep_every` seconds.

    With `bfloat16` products are computed in 16 bits and weights kept in 32: a third faster on processors with
    instructions for it (AVX-512 BF16, AMX), slower on others. The result has the form of a transformers checkpoint,
    so that `start` may be such a result.
    """
    torch.manual_seed(seed)
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = pair_tokenizer(start)
    network = new_network(start, frozen)
    learning = [parameter for parameter in network.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(learning, lr=rate, weight_decay=0.01, fused=True)
    steps = epochs * -(-len(pairs) // size)
    done = resume(out, network, optimizer)
    network.train()
    kept = began = time.monotonic()
    running, seen, step = 0.0, 0, 0
    for epoch in range(epochs):
        for batch in batches(pairs, size, seed + epoch):
            step += 1
            if step <= done:
                continue
            for group in optimizer.param_groups:
                group["lr"] = rate_at(step, steps, rate, decay)
            targets = torch.tensor([pair.target for pair in batch])
            with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
                logits = network(**inputs(tokenizer, batch)).logits
            cost = loss(logits.float(), targets, smoothing)
            cost.backward()
            nn.utils.clip_grad_norm_(learning, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            running, seen = running + cost.item() * len(batch), seen + len(batch)
            if time.monotonic() - kept > keep_every:
                keep(out, network, optimizer, step)
                kept = time.monotonic()
                speed = seen / (kept - began)
                print(f"step {step}/{steps} loss {running / seen:.4f} {speed:.1f} pairs/s", flush=True)
                running, seen, began = 0.0, 0, kept
    keep(out, network, optimizer, step)
    _save(out, network, start)


def keep(out: Path, network: nn.Module, optimizer: torch.optim.Optimizer, step: int) -> None:
    """Write the checkpoint beside the last one, then put it in its place: a kill leaves one of the two."""
    fresh = out / "checkpoint.new"
    torch.save({"network": network.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, fresh)
    fresh.replace(out / "checkpoint.pt")


def resume(out: Path, network: nn.Module, optimizer: torch.optim.Optimizer) -> int:
    """Load the last checkpoint, if there is one, and return the steps done."""
    path = out / "checkpoint.pt"
    if not path.exists():
        return 0
    state = torch.load(path)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["step"])


def _save(out: Path, network: nn.Module, start: Path) -> None:
    network.save_pretrained(out)
    (out / "tokenizer.json").write_bytes((start / "tokenizer.json").read_bytes())


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
    )


if __name__ == "__main__":
    main()
