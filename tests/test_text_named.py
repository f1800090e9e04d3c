"""What a text names, and what a draft that names nothing of a source's can be told by it."""

from pathlib import Path

import pytest
from store_kit import claim, workspace, write_claims

from checker.documents import Document
from checker.model import Label
from checker.pipeline import Desk
from checker.store import load
from checker.text.named import named

SOURCE = (
    "The tram line in Halden is 11.4 kilometres long, Matteo Brancusi said.\n"
    "The bank made a profit of 141 million euros in 2024, the board of Finkbeiner Savings said.\n"
)
AWAY = "The metro of Sankt Ivo is a matter for Hugo Lamm.\n\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = workspace(tmp_path, lines=SOURCE)
    profit = "The bank made a profit of 141 million euros in 2024"
    write_claims(made, claim("profit", profit, text=SOURCE, source="lines", speaker="Finkbeiner"), source="lines")
    return Desk.of(load(made))


def labels(desk: Desk, text: str) -> list[Label]:
    return [verdict.label for verdict in desk.check(Document(text, "draft.txt")).verdicts]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Marit Ekdahl met Per Holm in Oslo.", {"ekdahl", "oslo", "holm"}),
        ("He met Müller-Graf of the National Savings Bank.", {"muller-graf", "savings"}),
        ("Minister Ann Berg came on Monday.", {"berg"}),
        ("She came. Nobody knew.", set()),
    ],
)
def test_names_are_told_by_what_is_their_own(text: str, keys: set[str]) -> None:
    assert named(text) >= keys
    assert named(text).isdisjoint({"marit", "ann", "bank", "the", "monday", "minister", "she", "nobody"})


def test_a_draft_of_other_names_is_about_another_bank(desk: Desk) -> None:
    assert labels(desk, f"{AWAY}The bank made a profit of 300 million euros in 2024.")[-1] is Label.UNVERIFIED


@pytest.mark.parametrize(
    "before",
    [
        "",  # a draft that names nothing tells nothing
        "Hugo Lamm was there.\n\n",  # nor does a single name
        "The metro of Sankt Ivo and the tram in Halden are a matter for Hugo Lamm.\n\n",
        "In Sankt Ivo, Brancusi and Hugo Lamm met.\n\n",
    ],
)
def test_elsewhere_it_is_the_bank_on_record(desk: Desk, before: str) -> None:
    assert labels(desk, f"{before}The bank made a profit of 300 million euros in 2024.")[-1] is Label.CONTRADICTED


def test_who_asks_for_one_statement_means_the_store(desk: Desk) -> None:
    assert desk.verify("The bank made a profit of 300 million euros in 2024.").label is Label.CONTRADICTED


def test_a_claim_word_for_word_is_that_claim_in_any_draft(desk: Desk) -> None:
    assert labels(desk, f"{AWAY}The bank made a profit of 141 million euros in 2024.")[-1] is Label.SUPPORTED
