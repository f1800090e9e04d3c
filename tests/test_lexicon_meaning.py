"""Negation, scales, titles, given names and weights."""

import pytest

from checker.lexicon import (
    Negation,
    comparative,
    frequency,
    gender,
    grade,
    modality,
    negated_base,
    negation_kind,
    quantifier,
    same_title,
    title,
    weight,
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("not", Negation.PARTICLE),
        ("n't", Negation.PARTICLE),
        ("Nobody", Negation.PARTICLE),
        ("not a single", Negation.PARTICLE),
        ("without", Negation.ABSENCE),
        ("lacks", Negation.ABSENCE),
        ("hardly", Negation.NEAR),
        ("no longer", Negation.CESSATION),
        ("refused", Negation.REFUSAL),
        ("ruled out", Negation.REFUSAL),
        ("stopping short of", Negation.REFUSAL),
        ("denies", Negation.DENIAL),
        ("failed", Negation.FAILURE),
        ("unable", Negation.FAILURE),
        ("prevented", Negation.PREVENTION),
        ("exempt", Negation.PREVENTION),
        ("unlikely", Negation.IMPROBABILITY),
    ],
)
def test_kinds_of_negation(text: str, kind: Negation) -> None:
    assert negation_kind(text) is kind


@pytest.mark.parametrize(
    "text", ["said", "agreed", "the", "government", "knot", "note", "approved", "went ahead", ""]
)
def test_what_does_not_negate(text: str) -> None:
    assert negation_kind(text) is None


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("unable", "able"),
        ("illegal", "legal"),
        ("non-violent", "violent"),
        ("unlikely", "likely"),
        ("infamous", None),
        ("under", None),
        ("interesting", None),
        ("able", None),
    ],
)
def test_base_of_a_negated_adjective(word: str, base: str | None) -> None:
    assert negated_base(word) == base


@pytest.mark.parametrize(
    ("word", "dimension", "way"),
    [
        ("cheaper", "money", -1),
        ("Dearer", "money", 1),
        ("longer", "time", 1),
        ("longer", "money", 0),
        ("higher", "mass", 1),
        ("faster", "time", -1),
        ("faster", "speed", 1),
        ("fewer", "count", -1),
    ],
)
def test_comparatives_go_one_way_in_a_dimension(word: str, dimension: str, way: int) -> None:
    found = comparative(word)
    assert found
    assert found.way(dimension) == way
    assert found.turned.way(dimension) == -way


@pytest.mark.parametrize("word", ["cheap", "river", "order", "great", "the"])
def test_what_is_no_comparative(word: str) -> None:
    assert comparative(word) is None


def test_more_grades_what_follows() -> None:
    assert grade("expensive")
    assert grade("interesting") is None


def test_quantifiers_exclude_and_entail_each_other() -> None:
    every, most, few, none, some = map(quantifier, ("All", "most", "only a few", "none", "some"))
    assert every
    assert most
    assert few
    assert none
    assert some
    assert every.excludes(none)
    assert most.excludes(few)
    assert not every.excludes(some)
    assert every.entails(some)
    assert not some.entails(every)
    assert quantifier("tables") is None


def test_frequencies_are_ordered() -> None:
    always, rarely, never = map(frequency, ("always", "Rarely", "never"))
    assert always
    assert rarely
    assert never
    assert always.excludes(rarely)
    assert rarely.excludes(never)
    assert frequency("green") is None


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        ("will", "might"),
        ("vowed", "considered"),
        ("plans to", "may"),
        ("decided", "wants"),
        ("confirmed", "allegedly"),
    ],
)
def test_modal_force(stronger: str, weaker: str) -> None:
    strong, weak = modality(stronger), modality(weaker)
    assert strong
    assert weak
    assert strong.force > weak.force


def test_modality_has_a_kind() -> None:
    found = modality("is going to")
    assert found
    assert found.kind == "future"
    assert modality("tax") is None
    assert modality("the tax") is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("chief executive", "CEO"),
        ("CEO of Northfield Airport", "boss"),
        ("spokesman", "spokeswoman for the Defence Ministry"),
        ("Belgian Defence Minister", "minister of defence"),
        ("Prime Minister", "premier"),
        ("chairman", "chair"),
        ("MP", "member of parliament"),
        ("Secretary-General of NATO", "secretary general"),
        ("climate minister", "minister for climate"),
        ("central bank governor", "governor of the central bank"),
    ],
)
def test_equal_titles(a: str, b: str) -> None:
    assert same_title(a, b) is True
    assert same_title(b, a) is True


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("president", "vice president"),
        ("prime minister", "foreign minister"),
        ("minister", "president"),
        ("deputy director", "director"),
        ("mayor", "governor"),
        ("climate minister", "minister for children"),
        ("spokesman", "chief executive"),
        ("finance director", "finance minister"),
    ],
)
def test_different_titles(a: str, b: str) -> None:
    assert same_title(a, b) is False
    assert same_title(b, a) is False


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("minister", "defence minister"),
        ("former president", "president"),
        ("president", "zookeeper"),
        ("", "mayor"),
    ],
)
def test_titles_that_cannot_be_told_apart(a: str, b: str) -> None:
    assert same_title(a, b) is None
    assert same_title(b, a) is None


def test_title_in_its_surroundings() -> None:
    found = title("the then acting director of studies, University of Leeds")
    assert found
    assert (found.offices, found.field, found.past, found.lower) == (
        frozenset({"director"}),
        frozenset({"studies"}),
        True,
        False,
    )
    assert title("a tall building") is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Anna", "f"),
        ("Lars", "m"),
        ("Alex", "u"),
        ("Søren", "m"),
        ("Jean-Claude", "m"),
        ("An", "f"),
        ("Bo", "m"),
        ("Xqz", None),
    ],
)
def test_gender_of_given_names(name: str, expected: str | None) -> None:
    assert gender(name) == expected


def test_rarer_words_weigh_more() -> None:
    assert weight("the") < weight("people") < weight("minister") < weight("ballistic") < weight("Rasmussen")
    assert weight("ministers") == weight("minister")
    assert all(0 < weight(word) <= 1 for word in ("the", "not", "be", "Greenland", "", "1,200"))
