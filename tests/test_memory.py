"""What is remembered from one statement to the next has an end: a batch may be ten million of them."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from inspect import signature
from typing import Any

import checker

NAMES_OF_TABLES = {"name", "table", "model", "folder", "with_cosine"}
"""Parameters that stand for one of a few things of ours, not for what a text may say."""


def remembering() -> Iterator[Any]:
    """Yield all functions of ours that remember what they answered."""
    for module in pkgutil.walk_packages(checker.__path__, "checker."):
        if module.name not in ("checker.__main__", "checker.batch.cluster"):  # the second needs an extra
            for value in vars(import_module(module.name)).values():
                if hasattr(value, "cache_parameters") and value.__module__ == module.name:
                    yield value


def test_what_is_remembered_is_bounded() -> None:
    found = list(remembering())
    assert len(found) > 50
    unbounded = [one for one in found if one.cache_parameters()["maxsize"] is None]
    assert [
        f"{one.__module__}.{one.__name__}" for one in unbounded if set(signature(one).parameters) - NAMES_OF_TABLES
    ] == []
