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
from checker.evaluate.kinds import ACCUSING, by_kind
from checker.model import Label
from checker.nli import Network

FILE = Path(__file__).parents[1] / "training" / "newsroom" / "behaviour.jsonl"


class Limit(NamedTuple):
    """At least so many are right, and at most so many do harm: accused, or called supported, wrongly."""

    right: int
    harm: int


LIMITS: Mapping[str, Limit] = {
    "same: as it is": Limit(52, 0),
    "same: attribution": Limit(38, 0),
    "same: casing": Limit(14, 0),
    "same: clause": Limit(23, 1),
    "same: date-form": Limit(7, 0),
    "same: filler": Limit(4, 0),
    "same: name": Limit(20, 0),
    "same: number-form": Limit(29, 0),
    "same: order": Limit(24, 0),
    "same: paraphrase": Limit(35, 1),
    "same: passive": Limit(26, 0),
    "same: place": Limit(33, 0),
    "same: spelling": Limit(8, 0),
    "same: typo": Limit(8, 0),
    "same: unit": Limit(2, 0),
    "turned: antonym": Limit(19, 3),
    "turned: comparison": Limit(11, 1),
    "turned: condition": Limit(1, 0),
    "turned: date": Limit(16, 0),
    "turned: magnitude": Limit(12, 0),
    "turned: modality-denied": Limit(12, 0),
    "turned: name": Limit(3, 0),
    "turned: negation": Limit(35, 5),
    "turned: number": Limit(36, 0),
    "turned: order-of-events": Limit(6, 0),
    "turned: place": Limit(1, 0),
    "turned: quantifier": Limit(11, 2),
    "turned: role-swap": Limit(5, 4),
    "turned: speaker": Limit(53, 0),
    "turned: unit": Limit(10, 0),
    "turned: weekday": Limit(9, 1),
}


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
