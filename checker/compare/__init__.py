"""One module per comparison, independent of each other.

A comparison is a module with ``CODE``, ``NAME``, ordered ``LEVELS`` and ``compare()``; its docstring is its
manual page. To add one: write the module, list it here, and give it a case file under ``tests/cases/``.
"""

from checker.compare import (
    altered_quote,
    ambiguous_name,
    antonym,
    dates,
    elided_quote,
    inference,
    modality,
    more_or_less,
    names,
    negation,
    numbers,
    quantifier,
    rating,
    roles,
    second_hand,
    speaker,
    temporal_order,
    title,
    unknown_quote,
    validity,
    wording,
)
from checker.compare.levels import Comparison

COMPARISONS: tuple[Comparison, ...] = (
    negation,
    antonym,
    numbers,
    dates,
    names,
    roles,
    quantifier,
    modality,
    inference,
    wording,
    temporal_order,
    rating,
    more_or_less,
    speaker,
    ambiguous_name,
    title,
    second_hand,
    altered_quote,
    unknown_quote,
    elided_quote,
    validity,
)
"""Every comparison, in the order of the codes."""


def codes() -> tuple[str, ...]:
    """Return the codes of all comparisons, in order."""
    return tuple(comparison.CODE for comparison in COMPARISONS)


def manual(code: str) -> str | None:
    """Return the manual page of a comparison, its docstring; None for a code that no comparison has."""
    for comparison in COMPARISONS:
        if code == comparison.CODE:
            return (comparison.__doc__ or "").strip()
    return None
