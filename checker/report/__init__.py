"""One module per output format; which one writes a report is decided here."""

from collections.abc import Sequence

from checker.model import Label, Report, Severity


def render_reports(
    reports: Sequence[Report],
    form: str,
    *,
    width: int | None = None,
    colour: bool = False,
    verbose: bool = False,
    explain: bool = False,
    quiet: bool = False,
    failing: frozenset[Label] = frozenset(),
    least: Severity | None = None,
    since: str | None = None,
) -> str:
    """Return reports in the form ``text``, ``json`` or ``yaml``; most options are about text.

    What fails is a verdict that is ``failing``, or a remark as bad as ``least``.
    """
    # Imported here: rich, JSON and YAML are each needed for one form only.
    if form == "text":
        from checker.report import remarks_text, text

        if all(report.remarks is not None for report in reports):
            return remarks_text.render_checked(
                reports,
                width=width,
                colour=colour,
                verbose=verbose,
                explain=explain,
                quiet=quiet,
                failing=failing,
                least=least,
                since=since,
            )
        return text.render_reports(
            reports, width=width, colour=colour, verbose=verbose, explain=explain, quiet=quiet, failing=failing
        )
    from checker.report import json_format, wire, yaml_format

    published = [wire.of_report(report, everything=verbose or explain) for report in reports]
    return json_format.render_reports(published) if form == "json" else yaml_format.render_reports(published)
