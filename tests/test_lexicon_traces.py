"""Strangers are strangers to every lookup."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from checker import lexicon
from checker.lexicon import Kinship
from checker.lexicon.tables import items, rows

COLUMNS = {"opposites": slice(3, None), "synonyms": slice(1, None), "titles": slice(1, None)}
WRITTEN = sorted(
    {
        item.partition("/")[0]
        for table, columns in COLUMNS.items()
        for row in rows(table)
        for cell in row[columns]
        for item in items(cell)
    }
    | {item for row in rows("places") for cell in row[3:] for item in items(cell)}
)
INFLECTED = (
    "rose", "fell", "risen", "approvals", "rejected", "unlawful", "lawful", "Danish", "Denmark", "Copenhagen",
    "ministers", "dogs", "animal",
)  # fmt: skip


def is_stranger_to_every_lookup(a: str, b: str) -> bool:
    return (
        lexicon.relation(a, b) is Kinship.NONE
        and lexicon.opposition(a, b) is None
        and lexicon.same_side(a, b) is None
        and not lexicon.same_title(a, b)
    )


@given(st.lists(st.sampled_from([*WRITTEN, *INFLECTED]), min_size=12, max_size=12))
def test_strangers_are_in_no_relation(drawn: list[str]) -> None:
    for a, b in combinations(drawn, 2):
        if lexicon.strangers(a, b):
            assert is_stranger_to_every_lookup(a, b), (a, b)


def test_entries_of_one_row_are_no_strangers() -> None:
    for table in ("opposites", "synonyms"):
        for row in rows(table):
            entries = [item.partition("/")[0] for cell in row[COLUMNS[table]] for item in items(cell)]
            for a, b in combinations(entries, 2):
                assert not lexicon.strangers(a, b) or is_stranger_to_every_lookup(a, b), (a, b)


def test_most_words_are_strangers() -> None:
    words = (
        "soldier",
        "harbour",
        "inflation",
        "vote",
        "bridge",
        "rejected",
        "swim",
        "purple",
        "Denmark",
        "seventh",
    )
    pairs = list(combinations(words, 2))
    assert sum(lexicon.strangers(a, b) for a, b in pairs) > 0.9 * len(pairs)


def test_words_through_a_prefix_a_derivation_or_a_wider_word_are_no_strangers() -> None:
    for a, b in (("lawful", "unlawful"), ("rejection", "approve"), ("dogs", "animal"), ("Denmark", "Danish")):
        assert not lexicon.strangers(a, b)
