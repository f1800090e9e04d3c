"""A store that is broken in any way is refused with file, line and cure; one without claims, too."""

from pathlib import Path

import pytest
import store_kit as kit
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import UnusableInput
from checker.model import Claim, Problem, Severity, Speaker
from checker.store import Workspace, load
from checker.store.checks import check
from checker.store.reading import Reading, parse_claims, read_store

GOOD = """\
source: talks
claims:
  - id: two-hours
    text: The talks lasted two hours.
    speaker: Harbour Gazette
    attribution: {kind: narrated}
    quote: {start: 0, end: 27, exact: The talks lasted two hours.}
    said_on: 2026-01-15
    status: reviewed
"""


@pytest.fixture
def made(tmp_path: Path) -> Workspace:
    return kit.workspace(tmp_path, talks=kit.TALKS)


def problems(made: Workspace) -> list[Problem]:
    reading = read_store(made)
    check(reading)
    return reading.problems.ordered()


def only(made: Workspace) -> Problem:
    found = problems(made)
    assert len(found) == 1, found
    return found[0]


def test_a_good_store_is_loaded_with_its_places(made: Workspace) -> None:
    kit.write(made, "claims/talks.yaml", GOOD)
    kit.write(made, "sources/speakers.yaml", "- id: ann-berg\n  name: Ann Berg\n  aliases: [Berg, the minister]\n")
    store = load(made)
    assert [type(claim) for claim in store.claims] == [Claim]
    assert store.place("two-hours") == ("claims/talks.yaml", 3)
    assert store.place("nobody") == (None, None)
    assert store.claim("two-hours") == store.claims[0]
    source = store.source("talks")
    assert source is not None
    assert source.name == "Harbour Gazette"
    assert store.text("talks") == kit.TALKS
    assert isinstance(store.speaker("the minister"), Speaker)
    with pytest.raises(UnusableInput, match="no text of a source 'other'"):
        store.text("other")


@pytest.mark.parametrize(
    ("written", "rating"),
    [("false", "false"), ("True", "true"), ("'true'", "true"), ("mostly-true", "mostly-true")],
)
def test_a_rating_may_be_yamls_own_true_or_false(made: Workspace, written: str, rating: str) -> None:
    kit.write(made, "claims/talks.yaml", GOOD + f"    rating: {written}\n")
    assert load(made).claims[0].rating == rating


