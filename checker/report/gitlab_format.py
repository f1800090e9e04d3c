"""GitLab's code quality report: a JSON list of what is wrong, shown in merge requests and beside the lines.

What is waived is left out: GitLab has no place for it.
"""

import json
from collections.abc import Mapping, Sequence

from checker.model import Severity
from checker.report.annotations import Annotation, Sheet, digest, sound

_SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: "critical",
    Severity.WARNING: "minor",
    Severity.NOTE: "info",
}


def render(sheets: Sequence[Sheet]) -> str:
    """Return the list, empty where there is nothing."""
    found = [_entry(one, sheet.file) for sheet in sheets for one in sheet.annotations if one.waiver is None]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _entry(one: Annotation, file: str) -> dict[str, object]:
    place = one.place
    where = f"Paragraph {place.line}: " if place and place.in_paragraphs else ""
    return {
        "description": f"{where}{one.message} ({one.title})",
        "check_name": one.code,
        # GitLab takes two entries with one fingerprint for one, even in different files.
        "fingerprint": digest(file, one.fingerprint),
        "severity": _SEVERITIES[one.severity],
        "location": {"path": sound(file), "lines": {"begin": place.line if place else 1}},
    }
