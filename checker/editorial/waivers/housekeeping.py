"""Remarks on the files that hold waivers: they are in no draft, so each file gets a report of its own."""

from collections.abc import Sequence

from checker.model import Remark, Report, Span, Spot
from checker.store.codes import Rule


def about_file(rule: Rule, message: str, line: int | None) -> Remark:
    """Return a remark on a line of a file that holds waivers; without one, on its first."""
    at = line or 1
    return Remark(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        message=message,
        span=Span(start=0, end=0),
        spot=Spot(line=at, column=1, end_line=at, end_column=1),
    )


def report_on(name: str, remarks: Sequence[Remark]) -> Report:
    """Return the report on a file that holds waivers; it has no statements."""
    return Report(origin=name, verdicts=(), remarks=tuple(remarks))
