"""The whole flow: the same answer every time, no crash on any text, nothing counted that does not count."""

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from compare_kit import AS_OF, Given, Said, claim_of, desk_of, speakers_of
from desk_kit import CONTRADICTED, DRAFT_ONLY, SUPPORTED, UNVERIFIED, desk
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.archive import Memory
from checker.compare.assess import Assessment
from checker.decide.odds import WITH_MODEL, WITHOUT_MODEL, features_of, weigh, weights
from checker.documents import Document
from checker.extract import read_statement, read_statements
from checker.model import Effect, Label, Markup, Relation, Report, Source, Status, Verdict
from checker.nli import Inference, Scores
from checker.pipeline import Desk, check, verify
from checker.report import render_reports
from checker.store import load

RECORD = (
    Said(
        claim="The tunnel to Chur will cost 38 million francs.", speaker="Reto Caduff", role="Minister of Transport"
    ),
    Said(claim="No wolf was shot in Graubünden in 2025.", speaker="Hunting Office", organisation=True),
    Said(
        claim="The dam at Marmorera is safe.",
        speaker="Flurina Derungs",
        quote="The dam is safe, whatever they say.",
        said_on=date(2026, 1, 15),
    ),
    Said(claim="The dam at Marmorera is not safe.", speaker="Gian Tuor", said_on=date(2026, 1, 16)),
    Said(claim="Eight of the ten ski lifts stand still.", speaker="Reto Caduff", superseded_by="c6"),
    Said(claim="All of the ten ski lifts run again.", speaker="Reto Caduff"),
    Said(claim="Snow cannons harm the larches.", speaker="Gian Tuor", rating="false"),
    Said(
        claim="The night train to Berlin starts on 12 April 2026.",
        speaker="Flurina Derungs",
        valid_until="2026-02-01",
    ),
)
DRAFT = """# The valley and its dam

The tunnel to Chur will cost 83 million francs, said transport minister Reto Caduff. “The dam is safe,
whatever they say,” Flurina Derungs told the Gazette.\r\n\r\n* Wolves were shot in Graubünden in 2025.
* Is the dam safe? Gian Tuor said that it is not.

    an indented line, and … an ellipsis — with a dash

Die Gämsen äsen. 🐐 Snow cannons harm the larches; “nobody denies it”.
"""
TELLING = """
the a of no not never nobody none neither nor without refused failed denied to did will may all most
some few “ ” « » ' " … , . ; : — ( ) % $ € ½ ٣ 12 12,5 1.2.3 -5 38 million billion percent points
third half dozen km miles tonnes °C 12:30 1998 January Monday tomorrow yesterday last year between
and from before after dam dam's safe unsafe tunnel Chur Caduff Reto Derungs Graubünden lift wolves
cost rose fell bought sold by said that according told asked he she they who which is are was n't
it's United States U.S. NATO 🐐 ß İ
"""

mountain = desk_of(RECORD)


def published(report: Report) -> str:
    return render_reports([report], "json", verbose=True)


# --- the same answer every time


def test_the_same_draft_gives_the_same_bytes() -> None:
    document = Document(DRAFT, "valley.md")
    first = published(desk_of(RECORD).check(document, as_of=AS_OF))
    assert published(desk_of(RECORD).check(document, as_of=AS_OF)) == first


def test_what_was_judged_before_changes_nothing() -> None:
    document = Document(DRAFT, "valley.md")
    used = desk_of(RECORD)
    for said in reversed(RECORD):
        used.verify(said.claim, as_of=AS_OF)
    assert published(used.check(document, as_of=AS_OF)) == published(desk_of(RECORD).check(document, as_of=AS_OF))


def test_the_order_of_hashes_changes_nothing() -> None:
    program = (
        "import test_pipeline as t; from checker.documents import Document;"
        "print(t.published(t.mountain.check(Document(t.DRAFT, 'valley.md'), as_of=t.AS_OF)), end='')"
    )
    given = {"PYTHONHASHSEED": "77", "PYTHONPATH": str(Path(__file__).parent), "PYTHONUTF8": "1"}
    elsewhere = subprocess.run(
        [sys.executable, "-c", program], env=os.environ | given, capture_output=True, check=True
    ).stdout
    assert elsewhere.decode() == published(mountain.check(Document(DRAFT, "valley.md"), as_of=AS_OF))


# --- any text


def sound(verdict: Verdict, text: str) -> None:
    assert verdict.statement.text == text
    assert 0 <= verdict.confidence <= 1
    assert verdict.message
    assert (verdict.label is Label.UNVERIFIED) or verdict.matches


