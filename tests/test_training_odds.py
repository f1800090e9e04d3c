"""The fit of the decision: what a labelled store teaches, and the table that comes of it."""

import math

import pytest

from checker.evaluate.cases import Case
from checker.nli import Scores
from training.stores import relation

fit_odds = pytest.importorskip("training.fit_odds", reason="the training extra is not installed")

CASE = Case.model_validate(
    {
        "id": "harbour",
        "as_of": "2026-03-02",
        "claims": [
            {"id": "crane", "text": "The harbour of Split has no crane.", "speaker": "Marin Kova"},
            {"id": "old", "text": "The ferry to Hvar is free.", "speaker": "Ana Sol", "superseded_by": "new"},
            {"id": "new", "text": "The ferry to Hvar costs five euros.", "speaker": "Ana Sol"},
            {"id": "myth", "text": "Garlic cures malaria.", "speaker": "Ivo Rat", "rating": "false"},
        ],
        "statements": [
            {"s": "Split harbour lacks a crane.", "v": "supported", "claim": "crane"},
            {"s": "Split harbour has a crane.", "v": "contradicted", "claim": "crane"},
            {"s": "One sails to Hvar for nothing.", "v": "outdated", "claim": "old"},
            {"s": "Malaria is cured by garlic.", "v": "contradicted", "kind": "rated-false", "claim": "myth"},
            {"s": "The harbour is old.", "v": "unverified"},
        ],
    }
)


def relations(number: int) -> dict[str, str | None]:
    statement = CASE.statements[number]
    return {claim.id: relation(CASE, statement, claim) for claim in CASE.claims}


def test_a_store_teaches_what_its_verdicts_mean() -> None:
    others = {"old": "other", "new": "other", "myth": "other"}
    assert relations(0) == {"crane": "same", **others}
    assert relations(1) == {"crane": "opposite", **others}
    assert relations(2) == {"crane": "other", "old": "same", "new": None, "myth": "other"}
    assert relations(3)["myth"] == "same", "who repeats a refuted claim says what it says"
    assert set(relations(4).values()) == {"other"}


def test_claims_word_for_word_and_altered_are_shown_too() -> None:
    made = list(fit_odds.plain_statements(CASE))
    assert {row.s for row in made if row.kind == "made-copy"} == {claim.text for claim in CASE.claims}
    altered = [row for row in made if row.kind != "made-copy"]
    assert altered
    assert all(row.s not in {claim.text for claim in CASE.claims} for row in altered)


class Fixed:
    """Gives every pair the same scores."""

    def scores(self, pairs: list[tuple[str, str]]) -> list[Scores]:
        """Return an even share for each pair."""
        return [Scores(0.3, 0.4, 0.3)] * len(pairs)


def test_the_table_has_a_row_for_each_feature_and_knows_how_often_a_claim_settles_a_statement() -> None:
    data = list(fit_odds.rows(CASE, [], Fixed()))
    written = fit_odds.table(data)
    rows = {line.split("\t")[0]: line.split("\t")[1:] for line in written.splitlines() if not line.startswith("#")}
    assert set(rows) == {"intercept", "prior", *data[0].features}
    labels = [row.label for row in data]
    expected = [math.log(labels.count(label) / labels.count("other")) for label in ("same", "opposite")]
    assert [float(value) for value in rows["prior"]] == pytest.approx(expected, abs=0.001)
    assert fit_odds.table(data) == written, "the same data give the same table"


def test_a_claim_is_shown_without_its_rivals_too() -> None:
    alone = [row for row in fit_odds.rows(CASE, [], Fixed()) if row.alone]
    assert {row.label for row in alone} == {"same", "opposite", "other"}
    assert all(row.features["rival-follows"] == 0 for row in alone)
    assert any(row.features["rival-follows"] > 0 for row in fit_odds.rows(CASE, [], Fixed()))


def test_what_the_model_is_not_asked_about_does_not_go_into_its_table() -> None:
    denied = CASE.statements[0].model_copy(update={"s": "Ana Sol denied that Split harbour lacks a crane."})
    case = CASE.model_copy(update={"statements": (*CASE.statements, denied)})
    assert len({len(row.features) for row in fit_odds.rows(case, [], Fixed())}) == 1
    assert denied in [row.statement for row in fit_odds.rows(case, [], None)]


def test_the_curve_counts_each_labelled_statement_once() -> None:
    other = CASE.model_copy(update={"id": "other"})
    data = [row for case in (CASE, other) for row in fit_odds.rows(case, [], Fixed())]
    assert fit_odds.curve(data).startswith(f"{2 * len(CASE.statements)} statements of 2 stores")


def test_confidence_is_fitted_to_how_often_verdicts_were_right() -> None:
    fit_confidence = pytest.importorskip("training.fit_confidence")
    honest = [(share, number < round(share * 100)) for share in (0.2, 0.5, 0.8) for number in range(100)]
    shift, slope = fit_confidence.scale(honest)
    assert shift == pytest.approx(0, abs=0.1)
    assert slope == pytest.approx(1, abs=0.1)
    boastful = [(0.9, number < 60) for number in range(100)]
    shift, slope = fit_confidence.scale(boastful)
    assert 1 / (1 + math.exp(-shift - slope * math.log(9))) == pytest.approx(0.6, abs=0.05)
    upside_down = [(share, number < 50 - 40 * share) for share in (0.2, 0.8) for number in range(50)]
    shift, slope = fit_confidence.scale(upside_down)
    assert slope == 0, "better odds never make a verdict less sure"
    assert 1 / (1 + math.exp(-shift)) == pytest.approx(0.6, abs=0.02)
    shift, slope = fit_confidence.scale([(0.9, True)] * 20)
    assert 0.9 < 1 / (1 + math.exp(-shift - slope * math.log(9))) < 1, "never wrong so far is not certain"


def test_every_statement_of_a_store_has_its_say_in_the_confidence() -> None:
    fit_confidence = pytest.importorskip("training.fit_confidence")
    judged = fit_confidence.opinions(CASE, None)
    assert len(judged) == len(CASE.statements)
    written = fit_confidence.table(judged, judged)
    assert len([line for line in written.splitlines() if not line.startswith("#")]) == 14
