"""What must not turn a verdict, and what must: 60 claims, each with variants of one true sentence.

In the manner of CheckList (Ribeiro et al. 2020). The limits are how far the tool is today for each way of changing
the sentence; whoever makes it better tightens them. The table is printed by
``factcheck eval cases training/newsroom/behaviour.jsonl --kinds``.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from checker.evaluate.cases import Judged, judge, read_cases
from checker.evaluate.kinds import by_kind
from checker.model import ACCUSING, Label
from checker.nli import Network

FILE = Path(__file__).parents[1] / "training" / "newsroom" / "behaviour.jsonl"


class Limit(NamedTuple):
    """At least so many are right, and at most so many do harm: accused, or called supported, wrongly."""

    right: int
    harm: int


LIMITS: Mapping[str, Limit] = {
    "same: as it is": Limit(55, 1),
    "same: attribution": Limit(42, 2),
    "same: casing": Limit(12, 1),
    "same: clause": Limit(32, 1),
    "same: date-form": Limit(8, 1),
    "same: filler": Limit(5, 1),
    "same: name": Limit(20, 1),
    "same: number-form": Limit(32, 1),
    "same: order": Limit(25, 1),
    "same: paraphrase": Limit(43, 3),
    "same: passive": Limit(25, 1),
    "same: place": Limit(33, 1),
    "same: spelling": Limit(8, 1),
    "same: typo": Limit(15, 1),
    "same: unit": Limit(8, 1),
    "turned: antonym": Limit(23, 1),
    "turned: comparison": Limit(10, 3),
    "turned: condition": Limit(2, 1),
    "turned: date": Limit(14, 1),
    "turned: magnitude": Limit(12, 1),
    "turned: modality-denied": Limit(10, 1),
    "turned: name": Limit(1, 1),
    "turned: negation": Limit(38, 3),
    "turned: number": Limit(34, 1),
    "turned: order-of-events": Limit(3, 2),
    "turned: place": Limit(0, 1),
    "turned: quantifier": Limit(13, 2),
    "turned: role-swap": Limit(6, 6),
    "turned: speaker": Limit(55, 1),
    "turned: unit": Limit(10, 1),
    "turned: weekday": Limit(8, 1),
}
"""What is measured here, less two and plus one: another processor rounds the network otherwise."""


@cache
def judged() -> list[Judged]:
    return list(judge(read_cases(FILE), Network()))


def harms(row: Judged) -> bool:
    """Whether a verdict accuses what is true, or vouches for what is not."""
    found, meant = row.verdict.label, row.statement.v
    return not row.right and (found is Label.SUPPORTED or (found in ACCUSING and meant not in ACCUSING))


@pytest.mark.parametrize("kind", LIMITS)
def test_a_change_does_not_do_more_harm_than_it_did(kind: str) -> None:
    rows = [row for row in judged() if row.statement.kind == kind]
    harmful = [f"{row.statement.s} -> {row.verdict.label}" for row in rows if harms(row)]
    assert len(harmful) <= LIMITS[kind].harm, "\n".join(harmful)
    assert sum(row.right for row in rows) >= LIMITS[kind].right


def test_every_kind_of_change_has_a_limit() -> None:
    assert set(by_kind(judged())) == set(LIMITS)