writable = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80).filter(
    lambda text: text.strip()
)
soup = st.lists(st.sampled_from(TELLING.split()), min_size=1, max_size=14).map(" ".join)


@given(writable)
@example("“")
@example("n't")
@example("\x00")
@example("9" * 400)
@example("3 out of 0 between 5 and 3")
@example("31 February 2026-13-45")
@example("İ ẞ ﬁ \u200b\u2028x")
def test_no_text_crashes(text: str) -> None:
    sound(mountain.verify(text, as_of=AS_OF), text)


@given(soup)
@settings(max_examples=100)
def test_no_mixture_of_telling_words_crashes(text: str) -> None:
    sound(mountain.verify(text, as_of=AS_OF), text)


@given(soup, soup)
@settings(max_examples=40)
def test_no_claim_crashes(claim: str, text: str) -> None:
    sound(
        desk_of([Said(claim=claim, quote=claim)]).verify(f"“{text}”, said Mara Quist", as_of=AS_OF),
        f"“{text}”, said Mara Quist",
    )


@pytest.mark.parametrize("blank", ["", " ", "\n\t"])
def test_a_blank_statement_is_refused(blank: str) -> None:
    with pytest.raises(ValueError, match="text"):
        mountain.verify(blank)


@pytest.mark.parametrize("nothing", ["?", "…", "“”", "said.", "He said she said they said.", "It is what it is."])
def test_what_says_nothing_is_not_supported(nothing: str) -> None:
    assert mountain.verify(nothing, as_of=AS_OF).label is Label.UNVERIFIED


def test_nothing_is_known_where_there_is_no_claim() -> None:
    assert Desk(Memory([])).verify("The dam at Marmorera is safe.").label is Label.UNVERIFIED


# --- a draft


def test_spans_and_places_lie_in_the_draft() -> None:
    document = Document(DRAFT, "valley.md")
    report = mountain.check(document, as_of=AS_OF)
    assert len(report.verdicts) == len(report.places) >= 5
    assert report.origin == "valley.md"
    lines = DRAFT.replace("\r\n", "\n").split("\n")
    for verdict, (line, column) in zip(report.verdicts, report.places, strict=True):
        assert verdict.statement.span.of(DRAFT) == verdict.statement.text
        first = verdict.statement.text.split()[0]
        assert lines[line - 1][column - 1 :].startswith(first)


@given(st.lists(st.one_of(soup, writable), max_size=6))
def test_spans_lie_in_any_draft(pieces: list[str]) -> None:
    draft = ". ".join(pieces)
    report = mountain.check(Document(draft, "draft.txt"), as_of=AS_OF)
    ends = [0]
    for verdict in report.verdicts:
        span = verdict.statement.span
        assert span.of(draft) == verdict.statement.text
        assert span.start >= ends[-1]
        ends.append(span.end)


def test_a_report_counts_its_statements_and_claims() -> None:
    report = mountain.check(Document(DRAFT, "valley.md"), as_of=AS_OF)
    assert sum(report.coverage.values()) == len(report.verdicts)
    assert report.claims == len(RECORD)
    assert report.coverage[Label.CONTRADICTED] >= 2


def test_a_draft_is_judged_statement_by_statement() -> None:
    report = mountain.check(Document(DRAFT, "valley.md"), as_of=AS_OF)
    apart = list(mountain.judge_all(read_statements(DRAFT), as_of=AS_OF))
    assert list(report.verdicts) == apart


# --- what counts


@pytest.mark.parametrize("status", list(Status))
def test_only_a_retracted_claim_never_counts(status: Status) -> None:
    claim = claim_of(RECORD[0], "tunnel").model_copy(update={"status": status})
    verdict = Desk(Memory([claim])).verify(claim.text)
    assert (verdict.label is Label.SUPPORTED) == (status is not Status.RETRACTED)
    reviewed = Desk(Memory([claim], reviewed_only=True)).verify(claim.text)
    assert (reviewed.label is Label.SUPPORTED) == (status is Status.REVIEWED)


def test_a_retracted_claim_disputes_nothing() -> None:
    claims = [claim_of(said, f"c{number}") for number, said in enumerate(RECORD, 1)]
    assert mountain.verify(claims[2].text, as_of=AS_OF).label is Label.DISPUTED
    claims[3] = claims[3].model_copy(update={"status": Status.RETRACTED})
    verdict = Desk(Memory(claims, speakers=speakers_of(RECORD))).verify(claims[2].text, as_of=AS_OF)
    assert verdict.label is Label.SUPPORTED
    assert "c4" not in {match.claim.id for match in verdict.matches}