def test_the_quote_of_every_loaded_claim_is_in_its_source(made: Workspace) -> None:
    kit.write(made, "claims/talks.yaml", GOOD)
    store = load(made)
    for claim in store.claims:
        assert claim.quote
        assert store.text(claim.quote.source)[claim.quote.start : claim.quote.end] == claim.quote.exact


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "message", "cure"),
    [
        ("    speaker:", "    speeker:", "FC502", 5, "unknown key `speeker`", "did you mean `speaker`?"),
        ("kind: narrated", "kind: narrated, que: said", "FC502", 6, "unknown key `attribution.que`", "`cue`"),
        ("source: talks", "source: talks\nclaim: []", "FC502", 2, "unknown key `claim`", "did you mean `claims`?"),
        ("source: talks\n", "", "FC503", 1, "the claims file has no `source`", "add `source`"),
        ("    speaker: Harbour Gazette\n", "", "FC503", 3, "the claim has no `speaker`", "add `speaker`"),
        ("speaker: Harbour Gazette", "speaker:", "FC503", 5, "the claim has no `speaker`", "add `speaker`"),
        ("{kind: narrated}", "{cue: said}", "FC503", 6, "no `attribution.kind`", "add `kind`"),
        (
            "text: The talks lasted two hours.",
            "text: 2026",
            "FC504",
            4,
            "`text` must be text, not a number",
            "quotation",
        ),
        (
            "text: The talks lasted two hours.",
            "text: [a]",
            "FC504",
            4,
            "`text` must be text, not a list",
            "quotation",
        ),
        ("text: The talks lasted two hours.", "text: ' '", "FC504", 4, "`text` says nothing", "write something"),
        ("2026-01-15", "15 January", "FC504", 8, "`said_on` must be a date", "2026-01-31"),
        ("2026-01-15", "20260115", "FC504", 8, "`said_on` must be a date, not a number", "2026-01-31"),
        ("2026-01-15", "'20260115'", "FC504", 8, "`said_on` must be a date", "2026-01-31"),
        ("2026-01-15", "'0'", "FC504", 8, "`said_on` must be a date", "2026-01-31"),
        ("status: reviewed", "status: reveiwed", "FC504", 9, "none of its values", "did you mean `reviewed`?"),
        ("status: reviewed", "rating: wrong", "FC504", 9, "none of its values", "half-true"),
        ("id: two-hours", "id: Two Hours", "FC504", 3, "'Two Hours', which is no id", "small letters"),
        ("id: two-hours", "id: ../../etc", "FC504", 3, "which is no id", "small letters"),
        ("source: talks", "source: ../../etc/passwd", "FC504", 1, "which is no id", "small letters"),
        ("source: talks", "source: /etc/passwd", "FC504", 1, "which is no id", "small letters"),
        (
            "start: 0",
            "source: ../x, start: 0",
            "FC504",
            7,
            "`quote.source` is '../x', which is no id",
            "small letters",
        ),
        ("start: 0", "source: other, start: 0", "FC504", 7, "from another source than the file", "other.yaml"),
        ("start: 0", "start: -1", "FC504", 7, "`quote.start` must not be negative", "0 or more"),
        ("start: 0", "start: 0.0", "FC504", 7, "`quote.start` must be a whole number", "whole number"),
        ("start: 0", "start: true", "FC504", 7, "must be a whole number, not true or false", "whole number"),
        ("status: reviewed", "tags: army", "FC504", 9, "`tags` must be a list, not text", "[one, two]"),
        ("status: reviewed", "tags: [army, 3]", "FC504", 9, "`tags` must be text, not a number", "quotation"),
        ("{kind: narrated}", "narrated", "FC504", 6, "`attribution` must be a mapping", "{key: value}"),
        (
            "  - id: two-hours\n",
            "  - two hours\n  - id: two-hours\n",
            "FC504",
            3,
            "a claim must be a mapping",
            "key",
        ),
        ("    status", "\tstatus", "FC501", 9, "tab", "spaces"),
        ("    status", "    text: Again.\n    status", "FC501", 9, "the key 'text' stands twice", "keep one"),
        ("text: The", "text: &a The", "FC501", 4, "anchor", "write the value out"),
        ("id: two-hours", "id: !!python/object:os.system two", "FC501", 3, "tag", "remove the tag"),
        (
            "status: reviewed",
            "superseded_by: gone",
            "FC510",
            9,
            "the claim 'gone' that supersedes",
            "correct the id",
        ),
        ("status: reviewed", "superseded_by: two-hours", "FC511", 9, "two-hours -> two-hours", "remove"),
        (
            "said_on: 2026-01-15",
            "valid_from: 2026-02-01\n    valid_until: 2026-01-31",
            "FC512",
            9,
            "before",
            "correct",
        ),
    ],
)
def test_a_broken_claim_is_one_problem_with_line_and_cure(
    made: Workspace, old: str, new: str, code: str, line: int, message: str, cure: str
) -> None:
    assert old in GOOD
    kit.write(made, "claims/talks.yaml", GOOD.replace(old, new, 1))
    problem = only(made)
    assert (problem.code, problem.file, problem.line) == (code, "claims/talks.yaml", line)
    assert message in problem.message
    assert cure in problem.cure
    assert problem.severity == Severity.ERROR
    with pytest.raises(UnusableInput) as caught:
        load(made)
    assert str(caught.value) == f"claims/talks.yaml:{line}: {problem.message}; {problem.cure}"


