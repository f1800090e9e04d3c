"""Titles taken apart into what somebody is and where."""

import pytest

from checker.extract.offices import title_and_affiliation


@pytest.mark.parametrize(
    ("written", "title", "affiliation"),
    [
        ("The chief executive of Nordlines", "chief executive", "Nordlines"),
        ("Arctic specialist at the Clingendael Institute", "Arctic specialist", "Clingendael Institute"),
        ("a spokesperson for the Ministry of Defence", "spokesperson", "Ministry of Defence"),
        ("professor of economics at Oslo University", "professor of economics", "Oslo University"),
        ("Minister of Foreign Affairs of Denmark", "Minister of Foreign Affairs", "Denmark"),
        ("Minister of Fisheries", "Minister of Fisheries", None),
        ("leader of the opposition", "leader of the opposition", None),
        ("Clydeline's chief executive", "chief executive", "Clydeline"),
        ("the museum’s director", "director", "museum"),
        ("the ferry workers' president", "president", "ferry workers"),
        ("FWI spokeswoman", "spokeswoman", "FWI"),
        ("Finance minister", "Finance minister", None),
        ("German transport minister", "German transport minister", None),
        ("Danish Foreign Minister", "Danish Foreign Minister", None),
    ],
)
def test_a_title_and_whose_it_is(written: str, title: str, affiliation: str | None) -> None:
    assert title_and_affiliation(written) == (title, affiliation)
