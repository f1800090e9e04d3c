"""Fillers are left out of what a statement says, and nothing else is."""

import pytest

from checker.extract import read_statement
from checker.extract.fillers import without_fillers


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("In fact, turnout reached 58 percent, as reported.", "Turnout reached 58 percent."),
        ("As has been reported, Kolin did indeed beat Aran.", "Kolin did beat Aran."),
        ("Patients, as reported, do in fact now wait an hour.", "Patients do now wait an hour."),
        ("It turns out that the bank failed.", "The bank failed."),
        ("The firm, which in fact lost money, actually grew.", "The firm, which lost money, grew."),
        ("The mayor, in fact a doctor, resigned.", "The mayor, a doctor, resigned."),
        ("The film did, of course, earn 4 million.", "The film did earn 4 million."),
    ],
)
def test_fillers_go_with_their_commas(written: str, left: str) -> None:
    assert without_fillers(written) == left


@pytest.mark.parametrize("written", ["Indeed", "The indeed.com site fell.", "He denied the fact, she said."])
def test_what_is_no_filler_stays(written: str) -> None:
    assert without_fillers(written) == written


def test_a_statement_keeps_its_own_words() -> None:
    statement = read_statement("Kolin did indeed beat Aran, Brasch said.")
    assert (statement.text, statement.content, statement.speaker) == (
        "Kolin did indeed beat Aran, Brasch said.",
        "Kolin did beat Aran.",
        "Brasch",
    )
