"""Sentences and paragraphs: where they end, and that every span slices the untouched text."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.files import load_yaml
from checker.text.sentences import paragraphs, sentences

ENDS = [
    ("It rose by 5.3 per cent. Nobody noticed.", 2),
    ("Mr. Holt met Dr. Ruiz on Jan. 5 in St. Petersburg.", 1),
    ("He lives in the U.S. The house is large.", 2),
    ("He lives in the U.S. capital.", 1),
    ("The U.S. Senate met at 3 p.m. It rose at 5 p.m.", 2),
    ("J. R. Brink won. P. Holt lost.", 2),
    ("Room No. 5 is empty. No. It is full.", 3),
    ("He waited... and left. Then… nothing.", 2),
    ('"No!" Holt said. "Never again."', 2),
    ('"Is it over?" she asked. Nobody knew.', 2),
    ('"It is over." She left.', 2),
    ('"It is over," said Per Lind of Salem, Ore. "We all knew."', 2),
    ('She works for Acme Inc. "It is a good firm," she said.', 2),
    ('He met the St. "Mary Rose" crew.', 1),
    ('He went to Salem, Ore. "Mary" came, too.', 1),
    ("“It is over.” “Really?” “Yes.”", 3),
    ("«C'est fini.» Il part.", 2),
    ("''It is over.'' He left.", 2),
    ("Stop! Who goes there? A friend.", 3),
    ("See fig. 3 and Vol. 2 for more.", 1),
    ("He is the C.E.O. of Brink Inc. and owns it.", 1),
    ("It costs 3.5 million. That is a lot", 2),
    ("(It rained.) Nobody came.", 2),
]


CASES = load_yaml(
    (Path(__file__).parent / "cases" / "text" / "sentences.yaml").read_text(encoding="utf-8"), "sentences"
)


@pytest.mark.parametrize("case", CASES["cases"], ids=" ".join)
def test_sentences(case: list[str]) -> None:
    text = " ".join(case)
    assert [span.of(text) for span in sentences(text)] == case


@pytest.mark.parametrize(("text", "count"), ENDS)
def test_ends_of_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count, [span.of(text) for span in sentences(text)]


def test_spans_leave_white_space_out() -> None:
    text = "  One.\n\n  Two. \tThree.  "
    assert [span.of(text) for span in sentences(text)] == ["One.", "Two.", "Three."]


def test_a_line_break_parts_paragraphs_where_lines_are_not_full() -> None:
    text = "A heading\nA sentence of its own.\nAnother one."
    assert [span.of(text) for span in paragraphs(text)] == text.split("\n")


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The ferry will stay in port until April, because its engines have\n"
        "to be replaced. Minister Dana Oskarsson told reporters so on the\n"
        "quay on Tuesday."
    )
    assert len(paragraphs(text)) == 1
    assert [span.of(text).split()[0] for span in sentences(text)] == ["The", "Minister"]


def test_bullets_are_paragraphs_of_their_own() -> None:
    text = "- the harbour is closed\n- the ferry is late\n- nobody knows why"
    assert len(paragraphs(text)) == 3


def test_windows_line_ends() -> None:
    text = "One.\r\n\r\nTwo.\r\nThree."
    assert [span.of(text) for span in sentences(text)] == ["One.", "Two.", "Three."]


@given(st.text(max_size=200))
def test_spans_are_in_order_apart_and_hold_all_but_white_space(text: str) -> None:
    spans = sentences(text)
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
    covered = {place for span in spans for place in range(span.start, span.end)}
    assert all(char.isspace() for place, char in enumerate(text) if place not in covered)


@given(
    st.lists(
        st.sampled_from(["One two.", "“No!”", "Mr. A. B. said so.", "Really?", "5.5 tons…", "\n", "- x"]),
        max_size=12,
    )
)
def test_sentences_lie_inside_one_paragraph(pieces: list[str]) -> None:
    text = " ".join(pieces)
    whole = paragraphs(text)
    assert all(any(p.start <= span.start and span.end <= p.end for p in whole) for span in sentences(text))
