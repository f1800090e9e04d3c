"""What a claim's source names is read only where the claim's own names do not tell already."""

from collections.abc import Callable
from datetime import date

import pytest

from checker.compare.record import Record, share_no_name
from checker.model import Attribution, AttributionKind, Claim, Speaker
from checker.text.named import named

TEXT = "Lars Holm spoke in Kirkenes. The Barents Bank paid for the harbour, said Olga Marek."


def record(source: Callable[[], str] | None) -> Record:
    claim = Claim(
        id="harbour",
        text="The Barents Bank paid for the harbour of Kirkenes.",
        speaker="Olga Marek",
        said_on=date(2026, 3, 2),
        attribution=Attribution(kind=AttributionKind.INDIRECT),
    )
    return Record(claim, Speaker(id="olga-marek", name="Olga Marek"), source=source)


@pytest.mark.parametrize(
    "draft",
    [
        "",
        "Kirkenes is far.",
        "Olga Marek saw Lisbon.",
        "Lars Holm saw Lisbon.",
        "Joana Duarte saw Lisbon.",
        "Kirkenes and Barents are far.",
    ],
)
@pytest.mark.parametrize("text", [TEXT, "Nobody is named.", ""])
def test_the_shorter_way_tells_the_same(draft: str, text: str) -> None:
    mine = named(draft)
    assert record(lambda: text).shares_no_name(mine) is share_no_name(mine, record(lambda: text).named)


def test_a_draft_of_other_names_is_elsewhere_and_without_a_source_nothing_is() -> None:
    mine = named("Joana Duarte saw Lisbon.")
    assert record(lambda: TEXT).shares_no_name(mine)
    assert not record(None).shares_no_name(mine)
    assert not record(lambda: TEXT).shares_no_name(named("Lars Holm saw Lisbon."))  # whom the source alone names


def test_the_source_is_not_read_where_the_claim_tells() -> None:
    def unread() -> str:
        raise AssertionError("the source was read")

    assert not record(unread).shares_no_name(named("Olga Marek saw Lisbon."))
    assert not record(unread).shares_no_name(named("Lisbon is far."))
