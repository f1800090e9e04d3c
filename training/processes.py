"""Work over stores in several processes, each with a network of its own; results come in the stores' order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from checker.nli import Inference, Network

Item = TypeVar("Item")
Found = TypeVar("Found")
_here: dict[str, Any] = {}
"""What each process was given: the network, and what is done with it."""


def over(
    items: Sequence[Item],
    work: Callable[[Item, Inference | None], list[Found]],
    *,
    jobs: int,
    model: Path | None = None,
    asked: bool = True,
) -> Iterator[Found]:
    """Yield what ``work`` finds in each item, in order; it may ask the network of ``model``, or the bundled one.

    Without ``asked`` it is given none.
    """
    with get_context("spawn").Pool(jobs, _begin, (work, model, asked)) as pool:
        for found in pool.imap(_one, items):
            yield from found


def _begin(work: Callable[[Any, Inference | None], list[Any]], model: Path | None, asked: bool) -> None:
    _here.update(work=work, model=Network(model) if asked else None)


def _one(item: object) -> list[Any]:
    found: list[Any] = _here["work"](item, _here["model"])
    return found
