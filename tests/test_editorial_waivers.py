"""Waivers in drafts, in factcheck.toml and in a baseline: each with a reason, none that hides something else."""

import json
from datetime import date
from pathlib import Path

import pytest
from desk_kit import CONTRADICTED, DRAFT_ONLY, SUPPORTED, UNVERIFIED, desk
from hypothesis import given
from hypothesis import strategies as st
from report_kit import finding, match, verdict

from checker.cli import run
from checker.documents import Document, document_of
from checker.editorial import proofread
from checker.editorial.waivers import Baseline, Waivers, renewed, waived
from checker.editorial.waivers.paths import fits
from checker.editorial.waivers.telling import are_one, folded, untold_in
from checker.editorial.waivers.waiving import waive
from checker.editorial.waivers.wanted import read_comment
from checker.errors import ExitCode, UnusableInput
from checker.model import (
    Effect,
    Label,
    Match,
    Relation,
    Remark,
    Report,
    Severity,
    Span,
    Spot,
    Verdict,
    WaivedIn,
    Waiver,
)
from checker.pipeline import Desk
from checker.store import Workspace, find_workspace, load

WHY = "because the figure was revised on Monday"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    made = desk(tmp_path / "desk")
    monkeypatch.chdir(made.root)
    return made


def checked(made: Workspace, text: str, name: str = "draft.md") -> Report:
    """Return the report on a draft, with what the workspace waives."""
    (made.root / name).parent.mkdir(exist_ok=True)
    (made.root / name).write_text(text, encoding="utf-8")
    workspace = find_workspace(made.root)
    asked = Desk.of(load(workspace))
    return proofread(asked, document_of(text.encode(), name), waivers=Waivers.of(workspace))


def _standing(report: Report) -> list[Verdict]:
    """Return the verdicts that nobody has waived."""
    gone = waived(report)
    return [verdict for number, verdict in enumerate(report.verdicts) if number not in gone]


def live(report: Report) -> list[tuple[str, int]]:
    """Return the code and line of each remark that is not waived."""
    return [(one.code, one.spot.line) for one in report.remarks or () if one.waiver is None]


@pytest.mark.parametrize(
    ("name", "draft"),
    [
        ("draft.md", "<!-- factcheck: ignore {} {} -->\n\n{}\n"),
        ("draft.txt", "<!-- factcheck: ignore {} {} -->\n{}\n"),
        ("draft.html", "<article><p>Something is going on.</p><!-- factcheck: ignore {} {} --><p>{}</p></article>"),
    ],
)
@pytest.mark.parametrize("codes", ["FC103", "fc104, FC103", "all"])
def test_a_draft_waives_a_remark_and_says_why(made: Workspace, name: str, draft: str, codes: str) -> None:
    report = checked(made, draft.format(codes, WHY, CONTRADICTED), name)
    (remark,) = [one for one in report.remarks or () if one.code == "FC103"]
    assert remark.waiver is not None
    assert remark.waiver.reason == "the figure was revised on Monday"
    assert remark.waiver.kind is WaivedIn.DRAFT
    assert remark.waiver.where == f"{name}:1"
    assert all(one.label is not Label.CONTRADICTED for one in _standing(report))


def test_a_waiver_reaches_no_further_than_its_paragraph(made: Workspace) -> None:
    report = checked(made, f"{CONTRADICTED} <!-- factcheck: ignore FC103 {WHY} -->\n\n{CONTRADICTED}\n")
    assert live(report) == [("FC103", 3)]
    assert [one.statement.span.start for one in _standing(report)] == [report.verdicts[1].statement.span.start]


def test_a_waiver_for_the_whole_draft_reaches_everywhere(made: Workspace) -> None:
    report = checked(made, f"{CONTRADICTED}\n\n{CONTRADICTED}\n\n<!-- factcheck: ignore-file FC103 {WHY} -->\n")
    assert live(report) == []
    assert waived(report) == {0, 1}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("ignore FC103", "a waiver gives no reason"),
        ("ignore FC103 because ", "a waiver gives no reason"),
        ("ignore FC101,  FC104", "write `factcheck: ignore FC101, FC104 because …the reason…`"),
        ("ignore-file all because", "write `factcheck: ignore-file all because …the reason…`"),
        ("ignore because I say so", "names no code"),
        ("ignore FC999 because x", "there is no code FC999"),
        ("ignore number because x", "there is no code NUMBER; did you mean FC103?"),
        ("ignore FC501 because x", "FC501 is about the store and cannot be waived"),
        ("ignore FC692 because x", "FC692 cannot be waived"),
        ("ignor FC103 because x", "is not understood"),
        ("", "is not understood"),
    ],
)
def test_a_broken_waiver_waives_nothing_and_is_remarked_on(made: Workspace, words: str, message: str) -> None:
    report = checked(made, f"<!-- factcheck: {words} -->\n{CONTRADICTED}\n")
    assert live(report) == [("FC691", 1), ("FC103", 2)]
    assert message in (report.remarks or ())[0].message
    assert waived(report) == frozenset()


