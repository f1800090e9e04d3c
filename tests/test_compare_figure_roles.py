"""A figure in another’s place is not confirmed: the whole for its part, what was before for what is now."""

import pytest
from store_kit import claim

from checker.archive import Memory
from checker.compare.figure_roles import is_former
from checker.compare.parts import splits, whole_of
from checker.compare.reading import Reading
from checker.model import Label
from checker.pipeline import Desk

BEACHES = "14 of the lake’s 22 beaches were closed."
WATER = "Consumption reached 412 million litres, up from 290 million litres in 2015."
OUTPUT = "Output would reach 120,000 tonnes a year, up from 80,000 tonnes before the closure."
FARES = "Fares will rise from 2.40 to 2.90 euros."


def label(statement: str, on_record: str) -> Label:
    return Desk(Memory([claim("one", on_record, text=on_record)])).verify(statement).label


@pytest.mark.parametrize(
    ("statement", "on_record"),
    [
        ("Twenty-two of the lake’s beaches were closed.", BEACHES),
        ("Ten of the shops on the street have closed.", "Eight of the ten shops on the street have closed."),
    ],
)
def test_the_whole_given_for_its_part_is_contradicted(statement: str, on_record: str) -> None:
    assert label(statement, on_record) is Label.CONTRADICTED


@pytest.mark.parametrize(
    ("statement", "on_record"),
    [
        ("Consumption reached 290 million litres.", WATER),
        ("Fares will rise to 2.40 euros.", FARES),
        ("Output would reach 80,000 tonnes a year.", OUTPUT),
    ],
)
def test_what_was_before_given_for_what_is_now_is_not_vouched_for(statement: str, on_record: str) -> None:
    assert label(statement, on_record) is Label.UNVERIFIED


@pytest.mark.parametrize(
    ("statement", "on_record"),
    [
        ("14 of the lake’s beaches were closed.", BEACHES),
        ("Fourteen of 22 beaches were closed.", BEACHES),
        ("Of the lake’s 22 beaches, 14 were closed.", BEACHES),
        ("The lake has 22 beaches.", BEACHES),
        ("Consumption reached 412 million litres.", WATER),
        ("Consumption was 290 million litres in 2015.", WATER),
        ("Consumption rose from 290 to 412 million litres.", WATER),
        ("Fares will rise to 2.90 euros.", FARES),
        ("Output would reach 120,000 tonnes a year.", OUTPUT),
    ],
)
def test_a_figure_in_its_own_place_is_supported(statement: str, on_record: str) -> None:
    assert label(statement, on_record) is Label.SUPPORTED


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (BEACHES, [("14", "22")]),
        ("14 out of the lake’s 22 beaches were closed.", [("14", "22")]),
        ("Of the 22 beaches, 14 were closed.", []),
        ("Some 14 of the beaches, and 22 harbours, were closed.", []),
    ],
)
def test_the_whole_of_a_part_is_found(text: str, parts: list[tuple[str, str]]) -> None:
    reading = Reading(text)
    wholes = [(unit.text, whole_of(reading, unit)) for unit in reading.units if unit.quantity is not None]
    assert [(part, whole.text) for part, whole in wholes if whole is not None] == parts


@pytest.mark.parametrize(
    ("text", "former"),
    [
        (WATER, ["290 million litres"]),
        (FARES, ["2.40"]),
        ("Sales fell from 300 to 200 tonnes.", ["300"]),
        ("It sold 200 tonnes, compared with 300 tonnes a year ago.", ["300 tonnes"]),
        ("It bought 200 tonnes from 30 farms.", []),
        ("It gave 200 tonnes to 30 farms.", []),
    ],
)
def test_what_was_before_is_told_from_what_is_now(text: str, former: list[str]) -> None:
    reading = Reading(text)
    found = [unit.text for unit in reading.units if unit.quantity is not None and is_former(reading, unit)]
    assert found == former


@pytest.mark.parametrize(
    ("text", "part", "whole", "told"),
    [
        (BEACHES, "14", "22", ["closed"]),
        ("Of the 22 beaches, 14 are closed.", "14", "22", ["closed"]),
        ("22 beaches, 14 of them closed, lie on the lake.", "14", "22", ["closed"]),
        ("The raid freed 31 people, including nine miners.", "nine", "31", ["miners"]),
        ("The police held 40 people, six of whom were minors.", "six", "40", ["minors"]),
    ],
)
def test_what_is_said_of_the_part_alone(text: str, part: str, whole: str, told: list[str]) -> None:
    (split,) = splits(Reading(text))
    assert (split.part.text, split.whole.text, [unit.text for unit in split.told]) == (part, whole, told)


@pytest.mark.parametrize(
    "text",
    [
        "The lake has 22 beaches and 14 hotels.",
        "The council met 14 times, and 22 of its members spoke.",
        "They earned 40,000 euros, three of them abroad.",
        "Nine people were injured.",
    ],
)
def test_figures_beside_each_other_are_no_part_and_whole(text: str) -> None:
    assert splits(Reading(text)) == ()
