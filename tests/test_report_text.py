"""Verdicts as text: what an editor needs, in order, the same with and without colour, and safe to print."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_kit import SILENT, finding, match, report, verdict

from checker.model import DECIDING, Effect, Evidence, Label, Rating, Relation
from checker.report.labels import LABEL_MANUALS
from checker.report.layout import Piece, line, shown, table, written
from checker.report.text import LABEL_STYLES, render_reports, render_verdict, render_verdicts

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def test_a_contradiction_shows_both_sides_and_the_record() -> None:
    assert render_verdict(verdict()) == (
        "contradicted (0.97): Ten soldiers were sent.\n"
        "  Ann Berg contradicts it: she said eight, the text says ten.\n"
        "  Ann Berg (2026-01-15): Eight soldiers were sent.\n"
        "    > We sent eight men\n"
        "    claims/talks.yaml:12\n"
        "    FC103  number  text: ten  record: eight\n"
    )


def test_only_verbose_shows_what_has_nothing_to_say() -> None:
    assert "FC104" not in render_verdict(verdict())
    assert "FC104  date    text: –    record: –" in render_verdict(verdict(), verbose=True)


def test_drafts_and_ratings_are_marked() -> None:
    page = render_verdict(verdict(matches=[match(status="draft", rating=Rating.FALSE)]))
    assert "Ann Berg (2026-01-15) [draft] [rated false]: Eight" in page


def test_claims_that_do_not_decide_are_left_out() -> None:
    page = render_verdict(
        verdict(
            matches=[match(), match("b", speaker="Per Holm"), match("c", relation=Relation.RELATED, speaker="Vera")]
        )
    )
    assert "  also: Per Holm (2026-01-15): Eight soldiers were sent.\n" in page
    assert "Vera" not in page


def test_a_statement_that_nothing_decides_names_the_nearest_claims() -> None:
    near = [match(str(number), relation=Relation.RELATED, speaker=f"Speaker {number}") for number in range(5)]
    page = render_verdict(verdict(label=Label.UNVERIFIED, matches=near))
    assert re.findall(r"nearest: Speaker (\d)", page) == ["0", "1", "2"]
    far = [match("far", relation=Relation.RELATED, score=0.2)]
    assert "nearest" not in render_verdict(verdict(label=Label.UNVERIFIED, matches=far))


def test_a_claim_without_a_place_or_a_day_is_shown_all_the_same() -> None:
    page = render_verdict(verdict(matches=[match(said_on=None, quote=None, evidence=Evidence())]))
    assert "  Ann Berg: Eight soldiers were sent.\n    not on disk\n" in page


def test_a_source_is_named_where_the_file_does_not_name_it() -> None:
    page = render_verdict(verdict(matches=[match(evidence=Evidence(source="talks"))]))
    assert "    source talks\n" in page
    page = render_verdict(verdict(matches=[match(evidence=Evidence(source="talks", file="c.yaml", line=2))]))
    assert "    c.yaml:2, source talks\n" in page


def test_a_report_is_short_about_what_is_in_order() -> None:
    fine = verdict("Eight soldiers were sent.", Label.SUPPORTED, [match(relation=Relation.SUPPORTS, findings=())])
    unknown = verdict("Snow fell.", Label.UNVERIFIED, [match(relation=Relation.RELATED)])
    page = render_reports([report(fine, unknown, verdict(), places=((1, 1), (2, 5), (9, 1)))])
    assert page == (
        "draft.md:1:1: supported (0.97): Eight soldiers were sent.\n"
        "  on record: Ann Berg (2026-01-15), claims/talks.yaml:12\n"
        "draft.md:2:5: unverified (0.97): Snow fell.\n"
        f"draft.md:9:1: {render_verdict(verdict())}"
        "draft.md: 3 statements against 20 claims: 1 supported, 1 contradicted, 1 unverified\n"
    )


def test_verdicts_can_be_chosen_by_their_labels() -> None:
    checked = report(verdict("A.", Label.OUTDATED), verdict("B."), places=((1, 1), (2, 1)))
    page = render_verdicts(checked, only=frozenset({Label.OUTDATED}))
    assert page.startswith("draft.md:1:1: outdated")
    assert "B." not in page
    assert "statements" not in page


def test_the_waterfall_has_a_row_for_every_comparison_and_the_sum() -> None:
    page = render_verdict(verdict(speaker="Per Holm", quoted=("ten",)), explain=True)
    rows = page[page.index("eight-soldiers (Ann Berg)") :].splitlines()
    assert rows[1].split() == ["code", "comparison", "in", "the", "text", "on", "record", "effect", "because"]
    assert rows[2].split()[:5] == ["FC103", "number", "ten", "eight", "contradicts"]
    assert rows[3].split()[:5] == ["FC104", "date", "–", "–", "silent"]
    assert rows[4] == "  total: contradicts, 0.90 sure; about the same thing: 0.88"
    assert rows[-1] == "verdict: contradicted (0.97)"
    assert "said by Per Holm" in page
    assert "quoted: ten" in page


def test_every_label_and_effect_has_its_place() -> None:
    assert set(LABEL_STYLES) == set(DECIDING) == set(LABEL_MANUALS) == set(Label)
    for effect in Effect:
        assert str(effect) in render_verdict(verdict(matches=[match(findings=[finding(effect)])]), explain=True)


def test_a_text_cannot_steer_the_terminal() -> None:
    page = render_verdict(verdict("Ten \x1b[2J\u202esoldiers\nwere\x07 sent."))
    assert page.startswith(r"contradicted (0.97): Ten \x1b[2J\u202esoldiers were\x07 sent." + "\n")


@pytest.mark.parametrize("width", [None, 40, 100])
@pytest.mark.parametrize("explain", [False, True])
def test_colour_changes_nothing_but_the_colour(width: int | None, explain: bool) -> None:
    made = verdict(matches=[match(), match("b", relation=Relation.RELATED, findings=[SILENT])])
    coloured = render_verdict(made, width=width, colour=True, explain=explain)
    assert ANSI.search(coloured)
    plain = ANSI.sub("", coloured)
    assert [row.rstrip() for row in plain.splitlines()] == render_verdict(
        made, width=width, explain=explain
    ).splitlines()


WORDS = st.lists(st.text("abc", min_size=1, max_size=9), min_size=1, max_size=30).map(" ".join)


@given(st.lists(WORDS, min_size=1, max_size=4), st.integers(20, 60))
def test_wrapping_keeps_every_word_and_the_width(pieces: list[str], width: int) -> None:
    styled = [Piece(f"{words} ", "bold" if number % 2 else "") for number, words in enumerate(pieces)]
    page = written([line(*styled, indent=4)], width=width, colour=False)
    assert page.split() == " ".join(pieces).split()
    assert all(len(row) <= width for row in page.splitlines())
    assert ANSI.sub("", written([line(*styled, indent=4)], width=width, colour=True)).split() == page.split()


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=4), st.integers(40, 90))
def test_a_table_keeps_every_word_in_its_column(rows: list[tuple[str, str, str]], width: int) -> None:
    lines = table([[Piece(cell) for cell in row] for row in rows], width=width, indent=2)
    page = written(lines, width=width, colour=False)
    assert all(len(row) <= width for row in page.splitlines())
    assert sorted(page.split()) == sorted(" ".join(cell for row in rows for cell in row).split())


@given(st.text())
def test_what_is_shown_is_one_printable_line(text: str) -> None:
    assert len(shown(text).splitlines()) <= 1
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown(text))
