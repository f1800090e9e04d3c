"""One run of training, from its first batch to its last: what is trained, and on what, others say."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor, nn

T = TypeVar("T")
WARM_UP = 200
"""Steps over which the learning rate rises to its full height, unless told otherwise."""


def rate_at(step: int, steps: int, highest: float, decay: bool, warm_up: int = WARM_UP) -> float:
    """Return the learning rate of a step: a linear rise, then flat, or falling to nothing with `decay`."""
    rise = min(1.0, (step + 1) / warm_up)
    fall = (steps - step) / steps if decay else 1.0
    return highest * rise * fall


def train(
    out: Path,
    network: nn.Module,
    order: Sequence[Sequence[T]],
    cost: Callable[[int, Sequence[T]], Tensor],
    *,
    rate: float,
    decay: bool,
    warm_up: int = WARM_UP,
    keep_every: float = 240.0,
) -> None:
    """Train a network on batches in their order, with a checkpoint in `out` about every `keep_every` seconds.

    Stopped at any time, the same call goes on from its last checkpoint and comes to the same end. `cost` gives a
    batch's mean loss, a scalar, from the number of its step (from 1) and its examples.
    """
    out.mkdir(parents=True, exist_ok=True)
    learning = [parameter for parameter in network.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(learning, lr=rate, weight_decay=0.01, fused=True)
    done = _resume(out, network, optimizer)
    network.train()
    kept = time.monotonic()
    running, seen = 0.0, 0
    for step, batch in enumerate(order[done:], done + 1):
        for group in optimizer.param_groups:
            group["lr"] = rate_at(step, len(order), rate, decay, warm_up)
        mean = cost(step, batch)
        mean.backward()
        nn.utils.clip_grad_norm_(learning, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        running, seen = running + mean.item() * len(batch), seen + len(batch)
        passed = time.monotonic() - kept
        if passed > keep_every:
            keep(out, network, optimizer, step)
            print(f"step {step}/{len(order)} loss {running / seen:.4f} {seen / passed:.1f} examples/s", flush=True)
            kept = time.monotonic()
            running, seen = 0.0, 0
    keep(out, network, optimizer, len(order))


def keep(out: Path, network: nn.Module, optimizer: torch.optim.Optimizer, step: int) -> None:
    """Write the checkpoint beside the last one, then put it in its place: a kill leaves one of the two."""
    fresh = out / "checkpoint.new"
    torch.save({"network": network.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, fresh)
    fresh.replace(out / "checkpoint.pt")


def _resume(out: Path, network: nn.Module, optimizer: torch.optim.Optimizer) -> int:
    """Load the last checkpoint, if there is one, and return the steps done."""
    path = out / "checkpoint.pt"
    if not path.exists():
        return 0
    state = torch.load(path)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["step"])


def save(out: Path, network: nn.Module, start: Path) -> None:
    """Write the result in the form of a transformers checkpoint, with the tokenizer of the folder `start`."""
    network.save_pretrained(out)
    (out / "tokenizer.json").write_bytes((start / "tokenizer.json").read_bytes())
