"""Sheets of annotations in the forms of CI systems; which module writes which is decided here."""

from collections.abc import Mapping, Sequence

from checker.report import github_format, gitlab_format, junit_format, sarif_format
from checker.report.annotations import Sheet
from checker.store.codes import Rule


def render_sheets(
    sheets: Sequence[Sheet],
    form: str,
    *,
    rules: Mapping[str, Rule],
    notes: bool = False,
    quiet: bool = False,
    on_demand: str = "--verbose",
) -> str:
    """Return sheets as ``sarif``, ``github``, ``gitlab`` or ``junit``.

    ``rules`` are the manual pages of all codes, for SARIF. To GitHub, ``notes`` lists notes, too (``on_demand`` is
    the option that asks for them), and ``quiet`` leaves the summary out; in the other forms all there is has its
    place.
    """
    match form:
        case "sarif":
            return sarif_format.render(sheets, rules)
        case "github":
            return github_format.render(sheets, notes=notes, quiet=quiet, on_demand=on_demand)
        case "gitlab":
            return gitlab_format.render(sheets)
        case "junit":
            return junit_format.render(sheets)
    raise ValueError(f"no form for machines: {form}")