def test_a_waiver_that_is_not_needed_is_remarked_on_at_its_line(made: Workspace) -> None:
    report = checked(made, f"{SUPPORTED}\n\n<!-- factcheck: ignore FC103, FC104 {WHY} -->\n{CONTRADICTED}\n")
    assert [one for one in live(report) if one[0] != "FC604"] == [("FC692", 3)]
    message = next(one.message for one in report.remarks or () if one.code == "FC692")
    assert "FC104" in message
    assert "FC103" not in message
    assert live(checked(made, f"{DRAFT_ONLY}\n\n<!-- factcheck: ignore all {WHY} -->\n"))[-1] == ("FC692", 3)


def test_a_waiver_of_what_was_not_checked_is_not_called_unused(made: Workspace) -> None:
    text = f"{SUPPORTED} <!-- factcheck: ignore FC103 {WHY} -->\n\n{UNVERIFIED}\n"
    document = document_of(text.encode(), "draft.md")
    asked = Desk.of(load(made))
    report = proofread(asked, document, chosen=lambda one: one.text == UNVERIFIED)
    assert live(report) == [("FC601", 3)]
    assert ("FC692", 1) in live(proofread(asked, document))


def test_a_waived_code_does_not_hide_another() -> None:
    date_too = finding(code="FC104", name="date", message="the text says Monday")
    both = verdict(matches=[match(findings=[finding(), date_too])])
    document = Document(both.statement.text, "draft.md")
    report = _waived(both, document, "FC103")
    assert live(report) == [("FC104", 1)]
    assert list(_standing(report)) == [both]
    assert list(_standing(_waived(both, document, "FC103", "FC104"))) == []


def test_another_claim_and_another_fact_keep_their_say() -> None:
    denied = finding(code="FC101", name="negation", message="Per Holm denied it")
    other = match("other", findings=[denied], speaker="Per Holm")
    document = Document(verdict().statement.text, "draft.md")
    assert live(_waived(verdict(matches=[match(), other]), document, "FC103")) == [("FC101", 1)]
    fact = verdict(label=Label.MISATTRIBUTED, matches=[_wrong_speaker()])
    whole = verdict().model_copy(update={"parts": (verdict(), fact)})
    assert live(_waived(whole, document, "FC103")) == [("FC201", 1)]


def test_the_models_view_beside_a_number_needs_no_waiver_of_its_own() -> None:
    inferred = finding(code="FC109", name="inference", message="the model says so")
    document = Document(verdict().statement.text, "draft.md")
    assert live(_waived(verdict(matches=[match(findings=[finding(), inferred])]), document, "FC103")) == []
    alone = verdict(matches=[match(findings=[inferred])])
    assert live(_waived(alone, document, "FC103", code="FC109")) == [("FC109", 1)]


def test_an_editorial_note_on_the_same_statement_is_no_part_of_the_verdict() -> None:
    document = Document(verdict().statement.text, "draft.md")
    note = _remark("FC601", 0)
    assert waived(_waived(verdict(), document, "FC103", more=[note])) == {0}
    assert waived(_waived(verdict(), document, "FC601", more=[note])) == frozenset()


def test_factcheck_toml_waives_by_code_draft_and_words(made: Workspace) -> None:
    text = f"{CONTRADICTED}\n\n{UNVERIFIED}\n"
    one = '[[waivers]]\ncode = "FC103"\nbecause = "known"\n'
    (made.root / "factcheck.toml").write_text(one)
    report = checked(made, text)
    (remark,) = [found for found in report.remarks or () if found.waiver]
    assert remark.waiver == Waiver(reason="known", kind=WaivedIn.CONFIG, where="factcheck.toml:1")
    for more, expected in [
        ('draft = "*.md"', [("FC601", 3)]),
        ('draft = "drafts/*.md"', [("FC103", 1), ("FC601", 3)]),
        ('words = "ELEVEN  soldiers"', [("FC601", 3)]),
        ('words = "twelve"', [("FC103", 1), ("FC601", 3)]),
        ('speaker = "Ann Berg"', [("FC103", 1), ("FC601", 3)]),
        ("until = 2999-01-01", [("FC601", 3)]),
        ("until = 2020-01-01", [("FC103", 1), ("FC601", 3)]),
    ]:
        (made.root / "factcheck.toml").write_text(f"{one}{more}\n")
        assert live(checked(made, text)) == expected, more


