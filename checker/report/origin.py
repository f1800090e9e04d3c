"""Which file a report that was written earlier is about."""

import json
import os
import re
from pathlib import Path

from checker.errors import UnusableInput
from checker.files import load_yaml


def origin_in(path: Path) -> str | None:
    """Return what the report at ``path`` calls the file that was checked; None where it is no report.

    Only its start and its end are looked at: it may be larger than the memory. Raises ``OSError``.
    """
    with path.open("rb") as stream:
        start = stream.read(_LOOK)
        stream.seek(max(0, stream.seek(0, os.SEEK_END) - _LOOK))
        end = stream.read()
    return _origin_of(start.decode(errors="replace"), end.decode(errors="replace"))


_LOOK = 1 << 16
"""Bytes in which the name of a file is found, at the start of JSON and YAML and at the end of a text."""


def _origin_of(start: str, end: str) -> str | None:
    try:
        if found := _JSON.match(start):
            return str(json.loads(found[1]))
        if start.startswith("schema: 1\n") and (found := _YAML.search(start)):
            return str(load_yaml(found[0], "report")["origin"])
    except (UnusableInput, ValueError):  # a person has edited it
        return None
    found = _SUMMARY.search(end)
    return found[1] if found else None


_JSON = re.compile(r'\{\n  "schema": 1,\n(?:.*\n)*?  "origin": ("(?:[^"\\\n]|\\.)*"),\n')
_YAML = re.compile(r"^origin: .*(?:\n .*)*", re.MULTILINE)
_SUMMARY = re.compile(r"^(.*): \d+ statements? against \d+ claims?: .*\n\Z", re.MULTILINE)
