"""What is measured on held-back stores: the share that is right, the loss, and what is found of each label."""

from collections.abc import Sequence
from typing import Any

import pytest

from checker.evaluate.cases import Case
from checker.nli import Scores
from training.pairs import LABELS, Pair
from training.stores import is_held_back

measure = pytest.importorskip("training.measure", reason="the training extra is not installed")
PAIRS = [Pair("a", f"{label} {number}", label, "stores") for label in LABELS for number in range(3)]


class Saying:
    """A network that gives one label of a pair's own words, or always the same."""

    def __init__(self, always: str | None = None) -> None:
        self.always = always

    def scores(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        """Nine tenths for the label that is said."""
        said = [self.always or words.split()[0] for _, words in pairs]
        return [Scores(**{label: 0.9 if label == one else 0.05 for label in LABELS}) for one in said]


def test_who_is_always_right_finds_everything() -> None:
    assert measure.row(Saying(), PAIRS) == "100.0 % | 0.105 | 100, 100, 100 % | 1.000 / 1.000 / 1.000"


def test_who_always_leaves_open_finds_only_that() -> None:
    right, _, found, areas = measure.row(Saying("neutral"), PAIRS).split(" | ")
    assert (right, found, areas) == ("33.3 %", "0, 100, 0 %", "0.500 / 0.500 / 0.500")


def test_only_held_back_stores_are_drawn_from() -> None:
    claims: list[dict[str, Any]] = [
        {"id": "c1", "text": "The ferry carried 1,400 people.", "speaker": "Ana Sol"},
        {"id": "c2", "text": "The mayor resigned in May.", "speaker": "Ana Sol"},
    ]
    said = {"s": "The ferry took 1,400.", "speaker": None, "v": "supported", "kind": "paraphrase", "claim": "c1"}
    stores = [f"s{number}" for number in range(20)]
    cases = [Case.model_validate({"id": one, "claims": claims, "statements": [said]}) for one in stores]
    kept = [case for case in cases if is_held_back(case.id)]
    assert 0 < len(kept) < len(cases)
    drawn = measure.held_back(cases, 1000)
    assert sum(pair.label == "entailment" for pair in drawn) == len(kept)
    assert measure.held_back(cases, 2) == drawn[:2]
