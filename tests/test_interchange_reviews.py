"""A zoo of fact-checks as sites publish them: what is said is kept, what is not said is not made up."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from interchange_kit import rated, read, review

from checker.interchange.dirty import date_of, plain, text
from checker.interchange.finding import Found
from checker.interchange.ratings import agreed, judged, remarks, without_remarks
from checker.interchange.reviewed import NO_CLAIM, NO_PUBLISHER, TOO_LONG, Unusable, read_review
from checker.model import Rating, Review, SpeakerKind


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Says &ldquo;taxes&rdquo; doubled", "Says “taxes” doubled"),
        ("5 &amp;lt; 6", "5 < 6"),
        ("<p>The <b>tram</b> is <a href='x'>free</a>.</p><p>So.</p>", "The tram is free. So."),
        ("a < b and b > c", "a < b and b > c"),
        ("<script>alert(1)</script>Free<br/>tram", "Free tram"),
        ("  two\u00a0\n spaces\u200b \ufeff", "two spaces"),
        ("क\u200dष", "क\u200dष"),
        ("half \ud800 a pair", "half a pair"),
    ],
)
def test_texts_are_cleaned(written: str, words: str) -> None:
    assert plain(written) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"@value": "Falso", "@language": "es"}, "Falso"),
        ({"@type": "Person", "name": ["", "Ann Berg"]}, "Ann Berg"),
        ([None, " ", {"name": None}, "x"], "x"),
        (True, None),
        ({}, None),
    ],
)
def test_a_text_is_found_in_what_stands_for_it(value: Any, words: str | None) -> None:
    assert text(value) == words


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-01-15", "2026-01-15"),
        ("2026-01-15T22:30:00+02:00", "2026-01-15"),
        ("20260115", "2026-01-15"),
        ("2026/1/15", "2026-01-15"),
        ("15.01.2026", "2026-01-15"),
        ("3.4.2026", "2026-04-03"),
        ("15/01/2026", "2026-01-15"),
        ("01/15/2026 10:00", "2026-01-15"),
        ("January 15, 2026", "2026-01-15"),
        ("15th of January 2026", "2026-01-15"),
        ("Thursday, January 15th, 2026", "2026-01-15"),
        ("Thu, 15 Jan 2026 10:00:00 GMT", "2026-01-15"),
        ("3/3/2026", "2026-03-03"),
        ("03/04/2026", None),
        ("2026", None),
        ("last Thursday", None),
        ("31/02/2026", None),
        ("0001-01-01T00:00:00Z", None),
        ({"@value": "2026-01-15"}, "2026-01-15"),
    ],
)
def test_only_dates_that_are_certain_are_read(written: Any, day: str | None) -> None:
    assert date_of(written) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("author", "speaker", "kind"),
    [
        ({"@type": "Person", "name": "Ann Berg"}, "Ann Berg", SpeakerKind.PERSON),
        ("Ann Berg", "Ann Berg", SpeakerKind.PERSON),
        ([{"name": "Ann &amp; Per"}, "Per Holm"], "Ann & Per", SpeakerKind.ORGANISATION),
        ({"@type": "Organization", "name": "Coast Guard"}, "Coast Guard", SpeakerKind.ORGANISATION),
        ({"@type": "Person", "name": "Facebook users"}, "Facebook users", SpeakerKind.ORGANISATION),
        ({"@type": "Person", "name": "Viral Image"}, "Viral Image", SpeakerKind.ORGANISATION),
        ({"@type": "Person", "name": "Senator Ann Berg"}, "Ann Berg", SpeakerKind.PERSON),
        ("Ann Berg, mayor of Lund", "Ann Berg", SpeakerKind.PERSON),
        ("Ann Berg (assessora ai trasporti)", "Ann Berg", SpeakerKind.PERSON),
        ("Ann Berg, Per Holm", "Ann Berg, Per Holm", None),
        ("Berg, Ann", "Berg, Ann", SpeakerKind.PERSON),
        ({"@type": "Organization", "name": "Senator Ann Berg"}, "Senator Ann Berg", SpeakerKind.ORGANISATION),
        ({"@type": "Person", "name": "Multiple sources"}, None, None),
        ({"@type": "Person", "name": "N/A"}, None, None),
        ({"@type": "Person", "name": "-"}, None, None),
        ({"@type": "Person", "name": ["Unknown", "Per Holm"]}, "Per Holm", SpeakerKind.PERSON),
        ({"@type": "Person"}, None, None),
        (None, None, None),
        ("", None, None),
    ],
)
def test_who_made_a_claim(author: Any, speaker: str | None, kind: SpeakerKind | None) -> None:
    one = read(review(itemReviewed={"@type": "Claim", "author": author}))
    assert one.speaker == speaker
    if kind is not None:
        assert one.kind is kind


def test_what_a_claimant_is_stays_with_the_review() -> None:
    assert (
        read(review(itemReviewed={"author": "Ann Berg, mayor of Lund"})).review.claimant
        == "Ann Berg, mayor of Lund"
    )


def test_a_label_before_the_claim_is_no_part_of_it() -> None:
    assert read(review(claimReviewed="CLAIM: The tram is free.")).words == "The tram is free."
    assert read(review(claimReviewed="Claims are paid late.")).words == "Claims are paid late."


def test_placeholders_for_a_claimant_are_kept_as_they_were_written() -> None:
    assert read(review(itemReviewed={"author": "Various"})).review.claimant == "Various"
    assert read(review(itemReviewed={"author": ["Ann Berg", "Per Holm"]})).review.claimant == "Ann Berg | Per Holm"


@pytest.mark.parametrize(
    ("changes", "publisher", "author"),
    [
        ({"author": "Coast Check"}, "Coast Check", None),
        ({"author": [{"name": "Coast Check"}]}, "Coast Check", None),
        ({"author": {"url": "https://www.coast.example"}}, "harbourfacts.example", None),
        ({"author": "https://www.coast.example/"}, "coast.example", None),
        ({"author": None}, "harbourfacts.example", None),
        ({"author": None, "publisher": {"name": "Coast Check"}}, "Coast Check", None),
        (
            {"author": {"@type": "Person", "name": "Eva Lind"}, "publisher": {"name": "Coast Check"}},
            "Coast Check",
            "Eva Lind",
        ),
    ],
)
def test_who_published_it(changes: dict[str, Any], publisher: str, author: str | None) -> None:
    one = read(review(**changes))
    assert (one.review.publisher, one.author) == (publisher, author)


@pytest.mark.parametrize(
    ("rating", "kept", "judgement"),
    [
        ({"alternateName": "Pants on Fire!"}, ("Pants on Fire!", None, None, None), Rating.FALSE),
        ("Falso", ("Falso", None, None, None), Rating.FALSE),
        ({"ratingValue": "Four Pinocchios"}, ("Four Pinocchios", None, None, None), Rating.FALSE),
        ({"name": "Mostly true", "ratingValue": "4"}, ("Mostly true", "4", None, None), Rating.MOSTLY_TRUE),
        ([{"alternateName": "False"}, {"alternateName": "Fake"}], ("False | Fake", None, None, None), Rating.FALSE),
        ([{"alternateName": "False"}, {"alternateName": "True"}], ("False | True", None, None, None), None),
        ({"alternateName": ["False", "Satire"]}, ("False | Satire", None, None, None), None),
        (
            {"ratingValue": "1", "worstRating": "1", "bestRating": "5", "alternateName": "Needs context"},
            ("Needs context", "1", "1", "5"),
            None,
        ),
        ({"ratingValue": "1", "worstRating": "1", "bestRating": "5"}, (None, "1", "1", "5"), Rating.FALSE),
        ({"ratingValue": "5", "worstRating": "5", "bestRating": "1"}, (None, "5", "5", "1"), Rating.FALSE),
        ({"ratingValue": "10", "worstRating": "0", "bestRating": "10.0"}, (None, "10", "0", "10.0"), Rating.TRUE),
        ({"ratingValue": "2", "worstRating": "1", "bestRating": "5"}, (None, "2", "1", "5"), None),
        ({"ratingValue": "-1", "worstRating": "-1", "bestRating": "-1"}, (None, "-1", "-1", "-1"), None),
        ({"ratingValue": "-1", "worstRating": "1", "bestRating": "5"}, (None, "-1", "1", "5"), None),
        ({"ratingValue": "1"}, (None, "1", None, None), None),
        ({"alternateName": "1", "worstRating": "1", "bestRating": "6"}, (None, "1", "1", "6"), Rating.FALSE),
        ({"ratingValue": None}, (None, None, None, None), None),
        (None, (None, None, None, None), None),
    ],
)
def test_ratings(rating: Any, kept: tuple[str | None, ...], judgement: Rating | None) -> None:
    one = read(review(reviewRating=rating)).review
    assert (one.rating, one.value, one.worst, one.best) == kept
    assert judged(one) is judgement


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("“The tram is free.”", "The tram is free."),
        ('"The tram" is "free"', '"The tram" is "free"'),
        ("„Die Bahn ist gratis“", "Die Bahn ist gratis"),
        ("'Tis free", "'Tis free"),
        ("“”", None),
    ],
)
def test_quotation_marks_around_the_whole_claim_are_no_part_of_it(claim: str, words: str | None) -> None:
    found = read_review(Found(review(claimReviewed=claim)))
    assert (found.reason if isinstance(found, Unusable) else found.words) == (words or NO_CLAIM)


def test_old_forms_name_the_claim_in_the_item() -> None:
    assert read(review(claimReviewed=None, itemReviewed={"name": "Trams are free"})).words == "Trams are free"
    assert read(review(claimReviewed="", itemReviewed="Trams are free")).words == "Trams are free"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"claimReviewed": "…", "itemReviewed": None}, NO_CLAIM),
        ({"claimReviewed": None, "itemReviewed": None}, NO_CLAIM),
        ({"claimReviewed": "x" * 10_001}, TOO_LONG),
        ({"author": None, "url": None}, NO_PUBLISHER),
        ({"author": {}, "url": "/relative"}, NO_PUBLISHER),
        ({"author": {}, "url": "http://[broken"}, NO_PUBLISHER),
    ],
)
def test_what_cannot_be_traced_is_left_out_with_its_reason(changes: dict[str, Any], reason: str) -> None:
    found = read_review(Found(review(**changes)))
    assert isinstance(found, Unusable)
    assert found.reason == reason


JSON = st.recursive(
    st.none() | st.booleans() | st.text(max_size=8) | st.sampled_from(["-1", "False", "https://a.example/b"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@type", "name", "url", "@id", "author", "alternateName"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([*review(), "publisher", "mainEntityOfPage", "name"]), JSON))
def test_nothing_that_is_json_breaks_the_reading(node: dict[str, Any]) -> None:
    found = read_review(Found(node))
    if not isinstance(found, Unusable):
        assert found.words
        assert "\n" not in found.text
        Review.model_validate(found.review.model_dump())


def test_reviews_that_disagree_give_no_rating_and_say_so() -> None:
    said = [read(rated(words, author=name)).review for words, name in (("False", "A"), ("True", "B"), ("Hm", "C"))]
    assert agreed(said[:1]) is Rating.FALSE
    assert agreed([said[0], said[2]]) is Rating.FALSE
    assert agreed(said) is None
    note = remarks(said)
    assert note == (
        "The reviews disagree, so it has no rating: A “False”; B “True”.\n"
        "Rated in words that stand for no rating here: C “Hm”."
    )
    assert without_remarks(f"{note}\nMine.") == "Mine."
    assert remarks(said[:1]) is None
