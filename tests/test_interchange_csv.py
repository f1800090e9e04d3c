"""CSV out and in: nothing changes on the way, and what a spreadsheet changes is taken over and nothing else."""

import csv
import io
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from interchange_kit import REVIEW, empty, files, take
from store_kit import TALKS, claim, workspace, write, write_claims

from checker.errors import UnusableInput
from checker.interchange.csv_files import read_table, render_table
from checker.interchange.csv_import import Edits, plan_edits, write_edits
from checker.interchange.table import COLUMNS, bare, row_of, shielded
from checker.model import Claim, Rating, Resolution, Review, Status
from checker.store import Workspace, load
from checker.store.rendering import render_claims

WORDS = "The talks lasted two hours."


def desk(root: Path, *claims: Claim) -> Workspace:
    made = workspace(root / "desk", talks=TALKS)
    write(made, "sources/speakers.yaml", "- id: ann-berg\n  name: Ann Berg\n- id: jo-berg\n  name: Jo Berg\n")
    write_claims(made, *(claims or (one("a"), one("b", note="Look again."))))
    return made


def one(claim_id: str, **values: Any) -> Claim:
    made = claim(claim_id, "We will send ten soldiers", speaker="Ann Berg")
    return Claim.model_validate({**made.model_dump(), **values})


def exported(made: Workspace) -> str:
    return render_table(row_of(each, "talks") for each in load(made).claims)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def put(made: Workspace, text: str | bytes) -> Edits:
    path = made.root.parent / "claims.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    edits = plan_edits(made, read_table(str(path)))
    write_edits(made, edits)
    return edits


def edited(made: Workspace, number: int = 0, **cells: str) -> Edits:
    rows = rows_of(exported(made))
    rows[number].update(cells)
    page = io.StringIO(newline="")
    writer = csv.DictWriter(page, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return put(made, page.getvalue())


def claim_of(made: Workspace, claim_id: str = "a") -> Claim:
    found = load(made).claim(claim_id)
    assert found is not None
    return found


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20
).filter(str.strip)
ANY = st.one_of(
    TEXT, st.sampled_from(["=1+1", "'=x", "'", "+4", "-", "@a", "a\nb", "a\r\nb", "\ta", ' "x", y ', "[1]"])
)
DAY = st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1))
CLAIMS = st.builds(
    lambda text, note, context, tags, said, rating, cue, review: one(
        "x",
        text=text,
        note=note,
        context=context,
        tags=tuple(tags),
        said_on=said,
        rating=rating,
        attribution={"kind": "direct", "cue": cue},
        resolved=(Resolution(words="We", stands_for="Ann", by="speaker"),) if review else (),
        reviews=(Review(publisher=text, rating=note, appeared=("https://a.example/b",)),) if review else (),
    ),
    ANY.filter(str.strip),
    st.none() | ANY,
    st.none() | ANY,
    st.lists(ANY, max_size=3),
    DAY,
    st.none() | st.sampled_from(Rating),
    st.none() | ANY,
    st.booleans(),
)


@settings(max_examples=15, deadline=None)
@given(st.lists(CLAIMS, min_size=3, max_size=12), st.booleans(), st.sampled_from(["\r\n", "\n"]))
def test_what_is_exported_comes_back_without_a_change(
    tmp_path_factory: pytest.TempPathFactory, claims: list[Claim], marked: bool, ends: str
) -> None:
    named = [each.model_copy(update={"id": f"c{number}"}) for number, each in enumerate(claims)]
    made = desk(tmp_path_factory.mktemp("csv"), *named)
    stored = load(made).claims
    before = files(made)
    page = render_table((row_of(each, "talks") for each in stored), mark=marked)
    edits = put(made, page)
    assert (edits.made, edits.same) == ([], len(named))
    assert files(made) == before


