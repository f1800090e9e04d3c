"""Words of ratings: known ones have one meaning in all languages, unknown ones have none."""

import pytest

from checker.lexicon.ratings import OPEN, _folded, rating_of
from checker.lexicon.tables import items, rows
from checker.model import Rating

ENTRIES = [(rating, entry) for rating, _, cell in rows("ratings") for entry in items(cell)]


def test_no_words_stand_for_two_ratings() -> None:
    meanings: dict[str, set[str]] = {}
    for rating, entry in ENTRIES:
        meanings.setdefault(_folded(entry), set()).add(rating)
    assert {words: found for words, found in meanings.items() if len(found) > 1} == {}


def test_every_entry_is_found_as_it_stands() -> None:
    wrong = [entry for rating, entry in ENTRIES if (rating_of(entry) or OPEN) != rating]
    assert wrong == []


def test_the_table_is_sorted_in_small_letters_and_has_no_gaps() -> None:
    for rating, language, cell in rows("ratings"):
        assert rating in {OPEN, *Rating}
        assert language.isalpha()
        assert items(cell) == sorted({entry.lower().strip() for entry in items(cell)})


@pytest.mark.parametrize(
    ("words", "rating"),
    [
        ("Pants on Fire", Rating.FALSE),
        ("PANTS ON FIRE!", Rating.FALSE),
        ("pants-on-fire", Rating.FALSE),
        ("False.", Rating.FALSE),
        (" False. There is no such law.", Rating.FALSE),
        ("FALSE: the photo is from 2012", Rating.FALSE),
        ("❌ Falso", Rating.FALSE),
        ("«Faux»", Rating.FALSE),
        ("Mostly False", Rating.MISLEADING),
        ("Teilweise falsch", Rating.HALF_TRUE),
        ("Größtenteils falsch", Rating.MISLEADING),
        ("Half-True", Rating.HALF_TRUE),
        ("It’s true", Rating.TRUE),
        ("مضلل", Rating.MISLEADING),
        ("भ्रामक", Rating.MISLEADING),
        ("Needs context", None),
        ("Satire", None),
        ("Not false at all", None),
        ("False, but only in part", None),
        ("True?", None),
        ("Is this true? False", None),
        ("No, it is not true that this is false", None),
        ("4", None),
        ("", None),
    ],
)
def test_what_words_stand_for(words: str, rating: Rating | None) -> None:
    assert rating_of(words) is rating
