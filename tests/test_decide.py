"""From findings to a verdict: small stores in which each one is reached, and nobody is accused without cause."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import compare_kit
import pytest
from compare_kit import AS_OF, SOURCE, Given, Row, Said, claim_of, speakers_of
from pydantic import model_validator
from report_kit import finding, match

from checker.archive import Memory
from checker.decide import POLICY, THRESHOLDS, Stance, Standing, stance_of, weigh
from checker.decide.message import message_of
from checker.extract import read_statement
from checker.files import load_yaml
from checker.model import Effect, Label, Relation, Span, Statement, Status, Verdict
from checker.nli import Scores
from checker.pipeline import Desk

FILE = Path(__file__).parent / "cases" / "verdicts.yaml"
ACCUSING = {Label.CONTRADICTED, Label.MISATTRIBUTED, Label.MISQUOTED}
RELATION = {
    Label.SUPPORTED: Relation.SUPPORTS,
    Label.CONTRADICTED: Relation.CONTRADICTS,
    Label.MISATTRIBUTED: Relation.MISATTRIBUTES,
    Label.MISQUOTED: Relation.MISQUOTES,
    Label.OUTDATED: Relation.OUTDATED,
    Label.DISPUTED: Relation.SUPPORTS,
}
INNOCENT = 60
"""So many statements, at least, that must not be contradicted hold the precision of that verdict."""


class StoredClaim(Said):
    id: str
    status: Status = Status.REVIEWED


class Judged(Row):
    """A statement and its only right verdict, by the claim that decides it; or verdicts that it must never get."""

    statement: str
    said_by: str | None = None
    as_of: date | None = None
    reviewed_only: bool = False
    verdict: Label | None = None
    never: tuple[Label, ...] = ()
    by: str | None = None
    known: str | None = None

    @model_validator(mode="after")
    def _one_expectation(self) -> "Judged":
        if (self.verdict is None) == (not self.never):
            raise ValueError("either a verdict or verdicts that must never be")
        return self

    @property
    def allowed(self) -> frozenset[Label]:
        return frozenset([self.verdict] if self.verdict else set(Label) - set(self.never))


class SmallStore(Row):
    about: str
    claims: tuple[StoredClaim, ...]
    statements: tuple[Judged, ...]
    as_of: date = AS_OF


@cache
def desk_of(store: SmallStore, reviewed_only: bool) -> Desk:
    claims = [claim_of(row, row.id).model_copy(update={"status": row.status}) for row in store.claims]
    shelf = Memory(claims, speakers=speakers_of(store.claims), sources=(SOURCE,), reviewed_only=reviewed_only)
    return Desk(shelf)


@cache
def judge(store: SmallStore, judged: Judged) -> Verdict:
    desk = desk_of(store, judged.reviewed_only)
    return desk.verify(judged.statement, speaker=judged.said_by, as_of=judged.as_of or store.as_of)


def load() -> list[SmallStore]:
    rows = load_yaml(FILE.read_text(encoding="utf-8"), FILE.name)
    assert isinstance(rows, list)
    return [SmallStore.model_validate(row) for row in rows]


STORES = load()


def cases() -> list[Any]:
    found = []
    for store in STORES:
        for judged in store.statements:
            marks = [pytest.mark.xfail(raises=AssertionError, reason=judged.known)] if judged.known else []
            found.append(pytest.param(store, judged, id=judged.statement, marks=marks))
    return found


@pytest.mark.parametrize(("store", "judged"), cases())
def test_verdict(store: SmallStore, judged: Judged) -> None:
    verdict = judge(store, judged)
    # Held in names of their own: the whole verdict in the message of a failure would be pages long.
    label, deciding = verdict.label, verdict.matches[0].claim.id if verdict.matches else None
    assert label in judged.allowed, verdict.message
    assert deciding == (judged.by or deciding)


# --- the cases themselves


def test_every_verdict_is_reached() -> None:
    reached = {judged.verdict for store in STORES for judged in store.statements if not judged.known}
    assert reached >= set(Label)


def test_many_statements_defend_the_precision_of_contradicted() -> None:
    innocent = [
        judged
        for store in STORES
        for judged in store.statements
        if Label.CONTRADICTED not in judged.allowed and not judged.known
    ]
    assert len(innocent) >= INNOCENT


def test_a_store_is_small_and_its_statements_differ() -> None:
    for store in STORES:
        assert 2 <= len(store.claims) <= 6
        keys = Counter((row.statement, row.said_by, row.as_of, row.reviewed_only) for row in store.statements)
        assert set(keys.values()) == {1}
        ids = {claim.id for claim in store.claims}
        assert {row.by for row in store.statements if row.by} <= ids


# --- what holds for every verdict


@pytest.fixture(scope="module")
def verdicts() -> list[Verdict]:
    return [judge(store, judged) for store in STORES for judged in store.statements]


def test_the_claims_that_decide_come_first_and_stand_so(verdicts: Sequence[Verdict]) -> None:
    for verdict in verdicts:
        if verdict.label is not Label.UNVERIFIED:
            assert verdict.matches[0].relation in {RELATION[verdict.label], Relation.RELATED}
            assert verdict.label is Label.DISPUTED or verdict.matches[0].relation is RELATION[verdict.label]


def test_a_disputed_verdict_names_two_speakers(verdicts: Sequence[Verdict]) -> None:
    disputed = [verdict for verdict in verdicts if verdict.label is Label.DISPUTED]
    assert disputed
    for verdict in disputed:
        first, second = verdict.matches[:2]
        assert first.claim.speaker != second.claim.speaker
        assert first.claim.speaker in verdict.message
        assert second.claim.speaker in verdict.message


def test_an_accusation_names_who_is_on_record(verdicts: Sequence[Verdict]) -> None:
    accused = [verdict for verdict in verdicts if verdict.label in ACCUSING]
    assert accused
    for verdict in accused:
        assert verdict.matches[0].claim.speaker in verdict.message


def test_an_accusation_is_explained_by_a_finding(verdicts: Sequence[Verdict]) -> None:
    for verdict in verdicts:
        if verdict.label in ACCUSING:
            effects = {finding.effect.value for finding in verdict.matches[0].findings}
            assert RELATION[verdict.label].value in effects


def test_what_is_unverified_has_no_claim_for_or_against_it(verdicts: Sequence[Verdict]) -> None:
    for verdict in verdicts:
        against = {match.relation for match in verdict.matches} - {Relation.RELATED}
        assert (verdict.label is Label.UNVERIFIED) == (not against)


def test_messages_are_one_line(verdicts: Sequence[Verdict]) -> None:
    for verdict in verdicts:
        assert verdict.message.strip()
        assert "\n" not in verdict.message


def test_a_claim_is_matched_once(verdicts: Sequence[Verdict]) -> None:
    for verdict in verdicts:
        ids = [match.claim.id for match in verdict.matches]
        assert len(set(ids)) == len(ids)


# --- the policy as a table


def test_nobody_is_accused_of_denying_what_was_refuted_dropped_or_said_by_another() -> None:
    for standing in (Standing.REFUTED, Standing.OUTDATED, Standing.OTHER_SPEAKER):
        assert (Stance.OPPOSITE, standing) not in POLICY


def test_another_matter_gives_no_relation() -> None:
    assert not any(stance is Stance.OTHER for stance, _ in POLICY)


def test_what_says_the_same_always_has_a_relation() -> None:
    assert {standing for stance, standing in POLICY if stance is Stance.SAME} == set(Standing)


def test_only_the_same_words_are_misattributed() -> None:
    for stance, standing in product(Stance, Standing):
        if POLICY.get((stance, standing)) is Relation.MISATTRIBUTES:
            assert standing is Standing.OTHER_SPEAKER
            assert stance in {Stance.SAME, Stance.ALTERED}


def test_thresholds_are_shares() -> None:
    for name in THRESHOLDS.__dataclass_fields__:
        assert 0 < getattr(THRESHOLDS, name) < 1
    assert THRESHOLDS.contradict > THRESHOLDS.support


SURE = Given(Scores(0.004, 0.006, 0.99))
"""A model that finds every pair contradictory."""


def test_the_model_alone_does_not_accuse_what_would_be_done_in_a_case_that_has_not_come() -> None:
    asked = "Belgium has not received a question about sending soldiers from NATO, the EU or bilaterally."
    desk = compare_kit.desk_of([Said(claim=asked, speaker="Ana Roa")], SURE)
    verdict = desk.verify("If Belgium is asked, the ministry and the government will see what they can do.")
    assert verdict.label is Label.UNVERIFIED


def test_the_model_alone_does_not_accuse_by_a_claim_that_the_text_concedes() -> None:
    desk = compare_kit.desk_of(
        [Said(claim="The talks with Ana Roa were open and constructive.", speaker="Per Lund")], SURE
    )
    conceded = "Positions are still far apart, even though the talks with Ana Roa were constructive."
    assert desk.verify(conceded).label is not Label.CONTRADICTED
    assert desk.verify("The talks with Ana Roa were quarrelsome and led to nothing.").label is Label.CONTRADICTED


def test_the_model_alone_does_not_accuse_what_is_not_so_of_all() -> None:
    record = [
        Said(claim="Tallowmere will assume 205 million of the club's 342 million in debt.", speaker="Ana Roa")
    ]
    desk = compare_kit.desk_of(record, SURE)
    assert desk.verify("Tallowmere will not take on all of what the club owes.").label is Label.UNVERIFIED


def test_another_figure_in_the_claims_own_words_contradicts_whatever_the_model_makes_of_it() -> None:
    record = [Said(claim="The road to Lund cost R51 million.", speaker="Ana Roa")]
    desk = compare_kit.desk_of(record, Given(Scores(0.9, 0.05, 0.05)))
    assert desk.verify("The road to Lund cost R15 million.").label is Label.CONTRADICTED
    assert desk.verify("The road to Lund cost R51 million.").label is Label.SUPPORTED
    polled = compare_kit.desk_of(
        [Said(claim="Turnout in Lund reached 60.6 percent.")], Given(Scores(0.9, 0.05, 0.05))
    )
    assert polled.verify("Turnout in Lund reached 60 percent.").label is not Label.CONTRADICTED


def test_a_figure_that_surely_differs_is_not_supported() -> None:
    record = [Said(claim="Norvale will buy twelve patrol boats for its northern waters.", speaker="Ana Roa")]
    desk = compare_kit.desk_of(record, Given(Scores(0.95, 0.02, 0.03)))
    assert (
        desk.verify("Two dozen new patrol boats are on their way to northern Norvale.").label is not Label.SUPPORTED
    )


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Chancellor Sue Park met President Tom Reed.", "President Tom Reed met Chancellor Sue Park."),
        ("The pharmacy is open from 8 a.m. to 8 p.m.", "The pharmacy is open at 7 p.m."),
        ("Flights are banned from 11 p.m. to 6 a.m.", "Flights are allowed at noon."),
        ("The bank closed on Friday and opens on Monday.", "The bank is closed on Sunday."),
        ("On the first day of the strike, nine out of ten trains were cancelled.",
         "Nine out of ten trains were cancelled on the third day of the strike."),
        ("The assembly has 100 seats, 70 of them held by women.", "30 seats are held by men."),
    ],
)  # fmt: skip
def test_the_model_alone_does_not_accuse_where_both_may_be(claim: str, statement: str) -> None:
    desk = compare_kit.desk_of([Said(claim=claim, speaker="Ana Roa")], SURE)
    assert desk.verify(statement, as_of=AS_OF).label is not Label.CONTRADICTED


@pytest.mark.parametrize(
    ("claim", "statement", "label"),
    [
        ("The council plans to close the pool.", "The council has not closed the pool.", Label.UNVERIFIED),
        ("The council will close the pool.", "The council did not close the pool.", Label.UNVERIFIED),
        ("The council plans to close the pool.", "The council opened the pool.", Label.UNVERIFIED),
        ("The council plans to close the pool.", "The council will not close the pool.", Label.CONTRADICTED),
        ("The council has closed the pool.", "The council has not closed the pool.", Label.CONTRADICTED),
        ("Prices will rise.", "Prices have fallen.", Label.UNVERIFIED),
        ("Prices have risen.", "Prices have fallen.", Label.CONTRADICTED),
        ("Prices are expected to rise.", "Prices will fall.", Label.CONTRADICTED),
        ("Norvale plans to buy 20 patrol boats.", "Norvale has bought 12 patrol boats.", Label.UNVERIFIED),
        ("Norvale has bought 20 patrol boats.", "Norvale has bought 12 patrol boats.", Label.CONTRADICTED),
        ("The mine is allowed to release waste water.", "The mine does not release waste water.", Label.UNVERIFIED),
        ("The mine is allowed to release waste water.", "The mine cannot release waste water.", Label.CONTRADICTED),
        ("Norvale tried to sign the treaty.", "Norvale did not sign the treaty.", Label.UNVERIFIED),
        ("Norvale managed to sign the treaty.", "Norvale did not sign the treaty.", Label.CONTRADICTED),
        ("Norvale was forced to sign the treaty.", "Norvale did not sign the treaty.", Label.CONTRADICTED),
        ("Norvale is ready to accept the deal.", "Norvale rejected the deal.", Label.CONTRADICTED),
        ("The mayor may oppose the plan.", "The mayor backs the plan.", Label.UNVERIFIED),
        ("The town has not sold the plot.", "The town plans to sell the plot.", Label.UNVERIFIED),
        ("The town will not sell the plot.", "The town plans to sell the plot.", Label.CONTRADICTED),
        ("The court has allowed the union to strike.", "The union will not strike.", Label.UNVERIFIED),
        ("The court has allowed the union to strike.", "The union must not strike.", Label.CONTRADICTED),
        (
            "Rain in July came to 9 millimetres.",
            "The office had forecast 50 millimetres.",
            Label.UNVERIFIED,
        ),
        (
            "The court ordered the firm to replace its boilers.",
            "The firm has not replaced its boilers.",
            Label.UNVERIFIED,
        ),
        (
            "The harvest is expected to be 30 percent smaller.",
            "The harvest was 12 percent smaller.",
            Label.UNVERIFIED,
        ),
    ],
)
def test_what_may_or_shall_come_denies_nothing_that_was_done(claim: str, statement: str, label: Label) -> None:
    desk = compare_kit.desk_of([Said(claim=claim, speaker="Ana Roa")], SURE)
    assert desk.verify(statement, as_of=AS_OF).label is label


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Exports to India rose.", "Exports to China fell."),
        ("The bank cut rates in November.", "The bank raised rates in May."),
        ("Ivers attended the meeting on Thursday.", "Ivers was not at the meeting on Monday."),
        ("Lund won the second match.", "Lund lost the first match."),
        ("The union accepted the second offer.", "The union rejected the first offer."),
        ("Four people were hurt in the first crash.", "Nobody was hurt in the second crash."),
        ("Turnout was 48 per cent in the south.", "Turnout was 61 per cent in the north."),
        ("The museum is open on Sundays.", "The museum is closed on Mondays."),
        ("The museum closes at five.", "The museum opens at ten."),
        ("Most residents support the plan.", "Some residents oppose the plan."),
        ("Most residents support the plan.", "A third of residents do not support the plan."),
        ("The passenger was drunk.", "The driver was not drunk."),
        ("Ewa Lund does not run the yard.", "Ewa Lund's brother runs the yard."),
        ("Brandt won the race.", "Lund did not win the race."),
        ("The suspect set the fire.", "The suspect denied setting the fire."),
        ("Rents in the suburbs rose sharply.", "Rents in the centre fell."),
        ("Anglers found 300 dead trout below the dam.", "Anglers found no dead trout above the dam."),
        ("The alarm did not sound during the theft.", "The alarm sounded before the theft."),
        ("Police arrested the man from Gjerd.", "Police did not arrest the brother of the man from Gjerd."),
        ("17 of the 24 homes must not drink their water.", "Three of the 24 homes can drink their water."),
        ("Half of the votes had been counted on 9 October.", "All of the votes had been counted on 13 October."),
        ("The district court has allowed the search.", "The court of appeal did not allow the search."),
        ("Police arrested the suspect.", "Police released the suspect."),
        ("Rebels blamed the army for the strike.", "The army denied responsibility for the strike."),
        ("Its shares have fallen by a fifth since January.", "Its shares rose 4 per cent on Tuesday."),
        ("The city's population has grown since 2010.", "The city's population fell in 2023."),
        ("The school had 340 pupils in 2010.", "The school has fewer than 300 pupils."),
        ("The strike began on Monday.", "The strike has ended."),
        ("The minister left Oslo.", "The minister arrived in Oslo."),
        ("The road was closed after the crash.", "The road was reopened."),
        ("The company cut 300 jobs.", "The company denied that it had cut jobs."),
    ],
)
def test_a_second_difference_undoes_the_first(claim: str, statement: str) -> None:
    desk = compare_kit.desk_of([Said(claim=claim, speaker="Ana Roa")], SURE)
    assert desk.verify(statement, as_of=AS_OF).label is not Label.CONTRADICTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Exports to China rose.", "Exports to China fell."),
        ("The bank cut rates in May.", "The bank raised rates in May."),
        ("Ivers attended the meeting on Monday.", "Ivers was not at the meeting on Monday."),
        ("The union accepted the first offer.", "The union rejected the first offer."),
        ("Four people were hurt in the first crash.", "Nobody was hurt in the first crash."),
        ("Turnout was 48 per cent in the north.", "Turnout was 61 per cent in the north."),
        ("Most residents support the plan.", "Most residents oppose the plan."),
        ("The driver was drunk.", "The driver was not drunk."),
        ("The firm laid off 300 people.", "The firm hired 300 people."),
        ("The school had 340 pupils in 2010.", "The school had fewer than 300 pupils in 2010."),
        ("The road is closed.", "The road is open."),
        ("The council closed the road on Monday.", "The council opened the road on Monday."),
        ("Ewa Lund does not run the yard.", "Ewa Lund runs the yard."),
    ],
)
def test_one_difference_alone_contradicts(claim: str, statement: str) -> None:
    desk = compare_kit.desk_of([Said(claim=claim, speaker="Ana Roa")], SURE)
    assert desk.verify(statement, as_of=AS_OF).label is Label.CONTRADICTED


def test_who_denies_what_they_said_themselves_is_contradicted() -> None:
    desk = compare_kit.desk_of([Said(claim="The company cut 300 jobs.", speaker="the company")], SURE)
    assert desk.verify("The company denied that it had cut jobs.", as_of=AS_OF).label is Label.CONTRADICTED


def test_nobody_is_accused_of_saying_what_the_model_finds_left_open() -> None:
    record = [Said(claim="Only one in four of the victims has paid the gang.", speaker="Rafael Quintanar")]
    said = "Mara Quist said that three in four of the victims have paid the gang nothing."
    labels = {
        scores: compare_kit.desk_of(record, Given(scores)).verify(said).label
        for scores in (Scores(0.9, 0.05, 0.05), Scores(0.1, 0.85, 0.05))
    }
    assert list(labels.values()) == [Label.MISATTRIBUTED, Label.UNVERIFIED]


def test_elsewhere_the_model_alone_may_accuse() -> None:
    record = [Said(claim="The council turned down the plan for a new harbour.", speaker="Ana Roa")]
    desk = compare_kit.desk_of(record, SURE)
    assert desk.verify("Councillors gave the plan for the harbour their blessing.").label is Label.CONTRADICTED


@pytest.mark.parametrize(("who", "label"), [("Voters", Label.CONTRADICTED), ("They", Label.UNVERIFIED)])
def test_the_model_alone_does_not_accuse_by_a_claim_that_leans_on_another_sentence(who: str, label: Label) -> None:
    record = [Said(claim=f"{who} ask the mayor about the hospital that closed.", speaker="Ana Roa")]
    desk = compare_kit.desk_of(record, SURE)
    assert desk.verify("People raise the hospital with the mayor, not posts.").label is label


@pytest.mark.parametrize(("what", "label"), [("harbour", Label.CONTRADICTED), ("promises", Label.UNVERIFIED)])
def test_the_model_alone_does_not_accuse_where_no_word_is_shared(what: str, label: Label) -> None:
    record = [Said(claim=f"We saw what became of the {what} made in 2014.", speaker="Ana Roa")]
    desk = compare_kit.desk_of(record, SURE)
    assert desk.verify("Ewa Lund has headed the harbour board since the spring.").label is label


def test_what_has_long_been_so_is_not_denied_by_what_will_be() -> None:
    record = [Said(claim="The lifeboat station at Varde will close in October.", speaker="Ana Roa")]
    desk = compare_kit.desk_of(record, SURE)
    assert desk.verify("The lifeboat station at Varde has been open for a century.").label is Label.UNVERIFIED
    assert desk.verify("The lifeboat station at Varde will stay open.").label is Label.CONTRADICTED


FOLLOWS = Given(Scores(0.98, 0.01, 0.01))
"""A model that finds that every statement follows."""


@pytest.mark.parametrize(("who", "label"), [("Tom Ivers", Label.SUPPORTED), ("He", Label.UNVERIFIED)])
def test_what_is_said_of_nobody_known_supports_nothing_of_somebody_named(who: str, label: Label) -> None:
    record = [Said(claim=f"{who} would challenge the decision on the harbour in court.", speaker="Ruth Odell")]
    desk = compare_kit.desk_of(record, FOLLOWS)
    assert desk.verify("Tom Ivers will challenge the decision on the harbour in court.").label is label


OPEN = Given(Scores(0.05, 0.9, 0.05))
"""A model that leaves every pair open."""


@pytest.mark.parametrize(
    ("statement", "label"),
    [
        ("The freighter ran aground off Cape Ferro on 16 November.", Label.CONTRADICTED),
        ("The freighter ran aground off Cape Ferro on 16 May.", Label.UNVERIFIED),  # another time, perhaps
        ("The freighter ran aground off Cape Ferro again on 16 November.", Label.UNVERIFIED),
        ("The freighter ran aground off Cape Ferro with the pilot asleep on 16 November.", Label.UNVERIFIED),
        ("The freighter ran aground off Cape Ferro before 16 November.", Label.UNVERIFIED),
    ],
)
def test_another_day_contradicts_where_all_else_is_the_claim(statement: str, label: Label) -> None:
    desk = compare_kit.desk_of(
        [Said(claim="The freighter ran aground off Cape Ferro on 6 November.", speaker="Ana Roa")], OPEN
    )
    verdict = desk.verify(statement).label
    assert verdict is label or (label is Label.UNVERIFIED and verdict is not Label.CONTRADICTED)


def test_a_claim_without_its_day_is_supported_whatever_the_model_says() -> None:
    record = [Said(claim="The Harrach lynx killed four sheep in Hinterau on 6 March 2025.", speaker="Ana Roa")]
    desk = compare_kit.desk_of(record, SURE)
    assert desk.verify("The Harrach lynx has killed four sheep in Hinterau.").label is Label.SUPPORTED
    assert desk.verify("The Harrach lynx has killed five sheep in Hinterau.").label is Label.CONTRADICTED


def test_what_the_model_alone_contradicts_is_shown_by_the_words_that_differ() -> None:
    seen = finding(
        code="FC109", name="inference", left="Since May.", right="Since June.", message="read as a whole"
    )
    beside = finding(
        Effect.EXCEEDS, code="FC104", name="date", left="since May", right="since June", message="may be"
    )
    statement = Statement(text="Since May.", span=Span(start=0, end=10), content="Since May.")
    alone = message_of(statement, Label.CONTRADICTED, [match(findings=(seen,))])
    assert alone.endswith("(read as a whole)")
    shown = message_of(statement, Label.CONTRADICTED, [match(findings=(beside, seen))])
    assert shown.endswith(
        "(the text says “since May”, Ann Berg said “since June”; read as a whole, both cannot be true)"
    )


@pytest.mark.parametrize(("entailment", "stance"), [(0.25, Stance.OTHER), (0.35, Stance.SAME), (0.6, Stance.SAME)])
def test_a_near_copy_is_supported_only_where_the_model_sees_that_it_follows(
    entailment: float, stance: Stance
) -> None:
    said = Said(claim="The council closed the old bridge at Varde for repairs to its deck.", speaker="Ann Lee")
    desk = compare_kit.desk_of([said], Given(Scores(entailment, 0.85 - entailment, 0.15)))
    (assessed,) = desk.assess(
        read_statement("The council closed the old bridge at Varde for repairs."),
        [claim_of(said, "c1")],
        as_of=AS_OF,
    )
    ((odds, _),) = weigh([assessed])
    assert stance_of(assessed, odds)[0] is stance


@pytest.mark.parametrize(("contradiction", "label"), [(0.5, Label.UNVERIFIED), (0.9, Label.CONTRADICTED)])
def test_a_negation_accuses_only_where_the_model_sees_it_too(contradiction: float, label: Label) -> None:
    record = [Said(claim="The ministry will pay for the repair of the bridge at Varde.", speaker="Ann Lee")]
    desk = compare_kit.desk_of(record, Given(Scores(0.05, 0.95 - contradiction, contradiction)))
    assert desk.verify("The ministry will not pay for the repair of the bridge at Varde.").label is label


@pytest.mark.parametrize("contradiction", [0.02, 0.9])
def test_a_figure_needs_no_second(contradiction: float) -> None:
    record = [Said(claim="The ministry will pay 4 million euros for the bridge at Varde.", speaker="Ann Lee")]
    desk = compare_kit.desk_of(record, Given(Scores(0.02, 0.98 - contradiction, contradiction)))
    assert desk.verify("The ministry will pay 6 million euros for the bridge at Varde.").label is Label.CONTRADICTED
