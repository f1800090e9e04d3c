"""JUnit XML: what Jenkins' schema allows, read back by another reader, and legal whatever the texts."""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as ET

import junitparser
import pytest
import sheet_kit as kit
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Severity
from checker.report.annotations import Case, Place, Sheet
from checker.report.junit_format import LONGEST, render, shortened

COUNTS = {"tests", "failures", "errors"}
# Elements with their attributes (required, allowed) and children, as in the schema junit-10 of Jenkins' xUnit
# plug-in; `file` and `line` of a test are what pytest writes and GitLab reads.
ALLOWED: Mapping[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": (set(), {"name", *COUNTS}, {"testsuite"}),
    "testsuite": ({"name", *COUNTS}, {"skipped"}, {"testcase", "system-out"}),
    "testcase": ({"name"}, {"classname", "file", "line"}, {"failure", "skipped", "system-out"}),
    "failure": (set(), {"message", "type"}, set()),
    "skipped": (set(), {"message", "type"}, set()),
    "system-out": (set(), set(), set()),
}
# What XML 1.0 can hold; the reader turns the other line ends of Unicode into nothing else.
LEGAL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff", min_codepoint=32))


def suites(*sheets: Sheet) -> list[junitparser.TestSuite]:
    """Read a report with another reader, after a look at its structure."""
    page = render(sheets)
    root = ET.fromstring(page.encode())
    assert root.tag == "testsuites"
    for element in root.iter():
        required, allowed, children = ALLOWED[element.tag]
        assert required <= set(element.attrib) <= required | allowed
        assert {child.tag for child in element} <= children
    read: Any = junitparser.JUnitXml.fromstring(page.encode())
    found = list(read)
    assert read.tests == sum(suite.tests for suite in found)
    assert read.failures == sum(suite.failures for suite in found)
    for suite in found:
        cases = list(suite)
        assert suite.tests == len(cases)
        assert suite.errors == 0
        assert suite.failures == sum(isinstance(one, junitparser.Failure) for case in cases for one in case.result)
        assert suite.skipped == sum(isinstance(one, junitparser.Skipped) for case in cases for one in case.result)
    return found


def cases_of(sheet: Sheet) -> list[junitparser.TestCase]:
    (suite,) = suites(sheet)
    return list(suite)


def attributes(case: junitparser.TestCase) -> dict[str, str]:
    return dict(case._elem.attrib)


@pytest.mark.parametrize("sheets", [(), kit.SHEETS])
def test_another_reader_reads_it(sheets: Sequence[Sheet]) -> None:
    assert [suite.name for suite in suites(*sheets)] == [sheet.file for sheet in sheets]


@given(LEGAL, st.text())
def test_a_message_comes_back_to_the_letter_and_nothing_breaks_the_page(message: str, anything: str) -> None:
    sheet = kit.sheet(kit.annotation(message), kit.annotation(anything, excerpt=anything), summary=anything)
    root = ET.fromstring(render([sheet]).encode())
    failure, _ = root.iter("failure")
    assert failure.attrib["message"] == message
    assert (failure.text or "").endswith(message)


def test_odd_texts_come_back() -> None:
    failures = [case.result[0] for case in cases_of(kit.SHEETS[0])]
    assert [one.message for one in failures] == list(kit.ODD)
    told = [f"{text}\nerror FC103 number: {text}" for text in kit.ODD]
    assert [one.text for one in failures] == told


def test_what_xml_cannot_hold_is_shown() -> None:
    (case,) = cases_of(kit.sheet(kit.annotation("a\x1b[31m\x00\ud800\uffff")))
    assert case.result[0].message == r"a\x1b[31m\x00\ud800\uffff"


def test_a_failure_has_the_code_the_place_and_all_that_is_known() -> None:
    (case,) = cases_of(kit.sheet(kit.RICH))
    assert attributes(case) == {
        "name": "Ann Berg said eight.",
        "classname": "draft.md",
        "file": "draft.md",
        "line": "3",
    }
    (failure,) = case.result
    assert (failure.type, failure.message) == ("FC103", "Ann Berg said eight.")
    assert failure.text.split("\n")[1:] == [
        "error FC103 number: Ann Berg said eight.",
        "  Ann Berg: “eight” (claims/talks.yaml:12)",
        "  Per Holm: “eight”",
        "  Suggestion: “eight” instead of “ten”: Ann Berg, talks",
        "  Suggestion: “y” instead of “x”: no place",
    ]


def test_of_a_statement_with_several_remarks_the_worst_names_the_failure() -> None:
    note = kit.annotation("a note", code="FC601", severity=Severity.NOTE)
    waived = kit.annotation("no fault", waiver=kit.WAIVER)
    sheet = Sheet("a.md", (Case("Ten.", fails=True),), (note, waived, kit.annotation("an error")))
    (failure,) = cases_of(sheet)[0].result
    assert (failure.type, failure.message) == ("FC103", "an error")
    assert failure.text.split("\n")[1:] == ["error FC103 number: an error", "note FC601 number: a note"]


def test_what_does_not_fail_passes_and_is_told() -> None:
    sheet = Sheet("a.md", (Case("Ten."), Case("Nine.")), (kit.annotation("look", severity=Severity.NOTE),))
    noted, fine = cases_of(sheet)
    assert noted.is_passed
    assert noted.system_out == "Ten.\nnote FC103 number: look"
    assert fine.is_passed
    assert fine.system_out is None


def test_what_is_waived_is_skipped_with_the_reason() -> None:
    (case,) = cases_of(kit.sheet(kit.annotation(waiver=kit.WAIVER)))
    assert case.is_skipped
    assert case.result[0].message == "waived: said on air, “live” (draft.md:12)"


def test_a_verdict_that_fails_without_a_remark_fails() -> None:
    sheet = Sheet("a.md", (Case("Ten.", fails=True, failure="supported: on record"),), ())
    (failure,) = cases_of(sheet)[0].result
    assert (failure.type, failure.message) == ("supported", "supported: on record")
    assert failure.text == "Ten.\nsupported: on record"


def test_no_two_cases_of_a_draft_share_a_name() -> None:
    (suite,) = suites(Sheet("a.md", tuple(Case(text) for text in ("Ten.", "Nine.", "Ten.", "Ten.")), ()))
    assert [case.name for case in suite] == ["Ten.", "Nine.", "Ten. (2)", "Ten. (3)"]


def test_a_paragraph_of_a_word_file_is_no_line() -> None:
    place = Place(4, 2, 4, 9, in_paragraphs=True)
    sheet = Sheet("a.docx", (Case("Ten.", place, fails=True),), (kit.annotation(place=place),))
    (case,) = cases_of(sheet)
    assert "line" not in attributes(case)
    assert case.result[0].text.startswith("Paragraph 4: Ten.\n")


@pytest.mark.parametrize(
    ("text", "short"),
    [("Two\n words ", "Two words"), ("word " * 40, "word " * 19 + "word…"), ("x" * 300, "x" * LONGEST + "…")],
)
def test_a_name_is_one_line_cut_after_a_word(text: str, short: str) -> None:
    assert shortened(text) == short
