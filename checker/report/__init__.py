"""One module per output format; which one writes a report is decided here."""

from collections.abc import Callable, Sequence

from checker.model import Report


def render_reports(
    reports: Sequence[Report],
    form: str,
    *,
    width: int | None = None,
    colour: bool = False,
    verbose: bool = False,
    explain: bool = False,
    quiet: bool = False,
    failing: Callable[[Report], frozenset[int]] | None = None,
    since: str | None = None,
) -> str:
    """Return reports in the form ``text``, ``json`` or ``yaml``; most options are about text.

    ``failing`` tells the numbers of the remarks that fail a check: with ``quiet``, the others are left out.
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
                since=since,
            )
        return text.render_reports(reports, width=width, colour=colour, verbose=verbose, explain=explain)
    from checker.report import json_format, wire, yaml_format

    published = [wire.of_report(report, everything=verbose or explain) for report in reports]
    return json_format.render_reports(published) if form == "json" else yaml_format.render_reports(published)
