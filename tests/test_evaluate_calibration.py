"""How far confidence and truth are apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.evaluate.calibration import calibration


def test_confidence_that_is_right_as_often_as_it_says_has_no_error() -> None:
    found = calibration([(0.75, True)] * 3 + [(0.75, False)])
    assert found.error == pytest.approx(0)
    assert [(one.low, one.count, one.right) for one in found.bins] == [(0.7, 4, 0.75)]


def test_the_error_is_the_mean_gap_over_all_verdicts() -> None:
    found = calibration([(0.95, False), (0.05, False), (0.05, False), (0.05, False)])
    assert found.error == pytest.approx((0.95 + 3 * 0.05) / 4)


def test_full_confidence_is_in_the_last_bin_and_nothing_gives_nothing() -> None:
    assert calibration([(1.0, True)]).bins[0].low == 0.9
    assert calibration([]).error == 0
    assert calibration([]).as_json() == {"expected_error": 0.0, "bins": []}


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_no_verdict_is_lost_and_the_error_is_a_share(judged: list[tuple[float, bool]]) -> None:
    found = calibration(judged)
    assert sum(one.count for one in found.bins) == len(judged)
    assert 0 <= found.error <= 1
