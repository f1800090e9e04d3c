"""Reports and problems as annotations: nothing is lost, fingerprints last, and files are named from the top."""

from pathlib import Path

import pytest
import sheet_kit as kit
from hypothesis import given
from hypothesis import strategies as st
from sheet_kit import BANANAS, DRAFT, LEFT, TEN, remark

from checker.documents import Document, document_of
from checker.documents.document import Media
from checker.editorial.codes import UNUSED_WAIVER
from checker.editorial.waivers.housekeeping import about_file, report_on
from checker.model import Problem, Remark, Report, Severity, Span, Suggestion
from checker.report.annotations import Change, Fingerprints, Place, sound, worst_first
from checker.report.problems import sheets_of
from checker.report.remarked import sheet_of
from checker.report.tree import Tree, tree_of
from checker.store.codes import RULES

CONTRADICTED = remark(TEN, verdict=0)
UNSOURCED = remark(BANANAS, verdict=2, code="FC601", name="unsourced", severity=Severity.NOTE, message="No claim.")


def test_every_statement_is_a_case_and_every_remark_an_annotation() -> None:
    sheet = kit.sheet_from(CONTRADICTED, UNSOURCED)
    assert [(case.text, case.fails) for case in sheet.cases] == [(TEN, True), (LEFT, False), (BANANAS, False)]
    assert sheet.cases[1].place == Place(3, 25, 4, 11)
    one, other = sheet.annotations
    assert (one.case, one.severity, one.excerpt, one.place) == (0, Severity.ERROR, TEN, Place(3, 1, 3, 24))
    assert (other.case, other.severity, other.excerpt) == (2, Severity.NOTE, BANANAS)
    assert str(one.records[0]) == "Ann Berg, 2026-01-15: “We sent eight men” (top/claims/talks.yaml:12)"
    assert other.records == ()
    assert one.details == {"verdict": "contradicted", "confidence": 0.9712, "speaker": None}
    assert sheet.file == "top/drafts/a.md"
    assert sheet.summary.startswith("top/drafts/a.md: 3 statements against 20 claims: ")


def test_a_waived_statement_does_not_fail() -> None:
    assert not kit.sheet_from(remark(TEN, verdict=0, waiver=kit.WAIVER)).cases[0].fails
    lesser = remark(TEN, verdict=0, code="FC601", severity=Severity.NOTE)
    assert not kit.sheet_from(remark(TEN, verdict=0, waiver=kit.WAIVER), lesser).cases[0].fails
    assert kit.sheet_from(CONTRADICTED, lesser.model_copy(update={"waiver": kit.WAIVER})).cases[0].fails
    assert kit.sheet_from(CONTRADICTED, remark("Ten", verdict=0, waiver=kit.WAIVER)).cases[0].fails


def test_a_remark_without_a_verdict_belongs_to_the_statement_it_stands_in() -> None:
    within, outside = kit.sheet_from(remark("on Monday"), remark("Troops")).annotations
    assert within.case == 1
    assert outside.case == 3
    assert kit.sheet_from(remark("Troops")).cases[3].text == "Troops"


def test_words_are_replaced_where_a_file_has_lines() -> None:
    suggested = remark(TEN, verdict=0, suggestions=(kit.suggestion("Ten", "Eight"),))
    (one,) = kit.sheet_from(suggested).annotations
    assert one.fixes[0].changes == (Change(Place(3, 1, 3, 4), "Eight"),)
    assert str(one.fixes[0]) == "Suggestion: “Eight” instead of “Ten”: Ann Berg, talks"
    (one,) = kit.sheet_from(suggested, media=Media.DOCX).annotations
    assert one.fixes[0].changes == ()
    assert one.fixes[0].new == "Eight"


@pytest.mark.parametrize(
    ("page", "changes"),
    [
        (
            "<p>R&amp;D: <b>ten</b>\n<i>men</i> were sent.</p>",
            [(Place(1, 16, 1, 19), "1&amp;nbsp"), (Place(2, 4, 2, 7), "&lt;women")],
        ),
        ("<p>R&amp;D: t<b>en</b> men were sent.</p>", []),
    ],
)
def test_in_a_page_the_words_are_replaced_and_the_tags_stay(page: str, changes: list[tuple[Place, str]]) -> None:
    document = document_of(page.encode(), "page.html")
    start = document.text.index("ten men")
    words = Span(start=start, end=start + len("ten men"))
    wish = Suggestion(span=words, old="ten men", new="1&nbsp <women", reason="Ann Berg")
    made = Remark(
        code="FC103", name="number", severity=Severity.ERROR, message="No.", span=words, spot=document.spot(words),
        suggestions=(wish,),
    )  # fmt: skip
    found = Report(origin="page.html", verdicts=(), remarks=(made,))
    (one,) = sheet_of(found, document, file="page.html", name=str).annotations
    assert one.fixes[0].changes == tuple(Change(*change) for change in changes)


def test_a_remark_on_no_words_is_named_by_what_it_says() -> None:
    lines = (3, 7)
    reports = [report_on("factcheck.toml", [about_file(UNUSED_WAIVER, f"waiver {n}", n) for n in lines])]
    (sheet,) = [sheet_of(one, Document("", one.origin), file=one.origin, name=str) for one in reports]
    assert [case.text for case in sheet.cases] == ["FC692 waiver 3", "FC692 waiver 7"]
    later = report_on("factcheck.toml", [about_file(UNUSED_WAIVER, "waiver 7", 5)])
    (alone,) = sheet_of(later, Document("", later.origin), file=later.origin, name=str).annotations
    assert alone.fingerprint == sheet.annotations[1].fingerprint


