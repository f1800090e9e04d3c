"""GitLab's code quality report: the documented keys, and fingerprints that nothing else has."""

import json
from typing import Any

import pytest
import sheet_kit as kit
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from checker.model import Severity
from checker.report.annotations import Place, Sheet
from checker.report.gitlab_format import render

# What GitLab documents; it publishes no schema of its own.
ENTRY = Draft202012Validator(
    {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "pattern": r"^FC\d{3}$"},
            "fingerprint": {"type": "string", "pattern": r"^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!/|\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "additionalProperties": False,
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    }
)


def entries(*sheets: Sheet) -> list[Any]:
    found: list[Any] = json.loads(render(sheets))
    for one in found:
        ENTRY.validate(one)
    return found


def test_everything_but_what_is_waived_is_in_it_as_documented() -> None:
    found = entries(*kit.SHEETS)
    assert len(found) == sum(one.waiver is None for sheet in kit.SHEETS for one in sheet.annotations)
    assert [one["location"]["path"] for one in found[: len(kit.ODD)]] == [kit.ODD_FILE] * len(kit.ODD)


def test_nothing_is_an_empty_list() -> None:
    assert render([]) == render([kit.sheet()]) == "[]\n"


@given(st.text())
def test_a_message_comes_back_to_the_letter(message: str) -> None:
    (one,) = json.loads(render([kit.sheet(kit.annotation(message))]))
    assert one["description"] == f"{message} (FC103 number)"


def test_severities_stay_apart_and_in_order() -> None:
    scale = ["blocker", "critical", "major", "minor", "info"]
    found = [entries(kit.sheet(kit.annotation(severity=one)))[0]["severity"] for one in Severity]
    assert found == sorted(set(found), key=scale.index)
    assert len(found) == len(Severity)


def test_the_same_fault_in_two_drafts_has_two_fingerprints_that_last() -> None:
    one, other = kit.sheet(kit.annotation()), kit.sheet(kit.annotation(), file="b.md")
    first, second = entries(one, other)
    assert first["fingerprint"] != second["fingerprint"]
    assert entries(other)[0] == second


@pytest.mark.parametrize(("place", "line"), [(Place(7), 7), (None, 1), (Place(4, in_paragraphs=True), 4)])
def test_every_entry_has_a_line(place: Place | None, line: int) -> None:
    (one,) = entries(kit.sheet(kit.annotation(place=place)))
    assert one["location"]["lines"] == {"begin": line}
    assert one["description"].startswith("Paragraph 4: ") == (line == 4)


def test_a_name_that_is_no_text_can_be_written() -> None:
    (one,) = entries(kit.sheet(kit.annotation(), file="dr\udce4ft.md"))
    assert one["location"]["path"] == "dr\ufffdft.md"
