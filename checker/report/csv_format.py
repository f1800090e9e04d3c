"""CSV: one row a verdict, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable

from checker.report import wire
from checker.report.rows import COLUMNS, row_of, shielded


def header() -> str:
    """Return the row that names the columns."""
    return ",".join(COLUMNS) + "\n"


def render_rows(verdicts: Iterable[wire.Verdict]) -> str:
    """Return a row for each verdict, without the header; texts that look like formulas are shielded."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\n")
    for verdict in verdicts:
        writer.writerow(
            shielded(cell) if isinstance(cell, str) else "" if cell is None else cell
            for cell in row_of(verdict).values()
        )
    return page.getvalue()
