"""Whole reports to stores: what settles a statement, what lies beside it, and that no network learns from them."""

import json
from pathlib import Path

import pytest
from compare_kit import Given

from checker.nli import Scores

reports = pytest.importorskip("training.reports", reason="the training extra is not installed")
stores = pytest.importorskip("training.stores")

TEXT = """\
Mayor Ann Lee said the dam at Lund would be closed in May. The works will cost 40 million kroner.

The dam was built in 1951 by the firm Tarn. Its gates were renewed in 1988.
"""
ROWS = [
    {"s": "The dam at Lund is to close in May, said Lee.", "v": "supported", "e": TEXT.split(". ")[0] + "."},
    {"s": "The dam dates from 1961.", "v": "contradicted", "e": "The dam was built in 1951 by the firm Tarn."},
    {"s": "The firm Tarn is bankrupt.", "v": "unverified", "e": "The dam was built in 1951 by the firm Tarn."},
]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "dam.txt"
    path.write_text(TEXT, encoding="utf-8")
    rows = "".join(json.dumps(row) + "\n" for row in ROWS)
    path.with_suffix(".jsonl").write_text(rows, encoding="utf-8")
    return path


def test_each_statement_has_the_claim_drawn_from_the_words_that_settle_it(report: Path) -> None:
    (store,) = reports.stores_of(report, Given(Scores(0.3, 0.4, 0.3)))
    claims = {claim["id"]: claim["text"] for claim in store["claims"]}
    supported, contradicted, unverified = store["statements"]
    assert claims[supported["claim"]] == "The dam at Lund would be closed in May."
    assert claims[contradicted["claim"]] == "The dam was built in 1951 by the firm Tarn."
    assert claims[unverified["near"]] == "The dam was built in 1951 by the firm Tarn."
    assert len(claims) > len({*claims.values()} & {claims[supported["claim"]], claims[contradicted["claim"]]})


def test_no_network_learns_from_the_store_of_a_report(report: Path) -> None:
    (store,) = reports.stores_of(report, Given(Scores(0.3, 0.4, 0.3)))
    assert stores.is_held_back(store["id"])
    assert any(not stores.is_held_back(f"t{number}") for number in range(20))
