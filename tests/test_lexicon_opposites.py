"""Oppositions: the groups, WordNet, prefixes and derivations; strong and weak."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lexicon import antonyms, opposition, same_side
from checker.lexicon.tables import items, rows


@pytest.mark.parametrize(
    ("a", "b", "group"),
    [
        ("approved", "rejected", "approve/reject"),
        ("threw out", "passed", "approve/reject"),
        ("waved through", "voted down", "approve/reject"),
        ("went ahead", "was called off", None),
        ("going ahead", "called off", "go ahead/call off"),
        ("surged", "slumped", "rise/fall"),
        ("resigned", "staying on", "resign/stay on"),
        ("guilty", "innocent", "guilty/innocent"),
        ("behind bars", "at large", "in custody/free"),
        ("behind closed doors", "in public", "in public/in private"),
        ("unanimously", "narrowly", "unanimous/divided vote"),
        ("voluntary", "compulsory", "voluntary/compulsory"),
        ("voted for", "abstained", "vote"),
        ("undamaged", "wrecked", "damaged/intact"),
        ("reliable", "unreliable", "reliable/unreliable"),
    ],
)
def test_groups_oppose_words_and_phrases_in_any_form(a: str, b: str, group: str | None) -> None:
    found = opposition(a, b)
    assert (found.group if found else None) == group
    assert found is None or found.strong


@pytest.mark.parametrize(("a", "b"), [("optimism", "pessimism"), ("ascent", "descent"), ("maternal", "paternal")])
def test_wordnet_opposes_what_no_group_has(a: str, b: str) -> None:
    found = opposition(a, b)
    assert found
    assert found.group == "/".join(sorted((a, b)))


@pytest.mark.parametrize(
    ("a", "b"),
    [("nonviolent", "violent"), ("uninsured", "insured"), ("nonpartisan", "partisan"), ("unmarked", "marked")],
)
def test_negative_prefixes_oppose_adjectives(a: str, b: str) -> None:
    found = opposition(a, b)
    assert found
    assert found.strong


@pytest.mark.parametrize(
    ("a", "b"),
    [("invaluable", "valuable"), ("infamous", "famous"), ("inflammable", "flammable"), ("impassive", "passive")],
)
def test_what_only_looks_like_a_negation(a: str, b: str) -> None:
    assert opposition(a, b) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [("bought", "sold"), ("lent", "borrowed"), ("won", "lost"), ("before", "after"), ("employer", "employee")],
)
def test_converses_are_never_strong(a: str, b: str) -> None:
    found = opposition(a, b)
    assert found
    assert (found.kind, found.strong) == ("converse", False)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("man", "woman"),
        ("up", "fell"),
        ("fewer", "rose"),
        ("rejection", "approved"),
        ("cut", "kept"),
        ("black", "white"),
    ],
)
def test_contextual_and_derived_oppositions_are_weak(a: str, b: str) -> None:
    found = opposition(a, b)
    assert found
    assert not found.strong


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("run", "fall"),
        ("city", "town"),
        ("January", "February"),
        ("rose", "increased"),
        ("rejected", "turned down"),
        ("said", "denied"),
        ("will", "fall"),
        ("minister", "president"),
        ("killed", "died"),
        ("three", "four"),
        ("charged", "convicted"),
        ("support", "supported"),
        ("", "fall"),
    ],
)
def test_what_is_not_opposed(a: str, b: str) -> None:
    assert opposition(a, b) is None


ENTRIES = sorted({item.partition("/")[0] for row in rows("opposites") for cell in row[3:] for item in items(cell)})


@given(st.sampled_from(ENTRIES), st.sampled_from(ENTRIES))
def test_opposition_is_symmetric(a: str, b: str) -> None:
    there, back = opposition(a, b), opposition(b, a)
    assert (there is None) == (back is None)
    if there and back:
        assert (there.kind, there.strong) == (back.kind, back.strong)


@given(st.sampled_from([row for row in rows("opposites") if row[1] == "contradictory"]), st.data())
def test_every_pair_of_a_contradictory_group_is_opposed(row: tuple[str, ...], data: st.DataObject) -> None:
    left, right = (data.draw(st.sampled_from(items(cell))).partition("/")[0] for cell in row[3:5])
    assert opposition(left, right)


def test_antonyms_of_a_word() -> None:
    assert {"reject", "turn down", "veto"} <= antonyms("approved")
    assert "approve" not in antonyms("approved")
    assert antonyms("Kerhava") == frozenset()


def test_words_that_point_the_same_way() -> None:
    assert same_side("passed", "waved through") == "approve/reject"
    assert same_side("passed", "passes") is None
    assert same_side("passed", "rejected") is None
