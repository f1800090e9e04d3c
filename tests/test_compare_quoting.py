"""Quoted words against the words on record: whatever differs is shown, in whole words that stand there."""

from hypothesis import given
from hypothesis import strategies as st

from checker.compare.quoting import Tier, hold

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