def test_a_waiver_may_be_about_one_speaker_alone(made: Workspace) -> None:
    waiver = '[[waivers]]\ncode = "FC601"\nspeaker = "Ann Berg"\nbecause = "she says so"\n'
    (made.root / "factcheck.toml").write_text(waiver, encoding="utf-8")
    for name, waived_codes in (("Ms Berg", {"FC601"}), ("Per Holm", set())):
        report = checked(made, f"{UNVERIFIED[:-1]}, {name} said.\n")
        assert {one.code for one in report.remarks or ()} >= {"FC601"}
        assert {one.code for one in report.remarks or () if one.waiver} == waived_codes, name


@pytest.mark.parametrize(
    ("written", "line", "message"),
    [
        ('[[waivers]]\ncode = "FC103"\n', 1, "`waivers.because` is missing"),
        ('[[waivers]]\ncode = "FC103"\nbecause = " "\n', 3, "`waivers.because` has a wrong value"),
        ('[[waivers]]\nbecause = "x"\n', 1, "give `code` or `codes`"),
        ('[[waivers]]\ncode = "FC103"\ncodes = ["FC104"]\nbecause = "x"\n', 1, "give `code` or `codes`"),
        ('[[waivers]]\ncode = "FC103"\nbecause = "x"\n\n[[waivers]]\ncodde = "a"\n', 6, "did you mean `code`?"),
        ('[[waivers]]\ncode = "FC103"\nbecause = "x"\nuntil = "soon"\n', 4, "`waivers.until` has a wrong value"),
        ('# a\n[[waivers]]\ncode = "FC999"\nbecause = "x"\n', 2, "there is no code FC999"),
        ('[[waivers]]\ncode = "all"\nbecause = "x"\n', 1, "would switch the check off"),
        ('[[waivers]]\ncode = "FC1"\ndraft = "/a/*.md"\nbecause = "x"\n', 1, "there is no code FC1"),
        ('[[waivers]]\ncode = "FC103"\ndraft = "/a/*.md"\nbecause = "x"\n', 1, "a place on one machine"),
        ('[[waivers]]\ncode = "FC103"\ndraft = "[z-a].md"\nbecause = "x"\n', 1, "no pattern for files: [z-a].md"),
    ],
)
def test_a_wrong_waiver_in_factcheck_toml_is_refused_with_its_line(
    made: Workspace, capsys: pytest.CaptureFixture[str], written: str, line: int, message: str
) -> None:
    (made.root / "factcheck.toml").write_text(written)
    (made.root / "draft.md").write_text(f"{SUPPORTED}\n")
    assert run(["check", "draft.md", "--no-model"]) == ExitCode.UNUSABLE
    told = capsys.readouterr().err
    assert message in told
    assert f"factcheck.toml:{line}: " in told


def test_waivers_of_no_use_are_told_where_nothing_they_may_be_about_was_left_out(made: Workspace) -> None:
    (made.root / "factcheck.toml").write_text(
        '[[waivers]]\ncode = "FC103"\nbecause = "a"\n'
        '[[waivers]]\ncode = "FC104"\ndraft = "drafts/*.md"\nbecause = "b"\n'
        '[[waivers]]\ncode = "FC104"\nuntil = 2026-01-01\nbecause = "c"\n'
    )
    for name in ("drafts/a.md", "drafts/b.md"):
        (made.root / name).parent.mkdir(exist_ok=True)
        (made.root / name).write_text(f"{SUPPORTED}\n")
    asked = Desk.of(load(made))

    def told(*names: str) -> list[tuple[str, int]]:
        waivers = Waivers.of(find_workspace(made.root), day=date(2026, 1, 2))
        for name in names:
            proofread(asked, document_of((made.root / name).read_bytes(), name), waivers=waivers)
        return [(one.code, one.spot.line) for report in waivers.leftover() for one in report.remarks or ()]

    assert told("drafts/a.md") == [("FC692", 1), ("FC693", 8)]
    assert told("drafts/a.md", "drafts/b.md") == [("FC692", 1), ("FC692", 4), ("FC693", 8)]


