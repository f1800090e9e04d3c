"""A passage is taken apart into propositions that stand alone, each with its own offsets; no other is cut off."""

from datetime import date

import pytest

from checker.archive import Memory
from checker.extract import extract_claims
from checker.model import Claim, Source
from checker.pipeline import Desk

SOURCE = Source(id="report", publisher="Harbour Gazette", published=date(2026, 3, 12), sha256="0" * 64)

APART = {
    "Ida Holt said the plant would close in May and 300 people would lose their jobs.": [
        ("The plant would close in May.", "the plant would close in May"),
        ("300 people would lose their jobs.", "and 300 people would lose their jobs"),
    ],
    "Ida Holt said the council rejected the plan and asked for a new one.": [
        ("The council rejected the plan.", "the council rejected the plan"),
        ("The council asked for a new one.", "and asked for a new one"),
    ],
    "“The dam is safe; the road will open in May,” Ida Holt said.": [
        ("The dam is safe.", "The dam is safe"),
        ("The road will open in May.", "the road will open in May"),
    ],
    "“The plant will close in May,” Ida Holt said, “and 300 people will lose their jobs.”": [
        ("The plant will close in May.", "The plant will close in May"),
        ("300 people will lose their jobs.", "and 300 people will lose their jobs"),
    ],
    "“The dam broke. Nobody was hurt. The road is closed,” Ida Holt said.": [
        ("The dam broke.", "The dam broke."),
        ("Nobody was hurt.", "Nobody was hurt."),
        ("The road is closed.", "The road is closed"),
    ],
}
WHOLE = [
    "the council did not close the plant and dismiss workers",
    "the council never approved the plan and signed the deal",
    "if the bill passes, the minister will resign and the coalition will end",
    "when the plant closes, the shops will go and the school will follow",
    "the plant closed because the river rose and the workers fled",
    "either the council pays or the plant closes and the workers go",
    "the dam costs more than the road and the bridge cost together",
    "the council believed the plan would fail and the minister would go",
    "nobody stood up and protested",
    "it is not true that the dam is safe and the road is open",
]


def claims(text: str) -> tuple[Claim, ...]:
    return extract_claims(SOURCE, text).claims


@pytest.mark.parametrize(("report", "expected"), APART.items(), ids=str)
def test_clauses_that_stand_alone_are_claims_with_their_own_offsets(
    report: str, expected: list[tuple[str, str]]
) -> None:
    found = claims(report)
    assert [(claim.text, claim.quote.exact if claim.quote else None) for claim in found] == expected
    assert all(report[one.quote.start : one.quote.end] == one.quote.exact for one in found if one.quote)
    assert {claim.speaker for claim in found} == {"Ida Holt"}


@pytest.mark.parametrize("said", WHOLE)
def test_what_depends_on_the_rest_is_not_cut_off(said: str) -> None:
    assert len(claims(f"Ida Holt said that {said}.")) == 1


def test_a_shared_subject_is_on_record() -> None:
    second = claims("Ida Holt said the council rejected the plan and asked for a new one.")[1]
    (shared,) = second.resolved
    assert (shared.words, shared.stands_for, shared.exact) == ("asked", "the council asked", "the council")


REPORT = (
    '"The plant was built in 1970. The council sold it in 2001," mayor Ida Holt said. '
    '"The plant will close in May, and 300 people will lose their jobs. Who will pay? Nobody knows the answer."'
)


@pytest.mark.parametrize(
    ("quoted", "label"),
    [
        ("The plant was built in 1970. The council sold it in 2001", "supported"),
        ("The plant will close in May, and 300 people will lose their jobs", "supported"),
        ("300 people will lose their jobs. Who will pay? Nobody knows the answer", "supported"),
        ("The plant will close in May, and 400 people will lose their jobs", "misquoted"),
        ("The plant was built in 1970. The council sold it in 2002", "misquoted"),
    ],
)
def test_a_quotation_may_take_in_several_claims(quoted: str, label: str) -> None:
    found = extract_claims(SOURCE, REPORT)
    shelf = Memory(found.claims, speakers=found.speakers, sources=[SOURCE], text_of={"report": REPORT}.__getitem__)
    desk = Desk(shelf)
    assert desk.verify(f"“{quoted},” Holt said.").label == label
