"""Workflow commands of GitHub Actions: printed in a step, they stand as annotations beside the lines of a change.

GitHub shows the first 10 errors, 10 warnings and 10 notices of a step, and the rest in its log alone. So the worst
comes first, notes come only on demand, and one notice before them says what there is and what is not shown.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from checker.model import Severity
from checker.report.annotations import Annotation, Place, Sheet, badness, sound

SHOWN = 10
"""How many annotations of each kind GitHub shows for a step."""
RECORDS = 3
"""How many claims a message names."""
_KINDS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def render(
    sheets: Sequence[Sheet], *, notes: bool = False, quiet: bool = False, on_demand: str = "--verbose"
) -> str:
    """Return a command a line; without ``notes`` these are only counted. ``quiet`` leaves the summary out.

    ``on_demand`` is the option that asks for the notes.
    """
    found = [(sheet, one) for sheet in sheets for one in sheet.annotations if one.waiver is None]
    counts = Counter(one.severity for _, one in found)
    found.sort(key=lambda pair: badness(pair[1]))
    commands = [_command(one, sheet.file) for sheet, one in found if one.severity is not Severity.NOTE]
    if not quiet:
        commands.append(
            _written("notice", {"title": "factcheck"}, _summary(sheets, counts, None if notes else on_demand))
        )
    if notes:
        commands += [_command(one, sheet.file) for sheet, one in found if one.severity is Severity.NOTE]
    return "".join(f"{command}\n" for command in commands)


def _command(one: Annotation, file: str) -> str:
    place = one.place
    values: dict[str, object] = {"file": sound(file)}
    if place and not place.in_paragraphs:
        values |= _lines(place)
    values["title"] = one.title
    where = f"Paragraph {place.line}: " if place and place.in_paragraphs else ""
    more = [*map(str, one.records[:RECORDS]), *map(str, one.fixes)]
    return _written(_KINDS[one.severity], values, "\n".join([f"{where}{one.message}", *more]))


def _lines(place: Place) -> dict[str, object]:
    """Return the properties of a place; GitHub takes columns on one line only."""
    values: dict[str, object] = {"line": place.line}
    if place.last_line > place.line:
        return values | {"endLine": place.last_line}
    if place.column is not None:
        values["col"] = place.column
    if place.end_line is not None:
        values["endLine"] = place.line
    if place.end_line == place.line and place.end_column is not None:
        values["endColumn"] = place.end_column
    return values


def _summary(sheets: Sequence[Sheet], counts: Counter[Severity], on_demand: str | None) -> str:
    told = [_counted(counts[severity], severity) for severity in Severity if counts[severity]]
    lines = [f"{', '.join(told)}." if told else "Nothing to look at."]
    waived = sum(one.waiver is not None for sheet in sheets for one in sheet.annotations)
    if waived:
        lines.append(f"Waived: {waived}.")
    if counts[Severity.NOTE] and on_demand:
        lines.append(f"Notes are listed with {on_demand}.")
    # Of the notices, the summary itself is one.
    shown = {Severity.ERROR: SHOWN, Severity.WARNING: SHOWN}
    if not on_demand:
        shown[Severity.NOTE] = SHOWN - 1
    hidden = {severity: counts[severity] - most for severity, most in shown.items() if counts[severity] > most}
    if hidden:
        left_out = ", ".join(_counted(number, severity) for severity, number in hidden.items())
        lines.append(f"GitHub shows {SHOWN} of a kind for each step; in the log of the step alone: {left_out}.")
    # Last, for of a long message GitHub shows the beginning.
    return "\n".join([*lines, *(sheet.summary for sheet in sheets if sheet.summary)])


def _counted(number: int, severity: Severity) -> str:
    return f"{number} {severity}" if number == 1 else f"{number} {severity}s"


def _written(kind: str, values: Mapping[str, object], message: str) -> str:
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in values.items())
    return f"::{kind} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