@settings(max_examples=15, deadline=None)
@given(CLAIMS)
def test_a_claim_comes_back_whole_from_its_row_alone(
    tmp_path_factory: pytest.TempPathFactory, given_: Claim
) -> None:
    made = desk(tmp_path_factory.mktemp("csv"), given_)
    stored = claim_of(made, "x")
    page = exported(made)
    write(made, "claims/talks.yaml", "source: talks\nclaims: []\n")
    put(made, page)
    back = claim_of(made, "x")
    loose = {"said_on", "text", "note", "context", "tags", "attribution"}
    assert back.model_dump(exclude=loose) == stored.model_dump(exclude=loose)
    for field in ("text", "note", "context"):
        assert _plain(getattr(back, field)) == _plain(getattr(stored, field))
    assert back.said_on == (stored.said_on or back.said_on)


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


@given(st.text(max_size=6))
def test_the_shield_comes_off_again(cell: str) -> None:
    cell = cell.replace("\r\n", "\n")
    assert bare(shielded(cell)) == cell
    assert shielded(cell)[:1] not in tuple("=+-@\t\r\n＝＋－＠")


def test_the_table_is_as_rfc_4180_has_it(tmp_path: Path) -> None:
    page = exported(desk(tmp_path, one("a", note='=cmd|" /C calc"!A0', context="two\nlines, and a comma")))
    assert page.startswith(",".join(COLUMNS) + "\r\na,draft,,")
    assert page.count("\r\n") == 2
    assert '"\'=cmd|"" /C calc""!A0"' in page
    assert '"two\nlines, and a comma"' in page


def test_edits_are_taken_over_and_comments_stay(tmp_path: Path) -> None:
    made = desk(tmp_path)
    path = made.claims_dir / "talks.yaml"
    text = render_claims("talks", [one("a"), one("b", note="Look again.")])
    path.write_text(
        text.replace("    status: draft\n", "    status: draft  # who?\n", 1).replace("claims:", "claims:  # ours")
    )
    before = path.read_text()
    edits = edited(made, text="Ten will go.", status="Reviewed", rating="FALSE", note="=sum(A1)", tags="x, y")
    assert [each.columns for each in edits.made] == [("status", "rating", "text", "tags", "note")]
    new = claim_of(made)
    assert (new.text, new.status, new.rating) == ("Ten will go.", Status.REVIEWED, Rating.FALSE)
    assert (new.note, new.tags) == ("=sum(A1)", ("x", "y"))
    after = path.read_text()
    assert re.search("status: reviewed +# who[?]", after)
    assert "claims:  # ours" in after
    assert after.split("  - id: b")[1] == before.split("  - id: b")[1]
    assert edited(made).made == []


def test_emptied_cells_are_taken_away(tmp_path: Path) -> None:
    made = desk(tmp_path, one("a", note="n", rating=Rating.TRUE, tags=("t",)))
    edited(made, note="", rating=" ", tags="", said_on="")
    new = claim_of(made)
    assert (new.note, new.rating, new.tags, new.said_on) == (None, None, (), None)


@pytest.mark.parametrize("written", ["15/01/2026", "1/15/2026", "15.01.26", "2026-01-15 00:00:00", "15/1/2026"])
def test_days_that_a_spreadsheet_wrote_otherwise_are_no_change(written: str, tmp_path: Path) -> None:
    assert edited(desk(tmp_path), said_on=written).made == []


def test_a_new_quote_is_looked_up_in_its_source(tmp_path: Path) -> None:
    made = desk(tmp_path)
    edited(made, quote="the plan was too expensive")
    quote = claim_of(made).quote
    assert quote is not None
    assert TALKS[quote.start : quote.end] == quote.exact == "the plan was too expensive"
    edited(made, quote=WORDS, start=str(TALKS.rindex(WORDS)), end="")
    quote = claim_of(made).quote
    assert quote is not None
    assert quote.start == TALKS.rindex(WORDS)