def test_a_waived_verdict_fails_no_check_and_stays_in_the_report(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = made.root / "draft.md"
    draft.write_text(f"{CONTRADICTED} <!-- factcheck: ignore FC103 {WHY} -->\n")
    assert run(["check", "draft.md", "--no-model", "--format", "json"]) == ExitCode.OK
    (remark,) = json.loads(capsys.readouterr().out)["remarks"]
    assert remark["waiver"]["reason"] == "the figure was revised on Monday"
    assert run(["check", "draft.md", "--no-model"]) == ExitCode.OK
    page = capsys.readouterr().out
    assert "1 waived" in page
    assert "said otherwise" not in page
    assert run(["check", "draft.md", "--no-model", "--verbose"]) == ExitCode.OK
    assert "waived: the figure was revised on Monday (draft.md:1)" in capsys.readouterr().out
    assert run(["check", "draft.md", "--no-model", "--quiet"]) == ExitCode.OK
    assert capsys.readouterr().out == ""
    draft.write_text(draft.read_text() + f"\n{CONTRADICTED}\n")
    assert run(["check", "draft.md", "--no-model"]) == ExitCode.FINDINGS


def test_a_baseline_is_written_and_only_what_is_new_fails(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = made.root / "draft.md"
    draft.write_text(f"{CONTRADICTED}\n\n{UNVERIFIED}\n\n{CONTRADICTED}\n")
    write = ["check", "draft.md", "--no-model", "--write-baseline", "known.yaml"]
    assert run(write) == ExitCode.UNUSABLE
    assert "a baseline needs a reason" in capsys.readouterr().err
    assert run([*write, "--because", "from before"]) == ExitCode.OK
    assert "known.yaml: 3 remarks waived, 3 of them new, 0 gone" in capsys.readouterr().err
    text = (made.root / "known.yaml").read_text()
    assert text.count("because: from before") == 3
    assert text.count("occurrence: 2") == 1
    again = ["check", "draft.md", "--no-model", "--baseline", "known.yaml"]
    assert run(again) == ExitCode.OK
    draft.write_text(f"A new line was put in here.\n\n{draft.read_text()}")
    assert run(again) == ExitCode.OK
    draft.write_text(f"{draft.read_text()}\n{CONTRADICTED}\n")
    assert run(again) == ExitCode.FINDINGS
    (made.root / "factcheck.toml").write_text('[check]\nbaseline = "known.yaml"\n')
    draft.write_text(f"{CONTRADICTED}\n")
    capsys.readouterr()
    assert run(again[:3]) == ExitCode.OK
    assert capsys.readouterr().err.count("FC692 this entry waives nothing") == 2


MOUTHS = "“We are glad about it,” {} said.\n\n“Nobody sails to Malmö on a Sunday.”\n"


def _mouths(made: Workspace, name: str) -> None:
    (made.root / "draft.md").write_text(MOUTHS.format(name), encoding="utf-8")


def _waived_lines(capsys: pytest.CaptureFixture[str], *more: str) -> list[int]:
    capsys.readouterr()
    run(["check", "draft.md", "--no-model", "--format", "json", "--baseline", "known.yaml", *more])
    found = json.loads(capsys.readouterr().out)["remarks"]
    return [remark["spot"]["line"] for remark in found if "waiver" in remark]


def test_the_same_words_in_another_mouth_are_not_in_the_baseline(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    _mouths(made, "Ann Berg")
    write = ["check", "draft.md", "--no-model", "--write-baseline", "known.yaml", "--because", "agreed"]
    assert run(write) == ExitCode.OK
    text = (made.root / "known.yaml").read_text(encoding="utf-8")
    assert text.count("speaker: Ann Berg") == text.count("words: “Nobody sails") == 1
    assert _waived_lines(capsys) == [1, 3]
    _mouths(made, "Ms Berg")
    assert _waived_lines(capsys) == [3]  # the same mouth
    _mouths(made, "Per Holm")
    assert _waived_lines(capsys) == []


def test_an_old_baseline_is_read_and_says_what_it_does_not_know(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    _mouths(made, "Ann Berg")
    check = ["check", "draft.md", "--no-model"]
    write = [*check, "--write-baseline", "known.yaml", "--because"]
    assert run([*write, "agreed in May"]) == ExitCode.OK
    known = made.root / "known.yaml"
    lines = known.read_text(encoding="utf-8").splitlines(keepends=True)
    known.write_text("".join(line for line in lines if "speaker:" not in line), encoding="utf-8")
    assert _waived_lines(capsys) == [1]  # the words that name their speaker still are
    run([*check, "--baseline", "known.yaml"])
    told = capsys.readouterr().err
    assert "FC694 this entry does not say whose words it waives" in told
    assert "write the baseline anew with --write-baseline" in told
    assert "FC692" not in told
    assert run([*write, "another reason"]) == ExitCode.OK
    assert "2 remarks waived, 0 of them new, 0 gone" in capsys.readouterr().err
    assert known.read_text(encoding="utf-8").count("because: agreed in May") == 2
    assert _waived_lines(capsys) == [1, 3]


@pytest.mark.parametrize(
    ("words", "speaker", "untold"),
    [
        ("“No,” Van Loon said.", "Karen Van Loon", None),
        (
            "“No,” said the Institute’s spokesperson.",
            "spokesperson for the institute",
            "spokesperson for the institute",
        ),
        ("“No,” the minister said.", "the minister", None),
        ("“No.”", "Karen Van Loon", "Karen Van Loon"),
        ("“No.”", None, None),
    ],
)
def test_words_that_name_their_speaker_need_no_other(words: str, speaker: str | None, untold: str | None) -> None:
    assert untold_in(words, speaker) == untold


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Van Loon", "Karen Van Loon", True),
        ("Karen Van Loon", "Peter Van Loon", False),
        ("the minister", "The  minister", True),
        ("the minister", "the mayor", False),
        ("the minister", "Ann Berg", False),
        (None, "Ann Berg", False),
        (None, None, True),
    ],
)
def test_two_names_are_one_mouth_where_they_can_be_one_persons(
    one: str | None, other: str | None, *, same: bool
) -> None:
    assert are_one(one, other) is same
    assert are_one(other, one) is same


def test_writing_a_baseline_again_keeps_reasons_and_other_drafts(made: Workspace) -> None:
    for name in ("a.md", "b.md"):
        (made.root / name).write_text(f"{CONTRADICTED}\n")
    write = ["check", "--no-model", "--write-baseline", "known.yaml", "--because"]
    assert run([*write, "the first reason", "a.md", "b.md"]) == ExitCode.OK
    (made.root / "a.md").write_text(f"{CONTRADICTED}\n\n{UNVERIFIED}\n")
    assert run([*write, "another reason", "a.md"]) == ExitCode.OK
    entries = Baseline.read(made.root / "known.yaml").entries
    assert {(key.draft, key.code): entry.because for key, entry in entries.items()} == {
        ("a.md", "FC103"): "the first reason",
        ("a.md", "FC601"): "another reason",
        ("b.md", "FC103"): "the first reason",
    }


ENTRY = "- draft: a.md\n  code: FC103\n  words: Ten.\n"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "no baseline that can be read"),
        ("remarks: []\n", 1, "no baseline that can be read"),
        ("baseline: 2\n", 1, "no baseline that can be read"),
        ("baseline: 1\nremark: []\n", 2, "unknown key `remark`"),
        (f"baseline: 1\nremarks:\n{ENTRY}", 3, "gives no reason"),
        (f"baseline: 1\nremarks:\n{ENTRY}  because: x\n  why: y\n", 7, "unknown key `why`"),
        (f"baseline: 1\nremarks:\n{ENTRY}  because: x\n{ENTRY}  because: y\n", 7, "twice, first on line 3"),
        (f"baseline: 1\nremarks:\n{ENTRY}  because: x\n  occurrence: 0\n", 7, "counts from 1"),
        ("baseline: 1\nremarks:\n- draft: a\n  code: FC9\n  words: x\n  because: x\n", 4, "there is no code FC9"),
    ],
)
def test_a_broken_baseline_is_refused_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = tmp_path / "known.yaml"
    path.write_text(text)
    with pytest.raises(UnusableInput) as caught:
        Baseline.read(path)
    assert message in caught.value.message
    assert caught.value.line == line


