"""Which file a report that was written earlier is about."""

import json
import re

from checker.errors import UnusableInput
from checker.files import load_yaml


def origin_of(report: str) -> str | None:
    """Return what a report in any of the forms calls the file that was checked; None where it is no report."""
    try:
        if found := _JSON.match(report):
            return str(json.loads(found[1]))
        if report.startswith("schema: 1\n") and (found := _YAML.search(report)):
            return str(load_yaml(found[0], "report")["origin"])
    except (UnusableInput, ValueError):  # a person has edited it
        return None
    found = _SUMMARY.search(report)
    return found[1] if found else None


_JSON = re.compile(r'\{\n  "schema": 1,\n(?:.*\n)*?  "origin": ("(?:[^"\\\n]|\\.)*"),\n')
_YAML = re.compile(r"^origin: .*(?:\n .*)*", re.MULTILINE)
_SUMMARY = re.compile(r"^(.*): \d+ statements? against \d+ claims?: .*\n\Z", re.MULTILINE)
