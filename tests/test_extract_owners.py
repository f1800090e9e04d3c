"""Whose office speaks: "its planning office" is told of its owner where the words before leave no doubt."""

import pytest

from checker.extract import extract_claims
from checker.model import Source

SOURCE = Source(id="echo-1", publisher="The Echo", sha256="0" * 64)

OWNED = [
    (
        "The city of Halden will shut the bridge. Its planning office said the work would cost 4 million euros.",
        "Halden's planning office",
    ),
    (
        "The town of Halden will shut the bridge. On Monday the town's mayor said the deck had failed.",
        "Halden's mayor",
    ),
    (
        "Norway cut the quota on Monday. Its fisheries ministry said the stock had fallen.",
        "Norway's fisheries ministry",
    ),
    (
        "Halden council will vote in May. The council's leader said the bill was 3 million.",
        "Halden council's leader",
    ),
    ("Fjord Bank shut 12 branches in May, and its chairman said the rents were too high.", "Fjord Bank's chairman"),
    (
        "Fjord Bank shut 12 branches in May. The company's chairman said the rents were high.",
        "Fjord Bank's chairman",
    ),
    (
        "Norway's fisheries ministry cut the quota. The ministry's spokeswoman said the stock had fallen.",
        "the spokeswoman of Norway's fisheries ministry",
    ),
]

OPEN = [
    ("Fjord Bank sued Kestra Energy. Its spokesman said the fine was just.", "Its spokesman (echo-1)"),
    ("Fjord Bank bought a firm in May. Its chairman said the price was fair.", "Its chairman (echo-1)"),
    (
        "Vera Ruiz runs the harbour. The company's chairman said the crane was old.",
        "The company's chairman (echo-1)",
    ),
    ("Norway cut the quota. The city's mayor said the stock had fallen.", "The city's mayor (echo-1)"),
    ("Fjord Bank shut 12 branches.\n\nIts chairman said the rents were high.", "Its chairman (echo-1)"),
    ("In May Halden shut the bridge of Fjord Bank. Its chairman said the deck was old.", "Its chairman (echo-1)"),
]


def speakers(text: str) -> set[str]:
    return {claim.speaker for claim in extract_claims(SOURCE, text).claims} - {"The Echo"}


@pytest.mark.parametrize(("text", "speaker"), OWNED)
def test_an_office_carries_its_owner(text: str, speaker: str) -> None:
    assert speakers(text) == {speaker}


@pytest.mark.parametrize(("text", "speaker"), OPEN)
def test_an_owner_whom_the_text_leaves_open_is_not_guessed(text: str, speaker: str) -> None:
    assert speakers(text) == {speaker}


def test_a_clause_that_sets_the_scene_is_not_what_was_written() -> None:
    text = "Soon after the mayor was booed in Halden, Ana Ruiz wrote to her followers, “It is time to end this.”"
    assert [(claim.speaker, claim.text) for claim in extract_claims(SOURCE, text).claims] == [
        ("Ana Ruiz", "It is time to end this.")
    ]


def test_a_verb_before_its_subject_leads_in_to_a_paragraph() -> None:
    text = "Stated Ana Ruiz:\n\n“The old bridge has to go.”"
    assert [(claim.speaker, claim.text) for claim in extract_claims(SOURCE, text).claims] == [
        ("Ana Ruiz", "The old bridge has to go.")
    ]


def test_who_is_booed_upon_saying_something_said_it() -> None:
    text = "Ana Ruiz was booed upon saying, “The old bridge has to go.”"
    assert ("Ana Ruiz", "The old bridge has to go.") in [
        (claim.speaker, claim.text) for claim in extract_claims(SOURCE, text).claims
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz had a talk planned for May, and the permit, Per Lind said, had been hard to get.",
        "Ana Ruiz had a talk planned for May - and the permit, Per Lind said, had been hard to get.",
    ],
)
def test_a_clause_before_the_subject_that_is_interrupted_is_nobody_elses(text: str) -> None:
    told = [claim.text for claim in extract_claims(SOURCE, text).claims if claim.speaker == "Per Lind"]
    assert told == ["The permit had been hard to get."]


def test_two_subjects_that_are_interrupted_stay_together() -> None:
    text = "The bridge, which was old, and the road, Per Lind said, had cost 4 million euros."
    assert [claim.text for claim in extract_claims(SOURCE, text).claims] == [
        "The bridge, which was old, and the road had cost 4 million euros."
    ]


def test_who_is_rejected_by_others_rejects_nothing() -> None:
    text = "Ana Ruiz, the former mayor of Halden, rejected by voters whom she no longer knew, has left the city."
    assert "Ana Ruiz" not in speakers(text)
    replied = "Ana Ruiz, the former mayor of Halden, responded by saying the vote was unfair."
    assert [claim.text for claim in extract_claims(SOURCE, replied).claims] == ["The vote was unfair."]


def test_the_wish_not_to_be_named_is_no_claim() -> None:
    text = "A spokesman for the Lugao city government, who asked not to be named, said the pier was shut."
    assert [claim.text for claim in extract_claims(SOURCE, text).claims] == ["The pier was shut."]