def test_the_claims_are_left_as_they_were() -> None:
    claims = [claim_of(said, f"c{number}") for number, said in enumerate(RECORD, 1)]
    before = [claim.model_dump_json() for claim in claims]
    shelf = Memory(claims, speakers=speakers_of(RECORD))
    Desk(shelf).check(Document(DRAFT, "valley.md"), as_of=AS_OF)
    assert [claim.model_dump_json() for claim in claims] == before
    assert all(kept is given for kept, given in zip(shelf.claims, claims, strict=True))


@pytest.mark.parametrize("number", range(len(RECORD)), ids=[said.claim for said in RECORD])
def test_a_claim_that_is_repeated_is_found(number: int) -> None:
    verdict = mountain.verify(RECORD[number].claim, as_of=AS_OF)
    assert verdict.matches[0].claim.text == RECORD[number].claim
    assert verdict.matches[0].score == pytest.approx(1, abs=0.02)
    assert verdict.label is not Label.UNVERIFIED


def test_a_claim_is_found_among_many() -> None:
    crowd = [
        Said(claim=f"The {word} in village {number} was painted.")
        for number in range(40)
        for word in ("barn", "mill", "inn")
    ]
    verdict = desk_of([*crowd, *RECORD]).verify("No wolf was shot in Graubünden in 2025.", as_of=AS_OF)
    assert verdict.label is Label.SUPPORTED
    assert verdict.matches[0].claim.text == RECORD[1].claim
    assert len(verdict.matches) <= 8


# --- speakers


def test_the_speaker_that_the_text_names_comes_before_the_option() -> None:
    text = "The tunnel to Chur will cost 38 million francs, said Reto Caduff."
    assert mountain.verify(text, speaker="Gian Tuor", as_of=AS_OF).label is Label.SUPPORTED
    alone = "The tunnel to Chur will cost 38 million francs."
    assert mountain.verify(alone, speaker="Gian Tuor", as_of=AS_OF).label is Label.MISATTRIBUTED
    assert mountain.verify(alone, speaker="Reto Caduff", as_of=AS_OF).label is Label.SUPPORTED


def test_a_speaker_is_known_by_name_surname_or_role() -> None:
    for name in ("Reto Caduff", "Caduff", "the minister of transport", "Hunting Office"):
        assert mountain.meant.knows(name), name
    for name in ("Reto Camenisch", "Camenisch", "the bishop of Chur"):
        assert not mountain.meant.knows(name), name


# --- a store on disk


def test_a_verdict_points_at_the_line_of_its_claim(tmp_path: Path) -> None:
    store = load(desk(tmp_path))
    verdict = verify(CONTRADICTED, store, as_of=AS_OF)
    assert verdict.label is Label.CONTRADICTED
    evidence = verdict.matches[0].evidence
    assert (evidence.file, evidence.line) == store.place("eight-soldiers")
    assert evidence.source == "harbour"
    assert evidence.quote is not None
    assert evidence.start is not None
    assert store.text("harbour")[evidence.start : evidence.end] == evidence.quote


def test_the_functions_and_the_desk_agree(tmp_path: Path) -> None:
    store = load(desk(tmp_path))
    for text, label in (
        (SUPPORTED, Label.SUPPORTED),
        (CONTRADICTED, Label.CONTRADICTED),
        (UNVERIFIED, Label.UNVERIFIED),
    ):
        assert verify(text, store, as_of=AS_OF).label is label
        assert verify(text, store, as_of=AS_OF) == Desk.of(store).verify(text, as_of=AS_OF)
    document = Document(f"{SUPPORTED} {CONTRADICTED}", "draft.txt")
    assert check(document, store, as_of=AS_OF) == Desk.of(store).check(document, as_of=AS_OF)
    labels = [verdict.label for verdict in check(document, store, as_of=AS_OF).verdicts]
    assert labels == [Label.SUPPORTED, Label.CONTRADICTED]


def test_drafts_of_claims_count_unless_only_reviewed_ones_are_wanted(tmp_path: Path) -> None:
    store = load(desk(tmp_path))
    assert verify(DRAFT_ONLY, store, as_of=AS_OF).matches[0].claim.status is Status.DRAFT
    reviewed = verify(DRAFT_ONLY, store, as_of=AS_OF, reviewed_only=True)
    assert reviewed.matches
    assert all(match.claim.status is Status.REVIEWED for match in reviewed.matches)
    report = check(Document(SUPPORTED, "draft.txt"), store, as_of=AS_OF, reviewed_only=True)
    assert report.claims == sum(claim.status is Status.REVIEWED for claim in store.claims)