def test_all_problems_of_all_files_are_found_in_one_run(made: Workspace) -> None:
    kit.add_source(made, "vote", "The vote was close.\n", sha256="0" * 64)
    kit.write(made, "claims/talks.yaml", GOOD.replace("speaker:", "speeker:").replace("2026-01-15", "soon"))
    kit.write(made, "claims/vote.yaml", "source: vote\nclaims:\n  - {id: a}\n")
    kit.write(made, "claims/broken.yaml", "source: [\n")
    found = problems(made)
    assert [(one.file, one.line, one.code) for one in found] == [
        ("claims/broken.yaml", 1, "FC501"),
        ("claims/talks.yaml", 5, "FC502"),
        ("claims/talks.yaml", 8, "FC504"),
        ("claims/vote.yaml", 3, "FC503"),
        ("claims/vote.yaml", 3, "FC503"),
        ("claims/vote.yaml", 3, "FC503"),
        ("sources/vote.yaml", 3, "FC508"),
    ]
    with pytest.raises(UnusableInput, match=r"^claims/broken.yaml:1: .*\(and 6 more: run `factcheck lint`\)$"):
        load(made)


def test_an_id_may_not_stand_in_two_files(made: Workspace) -> None:
    kit.add_source(made, "again", kit.TALKS)
    kit.write(made, "claims/talks.yaml", GOOD)
    kit.write(made, "claims/again.yaml", GOOD.replace("source: talks", "source: again"))
    problem = only(made)
    assert (problem.code, problem.file, problem.line) == ("FC506", "claims/talks.yaml", 3)
    assert "claims/again.yaml:3" in problem.message


def test_a_cycle_over_files_is_told_once(made: Workspace) -> None:
    item = "  - {id: %s, text: T, speaker: S, attribution: {kind: narrated}, superseded_by: %s}\n"
    items = [item % pair for pair in (("a", "b"), ("b", "c"), ("c", "b"), ("d", "a"))]
    kit.write(made, "claims/talks.yaml", "source: talks\nclaims:\n" + "".join(items))
    problem = only(made)
    assert (problem.code, problem.line) == ("FC511", 4)
    assert "b -> c -> b" in problem.message


def test_a_chain_of_successors_is_no_cycle(made: Workspace) -> None:
    item = "  - {id: %s, text: T, speaker: S, attribution: {kind: narrated}%s}\n"
    items = [item % ("a", ", superseded_by: b"), item % ("b", ", superseded_by: c"), item % ("c", "")]
    kit.write(made, "claims/talks.yaml", "source: talks\nclaims:\n" + "".join(items))
    assert not problems(made)


@pytest.mark.parametrize(
    ("quote", "message", "cure"),
    [
        ("start: 1, end: 28, exact: We will send ten soldiers", "at 29 to 54 (line 2)", "write start: 29, end: 54"),
        ("start: 1, end: 28, exact: The talks lasted two hours.", "in 2 other places", "0 to 27 (line 1); "),
        (
            "start: 29, end: 54, exact: we will  send TEN soldiers",
            "it has “We will send ten soldiers”",
            "start: 29",
        ),
        ("start: 29, end: 54, exact: We will send six soldiers", "it has “We will send ten soldiers”", "end: 54"),
        ("start: 1, end: 2, exact: minister Ann Berg tells the Gazette", "told the Gazette”", "end: 91"),
        ("start: 1, end: 2, exact: The plan was very expensive", "has “the plan was too expensive”", "end: 138"),
        ("start: 29, end: 54, exact: Nobody goes anywhere today", "at 29 to 54 it has “We will", "to the letter"),
        ("start: 9000, end: 9001, exact: Nobody goes anywhere", "at 9000 to 9001 it has “”", "to the letter"),
        (
            "start: 54, end: 29, exact: We will send ten soldiers",
            "at 29 to 54 (line 2)",
            "write start: 29, end: 54",
        ),
    ],
)
def test_a_quote_that_is_not_there_is_looked_for(made: Workspace, quote: str, message: str, cure: str) -> None:
    old = "start: 0, end: 27, exact: The talks lasted two hours."
    kit.write(made, "claims/talks.yaml", GOOD.replace(old, quote))
    problem = only(made)
    assert (problem.code, problem.line) == ("FC509", 7)
    assert message in problem.message
    assert cure in problem.cure


def test_a_wrong_quote_of_a_retracted_claim_is_only_a_note(made: Workspace) -> None:
    broken = GOOD.replace("start: 0", "start: 1").replace("reviewed", "retracted")
    kit.write(made, "claims/talks.yaml", broken)
    assert only(made).severity == Severity.NOTE
    assert len(load(made)) == 1


