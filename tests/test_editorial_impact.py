"""Which texts break when claims change, and that the quick way there finds what the slow one does."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
import yaml
from desk_kit import CONTRADICTED, DRAFT_ONLY, SUPPORTED, UNVERIFIED, desk
from git_kit import commit, git, repository
from hypothesis import given, settings
from hypothesis import strategies as st
from store_kit import claim

from checker.cli import run
from checker.documents import Document
from checker.editorial.impact import Change, changes_between, impact_of_changes, without
from checker.editorial.impact.judging import Judging
from checker.errors import ExitCode
from checker.model import Claim, Label, Rating, Status
from checker.pipeline import Desk
from checker.store import Store, Workspace, load

FAILING = frozenset({Label.CONTRADICTED, Label.MISATTRIBUTED, Label.MISQUOTED})
HOW = Judging(FAILING, date(2026, 3, 1))
FERRY = "The ferry to Malmö is closed, Per Holm said."


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    made = desk(tmp_path / "desk")
    (made.root / "published").mkdir()
    (made.root / "published" / "a.md").write_text(f"{SUPPORTED}\n\n{UNVERIFIED}\n", encoding="utf-8")
    (made.root / "published" / "b.txt").write_text(f"{FERRY}\n", encoding="utf-8")
    repository(made.root)
    monkeypatch.chdir(made.root)
    return made


def edit(made: Workspace, old: str, new: str) -> None:
    path = made.claims_dir / "harbour.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def impact(*arguments: str, code: ExitCode = ExitCode.OK) -> None:
    assert run(["impact", "--no-model", "--texts", "published", *arguments]) == code


def test_a_text_breaks_where_a_claim_is_rated_false(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    impact("--since", "HEAD")
    assert "3 statements in 2 texts: no verdict changes" in capsys.readouterr().out
    edit(made, "status: reviewed", "status: reviewed\n    rating: false")
    edit(made, "rating: false", 'rating: "false"')
    impact("--since", "HEAD", code=ExitCode.FINDINGS)
    page = capsys.readouterr().out
    assert f"published/a.md:1:1: breaks: supported -> contradicted: {SUPPORTED}" in page
    assert "rated (rating): eight-soldiers, claims/harbour.yaml:" in page
    assert "3 statements in 2 texts: 1 would fail; claims since HEAD: 1 rated" in page
    impact("--since", "HEAD", "--fail-on", "misquoted")
    commit(made.root)
    impact("--since", "HEAD")
    impact("--since", "HEAD~1", code=ExitCode.FINDINGS)


def test_the_data_says_what_made_the_difference(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    edit(made, "status: reviewed", "status: retracted")
    impact("--since", "HEAD", "--format", "json")
    found = json.loads(capsys.readouterr().out)
    (change,) = found["changes"]
    assert (change["id"], change["change"], change["fields"]) == ("eight-soldiers", "retracted", ["status"])
    first, second = found["texts"]
    assert (first["origin"], first["statements"], second["shifts"]) == ("published/a.md", 2, [])
    (shift,) = first["shifts"]
    assert shift["side"] == "changes"
    assert shift["claims"] == ["eight-soldiers"]
    assert (shift["before"]["verdict"], shift["after"]["verdict"]) == ("supported", "unverified")
    assert shift["span"] == {"start": 0, "end": len(SUPPORTED), "line": 1, "column": 1}
    impact("--since", "HEAD", "--format", "yaml")
    assert yaml.safe_load(capsys.readouterr().out)["texts"][0]["shifts"][0]["side"] == "changes"


def test_claims_are_asked_what_rests_on_them(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    impact("ferry-closed", "eight-soldiers")
    page = capsys.readouterr().out
    assert f"published/a.md:1:1: changes: supported -> unverified: {SUPPORTED}" in page
    assert f"published/b.txt:1:1: changes: supported -> unverified: {FERRY}" in page
    assert "if retracted: ferry-closed, claims/harbour.yaml:" in page
    impact("bridge-cost")
    assert "none rests on these claims" in capsys.readouterr().out


def test_a_text_that_fails_already_mends(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    (made.root / "published" / "a.md").write_text(f"{CONTRADICTED}\n")
    impact("eight-soldiers")
    assert "mends: contradicted -> unverified" in capsys.readouterr().out


def test_a_waived_statement_breaks_nothing(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    edit(made, "status: reviewed", 'status: reviewed\n    rating: "false"')
    text = f"{SUPPORTED} <!-- factcheck: ignore all because it is told as a rumour -->\n"
    (made.root / "published" / "a.md").write_text(text)
    impact("--since", "HEAD")
    assert "breaks, waived: supported -> contradicted" in capsys.readouterr().out


def test_claims_that_came_after_the_revision_are_new(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    git(made.root, "rm", "--quiet", "-r", "--cached", "claims")
    git(made.root, "commit", "--quiet", "--message", "without")
    impact("--since", "HEAD")
    page = capsys.readouterr().out
    assert "unverified -> supported" in page
    assert "claims since HEAD: 3 added" in page


def test_the_texts_of_factcheck_toml_are_read_from_anywhere_in_the_workspace(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["impact", "--since", "HEAD"]) == ExitCode.UNUSABLE
    assert "it is not said which texts" in capsys.readouterr().err
    (made.root / "factcheck.toml").write_text('[check]\ntexts = ["published/**/*.md", "published/*.txt"]\n')
    monkeypatch.chdir(made.claims_dir)
    assert run(["impact", "ferry-closed", "--no-model"]) == ExitCode.OK
    assert "../published/b.txt:1:1: changes" in capsys.readouterr().out
    (made.root / "factcheck.toml").write_text('[check]\ntexts = ["nothing/*.md"]\n')
    assert run(["impact", "ferry-closed", "--no-model"]) == ExitCode.UNUSABLE
    assert "factcheck.toml:2: no text is there for 'nothing/*.md'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "name claims, or a revision"),
        (["eight-soldiers", "--since", "HEAD"], "one of the two"),
        (["eight-soldier"], "there is no claim 'eight-soldier'; did you mean eight-soldiers?"),
        (["--since", "nowhere"], "--since: git knows no revision 'nowhere'"),
        (["eight-soldiers", "--texts", "none/*.md"], "--texts: no text is there for 'none/*.md'"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    made: Workspace, capsys: pytest.CaptureFixture[str], arguments: Sequence[str], message: str
) -> None:
    impact(*arguments, code=ExitCode.UNUSABLE)
    assert message in capsys.readouterr().err


def test_a_store_that_was_broken_is_told_with_its_revision(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(made, "speaker:", "speeker:")
    commit(made.root)
    edit(made, "speeker:", "speaker:")
    impact("--since", "HEAD", code=ExitCode.UNUSABLE)
    assert "claims/harbour.yaml at HEAD:" in capsys.readouterr().err


def test_every_kind_of_change_is_told(made: Workspace) -> None:
    before = load(made)
    one, two, three = before.claims
    new = one.model_copy(update={"id": "new"})
    gone = three.model_copy(update={"status": Status.RETRACTED})
    rated = one.model_copy(update={"rating": Rating.FALSE, "note": "x"})
    after = [rated, two.model_copy(update={"superseded_by": "new"}), gone, new]
    found = {one.id: (one.change, one.fields) for one in changes_between(before, Store(after))}
    assert found == {
        one.id: (Change.RATED, ("rating", "note")),
        two.id: (Change.SUPERSEDED, ("superseded_by",)),
        three.id: (Change.RETRACTED, ("status",)),
        "new": (Change.ADDED, ()),
    }
    (changed,) = changes_between(before, without(before, two.id))
    assert (changed.change, changed.after) == (Change.REMOVED, None)
    other = one.model_copy(update={"speaker": "Per Holm"})
    assert [change.change for change in changes_between(Store([one]), Store([other]))] == [Change.CHANGED]


PLACES = ("Malmö", "Norvik", "Oslo", "Bergen", "Turku", "Riga")
THINGS = ("bridge", "ferry", "port", "tunnel")
SPEAKERS = ("Ann Berg", "Per Holm", "Ida Lund", "Harbour Gazette")


def _claim(number: int, place: str, thing: str, cost: int, speaker: str) -> Claim:
    text = f"The {thing} to {place} costs {cost} million euros."
    return claim(f"c{number}", text, text=text, source="harbour", speaker=speaker, status=Status.REVIEWED)


CLAIMS = [
    _claim(number, PLACES[number % 6], THINGS[number % 4], 10 + number, SPEAKERS[number % 3])
    for number in range(24)
]
STATEMENTS = [
    *(one.text for one in CLAIMS[:8]),
    *(one.text.replace(" million", "0 million") for one in CLAIMS[5:11]),
    *(f"{one.text.rstrip('.')}, {speaker} said." for one, speaker in zip(CLAIMS[:6], SPEAKERS * 3, strict=False)),
    UNVERIFIED,
    DRAFT_ONLY,
]


@settings(max_examples=5, deadline=None)
@given(
    gone=st.sets(st.integers(0, 23), max_size=2),
    moved=st.dictionaries(st.integers(0, 23), st.sampled_from(SPEAKERS), max_size=2),
    rated=st.sets(st.integers(0, 23), max_size=2),
)
def test_the_quick_way_finds_what_judging_everything_twice_finds(
    gone: set[int], moved: dict[int, str], rated: set[int]
) -> None:
    before = Store(CLAIMS)
    after = Store(
        one.model_copy(
            update={
                **({"speaker": moved[number]} if number in moved else {}),
                **({"rating": Rating.FALSE} if number in rated else {}),
            }
        )
        for number, one in enumerate(CLAIMS)
        if number not in gone
    )
    document = Document("\n\n".join(STATEMENTS), "all.txt")
    desks = Desk.of(before), Desk.of(after)
    found = impact_of_changes(
        [document], (before, desks[0]), (after, desks[1]), changes_between(before, after), HOW
    )
    was, now = (desk.check(document, as_of=HOW.day).verdicts for desk in desks)
    assert [(shift.statement.span, shift.after.label) for shift in found.texts[0].shifts] == [
        (new.statement.span, new.label) for old, new in zip(was, now, strict=True) if old.label is not new.label
    ]


def test_what_no_change_can_touch_is_not_judged_again() -> None:
    before, after = Store(CLAIMS), without(Store(CLAIMS), "c3")
    document = Document("\n\n".join(STATEMENTS), "all.txt")
    changes = changes_between(before, after)
    found = impact_of_changes([document], (before, Desk.of(before)), (after, Desk.of(after)), changes, HOW)
    assert 0 < found.judged < len(STATEMENTS) / 2
    assert [shift.side for shift in found.texts[0].shifts]
    same = impact_of_changes([document], (before, Desk.of(before)), (before, Desk.of(before)), (), HOW)
    assert same.judged == 0