def test_no_sentence_of_a_draft_is_passed_over(tmp_path: Path) -> None:
    document = Document(f"{SUPPORTED} {DRAFT_ONLY}", "draft.txt")
    assert len(check(document, load(desk(tmp_path)), as_of=AS_OF).verdicts) == 2


# --- the odds of a statement and a claim


CLAIMS = [claim_of(said, f"c{number}") for number, said in enumerate(RECORD, 1)]


def assessed(text: str, inference: Inference | None = None) -> list[Assessment]:
    where = desk_of(RECORD, inference) if inference else mountain
    return where.assess(read_statement(text), CLAIMS, as_of=AS_OF)


class Asked:
    """A model that finds everything open, and remembers what it was asked about."""

    def __init__(self) -> None:
        self.premises: list[str] = []

    def scores(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        self.premises += [premise for premise, _ in pairs]
        return [Scores(0.1, 0.8, 0.1) for _ in pairs]


def test_the_model_is_asked_where_words_leave_a_doubt() -> None:
    model = Asked()
    verdict = desk_of(RECORD, model).verify("The Marmorera dam is secure.", as_of=AS_OF)
    assert {"The dam at Marmorera is safe.", "The dam at Marmorera is not safe."} <= set(model.premises)
    assert "The tunnel to Chur will cost 38 million francs." not in model.premises
    found = {(match.claim.id, one.code): one.level for match in verdict.matches for one in match.findings}
    assert found["c1", "FC109"] == "spared"
    assert found["c3", "FC109"] == "open"


def test_who_holds_a_claim_against_a_statement_asks_about_every_claim() -> None:
    model = Asked()
    assert len(assessed("The Marmorera dam is secure.", model)) == len(CLAIMS)
    assert len(model.premises) == len(CLAIMS)


def test_what_is_put_in_other_words_altogether_is_asked_about() -> None:
    said = [Said(claim="Germany is willing to send soldiers.", speaker="Ana Holt"), *RECORD]
    model = Asked()
    desk_of(said, model).verify("Berlin is ready to contribute troops.", as_of=AS_OF)
    assert "Germany is willing to send soldiers." in model.premises
    assert len(model.premises) < len(said) / 2


def test_the_weights_are_those_of_the_features() -> None:
    for inference, table in ((None, WITHOUT_MODEL), (Given(Scores(0.2, 0.5, 0.3)), WITH_MODEL)):
        for features in features_of(assessed("The dam at Marmorera is safe.", inference)):
            assert {*features, "intercept", "prior"} == set(weights(table))


@given(soup)
@settings(max_examples=40)
def test_odds_are_shares_and_their_features_are_small(text: str) -> None:
    assessments = assessed(text)
    assert all(abs(sum(found.odds) - 1) < 1e-9 and min(found.odds) >= 0 for found in weigh(assessments))
    assert all(-1.2 <= value <= 1.2 for features in features_of(assessments) for value in features.values())


def test_a_statement_is_likest_the_claim_that_it_repeats() -> None:
    for number, claim in enumerate(CLAIMS):
        if number in {2, 3, 4, 5}:
            continue  # claims that differ by one word, or of which one took the other's place
        found = [weighed.odds.same for weighed in weigh(assessed(claim.text))]
        assert found.index(max(found)) == number


def test_related_claims_are_listed_last() -> None:
    verdict = mountain.verify("The tunnel to Chur will cost 38 million francs.", as_of=AS_OF)
    relations = [match.relation is Relation.RELATED for match in verdict.matches]
    assert relations == sorted(relations)


def test_quoted_words_are_held_against_the_words_of_a_passage_not_its_marks() -> None:
    exact = 'The [dam](https://a.example "the dam") is **not** [safe][1] at all'
    claim = claim_of(Said(claim="The dam is not safe at all.", speaker="Gian Tuor", quote=exact), "c1")
    assert claim.quote is not None
    marked = Source(id=claim.quote.source, sha256="0" * 64, markup=Markup.MARKDOWN)
    said = "“The dam is not safe at all,” Gian Tuor said."
    (match,) = Desk(Memory([claim], sources=[marked])).verify(said).matches
    assert Effect.MISQUOTES not in {finding.effect for finding in match.findings}
