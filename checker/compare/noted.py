"""What is found out about a thing once, however often it is asked for."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, Self, TypeVar

Found = TypeVar("Found")


class Noted:
    """Something that never changes, with what was found out about it.

    The comparisons do not know of each other, and still look for the same things in one text: what they find there
    is noted under the function that finds it.
    """

    @cached_property
    def _noted(self) -> dict[object, Any]:
        return {}

    def once(self, look: Callable[[Self], Found]) -> Found:
        """Return what a function finds here; called at the first time alone."""
        if look not in self._noted:
            self._noted[look] = look(self)
        found: Found = self._noted[look]
        return found


_REMEMBERED = 20_000
"""So many things of a kind are remembered; more would fill the memory of a long run."""


def make_room(remembered: dict[Any, Any]) -> None:
    """Forget what has been remembered longest, where there is no room for one more."""
    if len(remembered) >= _REMEMBERED:
        del remembered[next(iter(remembered))]