def test_claims_of_an_unknown_source_are_refused(made: Workspace) -> None:
    kit.write(made, "claims/other.yaml", GOOD.replace("source: talks", "source: other"))
    problem = only(made)
    assert (problem.code, problem.file, problem.line) == ("FC507", "claims/other.yaml", 1)
    assert "factcheck sources add FILE --id other" in problem.cure


def test_a_file_must_be_called_like_its_source(made: Workspace) -> None:
    kit.write(made, "claims/other.yaml", GOOD)
    problem = only(made)
    assert (problem.code, problem.file, problem.line) == ("FC505", "claims/other.yaml", 1)
    assert "call it talks.yaml" in problem.cure


@pytest.mark.parametrize(
    "name", ["claims/talks.yml", "claims/talks.YAML", "claims/2026/talks.yaml", "sources/x.yml"]
)
def test_a_file_that_would_never_be_read_is_an_error(made: Workspace, name: str) -> None:
    kit.write(made, "claims/talks.yaml", GOOD)
    kit.write(made, name, GOOD)
    assert only(made).code == "FC505"


@pytest.mark.parametrize(
    "name", ["claims/README.md", "claims/.talks.yaml.swp", "claims/talks.yaml~", "claims/.x.yaml"]
)
def test_files_that_are_not_claims_do_no_harm(made: Workspace, name: str) -> None:
    kit.write(made, "claims/talks.yaml", GOOD)
    kit.write(made, name, "whatever: [")
    assert len(load(made)) == 1


@pytest.mark.parametrize(
    "name", ["claims/talks.yaml", "sources/talks.txt", "sources/talks.yaml", "sources/speakers.yaml"]
)
def test_a_link_that_leads_out_of_the_workspace_is_refused(made: Workspace, name: str) -> None:
    kit.write(made, "claims/talks.yaml", GOOD)
    outside = made.root.parent / "outside"
    path = made.root / name
    if path.exists():
        path.rename(outside)
    else:
        outside.write_text("[]")
    path.symlink_to(outside)
    assert any(one.code == "FC505" and "leads out" in one.message for one in problems(made))


def test_a_changed_text_is_refused(made: Workspace) -> None:
    kit.write(made, "claims/talks.yaml", GOOD)
    kit.write(made, "sources/talks.txt", kit.TALKS.replace("\n", "\r\n"))
    problem = only(made)
    assert (problem.code, problem.file, problem.line) == ("FC508", "sources/talks.yaml", 3)


def test_a_missing_text_is_refused(made: Workspace) -> None:
    kit.write(made, "claims/talks.yaml", GOOD)
    (made.sources_dir / "talks.txt").unlink()
    assert only(made).code == "FC507"


def test_a_text_without_a_description_is_only_a_warning(made: Workspace) -> None:
    kit.write(made, "claims/talks.yaml", GOOD)
    kit.write(made, "sources/stray.txt", "Who am I?\n")
    assert (only(made).code, only(made).severity) == ("FC526", Severity.WARNING)
    assert len(load(made)) == 1


@pytest.mark.parametrize(
    ("text", "code", "line", "message"),
    [
        ("- id: ann\n  nam: Ann Berg\n", "FC502", 2, "unknown key `nam`"),
        ("- id: ann\n  name: Ann\n  kind: robot\n", "FC504", 3, "none of its values"),
        ("- id: ann\n  name: Ann\n- id: ann\n  name: Bea\n", "FC506", 3, "taken, by the speaker on line 1"),
        (
            "- id: ann\n  name: Ann\n  roles:\n    - {title: M, since: 2026-01-02, until: 2025-01-01}\n",
            "FC512",
            4,
            "ends",
        ),
        ("- id: ann\n  name: Ann\n  roles:\n    - {title: M}\n    - {titel: M}\n", "FC502", 5, "`roles.titel`"),
        ("ann: Ann Berg\n", "FC504", 1, "must be a list"),
    ],
)
def test_a_broken_speakers_file_is_refused(made: Workspace, text: str, code: str, line: int, message: str) -> None:
    kit.write(made, "claims/talks.yaml", GOOD)
    kit.write(made, "sources/speakers.yaml", text)
    found = [one for one in problems(made) if one.code == code]
    assert [(one.file, one.line) for one in found] == [("sources/speakers.yaml", line)]
    assert message in found[0].message