def test_a_word_file_has_paragraphs() -> None:
    sheet = kit.sheet_from(CONTRADICTED, media=Media.DOCX)
    assert sheet.annotations[0].place == Place(3, 1, 3, 24, in_paragraphs=True)


def test_a_fingerprint_outlasts_what_is_written_above_and_how_it_is_set() -> None:
    def prints(text: str) -> list[str]:
        return [
            one.fingerprint
            for one in kit.sheet_from(
                remark(TEN, text, verdict=0), remark("on Monday", text), text=text
            ).annotations
        ]

    before = prints(DRAFT)
    assert before == prints(f"> New above.\n\n{DRAFT}")
    assert len(set(before)) == 2
    assert Fingerprints().of("FC103", "Ten  soldiers\nwere SENT!") == Fingerprints().of("FC103", TEN)
    assert Fingerprints().of("FC103", TEN) != Fingerprints().of("FC104", TEN)
    assert Fingerprints().of("FC103", TEN) != Fingerprints().of("FC103", "Ten soldiers were lent.")


@given(st.lists(st.tuples(st.sampled_from(["FC101", "FC102"]), st.sampled_from(["a", "A", "b", "…", ""]))))
def test_no_two_fingerprints_in_a_file_are_the_same(found: list[tuple[str, str]]) -> None:
    fingerprints = Fingerprints()
    assert len({fingerprints.of(code, words) for code, words in found}) == len(found)


def test_the_worst_come_first_and_else_nothing_moves() -> None:
    note, one, other = (kit.annotation(text) for text in ("note", "one", "other"))
    note = note._replace(severity=Severity.NOTE)
    assert worst_first([note, one, other]) == [one, other, note]


@pytest.mark.parametrize(
    ("place", "last"),
    [(Place(3), 3), (Place(3, 1, 3, 9), 3), (Place(3, 1, 5, 2), 5), (Place(3, 1, 5, 1), 4), (Place(3, 1, 3, 1), 3)],
)
def test_the_last_line_is_that_of_the_last_character(place: Place, last: int) -> None:
    assert place.last_line == last


def test_half_a_surrogate_pair_is_replaced() -> None:
    assert sound("dr\udce4ft 🍌") == "dr\ufffdft 🍌"


def problem(line: int | None = 4, severity: str = "error", **values: str) -> Problem:
    given = {
        "code": "FC509",
        "name": "quote-not-found",
        "message": "not at 1 to 5",
        "cure": "write 2",
        "file": "a.yaml",
    }
    return Problem(line=line, severity=severity, **given | values)


def test_problems_are_sheets_by_file_with_what_is_in_order_last() -> None:
    found = [problem(), problem(None), problem(file="b.yaml", severity="warning", code="FC520")]
    first, second, kept = sheets_of(found, claims="claims", name=lambda file: f"top/{file}")
    assert [first.file, second.file, kept.file] == ["top/a.yaml", "top/b.yaml", "claims"]
    assert [one.place for one in first.annotations] == [Place(4), None]
    assert first.annotations[0].message == "not at 1 to 5; write 2"
    assert [case.fails for case in (*first.cases, *second.cases)] == [True, True, False]
    assert len(kept.cases) == len(RULES) - 2
    assert kept.annotations == ()


def test_with_strict_rules_warnings_fail() -> None:
    failing = frozenset({Severity.ERROR, Severity.WARNING})
    (sheet, _) = sheets_of([problem(severity="warning")], claims="claims", name=str, failing=failing)
    assert sheet.cases[0].fails


def test_the_fingerprint_of_a_problem_outlasts_lines_and_offsets_but_not_ids() -> None:
    def fingerprint(message: str) -> str:
        (sheet, _) = sheets_of([problem(message=message)], claims="claims", name=str)
        return sheet.annotations[0].fingerprint

    assert fingerprint("not at 1 to 5 (line 3)") == fingerprint("not at 101 to 105 (line 30)")
    assert fingerprint("as claim-1") != fingerprint("as claim-2")


def test_files_are_named_from_the_repository_else_from_the_workspace(tmp_path: Path) -> None:
    desk = tmp_path / "repo" / "desk"
    drafts = desk / "drafts"
    drafts.mkdir(parents=True)
    assert tree_of(drafts, desk).name("a.md", drafts) == "drafts/a.md"
    assert tree_of(tmp_path, desk).name("b/../a.md", tmp_path) == "a.md"
    (tmp_path / "repo" / ".git").mkdir()
    tree = tree_of(drafts, desk)
    assert tree.name("a.md", drafts) == "desk/drafts/a.md"
    assert tree.name("claims/x.yaml", desk) == "desk/claims/x.yaml"
    assert tree.name(drafts / "a.md", tmp_path) == "desk/drafts/a.md"
    assert tree.name("../../../elsewhere.md", drafts) == "../elsewhere.md"


def test_a_link_on_the_way_is_followed_and_one_at_the_end_is_not(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (tmp_path / "link").symlink_to(real)
    (real / "a.md").symlink_to(tmp_path / "elsewhere.md")
    assert Tree(real).name("a.md", tmp_path / "link") == "a.md"
