"""The one runner of the cases of the comparisons."""

from typing import Any

import pytest
from compare_kit import BY_CODE, FILES, Case, level_of, outcome_of

from checker.compare.levels import Comparison
from checker.decide.odds import PLAINLY
from checker.model import Effect


def cases() -> list[Any]:
    found = []
    for file in FILES:
        for case in file.cases:
            marks = [pytest.mark.xfail(raises=AssertionError, reason=case.known)] if case.known else []
            found.append(pytest.param(BY_CODE[file.code], case, id=f"{file.code}: {case.statement}", marks=marks))
    return found


@pytest.mark.parametrize(("comparison", "case"), cases())
def test_case(comparison: Comparison, case: Case) -> None:
    outcome = outcome_of(case, comparison)
    expected = {"level": case.level, "left": case.left, "right": case.right}
    got = {"level": outcome.level.name, "left": outcome.left, "right": outcome.right}
    given = {key for key, value in expected.items() if value is not None}
    assert {key: got[key] for key in given} == {key: expected[key] for key in given}
    if level_of(comparison, case.level).effect is Effect.CONTRADICTS:
        assert (outcome.sure < PLAINLY) == case.unsure, f"{outcome.sure:.2f} sure of {got}"
