"""How far long work has come, on standard error, for a person who waits at a terminal."""

import sys
from collections.abc import Collection, Iterator
from time import monotonic
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds of work before anything is shown."""


def with_progress(items: Collection[T], what: str, *, quiet: bool) -> Iterator[T]:
    """Yield the items, and say which one is being worked on; nothing is left on the screen in the end."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    started = shown = monotonic()
    try:
        for number, item in enumerate(items):
            now = monotonic()
            if now - started > PATIENCE and now - shown > 0.1:
                print(f"\r{number} of {len(items)} {what}", end="", file=sys.stderr, flush=True)
                shown = now
            yield item
    finally:
        if shown != started:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
