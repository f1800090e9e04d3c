"""A statement with several facts: the worst part gives the verdict, and the message names it."""

from datetime import date

import pytest
from compare_kit import Said, desk_of

from checker.decide.whole import SEVERITY, whole
from checker.model import Label, Span, Statement, Verdict

AS_OF = date(2026, 3, 2)


def verdict(label: Label, text: str = "The dam is safe.", confidence: float = 0.8) -> Verdict:
    statement = Statement(text=text, span=Span(start=0, end=len(text)), content=text)
    return Verdict(statement=statement, label=label, confidence=confidence, message=f"about {text}")


def test_every_verdict_has_its_place_among_the_others() -> None:
    assert set(SEVERITY) == set(Label)
    assert len(SEVERITY) == len(Label)


def test_one_fact_is_judged_as_it_is() -> None:
    alone = verdict(Label.UNVERIFIED)
    assert whole(alone, []) is alone


def test_a_fact_that_nobody_vouches_for_does_not_pass_with_the_others() -> None:
    parts = [verdict(Label.SUPPORTED, "The dam is old."), verdict(Label.UNVERIFIED, "The road is open.")]
    judged = whole(verdict(Label.SUPPORTED), parts)
    assert judged.label is Label.UNVERIFIED
    assert judged.message.startswith("“The road is open.”")


@pytest.mark.parametrize("label", [Label.CONTRADICTED, Label.MISATTRIBUTED, Label.OUTDATED, Label.DISPUTED])
def test_the_worst_part_gives_the_verdict_and_is_named(label: Label) -> None:
    parts = [verdict(Label.SUPPORTED, "The dam is old."), verdict(label, "The road is open.", 0.7)]
    judged = whole(verdict(Label.UNVERIFIED), parts)
    assert judged.label is label
    assert judged.confidence == 0.7
    assert judged.message.startswith("“The road is open.”")
    assert judged.parts == tuple(parts)


def test_an_accusation_of_the_whole_stays() -> None:
    accused = verdict(Label.CONTRADICTED, confidence=0.9)
    parts = [verdict(Label.SUPPORTED, "The dam is old."), verdict(Label.UNVERIFIED, "The road is open.")]
    judged = whole(accused, parts)
    assert (judged.label, judged.confidence, judged.message) == (Label.CONTRADICTED, 0.9, accused.message)


RECORD = [
    Said(claim="The bridge in Lagos opened in 1990.", speaker="Bayo Lawal"),
    Said(claim="The harbour of Split has no crane.", speaker="Marin Kovač"),
]


def test_facts_that_stand_in_two_claims_support_a_statement_that_stands_in_none() -> None:
    text = "The bridge in Lagos opened in 1990, and the harbour of Split has no crane."
    both = desk_of(RECORD).verify(text, as_of=AS_OF)
    assert both.label is Label.SUPPORTED
    assert {match.claim.id for match in both.matches} == {"c1", "c2"}
    assert [part.label for part in both.parts] == [Label.SUPPORTED, Label.SUPPORTED]


def test_one_false_fact_among_true_ones_is_found() -> None:
    text = "The bridge in Lagos opened in 1990, and the harbour of Split has a crane."
    judged = desk_of(RECORD).verify(text, as_of=AS_OF)
    assert judged.label is Label.CONTRADICTED
    assert "The harbour of Split has a crane." in judged.message
