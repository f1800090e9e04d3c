"""The check of a draft as text: what is wrong first, many notes in few lines, and what fails when it is quiet."""

from collections.abc import Sequence
from typing import Any

import pytest
from report_kit import finding, match, report, verdict

from checker.cli.checking import Failing, exit_code_of, failing_remarks
from checker.errors import ExitCode
from checker.model import (
    Effect,
    Label,
    Relation,
    Remark,
    Report,
    Severity,
    Span,
    Spot,
    Suggestion,
    WaivedIn,
    Waiver,
)
from checker.report.remarks_text import FEW, render_checked

INFERENCE = finding(
    code="FC109", name="inference", left="Ten soldiers were sent.", right="Eight soldiers were sent."
)
WAIVER = Waiver(reason="the minister corrected herself", kind=WaivedIn.CONFIG, where="factcheck.toml:12")


def remark(line: int = 1, **values: Any) -> Remark:
    given: dict[str, Any] = {
        "code": "FC103",
        "name": "number",
        "severity": Severity.ERROR,
        "message": "the text says ten, Ann Berg said eight",
        "span": Span(start=0, end=3),
        "spot": Spot(line=line, column=1, end_line=line, end_column=4),
        "verdict": 0,
    }
    return Remark(**given | values)


def note(line: int, number: int, **values: Any) -> Remark:
    given = {"code": "FC601", "name": "unsourced", "severity": Severity.NOTE, "message": "No claim speaks of this"}
    return remark(line, verdict=number, **given | values)


def page(checked: Report, **options: Any) -> str:
    return render_checked([checked], **options)


def quiet(checked: Report, failing: Failing) -> str:
    return page(checked, quiet=True, failing=lambda report: failing_remarks(report, failing))


def many(unsourced: int) -> Report:
    verdicts = [verdict(f"Statement {number}.", Label.UNVERIFIED, []) for number in range(unsourced)]
    return report(*verdicts, remarks=tuple(note(number + 1, number) for number in range(unsourced)))


def test_a_remark_shows_both_sides_the_record_and_the_suggestion() -> None:
    put = Suggestion(span=Span(start=0, end=3), old="Ten", new="Eight", reason="Ann Berg said so")
    checked = report(
        verdict(matches=[match(findings=[finding(), INFERENCE])]), remarks=(remark(suggestions=(put,)),)
    )
    assert page(checked) == (
        "draft.md:1:1: error: FC103 number: the text says ten, Ann Berg said eight\n"
        "  Ten soldiers were sent.\n"
        "  Ann Berg (2026-01-15): Eight soldiers were sent.\n"
        "    > We sent eight men\n"
        "    claims/talks.yaml:12\n"
        "    FC103  number  text: ten  record: eight\n"
        "  suggestion: Ten → Eight\n"
        "draft.md: 1 error, 0 warnings, 0 notes\n"
        "draft.md: 1 statement against 20 claims: 1 contradicted (100%)\n"
    )


def test_what_is_wrong_comes_before_what_is_unknown() -> None:
    fine = verdict("Snow fell.", Label.UNVERIFIED, [])
    name = remark(8, code="FC603", name="misspelt-name", severity=Severity.WARNING, message="“Brg” is misspelt")
    checked = report(verdict(), fine, remarks=(note(2, 1), name, remark(9)))
    heads = [row for row in page(checked).splitlines() if row.startswith("draft.md:") and "statement" not in row]
    assert [row.split(": ")[:2] for row in heads[:3]] == [
        ["draft.md:9:1", "error"],
        ["draft.md:8:1", "warning"],
        ["draft.md:2:1", "note"],
    ]
    assert "draft.md:2:1: note: FC601 unsourced: Snow fell.\n" in page(checked)


def test_the_inference_alone_shows_what_it_read() -> None:
    checked = report(
        verdict(matches=[match(findings=[INFERENCE])]), remarks=(remark(code="FC109", name="inference"),)
    )
    assert "FC109  inference  text: Ten soldiers were sent." in page(checked)


