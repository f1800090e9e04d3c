"""YAML: the same data as in JSON, easier to read in a diff."""

from collections.abc import Sequence

from checker.files import dump_yaml
from checker.report import wire


def render_verdict(verdict: wire.Verdict) -> str:
    """Return one YAML mapping."""
    return dump_yaml(wire.plain(verdict))


def render_reports(reports: Sequence[wire.Report]) -> str:
    """Return one YAML mapping for one report, else a list of them."""
    values = [wire.plain(report) for report in reports]
    return dump_yaml(values[0] if len(values) == 1 else values)
