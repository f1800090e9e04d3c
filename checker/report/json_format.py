"""JSON: one verdict, one report, or a list of reports, as docs/schema.md describes it."""

import json
from collections.abc import Sequence

from checker.report import wire


def render_verdict(verdict: wire.Verdict) -> str:
    """Return one JSON object."""
    return _dumped(wire.plain(verdict))


def render_reports(reports: Sequence[wire.Report]) -> str:
    """Return one JSON object for one report, else a list of them."""
    values = [wire.plain(report) for report in reports]
    return _dumped(values[0] if len(values) == 1 else values)


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n"
