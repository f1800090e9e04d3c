"""Two things of one place, person or body are told apart; one thing in two figures still contradicts itself."""

import pytest
from store_kit import claim

from checker.archive import Memory
from checker.compare.holder import held
from checker.compare.reading import Reading
from checker.model import Label
from checker.pipeline import Desk


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The zoo of Halden will cost 5 million euros.", ("zoo", "Halden")),
        ("The new power station in the Netherlands is closed.", ("power station", "Netherlands")),
        ("Halden’s zoo will cost 5 million euros.", ("zoo", "Halden")),
        ("Halden will buy a zoo for 5 million euros.", None),
        ("The zoo will cost Halden 5 million euros.", None),
        ("Mayor Ida Lund of Halden will buy a zoo.", None),
        ("The zoo will cost 5 million euros.", None),
        ("", None),
    ],
)
def test_the_thing_and_its_holder_are_found_at_the_head(text: str, found: tuple[str, str] | None) -> None:
    one = held(Reading(text))
    assert (one and (one.thing.text, one.holder.text)) == found


def label(statement: str, on_record: str) -> Label:
    return Desk(Memory([claim("one", on_record, text=on_record)])).verify(statement).label


@pytest.mark.parametrize(
    ("statement", "on_record"),
    [
        ("The zoo of Halden will cost 5 million euros.", "The bridge of Halden will cost 8 million euros."),
        ("Halden’s zoo will cost 5 million euros.", "The bridge of Halden will cost 8 million euros."),
        ("The zoo of Halden was opened in 1998.", "The bridge of Halden was opened in 2004."),
        ("The zoo of Halden was not closed.", "The bridge of Halden was closed."),
    ],
)
def test_what_is_said_of_one_thing_denies_nothing_of_another(statement: str, on_record: str) -> None:
    assert label(statement, on_record) is Label.UNVERIFIED


@pytest.mark.parametrize(
    ("statement", "on_record"),
    [
        ("The bridge of Halden will cost 5 million euros.", "The bridge of Halden will cost 8 million euros."),
        ("Halden’s bridge will cost 5 million euros.", "The bridge of Halden will cost 8 million euros."),
        ("The bridge of Halden was not closed.", "The bridge of Halden was closed."),
    ],
)
def test_of_one_thing_it_still_does(statement: str, on_record: str) -> None:
    assert label(statement, on_record) is Label.CONTRADICTED
