"""Quotations: every kind of mark, nesting, quotations left open, and what is only an apostrophe."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.quotations import quotations

MARKS = [
    ('He said "we won" twice.', ["we won"]),
    ("He said “we won” twice.", ["we won"]),
    ("He said «we won» twice.", ["we won"]),
    ("Er sagte »wir« zweimal.", ["wir"]),
    ("Er sagte „wir“ zweimal.", ["wir"]),
    ("He said ''we won'' twice.", ["we won"]),
    ("He said ``we won'' twice.", ["we won"]),
    ("He said ‘we won’ twice.", ["we won"]),
    ("He said 'we won' twice.", ["we won"]),
    ("“He called it ‘a win’ at last,” she said.", ["He called it ‘a win’ at last,"]),
    ('"A," he said. "B," he said.', ["A,", "B,"]),
    ("“It's unusual,“ said the typist's friend.", ["It's unusual,"]),
    ("The workers' union and the owners' club don't agree.", []),
    ("It was the summer of '69 and 'twas fine.", []),
    ("She is 5'6\" tall and he is 6'2\" tall.", []),
    ("The players’ pay isn’t much.", []),
]


@pytest.mark.parametrize(("text", "inner"), MARKS)
def test_marks(text: str, inner: list[str]) -> None:
    assert [quotation.inner.of(text) for quotation in quotations(text)] == inner


def test_outer_span_holds_the_marks() -> None:
    text = "He said ''we won'' twice."
    (found,) = quotations(text)
    assert found.outer.of(text) == "''we won''"
    assert found.closed
    assert not found.continued


def test_a_quotation_left_open_runs_to_the_end_of_its_paragraph_and_goes_on_in_the_next() -> None:
    text = "He said: “We waited.\n\n“Nobody came.\n\n“We left.”\n\n“Who?” she asked."
    found = quotations(text)
    assert [quotation.inner.of(text) for quotation in found] == ["We waited.", "Nobody came.", "We left.", "Who?"]
    assert [quotation.closed for quotation in found] == [False, False, True, True]
    assert [quotation.continued for quotation in found] == [False, True, True, False]


def test_an_open_single_mark_is_an_apostrophe() -> None:
    assert quotations("Rock 'n roll is here to stay.") == []


@given(st.text(alphabet=" ab.,!?\"'“”„«»‘’`\n-–s", max_size=80))
def test_spans_slice_the_text_and_do_not_overlap(text: str) -> None:
    found = quotations(text)
    for quotation in found:
        assert (
            quotation.outer.start < quotation.inner.start <= quotation.inner.end <= quotation.outer.end <= len(text)
        )
        assert quotation.closed == (quotation.inner.end < quotation.outer.end)
    assert all(a.outer.end <= b.outer.start for a, b in itertools.pairwise(found))
