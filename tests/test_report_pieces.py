"""A report in pieces is the report; tables give back what went in, and are no danger to a spreadsheet."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from report_kit import finding, match, report, verdict

from checker.errors import UnusableInput
from checker.model import Label, Relation, Verdict
from checker.report import parquet_format, render_reports
from checker.report.pieces import FORMS, Look, Totals
from checker.report.rows import COLUMNS, shielded, unshielded

SCHEMA = json.loads((Path(__file__).parent.parent / "docs" / "schema" / "verdict.json").read_text(encoding="utf-8"))
VERDICTS = (
    verdict(),
    verdict("No\nline \x85break: “ü”", Label.UNVERIFIED, matches=[match(relation=Relation.RELATED)]),
    verdict("=1+1", Label.UNVERIFIED, matches=[]),
    verdict("Fine.", Label.SUPPORTED, matches=[match(relation=Relation.SUPPORTS, findings=(finding(),))]),
)
PLACES, IDS = ((1, 1), (2, 1), (4, 1), (9, 1)), ("a", None, None, "d")


def in_pieces(form: str, look: Look, cuts: Sequence[int]) -> str:
    whole = report(*VERDICTS, places=PLACES, ids=IDS)
    totals = Totals(whole.origin, whole.claims, whole.coverage)
    ends = [*cuts, len(VERDICTS)]
    parts = [
        report(*VERDICTS[start:end], places=PLACES[start:end], ids=IDS[start:end])
        for start, end in zip([0, *cuts], ends, strict=True)
    ]
    pieces = [FORMS[form].verdicts(part, look, number == 0) for number, part in enumerate(parts)]
    return FORMS[form].before(totals) + "".join(pieces) + FORMS[form].after(totals)


@pytest.mark.parametrize("form", ["yaml", "json", "text"])
@pytest.mark.parametrize("cuts", [[], [1], [1, 2, 3], [3]])
@pytest.mark.parametrize("explain", [False, True])
def test_the_pieces_are_the_report(form: str, cuts: list[int], explain: bool) -> None:
    whole = render_reports([report(*VERDICTS, places=PLACES, ids=IDS)], form, explain=explain)
    assert in_pieces(form, Look(explain=explain), cuts) == whole


def test_json_lines_hold_the_published_verdicts() -> None:
    rows = [json.loads(line) for line in in_pieces("jsonl", Look(), [2]).removesuffix("\n").split("\n")]
    assert rows == json.loads(render_reports([report(*VERDICTS, places=PLACES, ids=IDS)], "json"))["verdicts"]
    for row in rows:
        Draft202012Validator(SCHEMA).validate(row)


def test_csv_has_a_row_a_verdict() -> None:
    page = in_pieces("csv", Look(), [1, 3])
    assert page == in_pieces("csv", Look(), [])
    rows = list(csv.DictReader(io.StringIO(page, newline="")))
    assert list(rows[0]) == list(COLUMNS)
    assert [row["statement"] for row in rows] == [
        VERDICTS[0].statement.text,
        "No\nline \x85break: “ü”",
        "'=1+1",
        "Fine.",
    ]
    assert rows[0]["verdict"] == "contradicted"
    assert (rows[0]["id"], rows[0]["line"], rows[0]["confidence"]) == ("a", "1", "0.9712")
    assert (rows[0]["relation"], rows[0]["claim"], rows[0]["claim_speaker"]) == (
        "contradicts",
        "eight-soldiers",
        "Ann Berg",
    )
    assert (rows[2]["claim"], rows[2]["relation"], rows[2]["speaker"]) == ("", "", "")


@given(st.text())
@example("=cmd|' /C calc'!A0")
@example("'=1")
@example("''+1")
@example("'quoted'")
@example("−5 degrees")
@example("＝1")
def test_no_cell_is_a_formula_and_each_comes_back(text: str) -> None:
    cell = shielded(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert unshielded(cell) == text


def written(verdicts: Sequence[Verdict], tmp_path: Path) -> Any:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    rows = FORMS["parquet"].verdicts(report(*verdicts), Look(), True)
    with (tmp_path / "a.parquet").open("wb") as out:
        parquet_format.write(io.BytesIO(rows.encode()), out, origin="draft.md", claims=20)
    return parquet.ParquetFile(tmp_path / "a.parquet")


def test_parquet_has_kinds_and_no_shields(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_format, "GROUP", 3)
    with written(VERDICTS, tmp_path) as file:
        assert file.num_row_groups == 2
        assert file.schema_arrow.metadata[b"factcheck.origin"] == b"draft.md"
        rows = file.read().to_pylist()
    assert list(rows[0]) == list(COLUMNS)
    assert rows[2]["statement"] == "=1+1"
    assert (rows[0]["confidence"], rows[0]["said_on"]) == (0.9712, date(2026, 1, 15))
    assert (rows[2]["claim"], rows[2]["file_line"]) == (None, None)


def test_parquet_is_the_same_every_time(tmp_path: Path) -> None:
    written(VERDICTS, tmp_path).close()
    first = (tmp_path / "a.parquet").read_bytes()
    written(VERDICTS, tmp_path).close()
    assert (tmp_path / "a.parquet").read_bytes() == first


def test_a_missing_library_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(UnusableInput, match=r"Parquet needs pyarrow, .*: pip install '\.\[parquet\]'"):
        parquet_format.require()
