"""Names: where they stand, what they stand for, and whether two can be one person's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.names import NameKind, Sameness, name_words, names, same_person
from checker.text.unnamed import as_called, of_source


def found(text: str) -> dict[str, NameKind]:
    return {name.text: name.kind for name in names(text)}


def test_titles_are_no_part_of_a_name() -> None:
    assert found("Foreign Minister Dana Oskarsson met Dr. Per Falk.") == {
        "Dana Oskarsson": NameKind.PERSON,
        "Per Falk": NameKind.PERSON,
    }


def test_a_saint_is_a_part_of_the_name() -> None:
    assert found("The unit will close, St Brannock Hospital Trust said.") == {
        "St Brannock Hospital Trust": NameKind.ORGANISATION
    }
    assert list(found("She works at St. Brannock Hospital.")) == ["St. Brannock Hospital"]


def test_small_words_inside_a_name() -> None:
    assert list(found("The judge, Joost van der Aerden, saw Ana de la Cruz.")) == [
        "Joost van der Aerden",
        "Ana de la Cruz",
    ]


def test_organisations_and_places() -> None:
    assert found("She works at the University of Ghent and lives in France; VRT called.") == {
        "University of Ghent": NameKind.ORGANISATION,
        "France": NameKind.PLACE,
        "VRT": NameKind.ORGANISATION,
    }


def test_a_capital_at_the_head_of_a_sentence_tells_nothing() -> None:
    assert found("Yesterday it rained. Growers were glad.") == {}


def test_days_and_months_are_no_names() -> None:
    assert found("He left on Monday and came back in January.") == {}


def test_initials() -> None:
    assert list(found("It was J. R. Holt who won.")) == ["J. R. Holt"]


SAME = [
    ("Lars Holm", "Lars Holm"),
    ("Dr Lars Holm", "lars holm".title()),
    ("Lars Holm", "LARS HOLM"),
    ("Lars Løkke Holm", "Lars Holm"),
    ("José Núñez", "Jose Nunez"),
    ("Mr. Holm", "Holm"),
]
COMPATIBLE = [
    ("Holm", "Lars Holm"),
    ("Løkke Holm", "Lars Løkke Holm"),
    ("L. Holm", "Lars Holm"),
    ("Ms Osei", "Miriam Osei-Hale"),
    ("Dame Harriet", "Harriet Oyelaran"),
    ("the minister", "Lars Holm"),
    ("He", "Lars Holm"),
]
DIFFERENT = [("Anders Holm", "Lars Holm"), ("Holm", "Falk"), ("Lars Holm", "Lars Falk"), ("Holmes", "Lars Holm")]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        *((a, b, Sameness.SAME) for a, b in SAME),
        *((a, b, Sameness.COMPATIBLE) for a, b in COMPATIBLE),
        *((a, b, Sameness.DIFFERENT) for a, b in DIFFERENT),
    ],
)
def test_one_person(a: str, b: str, expected: Sameness) -> None:
    assert same_person(a, b) is expected
    assert same_person(b, a) is expected


def test_a_description_has_no_name_words() -> None:
    assert name_words("a spokesman for the ministry") == ()
    assert name_words("The mayor") == name_words("Its lawyer") == ()  # the capital is the sentence's
    assert name_words("The Hague") == ("the", "hague")


def test_two_who_are_only_described_need_not_be_one() -> None:
    assert same_person("The mayor", "The landlord") is not Sameness.SAME


def test_who_is_only_described_goes_with_the_source() -> None:
    assert of_source("The mayor", "gazette-2026") == "The mayor (gazette-2026)"
    assert as_called("The mayor (gazette-2026)") == "The mayor"
    for named in ("The mayor of Hull", "Ann Holt", "Residents", "A spokesman"):
        assert of_source(named, "gazette-2026") == named
    for name in ("Ann Holt (spd)", "The Lund Council (lc)", "The mayor of Hull (x)"):
        assert as_called(name) == name


@given(st.text(max_size=120))
def test_spans_slice_the_text(text: str) -> None:
    for name in names(text):
        assert name.span.of(text) == name.text != ""


@given(st.text(max_size=30), st.text(max_size=30))
def test_sameness_is_symmetric_and_reflexive(a: str, b: str) -> None:
    assert same_person(a, b) is same_person(b, a)
    assert same_person(a, a) in {Sameness.SAME, Sameness.COMPATIBLE}
