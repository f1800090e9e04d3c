"""What holds for any article: where claims lie, and what of a text does not matter to them."""

import itertools
from datetime import date
from typing import NamedTuple

from articles_kit import any_article, self_contained
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.extract import extract_claims
from checker.model import Claim, Source

SOURCE = Source(id="report", publisher="Harbour Gazette", published=date(2026, 3, 12), sha256="0" * 64)
UNRELATED = "Snow lay on the hills around Brno at noon."


class Told(NamedTuple):
    """What a claim says, by whom and how, and where its words stand."""

    speaker: str
    text: str
    kind: str
    cue: str | None
    outlet: str | None
    day: date | None
    exact: str
    start: int


def told(text: str) -> list[Told]:
    return [_told(claim) for claim in extract_claims(SOURCE, text).claims]


def _told(claim: Claim) -> Told:
    assert claim.quote is not None
    how = claim.attribution
    return Told(
        claim.speaker,
        claim.text,
        how.kind.value,
        how.cue,
        how.reported_by,
        claim.said_on,
        claim.quote.exact,
        claim.quote.start,
    )


def plain(words: str) -> str:
    return words.translate(str.maketrans("“”‘’", "\"\"''"))


@settings(max_examples=200)
@given(any_article)
@example("Asked about Per Falk's claim that the mill was sold, Ida Holt said, “I know of no buyer.”")
def test_claims_lie_where_they_say_and_none_crosses_another(text: str) -> None:
    claims = extract_claims(SOURCE, text).claims
    spans = []
    for claim in claims:
        assert claim.quote is not None
        assert text[claim.quote.start : claim.quote.end] == claim.quote.exact
        spans.append((claim.quote.start, claim.quote.end))
    for (a, b), (c, d) in itertools.combinations(sorted(spans), 2):
        apart = b <= c
        nested = (a <= c and d <= b) or (c <= a and b <= d)
        assert apart or nested, (text[a:b], text[c:d])


@settings(max_examples=100)
@given(any_article, st.booleans())
def test_a_paragraph_before_or_behind_the_article_changes_no_claim(text: str, before: bool) -> None:
    whole = f"{UNRELATED}\n\n{text}" if before else f"{text}\n\n{UNRELATED}"
    shift = len(UNRELATED) + 2 if before else 0
    rest = [one._replace(start=one.start - shift) for one in told(whole) if one.text != UNRELATED]
    assert rest == told(text)


@settings(max_examples=100)
@given(self_contained, st.integers(0, 4))
def test_a_paragraph_between_others_changes_no_claim(paragraphs: list[str], at: int) -> None:
    at = min(at, len(paragraphs))
    whole = "\n\n".join([*paragraphs[:at], UNRELATED, *paragraphs[at:]])
    edge = sum(len(paragraph) + 2 for paragraph in paragraphs[:at])
    shift = len(UNRELATED) + 2
    rest = [
        one._replace(start=one.start - shift * (one.start >= edge)) for one in told(whole) if one.text != UNRELATED
    ]
    assert rest == told("\n\n".join(paragraphs))


@settings(max_examples=100)
@given(any_article)
def test_line_ends_do_not_matter(text: str) -> None:
    windows = [
        one._replace(exact=one.exact.replace("\r\n", "\n"), start=one.start - crossed(text, one.start))
        for one in told(text.replace("\n", "\r\n"))
    ]
    assert windows == told(text)


def crossed(text: str, start: int) -> int:
    """Return how many line ends stand before a place in the text with two characters for each."""
    windows = text.replace("\n", "\r\n")
    return windows[:start].count("\r\n")


@settings(max_examples=100)
@given(any_article)
def test_the_style_of_quotation_marks_does_not_matter(text: str) -> None:
    straight = told(plain(text))
    assert straight == [one._replace(text=plain(one.text), exact=plain(one.exact)) for one in told(text)]


@given(any_article)
def test_extraction_twice_is_the_same(text: str) -> None:
    assert extract_claims(SOURCE, text) == extract_claims(SOURCE, text)
