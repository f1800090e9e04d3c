"""Two things of one place, person or body are told apart; one thing in two figures still contradicts itself."""

import pytest
from store_kit import claim

from checker.archive import Memory
from checker.compare.holder import held, kind_of
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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Motorboats cause about a quarter of the pollution.", "Motorboats"),
        ("The motorboats cause about a quarter of the pollution.", None),
        ("Congress votes on Tuesday.", None),
        ("Halden votes on Tuesday.", None),
        ("", None),
    ],
)
def test_a_bare_plural_at_the_head_speaks_of_its_kind(text: str, kind: str | None) -> None:
    one = kind_of(Reading(text))
    assert (one and one.text) == kind


def label(statement: str, on_record: str) -> Label:
    return Desk(Memory([claim("one", on_record, text=on_record)])).verify(statement).label


@pytest.mark.parametrize(
    ("statement", "on_record"),
    [
        ("The zoo of Halden will cost 5 million euros.", "The bridge of Halden will cost 8 million euros."),
        ("Halden’s zoo will cost 5 million euros.", "The bridge of Halden will cost 8 million euros."),
        ("The zoo of Halden was opened in 1998.", "The bridge of Halden was opened in 2004."),
        ("The zoo of Halden was not closed.", "The bridge of Halden was closed."),
        ("Farms cause most of the pollution.", "Motorboats cause about a quarter of the pollution."),
        ("Nurses will get 400 euros more.", "Teachers will get 300 euros more."),
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
        ("Motorboats cause most of the pollution.", "Motorboats cause about a quarter of the pollution."),
        ("Physicians will get 400 euros more.", "Doctors will get 300 euros more."),
    ],
)
def test_of_one_thing_it_still_does(statement: str, on_record: str) -> None:
    assert label(statement, on_record) is Label.CONTRADICTED
