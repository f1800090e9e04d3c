"""Quoted words against the words on record: whatever differs is shown, in whole words that stand there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_kit import claim

from checker.archive import Memory
from checker.compare.quoting import Tier, hold, without_narration
from checker.model import Attribution, AttributionKind, Label
from checker.pipeline import Desk

WORDS = st.lists(
    st.sampled_from(["we", "can", "cannot", "can't", "did", "didn't", "not", "we'll", "will", "it's", "nine", "9"]),
    min_size=1,
    max_size=8,
)
DIFFERENT = {Tier.ALTERED, Tier.UNMARKED, Tier.ELIDED}


@given(WORDS, WORDS, st.integers(0, 8))
def test_a_difference_is_never_empty_and_is_shown_in_whole_words(
    quoted: list[str], recorded: list[str], gap: int
) -> None:
    pieces = [" ".join(quoted[:gap]), " ".join(quoted[gap:])]
    tier, left, right = hold([" … ".join(filter(None, pieces))], " ".join(recorded))
    if tier in DIFFERENT:
        assert left or right
        assert left not in ("“”", "…") or right
    for shown, written in ((left, quoted), (right, recorded)):
        assert {*shown.split()} - {"…", "'s"} <= {*written} | {"it"}


@pytest.mark.parametrize(
    ("passage", "spoken"),
    [
        ("“We will build it,” she said, “by the end of May.”", "“We will build it, by the end of May.”"),
        ('We will build it," said Ana Sol on Friday, "by the end of May.', "We will build it, by the end of May."),
        ("‘We will build it,’ she said, ‘by the end of May.’", "‘We will build it, by the end of May.’"),
        ("He called it “absurd” and “wrong” in May.", "He called it “absurd” and “wrong” in May."),
        ("We’ll build it, and they’ll see, by May.", "We’ll build it, and they’ll see, by May."),
    ],
)
def test_what_the_reporter_put_between_is_no_part_of_what_was_said(passage: str, spoken: str) -> None:
    assert without_narration(passage) == spoken


@pytest.mark.parametrize(
    ("quotation", "label"),
    [
        ("“We will build the quay by the end of May.”", Label.SUPPORTED),
        ("“We will build the quay,” she said, “by the end of May.”", Label.SUPPORTED),
        ("“We will build the quay by the end of June.”", Label.MISQUOTED),
        ("“We will never build the quay by the end of May.”", Label.MISQUOTED),
    ],
)
def test_a_quotation_with_the_reporter_in_its_middle_is_held_against_what_was_said(
    quotation: str, label: Label
) -> None:
    passage = "“We will build the quay,” she said, “by the end of May.”"
    on_record = claim("one", passage, text=passage, attribution=Attribution(kind=AttributionKind.DIRECT))
    told = on_record.model_copy(update={"text": "The quay will be built by the end of May."})
    assert Desk(Memory([told])).verify(quotation).label is label