def test_a_remark_beside_the_verdict_says_where_the_record_stands() -> None:
    held = match(relation=Relation.SUPPORTS, findings=[finding(Effect.AGREES)])
    one = remark(
        code="FC604", name="single-source", severity=Severity.WARNING, message="One source: Ann Berg said so"
    )
    assert "  on record: Ann Berg (2026-01-15), claims/talks.yaml:12\n" in page(
        report(verdict("Eight were sent.", Label.SUPPORTED, [held]), remarks=(one,))
    )


def test_few_notes_have_a_line_each() -> None:
    assert page(many(FEW)).count("note: FC601 unsourced: Statement ") == FEW


def test_many_notes_do_not_drown_the_rest() -> None:
    rows = page(many(45)).splitlines()
    assert len(rows) == FEW - 1 + 1 + 2
    assert rows[FEW - 1] == (
        "draft.md: note: FC601 unsourced: 40 more like this, on lines 6–45; --verbose shows them"
    )
    assert page(many(45), verbose=True).count("note: FC601 unsourced: Statement ") == 45


def test_verbose_shows_every_statement_and_why_something_was_waived() -> None:
    checked = report(verdict(), remarks=(remark(waiver=WAIVER),), places=((1, 1),))
    assert page(checked).startswith("draft.md: 0 errors, 0 warnings, 0 notes, 1 waived\n")
    shown = page(checked, verbose=True)
    assert "  waived: the minister corrected herself (factcheck.toml:12)\n" in shown
    assert "draft.md:1:1: contradicted (0.97): Ten soldiers were sent.\n" in shown


def test_quiet_leaves_only_what_fails() -> None:
    fine = verdict("Snow fell.", Label.UNVERIFIED, [])
    checked = report(verdict(), fine, remarks=(remark(1), note(2, 1)))
    by_label = quiet(checked, Failing(frozenset({Label.UNVERIFIED})))
    assert by_label == "draft.md:2:1: note: FC601 unsourced: Snow fell.\n"
    by_severity = quiet(checked, Failing(frozenset(), Severity.WARNING))
    assert by_severity.startswith("draft.md:1:1: error: ")
    assert "Snow" not in by_severity
    assert page(checked, quiet=True) == ""
    # A verdict that was waived fails nothing, so what else was remarked on its statement is not shown either.
    waived = report(verdict(), remarks=(remark(1, waiver=WAIVER), note(1, 0)))
    assert quiet(waived, Failing(frozenset({Label.CONTRADICTED}))) == ""


CONTRADICTED = frozenset({Label.CONTRADICTED})


@pytest.mark.parametrize(
    ("remarks", "failing", "code"),
    [
        ([remark()], Failing(CONTRADICTED), ExitCode.FINDINGS),
        ([remark(waiver=WAIVER)], Failing(CONTRADICTED), ExitCode.OK),
        ([remark(waiver=WAIVER)], Failing(frozenset(), Severity.NOTE), ExitCode.OK),
        ([remark(), remark(waiver=WAIVER)], Failing(CONTRADICTED), ExitCode.FINDINGS),
        ([remark(waiver=WAIVER), note(1, 0)], Failing(CONTRADICTED), ExitCode.OK),
        ([], Failing(CONTRADICTED), ExitCode.FINDINGS),
        ([note(1, 0)], Failing(frozenset(), Severity.WARNING), ExitCode.OK),
        ([note(1, 0)], Failing(frozenset(), Severity.NOTE), ExitCode.FINDINGS),
        ([remark()], Failing(frozenset()), ExitCode.OK),
    ],
)
def test_what_nobody_waived_fails(remarks: Sequence[Remark], failing: Failing, code: ExitCode) -> None:
    assert exit_code_of([report(verdict(), remarks=tuple(remarks))], failing) == code


def test_severities_are_ordered() -> None:
    assert [one for one in Severity if one.reaches(Severity.WARNING)] == [Severity.ERROR, Severity.WARNING]
    assert all(one.reaches(Severity.NOTE) for one in Severity)
