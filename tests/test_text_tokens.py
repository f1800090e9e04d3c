"""Tokens slice the untouched text, and nothing of it is lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.tokens import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trump's plan", ["Trump", "'s", "plan"]),
        ("the soldiers’ pay", ["the", "soldiers", "’", "pay"]),
        ("They won’t co-operate.", ["They", "won’t", "co-operate", "."]),
        ("It's O'Brien", ["It", "'s", "O'Brien"]),
        ("1,200.5 or 85.19 %", ["1,200.5", "or", "85.19", "%"]),
        ("85%, £48m", ["85", "%", ",", "£", "48m"]),
        ("1\u202f200\u202f000 people", ["1\u202f200\u202f000", "people"]),
        ("a 54-year-old", ["a", "54", "-", "year-old"]),
        ("the U.S.'s COVID-19 rules", ["the", "U.S.", "'s", "COVID-19", "rules"]),
        ("the 20th, in 2024-25", ["the", "20th", ",", "in", "2024", "-", "25"]),
        ("“Well ... no” — yes", ["“", "Well", "...", "no", "”", "—", "yes"]),
        ("see https://a.org/b?c=d.", ["see", "https://a.org/b?c=d", "."]),
        ("cafe\u0301s, naïve", ["cafe\u0301s", ",", "naïve"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_text_is_taken_apart(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens(text)] == expected


def test_lookup_form_is_plain_and_composed() -> None:
    assert [token.lower for token in tokens("Won’t E‑Mail CAFE\u0301")] == ["won't", "e-mail", "café"]


TEXTS = st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("'’-.,s0 \u0301\u202f%“”nt")))


@given(TEXTS)
def test_tokens_slice_the_text_in_order_and_leave_only_space(text: str) -> None:
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text and token.text for token in found)
    covered = {place for token in found for place in range(token.start, token.end)}
    assert all(place in covered or character.isspace() for place, character in enumerate(text))
    assert all(left.end <= right.start for left, right in pairwise(found))
