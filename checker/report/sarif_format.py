"""SARIF 2.1.0, the OASIS standard for what analysis tools find: for code scanning, and for viewers in editors."""

import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from checker import __version__
from checker.model import WaivedIn, Waiver
from checker.report.annotations import Annotation, Fix, Place, Record, Sheet
from checker.store.codes import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LONGEST = 1024
"""Characters of a description that GitHub shows."""
_TOP = "%SRCROOT%"
"""What SARIF's readers call the top of the repository."""


def render(sheets: Sequence[Sheet], rules: Mapping[str, Rule]) -> str:
    """Return a log with one run; ``rules`` are the manual pages of all codes."""
    codes = sorted({one.code for sheet in sheets for one in sheet.annotations})
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "factcheck",
                        "version": __version__,
                        "rules": [_rule(rules[code]) for code in codes],
                    }
                },
                "invocations": [{"executionSuccessful": True}],
                "artifacts": [_artifact(sheet) for sheet in sheets],
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result(one, number, sheet, codes)
                    for number, sheet in enumerate(sheets)
                    for one in sheet.annotations
                ],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    first, _, _ = rule.manual.partition("\n\n")
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _cut([first])},
        "fullDescription": {"text": _cut(rule.manual.split("\n\n"))},
        "help": {"text": rule.manual, "markdown": rule.manual},
        "defaultConfiguration": {"level": str(rule.severity)},
    }


def _cut(paragraphs: Iterable[str]) -> str:
    """Return as many whole paragraphs as are shown, each on a line; of the first at least its beginning."""
    page = ""
    for paragraph in paragraphs:
        longer = f"{page}\n{' '.join(paragraph.split())}".lstrip("\n")
        if len(longer) > LONGEST:
            return page or f"{longer[: LONGEST - 1]}…"
        page = longer
    return page


def _artifact(sheet: Sheet) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": _location(sheet.file), "roles": ["analysisTarget"]}
    return artifact | ({"properties": dict(sheet.details)} if sheet.details else {})


def _result(one: Annotation, number: int, sheet: Sheet, codes: Sequence[str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": codes.index(one.code),
        "level": str(one.severity),
        "message": {"text": _message(one)},
        "locations": [_place(one, number, sheet.file)],
        "partialFingerprints": {"factcheck/v1": one.fingerprint},
        # Where there is none, too: without the list a reader could not tell whether anybody was asked.
        "suppressions": [_suppression(one.waiver, sheet.file)] if one.waiver else [],
    }
    related = [_related(record, at) for at, record in enumerate(one.records)]
    if related:
        result["relatedLocations"] = related
    fixes = [_fix(fix, sheet.file) for fix in one.fixes if fix.changes]
    if fixes:
        result["fixes"] = fixes
    details = {key: value for key, value in one.details.items() if value is not None}
    elsewhere = [{"old": fix.old, "new": fix.new, "reason": fix.reason} for fix in one.fixes if not fix.changes]
    if elsewhere:
        details["suggestions"] = elsewhere
    if details:
        result["properties"] = details
    return result


def _message(one: Annotation) -> str:
    """Return the message with links to the claims: code scanning shows related places that a message links to."""
    links = [
        f"[{_LINKED.sub(_ESCAPE, place)}]({number})"
        for number, place in enumerate(record.place for record in one.records)
        if place
    ]
    return f"{one.message}\nOn record: {', '.join(links)}" if links else one.message


_LINKED = re.compile(r"[\[\]\\]")
_ESCAPE = r"\\\g<0>"


def _place(one: Annotation, number: int, file: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _location(file) | {"index": number}}
    if one.place is None:
        return {"physicalLocation": physical}
    if one.place.in_paragraphs:
        paragraph = {"name": str(one.place.line), "fullyQualifiedName": f"paragraph {one.place.line}"}
        return {"physicalLocation": physical, "logicalLocations": [paragraph]}
    snippet = {"snippet": {"text": one.excerpt}} if one.excerpt else {}
    return {"physicalLocation": physical | {"region": _region(one.place) | snippet}}


def _region(place: Place) -> dict[str, Any]:
    written = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {key: value for key, value in written.items() if value is not None}


def _related(record: Record, number: int) -> dict[str, Any]:
    related: dict[str, Any] = {"id": number, "message": {"text": record.text}}
    if record.file is None:
        return related
    physical: dict[str, Any] = {"artifactLocation": _location(record.file)}
    if record.line is not None:
        physical["region"] = {"startLine": record.line}
    return related | {"physicalLocation": physical}


def _suppression(waiver: Waiver, file: str) -> dict[str, Any]:
    suppression: dict[str, Any] = {
        "kind": "inSource" if waiver.kind is WaivedIn.DRAFT else "external",
        "status": "accepted",
        "justification": waiver.reason,
        "properties": {"where": waiver.where},
    }
    _, _, line = waiver.where.rpartition(":")
    if waiver.kind is WaivedIn.DRAFT and line.isascii() and line.isdigit() and int(line):
        physical = {"artifactLocation": _location(file), "region": {"startLine": int(line)}}
        suppression["location"] = {"physicalLocation": physical}
    return suppression


def _fix(fix: Fix, file: str) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(one.place), "insertedContent": {"text": one.new}} for one in fix.changes
    ]
    change = {"artifactLocation": _location(file), "replacements": replacements}
    return {"description": {"text": fix.reason}, "artifactChanges": [change]}


def _location(file: str) -> dict[str, Any]:
    return {"uri": quote(os.fsencode(file)), "uriBaseId": _TOP}
