"""What a stretch of a text meets, against a look at each of them."""

from hypothesis import given
from hypothesis import strategies as st

from checker.model import Span
from checker.text.meeting import Meeting

SPANS = st.builds(lambda start, long: Span(start=start, end=start + long), st.integers(0, 30), st.integers(0, 12))


@given(st.lists(SPANS, max_size=8), SPANS)
def test_all_that_a_span_meets_is_found_in_order(placed: list[Span], asked: Span) -> None:
    slow = [number for number, one in enumerate(placed) if one.start < asked.end and asked.start < one.end]
    assert Meeting((one, number) for number, one in enumerate(placed)).at(asked) == slow