def test_a_missing_baseline_stops_the_check(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    (made.root / "draft.md").write_text(f"{SUPPORTED}\n")
    assert run(["check", "draft.md", "--no-model", "--baseline", "none.yaml"]) == ExitCode.UNUSABLE
    assert "none.yaml: there is no such file" in capsys.readouterr().err


OTHERS = st.lists(
    st.sampled_from(
        [SUPPORTED, UNVERIFIED, "The ferry to Malmö is open.", "Per Holm said that it rains.", CONTRADICTED]
    ),
    max_size=4,
)
KNOWN = "Twelve soldiers were sent to Norway."


@given(before=OTHERS, after=OTHERS, spaces=st.sampled_from([" ", "  ", "\n"]))
def test_lines_put_in_elsewhere_unwaive_nothing_and_other_words_do(
    before: list[str], after: list[str], spaces: str
) -> None:
    baseline, counts = renewed(Path("known.yaml"), [_report([KNOWN])], because="known", before=None)
    assert counts.entries == 1
    report, document = _report([*before, KNOWN.replace(" ", spaces), *after])
    assert [one.span.start for one in _known(baseline, report, document)] == [
        report.verdicts[len(before)].statement.span.start
    ]
    changed, document = _report([*before, KNOWN.replace("Twelve", "Thirteen"), *after])
    assert _known(baseline, changed, document) == []
    twice, document = _report([*before, KNOWN, *after, KNOWN])
    assert len(_known(baseline, twice, document)) == 1


@pytest.mark.parametrize(
    ("name", "pattern", "expected"),
    [
        ("drafts/a.md", "drafts/*.md", True),
        ("drafts/b/a.md", "drafts/*.md", False),
        ("drafts/b/a.md", "drafts/**/*.md", True),
        ("drafts/a.md", "drafts/**/*.md", True),
        ("drafts/a.md", "**", True),
        ("a.md", "[ab].md", True),
        ("c.md", "[!ab].md", True),
        ("a.mdx", "a.md", False),
        ("axmd", "a.md", False),
        ("../drafts/a.md", "../drafts/?.md", True),
    ],
)
def test_a_pattern_stands_for_what_it_does_in_a_shell(name: str, pattern: str, expected: bool) -> None:
    assert fits(name, pattern) is expected


def test_words_are_compared_without_marks_that_carry_nothing() -> None:
    assert folded("“Ten  men–women’s”\n") == folded('"TEN men-women\'s"')
    assert folded("ten") != folded("eleven")


def test_a_reason_may_hold_the_word_because() -> None:
    wanted = read_comment("ignore FC103 FC104 and fc105 because he said so because it rained")
    assert wanted.codes == {"FC103", "FC104", "FC105"}
    assert wanted.reason == "he said so because it rained"
    assert not wanted.whole


def _wrong_speaker() -> Match:
    found = finding(code="FC201", name="speaker", effect=Effect.MISATTRIBUTES, message="it was Per Holm")
    return match("theirs", relation=Relation.MISATTRIBUTES, findings=[found])


def _remark(code: str, number: int | None = 0) -> Remark:
    return Remark(
        code=code,
        name="a-name",
        severity=Severity.ERROR,
        message="a message",
        span=Span(start=0, end=3),
        spot=Spot(line=1, column=1, end_line=1, end_column=4),
        verdict=number,
    )


def _waived(
    one: Verdict, document: Document, *codes: str, code: str = "FC103", more: list[Remark] | None = None
) -> Report:
    report = Report(origin="draft.md", verdicts=(one,), remarks=(_remark(code), *(more or ())))
    reason = Waiver(reason="known", kind=WaivedIn.CONFIG, where="factcheck.toml")
    return waive(report, document, lambda remark, told: reason if remark.code in codes else None)


def _report(statements: list[str]) -> tuple[Report, Document]:
    """Return a hand-made report in which every statement is contradicted by its number."""
    text = "\n\n".join(statements)
    verdicts, remarks, at = [], [], 0
    for number, words in enumerate(statements):
        span = Span(start=at, end=at + len(words))
        verdicts.append(verdict(words, span=span))
        remarks.append(_remark("FC103", number).model_copy(update={"span": span}))
        at = span.end + 2
    document = Document(text, "draft.md")
    return Report(origin="draft.md", verdicts=tuple(verdicts), remarks=tuple(remarks)), document


def _known(baseline: Baseline, report: Report, document: Document) -> list[Remark]:
    return [one for one in baseline.waive(report, document).remarks or () if one.waiver]
