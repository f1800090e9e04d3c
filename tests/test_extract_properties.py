"""What holds for any text: spans slice it, nothing crashes, the same text gives the same claims and ids."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract import extract_claims, read_statement, read_statements
from checker.model import Source

SOURCE = Source(id="report", publisher="Harbour Gazette", published=date(2026, 3, 12), sha256="0" * 64)
PIECES = [
    *("Mayor Ida Holt", "she", "Olaf Brink, 52, an engineer from Lund,", "the ministry", "said", "told reporters"),
    *("that", "the bridge was old", "nobody", ",", ".", "“", "”", '"', "''", "denied", "according to", "Holt"),
    *("adding", "and", "who", "had been warned", ":", "\n\n", "(", ")", "–", "on Monday", "the report", "found"),
    *("it", "by", "as", "?", "was confirmed", "in the view of", "'s", "U.S.", "5.3 per cent", "not", "claims"),
]
broken_prose = st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map(" ".join)
any_text = st.one_of(broken_prose, st.text(min_size=1, max_size=150)).filter(lambda text: bool(text.strip()))


@settings(max_examples=150)
@given(any_text)
def test_a_statement_is_always_read(text: str) -> None:
    statement = read_statement(text, speaker="Ida Holt", offset=7)
    assert statement.text == text
    assert (statement.span.start, statement.span.end) == (7, 7 + len(text))
    assert statement.content.strip()
    assert statement.speaker
    assert statement.attributed or statement.speaker == "Ida Holt"
    assert all(words.strip() for words in statement.quoted)


@given(any_text)
def test_statements_of_a_draft_lie_where_they_say(text: str) -> None:
    for statement in read_statements(text):
        assert statement.span.of(text) == statement.text


@settings(max_examples=150)
@given(any_text)
def test_claims_rest_on_exact_words_and_have_ids_of_their_own(text: str) -> None:
    found = extract_claims(SOURCE, text)
    for claim in found.claims:
        assert claim.quote is not None
        assert text[claim.quote.start : claim.quote.end] == claim.quote.exact
    ids = [claim.id for claim in found.claims]
    assert len(set(ids)) == len(ids)
    assert len({speaker.id for speaker in found.speakers}) == len(found.speakers)
    named = {speaker.name for speaker in found.speakers}
    assert all(claim.speaker in named or claim.note or claim.speaker == SOURCE.name for claim in found.claims)


@given(broken_prose)
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    assert extract_claims(SOURCE, text) == extract_claims(SOURCE, text)


def test_ids_stay_when_the_text_elsewhere_changes() -> None:
    report = "Mayor Ida Holt said the bridge was old. The bridge will be closed on Friday."
    before = {claim.text: claim.id for claim in extract_claims(SOURCE, report).claims}
    after = {
        claim.text: claim.id
        for claim in extract_claims(
            SOURCE, "The town has two bridges.\n\n" + report + "\n\nNobody was hurt."
        ).claims
    }
    assert before.items() <= after.items()
    assert len(before) == 2


def test_known_speakers_give_a_surname_its_full_name() -> None:
    from checker.model import Speaker

    known = [Speaker(id="ida-holt", name="Ida Holt"), Speaker(id="per-falk", name="Per Falk")]
    found = extract_claims(SOURCE, "Holt said the bridge was old.", known)
    assert [claim.speaker for claim in found.claims] == ["Ida Holt"]
    twins = [*known, Speaker(id="nils-holt", name="Nils Holt")]
    found = extract_claims(SOURCE, "Holt said the bridge was old.", twins)
    assert [claim.speaker for claim in found.claims] == ["Holt"]
