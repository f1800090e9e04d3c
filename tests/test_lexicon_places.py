"""Places under their names, their peoples and their capitals."""

import pytest

from checker.lexicon import capital_of, lies_in, place, place_key, place_keys
from checker.lexicon.tables import items, rows


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Denmark", "denmark"),
        ("Danish", "denmark"),
        ("Danes", "denmark"),
        ("danish", "denmark"),
        ("Denmark’s", "denmark"),
        ("U.S.", "united states"),
        ("US", "united states"),
        ("the United States", "united states"),
        ("Americans", "united states"),
        ("Britain", "united kingdom"),
        ("UK", "united kingdom"),
        ("the Netherlands", "netherlands"),
        ("Dutch", "netherlands"),
        ("New Zealand", "new zealand"),
        ("South Korean", "south korea"),
        ("North Korea", "north korea"),
        ("Kosovo", "kosovo"),
        ("Taiwanese", "taiwan"),
        ("EU", "european union"),
        ("Greenlanders", "greenland"),
        ("Texan", "texas"),
        ("Türkiye", "turkey"),
        ("Polish", "poland"),
        ("African", "africa"),
        ("Georgia", "georgia"),
    ],
)
def test_names_lead_to_the_place(name: str, key: str) -> None:
    assert place_key(name) == key


@pytest.mark.parametrize(
    "word", ["us", "Us", "polish", "turkey", "china", "pole", "tax", "Berlin wall", "The", "", "Rasmussen"]
)
def test_other_words_are_no_places(word: str) -> None:
    assert place_key(word) is None


def test_two_places_may_share_a_name() -> None:
    assert place_keys("Georgia") == ("georgia", "georgia state")


@pytest.mark.parametrize(
    ("name", "key"),
    [("Copenhagen", "denmark"), ("Kyiv", "ukraine"), ("Washington", "united states"), ("The Hague", "netherlands"),
     ("the Kremlin", "russia"), ("Denmark", None), ("Leeds", None)],
)  # fmt: skip
def test_capitals_stand_for_their_country(name: str, key: str | None) -> None:
    assert capital_of(name) == key


def test_a_capital_is_not_its_country() -> None:
    assert place_key("Berlin") == "berlin"
    assert capital_of("Berlin") == "germany"


def test_places_lie_in_wider_places() -> None:
    assert lies_in("scotland", "united kingdom")
    assert lies_in("bavaria", "europe")
    assert not lies_in("united kingdom", "scotland")
    assert not lies_in("france", "france")
    assert not lies_in("nowhere", "europe")


def test_a_place_by_its_key() -> None:
    assert place("germany").capitals == ("Berlin",)
    with pytest.raises(KeyError):
        place("nowhere")


def test_only_known_names_are_shared_by_two_places() -> None:
    named: dict[str, set[str]] = {}
    for key, _, _, names, people, _ in rows("places"):
        for name in (key, *items(names), *items(people)):
            named.setdefault(name.lower(), set()).add(key)
    assert {name for name, keys in named.items() if len(keys) > 1} == {"georgia"}


def test_all_members_of_the_united_nations_are_there() -> None:
    assert sum(row[1] == "country" for row in rows("places")) >= 193 + 4