def test_new_rows_are_new_claims_and_the_same_again_changes_nothing(tmp_path: Path) -> None:
    made = desk(tmp_path)
    table = (
        "source;speaker;quote;id;rating;status\n"
        "talks;Jo Berg;the plan was too expensive;too-dear;false;reviewed\n"
        "talks;Ann Berg;ten soldiers;;;\n\n;;;;;\n"
    )
    edits = put(made, table)
    assert [each.change.after.id for each in edits.made] == ["too-dear", "ten-soldiers"]
    new = claim_of(made, "too-dear")
    assert (new.speaker, new.rating, new.status) == ("Jo Berg", Rating.FALSE, Status.REVIEWED)
    before = files(made)
    again = put(made, table)
    assert (again.made, again.same, files(made)) == ([], 2, before)


def test_columns_and_claims_that_are_missing_change_nothing(tmp_path: Path) -> None:
    made = desk(tmp_path)
    edits = put(made, "Note,ID\r\nChecked.,b\r\n")
    assert len(edits.made) == 1
    assert claim_of(made, "b").note == "Checked."
    assert len(load(made).claims) == 2


def test_a_table_from_before_a_change_does_not_undo_it(tmp_path: Path) -> None:
    made = desk(tmp_path)
    old = exported(made)
    edited(made, note="Theirs.")
    with pytest.raises(UnusableInput, match="was changed in the store since this table was exported") as refused:
        put(made, old)
    assert refused.value.line == 2
    assert claim_of(made).note == "Theirs."


def test_excels_encodings_and_marks_are_read(tmp_path: Path) -> None:
    made = desk(tmp_path)
    put(made, "id;note\r\na;Malmö „ja“\r\n".encode("cp1252"))
    assert claim_of(made).note == "Malmö „ja“"
    put(made, "id\tnote\r\na\tMalmö\r\n".encode("utf-16"))
    assert claim_of(made).note == "Malmö"


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_letters_that_a_code_page_lacks_are_no_change(encoding: str, tmp_path: Path) -> None:
    made = desk(tmp_path, one("a", note="Most v Ostravě 😀 nebyl uzavřen."), one("b", note="Malmö?"))
    worn = exported(made).replace("😀", "??").encode(encoding, errors="replace")
    assert put(made, worn).made == []
    assert claim_of(made).note == "Most v Ostravě 😀 nebyl uzavřen."


def test_an_edit_among_letters_that_were_lost_is_refused(tmp_path: Path) -> None:
    made = desk(tmp_path, one("a", note="Most v Ostravě."))
    with pytest.raises(UnusableInput, match=r"question marks where the store has “ě”.*CSV UTF-8"):
        edited(made, note="The bridge: Most v Ostrav?.")
    assert claim_of(made).note == "Most v Ostravě."


def test_a_rating_in_the_words_of_a_spreadsheet_is_no_change(tmp_path: Path) -> None:
    made = desk(tmp_path, one("a", rating=Rating.MOSTLY_TRUE), one("b", rating=Rating.FALSE))
    assert put(made, "id,rating\na,Mostly true\nb,FALSE\n").made == []