@pytest.mark.parametrize("text", ["", "# nobody yet\n", "[]\n"])
def test_a_speakers_file_without_speakers_is_fine(made: Workspace, text: str) -> None:
    kit.write(made, "claims/talks.yaml", GOOD)
    kit.write(made, "sources/speakers.yaml", text)
    assert load(made).speakers == ()


def test_no_claims_folder_is_refused(made: Workspace) -> None:
    made.claims_dir.rmdir()
    with pytest.raises(UnusableInput, match="no such folder of claims; run `factcheck init`"):
        load(made)


@pytest.mark.parametrize(
    "text", [None, "source: talks\nclaims:\n", "source: talks\nclaims: []\n", "source: talks\n"]
)
def test_a_store_without_a_claim_is_refused(made: Workspace, text: str | None) -> None:
    if text is not None:
        kit.write(made, "claims/talks.yaml", text)
    with pytest.raises(UnusableInput, match="there is no claim in the store; add a source with"):
        load(made)


def test_claims_must_be_a_list(made: Workspace) -> None:
    kit.write(made, "claims/talks.yaml", "source: talks\nclaims: none\n")
    assert (only(made).code, only(made).line) == ("FC504", 2)


@pytest.mark.parametrize("text", ["", "# claims come later\n", "- a\n", "nothing\n"])
def test_a_claims_file_that_is_none_is_refused(made: Workspace, text: str) -> None:
    kit.write(made, "claims/talks.yaml", text)
    with pytest.raises(UnusableInput, match="a claims file must be a mapping"):
        load(made)


def test_a_billion_laughs_die_at_the_first(made: Workspace) -> None:
    lines = ["source: talks", "a: &a [x, x]"]
    lines += [f"{new}: &{new} [*{old}, *{old}]" for old, new in zip("abcdefghij", "bcdefghijk", strict=True)]
    kit.write(made, "claims/talks.yaml", "\n".join(lines))
    with pytest.raises(UnusableInput, match=r"^claims/talks.yaml:2: an anchor"):
        load(made)


@pytest.mark.parametrize(
    ("data", "line"), [(b"source: talks\n# caf\xe9\n", 2), (b"\xff\xfe\0", 1), (b"source: a\0b\n", 1)]
)
def test_a_claims_file_that_is_no_text_is_refused(made: Workspace, data: bytes, line: int) -> None:
    (made.claims_dir / "talks.yaml").write_bytes(data)
    problem = only(made)
    assert (problem.code, problem.line) == ("FC501", line)


def test_a_link_to_nothing_is_refused(made: Workspace) -> None:
    (made.claims_dir / "talks.yaml").symlink_to("gone.yaml")
    with pytest.raises(UnusableInput, match=r"claims/talks\.yaml: there is no such file"):
        load(made)


def test_a_byte_order_mark_and_windows_line_ends_are_read(made: Workspace) -> None:
    kit.write(made, "claims/talks.yaml", "\ufeff" + GOOD.replace("\n", "\r\n"))
    assert load(made).place("two-hours") == ("claims/talks.yaml", 3)


PIECES = st.sampled_from(
    [*GOOD.splitlines(keepends=True), "- ", "  ", "{", "}", "[", "]", ": ", "\t", "'", '"', "2026", "\x00", "~\n"]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_whatever_a_claims_file_holds_is_read_or_told(text: str) -> None:
    reading = Reading()
    parse_claims(text, "talks", "claims/talks.yaml", reading)
    lines = text.count("\n") + 1
    for problem in reading.problems.ordered():
        assert problem.line is not None
        assert 1 <= problem.line <= lines
    if not reading.problems.ordered():
        assert text.count("- id:") == len(reading.claims)


@given(st.integers(0, len(GOOD)), st.integers(0, 8), st.text(alphabet="-: \n#'\"{}[]ab0", max_size=4))
def test_a_damaged_file_never_raises_half_way(start: int, length: int, instead: str) -> None:
    reading = Reading()
    parse_claims(GOOD[:start] + instead + GOOD[start + length :], "talks", "claims/talks.yaml", reading)
    assert all(problem.cure for problem in reading.problems.ordered())
