"""What the inference model is shown: the statement in the record's words, where both say one thing."""

from datetime import date

import pytest

from checker.compare.alignment import Alignment
from checker.compare.reading import Reading
from checker.compare.restated import as_recorded

DAY = date(2026, 3, 2)


def shown(said: str, record: str) -> str:
    return as_recorded(Alignment(Reading(said, DAY), Reading(record, DAY)))


@pytest.mark.parametrize(
    ("said", "record", "expected"),
    [
        ("He was banned for 24 months.", "He was suspended for two years.", "He was banned for two years."),
        ("Stays fell by 50 percent.", "Hospital stays fell by half.", "Stays fell by half."),
        ("It opens on May 4.", "The tunnel opens on 4 May.", "It opens on 4 May."),
        ("More than 400 came.", "420 people came.", "420 came."),
        ("At least five were hurt.", "Seven people were hurt.", "Seven were hurt."),
        ("The counicl refused.", "The town council refused to sell.", "The council refused."),
    ],
)
def test_one_thing_in_two_forms_is_shown_in_the_records(said: str, record: str, expected: str) -> None:
    assert shown(said, record) == expected


@pytest.mark.parametrize(
    ("said", "record"),
    [
        ("The firm paid 40 million euros.", "The firm paid 45 million euros."),
        ("420 came.", "More than 400 people came."),  # the record only sets a limit
        ("At least 400 came.", "More than 400 people came."),
        ("It opens by 4 May.", "It opens on 4 May."),
        ("The mayor resigned.", "The mayor stepped down."),  # whether these are one is for the model to say
        ("The dams fell.", "The prices fell."),
    ],
)
def test_what_differs_stays_as_it_was_written(said: str, record: str) -> None:
    assert shown(said, record) == said