HEAD = "id,source,speaker,quote,status,said_on,superseded_by,start,tags,reviews\n"
WRONG = {
    "an unknown id": ("zz,,,,,,,,,\n", 2, "there is no claim 'zz' in the store"),
    "an id twice": (
        "a,talks,Ann Berg,We will send ten soldiers,draft,,,,,\na,,,,,,,,,\n",
        3,
        "stands on line 2, too",
    ),
    "words that are not in the source": (
        "n,talks,Ann Berg,No such words at all,,,,,,\n",
        2,
        "do not stand in the source",
    ),
    "words that stand twice": (f"n,talks,Ann Berg,{WORDS},,,,,,\n", 2, "stand in 2 places"),
    "a source that is not there": ("n,walks,Ann Berg,x,,,,,,\n", 2, "the store has no source 'walks'"),
    "a name that fits two": ("n,talks,Berg,ten soldiers,,,,,,\n", 2, "fits several speakers"),
    "no id": ("n o,talks,Ann Berg,ten soldiers,,,,,,\n", 2, "which is no id"),
    "no status": ("n,talks,Ann Berg,ten soldiers,revewed,,,,,\n", 2, "`status` is 'revewed'"),
    "two days": ("n,talks,Ann Berg,ten soldiers,,3/4/2026,,,,\n", 2, "may be two days"),
    "no day": ("n,talks,Ann Berg,ten soldiers,,soon,,,,\n", 2, "is no date"),
    "no successor": ("n,talks,Ann Berg,ten soldiers,,,gone,,,\n", 2, "the claim 'gone' that supersedes"),
    "no offset": ("n,talks,Ann Berg,ten soldiers,,,,x,,\n", 2, "which is no offset"),
    "no list of tags": ('n,talks,Ann Berg,ten soldiers,,,,,"[x",\n', 2, "`tags` is no list"),
    "no reviews": ("n,talks,Ann Berg,ten soldiers,,,,,,x\n", 2, "`reviews` is no JSON list"),
    "wrong reviews": ('n,talks,Ann Berg,ten soldiers,,,,,,"[{""x"": 1}]"\n', 2, "reviews"),
    "a reviewed claim by nobody": (
        'n,talks,"unnamed (""She"")",ten soldiers,reviewed,,,,,\n',
        2,
        "nobody is named",
    ),
    "another source": ("a,walks,,,draft,,,,,\n", 2, "is from the source 'talks', not 'walks'"),
    "too few cells": ("a,talks\n", 2, "this row has 2 cells, and the header 10"),
    "too many cells": ("a,,,,,,,,,,more\n", 2, "this row has 11 cells"),
    "an open quotation mark": ('b,,,,,,,,,\na,"x\n', 3, "this is no CSV"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_refused_with_its_line_and_nothing_is_written(case: str, tmp_path: Path) -> None:
    rows, line, message = WRONG[case]
    made = desk(tmp_path)
    before = files(made)
    with pytest.raises(UnusableInput) as refused:
        put(made, HEAD + rows)
    assert message in str(refused.value)
    assert refused.value.line == line
    assert str(refused.value.file).endswith("claims.csv")
    assert files(made) == before


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("id,staus\n", "unknown column `staus`; did you mean `status`?"),
        ("id,checked by\n", "unknown column `checked by`; remove it (known are id, status"),
        ("id,id\n", "the column `id` stands twice"),
        ("text,status\n", "the table has no column `id`"),
        ("id,,status\n", "column 2 has no name"),
    ],
)
def test_wrong_headers_are_refused(head: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(UnusableInput) as refused:
        put(desk(tmp_path), head + "a,b,c\n")
    assert message in str(refused.value)
    assert refused.value.line == 1


@pytest.mark.parametrize("row", ["a,{}\n", "n,{}\n"])
def test_a_whole_text_is_no_claim(row: str, tmp_path: Path) -> None:
    made = desk(tmp_path)
    before = files(made)
    head = "id,text,source,speaker,quote\n"
    with pytest.raises(UnusableInput, match="2: the text of a claim has 10,001 characters, and may have 10,000; "):
        put(made, head + row.format("x" * 10_001 + ",talks,Ann Berg,ten soldiers"))
    assert files(made) == before


def test_all_wrong_rows_are_counted(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="and 1 more rows are wrong"):
        put(desk(tmp_path), HEAD + WRONG["no day"][0] + WRONG["an unknown id"][0])


def test_an_imported_claim_that_is_edited_here_counts_as_touched(tmp_path: Path) -> None:
    made = empty(tmp_path / "desk")
    take(made, REVIEW)
    put(made, "id,rating\nthe-tram-to-malmo-is-free,misleading\n")
    assert take(made, REVIEW).same == 1
    assert claim_of(made, "the-tram-to-malmo-is-free").rating is Rating.MISLEADING
